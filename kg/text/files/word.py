"""Word files (.docx): paragraphs and tables in the order in which they stand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from kg.errors import UnreadableInput
from kg.text.files.plain import records_of
from kg.text.files.quiet import quiet
from kg.text.files.record import Found, ReadOptions, Source

__all__ = ["read_docx"]

_UNPACKED = 20  # times `max_bytes` that a file may grow to when unpacked: more is a bomb, not a document


def read_docx(source: Source, options: ReadOptions) -> Found:
    """One article, or those of an export from a press database.

    Raises:
        UnreadableInput: it is no Word file, or broken.
    """
    data = source.read(options)
    with quiet("docx"):
        try:
            text, title = _content(data, options.max_bytes * _UNPACKED)
        except Exception as error:  # a broken file can fail anywhere in the library, with any error
            advice = "open it in a word processor and save it again as .docx"
            raise UnreadableInput("is no Word file that can be read", where=source.name, advice=advice) from error
    yield from records_of(text, source, title=title)


def _content(data: bytes, limit: int) -> tuple[str, str | None]:
    import docx

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > limit:
            raise ValueError("unpacks to more than a document can be")
    document = docx.Document(io.BytesIO(data))
    title = document.core_properties.title
    return "\n\n".join(_blocks(document)), title if title and " " in title.strip() else None


def _blocks(container: Any) -> Iterator[str]:
    """Each paragraph; each row of a table, a line per cell."""
    from docx.text.paragraph import Paragraph

    for item in container.iter_inner_content():
        if isinstance(item, Paragraph):
            if item.text.strip():
                yield _marked(item)
            continue
        for row in item.rows:
            cells = {id(cell._tc): cell for cell in row.cells}  # merged cells come once per column
            line = "\n".join(text for cell in cells.values() if (text := "\n".join(_blocks(cell))))
            if line:
                yield line


def _marked(paragraph: Any) -> str:
    """A paragraph; with a list mark, which Word draws and does not write, if it is a list item."""
    style = paragraph.style.name if paragraph.style is not None else ""
    is_item = style.startswith("List") and not paragraph.text.lstrip().startswith(("-", "•"))
    return f"- {paragraph.text}" if is_item else str(paragraph.text)
