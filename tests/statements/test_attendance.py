"""Lists under headings: who is in them, and how real their part is."""

import pytest

from tests.sentences import lines

pytestmark = pytest.mark.model
LIST = "\n- Peru\n- Chile"


def part(factuality: str, event: str = "conference") -> set[str]:
    return {f"{name} participates_in {event} {factuality}" for name in ("Peru", "Chile")}


@pytest.mark.parametrize(
    ("before", "factuality"),
    [
        ("The conference was held in May.", "asserted"),
        ("The conference will be held in May.", "planned"),
        ("The conference may be held in May.", "possible"),
    ],
)
@pytest.mark.parametrize(
    "heading", ["Participants:", "Participants in the conference:", "Countries attending the conference:"]
)
def test_a_part_is_as_real_as_the_event(before: str, heading: str, factuality: str) -> None:
    assert lines(f"{before}\n\n{heading}{LIST}") == part(factuality)


@pytest.mark.parametrize("heading", ["Participants:", "Participants in the conference:"])
def test_in_what_was_called_off_nobody_takes_part(heading: str) -> None:
    assert lines(f"The conference in Lima was cancelled.\n\n{heading}{LIST}") == set()


def test_names_may_stand_on_the_line_of_the_heading() -> None:
    assert lines("The conference was held in May. Delegations: Peru, Chile.") == part("asserted")
    assert lines("The conference was held in May. Delegations: a few came from Peru.") == set()


def test_a_heading_with_talks_of_its_own_still_says_them() -> None:
    text = "Participants in the talks between Norway and Kenya:" + LIST
    assert "Norway meets Kenya asserted" in lines(text)
