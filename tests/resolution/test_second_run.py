"""Corrections made in one run hold in the next, after texts were added, changed and removed and a rule was changed."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

import kg
from kg.model import Statement
from kg.resolution.judgements import Judgement, StatementVerdict, Verdict, now, of_statement
from kg.resolution.ledger import Ledger, append
from kg.settings import Settings
from kg.vocabulary import ontology_folder

pytestmark = pytest.mark.model

TALKS = (
    "Norland's foreign minister, Ilsa Brandt, met the president of Sudria, Tomas Reik, in Portstad on Monday. "
    "Brandt visited Sudria in May. "
    "Ilse Brandt met Rosa Quint on Friday."
)
FIRST = {
    "talks": TALKS,
    "quarrel": "Ilsa Brandt criticized Tomas Reik on Tuesday, and Ilsa Brandt thanked Rosa Quint for her support.",
    "gone": "Tomas Reik visited Norland on Tuesday. The visit of Tomas Reik ended on Wednesday with a dinner.",
}
SECOND = {
    "talks": "A first look at the week in Portstad.\n\n"
    + TALKS.replace(" met the", " met\nthe").replace("in May", "in  May"),
    "quarrel": FIRST["quarrel"],
    "new": "Ilse Brandt criticized Tomas Reik on Thursday. It was the first time that she spoke about the matter.",
}
OLD_RULE, NEW_RULE = '"X meet Y about|on|over|for Z"', '"X meet Y on Z"'


def extract(articles: Mapping[str, str], folder: Path, **settings: Path) -> kg.Report:
    folder.mkdir()
    lines = (json.dumps({"id": key, "text": text, "published": "2024-05-21"}) for key, text in articles.items())
    (folder / "articles.jsonl").write_text("\n".join(lines))
    return kg.extract([folder / "articles.jsonl"], settings=Settings(**settings))  # type: ignore[arg-type]


def said(report: kg.Report) -> dict[str, Statement]:
    ends = ((s, [end.actor if end else "-" for end in (s.subject, s.object)]) for s in report.tables.statements)
    return {f"{s.evidence.article}: {left} {s.relation} {right}": s for s, (left, right) in ends}


@pytest.fixture(scope="module")
def changed_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = Path(shutil.copytree(ontology_folder(), tmp_path_factory.mktemp("own") / "ontology"))
    lexicon = (copy / "lexicon.en.ttl").read_text(encoding="utf-8")
    assert OLD_RULE in lexicon
    (copy / "lexicon.en.ttl").write_text(lexicon.replace(OLD_RULE, NEW_RULE), encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What somebody judges after the first run."""
    folder = tmp_path_factory.mktemp("first")
    first = said(extract(FIRST, folder / "in"))
    path = folder / "ledger.jsonl"
    same = Verdict.SAME
    append(path, Judgement(left="ilse-brandt", right="ilsa-brandt", verdict=same, who="mira", when=now()))
    for key, verdict, changes in (
        ("talks: ilsa-brandt visits sudria", StatementVerdict.WRONG, None),
        ("talks: ilse-brandt meets rosa-quint", StatementVerdict.CHANGED, {"date": "2024-05-10", "place": "Portstad"}),
        ("talks: ilsa-brandt meets tomas-reik", StatementVerdict.RIGHT, None),
        ("quarrel: ilsa-brandt criticizes tomas-reik", StatementVerdict.RIGHT, None),
        ("gone: tomas-reik visits norland", StatementVerdict.WRONG, None),
    ):
        append(path, of_statement(first[key], verdict, who="mira", when=now(), changes=changes))
    return path


def test_corrections_hold_after_texts_and_a_rule_have_changed(
    ledger: Path, changed_rules: Path, tmp_path: Path
) -> None:
    report = extract(SECOND, tmp_path / "in", ledger=ledger, ontology=changed_rules)
    found = said(report)
    assert not any("visits" in key for key in found)
    meeting = found["talks: ilsa-brandt meets rosa-quint"]
    assert (meeting.date, meeting.place and meeting.place.actor, meeting.confidence) == ("2024-05-10", "portstad", 1.0)
    talks = found["talks: ilsa-brandt meets tomas-reik"]
    assert talks.evidence.rule == f"verb: {NEW_RULE[1:-1]}", "the rule is another now"
    assert talks.confidence == found["quarrel: ilsa-brandt criticizes tomas-reik"].confidence == 1.0
    assert found["new: ilsa-brandt criticizes tomas-reik"].confidence < 1.0
    (brandt,) = [actor for actor in report.tables.actors if "brandt" in actor.id]
    assert (brandt.id, brandt.replaces) == ("ilsa-brandt", ("ilse-brandt",))
    assert report.corrections == {
        "same": 1,
        "different": 0,
        "right": 2,
        "wrong": 1,
        "changed": 1,
        "left_out": 0,
        "unused": 1,
        "excluded": 0,
    }
    assert (report.failures, report.doubts) == ((), ())


def test_what_nothing_answers_to_waits_in_the_ledger(ledger: Path, tmp_path: Path) -> None:
    before = ledger.read_bytes()
    assert extract({"new": SECOND["new"]}, tmp_path / "in", ledger=ledger).corrections["unused"] == 5 + 1
    assert ledger.read_bytes() == before
    again = extract(FIRST, tmp_path / "back", ledger=ledger)
    assert again.corrections["unused"] == 0
    assert again.corrections["wrong"] == 2


def test_the_run_is_named_after_the_ledger(ledger: Path, tmp_path: Path) -> None:
    run = extract({}, tmp_path / "in", ledger=ledger).tables.run
    assert run["ledger"] == {"sha256": Ledger.read(ledger).sha256}
    assert run["id"] != extract({}, tmp_path / "none").tables.run["id"]
