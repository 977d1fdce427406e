"""Adjectives of states, and people of that descent elsewhere."""

import pytest

from tests.sentences import annotate, lines


@pytest.mark.parametrize("form", ["ethnic Norwegians", "ethnic Norwegian"])
def test_people_of_a_descent_are_no_state(form: str) -> None:
    annotated = annotate(f"Peru heard {form} farmers in Oslo." if form.endswith("n") else f"Peru heard {form} in Oslo.")
    called = {annotated.actors[m.actor].name for m in annotated.mentions if m.reason == "people of a descent"}
    assert called == {"ethnic Norwegians"}
    assert "norway" not in {m.actor for m in annotated.mentions}


def test_what_is_done_to_their_unrest_is_done_to_them() -> None:
    found = lines("Chile denounced Peru's suppression of ethnic Norwegian unrest in Kenya.")
    assert "Peru imposes_measure_on ethnic Norwegians asserted" in found


def test_the_adjective_alone_is_the_state() -> None:
    assert {m.actor for m in annotate("Norwegian farmers met Peru.").mentions} >= {"norway", "peru"}
