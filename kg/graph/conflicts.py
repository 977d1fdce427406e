"""Contradictions between statements about offices: listed with both sentences, never settled.

Two statements contradict each other if no order of events makes both true, as far as their dates go. What lacks the
dates that would tell is no contradiction, but for a denial: beside the assertion of the same office it is always shown,
unless their days show that both can be so.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from kg.graph.offices import OfficeNames, OfficeRecords, OfficeTitle
from kg.graph.tenures import DAY, ENDS, Spell, agreed, is_held, spells
from kg.graph.testimony import Days, Kind, Testimony
from kg.model import Statement

__all__ = ["Conflict", "ConflictKind", "conflicts"]

type Dated = tuple[Days, Testimony]


class ConflictKind(StrEnum):
    FORMER_THEN_CURRENT = "former, then current"
    TWO_HOLDERS = "two holders"
    BEGIN_AFTER_END = "begin after end"
    HELD_BEFORE_BEGIN = "held before its begin"
    HELD_AFTER_END = "held after its end"
    TWO_BEGINS = "two begins"
    TWO_ENDS = "two ends"
    TWO_APPOINTMENTS = "two dates of appointment"
    DENIED = "asserted and denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two statements that cannot both be so. Of many that contradict each other alike, the two nearest in time."""

    kind: ConflictKind
    title: OfficeTitle
    left: Statement
    right: Statement
    left_days: str | None
    right_days: str | None
    """The dates they speak of: those they give, else those of their articles."""


def conflicts(tables: OfficeRecords, vocabulary: OfficeNames) -> tuple[Conflict, ...]:
    """The contradictions, by kind, office and statements."""
    all_spells = spells(tables, vocabulary)
    found = [conflict for spell in all_spells for conflict in _within(spell)]
    found += _denied(all_spells)
    found += _rivals(all_spells, vocabulary)
    return tuple(sorted(set(found), key=_order))


def _order(conflict: Conflict) -> tuple[int, OfficeTitle, str, str]:
    return list(ConflictKind).index(conflict.kind), conflict.title, conflict.left.id, conflict.right.id


def _conflict(kind: ConflictKind, title: OfficeTitle, left: Dated, right: Dated) -> Conflict:
    return Conflict(
        kind=kind,
        title=title,
        left=left[1].statement,
        right=right[1].statement,
        left_days=left[0].value,
        right_days=right[0].value,
    )


# ---- of one person in one office ------------------------------------------------------------------------------------


def _within(spell: Spell) -> Iterator[Conflict]:
    held, begun = spell.of(Kind.HELD, Kind.HELD_THEN), spell.of(Kind.BEGAN)
    ended = spell.of(*ENDS)
    pairs = (
        (ConflictKind.FORMER_THEN_CURRENT, spell.of(Kind.FORMER), held),
        (ConflictKind.BEGIN_AFTER_END, ended, begun),
        (ConflictKind.HELD_BEFORE_BEGIN, held, begun),
        (ConflictKind.HELD_AFTER_END, ended, held),
    )
    for kind, earlier, later in pairs:
        if nearest := _nearest(earlier, later):
            yield _conflict(kind, spell.title, *nearest)
    differing = (
        (ConflictKind.TWO_BEGINS, begun),
        (ConflictKind.TWO_ENDS, ended),
        (ConflictKind.TWO_APPOINTMENTS, spell.of(Kind.APPOINTED)),
    )
    for kind, stated in differing:
        if stated and not agreed(days for days, _ in stated) and (apart := _nearest(stated, stated)):
            yield _conflict(kind, spell.title, *apart)


def _nearest(
    earlier: Sequence[Dated], later: Sequence[Dated], *, or_on_one_day: bool = False
) -> tuple[Dated, Dated] | None:
    """One of each, of which the first is surely before the second: the two that are nearest in time.

    On one day one and the same office can be held and left.
    """
    events = [(one[0].last, False, one) for one in earlier] + [(one[0].first, True, one) for one in later]
    best: tuple[dt.timedelta, Dated, Dated] | None = None
    before: Dated | None = None
    for day, is_later, one in sorted(events, key=lambda event: (event[0], event[1] is or_on_one_day, _id(event[2]))):
        if not is_later:
            before = one
        elif before and (best is None or day - before[0].last < best[0]):
            best = day - before[0].last, before, one
    return best[1:] if best else None


