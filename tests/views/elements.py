"""What a page is made of, for tests of pages without scripts."""

from html.parser import HTMLParser


class Reader(HTMLParser):
    """The elements of a page with their attributes, and its addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        self.links = [each["href"] or "" for tag, each in self.elements if tag == "a"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
