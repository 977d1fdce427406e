from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from kg.model import EventStatus, Factuality, Qualification, Span, Statement
from kg.resolution.changes import Corrector, read_changes
from kg.resolution.judgements import (
    Judgement,
    StatementJudgement,
    StatementVerdict,
    Verdict,
    of_statement,
    statement_key,
)
from kg.resolution.ledger import Ledger
from kg.resolution.statement_verdicts import apply_statement_verdicts, matches
from kg.resolution.verdicts import apply_judgements
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

from .conftest import QUOTE


def judge(
    statement: Statement, verdict: str, *, day: int = 1, changes: Mapping[str, str | None] | None = None
) -> StatementJudgement:
    return of_statement(statement, StatementVerdict(verdict), who="mira", when=f"2024-05-{day:02}", changes=changes)


def result(tables: Tables, vocabulary: Vocabulary, *said: StatementJudgement) -> dict[str, Statement]:
    judged = apply_statement_verdicts(tables, Ledger.of(said), vocabulary)
    return {statement.id: statement for statement in judged.tables.statements}


def test_what_is_wrong_goes_and_what_is_right_is_certain(
    world: Tables, vocabulary: Vocabulary, meeting: Statement
) -> None:
    other = world.statements[1]
    found = result(world, vocabulary, judge(meeting, "wrong"), judge(other, "right"))
    assert found == {"s-2": replace(other, confidence=1.0)}


def test_whoever_is_unsure_changes_nothing(world: Tables, vocabulary: Vocabulary, meeting: Statement) -> None:
    assert result(world, vocabulary, judge(meeting, "unsure"))["s-1"] == meeting


def test_the_last_verdict_holds_and_one_can_be_taken_back(
    world: Tables, vocabulary: Vocabulary, meeting: Statement
) -> None:
    wrong, right, none = (judge(meeting, v, day=d) for d, v in enumerate(("wrong", "right", "withdrawn"), start=1))
    assert result(world, vocabulary, right, wrong)["s-1"].confidence == 1.0
    assert result(world, vocabulary, wrong, none)["s-1"] == meeting
    assert result(world, vocabulary, wrong, right, none)["s-1"] == meeting


def test_a_verdict_holds_though_rule_place_trigger_and_layout_are_others(
    world: Tables, vocabulary: Vocabulary, meeting: Statement
) -> None:
    broken = QUOTE.replace(" met ", "\nmet  ")
    evidence = replace(meeting.evidence, quote=broken, start=90, end=90 + len(broken), trigger=Span(91, 94), rule="new")
    moved = replace(meeting, id="other", evidence=evidence, confidence=0.2, topic="trade")
    assert statement_key(moved) == statement_key(meeting)
    assert result(replace(world, statements=(moved,)), vocabulary, judge(meeting, "wrong")) == {}


@pytest.mark.parametrize("slot", ["article", "relation", "subject", "object", "quote"])
def test_a_verdict_does_not_hold_for_another_statement(
    world: Tables, vocabulary: Vocabulary, meeting: Statement, slot: str
) -> None:
    other: dict[str, Any] = {slot: "another"}
    said = replace(judge(meeting, "wrong"), **other)
    judged = apply_statement_verdicts(world, Ledger.of([said]), vocabulary)
    assert judged.tables == replace(world)
    assert [entry.line for entry in judged.unused] == [1]


def test_of_a_reading_that_is_meant_otherwise_now_nothing_was_said(
    world: Tables, vocabulary: Vocabulary, meeting: Statement
) -> None:
    planned = replace(meeting, qualification=Qualification(status=EventStatus.PLANNED))
    found = result(replace(world, statements=(planned,)), vocabulary, judge(meeting, "right"))
    assert found["s-1"] == planned
    anyhow = replace(judge(meeting, "right"), factuality=None)
    assert result(replace(world, statements=(planned,)), vocabulary, anyhow)["s-1"].confidence == 1.0


def test_of_readings_in_the_same_words_the_one_with_the_same_actors_is_meant(world: Tables, meeting: Statement) -> None:
    assert meeting.subject
    twin = replace(meeting, id="s-3", subject=replace(meeting.subject, actor="a-vale", name="A. Vale"))
    said, _ = matches([meeting, twin], Ledger.of([judge(twin, "wrong")]))
    assert set(said) == {"s-3"}
    renamed = replace(judge(twin, "wrong"), subject_name="Minister Vale")
    said, _ = matches([meeting, twin], Ledger.of([renamed]))
    assert set(said) == {"s-1", "s-3"}


# ---- corrections ----------------------------------------------------------------------------------------------------


