"""Writes `articles/05-sanctions-release.pdf`, the press release among the examples.

A PDF with running heads, page numbers and words broken at line ends is what a ministry's website hands out, and what a
reader of PDF files must take apart again. This one is laid out by hand below and written with the standard library
alone, uncompressed and without a clock, so that every run gives the same bytes (a test compares them with the file).

Run it after a change to the text::

    python examples/make_pdf.py
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

TARGET = Path(__file__).parent / "articles" / "05-sanctions-release.pdf"

HEAD = "Ministry of Finance of Norland · Press release 17/2024"
TITLE = "Norland sanctions two shipping companies"

# One string per printed line, "" between paragraphs.
PAGES: Sequence[Sequence[str]] = (
    (
        "SALTHAVEN, 14 March 2024 – Norland today sanctioned Orvane",
        "Shipping and Kestrel Bay Trading. Both companies carried",
        "weapons through the Amber Strait, in breach of the arms embar-",
        "go of 2022. Their accounts in Norland, worth about €40 million,",
        "have been frozen.",
        "",
        "Helen Marsh, the finance minister of Norland, announced the",
        "measures this morning. Minister Marsh accused Orvane Shipping",
        "of using false cargo papers. “Whoever pays for smuggling will",
        "find our ports closed,” Minister Marsh said.",
        "",
        "Viktor Dalen owns Orvane Shipping. The company is based in",
        "Sudria and runs eleven vessels. Orvane Shipping has denied that",
        "it broke the embargo, and it may ask a court to lift the measures.",
        "",
        "Norland coordinated with the European Union and Canada on the",
        "measures. Canada imposed sanctions on Orvane Shipping in Janu-",
        "ary. The European Union has not yet sanctioned the company; its",
        "member states are expected to decide in the course of April.",
        "",
        "The measures are directed at two companies and at nobody else.",
        "Norland has not sanctioned the government of Sudria, and no",
        "ban on travel has been ordered. Fishing boats of both countries",
    ),
    (
        "may use the strait as before. Families with relatives on the",
        "other shore will find the ferries running on the usual days.",
        "",
        "Another rule has applied since the beginning of the month. On",
        "1 March Norland restricted exports of marine engines to Sudria",
        "after two patrol boats had been refitted with civilian parts.",
        "",
        "The Ministry of Finance is investigating Tern Logistics, a broker",
        "with offices in Salthaven. If the suspicion is confirmed, Norland",
        "could sanction Tern Logistics as well. No decision has been",
        "made, and the company is cooperating with the ministry.",
        "",
        "Minister Marsh will visit Brussels on 20 March. She will explain",
        "the measures to the European Commission and propose a com-",
        "mon register of ships that sail under changing flags.",
        "",
        "The measures end on 31 December 2025 unless the government",
        "renews them. Both companies can apply for an early end: they",
        "must open their books, and they must name the owners of the",
        "cargo. The list of sanctioned companies is kept at the ministry",
        "and is open to everyone.",
        "",
        "Contact: Press Office, press@finance.norland.example",
    ),
)

WIDTH, HEIGHT = 420, 595  # A5, in points
MARGIN, LEADING = 48, 16
FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold"}


def release() -> bytes:
    """The whole file: objects, cross-reference table, trailer."""
    bodies = list(_objects())
    blocks = [b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(bodies, start=1)]
    header = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    *offsets, end = accumulate(map(len, blocks), initial=len(header))
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(blocks) + 1
    return (
        header
        + b"".join(blocks)
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<< /Size %d /Root 1 0 R /Info 2 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, end)
    )


def _objects() -> Iterator[bytes]:
    """The bodies of the PDF objects, in the order of their numbers: catalogue, info, page tree, fonts, pages."""
    first_page = 4 + len(FONTS)
    pages = [first_page + 2 * index for index in range(len(PAGES))]
    yield b"<< /Type /Catalog /Pages 3 0 R /Lang (en) >>"
    yield b"<< /Title (%s) /Author (Ministry of Finance of Norland) /CreationDate (D:20240314090000Z) >>" % _pdf(TITLE)
    kids = b" ".join(b"%d 0 R" % page for page in pages)
    yield b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages))
    for font in FONTS.values():
        yield b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % font.encode()
    fonts = b" ".join(b"/%s %d 0 R" % (name.encode(), number) for number, name in enumerate(FONTS, start=4))
    for index, number in enumerate(pages):
        yield (
            b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << %s >> >> >>"
            % (WIDTH, HEIGHT, number + 1, fonts)
        )
        stream = b"\n".join(_drawing(index))
        yield b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)


def _drawing(index: int) -> Iterator[bytes]:
    """The drawing operators of one page: running head, title (first page only), lines, page number."""
    yield _line(HEAD, y=HEIGHT - 36, size=8)
    y = HEIGHT - 80
    if index == 0:
        yield _line(TITLE, y=y, size=15, font="F2")
        y -= 2 * LEADING
    for text in PAGES[index]:
        if text:
            yield _line(text, y=y)
        y -= LEADING
    yield _line(f"Page {index + 1} of {len(PAGES)}", y=30, size=8)


def _line(text: str, *, y: int, size: int = 11, font: str = "F1") -> bytes:
    return b"BT /%s %d Tf %d %d Td (%s) Tj ET" % (font.encode(), size, MARGIN, y, _pdf(text))


def _pdf(text: str) -> bytes:
    """A text as the inside of a PDF string; WinAnsi is Windows code page 1252."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return escaped.encode("cp1252")


if __name__ == "__main__":
    TARGET.write_bytes(release())
