"""What a profile gathers, and how it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.graph.network import Names
from kg.graph.profile import Profile, profile_of
from kg.model import Article, OfficeStatus, Statement
from kg.statements.tables import Tables

type Make = Callable[..., Statement]


@pytest.fixture
def profile(world: Tables, vocabulary: Names) -> Callable[[str], Profile]:
    actors = {actor.id: actor for actor in world.actors}
    return lambda actor: profile_of(actors[actor], world, vocabulary)


def partners(profile: Profile) -> list[tuple[str, str, str, str, int]]:
    return [(p.label, p.name, p.direction, p.factuality.value, p.statements) for p in profile.partners]


def ids(passages: tuple[object, ...]) -> list[str]:
    return [each.statement.id for each in passages]  # type: ignore[attr-defined]


def test_offices_are_those_it_holds_and_those_that_others_hold_in_it(profile: Callable[[str], Profile]) -> None:
    (office,) = profile("ada-vale").offices
    assert (office.relation, office.roles, office.status) == ("minister_of", ("trade minister",), OfficeStatus.CURRENT)
    assert profile("ada-vale").holders == ()
    assert [each.person.actor for each in profile("norland").holders] == ["ada-vale", "bo-kern"]
    assert profile("norland").offices == ()


def test_partners_are_told_apart_by_relation_direction_and_factuality(profile: Callable[[str], Profile]) -> None:
    assert partners(profile("norland")) == [
        ("← member of", "Bo Kern", "from", "asserted", 1),
        ("coordinates with", "Sudria", "with", "asserted", 1),
        ("meets", "Sudria", "with", "denied", 1),
        ("← sanctions", "Sudria", "from", "asserted", 1),
        ("sanctions", "Sudria", "to", "possible", 1),
    ]


def test_a_list_counts_once_and_a_publisher_is_one_source(make: Make, world: Tables, vocabulary: Names) -> None:
    said = [
        make("meets", "norland", "sudria", id="m1", group="g", date="2023-01-05"),
        make("meets", "sudria", "norland", id="m2", group="g"),
        make("meets", "norland", "sudria", id="m3", article="a-2", date="2023-02"),
        make("meets", "norland", "sudria", id="m4", article="a-3"),
    ]
    articles = (
        *(Article(id=each, text="", publisher=name) for each, name in (("a-1", "The Post"), ("a-2", "the post "))),
        Article(id="a-3", text=""),
    )
    tables = replace(world, statements=tuple(said), articles=articles)
    (partner,) = profile_of(world.actors[0], tables, vocabulary).partners
    assert (partner.statements, partner.sources) == (3, 2)
    assert (partner.first, partner.last) == ("2023-01-05", "2023-02-28")


def test_what_an_actor_says_is_not_what_is_said_of_it(profile: Callable[[str], Profile]) -> None:
    vale = profile("ada-vale")
    assert sorted(ids(vale.said)) == ["s-said", "s-work"]
    assert sorted(ids(vale.about)) == ["s-office", "s-talks"]


def test_a_sentence_about_an_actor_comes_once(profile: Callable[[str], Profile]) -> None:
    places = [(p.statement.evidence.article, p.statement.evidence.start) for p in profile("norland").about]
    assert len(places) == len(set(places))


def test_the_timeline_has_the_dated_statements_in_the_order_of_days(profile: Callable[[str], Profile]) -> None:
    assert ids(profile("norland").timeline) == ["s-work"]
    assert ids(profile("ada-vale").timeline) == ["s-talks"]


def test_topics_are_of_what_it_does_and_of_what_it_says(profile: Callable[[str], Profile]) -> None:
    for actor in ("norland", "sudria", "ada-vale"):
        (topic,) = profile(actor).topics
        assert (topic.topic, topic.label, topic.statements) == ("export_control", "export_control", 1)
    assert profile("bo-kern").topics == ()


def test_contradictions_are_shown_where_the_office_is(make: Make, world: Tables, vocabulary: Names) -> None:
    statuses = ((OfficeStatus.FORMER, "a-1"), (OfficeStatus.CURRENT, "a-2"))
    said = [
        make("minister_of", "ada-vale", "ministry-of-trade", id=status.value, status=status, article=article)
        for status, article in statuses
    ]
    articles = (Article(id="a-1", text="", published="2020-01-01"), Article(id="a-2", text="", published="2021-01-01"))
    tables = replace(world, statements=tuple(said), articles=articles)
    by_id = {actor.id: actor for actor in world.actors}
    for actor, number in (("ada-vale", 1), ("ministry-of-trade", 1), ("sudria", 0)):
        assert len(profile_of(by_id[actor], tables, vocabulary).conflicts) == number


def test_an_actor_of_whom_nothing_is_said_has_an_empty_profile(profile: Callable[[str], Profile]) -> None:
    empty = profile("portstad")
    assert (empty.statements, empty.articles, empty.partners, empty.about) == (0, 0, (), ())
