import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import OutputError, SettingsError, TableError
from kg.model import Factuality, Statement
from kg.resolution.changes import SLOTS
from kg.resolution.judgements import (
    ArticleJudgement,
    ArticleVerdict,
    Judgement,
    StatementJudgement,
    StatementVerdict,
    Verdict,
    now,
    of_statement,
)
from kg.resolution.ledger import Ledger, append, refuse_inside
from kg.resolution.rows import judgement_from_row, judgement_row

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of ours."""

type Say = Any

TEXTS = st.text(min_size=1)


def test_what_is_appended_is_read_back(tmp_path: Path, say: Say, meeting: Statement) -> None:
    path = tmp_path / "new" / "ledger.jsonl"
    actors = replace(say("a-vale", "same", "ada-vale", left_name="A. Vale"), score=0.9, why="one office")
    changes = {"date": "2024-05", "place": None}
    changed = of_statement(meeting, StatementVerdict.CHANGED, who="mira", when=now(), changes=changes)
    for judgement in (actors, changed):
        append(path, judgement)
    ledger = Ledger.read(path)
    assert [entry.judgement for entry in ledger.actors] == [actors]
    assert [entry.judgement for entry in ledger.statements] == [changed]
    assert (ledger.actors[0].line, ledger.statements[0].line, ledger.faults) == (1, 2, ())
    assert ledger.actors[0].judgement.score == 0.9


@PATIENT
@given(
    *(TEXTS, TEXTS, TEXTS, st.none() | TEXTS, st.sampled_from(Verdict)),
)
def test_every_judgement_of_actors_survives_its_row(
    left: str, right: str, who: str, name: str | None, verdict: Verdict
) -> None:
    made = Judgement(
        left=left, right=f"{left}{right}", verdict=verdict, who=who, when="2024-05-21T09:30:00Z", left_name=name or None
    )
    assert judgement_from_row(json.loads(json.dumps(judgement_row(made)))) == made


@PATIENT
@given(TEXTS, st.none() | TEXTS, st.none() | st.sampled_from(Factuality), TEXTS)
def test_every_judgement_of_a_statement_survives_its_row(
    quote: str, subject: str | None, factuality: Factuality | None, why: str
) -> None:
    made = StatementJudgement(
        article="a",
        relation="meets",
        subject=subject,
        object=None,
        quote=quote,
        verdict=StatementVerdict.WRONG,
        factuality=factuality,
        who="mira",
        when="2024-05-21",
        why=why,
    )
    assert judgement_from_row(json.loads(json.dumps(judgement_row(made)))) == made


def test_the_last_line_about_an_article_holds(tmp_path: Path) -> None:
    def said(key: str, verdict: ArticleVerdict, when: str) -> ArticleJudgement:
        return ArticleJudgement(article=key, verdict=verdict, who="anna", when=when, why="retracted")

    path = tmp_path / "ledger.jsonl"
    lines = [
        said("a", ArticleVerdict.WITHDRAWN, "2024-05-03"),
        said("a", ArticleVerdict.EXCLUDED, "2024-05-01"),
        said("b", ArticleVerdict.EXCLUDED, "2024-05-01"),
    ]
    for line in lines:
        append(path, line)
    ledger = Ledger.read(path)
    assert [entry.judgement for entry in ledger.articles] == [lines[1], lines[2], lines[0]]
    assert ledger.excluded == {"b"}


def test_a_line_lost_its_end_and_the_next_one_is_whole(tmp_path: Path, say: Say) -> None:
    path = tmp_path / "ledger.jsonl"
    append(path, say("a", "same", "b"))
    path.write_text(path.read_text().rstrip("\n"))
    append(path, say("b", "same", "c"))
    assert len(Ledger.read(path).actors) == 2


GOOD: dict[str, object] = {"kind": "actors", "left": "a", "right": "b", "verdict": "same", "who": "m", "when": "2024"}
STATEMENT: dict[str, object] = {"kind": "statement", "article": "a", "relation": "meets", "quote": "q", "who": "m"}
ARTICLE: dict[str, object] = {
    "kind": "article",
    "article": "a",
    "verdict": "excluded",
    "who": "m",
    "when": "2024-05-21",
}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is no JSON"),
        ("[1]", "is no JSON object"),
        ('{"left": "a"}', "kind is missing"),
        (json.dumps(GOOD | {"kind": "people"}), "kind is 'people', and not actors, statement or article"),
        (json.dumps(GOOD | {"when": "2024-05-21", "verdict": "equal"}), "verdict is 'equal', and none of same"),
        (json.dumps(GOOD | {"when": "yesterday"}), "yesterday"),
        (json.dumps(GOOD | {"when": "2024-05-21", "left": 1}), "left is no text"),
        (json.dumps(GOOD | {"when": "2024-05-21", "right": "a"}), "left and right are both 'a'"),
        (json.dumps(GOOD | {"when": "2024-05-21", "score": "high"}), "score is no number"),
        (json.dumps(STATEMENT | {"when": "2024-05-21", "verdict": "changed"}), "changes go with the verdict changed"),
        (
            json.dumps(STATEMENT | {"when": "2024-05-21", "verdict": "changed", "changes": {"date": 1}}),
            "changes is no object of texts",
        ),
        (json.dumps(STATEMENT | {"when": "2024-05-21", "verdict": "right", "factuality": "sure"}), "factuality is"),
        (
            json.dumps(ARTICLE | {"verdict": "wrong", "when": "2024-05-21"}),
            "none of excluded, withdrawn",
        ),
        (json.dumps(ARTICLE | {"article": None, "when": "2024-05-21"}), "article is missing"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_is_used(tmp_path: Path, say: Say, line: str, problem: str) -> None:
    path = tmp_path / "ledger.jsonl"
    append(path, say("a", "same", "b"))
    path.write_text(f"{path.read_text()}\n{line}\n")
    append(path, say("b", "same", "c"))
    ledger = Ledger.read(path)
    assert [entry.line for entry in ledger.actors] == [1, 4]
    (fault,) = ledger.faults
    assert fault.where == f"{path}, line 3"
    assert problem in fault.problem


def test_lines_are_in_the_order_of_their_dates_not_of_the_file(say: Say) -> None:
    said = [say("a", "same", "b", day=9), say("b", "same", "c", day=2), say("c", "same", "d", day=9)]
    assert [entry.line for entry in Ledger.of(said).actors] == [2, 1, 3]


def test_a_missing_ledger_is_an_error_and_an_empty_one_is_none(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="is missing"):
        Ledger.read(tmp_path / "ledger.jsonl")
    (tmp_path / "ledger.jsonl").touch()
    empty = Ledger.read(tmp_path / "ledger.jsonl")
    assert (empty.actors, empty.statements, empty.faults) == ((), (), ())
    (tmp_path / "ledger.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TableError, match="is not in UTF-8"):
        Ledger.read(tmp_path / "ledger.jsonl")
    with pytest.raises(TableError, match="cannot be read"):
        Ledger.read(tmp_path)


def test_a_ledger_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.jsonl"
    append(path, say("a", "same", "b"))
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="no space left"):
        append(path, say("b", "same", "c"))
    assert path.read_bytes() == before


def test_a_ledger_may_not_lie_in_the_output(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="lies inside the output"):
        refuse_inside(tmp_path / "out" / "deep" / "ledger.jsonl", tmp_path / "out")
    refuse_inside(tmp_path / "out.jsonl", tmp_path / "out")


# ---- the documentation ----------------------------------------------------------------------------------------------


def documented(repository: Path) -> str:
    return (repository / "docs" / "corrections.md").read_text(encoding="utf-8")


def test_the_lines_in_the_documentation_are_lines(repository: Path) -> None:
    lines = re.findall(r'^\{"kind".*$', documented(repository), re.MULTILINE)
    assert [judgement_row(judgement_from_row(json.loads(line))) for line in lines] == [*map(json.loads, lines)]
    assert len(lines) == 3


def test_every_key_of_a_line_is_documented_and_no_other(repository: Path) -> None:
    table = documented(repository).rpartition("| key | of | meaning |")[2]
    keys = {key for cell in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for key in re.findall(r"`(\w+)`", cell)}
    assert keys == {"kind", *Judgement.__slots__, *StatementJudgement.__slots__, *ArticleJudgement.__slots__}


def test_every_verdict_and_every_slot_is_documented(repository: Path) -> None:
    named = set(re.findall(r"`([a-z_]+)`", documented(repository)))
    assert named >= {*Verdict, *StatementVerdict, *ArticleVerdict, *SLOTS}
