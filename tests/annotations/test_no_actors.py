"""Words that name nobody, though a part of them is a name elsewhere."""

from collections.abc import Container

import pytest
from spacy.tokens import Doc, Token

from kg.annotations.no_actors import NoActors
from kg.vocabulary import NoActor
from tests.sentences import annotate


def named(text: str) -> set[str]:
    annotated = annotate(text)
    return {annotated.doc[m.start : m.end].text for m in annotated.mentions}


@pytest.mark.parametrize(
    ("text", "not_named"),
    [
        ("The Delta variant spread in Norway.", "Delta"),
        ("Roads in Indian Country are old, and so are those of American Indians.", "Indian"),
        ("A Spanish-speaking judge met Norway.", "Spanish"),
        ("She has learnt the French language in Norway.", "French"),
        ("She speaks Dutch and French, and is fluent in Spanish. Norway is far.", "French"),
        ("The form is there in English, Dutch, and Spanish. Norway is far.", "Spanish"),
        ("Norway thanked her. (Speaks Dutch.)  Nobody answered.", "Dutch"),
        ("Her native language is Dutch. Norway is far.", "Dutch"),
        ("The form, in both English and Dutch, was sent to Norway.", "Dutch"),
        ("They ate Chinese food in Norway.", "Chinese"),
        ("A Mexican-American judge met Norway.", "Mexican"),
        ("Many Japanese Americans live in Norway.", "Japanese"),
        ("Sec. 3. Norway pays.", "Sec"),
        ("Wildfires burn in the West, and Norway helps.", "West"),
        ("The Midwest and the West wait for rain, and Norway helps.", "West"),
        ("Federal, local, and Tribal offices of Norway met.", "Tribal"),
    ],
)
def test_they_are_no_mention(text: str, not_named: str) -> None:
    assert not_named not in named(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Russian-American relations are bad.", "Russian"),
        ("The Indian minister met Norway.", "Indian"),
        ("She praised the Dutch and Norway.", "Dutch"),
        ("Ships from Dutch and Danish ports reached Norway.", "Danish"),
        ("French officials spoke with Norway.", "French"),
        ("She works in Danish and Dutch hospitals for Norway.", "Danish"),
        ("Talks in both Danish and Dutch towns pleased Norway.", "Dutch"),
        ("Many Japanese Americans live in Norway.", "Americans"),
        ("Wildfires grew in Norway. The West condemned Russia.", "West"),
    ],
)
def test_other_words_beside_a_name_leave_it_alone(text: str, form: str) -> None:
    assert form in named(text)


def test_the_abbreviation_behind_a_town_is_no_body_of_these_letters() -> None:
    text = "The Vessel Agency (VA) met Norway. She lives in Chicago, VA. In August, VA paid, and so did UN, VA, and EU."
    annotated = annotate(text)
    assert [annotated.doc[m.start : m.end].text for m in annotated.mentions].count("VA") == 3


def test_a_longer_name_keeps_them() -> None:
    assert "Delta Air Lines" in named("Delta Air Lines flew to Norway.")


def test_they_are_no_label_of_a_turn() -> None:
    text = "VESSEL FLAG: Norway\n\nVESSEL FLAG: Panama\n\nVESSEL FLAG: Norway\n\nVESSEL FLAG: Panama"
    assert named(text) == {"Norway", "Panama"}


def test_capitals_are_the_same_word_if_it_is_long_enough() -> None:
    draft = _Draft(annotate("THE TRIBAL OFFICE sold SEC papers, Sec papers and Tribals.").doc)
    found = NoActors([NoActor(phrase="tribal"), NoActor(phrase="Sec")]).find(draft, [])  # type: ignore[arg-type]
    assert {draft.doc[each.start : each.stop].text for each in found} == {"Sec", "TRIBAL"}


class _Draft:
    """As much of a draft as is asked for."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def tokens(self, words: Container[str]) -> list[Token]:
        return [token for token in self.doc if token.lower_ in words]