def _id(one: Dated) -> str:
    return one[1].statement.id


# ---- what is denied -------------------------------------------------------------------------------------------------


def _denied(all_spells: Iterable[Spell]) -> Iterator[Conflict]:
    holdings: defaultdict[tuple[str, OfficeTitle], list[Spell]] = defaultdict(list)
    for spell in all_spells:
        holdings[spell.person, spell.title].append(spell)
    for (_, title), stretches in holdings.items():
        said = [each for stretch in stretches for each in stretch.testimonies]
        held = [each for each in said if each.kind in (Kind.HELD, Kind.HELD_THEN)]
        for denial in (each for each in said if each.kind is Kind.DENIED):
            if asserted := _contradicted(denial, held, stretches):
                yield Conflict(
                    kind=ConflictKind.DENIED,
                    title=title,
                    left=asserted.statement,
                    right=denial.statement,
                    left_days=asserted.days.value if asserted.days else None,
                    right_days=denial.days.value if denial.days else None,
                )


def _contradicted(denial: Testimony, held: Sequence[Testimony], stretches: Iterable[Spell]) -> Testimony | None:
    """An assertion that the office was held on the day of a denial, or of which the day is not known."""
    days = denial.days
    if days is None:
        return next(iter(held), None)
    inside = [
        max((one for one in dated if one[0].first <= days.last), key=lambda one: (one[0], _id(one)))[1]
        for dated in (stretch.of(Kind.HELD, Kind.HELD_THEN) for stretch in stretches)
        if dated and min(day.first for day, _ in dated) <= days.last and days.first <= max(day.last for day, _ in dated)
    ]
    return next(iter(inside), None) or next((each for each in held if each.days is None), None)


# ---- two persons in an office of one --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Core:
    """The days on which one person surely held an office, both included, and what says so."""

    person: str
    first: dt.date
    last: dt.date
    points: Sequence[Dated]


def _rivals(all_spells: Iterable[Spell], vocabulary: OfficeNames) -> Iterator[Conflict]:
    offices: defaultdict[OfficeTitle, list[_Core]] = defaultdict(list)
    for spell in all_spells:
        if _is_of_one(spell.title, vocabulary) and is_held(spell) and (core := _core(spell)):
            offices[spell.title].append(core)
    for title, cores in offices.items():
        for one, other in combinations(cores, 2):
            overlap = max(one.first, other.first) <= min(one.last, other.last)
            if one.person != other.person and overlap:
                yield _conflict(ConflictKind.TWO_HOLDERS, title, *_closest(one.points, other.points))


def _is_of_one(title: OfficeTitle, vocabulary: OfficeNames) -> bool:
    """Whether it is an office of one holder at a time, named well enough to tell it from others."""
    relation = vocabulary.relations.get(title.relation)
    named_by = relation.office_named_by if relation else None
    is_part = title.body not in ("", title.jurisdiction)
    match named_by:
        case "body":
            return bool(title.body)
        case "ministry":
            return bool(title.body) and (is_part or bool(title.role))
        case "role":
            return bool(title.body) and bool(title.role)
    return False


def _core(spell: Spell) -> _Core | None:
    points = spell.of(Kind.HELD, Kind.HELD_THEN, Kind.BEGAN)
    ends = [days.first - DAY for days, _ in spell.of(*ENDS)]
    if not points:
        return None
    first = min(days.last for days, _ in points)
    last = max([*(days.first for days, _ in points), *ends])
    return _Core(spell.person, first, last, points) if first <= last else None


def _closest(one: Sequence[Dated], other: Sequence[Dated]) -> tuple[Dated, Dated]:
    """Two sentences, one of each person, that are near each other in time."""
    forth, back = _nearest(one, other, or_on_one_day=True), _nearest(other, one, or_on_one_day=True)
    pairs = [pair for pair in (forth, back and back[::-1]) if pair] or [(one[0], other[0])]
    return min(pairs, key=lambda pair: (abs(pair[1][0].first - pair[0][0].first), _id(pair[0]), _id(pair[1])))
