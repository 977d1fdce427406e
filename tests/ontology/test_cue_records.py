"""Every record of `ontology/cues.en.tsv` keeps the rules of the table, and says what the guidelines say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

CUES = Path(__file__).parents[2] / "ontology" / "cues.en.tsv"
HEADER = ["phrase", "category", "value", "direction", "scope", "note"]

VALUES_BY_CATEGORY = {
    "condition": {"hypothetical", "possible", "planned", "asserted"},
    "gathering": {"asserted", "planned"},
    "judgement": {"asserted", "possible"},
    "hedge": {"reported", "probable", "possible", "planned", "hypothetical", "denied"},
    "matrix": {
        "asserted",
        "denied",
        "hypothetical",
        "planned",
        "possible",
        "presupposed_change",
        "probable",
        "requested",
    },
    "modal": {"planned", "possible", "requested", "asserted"},
    "negation": {"denied", "asserted"},
    "noun": {
        "asserted",
        "denied",
        "hypothetical",
        "planned",
        "possible",
        "presupposed_change",
        "probable",
        "reported",
        "requested",
    },
    "purpose": {"asserted"},
    "speech": {"reported", "probable", "possible", "denied"},
    "support": {"asserted"},
}


def lines() -> list[str]:
    return CUES.read_text(encoding="utf-8").splitlines()


def rows() -> Iterator[Mapping[str, str]]:
    for line in lines()[1:]:
        yield dict(zip(HEADER, line.split("\t"), strict=True))


@pytest.fixture(scope="module")
def table() -> Mapping[tuple[str, str], Mapping[str, str]]:
    return {(row["category"], row["phrase"]): row for row in rows()}


def test_the_header_names_the_six_columns() -> None:
    assert lines()[0].split("\t") == HEADER


def test_each_line_has_six_cells_without_stray_blanks() -> None:
    for number, line in enumerate(lines(), start=1):
        cells = line.split("\t")
        assert len(cells) == len(HEADER), f"line {number}"
        assert all(cell == " ".join(cell.split()) and cell for cell in cells), f"line {number}"


def test_the_file_ends_with_one_newline_and_has_no_carriage_returns() -> None:
    raw = CUES.read_bytes()
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    assert b"\r" not in raw


def test_records_are_sorted_by_category_then_phrase_and_are_unique() -> None:
    keys = [(row["category"], row["phrase"]) for row in rows()]
    assert keys == sorted(set(keys))


def test_there_are_enough_cues_of_every_category() -> None:
    categories = [row["category"] for row in rows()]
    assert set(categories) == set(VALUES_BY_CATEGORY)
    assert len(categories) >= 220
    assert min(categories.count(category) for category in VALUES_BY_CATEGORY) >= 15


def test_every_cell_has_one_of_its_allowed_values() -> None:
    for row in rows():
        where = f"{row['phrase']} ({row['category']})"
        assert row["value"] in VALUES_BY_CATEGORY[row["category"]], where
        assert row["direction"] in {"forward", "backward", "both"}, where
        assert row["scope"] in {"clause", "complement", "sentence", "word"}, where


def test_every_allowed_value_is_in_use() -> None:
    used = {(row["category"], row["value"]) for row in rows()}
    assert used == {(category, value) for category, values in VALUES_BY_CATEGORY.items() for value in values}


def test_phrases_are_lower_case_and_in_dictionary_form() -> None:
    for row in rows():
        phrase = row["phrase"]
        assert phrase == phrase.lower()
        assert not phrase.startswith("to "), "the infinitive goes without its particle"
        assert phrase.split()[0] not in {"is", "are", "was", "were", "has", "had to", "does", "did"}, phrase


def test_a_change_of_state_says_in_its_note_which_change() -> None:
    for row in rows():
        assert (row["value"] == "presupposed_change") == (row["note"] in {"begin", "end", "less", "more", "same"}), row


@pytest.mark.parametrize(
    ("category", "value", "phrases"),
    [
        ("modal", "planned", ["will", "shall"]),
        ("modal", "possible", ["may", "might", "could", "should", "would"]),
        ("modal", "requested", ["must"]),
        ("negation", "denied", ["not", "n't", "never", "no", "neither", "nor", "without", "hardly"]),
        ("negation", "asserted", ["not only", "no doubt"]),
        ("matrix", "planned", ["agree", "pledge", "commit", "intend", "schedule", "want", "decide", "plan", "due"]),
        ("matrix", "possible", ["hope", "willing", "prepared", "consider", "threaten", "try", "able"]),
        ("matrix", "probable", ["likely", "expect"]),
        ("matrix", "denied", ["refuse", "decide against", "fail", "decline", "rule out", "unlikely"]),
        ("matrix", "requested", ["urge", "ask", "demand", "request", "call for"]),
        ("matrix", "asserted", ["begin", "start", "manage", "help"]),
        ("matrix", "presupposed_change", ["reinforce", "strengthen", "expand", "deepen", "continue", "resume", "end"]),
        ("speech", "reported", ["say", "tell", "announce", "claim", "insist", "according to", "cite", "quote"]),
        ("speech", "denied", ["deny"]),
        ("hedge", "reported", ["reportedly", "allegedly", "supposedly"]),
        ("hedge", "probable", ["apparently", "probably", "likely"]),
        ("hedge", "possible", ["possibly", "perhaps", "potentially"]),
        ("condition", "hypothetical", ["if", "unless", "whether", "provided", "should"]),
        ("noun", "planned", ["plan", "effort", "intention", "decision", "agreement"]),
        (
            "noun",
            "possible",
            ["attempt", "proposal", "threat", "possibility", "prospect", "risk", "hope", "speculation"],
        ),
        ("noun", "requested", ["call"]),
    ],
)
def test_cues_have_the_value_of_the_guidelines(
    table: Mapping[tuple[str, str], Mapping[str, str]], category: str, value: str, phrases: list[str]
) -> None:
    assert {phrase: table[category, phrase]["value"] for phrase in phrases} == dict.fromkeys(phrases, value)
