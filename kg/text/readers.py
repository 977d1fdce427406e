"""Inputs to articles: walks folders, hands each file to its reader, gives ids, finds copies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError, NoText, UnreadableInput, UnsupportedInput
from kg.identifiers import digest
from kg.model import Article
from kg.text.files.kinds import is_companion, read_source
from kg.text.files.record import ReadOptions, Record, Source
from kg.text.published import parse_published
from kg.text.sheet import Sheet

__all__ = ["read_articles"]

STDIN = "-"


def read_articles(
    inputs: Sequence[str | Path], options: ReadOptions | None = None, *, stdin: BinaryIO | None = None
) -> Iterator[Article | InputError]:
    """Every article of some files and folders, in order, with an error in the place of each that cannot be read.

    Folders are walked to their depths in sorted order, without hidden files. An article's id is the one given with it,
    else a hash of its URL, else its path relative to the folder that all inputs have in common (never the machine's
    own), with `#3` for the third article of a file.

    The same text from two files is one article with both in `sources`, unless each has an id of its own; so that
    the first can name the last, all inputs are read before the first article is given. A second article with an id
    that is taken is an error.

    Args:
        inputs: paths of files and folders; `-` is standard input: JSON Lines, or one text, page or PDF.
        options: columns, sheet, limits.
        stdin: in the place of standard input.
    """
    options = options or ReadOptions()
    copies = _Copies()
    found = [item if isinstance(item, InputError) else copies.add(item) for item in _items(inputs, options, stdin)]
    for result in found:
        if result is not None:
            yield result if isinstance(result, InputError) else copies.with_sources(result)


@dataclass(frozen=True, slots=True)
class _Item:
    """An article as found, before it is known whether it is a copy."""

    article: Article
    where: str
    named: bool
    """Whether the id was given with it."""


class _Copies:
    """Which texts and ids were met, and where."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._sources: dict[str, list[str]] = {}

    def add(self, item: _Item) -> Article | InputError | None:
        """The article if it is new, an error if its id is taken, `None` if it is a copy."""
        text, source = item.article.text_sha256, item.article.url or item.where
        if item.article.id in self._ids and (item.named or self._texts.get(text) is None):
            first = self._ids[item.article.id]
            problem = f"its id {item.article.id!r} is that of {first}"
            return UnsupportedInput(problem, where=item.where, advice="give each article an id of its own")
        sources = self._sources.setdefault(text, [])
        if source not in sources:
            sources.append(source)
        if text in self._texts and not item.named:
            return None
        self._texts.setdefault(text, item.article.id)
        self._ids[item.article.id] = item.where
        return item.article

    def with_sources(self, article: Article) -> Article:
        return replace(article, sources=tuple(self._sources[article.text_sha256]))


def _items(inputs: Sequence[str | Path], options: ReadOptions, stdin: BinaryIO | None) -> Iterator[_Item | InputError]:
    sheet: Sheet | None = None
    if options.meta is not None:
        try:
            sheet = Sheet(options.meta)
        except InputError as error:
            yield error
    base = _common_folder(inputs)
    for source in _sources(inputs, options, stdin):
        if isinstance(source, InputError):
            yield source
            continue
        path = _relative(source.path, base) if source.path else None
        for record in read_source(source, options):
            if isinstance(record, InputError):
                yield record
            else:
                if sheet and source.path and path:
                    record = sheet.completed(record, source.path, path)
                yield _item(record, path)
    if sheet and (unused := sheet.unused()):
        yield unused


def _item(record: Record, path: str | None) -> _Item:
    where = f"{path or 'stdin'}#{record.place}" if record.place is not None else path or "stdin"
    article = Article(
        id=record.id or (digest(record.url) if record.url else where),
        # A lone surrogate cannot be written to any file; its replacement keeps all offsets.
        text=_writable(record.text),
        title=_line(record.title),
        published=parse_published(record.published),
        publisher=_line(record.publisher),
        author=_line(record.author),
        url=_line(record.url),
        path=path,
        language=_line(record.language),
        pages=record.pages,
    )
    return _Item(article, where, named=record.id is not None)


def _writable(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogates(text) else text


def _has_surrogates(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _line(text: str | None) -> str | None:
    """A field of the metadata on one line; `None` if there is nothing in it."""
    return _writable(" ".join(text.split())) or None if text else None


# ---- files and folders ----------------------------------------------------------------------------------------------


def _sources(
    inputs: Sequence[str | Path], options: ReadOptions, stdin: BinaryIO | None
) -> Iterator[Source | InputError]:
    """Each file once, however often it was named."""
    seen: set[Path] = {options.meta.resolve()} if options.meta else set()
    for given in inputs:
        if str(given) == STDIN:
            yield Source("standard input", data=(stdin or sys.stdin.buffer).read())
            continue
        for file in _files(given):
            if isinstance(file, InputError):
                yield file
            elif (real := file.resolve()) not in seen:
                seen.add(real)
                yield Source(str(file), file)


def _files(given: str | Path) -> Iterator[Path | InputError]:
    path = Path(given)
    if not path.is_dir():
        yield _checked(path, str(given))
        return
    empty = True
    for file in _walk(path):
        empty = False
        yield file
    if empty:
        advice = "put articles into it, or name another folder"
        yield NoText("there are no files in this folder", where=path, advice=advice)


def _checked(path: Path, given: str) -> Path | InputError:
    if "://" in given:
        return UnsupportedInput("is an address", where=given, advice="save the page, and name the file")
    if path.exists() and not path.is_file():
        return UnreadableInput("is no file", where=given, advice="name a file or folder")
    return path


def _walk(folder: Path) -> Iterator[Path | InputError]:
    """The files of a folder and those below it, sorted; without hidden ones and what comes along with saved pages."""
    errors: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(place, name)
            if not name.startswith((".", "~$")) and not is_companion(file) and file.is_file():
                yield file
    for error in errors:
        yield Source(str(error.filename)).unreadable(error)


def _common_folder(inputs: Sequence[str | Path]) -> Path:
    paths = [Path(given).resolve() for given in inputs if str(given) != STDIN]
    folders = [path if path.is_dir() else path.parent for path in paths]
    try:
        return Path(os.path.commonpath(folders)) if folders else Path()
    except ValueError:  # drives of Windows have nothing in common
        return Path()


def _relative(path: Path, base: Path) -> str:
    """A path as it goes into the tables: from the common folder on, with slashes."""
    try:
        return path.resolve().relative_to(base).as_posix()
    except ValueError:  # a link that leads out of the folder, or another drive
        return path.name
