"""What a time word means, given the date of the article and the tense of its clause.

Each kind of moment is a small class with one method, `resolve`. It answers in EDTF notation at the precision of the
words ("in October" is `2022-10`, never a day), or `None` where the words need a reference date that is not known.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, Protocol

__all__ = [
    "Absolute",
    "Between",
    "Direction",
    "Eve",
    "Moment",
    "Open",
    "Overnight",
    "Period",
    "Relative",
    "Resolved",
    "Several",
    "Shift",
    "Since",
    "Unresolvable",
    "WeekOf",
    "Weekday",
    "Yearless",
]

_LEAP_CYCLE = 8  # 29 February comes every four years, or after eight around 1900 and 2100


class Direction(StrEnum):
    """Where the tense of a clause points: "met on Friday" back, "will meet on Friday" ahead."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


class Resolved(NamedTuple):
    value: str
    """EDTF: `2022`, `2022-10`, `2022-10-07`, `2023-01-02/2023-01-08`, `2020/..`."""
    how: str


class Moment(Protocol):
    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        """The moment as a date; may raise `OverflowError` or `ValueError` beyond the years 1 to 9999."""


@dataclass(frozen=True, slots=True)
class Absolute:
    """A time that needs no reference: "6 January 2023", "in 2021", "the 1990s"."""

    value: str

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        return Resolved(self.value, "absolute")


@dataclass(frozen=True, slots=True)
class Unresolvable:
    """A time that no calendar tells: "in recent weeks", "about two years ago", "the 2023 fiscal year"."""

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        return None


@dataclass(frozen=True, slots=True)
class Relative:
    """A time counted from one that the text named before: "the following day" is a day later, "that year" none."""

    unit: str
    shift: int

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        return None

    def resolve_from(self, earlier: str) -> Resolved | None:
        """Counted from an EDTF value; `None` where that is too coarse ("the following day" after "in May")."""
        if "/" in earlier or earlier.count("-") < {"year": 0, "month": 1}.get(self.unit, 2):
            return None
        if self.unit == "day":
            value = (_day(earlier) + dt.timedelta(days=self.shift)).isoformat()
        else:
            value = Period(self.unit, self.shift).value(_day(earlier))
        return Resolved(value, f"{self.unit} counted from the date before it")


@dataclass(frozen=True, slots=True)
class Shift:
    """A day counted from the article's: yesterday is -1."""

    days: int

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        if reference is None:
            return None
        day = reference + dt.timedelta(days=self.days)
        return Resolved(day.isoformat(), _how("day", day, day, reference))


@dataclass(frozen=True, slots=True)
class Weekday:
    """Monday is 0. `which`: "last" -1, "this" 0, "next" +1. `week`: "Monday of next week" +1."""

    number: int
    which: int | None = None
    week: int | None = None

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        if reference is None:
            return None
        day = reference + dt.timedelta(days=self._days_from(reference, direction))
        return Resolved(day.isoformat(), _how("weekday", day, day, reference))

    def _days_from(self, reference: dt.date, direction: Direction) -> int:
        ahead = (self.number - reference.weekday()) % 7
        if self.week is not None:
            return self.number - reference.weekday() + 7 * self.week
        if self.which == 1:
            return ahead or 7
        if self.which == -1:
            return ahead - 7
        # The article's own weekday is the day of the article, in either tense: news of Friday says "on Friday".
        forward = direction is Direction.FUTURE or (self.which == 0 and direction is Direction.NONE)
        return ahead if forward or not ahead else ahead - 7


