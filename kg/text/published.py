"""The day an article was published, read from the many ways in which files write it."""

from __future__ import annotations

import datetime as dt
import re

from kg.text.english import MONTHS

__all__ = ["is_date", "parse_published"]

_MONTH = "|".join(month[:3] for month in MONTHS)
_NAMED = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ \-]+(?P<month>{_MONTH})[a-z]*\.?,?[ \-]+(?P<year>\d{{4}})"
    rf"|(?P<month2>{_MONTH})[a-z]*\.?,? +(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:, ?| +)(?P<year2>\d{{4}})",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<rule>[-/.]?)(?P<month>\d{2})(?P=rule)(?P<day>\d{2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<rule>[./-])(?P<month>\d{1,2})(?P=rule)(?P<year>\d{4})(?!\d)")
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_AROUND = re.compile(
    rf"(?:(?:first |last )?(?:published|updated|posted|modified|issued|released|date|dated)(?: on| at)?:?)?[ ]*"
    rf"(?:{_WEEKDAY}[,.]?)?[ ]*(?:on)?[ ]*@[ ,|•·–-]*"
    rf"(?:{_WEEKDAY})?,?[ ]*(?:at )?"
    r"(?:T?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?)?[ ]*(?:[ap]\.?m\.?)?[ ]*(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})?[ .]*",
    re.IGNORECASE,
)


def parse_published(value: str | None) -> str | None:
    """An ISO date (`2023-01-06`) from a date in words or numbers; `None` where there is none that is sure.

    The day is that of the zone that is written: `2023-01-06T23:30:00-05:00` is the sixth. Numbers with the year last
    are read only where day and month cannot be confused (`13/01/2023`, `01/13/2023`, `05.05.2023`).
    """
    found = _find((value or "").strip()[:200])
    return found[0].isoformat() if found else None


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing more than what stands around dates: weekday, time, "Published"."""
    found = _find(text)
    if found is None:
        return False
    start, end = found[1]
    return bool(_AROUND.fullmatch(text[:start] + "@" + text[end:]))


def _find(text: str) -> tuple[dt.date, tuple[int, int]] | None:
    """The first date and where it stands."""
    for pattern, read in ((_NUMERIC, _numeric), (_NAMED, _named), (_YEAR_LAST, _year_last)):
        for found in pattern.finditer(text):
            try:
                day = dt.date(*read({key: part for key, part in found.groupdict().items() if part}))
            except ValueError:
                continue
            return day, found.span()
    return None


def _numeric(parts: dict[str, str]) -> tuple[int, int, int]:
    return int(parts["year"]), int(parts["month"]), int(parts["day"])


def _named(parts: dict[str, str]) -> tuple[int, int, int]:
    plain = {key.rstrip("2"): part for key, part in parts.items()}
    month = _MONTH.split("|").index(plain["month"].lower()) + 1
    return int(plain["year"]), month, int(plain["day"])


def _year_last(parts: dict[str, str]) -> tuple[int, int, int]:
    first, second = int(parts["day"]), int(parts["month"])
    if first > 12 or first == second:
        return int(parts["year"]), second, first
    if second > 12:
        return int(parts["year"]), first, second
    raise ValueError("day and month cannot be told apart")
