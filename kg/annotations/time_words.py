"""How English writes times: the patterns that `dates` looks for, and what may stand around them.

It names no actor, office or relation: only the calendar. Another language is another module of this shape.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from kg.annotations.moments import Absolute, Between, Moment, Period, Shift, Unresolvable, Weekday, Yearless

__all__ = [
    "ANCHOR",
    "BEFORE_MONTH",
    "BEFORE_YEAR",
    "LONGEST_GAP",
    "OPENING",
    "POSSESSIVE",
    "RANGE_OPENING",
    "REACH",
    "RULES",
    "UNTIL",
    "WEEKDAYS_AND_MONTHS",
    "Rule",
    "Weakness",
    "followed_by_a_name",
    "joins",
    "part_of_a_title",
]


class Weakness(Enum):
    """Why a word may be no time at all."""

    NONE = auto()
    NAME = auto()
    """Also a first name: "April Vale"."""
    TITLE = auto()
    """Also the end of a title: "Norland Today"."""
    MONTH = auto()
    """Also another word: "May", "March", "Oct"."""
    YEAR = auto()
    """Also any number: "2021"."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a time; `read` gives `None` where the words fit but no such time exists (31 June)."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Moment | None]
    weakness: Callable[[re.Match[str]], Weakness] = lambda _: Weakness.NONE


# ---- parts ----------------------------------------------------------------------------------------------------------

# A blank, with at most one line break in it. Bounded: a text of nothing but blanks must not cost quadratic time.
_ = r"(?:[^\S\n]{1,3}(?:\n[^\S\n]{0,3})?|\n[^\S\n]{0,3})"

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
_MONTHS += ["October", "November", "December"]
_SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WEEKDAYS_AND_MONTHS = frozenset([*_WEEKDAYS, *_MONTHS])
_SHORT_WEEKDAYS = ["Mon", "Tues", "Tue", "Wed", "Thurs", "Thu", "Fri", "Sat", "Sun"]


def _any(names: list[str]) -> str:
    """Names of months and days are capitalized, or all in capitals: "march" and "may" are other words."""
    return "(?:" + "|".join([*names, *map(str.upper, names)]) + ")"


_MONTH = rf"(?P<month>(?:{_any(_MONTHS)}|{_any(_SHORT_MONTHS)}\.?)(?![A-Za-z]))"
_WEEKDAY = _any(_WEEKDAYS)
_COUNTED = rf"(?!{_}(?:people|men|women|troops|soldiers|million|billion|dollars|euros|tons|tonnes|km|miles|percent)\b)"
_YEAR = rf"(?P<year>(?:1[5-9]|20|21)\d\d)(?![\d%]){_COUNTED}"
_IN_YEAR = rf"(?:,?{_}(?:of{_})?{_YEAR})"
_NUMBER = r"(?<![\w.,:/$€£%])(?<!\d[–-])"  # a number starts here, and is not the tail of another
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LAST_DAY = r"(?P<last>\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
_TO = rf"(?:{_}?[–-]{_}?|{_}(?:to|through|until|till){_})"
_ON_WEEKDAY = rf"(?:(?P<weekday>{_WEEKDAY}|{_any(_SHORT_WEEKDAYS)}\.?),?{_}(?:the{_})?)?"
_PART = (
    rf"(?P<part>(?i:early|mid|late)(?:-|{_})(?:in{_}|on{_})?"
    rf"|(?i:the{_})?(?i:end|start|beginning|middle){_}of{_})?"
)
_PART_OF_DAY = rf"(?:{_}(?:morning|afternoon|evening|night|noon|midday)\b)?"
_WHICH = rf"(?:(?P<which>(?i:last|this|next|coming)){_})?"
_PERIODS = "weekend|week|month|year|decade"

_SHIFTS = {"last": -1, "this": 0, "next": 1, "coming": 1}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_COUNT = rf"(?P<count>(?i:{'|'.join(_COUNTS)})|\d{{1,3}})"


# ---- reading --------------------------------------------------------------------------------------------------------


