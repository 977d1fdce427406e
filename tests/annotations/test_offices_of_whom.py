"""Of whom an office is: what describes the body, owns the holder or comes from elsewhere is not taken for it."""

import pytest

from tests.sentences import lines

RIGHT = [
    ("Lena Vos, an Iran expert with the Brookings Institution, spoke.", "holds_position_in Brookings Institution"),
    ("Lena Vos, leader of the ASEAN delegation, spoke.", "leads ASEAN delegation"),
    (
        "Lena Vos, the trade speaker of the Greens parliamentary group, spoke.",
        "holds_position_in Greens parliamentary group",
    ),
    ("Lena Vos, Asia director at London-based Human Rights Watch, spoke.", "holds_position_in Human Rights Watch"),
    ("Lena Vos, director of London-based Human Rights Watch, spoke.", "leads Human Rights Watch"),
    ("Lena Vos, president of Norway's Green Party, spoke.", "leads Green Party"),
    ("Kenya's foreign minister, Lena Vos, spoke.", "minister_of"),
    ("A spokesman for the German government, Tom Vos, spoke.", "spokesperson_of Germany"),
    ("Jan Vos, head of the Chilean Navy rowing club, spoke.", "leads Chilean Navy rowing club"),
    ("Likud Prime Minister Lena Vos of Israel spoke.", "head_of_government_of Israel"),
]

NOTHING = [
    ("Lena Vos, a German attorney, spoke.", "Germany"),
    ("Lena Vos, an Iran expert, spoke.", "Iran"),
    ("Peter Vos, vice chairman at the US carmaker, spoke.", "United States"),
    ("Lena Vos, chief operating officer for Siemens's US division, spoke.", "United States"),
    ("German football president Vos wants a seat.", "Germany"),
    ("Lena Vos is the president of the European Union Chamber of Commerce in Vietnam.", "head_of_state_of"),
    ("Norway paid the club. Its new coach is paid by Norway, said president Vos.", "head_of_state_of"),
    ("Three joined the cabinet, including US-born Finance Minister Lena Vos.", "minister_of"),
    ("The fund warned Russia, said the body's president, Lena Vos.", "head_of_state_of"),
    ("Moscow protests against the ouster of pro-Russian president Lena Vos.", "head_of_state_of Russia"),
    ("A trade spokesman for Chancellor Lena Vos's party spoke.", "spokesperson_of Chancellor"),
    ("Polish President Jan Vos, the prime minister and two speakers wrote to Chile.", "head_of_government_of"),
    ("glb/dpa/AFP/Reuters Editor: Karl Penwood", "holds_position_in"),
    (
        "Germany waits. Germany pays. Germany acts. Saxony-Anhalt Interior Minister Karl Vos warned.",
        "minister_of Germany",
    ),
    ("With Egyptian Foreign Minister Ada Vale, Secretary Lena Vos will open the talks.", "Lena Vos minister_of"),
    ("The Italian foreign minister and Secretary Lena Vos met.", "Lena Vos minister_of"),
    ("The counties of Cass, Pope, Redwood and Vale were flooded.", "head_of_state_of"),
    ("Lena Vos was health minister of the order in Malta.", "minister_of"),
]


@pytest.mark.parametrize(("sentence", "expected"), RIGHT, ids=[sentence for sentence, _ in RIGHT])
def test_the_office_is_of_the_body_that_the_phrase_ends_in(sentence: str, expected: str) -> None:
    assert any(f" {expected}" in found for found in lines(sentence)), lines(sentence)


@pytest.mark.parametrize(("sentence", "unsaid"), NOTHING, ids=[sentence for sentence, _ in NOTHING])
def test_the_office_is_not_of_what_stands_nearby(sentence: str, unsaid: str) -> None:
    assert not [found for found in lines(sentence) if unsaid in found]


def test_a_sentence_s_only_country_is_not_the_president_s_where_another_is_named_more_often() -> None:
    text = "Yemen is at war. Yemen needs food. Yemen asks for help. {}President Ada Vale left before Chile acted."
    assert not [found for found in lines(text.format("")) if "Chile" in found and "head_of_state" in found]


def test_the_president_is_not_who_was_president_before() -> None:
    text = "Former Kenyan President Ada Vale left the pact. The President met Chilean leaders on Friday."
    assert not [found for found in lines(text) if "Ada Vale meets" in found]


def test_an_official_for_a_region_is_of_no_state_of_that_region() -> None:
    text = "Lena Vos, Deputy Assistant Secretary for Gulf Affairs, spoke while Kuwait waited. Kuwait is glad."
    assert not [found for found in lines(text) if "holds_position_in" in found]
