"""The times that stand behind titles: "Vale, minister since 2021, met …" dates the office, and not the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.annotations.moments import Between, Open, Since

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotations.dates import TimeExpression
    from kg.annotations.offices import OfficePhrase

__all__ = ["times_of_offices"]

_SPELL = (Since, Open, Between)
_APPOSED = ("apposition", "name, office", "office and office")
_PREDICATED = ("copula", "leaving")


def times_of_offices(doc: Doc, titles: Iterable[OfficePhrase], times: Sequence[TimeExpression]) -> Mapping[int, int]:
    """By the head token of a title: the place in `times` of the stretch of time that is said right behind it.

    Only of titles in apposition or predicated of somebody: "met the president from 2017 to 2019" says when they met.
    """
    ends = {title.end: title.head for title in titles if title.rule in (*_APPOSED, *_PREDICATED)}
    found: dict[int, int] = {}
    for number, time in enumerate(times) if ends else ():
        if isinstance(time.moment, _SPELL):
            span = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
            if span is not None and span.start in ends:
                found[ends[span.start]] = number
    return found
