"""The same reading twice is one statement; two readings stay two."""

from dataclasses import replace

import pytest

from kg.model import EventStatus, Polarity, Qualification, Statement
from kg.statements.merge import merge
from kg.statements.tables import Tables

NONE: frozenset[str] = frozenset()


@pytest.fixture
def act(tables: Tables) -> Statement:
    return tables.statements[0]


def merged(*statements: Statement, symmetric: frozenset[str] = NONE) -> list[Statement]:
    return merge(statements, symmetric=symmetric)


def turned(statement: Statement) -> Statement:
    return replace(statement, id="turned", subject=statement.object, object=statement.subject)


def test_nothing_merges_to_nothing() -> None:
    assert merged() == []


def test_of_two_equal_readings_the_more_confident_stays(act: Statement) -> None:
    sure = replace(act, confidence=0.99)
    assert merged(act, sure) == merged(sure, act) == [sure]


def test_of_two_equally_confident_readings_the_first_stays(act: Statement) -> None:
    again = replace(act, id="again")
    assert merged(act, again) == [act]


def test_two_statements_from_the_same_words_have_two_ids(act: Statement) -> None:
    assert act.subject
    assert act.object
    other = replace(act, subject=replace(act.subject, actor="the-other-of-the-two"))
    first, second = merged(act, other)
    assert act.id in (first.id, second.id)
    assert first.id != second.id
    assert merged(act, other) == [first, second]


def test_a_symmetric_relation_is_the_same_either_way_round(act: Statement) -> None:
    assert len(merged(act, turned(act), symmetric=frozenset({act.relation}))) == 1
    assert len(merged(act, turned(act))) == 2


@pytest.mark.parametrize(
    "qualification",
    [
        Qualification(polarity=Polarity.NEGATIVE),
        Qualification(status=EventStatus.PLANNED),
        Qualification(status=EventStatus.ONGOING),
    ],
    ids=["denied", "planned", "asserted"],
)
def test_another_factuality_is_another_reading(act: Statement, qualification: Qualification) -> None:
    other = replace(act, id="other", qualification=qualification)
    assert other.factuality != act.factuality
    assert len(merged(act, other)) == 2


def test_another_sentence_article_relation_or_role_is_another_reading(act: Statement) -> None:
    others = [
        replace(act, id="b", evidence=replace(act.evidence, article="a-2")),
        replace(act, id="c", evidence=replace(act.evidence, start=1)),
        replace(act, id="d", relation="criticizes"),
        replace(act, id="e", role="envoy"),
    ]
    assert len(merged(act, *others)) == 5


def test_a_role_is_the_same_in_capitals(act: Statement) -> None:
    assert len(merged(replace(act, role="Envoy"), replace(act, role="envoy"))) == 1


def test_a_missing_object_is_not_any_object(act: Statement) -> None:
    assert len(merged(act, replace(act, id="b", object=None))) == 2


def test_the_order_is_that_of_the_text_whatever_came_first(act: Statement) -> None:
    later = replace(act, id="later", evidence=replace(act.evidence, start=act.evidence.start + 5))
    elsewhere = replace(act, id="elsewhere", evidence=replace(act.evidence, article="a-0"))
    expected = ["elsewhere", act.id, "later"]
    assert [s.id for s in merged(later, act, elsewhere)] == expected
    assert [s.id for s in merged(elsewhere, later, act)] == expected
