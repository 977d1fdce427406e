"""A name with the noun beside it, and the noun said again."""

import pytest

from tests.sentences import annotate


def meant(text: str, words: str) -> str | None:
    """Who the words mean, if they are one of the things of a text."""
    annotated = annotate(text)
    found = (each for each in annotated.things if annotated.doc[each.start : each.end].text == words)
    return next((annotated.actors[each.actor].name for each in found), None)


@pytest.mark.parametrize(
    ("sentence", "words", "name"),
    [
        ("Peru bombed Taliban fighters.", "Taliban fighters", "Taliban"),
        ("The NATO countries refused the offer.", "NATO countries", "NATO"),
        ("Norway asked other NATO countries for help.", "NATO countries", "NATO member states"),
        ("Two NATO member states refused.", "NATO member states", "NATO member states"),
        ("Peruvian state television showed the port.", "Peruvian state television", "State television of Peru"),
        ("Peru state radio reported it.", "Peru state radio", "State radio of Peru"),
        ("Authorities in Peru closed the port.", "Authorities in Peru", "Peru"),
    ],
)
def test_a_name_has_a_longer_form(sentence: str, words: str, name: str) -> None:
    assert meant(sentence, words) == name


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Chilean authorities in Peru said so.", "authorities in Peru"),
        ("NATO fighters landed in Peru.", "NATO fighters"),
        ("Authorities in Lima said so.", "Authorities in Lima"),
        ("Peruvian television showed the port.", "Peruvian television"),
    ],
)
def test_another_noun_makes_no_longer_form(sentence: str, words: str) -> None:
    assert meant(sentence, words) is None


def test_a_body_has_the_adjective_of_its_state() -> None:
    text = "The vote is due in the Kenyan Parliament."
    assert meant(text, "Kenyan Parliament") == "Parliament (Kenya)"


def test_a_noun_means_again_what_ends_with_it() -> None:
    text = "Norway kept the Velmora Fishing Treaty. The treaty will lapse in June."
    assert meant(text, "treaty") == "Velmora Fishing Treaty"


@pytest.mark.parametrize(
    "text",
    [
        "Norway kept the Velmora Fishing Treaty and the Lima Trade Treaty. The treaty will lapse in June.",
        "Norway kept the Velmora Fishing Treaty. Chile did not. Peru did nothing. The treaty will lapse in June.",
        "Norway kept the Velmora Fishing Treaty. Chile wants a treaty too. The treaty will lapse in June.",
        "Norway kept the Velmora Fishing Treaty. This treaty will lapse in June.",
    ],
)
def test_of_two_or_too_far_away_it_means_none(text: str) -> None:
    assert meant(text, "treaty") is None
