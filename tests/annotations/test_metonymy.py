"""A capital or a seat of government is the government only where a government can stand."""

import pytest

from tests.sentences import actor_of, annotate, said, type_of


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        ("Washington criticised Tokyo.", "Washington", "united-states"),
        ("Washington criticised Tokyo.", "Tokyo", "japan"),
        ("Tokyo agreed to work with Seoul.", "Seoul", "south-korea"),
        ("Norway held talks with Beijing.", "Beijing", "china"),
        ("Norway was criticised by Moscow.", "Moscow", "russia"),
        ("Tokyo's decision pleased Norway.", "Tokyo", "japan"),
        ("The talks between London and Paris ended.", "Paris", "france"),
        ("Ties between Oslo and Lima are old.", "Lima", "peru"),
        ("The Lima government criticised Norway.", "Lima", "peru"),
        ("Norway imposed sanctions against Tehran.", "Tehran", "iran"),
        ("The White House criticised Peru.", "White House", "united-states"),
        ("The Kremlin criticised Peru.", "Kremlin", "russia"),
    ],
)
def test_a_capital_or_seat_that_acts_is_the_government(sentence: str, name: str, country: str) -> None:
    assert actor_of(annotate(sentence), name) == country


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ada Vale arrived in Washington.", "Washington"),
        ("Ada Vale flew to Tokyo.", "Tokyo"),
        ("Ada Vale visited Tokyo.", "Tokyo"),
        ("Talks in Washington ended.", "Washington"),
        ("The ministers met in Paris on Monday.", "Paris"),
        ("Ada Vale returned from Moscow.", "Moscow"),
        ("A train left Beijing.", "Beijing"),
        ("Ada Vale visited the White House.", "White House"),
        ("Ada Vale spoke at the Kremlin.", "Kremlin"),
        ("Protesters gathered outside the White House.", "White House"),
        ("They spoke after the Lima summit.", "Lima"),
        ("Norway keeps the Lima agreements.", "Lima"),
        ("She led U.S. Embassy Lima for a year.", "Lima"),
        ("Flights between Lima and Oslo are cheap.", "Lima"),
        ("He divides his time between Ghent, Oslo, and Lima.", "Lima"),
        ("OSLO, Jan. 5 — Norway criticised Peru.", "OSLO"),
        ("LONDON (AP) — Norway criticised Peru.", "LONDON"),
    ],
)
def test_a_capital_or_seat_where_somebody_is_is_a_place(sentence: str, name: str) -> None:
    assert type_of(annotate(sentence), name) == "Place"


def test_one_sentence_may_hold_both_meanings() -> None:
    found = said("Washington criticised Tokyo after Ada Vale visited Tokyo.")
    assert {"united-states criticizes japan", "ada-vale visits tokyo"} <= found
