from __future__ import annotations

import pytest

from kg.errors import QueryError
from kg.graph.lookup import find_actor
from kg.model import Actor

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
