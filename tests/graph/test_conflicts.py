"""Contradictions about offices, and what only looks like one."""

from __future__ import annotations

import pytest

from kg.graph.conflicts import conflicts
from kg.statements.tables import Tables

from .offices import DENIED, VOCABULARY, minister, told


def found(tables: Tables) -> list[tuple[str, str, str]]:
    return [(each.kind.value, each.left.id, each.right.id) for each in conflicts(tables, VOCABULARY)]


def test_former_and_later_current_contradict_each_other() -> None:
    said = [("2019-01-01", "current"), ("2020-01-01", "former"), ("2021-01-01", "current"), ("2022-01-01", "current")]
    (conflict,) = conflicts(minister(*said), VOCABULARY)
    assert (conflict.kind, conflict.left.id, conflict.right.id) == ("former, then current", "s01", "s02")
    assert (conflict.left_days, conflict.right_days) == ("2020-01-01", "2021-01-01")


@pytest.mark.parametrize(
    "said",
    [
        [("2020-01-01", "current"), ("2021-01-01", "former")],
        [("2020-01-01", "former"), ("2020-01-01", "current")],
        [("2020-01-01", "former"), ("2020-06-01", "future"), ("2021-01-01", "current")],
        [("2020", "former"), ("2020-06-01", "current")],
        [(None, "former"), (None, "current")],
    ],
    ids=["left", "on one day", "returned", "in the same year", "undated"],
)
def test_what_can_all_be_so_is_no_contradiction(said: list[tuple[str | None, str]]) -> None:
    assert found(minister(*said)) == []


def test_a_known_return_is_no_contradiction() -> None:
    collected = told()
    collected("2020-01-01", "leads", "ada", "green-party", "former", of=None, role="chair")
    collected("2022-01-01", "leads", "ada", "green-party", of=None, date="2021/..", date_text="since 2021")
    assert found(collected.tables) == []


def holders(*said: tuple[str, str, str], relation: str = "head_of_state_of", body: str = "norland") -> Tables:
    collected = told()
    for published, person, role in said:
        collected(published, relation, person, body, "current", role=role)
    return collected.tables


def test_two_holders_of_an_office_of_one_on_overlapping_days() -> None:
    said = [("2020-01-01", "ada", "president"), ("2020-06-01", "bo", "ruler"), ("2021-01-01", "ada", "president")]
    assert found(holders(*said)) == [("two holders", "s00", "s01")]


def test_two_holders_on_one_day() -> None:
    assert len(found(holders(("2020-01-01", "ada", "president"), ("2020-01-01", "bo", "president")))) == 1


def test_one_holder_after_the_other_is_no_contradiction() -> None:
    assert found(holders(("2020-01-01", "ada", "president"), ("2020-06-01", "bo", "president"))) == []


@pytest.mark.parametrize(
    ("relation", "body", "roles", "number"),
    [
        ("minister_of", "ministry-of-trade", ("minister", "trade minister"), 1),
        ("minister_of", "norland", ("trade minister", "trade minister"), 1),
        ("minister_of", "norland", ("trade minister", "health minister"), 0),
        ("minister_of", "norland", ("", ""), 0),
        ("leads", "green-party", ("chair", "chair"), 1),
        ("leads", "green-party", ("chair", "treasurer"), 0),
        ("leads", "green-party", ("", ""), 0),
        ("member_of", "green-party", ("member", "member"), 0),
    ],
)
def test_only_offices_of_one_have_rivals(relation: str, body: str, roles: tuple[str, str], number: int) -> None:
    said = [("2020-01-01", person, role) for person, role in zip(("ada", "bo"), roles, strict=True)]
    assert len(found(holders(*said, relation=relation, body=body))) == number


@pytest.mark.parametrize(
    ("dates", "kind"),
    [
        (["2018/..", "2021/.."], "two begins"),
        (["../2014", "../2016"], "two ends"),
        (["2021/2019"], "begin after end"),
        (["2016", "2020/.."], "held before its begin"),
        (["../2016", "2018"], "held after its end"),
    ],
)
def test_dates_that_exclude_each_other(dates: list[str], kind: str) -> None:
    collected = told()
    for date in dates:
        collected("2022-01-01", "leads", "ada", "green-party", "former" if ".." not in date else None, date=date)
    kinds = [each[0] for each in found(collected.tables)]
    assert kind in kinds


def test_the_same_begin_at_two_precisions_is_one() -> None:
    collected = told()
    for date in ("2021/..", "2021-05-03/.."):
        collected("2022-01-01", "leads", "ada", "green-party", date=date)
    assert found(collected.tables) == []


def test_two_dates_of_one_appointment() -> None:
    collected = told()
    for sentence, date in (("7", "2021-12-01"), ("8", "2021-12-03")):
        collected("2022-01-01", "leads", "ada", "green-party", "current", sentence=sentence, rule="office: copula")
        collected("2022-01-01", "appoints", "norland", "ada", of=None, sentence=sentence, date=date)
    assert found(collected.tables) == [("two dates of appointment", "s01", "s03")]


@pytest.mark.parametrize(
    ("denied", "number"),
    [("2020-06-01", 1), ("2020-01-01", 1), (None, 1), ("2018-01-01", 0), ("2024-01-01", 0)],
)
def test_a_denial_contradicts_what_is_asserted_of_its_day(denied: str | None, number: int) -> None:
    collected = told()
    for published in ("2020-01-01", "2021-01-01"):
        collected(published, "leads", "ada", "green-party", "current", role="chair")
    collected(denied, "leads", "ada", "green-party", role="chair", qualification=DENIED)
    kinds = [each[0] for each in found(collected.tables)]
    assert kinds == ["asserted and denied"] * number


def test_a_denial_alone_contradicts_nothing() -> None:
    collected = told()
    collected("2020-01-01", "leads", "ada", "green-party", qualification=DENIED)
    assert found(collected.tables) == []
