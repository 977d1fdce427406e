import pytest

from kg.text import repair
from kg.text.capitals import is_capitals


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("NORLAND TRADE MINISTER TO MEET E.U. ENVOY IN OSLO", "Norland Trade Minister to Meet E.U. Envoy in Oslo"),
        ("THE U.S. AND THE UK WARN SUDRIA’S PREMIER", "The U.S. and the UK Warn Sudria’s Premier"),
        ("İSTANBUL VE ANKARA", "İstanbul VE Ankara"),
    ],
)
def test_a_headline_in_capitals_gets_small_letters(headline: str, expected: str) -> None:
    assert repair(headline).text == expected


def test_words_are_written_as_elsewhere_in_the_text() -> None:
    text = "OPEC CUTS OIL OUTPUT\n\nThe cartel OPEC cuts its output of oil, Ms Vale of McKay and Roe said."
    assert repair(text).text.split("\n\n")[0] == "OPEC cuts oil output"
    assert repair(text.replace("OUTPUT\n", "OUTPUT, SAYS MCKAY\n")).text.split("\n\n")[0].endswith("says McKay")


@pytest.mark.parametrize(
    "text", ["Norland Joins Sudria", "NATO", "The UN and the EU", "F-16", "HAYASHI Yoshimasa met Vale"]
)
def test_other_lines_are_no_capitals(text: str) -> None:
    assert not is_capitals(text)
    assert repair(text).text == text


def test_places_stay_as_they_are() -> None:
    text = "NORLAND TO VOTE\n\nNorland will vote on the pact."
    repaired = repair(text)
    assert list(repaired.offsets) == list(range(len(text) + 1))
