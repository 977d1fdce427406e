"""Judged sheets read back: which statements are right, how sure that is, and whether the coders agree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kg.errors import InputError, TableError
from kg.evaluation.agreement import krippendorff_alpha, raw_agreement
from kg.evaluation.intervals import Share
from kg.evaluation.sampling import ASPECTS, VERDICT_COLUMNS

__all__ = [
    "Agreement",
    "CodedStatement",
    "JudgedSheet",
    "Pooled",
    "Value",
    "agreements",
    "pool",
    "precision",
    "read_sheet",
    "sheet_rows",
]

STATEMENT = "statement"
NEEDED = (STATEMENT, "relation", "factuality", *VERDICT_COLUMNS.values())


class Value(StrEnum):
    """What a coder may say of a statement or of an aspect of it."""

    RIGHT = "right"
    WRONG = "wrong"
    UNCLEAR = "unclear"


_SHORT: Mapping[str, Value] = {value.value[0]: value for value in Value}


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedStatement:
    """What one coder says of one statement."""

    statement: str
    relation: str
    factuality: str
    values: Mapping[str, Value]
    """By aspect, and under `statement` for the statement as a whole; what was not judged is missing."""

    @property
    def verdict(self) -> Value | None:
        return self.values.get(STATEMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedSheet:
    """What one coder says of a sample."""

    name: str
    coded: tuple[CodedStatement, ...]
    faults: tuple[TableError, ...] = ()
    """Rows that could not be used, each with its number."""

    @property
    def unjudged(self) -> int:
        return sum(row.verdict is None for row in self.coded)


# ---- reading --------------------------------------------------------------------------------------------------------


def read_sheet(path: Path) -> JudgedSheet:
    """Read a sheet that `kg sample` wrote and somebody filled in; Excel's own kinds of CSV are understood.

    Raises:
        TableError: it is no such sheet. A row that is wrong is no such case: it is among the faults.
    """
    coded: dict[str, CodedStatement] = {}
    faults: list[TableError] = []
    for number, row in enumerate(sheet_rows(path, NEEDED, writer="kg sample"), start=2):  # the header is row 1
        where = f"{path}, row {number}"
        try:
            read = _coded(row, where)
            if read is not None and read.statement in coded:
                advice = "keep one of the two"
                raise TableError(f"statement {read.statement} stands there twice", where=where, advice=advice)
        except TableError as fault:
            faults.append(fault)
            continue
        if read is not None:
            coded[read.statement] = read
    return JudgedSheet(name=str(path), coded=tuple(coded.values()), faults=tuple(faults))


def sheet_rows(path: Path, needed: Iterable[str], *, writer: str) -> list[dict[str, str]]:
    """The rows of a sheet of ours, by the names of the columns in small letters.

    Args:
        path: the sheet, in whatever kind of CSV a spreadsheet made of it.
        needed: columns that it must have.
        writer: the command that writes such sheets.

    Raises:
        TableError: it cannot be read, lacks a column, or has no rows.
    """
    from kg.text.files.record import ReadOptions, Source
    from kg.text.files.tables import rows

    try:
        found = [
            {_plain(name): cell for name, cell in row.items()}
            for _, row in rows(Source(str(path), path), ReadOptions())
        ]
    except InputError as error:
        raise TableError(error.problem, where=path, advice=error.advice) from error
    missing = [name for name in needed if found and name not in found[0]]
    if missing or not found:
        problem = f"has no column {missing[0]!r}" if missing else "has no rows"
        raise TableError(
            problem, where=path, advice=f"name a sheet that `{writer}` wrote, with its columns as they were"
        )
    return found


def _plain(name: str) -> str:
    return name.strip().strip("\ufeff").lower()


def _coded(row: Mapping[str, str], where: str) -> CodedStatement | None:
    key = row[STATEMENT].strip().lstrip("'")
    said = {aspect: _value(row[column], column, where) for aspect, column in VERDICT_COLUMNS.items()}
    values = {aspect: value for aspect, value in said.items() if value is not None}
    if not key:
        if any(cell.strip() for cell in row.values()):
            raise TableError("names no statement", where=where, advice="restore the first cell from the sample")
        return None  # spreadsheets leave empty rows at the end
    return CodedStatement(
        statement=key,
        relation=row["relation"].strip(),
        factuality=row["factuality"].strip(),
        values=_completed(values, where),
    )


def _value(cell: str, column: str, where: str) -> Value | None:
    text = cell.strip().casefold()
    if not text:
        return None
    try:
        return _SHORT.get(text) or Value(text)
    except ValueError:
        problem = f"{cell.strip()[:40]!r} in {column} is no verdict"
        raise TableError(problem, where=where, advice="write right, wrong or unclear, or leave it empty") from None


def _completed(values: Mapping[str, Value], where: str) -> Mapping[str, Value]:
    """A statement is right if all its aspects are, and wrong if one is: what follows need not be written."""
    aspects = [values.get(aspect) for aspect in ASPECTS]
    verdict = values.get(STATEMENT)
    if verdict is Value.RIGHT and not {Value.WRONG, Value.UNCLEAR}.isdisjoint(aspects):
        raise TableError("is right as a whole and not in all its parts", where=where, advice="change one of the two")
    if verdict is Value.RIGHT:
        return {**dict.fromkeys(ASPECTS, Value.RIGHT), STATEMENT: Value.RIGHT}
    if verdict is Value.WRONG and aspects == [Value.RIGHT] * len(ASPECTS):
        raise TableError("is wrong as a whole and right in all its parts", where=where, advice="change one of the two")
    if verdict is None:
        if Value.WRONG in aspects:
            return {**values, STATEMENT: Value.WRONG}
        if None not in aspects:
            return {**values, STATEMENT: Value.UNCLEAR if Value.UNCLEAR in aspects else Value.RIGHT}
    return values


# ---- counting -------------------------------------------------------------------------------------------------------


def precision(coded: Iterable[CodedStatement], aspect: str = STATEMENT) -> Share:
    """The share of the right ones among the right and the wrong ones; what is unclear or unjudged is left out."""
    counts = Counter(row.values.get(aspect) for row in coded)
    return Share(counts[Value.RIGHT], counts[Value.RIGHT] + counts[Value.WRONG])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pooled:
    """What all coders together say: of each statement what those who judged it agree on."""

    coded: tuple[CodedStatement, ...]
    """With a value only where nobody contradicts it."""
    disputed: tuple[str, ...]
    """Statements on which the coders' verdicts differ, and which so have none here."""

    def by(self, key: Callable[[CodedStatement], str]) -> dict[str, Share]:
        """Precision by relation, say: the largest group first."""
        groups: defaultdict[str, list[CodedStatement]] = defaultdict(list)
        for row in self.coded:
            groups[key(row)].append(row)
        shares = [(name, precision(rows)) for name, rows in groups.items()]
        judged = [(name, share) for name, share in shares if share.number]
        return dict(sorted(judged, key=lambda item: (-item[1].number, item[0])))

    def number(self, verdict: Value) -> int:
        return sum(row.verdict is verdict for row in self.coded)

    @property
    def unjudged(self) -> int:
        return sum(row.verdict is None for row in self.coded) - len(self.disputed)


