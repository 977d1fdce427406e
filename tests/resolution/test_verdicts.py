import random
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Actor
from kg.resolution.closure import Link
from kg.resolution.judgements import Judgement, Verdict
from kg.resolution.ledger import Ledger
from kg.resolution.verdicts import apply_judgements, decide
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of ours."""

type Say = Any


def people(*names: str) -> list[Actor]:
    return [Actor(id=name, name=name, type="Person") for name in names]


def test_what_is_the_same_becomes_one_and_the_old_id_leads_there(
    world: Tables, vocabulary: Vocabulary, say: Say
) -> None:
    applied = apply_judgements(world, Ledger.of([say("a-vale", "same", "ada-vale")]), vocabulary)
    assert applied.redirects == {"a-vale": "ada-vale"}
    assert (applied.counts["same"], applied.counts["unused"]) == (1, 0)
    assert {s.subject.actor for s in applied.tables.statements if s.subject} == {"ada-vale"}


def test_an_empty_ledger_changes_nothing(world: Tables, vocabulary: Vocabulary) -> None:
    applied = apply_judgements(world, Ledger(), vocabulary)
    assert applied.tables is world
    assert set(applied.counts.values()) == {0}


def test_the_last_verdict_on_a_pair_holds_whichever_way_round(world: Tables, vocabulary: Vocabulary, say: Say) -> None:
    said = [say("a-vale", "same", "ada-vale", day=1), say("ada-vale", "different", "a-vale", day=2)]
    assert apply_judgements(world, Ledger.of(said), vocabulary).redirects == {}
    withdrawn = [*said, say("a-vale", "withdrawn", "ada-vale", day=3)]
    decisions = decide(world.actors, Ledger.of(withdrawn))
    assert decisions.open("a-vale", "ada-vale")
    assert decisions.conflicts == ()


def test_who_is_unsure_has_spoken_and_changes_nothing(world: Tables, say: Say) -> None:
    decisions = decide(world.actors, Ledger.of([say("a-vale", "unsure", "ada-vale")]))
    assert decisions.links == ()
    assert not decisions.open("ada-vale", "a-vale")


def test_what_follows_is_not_open_either(say: Say) -> None:
    said = [say("a", "same", "b"), say("b", "same", "c", day=2), say("c", "different", "d", day=3)]
    decisions = decide(people("a", "b", "c", "d", "e"), Ledger.of(said))
    pairs = list(combinations("abcde", 2))
    assert [pair for pair in pairs if decisions.open(*pair)] == [("a", "e"), ("b", "e"), ("c", "e"), ("d", "e")]


def test_two_are_the_same_by_way_of_one_that_is_gone(say: Say) -> None:
    decisions = decide(people("a", "c"), Ledger.of([say("a", "same", "b"), say("b", "same", "c", day=2)]))
    assert decisions.closure.together("a", "c")
    assert decisions.unused == ()


def test_a_contradiction_is_reported_with_its_lines_and_the_newest_hold(say: Say) -> None:
    said = [say("a", "different", "c", day=1), say("a", "same", "b", day=2), say("b", "same", "c", day=3)]
    decisions = decide(people("a", "b", "c"), Ledger.of(said))
    assert decisions.closure.together("a", "c")
    (conflict,) = decisions.conflicts
    assert conflict.where == "the ledger, line 1"
    assert "newer lines say otherwise (2, 3)" in conflict.problem


def test_what_the_texts_give_as_one_cannot_be_split(say: Say) -> None:
    one = replace(people("a")[0], replaces=("b",))
    (conflict,) = decide([one], Ledger.of([say("a", "different", "b")])).conflicts
    assert "keeps 'a' and 'b' apart, and both are 'a' now" in conflict.problem


def test_two_of_the_gazetteer_stay_two_unless_just_that_is_said(world: Tables, say: Say) -> None:
    by_way = [say("norland", "same", "bo-kern"), say("bo-kern", "same", "sudria", day=2)]
    decisions = decide(world.actors, Ledger.of(by_way))
    assert "which are two in the gazetteer" in decisions.conflicts[0].problem
    assert not decisions.closure.together("norland", "sudria")
    said = decide(world.actors, Ledger.of([*by_way, say("sudria", "same", "norland", day=3)]))
    assert said.closure.together("norland", "sudria")


def test_lines_about_nobody_are_counted_and_kept(world: Tables, vocabulary: Vocabulary, say: Say) -> None:
    said = [say("x", "same", "y"), say("a-vale", "different", "z"), say("a-vale", "unsure", "y")]
    applied = apply_judgements(world, Ledger.of(said), vocabulary)
    assert [entry.line for entry in applied.unused] == [1, 2, 3]


def test_the_ledger_weighs_more_than_what_rules_say(world: Tables, vocabulary: Vocabulary, say: Say) -> None:
    rules = [Link(left="a-vale", right="ada-vale", same=True)]
    assert apply_judgements(world, Ledger(), vocabulary, rules=rules).redirects == {"a-vale": "ada-vale"}
    applied = apply_judgements(world, Ledger.of([say("a-vale", "different", "ada-vale")]), vocabulary, rules=rules)
    assert (applied.redirects, applied.conflicts) == ({}, ())


def test_a_statement_that_cannot_hold_between_the_merged_is_left_out(
    world: Tables, vocabulary: Vocabulary, say: Say
) -> None:
    places = [replace(a, source="x.tsv") if a.id == "portstad" else a for a in world.actors]
    applied = apply_judgements(
        replace(world, actors=tuple(places)), Ledger.of([say("a-vale", "same", "portstad")]), vocabulary
    )
    assert [s.id for s in applied.tables.statements] == ["s-1"]
    assert applied.counts["left_out"] == 1


@pytest.fixture(scope="module")
def shuffler() -> random.Random:
    return random.Random(1)


@PATIENT
@given(st.lists(st.tuples(st.sampled_from(list(combinations("abcdef", 2))), st.sampled_from(Verdict)), max_size=20))
def test_the_outcome_hangs_on_the_dates_alone(
    shuffler: random.Random, said: list[tuple[tuple[str, str], Verdict]]
) -> None:
    lines = [
        Judgement(left=a, right=b, verdict=verdict, who="m", when=f"2024-05-21T09:30:{second:02}")
        for second, ((a, b), verdict) in enumerate(said)
    ]
    mixed = shuffler.sample(lines, len(lines))
    one, other = (decide(people(*"abcdef"), Ledger.of(order)) for order in (lines, mixed))
    assert one.closure.clusters == other.closure.clusters
    assert one.closure.apart("a", "b") == other.closure.apart("a", "b")
    assert len(one.conflicts) == len(other.conflicts)
    for link in one.links:
        refused = [conflict.link for conflict in one.closure.conflicts]
        if not link.same and link not in refused:
            assert not one.closure.together(link.left, link.right)
