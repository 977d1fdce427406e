"""What is left without being named again."""

import pytest

from tests.sentences import lines

pytestmark = pytest.mark.model
JOINED = "Norway joins pact asserted"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("In 2019 Norway joined the pact; in June 2022 it left.", "Norway withdraws_from pact asserted"),
        ("Norway joined the pact in 2019 but left in 2022.", "Norway withdraws_from pact asserted"),
        ("Norway joined the pact in 2019. In June 2022, it withdrew.", "Norway withdraws_from pact asserted"),
        ("Norway joined the pact. It may leave.", "Norway withdraws_from pact possible"),
        ("Norway joined the pact in 2019 and did not leave.", "Norway withdraws_from pact denied"),
    ],
)
def test_what_was_joined_is_left(text: str, left: str) -> None:
    assert lines(text) == {JOINED, left}


@pytest.mark.parametrize(
    "text",
    [
        "Norway joined the pact. It left for Paris.",
        "Norway joined the pact. Its envoy left.",
        "Norway joined the pact and left the door open.",
        "Norway joined the pact. It was left alone.",
        "Norway joined the pact. Nobody had seen the text. It left in May.",
    ],
)
def test_whoever_goes_elsewhere_or_later_leaves_nothing_that_was_joined(text: str) -> None:
    assert lines(text) == {JOINED}


def test_what_was_never_joined_is_not_left() -> None:
    assert lines("Norway never joined the pact. It left in May.") == {"Norway joins pact denied"}
    assert lines("Norway will join the pact. It left in May.") == {"Norway joins pact planned"}


def test_a_member_that_resigns_leaves_what_was_joined_and_no_second_thing() -> None:
    assert lines("Ada Vale joined the Green Party in 2019 and resigned in May.") == {
        "Ada Vale joins Green Party asserted",
        "Ada Vale withdraws_from Green Party asserted",
    }