def _month_number(word: str) -> int:
    return [name[:3] for name in _MONTHS].index(word[:3].title()) + 1


def _weekday_number(word: str) -> int:
    return [name[:3] for name in _WEEKDAYS].index(word[:3].title())


def _which(match: re.Match[str]) -> int | None:
    return _SHIFTS.get((match["which"] or "").lower())


def _date(year: str | None, month: int, day: str) -> Moment | None:
    # Without a year 29 February is possible: 2000 is a leap year.
    if not 1 <= month <= 12 or not 1 <= int(day) <= calendar.monthrange(int(year or 2000), month)[1]:
        return None
    return Absolute(f"{year}-{month:02}-{int(day):02}") if year else Yearless(month, int(day))


def _calendar_day(match: re.Match[str]) -> Moment | None:
    moment = _date(match["year"], _month_number(match["month"]), match["day"])
    weekday = match.groupdict().get("weekday")
    if weekday and isinstance(moment, Yearless):
        return replace(moment, weekday=_weekday_number(weekday))
    return moment


def _numeric_day(match: re.Match[str]) -> Moment | None:
    return _date(match["year"], int(match["month"]), match["day"])


def _calendar_days(match: re.Match[str]) -> Moment | None:
    month = _month_number(match["month"])
    first, last = (_date(match["year"], month, match[name]) for name in ("day", "last"))
    return Between(first, last) if first and last and int(match["day"]) < int(match["last"]) else None


def _two_days(match: re.Match[str]) -> Moment | None:
    """An interval of "3 and 4 May", and none of "3 and 14 May"."""
    return _calendar_days(match) if int(match["last"]) - int(match["day"]) == 1 else None


def _month(match: re.Match[str]) -> Moment:
    month = _month_number(match["month"])
    return Absolute(f"{match['year']}-{month:02}") if match["year"] else Yearless(month, which=_which(match))


def _month_weakness(match: re.Match[str]) -> Weakness:
    if match["year"] or match["part"] or match["which"]:
        return Weakness.NONE
    word = match["month"].title()
    return Weakness.NAME if word in _MONTHS and word not in ("May", "March") else Weakness.MONTH


def _decade(match: re.Match[str]) -> Moment:
    start = int(match["decade"])
    return Absolute(f"{start}/{start + 9}")


def _months(match: re.Match[str]) -> Moment:
    """Quarters and halves of a year."""
    ordinal = match["ordinal"]
    number = _ORDINALS[ordinal.lower()] if ordinal else int(match["number"])
    months = 6 if match["unit"] == "half" else 3
    last = number * months
    if not match["year"]:
        return Yearless(last - months + 1, months=months)
    return Absolute(f"{match['year']}-{last - months + 1:02}/{match['year']}-{last:02}")


def _weekday(match: re.Match[str]) -> Moment:
    number = _weekday_number(match["weekday"])
    return Weekday(number, week=_SHIFTS[match["week"]]) if match["week"] else Weekday(number, _which(match))


def _day_word(match: re.Match[str]) -> Moment:
    word = match[0].lower()
    if word.startswith("the"):
        return Shift(2 if "after" in word else -2)
    return Shift(-1 if word.startswith(("yesterday", "last")) else word.startswith("tomorrow"))


def _period(match: re.Match[str]) -> Moment:
    return Period(match["unit"], _SHIFTS[match["which"].lower()])


def _ago(match: re.Match[str]) -> Moment:
    word, unit = match["count"].lower(), match["unit"]
    count = _COUNTS.get(word) or int(word)
    return Shift(-count) if unit == "day" else Period(unit, -count)


# ---- rules ----------------------------------------------------------------------------------------------------------


def _rule(
    pattern: str,
    read: Callable[[re.Match[str]], Moment | None],
    weakness: Callable[[re.Match[str]], Weakness] = lambda _: Weakness.NONE,
) -> Rule:
    return Rule(re.compile(pattern), read, weakness)


