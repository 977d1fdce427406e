"""Arguments in active, passive, coordinated and embedded form: distributed, never fused, never turned round."""

import pytest

from tests.sentences import lines

CASES = [
    ("Kenya sanctioned Ghana.", {"Kenya sanctions Ghana"}),
    ("Ghana was sanctioned by Kenya.", {"Kenya sanctions Ghana"}),
    ("Kenya and Uganda sanctioned Ghana.", {"Kenya sanctions Ghana", "Uganda sanctions Ghana"}),
    ("Kenya sanctioned Ghana and Togo.", {"Kenya sanctions Ghana", "Kenya sanctions Togo"}),
    ("Kenya imposed sanctions on Ghana.", {"Kenya sanctions Ghana"}),
    ("Sanctions were imposed on Ghana by Kenya.", {"Kenya sanctions Ghana"}),
    ("Kenya criticized and sanctioned Ghana.", {"Kenya sanctions Ghana", "Kenya criticizes Ghana"}),
    ("Kenya, which sanctioned Ghana, left.", {"Kenya sanctions Ghana"}),
    ("Kenya decided to sanction Ghana.", {"Kenya sanctions Ghana"}),
    ("Kenya was praised by Ghana.", {"Ghana supports Kenya"}),
    ("Russia's invasion of Ukraine continued.", {"Russia attacks Ukraine"}),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_each_argument_finds_its_slot(sentence: str, expected: set[str]) -> None:
    assert {found.rsplit(" ", 1)[0] for found in lines(sentence)} == expected


@pytest.mark.parametrize(
    "sentence",
    ["Kenya will offer help to persecuted nurses.", "Kenya spoke about the return of grants to jailed writers."],
)
def test_a_participle_before_a_noun_is_nobodys_act(sentence: str) -> None:
    assert not {found for found in lines(sentence) if " detains " in found or " imposes_measure_on " in found}


def test_what_is_called_necessary_for_something_is_not_called_for() -> None:
    assert not {found for found in lines("Kenya called the treaty necessary for trade.") if " calls_for " in found}


def test_those_who_ask_for_something_before_talks_are_no_parties_to_them() -> None:
    found = lines("Kenya and Ghana want a vote in Togo before accession talks can begin.")
    assert "Kenya negotiates_with Ghana asserted" not in found


def test_a_meeting_is_said_once_for_a_pair() -> None:
    assert lines("Kenya and Ghana held talks in Oslo.") == {"Kenya meets Ghana asserted"} or lines(
        "Kenya and Ghana held talks in Oslo."
    ) == {"Kenya negotiates_with Ghana asserted"}


@pytest.mark.parametrize(
    "sentence",
    ["Togo frobnicated Benin over the ferry.", "The weather in Kenya was fine.", "A British historian left."],
)
def test_what_no_template_says_gives_nothing(sentence: str) -> None:
    assert lines(sentence) == set()
