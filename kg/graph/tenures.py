"""Who held which office from when until when: the statements about an office put together, nothing invented.

A tenure is a half-open interval `[begin, end)`: `end` is the first day on which the office is held no more, so that it
can be the begin of the next. Both bounds have the precision of what is said, with the earliest and the latest day they
can be; what is not known is `None`. `kg.graph.testimony` lists what each kind of statement says. Where statements
contradict each other a bound stays open, and `kg.graph.conflicts` names them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.graph.offices import Holding, OfficeNames, OfficeRecords, OfficeTitle
from kg.graph.testimony import Days, Kind, Testimony, testimonies
from kg.identifiers import digest
from kg.model import Argument, OfficeStatus

__all__ = ["DAY", "ENDS", "LEFT", "Bound", "Spell", "Tenure", "agreed", "is_held", "spells", "tenure_of", "tenures"]

DAY = dt.timedelta(days=1)
LEFT = (Kind.FORMER, Kind.ENDED, Kind.TO_END)
TAKEN = (Kind.BEGAN, Kind.APPOINTED, Kind.FUTURE)
ENDS = (Kind.ENDED, Kind.TO_END)
_STATUS = {
    Kind.HELD: OfficeStatus.CURRENT,
    Kind.FORMER: OfficeStatus.FORMER,
    Kind.ENDED: OfficeStatus.FORMER,
    Kind.FUTURE: OfficeStatus.FUTURE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The begin or the end of a tenure."""

    value: str | None = None
    """As a statement gives it, at its own precision (`2021`, `2021-05`); `None` if none does."""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    """The first and the last day it can be, by all statements together; `None` where it is open."""

    @property
    def known(self) -> bool:
        return self.value is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One person in one office, once: who returns to it has two."""

    id: str
    person: Argument
    relation: str
    body: Argument | None
    jurisdiction: Argument | None
    roles: tuple[str, ...]
    """The titles as written, sorted."""
    begin: Bound
    end: Bound
    status: OfficeStatus | None
    """As the last of the dated articles has it; `None` where that cannot be told."""
    as_of: str | None
    """The date of the article that gives the status."""
    statements: tuple[str, ...]
    """Ids of the statements it was put together from, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """What is said of one person in one office at one stretch, in the order of its days."""

    person: str
    title: OfficeTitle
    number: int
    """From 1: the second is after a re-appointment."""
    testimonies: tuple[Testimony, ...]

    def of(self, *kinds: Kind) -> list[tuple[Days, Testimony]]:
        """The dated testimonies of some kinds, in the order of their days."""
        return [(each.days, each) for each in self.testimonies if each.kind in kinds and each.days]


def tenures(tables: OfficeRecords, vocabulary: OfficeNames) -> tuple[Tenure, ...]:
    """The tenures that statements tell of, ordered by person, office and time."""
    return tuple(tenure_of(spell) for spell in spells(tables, vocabulary) if is_held(spell))


def is_held(spell: Spell) -> bool:
    """Whether a statement of the office itself tells of it: an appointment, a succession or a denial alone does not."""
    return any(_is_of_office(each, spell) for each in spell.testimonies)


def _is_of_office(testimony: Testimony, spell: Spell) -> bool:
    return testimony.kind is not Kind.DENIED and testimony.statement.relation == spell.title.relation


# ---- one stretch after the other ------------------------------------------------------------------------------------


def spells(tables: OfficeRecords, vocabulary: OfficeNames) -> tuple[Spell, ...]:
    """All that is said of offices, one stretch of holding at a time, ordered by person, office and time."""
    found = testimonies(tables, vocabulary)
    return tuple(spell for holding, said in found.items() for spell in _stretches(holding, said))


def _stretches(holding: Holding, said: Sequence[Testimony]) -> Iterable[Spell]:
    """A stretch ends where the office was left, and somebody takes it again by a stated begin or as a future holder."""
    dated = sorted((each for each in said if each.days), key=_in_time)
    groups: list[list[Testimony]] = [[]]
    told: set[int] = set()
    is_out = False
    for each in dated:
        own = id(each.statement) in told  # "from 2016 to 2012" is no return
        if is_out and each.kind in TAKEN and not own:
            groups.append([])
            told.clear()
            is_out = False
        groups[-1].append(each)
        told.add(id(each.statement))
        is_out = is_out or each.kind in LEFT
    groups[-1].extend(each for each in said if not each.days)
    for number, group in enumerate(groups, start=1):
        yield Spell(person=holding[0], title=holding[1], number=number, testimonies=tuple(group))


