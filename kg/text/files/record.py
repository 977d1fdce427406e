"""What every reader takes and gives: a source of bytes, and the records found in it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import InputError, NoText, SettingsError, UnreadableInput

__all__ = ["FIELDS", "Found", "ReadOptions", "Record", "Source"]

FIELDS = ("id", "title", "text", "published", "publisher", "author", "url", "language")
"""What a record of a JSON Lines or CSV file can say about an article."""


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """How inputs are read.

    Attributes:
        columns: for JSON Lines, JSON and CSV: field (`text`, `title`, `published`, …) → the key or column that holds
            it, where it is not called so.
        meta: a CSV sheet with a column `path` (or `file`) and any of the other fields; joined by path or file name.
        max_bytes: files with a single article that are larger are refused; so are single records.

    Raises:
        SettingsError: a field that no record has.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    meta: Path | None = None
    max_bytes: int = 100_000_000

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in FIELDS:
                raise SettingsError(f"no record has a field {name!r}", advice=f"there are: {', '.join(FIELDS)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An article as found in a file, before it has an id.

    Attributes:
        place: where in the file it stands (`3` for the third part or line); `None` for the only article of a file.
        pages: where each page begins in `text`.
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    place: int | None = None
    pages: tuple[int, ...] = ()

    def saying(self, values: Mapping[str, str]) -> Record:
        """A copy with some of its `FIELDS` filled."""
        changes: dict[str, Any] = dict(values)
        return replace(self, **changes)


type Found = Iterator[Record | InputError]


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or what came from standard input.

    Attributes:
        name: for messages.
        path: the file, or `None` for standard input.
        data: what came from standard input.
    """

    name: str
    path: Path | None = None
    data: bytes = b""

    def open(self) -> BinaryIO:
        """The bytes as a stream.

        Raises:
            UnreadableInput: missing, no file, or not permitted.
        """
        if self.path is None:
            return io.BytesIO(self.data)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise self.unreadable(error) from error

    def read(self, options: ReadOptions) -> bytes:
        """All bytes.

        Raises:
            UnreadableInput: see `open`; or there are more than `options.max_bytes`.
            NoText: there are none.
        """
        try:
            with self.open() as stream:
                data = stream.read(options.max_bytes + 1)
        except OSError as error:
            raise self.unreadable(error) from error
        if len(data) > options.max_bytes:
            size = f"{options.max_bytes / 1_000_000:,.0f} MB"
            raise UnreadableInput(
                f"is larger than {size}", where=self.name, advice="split it into one file per article"
            )
        if not data.strip():
            raise NoText("is empty", where=self.name, advice="leave it out, or fill it")
        return data

    def unreadable(self, error: OSError) -> UnreadableInput:
        if isinstance(error, FileNotFoundError):
            return UnreadableInput("does not exist", where=self.name, advice="check the name")
        if isinstance(error, PermissionError):
            return UnreadableInput("may not be read", where=self.name, advice="check the permissions of the file")
        reason = (error.strerror or str(error)).lower()
        return UnreadableInput(f"cannot be read: {reason}", where=self.name, advice="check the file")
