"""Every line of the notation table of `ontology/README.md`, and the whole lexicon."""

import pytest

from kg.errors import OntologyError
from kg.model import Relation, Template
from kg.statements.templates import Pattern, Slot, compile_template, index_templates
from kg.vocabulary import Vocabulary


def compiled(text: str, part: str = "verb") -> Pattern:
    return compile_template(Template(relation="sanctions", part=part, text=text))


def shape(pattern: Pattern) -> dict[str, object]:
    """What a pattern asks for, in words."""
    found: dict[str, object] = {"trigger": "|".join(sorted(pattern.triggers))}
    found |= {slot.name: "|".join(sorted(slot.prepositions)) for slot in pattern.slots}
    for name, words in (("particle", pattern.particles), ("fixed", pattern.fixed)):
        found |= {name: "|".join(sorted(words))} if words else {}
    found |= {"said of Y": "|".join(sorted(pattern.complement))} if pattern.complement else {}
    if pattern.modifiers:
        found["before"] = ["|".join(sorted(words)) for words in pattern.modifiers]
    if pattern.phrase:
        found["phrase"] = ["|".join(sorted(words)) for words in pattern.phrase]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("X sanction Y", {"trigger": "sanction", "Y": ""}),
        ("X sanction Y for|over Z", {"trigger": "sanction", "Y": "", "Z": "for|over"}),
        ("X cooperate|co-operate with Y on Z", {"trigger": "co-operate|cooperate", "Y": "with", "Z": "on"}),
        ("X impose|slap sanction on Y", {"trigger": "impose|slap", "fixed": "sanction", "Y": "on"}),
        ("X impose export control on Y", {"trigger": "impose", "fixed": "control", "before": ["export"], "Y": "on"}),
        ("X come to aid of Y", {"trigger": "come", "phrase": ["to", "aid"], "Y": "of"}),
        ("X turn down Y", {"trigger": "turn", "Y": "down"}),
        ("X pull out of Y", {"trigger": "pull", "particle": "out", "Y": "of"}),
        ("X urge Y to Z", {"trigger": "urge", "Y": "", "Z": "to"}),
        ("X call for Z", {"trigger": "call", "Z": "for"}),
        ("X ally with Y against T", {"trigger": "ally", "Y": "with", "T": "against"}),
        ("X hold exercise with Y in P", {"trigger": "hold", "fixed": "exercise", "Y": "with", "P": "in"}),
        ("X demand that Y", {"trigger": "demand", "Y": "that"}),
        ("X put forth Y", {"trigger": "put", "Y": "forth"}),
        ("X back out of Y", {"trigger": "back", "particle": "out", "Y": "of"}),
        (
            "X hold Y responsible|liable for Z",
            {"trigger": "hold", "Y": "", "said of Y": "liable|responsible", "Z": "for"},
        ),
        (
            "X hand over load of aid to Y",
            {"trigger": "hand", "particle": "over", "fixed": "load", "phrase": ["of", "aid"], "Y": "to"},
        ),
    ],
)
def test_a_verb_template(text: str, expected: dict[str, object]) -> None:
    assert shape(compiled(text)) == expected


def test_a_topic_with_an_exclamation_mark_has_to_be_there() -> None:
    assert compiled("X recognise Y as Z!").slot("Z") == Slot("Z", frozenset({"as"}), needed=True)
    assert compiled("X recognise Y as Z").slot("Z") == Slot("Z", frozenset({"as"}))


def test_a_party_with_classes_has_to_be_of_one_of_them() -> None:
    pattern = compiled("X:Person arrive in Y:Country|Place")
    assert pattern.agents == ("Person",)
    assert pattern.others == ("Country", "Place")
    assert shape(pattern) == {"trigger": "arrive", "Y": "in"}


def test_a_verb_alone_names_nobody_but_x_and_comes_last() -> None:
    alone, more = compiled("X:Person resign"), compiled("X resign as Z")
    assert (alone.slots, alone.agents) == ((), ("Person",))
    assert alone.weight < more.weight


