"""What may stand around an English time: the words that make a time of "May", open an interval, or join two times."""

from __future__ import annotations

import re

__all__ = [
    "BEFORE_MONTH",
    "BEFORE_YEAR",
    "BLANK",
    "EVE",
    "LONGEST_GAP",
    "OPENING",
    "POSSESSIVE",
    "RANGE_OPENING",
    "UNTIL",
    "VAGUE",
    "WEEK",
    "are_two",
    "dates_a_noun",
    "followed_by_a_name",
    "in_a_title",
    "joins",
    "part_of_a_title",
]

# A blank, with at most one line break in it. Bounded: a text of nothing but blanks must not cost quadratic time.
BLANK = _ = r"(?:[^\S\n]{1,3}(?:\n[^\S\n]{0,3})?|\n[^\S\n]{0,3})"

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
    rf"(?<![\w-])(?P<word>(?i:since|after|from|as{_}of|as{_}(?:early|soon){_}as|(?:no|not){_}(?:earlier|later){_}than"
    rf"|starting|beginning|until|till|before|prior{_}to|ahead{_}of|by))"
    rf"(?:{_}(?:in|on|at{_}least))?{_}$"
)
"""What opens an interval before a time: "since 2020"."""
UNTIL = frozenset(("until", "till", "before", "prior to", "ahead of", "no later than", "not later than", "by"))
EVE = re.compile(rf"(?<![\w-])(?:[Tt]he{_})?eve{_}of{_}(?:the{_})?$")
WEEK = re.compile(rf"(?<![\w-])(?:[Tt]he{_})?week{_}of{_}$")
VAGUE = re.compile(
    rf"(?<![\w-])(?i:about|around|circa|roughly|approximately|nearly|almost|some|half|over|(?:more|less){_}than|at{_}least)"
    rf"{_}$"
)
"""What makes of a time something less exact than its words."""
POSSESSIVE = re.compile(r"[’']s?\b")
"""After "Friday" in "since Friday's talks"."""
RANGE_OPENING = re.compile(rf"(?<![\w-])(?P<word>(?i:from|between)){_}$")
LONGEST_GAP = 12
_BOTH = re.compile(rf"{_}(?:and|or|&){_}")
_DASH = re.compile(r"\s?[–-]\s?")
_JOINERS = {"from": ("to", "through", "until", "till", "into"), "between": ("and",), "": ("through",)}
_KNOWN = re.compile(r"(?:\b[Tt]he|\b[Aa]|\b[Ii]ts|\b[Tt]heir|\w[’']s?)[ \u00a0]$")
_NOUN_AFTER = re.compile(r"[ \u00a0](?:[A-Z]?[a-z]+ian[ \u00a0])?[a-z]{3,}")
_THE_BEFORE = re.compile(r"\b[Tt]he[ \u00a0]$")
_NAME_AFTER = re.compile(r"[ \u00a0][A-Z]")
_WORD_BEFORE = re.compile(r"[A-Za-z][ \u00a0]$")


def joins(opening: str, gap: str) -> bool:
    """Whether what stands between two times makes an interval of them, after "from", "between" or nothing ("")."""
    return bool(_DASH.fullmatch(gap)) or " ".join(gap.split()).lower() in _JOINERS[opening.lower()]


def are_two(gap: str) -> bool:
    """Whether what stands between two times leaves them two: "Monday and Thursday"."""
    return bool(_BOTH.fullmatch(gap))


def in_a_title(text: str, start: int, end: int) -> bool:
    """As "Sunday" is in "the Sunday Herald"."""
    return bool(_THE_BEFORE.search(text, max(0, start - 5), start)) and followed_by_a_name(text, end)


def dates_a_noun(text: str, start: int, end: int) -> bool:
    """As "2015" does in "the 2015 agreement" and "Norland's 2014 invasion"."""
    return bool(_KNOWN.search(text, max(0, start - 8), start)) and bool(_NOUN_AFTER.match(text, end))


def followed_by_a_name(text: str, end: int) -> bool:
    """As "April" is in "April Vale"."""
    return bool(_NAME_AFTER.match(text, end))


def part_of_a_title(text: str, start: int) -> bool:
    """As "Today" is in "Norland Today": a capital in the middle of a sentence."""
    return bool(_WORD_BEFORE.search(text[max(0, start - 2) : start]))
