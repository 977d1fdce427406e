"""I and we: the speaker, or whoever signed or issued the text; nobody where two could be meant."""

import re

import pytest

from tests.sentences import annotate, mention, said

STATE = {"publisher": "U.S. Department of State"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We sanctioned Peru,” said Norwegian Trade Minister Ada Vale.", "norway sanctions peru"),
        ("“I visited Peru,” said Norwegian Trade Minister Ada Vale.", "ada-vale visits peru"),
        ("“We sanctioned Peru,” Norway said.", "norway sanctions peru"),
        ("Ada Vale told us: “I visited Peru.”", "ada-vale visits peru"),
        ("“We sanctioned Peru,” the Kremlin said.", "russia sanctions peru"),
        ("“Peru attacked us,” said Norwegian Trade Minister Ada Vale.", "peru attacks norway"),
    ],
)
def test_in_a_quotation_the_speaker_is_meant(text: str, expected: str) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We sanctioned Peru,” said Ada Vale.",
        "“We sanctioned Peru.”",
        "We sanctioned Peru.",
        "“We sanctioned Peru,” officials said.",
        "I visited Peru.",
    ],
)
def test_where_nobody_says_for_whom_they_speak_we_is_nobody(text: str) -> None:
    annotated = annotate(text)
    assert mention(annotated, "We") is None
    assert mention(annotated, "I") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We sanctioned Peru.", "united-states sanctions peru"),
        (
            "Trade with Peru\n\nToday our government sanctioned nobody. We sanctioned Peru.",
            "united-states sanctions peru",
        ),
        ("Press Statement by Secretary of State Ada Vale\n\nWe sanctioned Peru.", "united-states sanctions peru"),
        ("Statement by Secretary of State Ada Vale\n\nI visited Peru.", "ada-vale visits peru"),
        ("Trade with Peru\n\nJohn Marsh, Secretary of State\n\nI visited Peru.", "john-marsh visits peru"),
        ("Remarks by Secretary of State Ada Vale at the Harbor Club\n\nI visited Peru.", "ada-vale visits peru"),
    ],
)
def test_in_a_states_own_text_the_issuer_is_meant(text: str, expected: str) -> None:
    assert expected in said(text, **STATE)


@pytest.mark.parametrize(
    "text",
    [
        "Joint Statement on Trade\n\nWe sanctioned Peru.",
        "Statement by Secretary of State Ada Vale and Norwegian Foreign Minister Tom Moss\n\nWe sanctioned Peru.",
        "Declaration on Trade\n\nWe sanctioned Peru.",
        "“We sanctioned Peru,” said Ada Vale.",
    ],
)
def test_a_joint_text_or_somebody_elses_words_are_not_the_issuers(text: str) -> None:
    assert mention(annotate(text, **STATE), "We") is None


def test_the_title_beside_the_text_names_the_author() -> None:
    found = said("I visited Peru.", title="Statement by Secretary of State Ada Vale on Peru", **STATE)
    assert found == {"ada-vale visits peru"}


def test_a_newspaper_has_no_we() -> None:
    assert mention(annotate("We sanctioned Peru.", publisher="Reuters"), "We") is None


def test_the_country_is_never_read_as_us() -> None:
    annotated = annotate("“The US sanctioned Peru,” said Norwegian Trade Minister Ada Vale.")
    found = mention(annotated, "US")
    assert found is not None
    assert found.actor == "united-states"


def test_each_link_says_whose_first_person_it_is() -> None:
    spoken = mention(annotate("“I visited Peru,” said Ada Vale."), "I")
    issued = mention(annotate("We sanctioned Peru.", **STATE), "We")
    assert spoken is not None
    assert issued is not None
    assert (spoken.reason, issued.reason) == ("first person of the speaker", "first person of the issuer")


GUESTS = (
    "PRESIDENT BIDEN: Thank you.\n\nPRESIDENT MOSS: We sanctioned Iran.\n\nPRESIDENT BIDEN: We condemn Chile."
    "\n\nPRESIDENT MOSS: Thank you."
)


def test_a_guest_whose_country_the_title_names_speaks_for_that_country() -> None:
    title = "Remarks by President Biden and President Ada Moss of Peru Before Bilateral Meeting"
    found = said(GUESTS, publisher="The White House", title=title)
    found = {re.sub("-[0-9a-f]{8}", "", each) for each in found}
    assert {"peru sanctions iran", "united-states criticizes chile", "ada-moss head_of_state_of peru"} <= found
    assert "ada-moss head_of_state_of united-states" not in found


def test_a_guest_known_to_be_of_another_state_does_not_speak_for_the_publisher() -> None:
    text = (
        "PRIME MINISTER TRUDEAU: We sanctioned Iran. I visited Oslo.\n\nMS VALE: Why?\n\nPRIME MINISTER TRUDEAU: Well."
    )
    found = said(f"{text}\n\nJustin Trudeau left.", publisher="The White House")
    assert "justin-trudeau visits oslo" in found
    assert not any(each.startswith("united-states") or each.endswith("united-states") for each in found)
    titled = said(text, publisher="The White House", title="Remarks by Prime Minister Trudeau Justin of Canada")
    assert "canada sanctions iran" in titled


def test_of_two_presidents_in_a_headline_neither_is_taken_for_the_publishers() -> None:
    found = said(GUESTS, publisher="The White House")
    assert not any("head_of_state_of" in each or "sanctions iran" in each for each in found)
