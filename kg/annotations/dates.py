"""Time expressions in a text, and the date of the document itself.

A time is found by what it looks like (`find_times`) and resolved later, when the tense of its clause is known
(`TimeExpression.resolve`). The result is never more precise than the words, and nothing is guessed: a weekday without a
reference date stays unresolved.

Finding goes in two steps. First every word that can name a time is taken, with those that need company ("May", a bare
"2021") marked as weak. Then neighbours are joined ("from 3 May to 5 May", "since 2020"), and what is still weak is
kept only behind a preposition of time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.annotations import time_context as context
from kg.annotations import time_words as words
from kg.annotations.moments import (
    Absolute,
    Between,
    Direction,
    Eve,
    Moment,
    Open,
    Relative,
    Resolved,
    Several,
    Since,
    Unresolvable,
    Weekday,
    WeekOf,
    Yearless,
)
from kg.annotations.time_words import Weakness
from kg.model import Span, TimeValue
from kg.text.published import parse_published

__all__ = ["Direction", "TimeExpression", "document_date", "find_times", "other_date", "parse_published"]

_CONTEXT = 32  # characters before an expression that can hold its preposition


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that names a time; `text` is its slice at `span`."""

    span: Span
    text: str
    moment: Moment

    def resolve(self, reference: dt.date | None, direction: Direction = Direction.NONE) -> TimeValue | None:
        """The date it means, at the precision of its words; `None` where that cannot be known.

        Args:
            reference: the publisher's local day of the article.
            direction: where the tense of the clause points.
        """
        return self._value(lambda: self.moment.resolve(reference, direction))

    @property
    def points_back(self) -> bool:
        """Whether it is counted from a time that the text named before: "the following day"."""
        return isinstance(self.moment, Relative)

    def resolve_from(self, earlier: TimeValue) -> TimeValue | None:
        """The date of a time that points back, counted from the one named before it."""
        moment = self.moment
        return self._value(lambda: moment.resolve_from(earlier.value)) if isinstance(moment, Relative) else None

    def _value(self, read: Callable[[], Resolved | None]) -> TimeValue | None:
        try:
            found = read()
        except (OverflowError, ValueError):  # before year 1 or after 9999
            return None
        return TimeValue(value=found.value, text=self.text, span=self.span, how=found.how) if found else None


@dataclass(frozen=True, slots=True)
class _Found:
    """A time word before it is known whether it stays."""

    start: int
    end: int
    moment: Moment
    weakness: Weakness


def find_times(text: str) -> list[TimeExpression]:
    """All time expressions of a text in order; they do not overlap."""
    found = _joined(_without_overlaps(_candidates(text)), text)
    stays = [_opened(item, text) for item in found if _stands(item, text)]
    return [TimeExpression(Span(x.start, x.end), text[x.start : x.end], x.moment) for x in stays]


def _candidates(text: str) -> Iterator[_Found]:
    for window, kinds in _windows(text):
        for rule in words.RULES:
            if rule.anchor not in kinds:
                continue
            for match in rule.pattern.finditer(text, window.start, window.end):
                moment = rule.read(match)
                if moment is not None:
                    yield _Found(match.start(), match.end(), moment, rule.weakness(match))


def _windows(text: str) -> Iterator[tuple[Span, set[str]]]:
    """The parts of a text that can hold a time, with the kinds of their anchors; most cannot, and patterns are slow."""
    start = end = 0
    kinds: set[str] = set()
    for first, behind, kind in words.anchors_in(text):
        if first - words.REACH > end:
            yield Span(start, end), kinds
            start, kinds = first - words.REACH, set()
        end = min(len(text), behind + words.REACH)
        kinds.add(kind)
    yield Span(start, end), kinds


def _without_overlaps(candidates: Iterator[_Found]) -> Iterator[_Found]:
    """The leftmost, and of those the longest."""
    end = 0
    for item in sorted(candidates, key=lambda item: (item.start, -item.end)):
        if item.start >= end:
            yield item
            end = item.end


# ---- company --------------------------------------------------------------------------------------------------------


def _joined(found: Iterator[_Found], text: str) -> list[_Found]:
    """Two neighbours with "to", "and" or a dash between them become one interval, or one expression of two times."""
    result: list[_Found] = []
    for item in found:
        pair = _pair(result[-1], item, text) if result else None
        if pair:
            result[-1] = pair
        else:
            result.append(item)
    return result


