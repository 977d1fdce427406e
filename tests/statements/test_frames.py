"""Every construction in which the words of a template can stand."""

import pytest

from tests.sentences import acts, read, said

Table = list[tuple[str, set[str]]]

VERB: Table = [
    ("Norway sanctioned Peru.", {"norway sanctions peru"}),
    ("Peru was sanctioned by Norway.", {"norway sanctions peru"}),
    ("Norway cooperates with Peru on fishing.", {"norway coordinates_with peru"}),
    ("Norway joined forces with Peru on fishing.", {"norway coordinates_with peru"}),
    ("Norway came to the aid of Peru.", {"norway provides_aid_to peru"}),
    ("Norway urged Peru to release the ship.", {"norway calls_on peru"}),
    ("Norway and Peru met in Paris.", {"norway meets peru"}),
    ("Norway, Ghana and Peru met.", {"norway meets ghana", "norway meets peru", "ghana meets peru"}),
]

LIGHT_VERB: Table = [
    ("Norway imposed sanctions on Peru.", {"norway sanctions peru"}),
    ("Sanctions were imposed on Peru by Norway.", {"norway sanctions peru"}),
    ("Norway held talks with Peru on fishing.", {"norway meets peru"}),
    ("Norway and Peru held talks.", {"norway meets peru"}),
    ("Norway reached an agreement with Peru on fishing.", {"norway agrees_with peru"}),
    ("Norway and Peru reached an agreement on fishing.", {"norway agrees_with peru"}),
    ("Ada Vale paid a visit to Peru.", {"ada-vale visits peru"}),
]

NOUN: Table = [
    ("Norway's sanctions on Peru failed.", {"norway sanctions peru"}),
    ("Norway's invasion of Peru shocked Ghana.", {"norway attacks peru"}),
    ("The invasion of Peru by Norway shocked Ghana.", {"norway attacks peru"}),
    ("Norwegian sanctions on Peru failed.", {"norway sanctions peru"}),
    ("The talks between Norway and Peru ended.", {"norway meets peru"}),
    ("US-Japan talks ended.", {"united-states meets japan"}),
    ("Norway's cooperation with Peru on fishing grew.", {"norway coordinates_with peru"}),
    ("Ada Vale's visit to Peru ended.", {"ada-vale visits peru"}),
]

BE: Table = [
    ("Norway is an ally of Peru.", {"norway ally_of peru"}),
    ("Norway is Peru's ally.", {"norway ally_of peru"}),
    ("Norway is allied with Peru.", {"norway ally_of peru"}),
    ("Norway, an ally of Peru, slept.", {"norway ally_of peru"}),
    ("Norway and Peru are allies.", {"norway ally_of peru"}),
    ("Norway was critical of Peru.", {"norway criticizes peru"}),
]


@pytest.mark.parametrize(("sentence", "found"), VERB, ids=lambda value: value if isinstance(value, str) else "")
def test_a_verb(sentence: str, found: set[str]) -> None:
    assert said(sentence) == found


@pytest.mark.parametrize(("sentence", "found"), LIGHT_VERB, ids=lambda value: value if isinstance(value, str) else "")
def test_a_verb_with_a_fixed_noun(sentence: str, found: set[str]) -> None:
    assert said(sentence) == found


@pytest.mark.parametrize(("sentence", "found"), NOUN, ids=lambda value: value if isinstance(value, str) else "")
def test_a_noun(sentence: str, found: set[str]) -> None:
    assert said(sentence) == found


@pytest.mark.parametrize(("sentence", "found"), BE, ids=lambda value: value if isinstance(value, str) else "")
def test_a_noun_or_adjective_with_be(sentence: str, found: set[str]) -> None:
    assert said(sentence) == found


def test_the_template_that_asks_for_more_goes_first() -> None:
    assert said("Norway struck a deal with Peru.") == {"norway agrees_with peru"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway sanctioned.",
        "Peru was sanctioned in 2020.",
        "Norway held talks.",
        "Norway imposed sanctions.",
        "The sanctions on Peru failed.",
        "Norway sanctioned the weather.",
        "Norway sanctioned Norway.",
        "Norway made a visit possible.",
        "Peru turned and Norway fell down.",
    ],
)
def test_a_template_with_an_empty_slot_says_nothing(sentence: str) -> None:
    assert said(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "relation", "topic"),
    [
        ("Norway cooperated with Peru on fishing.", "coordinates_with", "fishing"),
        ("Norway held talks with Peru on cod quotas.", "meets", "cod quotas"),
        ("Norway imposed sanctions on Peru over fishing.", "sanctions", "fishing"),
        ("Norway urged Peru to release the ship.", "calls_on", "release the ship"),
        ("Norway sanctioned Peru.", "sanctions", None),
    ],
)
def test_the_topic_is_the_phrase_of_the_text(sentence: str, relation: str, topic: str | None) -> None:
    (statement,) = acts(sentence, relation)
    assert statement.topic == topic


def test_pairs_of_one_list_belong_together() -> None:
    groups = {statement.group for statement in read("Norway, Ghana and Peru met.")}
    assert len(groups) == 1
    assert groups != {None}
    assert {statement.group for statement in read("Norway and Peru met.")} == {None}


def test_two_acts_of_one_sentence_are_two_groups() -> None:
    statements = read("Norway and Ghana criticised Peru and Chile, and Kenya and Togo praised Mali and Benin.")
    assert len({(s.group, s.relation) for s in statements}) == 2


def test_a_long_list_is_not_broken_into_pairs() -> None:
    assert said("Norway, Ghana, Kenya, Togo, Mali and Peru met.") == set()


def test_the_trigger_holds_the_words_that_say_so() -> None:
    text = "Norway imposed new sanctions on Peru."
    (statement,) = read(text)
    assert statement.evidence.trigger.of(text) == "imposed new sanctions"


def test_each_statement_names_the_rule_that_found_it() -> None:
    rules = [
        statement.evidence.rule for statement in read("Norway's sanctions on Peru failed. Norway sanctioned Peru.")
    ]
    assert [rule.partition(":")[0] for rule in rules] == ["noun", "verb"]
