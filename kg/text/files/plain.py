"""Text and Markdown files."""

from __future__ import annotations

import re

from kg.errors import NoText
from kg.text.bundles import split_bundle
from kg.text.files.encoding import decode
from kg.text.files.record import FIELDS, Found, ReadOptions, Record, Source

__all__ = ["read_markdown", "read_text", "records_of"]

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,8000}?)\r?\n---[ \t]*\r?\n", re.DOTALL)
_ENTRY = re.compile(r"^([A-Za-z_]{2,20}):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(.{1,300}?)[ \t#]*$", re.MULTILINE)


def read_text(source: Source, options: ReadOptions) -> Found:
    """One article, or those of an export from a press database."""
    return records_of(decode(source.read(options), source.name), source)


def records_of(text: str, source: Source, *, title: str | None = None) -> Found:
    """The articles of a text: the parts of an export, else one.

    Raises:
        NoText: there is none in it.
    """
    parts = split_bundle(text)
    if parts is None:
        if not text.strip("\ufeff \t\r\n\f\x00"):
            raise NoText("has no text in it", where=source.name, advice="leave it out, or fill it")
        yield Record(text=text, title=title)
        return
    for number, part in enumerate(parts, 1):
        yield Record(
            text=part.text,
            title=part.title,
            published=part.published,
            publisher=part.publisher,
            author=part.author,
            place=number if len(parts) > 1 else None,
        )


def read_markdown(source: Source, options: ReadOptions) -> Found:
    """One article; its title is the first heading, unless the block of `key: value` lines at the top names it."""
    text = decode(source.read(options), source.name)
    said: dict[str, str] = {}
    if front := _FRONT.match(text):
        said = {key.lower(): value.strip("\"'") for key, value in _ENTRY.findall(front[1])}
        text = text[front.end() :]
    if not text.strip():
        raise NoText("has no text in it", where=source.name, advice="leave it out, or fill it")
    heading = _HEADING.search(text[:2000])
    known = {name: said[name] for name in FIELDS if name in said and name != "text"}
    known.setdefault("published", said.get("date", ""))
    known.setdefault("title", heading[1] if heading else "")
    yield Record(text=text).saying(known)
