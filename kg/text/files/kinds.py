"""Which reader takes which file: by its name, and by its first bytes where the name says nothing or lies."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import InputError, UnreadableInput, UnsupportedInput
from kg.text.files.encoding import is_utf16
from kg.text.files.pdf import read_pdf
from kg.text.files.plain import read_markdown, read_text
from kg.text.files.record import Found, ReadOptions, Source
from kg.text.files.tables import read_csv, read_json, read_json_lines
from kg.text.files.web import read_html
from kg.text.files.word import read_docx

__all__ = ["READERS", "is_companion", "read_source"]

type Reader = Callable[[Source, ReadOptions], Found]

READERS: Mapping[str, Reader] = {
    ".csv": read_csv,
    ".docx": read_docx,
    ".htm": read_html,
    ".html": read_html,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".ndjson": read_json_lines,
    ".pdf": read_pdf,
    ".text": read_text,
    ".tsv": read_csv,
    ".txt": read_text,
    ".xhtml": read_html,
}
"""By suffix, in small letters. A new kind of file is a new line here."""

_KINDS = ".txt, .md, .html, .pdf, .docx, .csv, .tsv, .jsonl and .json can be read"
_ADVICE: Mapping[bytes, tuple[str, str]] = {
    b"{\\rtf": ("is a rich text file", "save it as .docx or .txt"),
    b"\xd0\xcf\x11\xe0": ("is a file of an old Office", "save it as .docx or .csv"),
    b"\x1f\x8b": ("is packed", "unpack it first"),
    b"BZh": ("is packed", "unpack it first"),
    b"7z\xbc\xaf": ("is packed", "unpack it first"),
    b"Rar!": ("is packed", "unpack it first"),
    b"\x89PNG": ("is a picture", "run OCR on it, or leave it out"),
    b"\xff\xd8\xff": ("is a picture", "run OCR on it, or leave it out"),
    b"GIF8": ("is a picture", "run OCR on it, or leave it out"),
}
_COMPANIONS = frozenset(
    {
        *(".css", ".js", ".map", ".woff", ".woff2", ".ttf", ".ico", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"),
        *(".mp3", ".mp4", ".webm", ".bak", ".tmp", ".lock", ".ds_store", ".ini"),
    }
)
_HEAD = 4096


def is_companion(path: Path) -> bool:
    """Whether a file only comes along with articles, as the pictures and styles of a saved page do."""
    return path.suffix.lower() in _COMPANIONS


def read_source(source: Source, options: ReadOptions) -> Found:
    """All records of a source. Whatever is wrong with it comes as an error in their place."""
    try:
        yield from _reader(source)(source, options)
    except InputError as error:
        yield error
    except OSError as error:
        yield source.unreadable(error)


def _reader(source: Source) -> Reader:
    named = READERS.get(source.path.suffix.lower()) if source.path else None
    if named is not None and named is not read_text:
        return named
    with source.open() as stream:
        head = stream.read(_HEAD)
    if found := _by_content(head, source):
        return found
    if named is None and source.path and b"\x00" in head and not is_utf16(head):
        raise UnsupportedInput("is a kind of file that no reader takes", where=source.name, advice=_KINDS)
    return read_text


def _by_content(head: bytes, source: Source) -> Reader | None:
    """What the first bytes tell; `None` for what may be a text."""
    for start, (problem, advice) in _ADVICE.items():
        if head.startswith(start):
            raise UnsupportedInput(problem, where=source.name, advice=advice)
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"%PDF-"):
        return read_pdf
    if head.startswith(b"PK\x03\x04"):
        return _in_archive(source)
    start = bare[:200].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        start[:5] == b"<?xml" and b"<html" in start
    ):
        return read_html
    if source.path is None and bare.startswith((b"{", b"[{", b"[\n", b"[\r")):
        return read_json_lines if _is_json(bare.split(b"\n", 1)[0]) else read_json
    return None


def _in_archive(source: Source) -> Reader:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            if "word/document.xml" in archive.namelist():
                return read_docx
    except zipfile.BadZipFile as error:
        raise UnreadableInput("is a broken archive", where=source.name, advice="download or pack it again") from error
    advice = "unpack it, or save it as .docx or .csv"
    raise UnsupportedInput("is an archive, or a file of another Office", where=source.name, advice=advice)


def _is_json(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
