"""The notation of the lexicon."""

import pytest

from kg.errors import OntologyError
from kg.model import Template
from kg.statements.templates import Slot, compile_template


def template(text: str, part: str = "verb") -> Template:
    return Template(relation="sanctions", part=part, text=text)


def test_a_light_verb_has_a_fixed_object_and_slots_behind_prepositions() -> None:
    pattern = compile_template(template("X impose|slap sanction on Y over Z"))
    assert pattern.triggers == {"impose", "slap"}
    assert pattern.fixed == {"sanction"}
    assert pattern.slots == (Slot("Y", frozenset({"on"})), Slot("Z", frozenset({"over"})))


def test_a_bare_slot_is_the_direct_object() -> None:
    assert compile_template(template("X sanction Y")).slots == (Slot("Y"),)


def test_a_noun_template_is_triggered_by_its_last_noun() -> None:
    pattern = compile_template(template("X export ban on Y", "noun"))
    assert pattern.triggers == {"ban"}
    assert pattern.modifiers == (frozenset({"export"}),)


def test_the_template_that_asks_for_more_weighs_more() -> None:
    heavy, light = (compile_template(template(text)) for text in ("X impose sanction on Y", "X impose Y"))
    assert heavy.weight > light.weight


@pytest.mark.parametrize("text", ["sanction Y", "X", ""])
def test_a_template_that_is_none_is_refused_with_the_record(text: str) -> None:
    with pytest.raises(OntologyError, match="sanctions"):
        compile_template(template(text))
