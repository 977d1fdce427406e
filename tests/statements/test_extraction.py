"""From article to records: offsets that hold, attribution, dates, and the same bytes whatever the hash seed."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sentences import read, records

DAMAGED = (
    "Kenya’s foreign minis-\nter, Ada Vale, said on\nThursday that Kenya\u00a0will  sanction\nGhana.\n\n"
    "“We will not wait,” Vale added. The two sides met on Wednesday."
)


def test_every_offset_points_into_the_text_as_given() -> None:
    found = records(DAMAGED)
    for mention in found.mentions:
        assert DAMAGED[mention.start : mention.end] == mention.text
    assert found.statements
    for statement in found.statements:
        evidence = statement.evidence
        assert DAMAGED[evidence.start : evidence.end] == evidence.quote
        for argument in (statement.subject, statement.object):
            if argument is not None and argument.start is not None and argument.end is not None:
                assert DAMAGED[argument.start : argument.end] == argument.text
                assert evidence.start <= evidence.trigger.start <= evidence.trigger.end <= evidence.end


def test_what_somebody_says_is_attributed() -> None:
    (statement,) = [
        s for s in read("Kenya attacked Ghana on Monday, Ada Vale said on Thursday.") if s.relation == "attacks"
    ]
    assert [(step.speaker and step.speaker.name, step.date) for step in statement.attribution] == [
        ("Ada Vale", "2023-01-05")
    ]
    assert statement.date == "2023-01-02"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Kenya met Ghana on Thursday.", "2023-01-05"),
        ("Kenya will meet Ghana on Wednesday.", "2023-01-11"),
        ("Kenya met Ghana in October.", "2022-10"),
        ("Kenya met Ghana.", None),
        ("Kenya met Ghana after the floods of April.", None),
    ],
)
def test_a_date_keeps_the_precision_of_the_text(sentence: str, date: str | None) -> None:
    (statement,) = [s for s in read(sentence) if s.relation == "meets"]
    assert statement.date == date


def test_a_repeated_reading_is_one_statement() -> None:
    found = read("Kenya sanctioned Ghana. Kenya sanctioned Ghana.")
    assert len(found) == 2
    assert len({s.id for s in found}) == 2


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_analysis(text: str) -> None:
    for mention in records(text).mentions:
        assert text[mention.start : mention.end] == mention.text


def test_the_hash_seed_changes_nothing() -> None:
    script = "from tests.sentences import records; import sys; print(records(sys.argv[1]))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, DAMAGED],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
