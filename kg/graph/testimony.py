"""What statements testify about offices: which office, and on which days it was held, begun, ended or left.

A statement says something of the day its article was published on, unless it gives another:

======================================  ==============================================================
the statement                           testifies that the office
======================================  ==============================================================
current, in an article of day D         was held on D
former, in an article of D              had ended by D
future or planned, in an article of D   begins on D or later
dated "since 2021" (`2021/..`)          began in 2021, and was held on D unless it is former
dated "until 2016" (`../2016`)          ended in 2016
dated "from 2012 to 2016"               began in 2012 and ended in 2016 (if D is before: is to end)
dated "in 2015", "in the 1990s"         was held at some time within
said in the past, with no date          had begun by D
denied                                  was not held on D, or on the date given
an appointment to it, dated             begins on that date or later: who is named may take office afterwards
a succession in it, dated               began then for one, and ended then for the other
======================================  ==============================================================

Only asserted statements testify, beside the planned and the denied of the table; what is possible, requested or
hypothetical says nothing. The years of the gazetteer's people say nothing either: they are no statements.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.graph.network import days
from kg.graph.offices import Holding, OfficeNames, OfficeRecords, OfficeTitle, holdings, is_office, person_of
from kg.model import EventStatus, Factuality, OfficeStatus, Statement

__all__ = ["APPOINTS", "SUCCEEDS", "Days", "Kind", "Testimony", "testimonies"]

APPOINTS = "appoints"
SUCCEEDS = "succeeds"
SAID_OF_HER = "office: copula"
"""The rule by which "appointed Ada Vale as minister" gives the office; a title beside the name is an earlier one."""


class Kind(StrEnum):
    """What a testimony says of an office."""

    HELD = "held on the day of the article"
    HELD_THEN = "held at some time within"
    BEGUN = "had begun by the day of the article"
    FORMER = "had ended by the day of the article"
    FUTURE = "yet to begin on the day of the article"
    BEGAN = "began"
    ENDED = "ended"
    TO_END = "is to end"
    APPOINTED = "given, to begin then or later"
    DENIED = "not held"


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The first and the last day that a date can mean, both included."""

    first: dt.date
    last: dt.date
    value: str
    """The date as it was given, at its own precision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """What one statement says of one office."""

    kind: Kind
    statement: Statement
    days: Days | None
    """`None` where neither statement nor article has a date."""


def testimonies(tables: OfficeRecords, vocabulary: OfficeNames) -> Mapping[Holding, Sequence[Testimony]]:
    """All that is said of each office of each person, in the order of the statements' ids."""
    ordered = sorted(tables.statements, key=lambda statement: statement.id)
    offices = [statement for statement in ordered if is_office(statement, vocabulary)]
    titles = holdings(offices, vocabulary)
    published = {article.id: _days(article.published) for article in tables.articles}
    found: defaultdict[Holding, list[Testimony]] = defaultdict(list)
    for statement in offices:
        found[titles[statement.id]].extend(_of_office(statement, published.get(statement.evidence.article)))
    for holding, testimony in (*_appointments(ordered, offices, titles), *_successions(ordered, titles)):
        found[holding].append(testimony)
    return {holding: found[holding] for holding in sorted(found) if found[holding]}


# ---- what office statements say -------------------------------------------------------------------------------------


def _of_office(statement: Statement, published: Days | None) -> Iterator[Testimony]:
    def testimony(kind: Kind, when: Days | None) -> Testimony:
        return Testimony(kind=kind, statement=statement, days=when)

    dated, former = _days(statement.date), statement.status is OfficeStatus.FORMER
    if statement.factuality is Factuality.DENIED:
        yield testimony(Kind.DENIED, dated or published)
    elif statement.factuality is Factuality.PLANNED or (_is_asserted(statement) and _is_future(statement)):
        yield testimony(Kind.FUTURE, published)
    elif _is_asserted(statement):
        began, ended = _stated(statement)
        if began:
            yield testimony(Kind.BEGAN, began)
        to_end = bool(ended and published and ended.last > published.last)
        if ended:
            yield testimony(Kind.TO_END if to_end else Kind.ENDED, ended)
        if dated and not began and not ended:
            yield testimony(Kind.HELD_THEN, dated)
        if former:
            yield testimony(Kind.FORMER, published)
        elif to_end or (not ended and (began or not dated)):
            is_held = to_end or began or statement.status is OfficeStatus.CURRENT or _is_ongoing(statement)
            yield testimony(Kind.HELD if is_held else Kind.BEGUN, published)


def _is_asserted(statement: Statement) -> bool:
    return statement.factuality is Factuality.ASSERTED


def _is_future(statement: Statement) -> bool:
    return statement.status is OfficeStatus.FUTURE


def _is_ongoing(statement: Statement) -> bool:
    return statement.qualification.status is EventStatus.ONGOING


def _stated(statement: Statement) -> tuple[Days | None, Days | None]:
    """Begin and end that the date of a statement gives.

    A closed interval gives them only if its words name both years: "from 2012 to 2016" does, and "the 1990s" or "last
    week" are times within which the office was held.
    """
    left, slash, right = (statement.date or "").partition("/")
    began, ended = (_days(left), _days(right)) if slash else (None, None)
    if began and ended and statement.date_text:
        years = {str(began.first.year), str(ended.last.year)}
        if len(years) < 2 or not years <= set(re.findall(r"\b\d{4}\b", statement.date_text)):
            return None, None
    return began, ended


def _days(date: str | None) -> Days | None:
    """The days of a date; those of an interval only if it is closed."""
    first, last = days(date)
    if not date or not first or not last or first > last:
        return None
    return Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last), date)


# ---- what appointments and successions say --------------------------------------------------------------------------


def _appointments(
    statements: Iterable[Statement], offices: Iterable[Statement], titles: Mapping[str, Holding]
) -> Iterator[tuple[Holding, Testimony]]:
    """Dated appointments, each with the one office that its own sentence says the person was given."""
    given: defaultdict[tuple[str, str, int], set[Holding]] = defaultdict(set)
    for office in offices:
        if office.evidence.rule.startswith(SAID_OF_HER) and office.status is not OfficeStatus.FORMER:
            given[person_of(office), office.evidence.article, office.evidence.start].add(titles[office.id])
    for statement in _dated(statements, APPOINTS):
        person = statement.object.actor if statement.object else ""
        holdings = given.get((person, statement.evidence.article, statement.evidence.start), set())
        if len(holdings) == 1:
            yield next(iter(holdings)), Testimony(kind=Kind.APPOINTED, statement=statement, days=_days(statement.date))


def _successions(statements: Iterable[Statement], titles: Mapping[str, Holding]) -> Iterator[tuple[Holding, Testimony]]:
    """Dated successions, where the two persons have one office in common, and no more."""
    held: defaultdict[str, set[OfficeTitle]] = defaultdict(set)
    for person, title in titles.values():
        held[person].add(title)
    for statement in _dated(statements, SUCCEEDS):
        successor, predecessor = person_of(statement), statement.object.actor if statement.object else ""
        common = held.get(successor, set()) & held.get(predecessor, set())
        if len(common) == 1:
            title, when = next(iter(common)), _days(statement.date)
            yield (successor, title), Testimony(kind=Kind.BEGAN, statement=statement, days=when)
            yield (predecessor, title), Testimony(kind=Kind.ENDED, statement=statement, days=when)


def _dated(statements: Iterable[Statement], relation: str) -> Iterator[Statement]:
    for statement in statements:
        if statement.relation == relation and _is_asserted(statement) and _days(statement.date):
            yield statement
