"""The sector of an actor is told by the office, by the name of a body, or by nothing; no doubt is filled."""

from __future__ import annotations

import pytest

from kg.annotations.sector_words import SectorWords
from kg.vocabulary import Vocabulary
from tests.sentences import actor_of, annotate


def sector(text: str, name: str) -> str | None:
    """The sector of the actor that a name stands for."""
    annotated = annotate(text)
    actor = actor_of(annotated, name)
    assert actor is not None, name
    return annotated.actors[actor].sector


@pytest.fixture(scope="module")
def words() -> SectorWords:
    return SectorWords(Vocabulary.load())


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("Norwegian Foreign Minister Ada Vale met Bo Kern.", "Ada Vale", "government"),
        ("Agriculture Secretary Ada Vale spoke on Monday.", "Ada Vale", "government"),
        ("Ada Vale, Peru's ambassador to Chile, spoke on Monday.", "Ada Vale", "government"),
        ("Senator Ada Vale spoke on Monday.", "Ada Vale", "legislature"),
        ("Rear Admiral Ada Vale of Peru spoke on Monday.", "Ada Vale", "military"),
        ("Peru's police chief Ada Vale spoke on Monday.", "Ada Vale", "police"),
        ("Ada Vale, the director of the CIA, spoke on Monday.", "Ada Vale", "intelligence"),
        ("Peruvian opposition leader Ada Vale spoke on Monday.", "Ada Vale", "opposition"),
        ("Ada Vale, chief executive of Lake Shipping Ltd, spoke on Monday.", "Ada Vale", "business"),
        ("Ada Vale, a professor at Lakeside University, spoke on Monday.", "Ada Vale", "education"),
        ("UN Secretary-General Ada Vale spoke on Monday.", "Ada Vale", "international"),
    ],
)
def test_an_office_tells_the_sector_of_its_holder(sentence: str, name: str, expected: str) -> None:
    assert sector(sentence, name) == expected


def test_who_has_left_an_office_of_a_state_is_of_the_elites() -> None:
    assert sector("Former Norwegian Foreign Minister Ada Vale met Bo Kern.", "Ada Vale") == "elites"


def test_an_office_held_now_counts_before_one_of_old() -> None:
    text = "Former Foreign Minister Ada Vale of Norway spoke. Ada Vale, a professor at Lakeside University, left."
    assert sector(text, "Ada Vale") == "education"


@pytest.mark.parametrize("sentence", ["Ada Vale met Bo Kern.", "The club's president Ada Vale met Bo Kern."])
def test_a_person_of_no_office_has_no_sector(sentence: str) -> None:
    assert sector(sentence, "Ada Vale") is None


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        ("The Lakeside Police Department denied the report.", "Lakeside Police Department", "police"),
        ("Researchers at Lakeside University denied the report.", "Lakeside University", "education"),
        ("Lake Shipping Ltd denied the report.", "Lake Shipping Ltd", "business"),
        ("Peru's Ministry of Lakes denied the report.", "Ministry of Lakes", "government"),
    ],
)
def test_the_name_of_an_unknown_body_tells_its_sector(sentence: str, name: str, expected: str) -> None:
    assert sector(sentence, name) == expected


def test_known_bodies_bring_their_sector_and_states_have_none() -> None:
    assert sector("The FBI thanked Peru.", "FBI") == "police"
    assert sector("The FBI thanked Peru.", "Peru") is None


@pytest.mark.parametrize(
    ("phrase", "noun", "beside", "vague"),
    [
        ("opposition lawmakers", "legislature", "opposition", None),
        ("police station", None, "police", None),
        ("farm workers", None, "agriculture", "civilians"),
        ("border guards", "military", None, None),
        ("critics of the government", None, None, None),
        ("officials in the parliament", None, None, "government"),
    ],
)
def test_the_noun_tells_first_then_what_stands_before_it(
    phrase: str, noun: str | None, beside: str | None, vague: str | None, words: SectorWords
) -> None:
    told = words.of_text(phrase)
    assert (told.noun, told.beside, told.vague) == (noun, beside, vague)


def test_a_department_of_another_state_is_not_the_one_that_the_name_alone_means() -> None:
    annotated = annotate("Peru's Defense Department denied the report.")
    actor = annotated.actors[actor_of(annotated, "Defense Department") or ""]
    assert (actor.type, actor.country, actor.source) == ("GovernmentBody", "PER", None)
    assert actor_of(annotate("The Defense Department denied the report."), "Defense Department") is not None


def test_a_ministry_of_things_is_a_ministry() -> None:
    annotated = annotate("Peru's Ministry of Mines denied the report.")
    assert annotated.actors[actor_of(annotated, "Ministry of Mines") or ""].type == "GovernmentBody"