def test_a_correction_gives_other_values_and_keeps_the_id(
    world: Tables, vocabulary: Vocabulary, meeting: Statement
) -> None:
    changes = {"relation": "negotiates_with", "object": "Norland", "date": "2024-05", "place": None, "topics": "trade"}
    found = result(world, vocabulary, judge(meeting, "changed", changes=changes))["s-1"]
    assert (found.relation, found.date, found.place, found.topics) == ("negotiates_with", "2024-05", None, ("trade",))
    assert found.object
    assert (found.object.actor, found.object.text, found.confidence) == ("norland", "Norland", 1.0)


@pytest.mark.parametrize("wanted", list(Factuality))
def test_any_factuality_can_be_given(
    world: Tables, vocabulary: Vocabulary, meeting: Statement, wanted: Factuality
) -> None:
    found = result(world, vocabulary, judge(meeting, "changed", changes={"factuality": wanted.value, "role": "x"}))
    assert found["s-1"].factuality is wanted


def test_an_actor_of_the_gazetteer_comes_in_and_one_that_is_needed_no_more_goes(
    world: Tables, vocabulary: Vocabulary, meeting: Statement
) -> None:
    tables = replace(world, statements=(meeting,))
    said = judge(meeting, "changed", changes={"object": "United Nations"})
    judged = apply_statement_verdicts(tables, Ledger.of([said]), vocabulary).tables
    ids = {actor.id for actor in judged.actors}
    assert {a.name for a in judged.actors if a.id not in {actor.id for actor in world.actors}} == {"United Nations"}
    assert "sudria" not in ids
    assert "bo-kern" in ids, "it is spoken of still"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"colour": "red"}, "there is no slot 'colour'"),
        ({"relation": "dances_with"}, "there is no relation 'dances_with'"),
        ({"relation": None}, "relation cannot be empty"),
        ({"factuality": "sure"}, "factuality: 'sure' is not a valid"),
        ({"object": "Nobody at all"}, "no actor, or more than one, goes by 'Nobody at all'"),
        ({"object": "portstad"}, "meets does not hold between Person and Place"),
        ({"date": "in May"}, "date: not a date"),
        ({"topics": "weather_magic"}, "there is no topic 'weather_magic'"),
        ({"status": "asleep"}, "status: 'asleep' is not a valid"),
    ],
)
def test_a_correction_that_cannot_be_is_named_and_the_statement_left_out(
    world: Tables, vocabulary: Vocabulary, meeting: Statement, changes: dict[str, str | None], problem: str
) -> None:
    judged = apply_statement_verdicts(world, Ledger.of([judge(meeting, "changed", changes=changes)]), vocabulary)
    assert [s.id for s in judged.tables.statements] == ["s-2"]
    (fault,) = judged.faults
    assert problem in fault.problem
    assert fault.where == "the ledger, line 1"


def test_a_correction_that_makes_it_what_is_said_already_leaves_one(
    world: Tables, vocabulary: Vocabulary, meeting: Statement
) -> None:
    talks = replace(meeting, id="s-4", relation="negotiates_with")
    tables = replace(world, statements=(meeting, talks))
    said = Ledger.of([judge(meeting, "changed", changes={"relation": "negotiates_with"})])
    applied = apply_judgements(tables, said, vocabulary)
    assert [(s.id, s.confidence) for s in applied.tables.statements] == [("s-1", 1.0)]


def test_an_actor_of_a_correction_is_looked_up_among_those_that_have_become_one(
    world: Tables, vocabulary: Vocabulary, meeting: Statement
) -> None:
    kern = next(actor for actor in world.actors if actor.id == "bo-kern")
    twin = replace(kern, id="bo-kern-9", name="Minister Kern", source="people.tsv", names=("Bo Kern",))
    said = Judgement(left="bo-kern", right=twin.id, verdict=Verdict.SAME, who="m", when="2024-05-21")
    changed = judge(world.statements[1], "changed", changes={"object": "Bo Kern"})
    applied = apply_judgements(replace(world, actors=(*world.actors, twin)), Ledger.of([said, changed]), vocabulary)
    assert applied.faults == ()
    found = {s.id: s.object and (s.object.actor, s.object.text) for s in applied.tables.statements}
    assert found == {"s-1": ("bo-kern-9", "Bo Kern"), "s-2": ("bo-kern-9", "Bo Kern")}


def test_the_words_of_a_corrected_date_go(world: Tables, vocabulary: Vocabulary, meeting: Statement) -> None:
    dated = replace(meeting, date="2024-04", date_text="last month")
    found = Corrector.of(world.actors, (), vocabulary).changed(dated, {"date": "2024-05"})
    assert (found.date, found.date_text) == ("2024-05", None)


def test_changes_are_written_as_people_write() -> None:
    assert read_changes(" relation = meets ; date=- ;") == {"relation": "meets", "date": None}
    assert read_changes("") == {}
    with pytest.raises(ValueError, match="'meets' is not of the form slot = value"):
        read_changes("meets")
