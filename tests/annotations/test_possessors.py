"""Whose act "its attack" is: the subject's if the pronoun can mean it, and nobody's who judges the act."""

import pytest

from tests.sentences import lines


def told(text: str, relation: str) -> set[str]:
    return {line for line in lines(text) if f" {relation} " in line}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway reiterated its support for Peru.", {"Norway supports Peru asserted"}),
        ("Ada Vale reiterated her support for Peru.", {"Ada Vale supports Peru asserted"}),
        ("President Ada Vale reiterated his support for Peru.", {"Ada Vale supports Peru asserted"}),
        ("Officials reiterated their support for Peru.", {"Officials supports Peru asserted"}),
        ("The ministry reiterated their support for Peru.", {"ministry supports Peru asserted"}),
        ("Norway defended its support for Peru.", {"Norway supports Peru asserted"}),
        (
            "Norway and Chile reiterated their support for Peru.",
            {"Norway supports Peru asserted", "Chile supports Peru asserted"},
        ),
        (
            "The United States reiterated its support for Peru.",
            {"United States supports Peru asserted"},
        ),
    ],
)
def test_the_subject_speaks_of_its_own_act(text: str, expected: set[str]) -> None:
    assert told(text, "supports") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway pointed to his attack on Peru.",
        "Officials mentioned its attack on Peru.",
        "Norway and Chile mentioned its attack on Peru.",
    ],
)
def test_a_pronoun_that_does_not_fit_means_another(text: str) -> None:
    assert not told(text, "attacks")


@pytest.mark.parametrize("verb", ["condemned", "welcomed", "opposed", "praised", "rejected", "lambasted", "mourned"])
def test_who_judges_an_act_does_not_do_it(verb: str) -> None:
    assert not told(f"Norway {verb} its attack on Peru.", "attacks")


@pytest.mark.parametrize(
    "text", ["Norway condemned Chile for its attack on Peru.", "Chile was condemned for its attack on Peru."]
)
def test_who_is_judged_for_an_act_has_done_it(text: str) -> None:
    assert told(text, "attacks") == {"Chile attacks Peru asserted"}


@pytest.mark.parametrize("verb", ["sued", "investigated", "blamed", "may sue"])
def test_what_a_court_may_see_otherwise_is_no_fact(verb: str) -> None:
    assert not told(f"Norway {verb} Chile for its attack on Peru.", "attacks")


def test_one_may_praise_what_one_shares() -> None:
    assert told("Norway hailed its alliance with Peru.", "ally_of") == {"Norway ally_of Peru asserted"}


def test_what_is_named_beside_its_doer_is_the_doers() -> None:
    assert told("Norway praised Chile and its support for Peru.", "supports") == {
        "Chile supports Peru asserted",
        "Norway supports Chile asserted",
    }


def test_whom_one_thanks_for_support_has_given_it() -> None:
    assert "Ada Vale supports Peru asserted" in lines("Norway thanked Ada Vale for her support for Peru.")
    assert "Norway supports Peru asserted" not in lines("Norway thanked Ada Vale for its support for Peru.")