def test_behind_the_slots_of_a_noun_stands_the_verb_that_carries_it() -> None:
    pattern = compiled("X talk with Y on Z break|fall down|apart", "noun")
    assert pattern.carriers == {"break", "fall"}
    assert pattern.particles == {"down", "apart"}
    words = frozenset({"treaty", "deal"})
    assert compiled("X talk with Y on treaty|deal", "noun").phrase == (frozenset({"on"}), words)


def test_a_day_that_has_to_be_said_is_no_slot() -> None:
    pattern = compiled("X be in Y D")
    assert pattern.dated
    assert shape(pattern) == {"trigger": "be", "Y": "in"}


def test_classes_stay_with_their_party_where_the_template_is_turned() -> None:
    pattern = compiled("Y:Place be home to X:Organization", "noun")
    assert pattern.inverse
    assert (pattern.agents, pattern.others) == (("Organization",), ("Place",))


def test_an_idiom_comes_before_all_templates_and_needs_no_slot_besides_x() -> None:
    words = [("verb", "X withdraw fund from Y over Z"), ("idiom", "X withdraw in haste"), ("verb", "X withdraw from Y")]
    templates = tuple(Template(relation="x", part=part, text=text) for part, text in words)
    relation = Relation(name="x", label="x", definition="x", domain=(), range=(), aspect="event", templates=templates)
    patterns = index_templates([relation])["verb", "withdraw"]
    assert [pattern.idiom for pattern in patterns] == [True, False, False]
    assert patterns[0].text == "X withdraw in haste"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("X invasion of Y", {"trigger": "invasion", "Y": "of"}),
        ("X export ban on Y", {"trigger": "ban", "before": ["export"], "Y": "on"}),
        ("X trade|peace talk with Y on Z", {"trigger": "talk", "before": ["peace|trade"], "Y": "with", "Z": "on"}),
    ],
)
def test_a_noun_template(text: str, expected: dict[str, object]) -> None:
    assert shape(compiled(text, "noun")) == expected


def test_a_demand_names_what_has_to_happen_to_what() -> None:
    active = compiled("X say that Y:Event must|have go|end", "demand")
    assert shape(active) == {"trigger": "end|go", "Y": "that"}
    assert (active.modal, active.passive, active.others) == (frozenset({"must", "have"}), False, ("Event",))
    passive = compiled("X say that Z must be lifted", "demand")
    assert shape(passive) == {"trigger": "lifted", "Z": "that"}
    assert passive.passive


@pytest.mark.parametrize("text", ["X insist that Y must go", "X say that Y", "X say that T must go", "X say Y must go"])
def test_a_demand_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(OntologyError, match="has to happen"):
        compiled(text, "demand")


@pytest.mark.parametrize(("text", "part"), [("X be ally of|to Y", "noun"), ("X be critical of Y", "adjective")])
def test_a_template_with_be_is_triggered_by_what_is_said_of_x(text: str, part: str) -> None:
    pattern = compiled(text, part)
    assert pattern.part == "copula"
    assert pattern.triggers == {text.split()[2]}


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("Y draw criticism from X", "verb", {"trigger": "draw", "fixed": "criticism", "Y": "from"}),
        ("Y come under pressure from X", "verb", {"trigger": "come", "phrase": ["under", "pressure"], "Y": "from"}),
        ("Y be home to X", "noun", {"trigger": "home", "Y": "to"}),
        ("Y admission of X", "noun", {"trigger": "admission", "Y": "of"}),
    ],
)
def test_a_template_that_begins_with_y_is_the_same_with_its_ends_turned(
    text: str, part: str, expected: dict[str, object]
) -> None:
    turned = compiled(text, part)
    assert turned.inverse
    assert shape(turned) == expected
    assert turned.text == text
    assert not compiled("X" + text[1:].replace("X", "Y"), part).inverse