def _pair(left: _Found, right: _Found, text: str) -> _Found | None:
    if right.start - left.end > context.LONGEST_GAP or not _same_kind(left.moment, right.moment):
        return None
    opening = context.RANGE_OPENING.search(_before(left, text))
    gap = text[left.end : right.start]
    if not context.joins(opening["word"] if opening else "", gap):
        if not context.are_two(gap) or right.weakness is Weakness.MONTH:
            return None
        return _Found(left.start, right.end, Several(left.moment, right.moment), left.weakness)
    start = left.start - len(opening[0] if opening else "")
    return _Found(start, right.end, Between(left.moment, right.moment), Weakness.NONE)


def _same_kind(left: Moment, right: Moment) -> bool:
    return any(isinstance(left, kind) and isinstance(right, kind) for kind in (Weekday, Absolute | Yearless))


def _opened(item: _Found, text: str) -> _Found:
    """With "since", "after" or "until" before it, the moment is the edge of an open interval; with "about", none."""
    before = _before(item, text)
    opening, eve = context.OPENING.search(before), context.EVE.search(before)
    if eve:
        return _Found(item.start - len(eve[0]), item.end, Eve(item.moment), item.weakness)
    week = context.WEEK.search(before)
    if week:
        return _Found(item.start - len(week[0]), item.end, WeekOf(item.moment), item.weakness)
    if context.POSSESSIVE.match(text, item.end):
        return item
    if not opening and context.VAGUE.search(before):
        return replace(item, moment=Unresolvable())
    if not opening or isinstance(item.moment, Between | Relative | Several):
        return item
    word = " ".join(opening["word"].lower().split())
    moment: Moment = Since(item.moment) if word == "since" else Open(item.moment, until=word in context.UNTIL)
    return _Found(item.start - len(opening[0]), item.end, moment, item.weakness)


def _stands(item: _Found, text: str) -> bool:
    before = _before(item, text)
    match item.weakness:
        case Weakness.NAME:
            return not context.followed_by_a_name(text, item.end) or bool(context.BEFORE_MONTH.search(before))
        case Weakness.MONTH:
            return bool(context.BEFORE_MONTH.search(before))
        case Weakness.YEAR:
            return bool(context.BEFORE_YEAR.search(before)) or context.dates_a_noun(text, item.start, item.end)
        case Weakness.TITLE:
            return not context.part_of_a_title(text, item.start)
        case Weakness.NONE:
            return True


def _before(item: _Found, text: str) -> str:
    return text[max(0, item.start - _CONTEXT) : item.start]


# ---- the date of the document ---------------------------------------------------------------------------------------

_TAGS = re.compile(r"<[^>\n]{0,200}>")
_LABEL = re.compile(
    r"\b(?:published|posted|issued|released|dated?)(?: online| on| at)?[ \t]*[:|–-]?[ \t*]*$",
    re.IGNORECASE,
)
_LATER_LABEL = re.compile(r"\b(?:updated|modified|revised|edited)(?: on| at)?[ \t]*[:|–-]?[ \t*]*$", re.IGNORECASE)
_PLACE = re.compile(r"^[A-Z][\w .,'’()/-]{1,50}[,(—–-][ ]*$")
_AGENCY_AND_DASH = re.compile(r"^[ ]*(?:\([^)\n]{1,40}\))?[ ]*[)—–:-]")
_NO_SENTENCE = re.compile(r"[ \t*]*(?:$|[\n,.:;|–—-]|[^\W\da-z]|[“\"‘(])")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?::\d\d)?\b|\b[ap]\.?m\b\.?", re.IGNORECASE)
_BYLINE_WORDS = frozenset(("and", "at", "by", "for", "min", "minute", "of", "on", "press", "read", "release", "the"))
_LONGEST_BYLINE = 4
_SHORT_LABEL = 2
_HEAD = 600
"""So many characters from the top a text says when it was written."""
_BEHIND_HEAD = 40
"""So many characters more are read, so that no date is cut."""
_LATER = 2
"""The rank of the day on which a text was changed."""


