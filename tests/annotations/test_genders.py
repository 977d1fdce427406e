"""He or she: one of the two of each person."""

import pytest

from kg.model import MentionKind
from tests.sentences import annotate


def pronouns(text: str) -> list[str]:
    annotated = annotate(text)
    return [annotated.words[m.start] for m in annotated.mentions if m.kind is MentionKind.PRONOUN]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Vale left Oslo. She met Peru. Ada Vale came back. She met Chile.", ["she", "she"]),
        (
            "Ada Vale left Oslo. She met Peru. Ada Vale came back. She slept. Ada Vale left. He met Chile.",
            ["she", "she"],
        ),
        ("Ada Vale left Oslo. She met Peru. Ada Vale came back. He met Chile.", []),
        ("Ms. Vale left Oslo. He met Peru.", []),
        ("Mr. Vale left Oslo. He met Peru.", ["he"]),
        ("Ada Vale left Oslo. She met Peru. Ms. Vale came back. He met Chile.", ["she"]),
        ("Tom Moss left Oslo. He met Peru. Ada Vale came. She met Chile.", ["he", "she"]),
    ],
)
def test_a_person_is_he_or_she_throughout(text: str, expected: list[str]) -> None:
    assert pronouns(text) == expected
