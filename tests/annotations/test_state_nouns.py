"""Bodies of a state by common nouns: found in the gazetteer by their field, else named by the words that are there."""

import pytest

from tests.sentences import annotate, mention


def meant(sentence: str, words: str) -> tuple[str, str]:
    """Id and name of the actor that these words stand for."""
    annotated = annotate(sentence)
    found = mention(annotated, words)
    assert found is not None, [annotated.doc[m.start : m.end].text for m in annotated.mentions]
    return found.actor, annotated.actors[found.actor].name


@pytest.mark.parametrize(
    ("sentence", "words", "actor"),
    [
        (
            "The German foreign ministry criticised Peru.",
            "The German foreign ministry",
            "germany-federal-foreign-office",
        ),
        ("Japan's finance ministry criticised Peru.", "Japan's finance ministry", "japan-ministry-of-finance"),
        ("Russian forces attacked Chile.", "Russian forces", "russia-armed-forces"),
        ("Chile attacked Polish troops.", "Polish troops", "poland-armed-forces"),
        ("The Norwegian government thanked Peru.", "The Norwegian government", "norway"),
    ],
)
def test_a_body_is_found_by_state_and_field(sentence: str, words: str, actor: str) -> None:
    assert meant(sentence, words)[0] == actor


@pytest.mark.parametrize(
    ("sentence", "words", "name"),
    [
        (
            "The Peruvian intelligence agency accused Chile.",
            "The Peruvian intelligence agency",
            "Intelligence agency of Peru",
        ),
        ("The Peruvian news agency accused Chile.", "The Peruvian news agency", "News agency of Peru"),
        ("Peruvian police thanked Chile.", "Peruvian police", "Police of Peru"),
        ("Peruvian soldiers and Peruvian troops attacked Chile.", "Peruvian troops", "Armed forces of Peru"),
    ],
)
def test_else_it_is_named_by_its_words(sentence: str, words: str, name: str) -> None:
    assert meant(sentence, words)[1] == name


def test_two_agencies_of_a_state_are_two() -> None:
    text = "The Peruvian news agency met the Peruvian space agency."
    assert meant(text, "The Peruvian news agency")[0] != meant(text, "the Peruvian space agency")[0]


def test_which_ministry_is_not_said_so_it_is_of_this_document() -> None:
    (one, name), (other, _) = (
        meant(f"The Peruvian ministry {did} Chile.", "The Peruvian ministry") for did in ("met", "hit")
    )
    assert name == "Ministry of Peru"
    assert one == other  # the tests have one article id
    assert one != "ministry-of-peru"
