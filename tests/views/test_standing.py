from __future__ import annotations

from dataclasses import replace
from typing import Any

from kg.model import Actor
from kg.views.standing import measured, standings


def numbers(community: int, degree: int, **more: float) -> dict[str, int | float]:
    return {
        "degree": degree,
        "strength": float(degree),
        "betweenness": 0.1234567,
        "pagerank": 0.25,
        "core": 1,
        "community": community,
        **more,
    }


def actor(name: str) -> Actor:
    return Actor(id=name.lower(), name=name, type="Country")


SIX = [actor(name) for name in ("Altania", "Borvia", "Cardenia", "Drusk", "Elbonne", "Norland")]
FOUND = {
    "altania": numbers(1, 1),
    "borvia": numbers(1, 3),
    "cardenia": numbers(1, 3, strength=4.5),
    "drusk": numbers(2, 1),
    "elbonne": numbers(2, 1),
}


def test_a_community_is_called_by_its_best_connected_member() -> None:
    assert standings(SIX, FOUND).communities == [{"number": 1, "label": "Cardenia", "members": 3}]


def test_only_members_that_are_shown_count() -> None:
    assert standings(SIX[:2], FOUND).communities == []
    shown = standings([SIX[0], SIX[1], replace(actor("Drusk"), name="<b>\nDrusk")], FOUND | {"drusk": numbers(1, 9)})
    assert shown.communities == [{"number": 1, "label": "<b> Drusk", "members": 3}]


def test_measures_are_rounded_and_in_the_order_of_their_names() -> None:
    found = standings(SIX, FOUND)
    assert found.measures == ("degree", "strength", "betweenness", "pagerank", "core")
    assert found.of("cardenia") == {"community": 1, "measures": [3, 4.5, 0.12346, 0.25, 1]}


def test_who_has_no_ties_has_no_standing() -> None:
    assert standings(SIX, FOUND).of("norland") == {}


def test_asserted_statements_alone_are_measured(tables: Any, vocabulary: Any) -> None:
    found = measured(tables, vocabulary)
    assert set(found) == {"norland", "sudria", "ines-vale"}, "the union and the lines have no asserted statement"
    assert measured(tables, vocabulary, ()) == {}