@dataclass(frozen=True, slots=True)
class Yearless:
    """A day, a month or some months of a year that is not named: "January 13", "in October", "the first quarter".

    Without a tense the nearest one is meant, and of two equally near the past one. A weekday beside it ("Monday,
    January 9") tells the year better than the tense: the nearest year in which both agree, if there is one.
    """

    month: int
    day: int | None = None
    months: int = 1
    which: int | None = None
    weekday: int | None = None
    year: int | None = None
    """Counted from the article's: last year is -1."""

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        if reference is None:
            return None
        year = 0 if self.which == 0 else self.year
        years = _years_around(reference) if year is None else [reference.year + year]
        spans = [span for year in years if (span := self._days(year))]
        fitting = [span for span in spans if span[0].weekday() == self.weekday]
        sure = bool(fitting) or self.year is not None
        span = self._choose(fitting or spans, reference, Direction.NONE if sure else direction)
        return span and Resolved(self._value(span[0].year), _how("day" if self.day else "month", *span, reference))

    def _days(self, year: int) -> tuple[dt.date, dt.date] | None:
        last_month = self.month + self.months - 1
        length = calendar.monthrange(year, last_month)[1]
        if self.day is not None and self.day > length:
            return None  # 29 February of a common year
        return dt.date(year, self.month, self.day or 1), dt.date(year, last_month, self.day or length)

    def _choose(
        self, spans: Iterable[tuple[dt.date, dt.date]], reference: dt.date, direction: Direction
    ) -> tuple[dt.date, dt.date] | None:
        if self.which == -1:
            return max((x for x in spans if x[1] < reference), default=None)
        if self.which == 1:
            return min((x for x in spans if x[0] > reference), default=None)
        if direction is Direction.PAST and self.which is None:
            return max((x for x in spans if x[0] <= reference), default=None)
        if direction is Direction.FUTURE and self.which is None:
            return min((x for x in spans if x[1] >= reference), default=None)
        return min(spans, key=lambda x: (max(x[0] - reference, reference - x[1]), x[0]), default=None)  # the nearest

    def _value(self, year: int) -> str:
        if self.day is not None:
            return f"{year:04}-{self.month:02}-{self.day:02}"
        first, last = f"{year:04}-{self.month:02}", f"{year:04}-{self.month + self.months - 1:02}"
        return first if first == last else f"{first}/{last}"


@dataclass(frozen=True, slots=True)
class Period:
    """The week, weekend, month, year or decade that lies `shift` units from the article's: last week is -1.

    `ahead` is for "the end of the year", which is this year only where the clause looks forward. "This weekend" is the
    one behind or the one ahead, as the tense says.
    """

    unit: str
    shift: int = 0
    ahead: bool = False

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        if reference is None or (self.ahead and direction is not Direction.FUTURE):
            return None
        shift = self.shift
        if self.unit == "weekend" and not shift and reference.weekday() < calendar.SATURDAY:
            if direction is Direction.NONE:
                return None
            shift = -1 if direction is Direction.PAST else 0
        side = "of" if not shift else "before" if shift < 0 else "after"
        return Resolved(replace(self, shift=shift).value(reference), f"{self.unit} {side} the article's date")

    def value(self, reference: dt.date) -> str:
        """In EDTF, whatever the direction."""
        if self.unit == "year":
            return f"{dt.date(reference.year + self.shift, 1, 1):%Y}".zfill(4)
        if self.unit == "decade":
            start = reference.year // 10 * 10 + 10 * self.shift
            return f"{dt.date(start, 1, 1).year:04}/{dt.date(start + 9, 1, 1).year:04}"
        if self.unit == "month":
            year, month = divmod(reference.year * 12 + reference.month - 1 + self.shift, 12)
            return dt.date(year, month + 1, 1).isoformat()[:7]
        monday = reference + dt.timedelta(days=7 * self.shift - reference.weekday())
        first = monday + dt.timedelta(days=5 if self.unit == "weekend" else 0)
        return f"{first.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night that ends on the day of the article, or, in a clause about the future, the one that begins on it."""

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        if reference is None:
            return None
        evening = reference - dt.timedelta(days=direction is not Direction.FUTURE)
        morning = evening + dt.timedelta(days=1)
        return Resolved(f"{evening.isoformat()}/{morning.isoformat()}", "night of the article's date")


