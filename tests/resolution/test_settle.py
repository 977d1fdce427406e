"""What became one is written down with the reason; a judgement against it leaves it as it was."""

from pathlib import Path

import pytest

from kg.errors import TableError
from kg.resolution.judgements import Judgement, Verdict
from kg.resolution.ledger import Ledger
from kg.resolution.settle import MERGES, merge_lines, read_merges, settle
from kg.vocabulary import Vocabulary

from .test_resolver import tables

ROWS = [("Ada B. Vale", "Person", ""), ("Ada Vale", "Person", ""), ("Bo Kern", "Person", "")]


def judged(verdict: Verdict, left: str, right: str) -> Ledger:
    return Ledger.of([Judgement(left=left, right=right, verdict=verdict, who="me", when="2024-01-01T00:00:00Z")])


def test_what_a_rule_makes_one_has_its_reason(vocabulary: Vocabulary) -> None:
    settled = settle(tables(ROWS), vocabulary)
    (merged,) = settled.merges
    assert (merged.actor, merged.replaced, merged.reason) == ("0", "1", "but for middle names: ada vale")
    assert {actor.name for actor in settled.tables.actors} == {"Ada B. Vale", "Bo Kern"}


def test_what_people_judge_to_be_one_says_so(vocabulary: Vocabulary) -> None:
    merges = settle(tables(ROWS), vocabulary, judged(Verdict.SAME, "0", "2")).merges
    assert {merged.replaced: merged.reason for merged in merges}["2"] == "judged to be the same"


def test_what_people_judge_to_be_two_stays_two(vocabulary: Vocabulary) -> None:
    settled = settle(tables(ROWS), vocabulary, judged(Verdict.DIFFERENT, "0", "1"))
    assert settled.merges == ()
    assert len(settled.tables.actors) == 3


def test_the_list_is_read_as_it_was_written(tmp_path: Path, vocabulary: Vocabulary) -> None:
    merges = settle(tables(ROWS), vocabulary).merges
    (tmp_path / MERGES).write_text("".join(merge_lines(merges)), encoding="utf-8")
    assert read_merges(tmp_path) == list(merges)


@pytest.mark.parametrize("content", [None, "{", '{"actor": "a"}\n'])
def test_a_list_that_is_missing_or_damaged_is_refused(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / MERGES).write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match=MERGES):
        read_merges(tmp_path)
