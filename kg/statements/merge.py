"""The same reading twice is one statement; no two statements share an id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.identifiers import digest
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
        _numbered(kept.values()),
        key=lambda s: (s.evidence.article, s.evidence.start, s.evidence.trigger, s.relation, s.id),
    )


def _numbered(statements: Iterable[Statement]) -> Iterator[Statement]:
    """One id each: "the two leaders thanked Astria" is read once for either leader, from the same words."""
    seen: Counter[str] = Counter()
    for statement in statements:
        number = seen[statement.id]
        seen[statement.id] += 1
        yield replace(statement, id=digest(statement.id, number)) if number else statement


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
