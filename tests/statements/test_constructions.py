"""Every construction of `docs/why/clauses.md`: plainly said, denied, planned, and said by somebody else."""

import csv
import re
from pathlib import Path

import pytest

from kg.model import Statement
from kg.vocabulary import Vocabulary
from tests.sentences import read

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("constructions.tsv")
DOCUMENTED = (ROOT / "docs" / "why" / "clauses.md").read_text(encoding="utf-8")
KINDS = ("positive", "negative", "planned", "reported")
OFFICES = "holds_position_in"

with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def written(statement: Statement, vocabulary: Vocabulary) -> str:
    """`norway sanctions chile planned, kenya`: ids, how it is meant, and who says so."""
    ends = [_bare(argument.actor) if argument else "-" for argument in (statement.subject, statement.object)]
    if vocabulary.relations[statement.relation].symmetric:
        ends.sort()
    speakers = [_bare(step.speaker.actor) if step.speaker else step.cue for step in statement.attribution]
    by = f", {speakers[0]}" if speakers else ""
    return f"{ends[0]} {statement.relation} {ends[1]} {statement.factuality}{by}"


def _bare(actor: str) -> str:
    """The id of an actor of one document without its hash."""
    return re.sub(r"-[0-9a-f]{8}$", "", actor)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['construction']}: {row['kind']}" for row in ROWS])
def test_a_construction_gives_its_statements_and_no_others(row: dict[str, str]) -> None:
    vocabulary = Vocabulary.load()
    acts = [s for s in read(row["sentence"]) if OFFICES not in (s.relation, *vocabulary.ancestors(s.relation))]
    expected = {each.strip() for each in row["statements"].split(";") if each.strip()}
    assert {written(statement, vocabulary) for statement in acts} == expected


def test_the_table_has_every_kind_of_nearly_every_construction() -> None:
    kinds: dict[str, list[str]] = {}
    for row in ROWS:
        kinds.setdefault(row["construction"], []).append(row["kind"])
    assert all(set(found) <= set(KINDS) for found in kinds.values())
    assert sum(set(found) == set(KINDS) for found in kinds.values()) >= len(kinds) - 3


def test_every_construction_is_documented_with_a_sentence_of_the_table() -> None:
    sentences: dict[str, set[str]] = {}
    for row in ROWS:
        sentences.setdefault(row["construction"], set()).add(row["sentence"])
    documented = re.findall(r"^\| ([^|]+?) \| `[^|]*` \| “?([^|]+?)”? \|", DOCUMENTED, re.MULTILINE)
    assert {name for name, _ in documented} == set(sentences)
    for name, sentence in documented:
        assert sentence.replace("“", '"').replace("”", '"') in sentences[name], name
