"""How English writes times: the patterns that `dates` looks for. What may stand around them is in `time_context`.

It names no actor, office or relation: only the calendar. Another language is another module of this shape.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto

from ahocorasick_rs import AhoCorasick

from kg.annotations.moments import (
    Absolute,
    Between,
    Moment,
    Overnight,
    Period,
    Relative,
    Shift,
    Unresolvable,
    Weekday,
    Yearless,
)
from kg.annotations.time_context import BLANK, in_a_title

__all__ = ["REACH", "RULES", "WEEKDAYS_AND_MONTHS", "Rule", "Weakness", "anchors_in"]


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
    weakness: Callable[[re.Match[str]], Weakness]
    anchor: str
    """The kind of anchor without which it cannot match."""


_ = BLANK

# ---- parts ----------------------------------------------------------------------------------------------------------

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
_PARTS_OF_DAY = "morning|afternoon|evening|night|noon|midday"
_PART_OF_DAY = rf"(?:{_}(?:{_PARTS_OF_DAY})\b)?"
_HOURS_OF = rf"(?:(?i:the{_})?(?:early{_}hours|{_PARTS_OF_DAY}){_}of{_})?"
_WHICH = rf"(?:(?P<which>(?i:last|(?:this{_})?past|(?:this{_})?coming|this|next)){_})?"
_PERIODS = "weekend|week|month|year|decade"

_SHIFTS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_COUNT = (
    rf"(?<![\w-])(?P<count>(?i:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_COUNTS)}))?|{'|'.join(_COUNTS)})"
    rf"|(?<![.,:/$€£])\d{{1,3}})"
)


# ---- reading --------------------------------------------------------------------------------------------------------


def _month_number(word: str) -> int:
    return [name[:3] for name in _MONTHS].index(word[:3].title()) + 1


def _weekday_number(word: str) -> int:
    return [name[:3] for name in _WEEKDAYS].index(word[:3].title())


def _which(match: re.Match[str]) -> int | None:
    words = (match["which"] or "").lower().split()
    return _SHIFTS[words[-1]] if words else None


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


def _year_last(match: re.Match[str]) -> Moment | None:
    """ "13/05/2023" is one day; "05/11/2023" may be May or November, and is no more than a year."""
    first, second, year = match["first"], match["second"], match["year"]
    read = {_date(year, int(month), day) for day, month in ((first, second), (second, first))} - {None}
    return read.pop() if len(read) == 1 else Absolute(year) if read else None


def _calendar_days(match: re.Match[str]) -> Moment | None:
    month = _month_number(match["month"])
    first, last = (_date(match["year"], month, match[name]) for name in ("day", "last"))
    return Between(first, last) if first and last and int(match["day"]) < int(match["last"]) else None


def _two_days(match: re.Match[str]) -> Moment | None:
    """An interval of "3 and 4 May"; "3 and 14 May" are two times, and no one value says so."""
    days = _calendar_days(match)
    return days if days is None or int(match["last"]) - int(match["day"]) == 1 else Unresolvable()


def _month(match: re.Match[str]) -> Moment:
    month = _month_number(match["month"])
    return Absolute(f"{match['year']}-{month:02}") if match["year"] else Yearless(month, which=_which(match))


def _of_another_year(match: re.Match[str]) -> Moment | None:
    """ "August of last year", "May 3 this year"."""
    month, day = _month_number(match["month"]), match["day"]
    moment = _date(None, month, day) if day else Yearless(month)
    return replace(moment, year=_SHIFTS[match["shift"].lower()]) if isinstance(moment, Yearless) else None


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
        shift = match["shift"]
        return Yearless(last - months + 1, months=months, year=_SHIFTS[shift.lower()] if shift else None)
    return Absolute(f"{match['year']}-{last - months + 1:02}/{match['year']}-{last:02}")


def _weekday(match: re.Match[str]) -> Moment | None:
    if in_a_title(match.string, match.start(), match.end()):
        return None
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
    return _counted(match, -1)


def _ahead(match: re.Match[str]) -> Moment:
    return _counted(match, 1)


def _counted(match: re.Match[str], sign: int) -> Moment:
    count, unit = sign * _number(match["count"]), match["unit"]
    return Shift(count) if unit == "day" else Period(unit, count)


def _number(text: str) -> int:
    tens, _dash, ones = text.lower().partition("-")
    return _TENS[tens] + _COUNTS.get(ones, 0) if tens in _TENS else _COUNTS.get(tens) or int(tens)


def _relative(match: re.Match[str]) -> Relative | Unresolvable:
    """ "Two days later"; "the following year", "the day before"."""
    if match.groupdict().get("count"):
        back = match["side"].lower() == "earlier"
        return Relative(match["unit"], -_number(match["count"]) if back else _number(match["count"]))
    side = (match["side"] or "that").lower()
    if side == "next" and match["unit"].lower() in _PERIODS.split("|"):
        return Unresolvable()  # "over the next month": a stretch that begins now
    shift = 0 if side in ("same", "that") else -1 if side in ("previous", "preceding", "before") else 1
    return Relative("day" if match["unit"].lower() in _PARTS_OF_DAY.split("|") else match["unit"].lower(), shift)


def _season(match: re.Match[str]) -> Moment:
    """A year at most: which months they are depends on the side of the globe; a winter lies in two years."""
    if match["second"]:
        return Absolute(f"{match['year']}/{int(match['year']) + 1}")
    if match["season"].lower() == "winter":
        return Absolute(f"{int(match['year']) - 1}/{int(match['year']) + 1}")
    return Absolute(match["year"])


# ---- rules ----------------------------------------------------------------------------------------------------------


def _rule(
    pattern: str,
    read: Callable[[re.Match[str]], Moment | None],
    weakness: Callable[[re.Match[str]], Weakness] = lambda _: Weakness.NONE,
    *,
    anchor: str,
) -> Rule:
    return Rule(re.compile(pattern), read, weakness, anchor)


_NO_NAMED_DAY = "".join(
    f"(?<!{word} )"
    for word in ("Ash", "Black", "Bloody", "Cyber", "Easter", "Good", "Holy", "Maundy", "Palm", "Super", "Whit")
)
_DAYS = (
    # 6 January 2023 · Friday, the 6th of January · 6-Jan-2023 · the evening of 6 January
    _rule(rf"{_NUMBER}{_HOURS_OF}{_ON_WEEKDAY}{_DAY}{_}(?:of{_})?{_MONTH}{_IN_YEAR}?", _calendar_day, anchor="month"),
    _rule(rf"{_NUMBER}{_DAY}-{_MONTH}-{_YEAR}", _calendar_day, anchor="month"),
    # January 6, 2023 · Jan. 6 · Friday, January the 6th
    _rule(
        rf"\b{_HOURS_OF}{_ON_WEEKDAY}{_MONTH}{_}(?:the{_})?{_DAY}(?![\d:%]|[.,]\d){_COUNTED}{_IN_YEAR}?",
        _calendar_day,
        anchor="month",
    ),
    # 3–5 May 2022 · 3 to 5 May · May 3-5, 2022 · between 3 and 5 May · 3 and 4 May
    _rule(rf"{_NUMBER}{_DAY}{_TO}{_LAST_DAY}{_}(?:of{_})?{_MONTH}{_IN_YEAR}?", _calendar_days, anchor="month"),
    _rule(rf"\b{_MONTH}{_}{_DAY}{_TO}{_LAST_DAY}{_IN_YEAR}?", _calendar_days, anchor="month"),
    _rule(rf"\b(?i:between){_}{_DAY}{_}and{_}{_LAST_DAY}{_}{_MONTH}{_IN_YEAR}?", _calendar_days, anchor="month"),
    _rule(rf"{_NUMBER}{_DAY}{_}(?:and|or){_}{_LAST_DAY}{_}{_MONTH}{_IN_YEAR}?", _two_days, anchor="month"),
    _rule(rf"\b{_MONTH}{_}{_DAY}{_}(?:and|or){_}{_LAST_DAY}{_COUNTED}{_IN_YEAR}?", _two_days, anchor="month"),
    # 2023-01-06 · 2023-01-06T10:00 · 2023/01/06
    _rule(
        rf"(?<![\w.,:/-]){_YEAR}(?P<rule>[-/])(?P<month>\d\d)(?P=rule)(?P<day>\d\d)(?![\d/-])",
        _numeric_day,
        anchor="year",
    ),
    # 13/05/2023 · 05/13/2023 · 05.11.2023
    _rule(
        rf"(?<![\w.,:/-])(?P<first>\d\d?)(?P<rule>[./-])(?P<second>\d\d?)(?P=rule){_YEAR}(?![\d/-])(?![.]\d)",
        _year_last,
        anchor="year",
    ),
    # on Wednesday · last Friday · Thursday morning · Monday of next week · no Black Friday
    _rule(
        rf"\b{_NO_NAMED_DAY}(?<!every )(?<!each ){_HOURS_OF}{_WHICH}{_PART}(?P<weekday>{_WEEKDAY})\b"
        rf"{_PART_OF_DAY}(?:{_}(?:of{_})?(?P<week>last|this|next){_}week\b)?",
        _weekday,
        anchor="weekday",
    ),
    # today · yesterday · tonight · last night
    _rule(
        rf"\b(?i:the{_}day{_}(?:before{_}yesterday|after{_}tomorrow)|(?:yesterday|tomorrow){_PART_OF_DAY}|tonight|today"
        rf"|last{_}night|this{_}(?:morning|afternoon|evening))\b",
        _day_word,
        lambda match: Weakness.TITLE if match[0] == "Today" else Weakness.NONE,
        anchor="unit",
    ),
    _rule(r"\b[Oo]vernight\b", lambda _: Overnight(), anchor="unit"),
)

_SOME_YEAR = r"(?:1[5-9]|20|21)\d\d\b"
_EXACTLY = rf"(?:{_}(?:today|tomorrow|yesterday|this{_}(?:week|month)|(?:on{_})?{_WEEKDAY})\b)?"
_OF_YEAR = rf"{_}of{_}(?:(?P<shift>(?i:last|this|next))|the){_}year\b"
_LONGER = (
    # in October · October 2022 · early October · next March
    _rule(rf"\b{_WHICH}{_PART}{_MONTH}(?!-[a-z]){_IN_YEAR}?", _month, _month_weakness, anchor="month"),
    # August of last year · May 3 this year
    _rule(
        rf"\b{_PART}{_MONTH}(?:{_}{_DAY}(?!\d))?,?{_}(?:of{_})?(?P<shift>(?i:last|this|next)){_}year\b",
        _of_another_year,
        anchor="month",
    ),
    # the first quarter of 2022 · Q3 2022 · the second half of 2023
    _rule(
        rf"\b(?:the{_})?(?:(?P<ordinal>(?i:{'|'.join(_ORDINALS)})){_}(?P<unit>quarter)|Q(?P<number>[1-4]))\b"
        rf"(?:{_IN_YEAR}|{_OF_YEAR})?",
        _months,
        anchor="quarter",
    ),
    _rule(
        rf"\b(?:the{_})?(?P<ordinal>(?i:first|second)){_}(?P<unit>half)(?:{_}of{_}{_YEAR}|{_OF_YEAR})",
        _months,
        anchor="quarter",
    ),
    # late 2022 · 2022 behind a preposition · 2019-2021
    _rule(
        rf"(?:(?<![\w.,:/$€£-])|(?<=\d\d\d\d-)){_PART}(?=1[89]|2){_YEAR}(?![\w/]|[.,]\d|-(?!{_SOME_YEAR}))",
        lambda match: Absolute(match["year"]),
        lambda match: Weakness.NONE if match["part"] else Weakness.YEAR,
        anchor="year",
    ),
    # the 1990s · the early 1990s
    _rule(rf"(?<!\w)(?:the{_})?{_PART}(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b", _decade, anchor="year"),
    # last week · earlier this month · next year
    _rule(
        rf"\b(?:(?i:earlier|later|early|late){_})?(?P<which>(?i:last|this|next)){_}(?P<unit>{_PERIODS})\b",
        _period,
        anchor="unit",
    ),
    _rule(
        rf"\b(?i:the{_})?(?i:end|start|beginning|middle){_}of{_}the{_}(?P<unit>{_PERIODS})\b",
        lambda match: Period(match["unit"], ahead=True),
        anchor="unit",
    ),
    _rule(rf"\b(?i:over|at|on|during){_}(?i:the){_}weekend\b", lambda _: Period("weekend"), anchor="unit"),
    # three days ago · a year ago · a week ago on Friday · two weeks from now · in three days' time
    _rule(rf"{_COUNT}{_}(?P<unit>day|{_PERIODS})s?{_}ago\b{_EXACTLY}", _ago, anchor="ago"),
    _rule(rf"{_COUNT}{_}(?P<unit>day|{_PERIODS})s?{_}from{_}(?:now|today)\b", _ahead, anchor="unit"),
    _rule(
        rf"{_COUNT}{_}(?:day|{_PERIODS})s?{_}from{_}(?:tomorrow|{_WEEKDAY})\b", lambda _: Unresolvable(), anchor="unit"
    ),
    _rule(rf"\b[Ii]n{_}{_COUNT}{_}(?P<unit>day|{_PERIODS})(?:[’']s|s[’']){_}time\b", _ahead, anchor="unit"),
    # the following day · that night · the day before · two days later
    _rule(
        rf"\b(?i:the{_}(?P<side>following|next|previous|preceding|same)|(?P<that>that)(?:{_}same)?){_}"
        rf"(?P<unit>day|night|morning|afternoon|evening|{_PERIODS})\b(?!{_}(?:after|as|before|of|that|the|when|in{_}which)\b)",
        _relative,
        anchor="unit",
    ),
    _rule(
        rf"\b[Tt]he{_}(?P<unit>day|week|month|year){_}(?P<side>before|after)(?=[^\S\n]*(?:[.,;:!?)”\"]|\Z))",
        _relative,
        anchor="unit",
    ),
    _rule(
        rf"{_COUNT}{_}(?P<unit>day|{_PERIODS})s?{_}(?P<side>later|earlier)\b(?!{_}(?:this|that|in)\b)",
        _relative,
        anchor="later",
    ),
    # Stretches of time and years of another calendar: what is in them must not be read as something else.
    _rule(rf"\b(?i:the{_}(?:last|past|coming)){_}(?:day|night|{_PERIODS})\b", lambda _: Unresolvable(), anchor="unit"),
    _rule(
        rf"\b(?i:(?:fiscal|financial|school|academic|marketing|model)(?:{_}year)?){_}{_SOME_YEAR}",
        lambda _: Unresolvable(),
        anchor="year",
    ),
    _rule(
        rf"\b(?:{_SOME_YEAR}[-–/])?{_SOME_YEAR}{_}(?i:fiscal|financial|school|academic|marketing|model){_}year\b",
        lambda _: Unresolvable(),
        anchor="year",
    ),
    # the summer of 2022 · winter 2022-23
    _rule(
        rf"\b(?i:the{_})?(?P<season>(?i:spring|summer|autumn|fall|winter)){_}(?:of{_})?{_YEAR}(?P<second>[-–/]\d\d(?:\d\d)?)?\b",
        _season,
        anchor="year",
    ),
    _rule(r"\b[Tt]his (?:spring|summer|autumn)\b", lambda _: Period("year"), anchor="season"),
)

RULES = _DAYS + _LONGER


# ---- anchors --------------------------------------------------------------------------------------------------------

_ANCHORS = {
    part: kind
    for kind, names in (("month", _MONTHS), ("weekday", _WEEKDAYS))
    for name in names
    for part in (name[:3], name[:3].upper())
} | {
    form: kind
    for kind, parts in (
        ("unit", "day week month year decade night morning noon evening tomorrow"),
        ("quarter", "quarter half Q1 Q2 Q3 Q4"),
        ("season", "spring summer autumn"),
        ("ago", "ago"),
        ("later", "later earlier"),
    )
    for part in parts.split()
    for form in (part, part.capitalize(), part.upper())
}
_PARTS, _KINDS = list(_ANCHORS), list(_ANCHORS.values())
_FINDER = AhoCorasick(_PARTS)
_YEAR_ANCHOR = re.compile(r"\d{4}")
REACH = 64
"""Every time lies within so many characters of an anchor."""


def anchors_in(text: str) -> list[tuple[int, int, str]]:
    """Where words, or parts of them, stand without which there is no time: start, end and kind of each, in order."""
    found = [(start, end, _KINDS[at]) for at, start, end in _FINDER.find_matches_as_indexes(text)]
    found += [(*year.span(), "year") for year in _YEAR_ANCHOR.finditer(text)]
    return sorted(found)
