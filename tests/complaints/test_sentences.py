"""The kinds of sentences that users of other tools complained about (`cases.toml`)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.model import Statement
from tests.sentences import line, records

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
KINDS_AT_LEAST = 30

pytestmark = pytest.mark.model


def details(statement: Statement) -> dict[str, str]:
    """What a case may look at beside the statement itself."""
    speakers = [step.speaker.name for step in statement.attribution if step.speaker]
    return {
        "date": statement.date or "",
        "role": statement.role or "",
        "status": statement.status or "",
        "topic": statement.topic or "",
        "place": statement.place.name if statement.place else "",
        "by": ", ".join(speakers),
    }


def either_way(statement: Statement) -> set[str]:
    """A meeting is the same in either order."""
    words = line(statement)
    if statement.relation not in ("meets", "negotiates_with") or not (statement.subject and statement.object):
        return {words}
    ends = [statement.object.name, statement.subject.name]
    return {words, f"{ends[0]} {statement.relation} {ends[1]} {statement.factuality}"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['text'][:30]}")
def test_a_sentence_gives_these_statements_and_no_others(case: dict[str, Any]) -> None:
    found = records(case["text"], **({"published": case["date"]} if "date" in case else {}))
    left = list(found.statements)
    for wanted in case["statements"]:
        words, *more = wanted.split(" | ")
        (statement,) = [each for each in left if words in either_way(each)]
        left.remove(statement)
        known = details(statement)
        for name, value in (detail.split("=", 1) for detail in more):
            assert known[name] == value
        if "by" not in dict(detail.split("=", 1) for detail in more):
            assert known["by"] == "", "nobody else says so"
    assert not left, [line(statement) for statement in left]
    types = {actor.name: actor.type for actor in found.actors}
    for name, kind in case.get("actors", {}).items():
        assert types[name] == kind
    assert not set(case.get("absent", ())) & types.keys()
    assert all(statement.evidence.quote in case["quotes"] for statement in found.statements if "quotes" in case)


def test_the_file_has_many_kinds() -> None:
    assert len({case["seen"] for case in CASES}) >= KINDS_AT_LEAST
    assert len({case["text"] for case in CASES}) == len(CASES)
