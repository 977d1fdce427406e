"""Files with one article per record: JSON Lines, JSON, CSV and TSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kg.errors import InputError, NoText, UnreadableInput, UnsupportedInput
from kg.text.files.encoding import decode, is_utf16
from kg.text.files.record import FIELDS, Found, ReadOptions, Record, Source

__all__ = ["field_values", "read_csv", "read_json", "read_json_lines", "rows"]

_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("body", "content", "article", "full_text", "fulltext"),
    "title": ("headline",),
    "published": ("date", "published_at", "publication_date", "pubdate", "date_published"),
    "publisher": ("source", "outlet", "site_name", "sitename", "newspaper"),
    "author": ("authors", "byline"),
    "url": ("link",),
    "language": ("lang",),
}
"""Names that other tools give the fields; read where the usual one is missing."""

_LONGEST_FIELD = 2**31 - 1


def read_json_lines(source: Source, options: ReadOptions) -> Found:
    """A record per line. A line that is no record is reported with its number, the others are read."""
    empty = True
    with source.open() as stream:
        for number, line in enumerate(_lines(stream), 1):
            if not line.strip():
                continue
            empty = False
            where = f"{source.name}, line {number}"
            try:
                if len(line) > options.max_bytes:
                    raise UnreadableInput("is too long for an article", where=where, advice="split it")
                record = _parsed(line if isinstance(line, str) else decode(line, where), where)
                yield _record(record, options, where, place=number)
            except InputError as error:
                yield error
    if empty:
        raise NoText("is empty", where=source.name, advice="leave it out, or fill it")


def read_json(source: Source, options: ReadOptions) -> Found:
    """A record, a list of records, or an object with one list of records in it."""
    text = decode(source.read(options), source.name)
    try:
        content = _parsed(text, source.name)
    except InputError:
        # Many files with one record per line are called .json.
        if not text.lstrip().startswith("{") or "\n" not in text.strip():
            raise
        yield from read_json_lines(source, options)
        return
    records, single = _records_in(content, options)
    for number, record in enumerate(records, 1):
        where = source.name if single else f"{source.name}, record {number}"
        try:
            yield _record(record, options, where, place=None if single else number)
        except InputError as error:
            yield error
    if not records:
        raise NoText("holds no records", where=source.name, advice="leave it out, or fill it")


def read_csv(source: Source, options: ReadOptions) -> Found:
    """A row per article, with the names of the columns in the first line.

    Raises:
        UnsupportedInput: no column holds the text.
    """
    count = 0
    for number, row in rows(source, options):
        if count == 0 and _key(row, "text", options) is None:
            columns = ", ".join(name for name in row if name)
            advice = f"say which it is with --text-column; there are: {columns}"
            raise UnsupportedInput("has no column with the text", where=source.name, advice=advice)
        count += 1
        try:
            yield _record(row, options, f"{source.name}, line {number}", place=count)
        except InputError as error:
            yield error
    if count == 0:
        raise NoText("has no rows", where=source.name, advice="the first line names the columns, the rows follow")


def rows(source: Source, options: ReadOptions) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a CSV or TSV file with the number of the line on which it ends."""
    text = decode(source.read(options), source.name)
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(source, text))
    try:
        for row in reader:
            yield reader.line_num, {name: value or "" for name, value in row.items() if name is not None}
    except csv.Error as error:
        problem = f"line {reader.line_num} is no CSV: {error}"
        raise UnreadableInput(problem, where=source.name, advice="save it again as CSV with UTF-8") from error


def field_values(row: Mapping[str, Any], options: ReadOptions) -> dict[str, str]:
    """What a row says, by field; empty cells say nothing."""
    keys = {name: _key(row, name, options) for name in FIELDS}
    values = {name: _text(row[key]) for name, key in keys.items() if key is not None}
    return {name: value for name, value in values.items() if value.strip()}


def _delimiter(source: Source, text: str) -> str:
    if source.path is not None and source.path.suffix.lower() in (".tsv", ".tab"):
        return "\t"
    header = text.lstrip("\r\n").split("\n", 1)[0]
    return max(",;\t|", key=header.count)


def _lines(stream: BinaryIO) -> Iterator[bytes | str]:
    start = stream.read(4)
    rest = io.BytesIO(start + stream.read()) if is_utf16(start) else None
    if rest is not None:
        return iter(io.TextIOWrapper(rest, encoding="utf-16", errors="replace"))
    return _with_start(start, stream)


def _with_start(start: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream from which some bytes were already taken."""
    first, *more = start.split(b"\n")
    while more:
        yield first
        first, *more = more
    yield first + stream.readline()
    yield from stream


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        reason = str(error).split(":")[0].lower() if isinstance(error, ValueError) else "too deeply nested"
        raise UnreadableInput(f"is no JSON ({reason})", where=where, advice="mend it, or leave it out") from error


def _records_in(content: Any, options: ReadOptions) -> tuple[list[Any], bool]:
    """The records, and whether the file as a whole is one."""
    if isinstance(content, list):
        return content, False
    if isinstance(content, dict) and _key(content, "text", options) is None:
        lists = [value for value in content.values() if isinstance(value, list)]
        if len(lists) == 1:
            return lists[0], False
    return [content], True


def _record(row: Any, options: ReadOptions, where: str, *, place: int | None) -> Record:
    if not isinstance(row, dict):
        raise UnreadableInput("is no JSON object", where=where, advice='write records as {"text": "…"}')
    key = _key(row, "text", options)
    if key is None:
        advice = f"say which it is with --text-column; there are: {', '.join(map(str, row)) or 'none'}"
        raise UnsupportedInput("has no field with the text", where=where, advice=advice)
    if not isinstance(row[key], str):
        raise NoText(f"{key!r} is no text", where=where, advice="leave it out, or fill it")
    values = field_values(row, options)
    if "text" not in values:
        raise NoText("has no text in it", where=where, advice="leave it out, or fill it")
    return Record(text="", place=place).saying(values)


def _key(row: Mapping[str, Any], name: str, options: ReadOptions) -> str | None:
    """The key under which a record holds a field."""
    if name in options.columns:
        return options.columns[name] if options.columns[name] in row else None
    by_name = {str(key).strip().strip("\ufeff").lower().replace(" ", "_"): key for key in row}
    return next((by_name[known] for known in (name, *_OTHER_NAMES.get(name, ())) if known in by_name), None)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_text(part) for part in value)
    if isinstance(value, dict):
        return _text(value.get("name"))
    return "" if value is None or isinstance(value, bool) else str(value)