def document_date(text: str, times: Sequence[TimeExpression] | None = None, *, head: int = _HEAD) -> dt.date | None:
    """The day the text says it was published, or `None`.

    Only a date that stands where such dates stand counts: behind "Published:", at the start of the text, alone on its
    line (with a weekday, a time, a byline), or in a dateline ("NORWICH, 6 January 2023 –"); behind "Updated:" only if
    there is no other. A dateline without a year ("NORWICH, Jan 6 –") takes the year from the other dates of the head,
    and gives nothing where these name none or several.

    Args:
        text: the article.
        times: its time expressions, where they are known already.
        head: how many characters from the top are looked at.
    """
    times = find_times(text[: head + _BEHIND_HEAD]) if times is None else times
    return next((day for _, day in _own_dates(text, times, head)), None)


def other_date(text: str, published: str | None, *, head: int = _HEAD) -> dt.date | None:
    """The day that the text gives for itself where it is not the one in the metadata; `None` where they agree.

    A day more or less is no contradiction (it may be that of another time zone, or of the dateline), and neither is a
    later update.
    """
    iso = parse_published(published)
    if iso is None:
        return None
    known = dt.date.fromisoformat(iso)
    days = [day for rank, day in _own_dates(text, find_times(text[: head + _BEHIND_HEAD]), head) if rank < _LATER]
    return None if any(abs(day - known) <= dt.timedelta(days=1) for day in days) else next(iter(days), None)


def _own_dates(text: str, times: Sequence[TimeExpression], head: int) -> list[tuple[int, dt.date]]:
    """(rank, day) for each day of the head that can be that of the document, the surest first."""
    found = [item for item in times if item.span.start < head]
    years = {item.moment.value[:4] for item in found if isinstance(item.moment, Absolute)}
    year = int(years.pop()) if len(years) == 1 else None
    ranked = [(rank, item) for item in found if (rank := _rank(text, item.span)) is not None]
    ranked.sort(key=lambda entry: (entry[0], entry[1].span))
    return [(rank, day) for rank, item in ranked if (day := _day(item, year))]


def _rank(text: str, span: Span) -> int | None:
    """How surely a time is that of the document, 0 most surely; `None` if it belongs to the story."""
    line_start = text.rfind("\n", 0, span.start) + 1
    before = _TAGS.sub("", text[line_start : span.start].rsplit("|", 1)[-1])[-80:]
    after = _TAGS.sub("", text[span.end : span.end + 80].split("\n", 1)[0].split("|", 1)[0])
    for label, rank in ((_LATER_LABEL, _LATER), (_LABEL, 0)):
        if (found := label.search(before)) and _opens_its_line(before[: found.start()], found[0]):
            return rank
    at_start = not text[: span.start].strip(" \t\n\ufeff*#") and _NO_SENTENCE.match(after)
    in_dateline = _PLACE.match(before) and _AGENCY_AND_DASH.match(after)
    return 1 if at_start or in_dateline or _is_byline(before, after) else None


def _opens_its_line(before: str, label: str) -> bool:
    """ "Published on", "Statement issued on"; not "the order that the ministry issued on"."""
    return ":" in label or before.rstrip().endswith((".", ")", "-", "–", "—")) or len(before.split()) <= _SHORT_LABEL


def _is_byline(before: str, after: str) -> bool:
    """Whether the rest of the line is too little for a sentence: "Friday", "By Ana Vale", "10:30 am"."""
    rest = re.findall(r"[^\W\d_][\w'’.-]*", _CLOCK.sub(" ", f"{before} {after}"))
    last = before.split()[-1:]
    return (
        len(rest) <= _LONGEST_BYLINE
        and not after.strip().startswith((".", ",", ";"))
        and not (last and last[0].lower() in ("on", "in", "since", "until", "of", "by", "from", "before", "after"))
        and all(word[0].isupper() or word in _BYLINE_WORDS for word in rest)
    )


def _day(item: TimeExpression, year: int | None) -> dt.date | None:
    """The one day that a time names; a missing year is taken from `year`."""
    if not isinstance(item.moment, Absolute | Yearless):
        return None
    value = item.resolve(dt.date(year, 12, 31) if year else None, Direction.PAST)
    return value.earliest if value and value.precision == "day" else None
