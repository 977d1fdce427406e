"""Adjectives of states, and people of that descent elsewhere."""

import pytest

from tests.sentences import annotate, lines


@pytest.mark.parametrize("form", ["ethnic Norwegians", "ethnic Norwegian"])
def test_people_of_a_descent_are_no_state(form: str) -> None:
    annotated = annotate(f"Peru heard {form} farmers in Oslo." if form.endswith("n") else f"Peru heard {form} in Oslo.")
    called = {annotated.actors[m.actor].name for m in annotated.mentions if m.reason == "people of a descent"}
    assert called == {"ethnic Norwegians"}
    assert "norway" not in {m.actor for m in annotated.mentions}


def test_what_is_done_to_what_is_theirs_is_done_to_them() -> None:
    found = lines("A judge criticised Peru's suppression of ethnic Norwegian culture in Lima.")
    assert "Peru imposes_measure_on ethnic Norwegians asserted" in found


def test_the_adjective_alone_is_the_state() -> None:
    assert {m.actor for m in annotate("Norwegian farmers met Peru.").mentions} >= {"norway", "peru"}


@pytest.mark.parametrize("who", ["The ethnic Norwegian president Ada Vale", "The ethnic Norwegian minister Ada Vale"])
def test_an_office_is_not_of_the_state_of_ones_descent(who: str) -> None:
    assert lines(f"{who} met Peru.") == {"Ada Vale meets Peru asserted"}


@pytest.mark.parametrize("who", ["Ethnic-Norwegian rebels", "Multi-ethnic Norwegian rebels"])
def test_hyphens(who: str) -> None:
    called = {m.reason for m in annotate(f"{who} attacked Peru.").mentions}
    assert ("people of a descent" in called) is who.startswith("Ethnic")