def _in_time(testimony: Testimony) -> tuple[dt.date, bool, str, str]:
    """An office is left by the last day that is meant, and held from the first; on one day it is left first."""
    days, left = testimony.days, testimony.kind in LEFT
    day = (days.last if left else days.first) if days else dt.date.max
    return day, not left, testimony.statement.id, testimony.kind


# ---- one stretch as a tenure ----------------------------------------------------------------------------------------


def tenure_of(spell: Spell) -> Tenure:
    """What all statements of a stretch say together; `is_held` must be true of it."""
    about = [each.statement for each in spell.testimonies if each.kind is not Kind.DENIED]
    offices = [each.statement for each in spell.testimonies if _is_of_office(each, spell)]
    status, as_of = _status(spell)
    title = spell.title
    return Tenure(
        id=digest(spell.person, title.relation, title.body, title.jurisdiction, title.role, spell.number),
        person=_first(each.subject for each in offices),
        relation=title.relation,
        body=next((each.object for each in offices if each.object), None),
        jurisdiction=next((each.jurisdiction for each in offices if each.jurisdiction), None),
        roles=tuple(sorted({each.role for each in offices if each.role})),
        begin=_begin(spell),
        end=_end(spell),
        status=status,
        as_of=as_of,
        statements=tuple(sorted({each.id for each in about})),
    )


def _first(people: Iterable[Argument | None]) -> Argument:
    return next(person for person in people if person)


def agreed(stated: Iterable[Days]) -> Days | None:
    """The narrowest of some dates, if all can mean the same day; else `None`."""
    stated = sorted(stated, key=lambda each: (each.last - each.first, each))
    if not stated or max(each.first for each in stated) > min(each.last for each in stated):
        return None
    return stated[0]


def _begin(spell: Spell) -> Bound:
    held = spell.of(Kind.HELD, Kind.HELD_THEN)
    stated = agreed(when for when, _ in spell.of(Kind.BEGAN))
    earliest = [stated.first] if stated else []
    for when, _ in spell.of(Kind.APPOINTED, Kind.FUTURE):
        if all(day.last >= when.first for day, _ in held):  # else who holds it is confirmed in it
            earliest.append(when.first)
    latest = [stated.last] if stated else []
    latest += [when.last for when, _ in (*held, *spell.of(Kind.BEGUN, *LEFT))]
    return _bound(stated, max(earliest, default=None), min(latest, default=None))


def _end(spell: Spell) -> Bound:
    stated = agreed(when for when, _ in spell.of(*ENDS))
    earliest = [stated.first] if stated else []
    earliest += [when.first + DAY for when, _ in spell.of(Kind.HELD, Kind.HELD_THEN)]
    latest = [stated.last] if stated else []
    latest += [when.last for when, _ in spell.of(Kind.FORMER)]
    first, last = max(earliest, default=None), min(latest, default=None)
    if first and last and first - DAY == last:  # held and left on one day: the day on which it changed hands
        first = last
    return _bound(stated, first, last)


def _bound(stated: Days | None, earliest: dt.date | None, latest: dt.date | None) -> Bound:
    if earliest and latest and earliest > latest:  # contradictory: which of the two is wrong is not for us to settle
        return Bound()
    return Bound(value=stated.value if stated else None, earliest=earliest, latest=latest)


def _status(spell: Spell) -> tuple[OfficeStatus | None, str | None]:
    """The status that the last articles give it, and their date; none if they differ."""
    told = [each for each in spell.testimonies if each.kind in _STATUS]
    last = max((each.days.last for each in told if each.days), default=None)
    latest = [each for each in told if last is None or (each.days and each.days.last == last)]
    statuses = {_STATUS[each.kind] for each in latest}
    as_of = next((each.days.value for each in latest if each.days), None)
    return statuses.pop() if len(statuses) == 1 else None, as_of
