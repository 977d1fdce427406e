"""Whose organ a body is: what the text says of it, and what it does not."""

import pytest

from tests.sentences import acts, triple


def agencies(text: str, **fields: str) -> set[str]:
    return {triple(statement) for statement in acts(text, "agency_of", **fields)}


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("Norway's Coastal Safety Directorate warned Chile.", "coastal-safety-directorate agency_of norway"),
        ("The Norwegian Coastal Safety Directorate warned Chile.", "coastal-safety-directorate agency_of norway"),
        ("The Coastal Safety Directorate of Norway warned Chile.", "coastal-safety-directorate agency_of norway"),
        ("The Supreme Court of India heard Ada Vale.", "india-supreme-court agency_of india"),
        ("Norway's powerful Fisheries Directorate warned Chile.", "fisheries-directorate agency_of norway"),
        ("Norway's High Reindeer Council warned Chile.", "high-reindeer-council agency_of norway"),
    ],
)
def test_a_body_with_its_state_beside_it(sentence: str, statement: str) -> None:
    subject, _, state = statement.split()
    (found,) = agencies(sentence)
    assert subject in found
    assert found.endswith(f" agency_of {state}")


@pytest.mark.parametrize(
    "sentence",
    [
        "The US Senate met on Monday.",  # the table says so
        "The Norwegian Chess Committee met in Oslo.",  # a club as likely as an organ
        "The Norwegian Press Agency reported it.",
        "Norway's former Fisheries Directorate was closed in 1990.",
        "The former Norwegian Fisheries Directorate was closed.",
        "The Fisheries Directorate in Norway met.",
        "The Fisheries Directorate of Norway's oldest town met.",
        "Norway's Green Party met.",
        "The Fisheries Directorate met Norway.",
        "Oslo's Fisheries Directorate met.",
    ],
)
def test_what_says_nothing_of_an_organ_of_a_state(sentence: str) -> None:
    assert agencies(sentence) == set()


def test_one_statement_for_all_places_of_a_document() -> None:
    text = "Norway's Fisheries Directorate warned Chile. Later Norway's Fisheries Directorate praised Peru."
    assert len(acts(text, "agency_of")) == 1