def test_a_name_may_stand_before_the_noun_that_is_said_of_x() -> None:
    pattern = compiled("X be Y member state", "noun")
    assert shape(pattern) == {"trigger": "state", "before": ["member"], "Y": ""}
    assert pattern.part == "copula"


@pytest.mark.parametrize("text", ["", "X", "sanction Y", "Z sanction X", "Y turn"], ids=lambda text: text or "nothing")
def test_what_is_no_template_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(OntologyError) as caught:
        compiled(text)
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("part", "text", "problem"),
    [
        ("noun", "X of Y", "a noun template has its noun after X"),
        ("noun", "X be at war with Y", "behind “be” stands a noun or an adjective"),
        ("noun", "X be Y", "behind “be” stands a noun or an adjective"),
        ("noun", "X be party to deal with Y", "stands no fixed phrase"),
        ("noun", "X talk with Y break down off", "stands one verb"),
        ("noun", "X talk with Y on", "each preposition has one slot"),
        ("noun", "X be neighbour", "a template needs a slot besides X"),
        ("verb", "X be allied with Y", "behind “be” stands a noun or an adjective"),
        ("verb", "X with Y", "a verb template has its verb after X"),
        ("verb", "X sign the Y", "the article “the” is never looked for"),
        ("verb", "X Sign Y", "Sign is no slot"),
        ("verb", "X praise Q", "Q is no slot"),
        ("verb", "X praise Y!", "Y! is no slot"),
        ("verb", "X praise Y:person", "Y:person is no slot"),
        ("verb", "X praise Y for Z:Event", "Z:Event is no slot"),
        ("verb", "X meet Y with Y", "Y stands there twice"),
        ("verb", "X act together|jointly with Y", "“together|jointly” is no choice"),
        ("verb", "X sign| Y", "“sign|” is no choice"),
        ("verb", "X bring treaty into force in honour of Y", "there are two fixed phrases"),
        ("adjective", "X critical of Y", "an adjective stands behind “be”"),
    ],
)
def test_what_would_be_compiled_to_nonsense_is_refused_with_an_advice(part: str, text: str, problem: str) -> None:
    with pytest.raises(OntologyError) as caught:
        compiled(text, part)
    assert problem in caught.value.problem
    assert text in str(caught.value.where)
    assert caught.value.advice


def test_every_template_of_the_lexicon_is_found_by_its_trigger() -> None:
    relations = Vocabulary.load().relations.values()
    index = index_templates(relations)
    indexed = {(pattern.relation, pattern.text) for patterns in index.values() for pattern in patterns}
    assert indexed == {(relation.name, t.text) for relation in relations for t in relation.templates}
    for (_, trigger), patterns in index.items():
        assert all(trigger in pattern.triggers for pattern in patterns)


def test_of_the_templates_of_one_word_idioms_come_first_and_then_the_heaviest() -> None:
    for patterns in index_templates(Vocabulary.load().relations.values()).values():
        order = [(pattern.idiom, pattern.weight) for pattern in patterns]
        assert order == sorted(order, reverse=True)


def test_the_order_of_the_index_is_no_matter_of_the_order_of_the_file() -> None:
    relations = list(Vocabulary.load().relations.values())
    assert list(index_templates(relations).items()) == list(index_templates(reversed(relations)).items())


@pytest.mark.parametrize(
    ("heavy", "light"),
    [
        ("X strike deal with Y", "X strike Y"),
        ("X call on Y to Z", "X call for Z"),
        ("X impose export control on Y", "X impose control on Y"),
        ("X pull out of Y", "X pull Y"),
        ("X hail Y as Z!", "X hail Y as Z"),
        ("X hail Y:Country", "X hail Y"),
        ("X:Person hail Y", "X hail Y"),
    ],
)
def test_what_asks_for_more_is_surer(heavy: str, light: str) -> None:
    assert compiled(heavy).weight > compiled(light).weight


def test_a_relation_without_templates_has_no_index() -> None:
    silent = Relation(name="x", label="x", definition="x", domain=(), range=(), aspect="event")
    assert dict(index_templates([silent])) == {}