def _one_day(moment: Moment, reference: dt.date | None, direction: Direction) -> Resolved | None:
    """What a moment resolves to, if that is a single day."""
    found = moment.resolve(reference, direction)
    return None if found is None or "/" in found.value or found.value.count("-") < 2 else found


@dataclass(frozen=True, slots=True)
class Eve:
    """The day before a day: "on the eve of 3 May"."""

    inner: Moment

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        found = _one_day(self.inner, reference, direction)
        return Resolved((_day(found.value) - dt.timedelta(days=1)).isoformat(), found.how) if found else None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a day lies in: "the week of 3 May"."""

    inner: Moment

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        found = _one_day(self.inner, reference, direction)
        return Resolved(Period("week").value(_day(found.value)), found.how) if found else None


@dataclass(frozen=True, slots=True)
class Open:
    """From a moment on ("since 2020"), or up to it ("until Monday")."""

    inner: Moment
    until: bool = False

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        if self.until and direction is Direction.NONE:
            direction = Direction.FUTURE
        found = self.inner.resolve(reference, direction)
        if found is None:
            return None
        first, last = _ends(found.value)
        return Resolved(f"../{last}" if self.until else f"{first}/..", f"{found.how}, open")


@dataclass(frozen=True, slots=True)
class Since:
    """Like `Open`, but always looks back: "since Monday" under any tense."""

    inner: Moment

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        return Open(self.inner).resolve(reference, Direction.PAST)


@dataclass(frozen=True, slots=True)
class Between:
    """From one moment to another: each may lend the other its year ("from October to March 2022")."""

    start: Moment
    end: Moment

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        pair = self._ends(reference, direction)
        if pair is None:
            return None
        first, last = _ends(pair[0].value)[0], _ends(pair[1].value)[1]
        # A shorter value is less precise: compared over the common length, 2022 does not come before 2022-10.
        common = min(len(first), len(last))
        if first[:common] > last[:common]:
            return None
        return Resolved(f"{first}/{last}", pair[1].how)

    def _ends(self, reference: dt.date | None, direction: Direction) -> tuple[Resolved, Resolved] | None:
        if isinstance(self.start, Absolute) or (direction is Direction.FUTURE and not isinstance(self.end, Absolute)):
            start = self.start.resolve(reference, direction)
            end = start and self.end.resolve(_day(_ends(start.value)[0]), Direction.FUTURE)
        else:
            end = self.end.resolve(reference, direction)
            start = end and self.start.resolve(_day(_ends(end.value)[1], last=True), Direction.PAST)
        return (start, end) if start and end else None


@dataclass(frozen=True, slots=True)
class Several:
    """ "Monday and Tuesday", "2014 or 2015": an interval where one follows the other, and no one time otherwise."""

    first: Moment
    last: Moment

    def resolve(self, reference: dt.date | None, direction: Direction) -> Resolved | None:
        found = Between(self.first, self.last).resolve(reference, direction)
        if found is None:
            return None
        first, last = _ends(found.value)
        next_day = _day(first, last=True) + dt.timedelta(days=1)
        return found if len(first) == len(last) and next_day == _day(last) else None


def _years_around(reference: dt.date) -> range:
    return range(max(dt.MINYEAR, reference.year - _LEAP_CYCLE), min(dt.MAXYEAR, reference.year + _LEAP_CYCLE) + 1)


def _how(unit: str, first: dt.date, last: dt.date, reference: dt.date) -> str:
    side = "before" if last < reference else "after" if first > reference else "of"
    return f"{unit} {side} the article's date"


def _ends(value: str) -> tuple[str, str]:
    first, _, last = value.partition("/")
    return first, last or first


def _day(value: str, *, last: bool = False) -> dt.date:
    """The first or the last day of a year, month or day."""
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return dt.date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
