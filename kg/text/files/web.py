"""Web pages: trafilatura finds the article among menus, teasers and scripts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from kg.errors import NoText, UnreadableInput
from kg.text.bundles import looks_like_bundle
from kg.text.files.encoding import decode
from kg.text.files.plain import records_of
from kg.text.files.quiet import quiet
from kg.text.files.record import Found, ReadOptions, Record, Source

__all__ = ["read_html"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{2,40})", re.IGNORECASE)
_BLOCKS = (
    "address article aside blockquote br center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table td th title tr ul"
)
_NO_TEXT = "//script|//style|//noscript|//template|//comment()"
_WORDS = 5
"""With fewer it is a menu that was left over, not an article."""
_LIBRARIES = ("trafilatura", "htmldate", "justext", "courlan", "charset_normalizer")


def read_html(source: Source, options: ReadOptions) -> Found:
    """The article of a page with what its metadata say, or the articles of an export from a press database.

    Raises:
        NoText: there is no article in it.
    """
    page = _page(source.read(options), source.name)
    if looks_like_bundle(page):
        parts = list(records_of(_whole_text(page), source))
        if len(parts) > 1:
            yield from parts
            return
    yield _article(page, source)


def _page(data: bytes, where: str) -> str:
    said = _CHARSET.search(data[:4096])
    if said:
        try:
            return data.decode(said[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # what the page says of itself is wrong
    return decode(data, where)


def _article(page: str, source: Source) -> Record:
    found = _extract(page, source.name)
    if found is None or len((found.text or "").split()) < _WORDS:
        advice = "if there is text, save it from the browser as text"
        raise NoText("no article was found in this page", where=source.name, advice=advice)
    record = Record(text="\n\n".join(line for line in found.text.splitlines() if line.strip()))
    return replace(
        record,
        title=found.title,
        published=found.date,
        publisher=found.sitename or found.hostname,
        author=found.author,
        url=found.url,
    )


def _extract(page: str, where: str) -> Any:
    import trafilatura

    with quiet(*_LIBRARIES):
        try:
            return trafilatura.bare_extraction(
                page,
                with_metadata=True,
                include_comments=False,
                include_tables=True,
                # The day of first publication, and only where the page says it: a year in a footer is no date.
                date_extraction_params={"original_date": True, "extensive_search": False},
            )
        except Exception as error:  # a hostile page must not stop the batch, whatever it breaks
            advice = "save the page again, or save it as text"
            raise UnreadableInput("is no page that can be read", where=where, advice=advice) from error


def _whole_text(page: str) -> str:
    """All text of a page, a line per block."""
    from lxml import html

    root = html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    for element in root.xpath(_NO_TEXT):
        element.drop_tree()
    for element in root.iter(*_BLOCKS.split()):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", str(root.text_content())))
