"""Given names: whom a bare one means beside a surname, and where it is no state."""

import pytest

from tests.sentences import actor_of, annotate, type_of

TWO = "Kenyan Trade Minister Ada Austin spoke. {}Minister Austin left. {}It is our goal to see Austin at home."
REED = "The case of Austin Reed is known. "


def test_a_bare_name_is_whoever_was_called_by_it_last() -> None:
    assert actor_of(annotate(TWO.format("", REED)), "Austin", 1) == "austin-reed"
    assert actor_of(annotate(TWO.format(REED, "")), "Austin", 1) == "ada-austin"
    assert actor_of(annotate(TWO.format("", "")), "Austin", 1) == "ada-austin"


def test_a_family_name_may_come_first() -> None:
    text = "President Xi Jinping met Kenya. Minister Xi met Peru. Xi Jinping left. Kenya praised Xi on Monday."
    assert actor_of(annotate(text), "Xi", 1) == "xi-jinping"


@pytest.mark.parametrize(
    "text",
    [
        "Let me come back to Jordan's question on Norway.",
        "Your precious son Jordan will be at home in Norway.",
        "MS. VALE: Good morning.\n\nMR. MOSS: Jordan.\n\nQUESTION: Thank you. What of Norway?",
    ],
)
def test_who_asks_or_is_a_relative_is_no_state(text: str) -> None:
    assert type_of(annotate(text), "Jordan") in ("Person", None)


@pytest.mark.parametrize(
    "text",
    [
        "Jordan's king met Norway.",
        "The talks are on Jordan.",
        "Our partners are Jordan and Norway.",
        "MS. VALE: Good morning.\n\nMR. MOSS: Jordan has signed.\n\nQUESTION: Thank you.",
    ],
)
def test_the_state_is_a_state(text: str) -> None:
    assert actor_of(annotate(text), "Jordan") == "jordan"


@pytest.mark.parametrize("called", ["Cora Moss, the wife of Brenda Moss", "Brenda Moss and his wife, Cora Moss"])
def test_mrs_is_the_wife_where_others_bear_the_surname(called: str) -> None:
    text = f"Norway met {called}, in Oslo. Brenda Moss is in jail. Mrs. Moss asked Peru to help."
    assert actor_of(annotate(text), "Moss") == "cora-moss"


def test_mrs_alone_is_the_one_of_that_surname() -> None:
    assert actor_of(annotate("Norway met Brenda Moss in Oslo. Mrs. Moss asked Peru to help."), "Moss") == "brenda-moss"


@pytest.mark.parametrize("told", ["Brenda Moss's wife wept.", "The wife of Brenda Moss wept.", "Her wife wept."])
def test_mrs_beside_a_wife_without_a_name_is_known_here_only(told: str) -> None:
    text = f"Norway met Brenda Moss in Oslo. {told} Mrs. Moss asked Peru to help."
    assert (actor_of(annotate(text), "Moss") or "").startswith("mrs-moss-")
