"""The ledger: a file of judgements, one JSON object a line, to which lines are only ever added.

It lies outside the output folder, so that it outlives every run. Of two lines about the same thing the later one holds,
by their dates; of two of one date the lower one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from kg.errors import LedgerError, SettingsError, TableError
from kg.output import append_line, dump
from kg.resolution.judgements import (
    AnyJudgement,
    ArticleJudgement,
    ArticleVerdict,
    Judgement,
    StatementJudgement,
    moment,
)
from kg.resolution.rows import judgement_from_row, judgement_row

__all__ = ["Entry", "Ledger", "append", "refuse_inside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry[J: (Judgement, StatementJudgement, ArticleJudgement)]:
    """A judgement, and the line it stands on, from 1."""

    line: int
    judgement: J


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """All that a file of judgements says, the oldest first."""

    path: Path | None = None
    actors: tuple[Entry[Judgement], ...] = ()
    statements: tuple[Entry[StatementJudgement], ...] = ()
    articles: tuple[Entry[ArticleJudgement], ...] = ()
    faults: tuple[LedgerError, ...] = ()
    """The lines that cannot be used."""
    sha256: str | None = None
    """Of the file; `None` if there is none."""

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a ledger; a line that cannot be used is among the faults, the rest holds.

        Raises:
            TableError: there is no such file, or it is no text.
        """
        data = _bytes(path)
        faults: list[LedgerError] = []
        entries = list(_entries(_decoded(data, path), path, faults))
        return cls(path=path, faults=tuple(faults), sha256=hashlib.sha256(data).hexdigest(), **_sorted(entries))

    @classmethod
    def of(cls, judgements: Iterable[AnyJudgement]) -> Self:
        """A ledger that no file holds."""
        return cls(**_sorted(enumerate(judgements, start=1)))

    @property
    def excluded(self) -> frozenset[str]:
        """The articles that are not to be read, by id."""
        last = {entry.judgement.article: entry.judgement.verdict for entry in self.articles}
        return frozenset(key for key, verdict in last.items() if verdict is ArticleVerdict.EXCLUDED)

    def where(self, entry: Entry[Any]) -> str:
        """For messages."""
        return f"{self.path or 'the ledger'}, line {entry.line}"


def append(path: Path, judgement: AnyJudgement) -> None:
    """Add a line, and see it on the disk; the file is made if there is none.

    Raises:
        OutputError: it cannot be written; the file is then as it was.
    """
    append_line(path, dump(judgement_row(judgement)))


def refuse_inside(path: Path, folder: Path) -> None:
    """A ledger is no part of an output: with the folder, years of decisions would be thrown away.

    Raises:
        SettingsError: it lies in the folder.
    """
    if path.resolve().is_relative_to(folder.resolve()):
        advice = "keep the ledger beside it: the folder can be thrown away, the ledger cannot"
        raise SettingsError(f"lies inside the output {str(folder)!r}", where=path, advice=advice)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        advice = "check the name; `kg review` makes a ledger, and an empty file is one"
        raise TableError("is missing", where=path, advice=advice) from error
    except OSError as error:
        raise TableError(f"cannot be read: {(error.strerror or str(error)).lower()}", where=path) from error


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError("is not in UTF-8", where=path, advice="save it as UTF-8, or name another file") from error


def _entries(text: str, path: Path, faults: list[LedgerError]) -> Iterator[tuple[int, AnyJudgement]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError("is no JSON object")
            yield number, judgement_from_row(row)
        except (ValueError, RecursionError) as error:
            problem = "is no JSON" if isinstance(error, json.JSONDecodeError | RecursionError) else str(error)
            advice = "mend the line; the others are used"
            faults.append(LedgerError(problem, where=f"{path}, line {number}", advice=advice))


def _sorted(lines: Iterable[tuple[int, AnyJudgement]]) -> dict[str, Any]:
    ordered = sorted(lines, key=lambda line: (moment(line[1].when), line[0]))
    return {
        "actors": tuple(Entry(line=n, judgement=each) for n, each in ordered if isinstance(each, Judgement)),
        "statements": tuple(
            Entry(line=n, judgement=each) for n, each in ordered if isinstance(each, StatementJudgement)
        ),
        "articles": tuple(Entry(line=n, judgement=each) for n, each in ordered if isinstance(each, ArticleJudgement)),
    }
