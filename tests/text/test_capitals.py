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


VERBS = frozenset("join joins joining oppose opposing warn warns win wins backing visit".split())


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Norland Joins Sudria In Opposing New Duty", "Norland joins Sudria in opposing New Duty"),
        ("Norland Wins Backing Of Sudria For Duty", "Norland wins Backing of Sudria for Duty"),
        ("Premier Vale To Visit Sudria And Altania", "Premier Vale to visit Sudria and Altania"),
        ("Ministry Of Trade And Fishing Of Norland", "Ministry of Trade and Fishing of Norland"),
        (
            "Statement by Ada Vale on Deal Between Norland and Sudria",
            "Statement by Ada Vale on Deal Between Norland and Sudria",
        ),
        ("Ada May Warns Sudria Over The Port", "Ada May warns Sudria over the Port"),
        ("Norland May Join Sudria In The Port", "Norland may join Sudria in the Port"),
        ("Q&A On The Norland Port Treaty", "Q&A on the Norland Port Treaty"),
        ("Norland Joins Sudria In Port.", "Norland Joins Sudria In Port."),
        ("Norland joins Sudria in opposing the duty", "Norland joins Sudria in opposing the duty"),
    ],
)
def test_a_headline_with_large_words_gets_small_verbs_and_function_words(headline: str, expected: str) -> None:
    assert repair(headline, is_verb=VERBS.__contains__).text == expected


def test_a_large_word_that_the_text_writes_large_stays_so() -> None:
    text = "Norland Joins Sudria Over Wins Treaty\n\nThe Wins, a river, is shared, Ms Vale said."
    assert repair(text, is_verb=VERBS.__contains__).text.split("\n\n")[0] == "Norland joins Sudria over Wins Treaty"
