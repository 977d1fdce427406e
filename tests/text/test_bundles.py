"""Exports from press databases: many articles in one file."""

from pathlib import Path

from kg.model import Article
from kg.text import ReadOptions, read_articles
from kg.text.bundles import split_bundle

NEXIS = """2 of 2 DOCUMENTS

The Norland Courier

January 5, 2023 Thursday

Norland signs treaty with Sudria

BYLINE: Ada Vale

SECTION: NEWS

LENGTH: 60 words

Norland signed a treaty with Sudria on Monday. The president, Mary Oren, was there.

LOAD-DATE: January 6, 2023

LANGUAGE: ENGLISH

1 of 2 DOCUMENTS

The Sudria Herald

January 7, 2023 Saturday

Sudria visits Norland

LENGTH: 30 words

The president of Sudria, Tom Lind, visited Norland on Friday.

LOAD-DATE: January 8, 2023
"""

FACTIVA = """HD Norland signs treaty with Sudria
BY Ada Vale
WC 60 words
PD 5 January 2023
SN The Norland Courier
LA English

LP
Norland signed a treaty with Sudria on Monday.

TD
The president, Mary Oren, was there.

AN Document NORCOU0020230105ej1500001

HD Sudria visits Norland
WC 30 words
PD 7 January 2023
SN The Sudria Herald
LA English

LP
The president of Sudria visited Norland on Friday.

AN Document SUDHER0020230107ej1700002
"""

PROQUEST = """____________________________________________________________

Document 1 of 2

Norland signs treaty with Sudria

Author: Vale, Ada

Publication info: The Norland Courier ; Norport [Norport]. 05 Jan 2023.

Full text: Norland signed a treaty with Sudria on Monday.

Title: Norland signs treaty with Sudria

Publication title: The Norland Courier

Publication date: Jan 5, 2023

____________________________________________________________

Document 2 of 2

Full text: The president of Sudria visited Norland on Friday.

Title: Sudria visits Norland

Publication title: The Sudria Herald

Publication date: Jan 7, 2023

____________________________________________________________
"""


def facts(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(part.title, part.published, part.publisher) for part in split_bundle(text) or []]


BOTH = [
    ("Norland signs treaty with Sudria", "2023-01-05", "The Norland Courier"),
    ("Sudria visits Norland", "2023-01-07", "The Sudria Herald"),
]


def test_a_nexis_export_is_split_with_its_headers() -> None:
    assert facts(NEXIS) == BOTH


def test_a_factiva_export_is_split_with_its_headers() -> None:
    assert facts(FACTIVA) == BOTH


def test_a_proquest_export_is_split_with_its_headers() -> None:
    assert facts(PROQUEST) == BOTH


def test_headers_and_footers_are_no_text() -> None:
    texts = [part.text for export in (NEXIS, FACTIVA, PROQUEST) for part in split_bundle(export) or []]
    assert len(texts) == 6
    for text in texts:
        assert "signed a treaty" in text or "visited Norland" in text
        assert not any(word in text for word in ("LENGTH", "LOAD-DATE", "Publication", "Document", "WC "))


def test_an_ordinary_text_is_no_bundle() -> None:
    assert split_bundle("Norland signed a treaty.\n\nTitle: none\n\nThe rest of it.") is None


def test_the_articles_of_a_bundle_are_numbered_behind_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(NEXIS, encoding="utf-8")
    found = list(read_articles([path], ReadOptions()))
    assert all(isinstance(article, Article) for article in found)
    assert [article.id for article in found if isinstance(article, Article)] == ["export.txt#1", "export.txt#2"]


def test_a_page_that_is_only_a_menu_holds_no_article(tmp_path: Path) -> None:
    path = tmp_path / "menu.html"
    path.write_text("<html><body><nav>Home</nav></body></html>", encoding="utf-8")
    (found,) = read_articles([path], ReadOptions())
    assert "no article was found in this page" in str(found)
