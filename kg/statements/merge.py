"""The same reading twice is one statement."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Statement

__all__ = ["merge"]


def merge(statements: Iterable[Statement], *, symmetric: frozenset[str]) -> list[Statement]:
    """Keep one of the statements that say the same of the same sentence: the most confident, the first of equals.

    Symmetric relations are the same either way round. Two that differ in factuality or role are two readings.
    """
    kept: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        key = _key(statement, symmetric)
        if key not in kept or statement.confidence > kept[key].confidence:
            kept[key] = statement
    return sorted(
        kept.values(), key=lambda s: (s.evidence.article, s.evidence.start, s.evidence.trigger, s.relation, s.id)
    )


def _key(statement: Statement, symmetric: frozenset[str]) -> tuple[object, ...]:
    ends = [a.actor if a else "" for a in (statement.subject, statement.object)]
    if statement.relation in symmetric:
        ends.sort()
    evidence = statement.evidence
    return (
        evidence.article,
        evidence.start,
        evidence.end,
        statement.relation,
        *ends,
        statement.factuality,
        (statement.role or "").lower(),
    )