def pool(sheets: Sequence[JudgedSheet]) -> Pooled:
    """The judgements of all coders, statement by statement."""
    rows: defaultdict[str, list[CodedStatement]] = defaultdict(list)
    for sheet in sheets:
        for row in sheet.coded:
            rows[row.statement].append(row)
    pooled, disputed = [], []
    for key, said in rows.items():
        given = {
            aspect: {row.values[aspect] for row in said if aspect in row.values} for aspect in (*ASPECTS, STATEMENT)
        }
        agreed = {aspect: next(iter(values)) for aspect, values in given.items() if len(values) == 1}
        pooled.append(
            CodedStatement(statement=key, relation=said[0].relation, factuality=said[0].factuality, values=agreed)
        )
        if len(given[STATEMENT]) > 1:
            disputed.append(key)
    return Pooled(coded=tuple(pooled), disputed=tuple(disputed))


# ---- agreement ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far the coders agree on one aspect of the statements that several of them judged."""

    aspect: str
    units: int
    raw: float | None
    alpha: float | None

    def row(self) -> dict[str, object]:
        """For programs."""
        return {
            "units": self.units,
            "raw": None if self.raw is None else round(self.raw, 4),
            "alpha": None if self.alpha is None else round(self.alpha, 4),
        }


def agreements(sheets: Sequence[JudgedSheet]) -> list[Agreement]:
    """On each aspect, and on the statement as a whole."""
    found = []
    for aspect in (*ASPECTS, STATEMENT):
        given: defaultdict[str, list[str]] = defaultdict(list)
        for sheet in sheets:
            for row in sheet.coded:
                if aspect in row.values:
                    given[row.statement].append(row.values[aspect].value)
        units = [values for values in given.values() if len(values) > 1]
        alpha = krippendorff_alpha(units)
        found.append(Agreement(aspect=aspect, units=len(units), raw=raw_agreement(units), alpha=alpha))
    return found
