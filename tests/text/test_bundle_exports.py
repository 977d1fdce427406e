import html
import io
from collections.abc import Callable

import docx
import pytest

from kg.errors import InputError
from kg.model import Article
from kg.text import BundlePart, split_bundle

type Reading = list[Article | InputError]
type Read = Callable[..., Reading]

EXPECTED = [
    BundlePart(
        text="Norland will close its ports.\n\nThe premier said so on Friday.",
        title="Norland closes ports",
        published="2023-01-06",
        publisher="The Norland Post",
        author="Ann Vale",
    ),
    BundlePart(
        text="Sudria opens its border.\n\nA vote is due. Length: that of a day.",
        title="Sudria opens up",
        published="2023-02-07",
        publisher="Sudria Echo (Port City)",
    ),
]

NEXIS_NEW = """User Name: =
Date and Time: = Friday, March 3, 2023 9:00 AM GMT
Documents (2)
1. Norland closes ports
2. Sudria opens up



Norland closes ports
The Norland Post
January 6, 2023 Friday 9:00 AM GMT

Copyright 2023 The Norland Post All Rights Reserved

Section: WORLD
Length: 523 words
Byline: Ann Vale

Body

Norland will close its ports.

The premier said so on Friday.

Classification

Language: ENGLISH
Publication-Type: Newspaper
Load-Date: January 7, 2023

End of Document

Sudria opens up
Sudria Echo (Port City)
February 7, 2023

Copyright 2023 Sudria Echo

Length: 99 words

Body

Sudria opens its border.

A vote is due. Length: that of a day.

Load-Date: February 8, 2023

End of Document
"""

NEXIS_OLD = """
                               1 of 2 DOCUMENTS


                              The Norland Post

                            January 6, 2023 Friday
                                9:00 AM GMT

Norland closes ports

BYLINE: Ann Vale

SECTION: WORLD; Pg. 3

LENGTH: 523 words


Norland will close its ports.

The premier said so on Friday.

LOAD-DATE: January 7, 2023

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                     Copyright 2023 The Norland Post
                          All Rights Reserved


                               2 of 2 DOCUMENTS


                          Sudria Echo (Port City)

                              February 7, 2023

Sudria opens up

LENGTH: 99 words


Sudria opens its border.

A vote is due. Length: that of a day.

LOAD-DATE: February 8, 2023

                       Copyright 2023 Sudria Echo
"""

FACTIVA = """World News
Norland closes ports

By Ann Vale
523 words
6 January 2023
09:00
The Norland Post
NORP
English
(c) 2023 The Norland Post

Norland will close its ports.

The premier said so on Friday.

Document NORP000020230106ej1600001

Sudria opens up

99 words
7 February 2023
Sudria Echo (Port City)
SUDE
English
Copyright 2023 Sudria Echo. All rights reserved.

Sudria opens its border.

A vote is due. Length: that of a day.

Document SUDE000020230207ej270002x

Search Summary
Text: ports
"""

FACTIVA_TAGGED = """SE World
HD Norland closes
   ports
BY By Ann Vale
WC 523 words
PD 6 January 2023
ET 09:00
SN The Norland Post
SC NORP
LA English
CY (c) 2023 The Norland Post
LP
Norland will close its ports.
TD
The premier said so on Friday.
CO prtnor : Ports of Norland
NS gpol : Politics
AN
Document NORP000020230106ej1600001

HD Sudria opens up
WC 99 words
PD 7 February 2023
SN Sudria Echo (Port City)
SC SUDE
LA English
CY Copyright 2023 Sudria Echo
LP Sudria opens its border.
TD A vote is due. Length: that of a day.
AN Document SUDE000020230207ej270002x
"""

PROQUEST = """____________________________________________________________

Document 1 of 2

Norland closes ports

Author: Ann Vale.

Publication info: The Norland Post, Late Edition; Port Vale, N.D. 06 Jan 2023: A.1.

http://database.example/docview/1

Abstract: Norland will close.

Links: None

Full text: Norland will close its ports.

The premier said so on Friday.

Subject: Ports;

Title: Norland closes ports

Publication title: The Norland Post; Port Vale, N.D.

Publication year: 2023

Publication date: Jan 6, 2023

ProQuest document ID: 1

Copyright: Copyright The Norland Post Jan 6, 2023

Database: Norland Newsstream

____________________________________________________________

Document 2 of 2

Sudria opens up

Publication info: Sudria Echo (Port City); Port City [Port City]07 Feb 2023.

Full text: Sudria opens its border.

A vote is due. Length: that of a day.

Publication title: Sudria Echo (Port City)

Publication date: Feb 7, 2023

ProQuest document ID: 2

____________________________________________________________

Contact us at: https://database.example
"""

EXPORTS = {
    "nexis": NEXIS_NEW,
    "nexis-old": NEXIS_OLD,
    "factiva": FACTIVA,
    "factiva-tagged": FACTIVA_TAGGED,
    "proquest": PROQUEST,
}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_split_into_its_articles(name: str) -> None:
    assert split_bundle(EXPORTS[name]) == EXPECTED


@pytest.mark.parametrize("name", EXPORTS)
def test_windows_line_ends_and_odd_blanks_make_no_difference(name: str) -> None:
    text = "\ufeff" + EXPORTS[name].replace("Ann Vale", "Ann\u00a0Vale").replace("\n", "\r\n")
    assert split_bundle(text) == EXPECTED


def test_an_export_of_one_article_is_freed_of_its_header() -> None:
    one = NEXIS_NEW[NEXIS_NEW.rindex("Sudria opens up") :]
    assert split_bundle(one) == EXPECTED[1:]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "They met.",
        "End of Document\n\nThey met.",
        "The paper has 3 of 4 DOCUMENTS.\n\nLength: 20 words",
        "Title: A treaty\n\nThey met. Full text: see below.",
        "Document 1 of 20\n\nThey met.",
        "Document LBA was found.\n\n523 words were said.",
        "Copyright 2023 Norland Post. Length: 3 km. Section: 4.",
    ],
)
def test_an_ordinary_text_is_no_export(text: str) -> None:
    assert split_bundle(text) is None


def as_docx(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_html(text: str) -> bytes:
    lines = "".join(f"<p>{html.escape(line) or '&nbsp;'}</p>\n" for line in text.split("\n"))
    return f"<!DOCTYPE html><html><head><title>Export</title></head><body><div>{lines}</div></body></html>".encode()


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("suffix", ["txt", "docx", "html"])
def test_exports_are_split_in_every_kind_of_file(read: Read, name: str, suffix: str) -> None:
    text = EXPORTS[name]
    content = {"txt": text.encode(), "docx": as_docx(text), "html": as_html(text)}[suffix]
    found = read({f"all.{suffix}": content})
    assert [(a.id, a.title, a.published, a.publisher, a.author) for a in found if isinstance(a, Article)] == [
        (f"all.{suffix}#{n}", part.title, part.published, part.publisher, part.author)
        for n, part in enumerate(EXPECTED, 1)
    ]
    texts = [[line.strip() for line in a.text.split("\n") if line.strip()] for a in found if isinstance(a, Article)]
    assert texts == [[line for line in part.text.split("\n") if line] for part in EXPECTED]