_DAYS = (
    # 6 January 2023 · Friday, the 6th of January · 6-Jan-2023
    _rule(rf"{_NUMBER}{_ON_WEEKDAY}{_DAY}{_}(?:of{_})?{_MONTH}{_IN_YEAR}?", _calendar_day),
    _rule(rf"{_NUMBER}{_DAY}-{_MONTH}-{_YEAR}", _calendar_day),
    # January 6, 2023 · Jan. 6 · Friday, January the 6th
    _rule(rf"\b{_ON_WEEKDAY}{_MONTH}{_}(?:the{_})?{_DAY}(?![\d:%]|[.,]\d){_COUNTED}{_IN_YEAR}?", _calendar_day),
    # 3–5 May 2022 · 3 to 5 May · May 3-5, 2022 · between 3 and 5 May · 3 and 4 May
    _rule(rf"{_NUMBER}{_DAY}{_TO}{_LAST_DAY}{_}(?:of{_})?{_MONTH}{_IN_YEAR}?", _calendar_days),
    _rule(rf"\b{_MONTH}{_}{_DAY}{_TO}{_LAST_DAY}{_IN_YEAR}?", _calendar_days),
    _rule(rf"\b(?i:between){_}{_DAY}{_}and{_}{_LAST_DAY}{_}{_MONTH}{_IN_YEAR}?", _calendar_days),
    _rule(rf"{_NUMBER}{_DAY}{_}and{_}{_LAST_DAY}{_}{_MONTH}{_IN_YEAR}?", _two_days),
    # 2023-01-06 · 2023-01-06T10:00 · 2023/01/06
    _rule(rf"(?<![\w.,:/-]){_YEAR}(?P<rule>[-/])(?P<month>\d\d)(?P=rule)(?P<day>\d\d)(?![\d/-])", _numeric_day),
    # on Wednesday · last Friday · Thursday morning · Monday of next week · no Black Friday
    _rule(
        rf"\b(?<!Black )(?<!Good )(?<!Bloody )(?<!Super )(?<!every )(?<!each ){_WHICH}{_PART}(?P<weekday>{_WEEKDAY})\b"
        rf"{_PART_OF_DAY}(?:{_}(?:of{_})?(?P<week>last|this|next){_}week\b)?",
        _weekday,
    ),
    # today · yesterday · tonight · last night
    _rule(
        rf"\b(?i:the{_}day{_}(?:before{_}yesterday|after{_}tomorrow)|(?:yesterday|tomorrow){_PART_OF_DAY}|tonight|today"
        rf"|last{_}night|this{_}(?:morning|afternoon|evening))\b",
        _day_word,
        lambda match: Weakness.TITLE if match[0] == "Today" else Weakness.NONE,
    ),
)

_SOME_YEAR = r"(?:1[5-9]|20|21)\d\d\b"
_LONGER = (
    # in October · October 2022 · early October · next March
    _rule(rf"\b{_WHICH}{_PART}{_MONTH}(?!-[a-z]){_IN_YEAR}?", _month, _month_weakness),
    # the first quarter of 2022 · Q3 2022 · the second half of 2023
    _rule(
        rf"\b(?:the{_})?(?:(?P<ordinal>(?i:{'|'.join(_ORDINALS)})){_}(?P<unit>quarter)|Q(?P<number>[1-4]))\b{_IN_YEAR}?",
        _months,
    ),
    _rule(rf"\b(?:the{_})?(?P<ordinal>(?i:first|second)){_}(?P<unit>half){_}of{_}{_YEAR}", _months),
    # late 2022 · 2022 behind a preposition · 2019-2021
    _rule(
        rf"(?:(?<![\w.,:/$€£-])|(?<=\d\d\d\d-)){_PART}(?=1[89]|2){_YEAR}(?![\w/]|[.,]\d|-(?!{_SOME_YEAR}))",
        lambda match: Absolute(match["year"]),
        lambda match: Weakness.NONE if match["part"] else Weakness.YEAR,
    ),
    # the 1990s · the early 1990s
    _rule(rf"(?<!\w)(?:the{_})?{_PART}(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b", _decade),
    # last week · earlier this month · next year
    _rule(
        rf"\b(?:(?i:earlier|later|early|late){_})?(?P<which>(?i:last|this|next)){_}(?P<unit>{_PERIODS})\b",
        _period,
    ),
    _rule(
        rf"\b(?i:the{_})?(?i:end|start|beginning|middle){_}of{_}the{_}(?P<unit>{_PERIODS})\b",
        lambda match: Period(match["unit"], ahead=True),
    ),
    # three days ago · a year ago
    _rule(rf"\b{_COUNT}{_}(?P<unit>day|{_PERIODS})s?{_}ago\b", _ago),
    # These point to another time of the text, or are a stretch of time ("over the last year").
    _rule(
        rf"\b(?i:the{_}(?:following|next|previous|preceding|same|last|past|coming)|that(?:{_}same)?){_}"
        rf"(?:day|night|morning|afternoon|evening|{_PERIODS})\b",
        lambda _: Unresolvable(),
    ),
    _rule(rf"\b{_COUNT}{_}(?:day|{_PERIODS})s?{_}(?:later|earlier)\b", lambda _: Unresolvable()),
)

