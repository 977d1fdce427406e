from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.graph.lookup import find_actor, find_topic
from kg.model import Actor, Topic

ACTORS = (
    Actor(id="ada-vale", name="Ada Vale", type="Person", names=("Vale", "A. Vale")),
    Actor(id="eva-vale", name="Eva Vale", type="Person", names=("Vale",)),
    Actor(id="vale-2", name="Véra  Çelik", type="Person"),
    Actor(id="kern", name="Bo Kern", type="Person", names=("Ada Vale",), replaces=("kern-1", "kern-2")),
    Actor(id="ada", name="Ada", type="Place"),
    Actor(id="ada-2", name="ADA", type="Organization"),
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("ada-vale", "ada-vale"),
        (" ada-vale ", "ada-vale"),
        ("ADA VALE", "ada-vale"),
        ("A. vale", "ada-vale"),
        ("vera celik", "vale-2"),
        ("ada", "ada"),
        ("kern-2", "kern"),
    ],
)
def test_an_actor_is_found_by_id_main_name_or_other_name(wanted: str, found: str) -> None:
    assert find_actor(ACTORS, wanted).id == found


def test_of_a_name_of_several_all_are_listed_with_their_ids() -> None:
    with pytest.raises(QueryError, match="several actors") as caught:
        find_actor(ACTORS, "vale")
    assert caught.value.advice == ("name one by its id: ada-vale (Ada Vale, Person), eva-vale (Eva Vale, Person)")


def test_two_with_one_main_name_are_ambiguous_unless_one_has_it_as_its_id() -> None:
    with pytest.raises(QueryError, match="several actors"):
        find_actor(ACTORS, "aDa")


@pytest.mark.parametrize("wanted", ["Ada Vael", "adavale", "Vale Ada"])
def test_the_nearest_are_suggested(wanted: str) -> None:
    with pytest.raises(QueryError, match="no such actor") as caught:
        find_actor(ACTORS, wanted)
    assert "ada-vale (Ada Vale, Person)" in (caught.value.advice or "")


@pytest.mark.parametrize("wanted", ["", "  ", "\u0301", "Zzyzx"])
def test_where_nothing_is_near_it_is_said_where_names_are(wanted: str) -> None:
    with pytest.raises(QueryError, match="no such actor") as caught:
        find_actor(ACTORS, wanted)
    assert "actors.jsonl" in (caught.value.advice or "")


TOPICS = {
    topic.id: topic
    for topic in (
        Topic(id="export_control", label="export control"),
        Topic(id="trade", label="trade"),
        Topic(id="ports", label="Häfen"),
        Topic(id="trade_2", label="Trade"),
        Topic(id="fish", label="fishing"),
        Topic(id="angling", label="Fishing"),
    )
}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("trade", "trade"),
        (" export_control ", "export_control"),
        ("Export  Control", "export_control"),
        ("hafen", "ports"),
    ],
)
def test_a_topic_is_found_by_its_id_or_its_label(wanted: str, found: str) -> None:
    assert find_topic(TOPICS, wanted) == found


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("FISHING", "several topics are called so .*angling, fish"),
        ("control", "did you mean .*export control"),
        ("", "there is no such topic .*ontology/topics.ttl"),
        ("zzz", "there is no such topic .*ontology/topics.ttl"),
    ],
)
def test_a_topic_that_is_not_clear_is_refused(wanted: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        find_topic(TOPICS, wanted)
