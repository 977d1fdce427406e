"""Which statement answers to which of the gold: one to one, the best fits first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.evaluation.gold import CORE, EXTRA
from kg.evaluation.names import words

if TYPE_CHECKING:
    from kg.evaluation.gold import GoldStatement
    from kg.evaluation.names import NameMatcher
    from kg.model import Argument, Statement

__all__ = ["Matching", "match", "shared_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """How the statements of one article and its gold go together; by position in either list."""

    found: Mapping[int, int]
    """By gold statement: the statement that answers to it."""
    neutral: Collection[int]
    """Statements that say once more, or in another accepted way, what is found already: neither right nor wrong."""

    def right(self) -> Collection[int]:
        return set(self.found.values())


@dataclass(frozen=True, slots=True, order=True)
class _Fit:
    quality: int
    """Negative, so that the best comes first: how many of relation, subject and object are exact, not just accepted."""
    overlap: int
    """Negative too: the words that both sentences share."""
    statement: int
    gold: int


def match(
    statements: Sequence[Statement], gold: Sequence[GoldStatement], names: NameMatcher, symmetric: Collection[str]
) -> Matching:
    """Core statements of the gold take their answers before the extra ones do."""
    fits = sorted(
        _Fit(-quality, -len(shared_words(statement, wanted)), i, k)
        for i, statement in enumerate(statements)
        for k, wanted in enumerate(gold)
        if (quality := _quality(statement, wanted, names, symmetric))
    )
    found: dict[int, int] = {}
    used: set[int] = set()
    for level in (CORE, EXTRA):
        for fit in fits:
            if gold[fit.gold].level == level and fit.gold not in found and fit.statement not in used:
                found[fit.gold] = fit.statement
                used.add(fit.statement)
    return Matching(found=found, neutral={fit.statement for fit in fits} - used)


def shared_words(statement: Statement, wanted: GoldStatement) -> frozenset[str]:
    return words(statement.evidence.quote) & words(wanted.evidence)


def _quality(statement: Statement, wanted: GoldStatement, names: NameMatcher, symmetric: Collection[str]) -> int:
    """0 if the statement does not fit at all, more the more of it is as the gold has it."""
    exact = statement.relation == wanted.relation
    if not exact and statement.relation not in wanted.accept_relation:
        return 0
    ends = max(_ends(ends, wanted, names) for ends in _readings(statement, symmetric))
    return ends + exact if ends else 0


def _readings(statement: Statement, symmetric: Collection[str]) -> list[tuple[Argument | None, Argument | None]]:
    """Subject and object: an office is of a ministry or of its country; where both sides are on a par, either order."""
    ends = [(statement.subject, statement.object), (statement.subject, statement.jurisdiction)]
    return [*ends, (statement.object, statement.subject)] if statement.relation in symmetric else ends


def _ends(ends: tuple[Argument | None, Argument | None], wanted: GoldStatement, names: NameMatcher) -> int:
    subject = names.fit(ends[0], wanted.subject, wanted.accept_subject)
    object_ = names.fit(ends[1], wanted.object, wanted.accept_object)
    return subject + object_ if subject and object_ else 0