RULES = _DAYS + _LONGER
ANCHOR = re.compile(
    r"\d|"
    + "|".join(f"{name}|{name.upper()}" for name in dict.fromkeys(name[:3] for name in [*_MONTHS, *_WEEKDAYS]))
    + r"|[Dd]ay|DAY|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade|[Nn]ight|NIGHT|[Mm]orning|[Nn]oon|[Ee]vening"
    + r"|[Tt]omorrow|TOMORROW|quarter"
)
"""A stretch of every time there is."""
REACH = 60
"""Every time lies within so many characters of an anchor."""

# ---- company --------------------------------------------------------------------------------------------------------

BEFORE_MONTH = re.compile(
    rf"(?<![\w-])(?i:in|since|until|till|during|throughout|as{_}of|(?:between|from){_}\w+{_}(?:and|to))(?:{_}at{_}least)?{_}$"
)
"""What makes a month of "May" and "March", which are also a name and a verb."""
BEFORE_YEAR = re.compile(
    rf"(?<![\w-])(?i:in|since|until|till|during|throughout|by|before|after|from|as{_}of|year|spring|summer|autumn|winter"
    rf"|(?:spring|summer|autumn|fall|winter|course|rest|half){_}of)(?:{_}at{_}least)?{_}$"
)
"""What makes a year of a bare number."""
OPENING = re.compile(
    rf"(?<![\w-])(?P<word>(?i:since|after|from|as{_}of|starting|beginning|until|till|before|by))"
    rf"(?:{_}(?:in|on|at{_}least))?{_}$"
)
"""What opens an interval before a time: "since 2020"."""
UNTIL = frozenset(("until", "till", "before", "by"))
POSSESSIVE = re.compile(r"[’']s?\b")
"""After "Friday" in "since Friday's talks"."""
RANGE_OPENING = re.compile(rf"(?<![\w-])(?P<word>(?i:from|between)){_}$")
LONGEST_GAP = 12
_DASH = re.compile(r"\s?[–-]\s?")
_JOINERS = {"from": ("to", "through", "until", "till", "into"), "between": ("and",), "": ("through",)}
_NAME_AFTER = re.compile(r"[ \u00a0][A-Z]")
_WORD_BEFORE = re.compile(r"[A-Za-z][ \u00a0]$")


def joins(opening: str, gap: str) -> bool:
    """Whether what stands between two times makes an interval of them, after "from", "between" or nothing ("")."""
    return bool(_DASH.fullmatch(gap)) or " ".join(gap.split()).lower() in _JOINERS[opening.lower()]


def followed_by_a_name(text: str, end: int) -> bool:
    """As "April" is in "April Vale"."""
    return bool(_NAME_AFTER.match(text, end))


def part_of_a_title(text: str, start: int) -> bool:
    """As "Today" is in "Norland Today": a capital in the middle of a sentence."""
    return bool(_WORD_BEFORE.search(text[max(0, start - 2) : start]))
