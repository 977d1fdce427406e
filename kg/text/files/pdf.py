"""PDF files: the text of all pages without running heads, and where each page begins."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.errors import NoText, ScannedPdf, UnreadableInput
from kg.text.files.quiet import quiet
from kg.text.files.record import Found, ReadOptions, Record, Source

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["read_pdf"]

_EDGE = 3  # lines at the top and the bottom of a page that can be a running head or foot
_SHARE = 0.4  # of all pages that must bear one (heads of odd and even pages may differ)
_SPARSE = 15  # letters per page; a page of text has a thousand, a scanned one at best a stamp
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.)?\s*[-–—|]?\s*\d{1,4}\s*[-–—|]?(?:\s*(?:of|/|von)\s*\d{1,4})?", re.IGNORECASE
)
_NO_TITLE = re.compile(r"\.(?:docx?|pdf|indd|qxp|rtf|txt|tex)\b|^microsoft|^untitled|^document\d*$", re.IGNORECASE)


def read_pdf(source: Source, options: ReadOptions) -> Found:
    """One article; `pages` of the record tells where its pages begin.

    Raises:
        ScannedPdf: the pages are pictures.
        UnreadableInput: broken, or locked with a password.
    """
    data = source.read(options)
    with quiet("pypdf"):
        try:
            reader = _opened(data, source.name)
            pages = [_clean(page.extract_text()) for page in reader.pages]
            title = _title(reader)
            pictures = sum(map(len, pages)) < _SPARSE * len(pages) and _has_pictures(reader)
        except UnreadableInput:
            raise
        except Exception as error:  # a broken file can fail anywhere in the library, with any error
            advice = "open it in a PDF viewer and save it again"
            raise UnreadableInput("is no PDF that can be read", where=source.name, advice=advice) from error
    if pages and (pictures or not any(pages)):
        advice = "it is scanned: run OCR on it first, as with ocrmypdf"
        raise ScannedPdf("has no text layer", where=source.name, advice=advice)
    if not pages:
        raise NoText("has no pages", where=source.name, advice="leave it out")
    text, starts = _joined(_without_running_lines(pages))
    yield Record(text=text, title=title, pages=starts)


def _opened(data: bytes, where: str) -> PdfReader:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(data), strict=False)
    advice = "save it without the password"
    try:
        locked = reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED
    except DependencyError as error:
        raise UnreadableInput("is encrypted", where=where, advice=advice) from error
    if locked:
        raise UnreadableInput("is locked with a password", where=where, advice=advice)
    return reader


def _clean(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip("\n")


def _title(reader: PdfReader) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    if not isinstance(title, str) or " " not in title.strip() or _NO_TITLE.search(title.strip()):
        return None  # the name of a file, not of an article
    return title.strip()


def _has_pictures(reader: PdfReader) -> bool:
    for page in reader.pages[:10]:
        resources = page.get("/Resources")
        objects = resources.get_object().get("/XObject") if resources is not None else None
        if objects is not None and len(objects.get_object()):
            return True
    return False


def _without_running_lines(pages: Sequence[str]) -> list[str]:
    """Each page without the lines at its edges that stand on many pages, whatever their numbers, and page numbers."""
    sheets = [page.split("\n") for page in pages]
    counts = Counter(line for sheet in sheets for line in {_pattern(sheet[at]) for at in _edges(sheet)} if line)
    enough = max(2, _SHARE * len(sheets))
    return ["\n".join(_inner(sheet, {line for line, count in counts.items() if count >= enough})) for sheet in sheets]


def _pattern(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _edges(sheet: Sequence[str]) -> list[int]:
    """The places of the first and the last few lines that are not empty."""
    filled = [at for at, line in enumerate(sheet) if line.strip()]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _inner(sheet: Sequence[str], running: set[str]) -> Iterator[str]:
    edges = _edges(sheet)
    gone: set[int] = set()
    for side in (edges, edges[::-1]):
        for at in side:
            if _pattern(sheet[at]) not in running and not _PAGE_NUMBER.fullmatch(sheet[at].strip()):
                break  # what stands further in belongs to the article
            gone.add(at)
    return (line for at, line in enumerate(sheet) if at not in gone)


def _joined(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The pages in one text, and where each begins. A sentence may run over from one to the next."""
    starts, length = [], 0
    for page in pages:
        starts.append(length)
        length += len(page) + 1
    return "\n".join(pages), tuple(starts)
