"""What an act is about: the words of the text that say so."""

from __future__ import annotations

import pytest

from tests.sentences import acts


def topics(text: str, relation: str) -> list[str | None]:
    return [statement.topic for statement in acts(text, relation)]


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Norway cooperated with Peru on trade, fishing and energy.", "coordinates_with", "trade, fishing and energy"),
        ("Norway urged Peru to work fast to save the crew.", "calls_on", "work fast to save the crew"),
        ("Norway sanctioned two firms for their role in fishing.", "sanctions", "role in fishing"),
        ("Norway held talks with Peru on fishing on Friday.", "meets", "fishing"),
        ("Norway held talks with Peru on the sidelines of a summit.", "meets", None),
        ("Norway held talks with Peru over the phone.", "meets", None),
        ("Norway rejects it.", "opposes", None),
    ],
)
def test_a_phrase_is_whole_and_without_what_only_adds_to_it(text: str, relation: str, expected: str | None) -> None:
    assert set(topics(text, relation)) <= {expected}
    assert topics(text, relation) or expected is None


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Norway supports Peru's territorial integrity.", "supports", "territorial integrity"),
        (
            "Norway reiterated its support for Peru's independence and security.",
            "supports",
            "independence and security",
        ),
        ("Norway criticized Peru's use of landmines.", "criticizes", "use of landmines"),
        ("Norway supports Peru.", "supports", None),
    ],
)
def test_the_thing_is_the_topic_where_its_owner_is_the_object(text: str, relation: str, expected: str | None) -> None:
    assert topics(text, relation) == [expected]


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Norway welcomed the announcement by Peru that it will cut its tariffs.", "supports", "cut its tariffs"),
        ("Norway condemned Peru's decision to close the port.", "criticizes", "close the port"),
        ("Norway looks forward to working with Peru to end piracy.", "coordinates_with", "end piracy"),
        ("Norway met Peru and discussed grain exports.", "meets", "grain exports"),
        (
            "Norway threatened to walk out of the United Nations if the port closes.",
            "withdraws_from",
            "the port closes",
        ),
    ],
)
def test_the_topic_stands_in_a_clause(text: str, relation: str, expected: str) -> None:
    assert expected in topics(text, relation)


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Norway denounced the Chilean invasion of Peru.", "attacks", "invasion"),
        ("Norway denounced the Chilean attack on Peru.", "attacks", None),
        ("Talks between Norway and Peru ended.", "meets", None),
        ("Norway denounced Chilean killings of civilians.", "attacks", "killings of civilians"),
        ("Norway denounced the brutal Chilean attack on Peru.", "attacks", None),
    ],
)
def test_a_noun_that_says_more_than_the_relation_is_a_topic(text: str, relation: str, expected: str | None) -> None:
    assert set(topics(text, relation)) == {expected}


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Norway sanctioned six firms that buy crude oil.", "sanctions", "crude oil"),
        ("Norway adopted strict export controls.", "adopts", "export controls"),
        ("Norway will welcome 2,000 refugees.", "hosts", None),
        ("Norway adopted a plan to protect the euro before financial markets open.", "adopts", None),
    ],
)
def test_an_unnamed_object_tells_its_field_of_policy(text: str, relation: str, expected: str | None) -> None:
    assert set(topics(text, relation)) == {expected}
