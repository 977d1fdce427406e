"""How an office is meant: whether it is held still, and from when until when.

A title beside a name is presupposed whatever the clause says; a predicated one ("was elected president") is as real as
its verb; who resigns from an office has it until then, and still has it if that is only asked, planned or denied.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotations.dates import Direction
from kg.annotations.moments import Since
from kg.annotations.office_verbs import OfficeVerbs, Phase, predicating_verb
from kg.model import EventStatus, Factuality, OfficeStatus, Qualification, TimeValue

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import AnnotatedArticle
    from kg.statements.extractor import Candidate

__all__ = ["OfficeReader", "OfficeReading"]

_LEAVING = "office: leaving"
_PREDICATED = ("office: copula", _LEAVING)
"""How rules begin by which a verb says who has an office; where the state is told elsewhere, they say that too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeReading:
    """What a sentence says of an office beside who has it."""

    qualification: Qualification
    status: OfficeStatus | None
    time: TimeValue | None = None


class OfficeReader:
    """Reads the offices of one article.

    Args:
        annotated: the article.
        verbs: what verbs say of offices.
        meant: how the act of a verb is meant.
        dated: when the act of a verb, meant in some way, is done.
    """

    def __init__(
        self,
        annotated: AnnotatedArticle,
        verbs: OfficeVerbs,
        meant: Callable[[Token], Qualification],
        dated: Callable[[Token, Qualification], TimeValue | None],
    ) -> None:
        self._annotated = annotated
        self._verbs = verbs
        self._meant = meant
        self._dated = dated

    def read(self, candidate: Candidate) -> OfficeReading:
        head = self._annotated.doc[candidate.anchor]
        verb = predicating_verb(head) if candidate.rule.startswith(_PREDICATED) else None
        if verb is None:
            planned = candidate.status == OfficeStatus.FUTURE
            meant = Qualification(status=EventStatus.PLANNED if planned else EventStatus.ONGOING)
            return self._held(candidate, meant, self._spell(candidate))
        act = self._meant(verb)
        if candidate.rule.startswith(_LEAVING):
            return self._left(candidate, act, self._dated(verb, act))
        return self._held(candidate, act, self._spell(candidate) or self._by_verb(verb, act))

    def _held(self, candidate: Candidate, meant: Qualification, time: TimeValue | None) -> OfficeReading:
        """Who will have an office is a future holder, whatever the title says; a stretch that is over makes former."""
        status = OfficeStatus(candidate.status) if candidate.status is not None else None
        if meant.factuality is Factuality.PLANNED:
            status = OfficeStatus.FUTURE if status else None
        elif meant.factuality is not Factuality.ASSERTED:
            status = None
        elif status is OfficeStatus.CURRENT and time is not None and self._is_past(time):
            status = OfficeStatus.FORMER
        return OfficeReading(qualification=meant, status=status, time=time)

    def _left(self, candidate: Candidate, act: Qualification, time: TimeValue | None) -> OfficeReading:
        done = act.factuality is Factuality.ASSERTED
        told = done or act.factuality is Factuality.PLANNED
        last = time.value.rpartition("/")[2] if time is not None and told else ""
        return OfficeReading(
            qualification=Qualification(status=EventStatus.ONGOING),
            status=OfficeStatus.FORMER if done else OfficeStatus.CURRENT,
            time=replace(time, value=f"../{last}") if time is not None and last not in ("", "..") else None,
        )

    def _spell(self, candidate: Candidate) -> TimeValue | None:
        """ "Minister since 2021", "minister from 2017 to 2019": what stands right behind the title."""
        number = self._annotated.office_times.get(candidate.anchor)
        if number is None:
            return None
        former = candidate.status == OfficeStatus.FORMER
        time = self._annotated.times[number]
        value = time.resolve(self._annotated.published, Direction.PAST if former else Direction.NONE)
        # "President until March" may lie on either side
        return value if former or value == time.resolve(None) or isinstance(time.moment, Since) else None

    def _by_verb(self, verb: Token, act: Qualification) -> TimeValue | None:
        """Who became minister on a day has been it since; who was elected on a day may come into office later."""
        time, phase = self._dated(verb, act), self._verbs.phase(verb)
        if time is None or (phase is Phase.GIVEN and "/" not in time.value):
            return None
        first = time.value.partition("/")[0]
        if phase is not Phase.ENTERED or act.factuality is not Factuality.ASSERTED:
            return time
        return replace(time, value=f"{first}/..") if first != ".." else None

    def _is_past(self, time: TimeValue) -> bool:
        """A closed stretch of time that had ended when the article was published, if that is known."""
        if "/" not in time.value or time.latest is None:
            return False
        today: dt.date | None = self._annotated.published
        return today is None or time.latest < today
