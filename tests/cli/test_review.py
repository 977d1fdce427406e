"""`kg review`, with keys from a pipe, and the ledger in `kg build` and `kg extract`."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.cli.review_dialog import Lines, Terminal, keyboard
from kg.model import Actor, Mention, MentionKind
from kg.statements.tables import Tables, write_tables

type Command = Callable[..., Any]

VALE = Actor(id="ada-valle", name="Ada Valle", type="Person")
SPOKEN = Mention(article="a-1", start=26, end=34, text="Ada Vale", kind=MentionKind.NAME, actor="ada-valle")


def with_actor(tables: Tables, actor: Actor) -> Tables:
    return replace(tables, actors=(*tables.actors, actor), mentions=(*tables.mentions, SPOKEN))


@pytest.fixture
def out(tmp_path: Path, tables: Tables) -> Path:
    """A folder of tables with two people who may be one."""
    write_tables(with_actor(tables, VALE), tmp_path / "out")
    return tmp_path / "out"


def ledger() -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path("ledger.jsonl").read_text(encoding="utf-8").splitlines()]


def verdicts() -> list[str]:
    return [line["verdict"] for line in ledger()]


def review(kg_: Command, *keys: str, **more: Any) -> Any:
    return kg_(
        "review", "out", "--ledger", "ledger.jsonl", "--who", "mira", stdin="".join(f"{k}\n" for k in keys), **more
    )


# ---- keys -----------------------------------------------------------------------------------------------------------


def test_one_key_an_answer_actors_first_then_the_least_sure(kg_: Command, out: Path) -> None:
    run = review(kg_, "s", "w", "r")
    assert run.code == 0
    assert run.out == ""
    assert [(line["kind"], line["verdict"], line["who"]) for line in ledger()] == [
        ("actors", "same", "mira"),
        ("statement", "wrong", "mira"),
        ("statement", "right", "mira"),
    ]
    actors, possible, _ = ledger()
    assert (actors["left"], actors["right_name"]) == ("ada-vale", "Ada Valle")
    assert (possible["relation"], possible["factuality"], possible["score"]) == ("sanctions", "possible", 0.75)
    assert run.lines[-1] == "3 judged; kg build and kg extract apply them with --ledger ledger.jsonl"


def test_it_shows_what_is_needed_to_decide(kg_: Command, out: Path, tables: Tables) -> None:
    said = review(kg_, "q").err
    assert "Ada Vale  [Person · no country · 1 mention]  ada-vale" in said
    assert "also Vale" in said
    assert f"“{tables.articles[0].text}”" in said
    said = review(kg_, "d", "q").err
    assert "Norland | sanctions | Sudria  [possible, 0.75]" in said
    assert "said by: Ada Vale" in said
    assert "r right · w wrong · c change" in said


def test_what_is_judged_is_not_asked_again(kg_: Command, out: Path) -> None:
    assert review(kg_, "u", "u", "q").code == 0
    assert "1 of 1" in review(kg_, "q").err
    review(kg_, "r")
    run = review(kg_)
    assert (run.code, run.lines) == (4, ["all is judged"])


def test_undo_takes_back_by_a_further_line_and_asks_again(kg_: Command, out: Path) -> None:
    run = review(kg_, "z", "s", "w", "z", "z", "d", "q")
    assert verdicts() == ["same", "wrong", "withdrawn", "withdrawn", "different"]
    assert "there is nothing to undo" in run.err
    assert run.lines[-1].startswith("1 judged;")
    assert "sanctions" in review(kg_, "q").err, "what was taken back is asked again"


def test_a_blank_skips_and_the_end_of_the_input_ends_it(kg_: Command, out: Path) -> None:
    run = review(kg_, " ", "", "r")
    assert verdicts() == ["right"]
    assert run.code == 0
    run = review(kg_)
    assert "1 of 2" in run.err
    assert run.lines[-1].startswith("0 judged;")


def test_what_follows_from_the_answers_is_not_asked(kg_: Command, out: Path, tables: Tables) -> None:
    third = replace(VALE, id="ada-vall", name="Ada Vall")
    spoken = replace(SPOKEN, actor=third.id)
    more = with_actor(tables, VALE)
    write_tables(replace(more, actors=(*more.actors, third), mentions=(*more.mentions, spoken)), out)
    run = review(kg_, "s", "s", "q")
    assert [line["kind"] for line in ledger()] == ["actors", "actors"]
    assert "3 of 5" not in run.err
    assert "4 of 5" in run.err
    Path("ledger.jsonl").unlink()
    run = review(kg_, "s", "s", "z", "z", "q")
    assert verdicts() == ["same", "same", "withdrawn", "withdrawn"]
    assert run.err.count("1 of 5") == 2


@pytest.mark.parametrize(("kind", "first"), [("actors", "Ada Valle"), ("statements", "sanctions")])
def test_one_kind_alone_can_be_asked(kg_: Command, out: Path, kind: str, first: str) -> None:
    run = kg_("review", "out", "--ledger", "l", "--only", kind, stdin="q\n")
    assert first in run.err
    assert f"of {1 if kind == 'actors' else 2}" in run.err
    assert kg_("review", "out", "--ledger", "l", "--only", "topics").code == 2


def test_a_key_that_means_nothing_is_said_and_asked_again(kg_: Command, out: Path) -> None:
    run = review(kg_, "x", "d", "s", "q")
    assert run.err.count("that is none of these") == 2
    assert verdicts() == ["different"]


def test_a_change_asks_for_slot_and_value_and_checks_them(kg_: Command, out: Path) -> None:
    run = review(kg_, "d", "c", "relation", "dances_with", "relation", "criticizes", "date", "2023-01", "", "q")
    assert "there is no relation 'dances_with'" in run.err
    assert ledger()[1]["changes"] == {"relation": "criticizes", "date": "2023-01"}
    review(kg_, "z", "c", "", "q")
    assert len(ledger()) == 2, "a change of nothing is none"


def test_hostile_text_drives_no_terminal(kg_: Command, tmp_path: Path, tables: Tables) -> None:
    evil = replace(VALE, name="Ada Valle\x1b[2J\u202e\n1 judged")
    write_tables(with_actor(tables, evil), tmp_path / "out")
    said = review(kg_, "q").err
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\n1 judged" not in said


def test_keys_come_from_the_terminal_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    keys = keyboard()
    assert isinstance(keys, Terminal)
    monkeypatch.setattr("typer.getchar", lambda: "S")
    assert keys.key() == "s"

    def end() -> str:
        raise EOFError

    monkeypatch.setattr("typer.getchar", end)
    assert keys.key() == "q"
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert isinstance(keyboard(), Lines)


# ---- what cannot be -------------------------------------------------------------------------------------------------


def test_the_ledger_has_to_be_named_and_lies_outside(kg_: Command, out: Path) -> None:
    run = kg_("review", "out")
    assert (run.code, run.lines[0].startswith("error  --ledger: is missing")) == (2, True)
    run = kg_("review", "out", "--ledger", "out/ledger.jsonl")
    assert run.code == 2
    assert "lies inside the output" in run.lines[0]


def test_a_bad_line_is_code_3_and_the_rest_is_used(kg_: Command, out: Path) -> None:
    review(kg_, "s", "q")
    with Path("ledger.jsonl").open("a") as file:
        file.write("nonsense\n")
    run = review(kg_, "w", "q")
    assert run.code == 3
    assert run.lines[0].startswith("skipped  ledger.jsonl, line 2: is no JSON")
    assert "1 of 2" in run.err


def test_a_file_that_is_no_ledger_is_not_written_to(kg_: Command, out: Path) -> None:
    Path("ledger.jsonl").write_text("a,b\n1,2\n")
    run = review(kg_, "s")
    assert run.code == 1
    assert "holds no judgement" in run.err
    assert Path("ledger.jsonl").read_text() == "a,b\n1,2\n"


def test_tables_without_sentences_cannot_be_judged(kg_: Command, tmp_path: Path, tables: Tables) -> None:
    write_tables(tables, tmp_path / "out", text="none")
    run = review(kg_, "r")
    assert run.code == 1
    assert "hold no sentences to judge by" in run.err


# ---- a sheet --------------------------------------------------------------------------------------------------------


def filled(**verdict: str) -> None:
    """Give verdicts by id, in the sheet."""
    with Path("sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        said = verdict.get((row["statement"] or row["left"]).replace("-", "_"), "")
        row["verdict"], _, row["changes"] = said.partition(" ")
    with Path("filled.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_the_same_from_a_sheet(kg_: Command, out: Path) -> None:
    run = kg_("review", "out", "--ledger", "ledger.jsonl", "--sheet", "sheet.csv")
    assert (run.code, run.lines, Path("ledger.jsonl").exists()) == (0, ["wrote sheet.csv"], False)
    filled(ada_vale="same", s_1="r", s_2="changed relation=criticizes; date=2023")
    run = kg_("review", "out", "--ledger", "ledger.jsonl", "--who", "mira", "--read", "filled.csv")
    assert (run.code, run.lines) == (0, ["3 taken into ledger.jsonl, 0 known already"])
    assert sorted(verdicts()) == ["changed", "right", "same"]
    run = kg_("review", "out", "--ledger", "ledger.jsonl", "--who", "mira", "--read", "filled.csv")
    assert (run.code, run.lines) == (0, ["0 taken into ledger.jsonl, 3 known already"])
    assert kg_("review", "out", "--ledger", "ledger.jsonl", "--sheet", "other.csv").code == 4


def test_a_row_that_cannot_be_used_is_named_and_the_rest_is_taken(kg_: Command, out: Path) -> None:
    kg_("review", "out", "--ledger", "ledger.jsonl", "--sheet", "sheet.csv")
    filled(ada_vale="maybe", s_1="right", s_2="changed relation=dances_with")
    run = kg_("review", "out", "--ledger", "ledger.jsonl", "--read", "filled.csv")
    assert run.code == 3
    assert "filled.csv, row 2: 'maybe' is no verdict; there are same, different" in run.lines[0]
    assert "filled.csv, row 3: relation: there is no relation 'dances_with'" in run.lines[1]
    assert verdicts() == ["right"]


def test_a_sheet_that_somebody_may_have_filled_in_is_not_replaced(kg_: Command, out: Path) -> None:
    Path("sheet.csv").write_text("mine")
    run = kg_("review", "out", "--ledger", "ledger.jsonl", "--sheet", "sheet.csv")
    assert run.code == 1
    assert "sheet.csv: is there already" in run.err
    assert kg_("review", "out", "--ledger", "l", "--sheet", "a.csv", "--read", "b.csv").code == 2


# ---- build and extract ----------------------------------------------------------------------------------------------


@pytest.fixture
def article(tmp_path: Path, tables: Tables) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"id": "a-1", "text": tables.articles[0].text}) + "\n")
    return path


@pytest.mark.usefixtures("quick")
def test_build_applies_the_ledger_and_says_what_it_did(kg_: Command, article: Path) -> None:
    kg_("build", article, "-o", "out")
    review(kg_, "w", "q")
    run = kg_("build", article, "-o", "out", "--ledger", "ledger.jsonl", "--json")
    assert run.code == 0
    assert run.lines[1] == "ledger: 1 wrong"
    assert json.loads(run.out)["corrections"]["wrong"] == 1
    assert [s.id for s in kg.read_tables(Path("out")).statements] == ["s-1"]
    assert "ledger" in json.loads(Path("out/run.json").read_text())
    assert review(kg_, "q").err.count("1 of 1") == 1


@pytest.mark.usefixtures("quick")
def test_a_bad_line_and_a_contradiction_are_told_and_the_rest_holds(kg_: Command, article: Path) -> None:
    line = {
        "kind": "actors",
        "left": "ada-vale",
        "right": "sudria",
        "verdict": "same",
        "who": "m",
        "when": "2024-05-01",
    }
    other = line | {"left": "norland", "right": "ada-vale", "when": "2024-05-02"}
    apart = line | {"left": "norland", "verdict": "different", "when": "2024-05-03"}
    Path("ledger.jsonl").write_text("\n".join([*map(json.dumps, (line, other, apart)), "{"]))
    run = kg_("extract", article, "-o", "out", "--ledger", "ledger.jsonl")
    assert run.code == 3
    assert run.lines[0].startswith("skipped  ledger.jsonl, line 4: is no JSON")
    assert run.lines[1].startswith(
        "note  ledger.jsonl, line 1: that 'ada-vale' and 'sudria' are the same does not hold"
    )


@pytest.mark.usefixtures("quick")
def test_the_ledger_can_stand_in_the_settings_and_has_to_be_there(kg_: Command, article: Path) -> None:
    Path("kg.toml").write_text('ledger = "ledger.jsonl"\n')
    run = kg_("extract", article, "-o", "out")
    assert (run.code, run.lines[0].startswith("error  ledger.jsonl: is missing")) == (1, True)
    Path("ledger.jsonl").touch()
    run = kg_("extract", article, "-o", "out")
    assert (run.code, run.lines[1]) == (0, "ledger: nothing to do")


@pytest.mark.usefixtures("quick")
def test_the_ledger_may_not_lie_in_the_output(kg_: Command, article: Path) -> None:
    Path("out").mkdir()
    Path("out/ledger.jsonl").touch()
    run = kg_("build", article, "-o", "out", "--ledger", "out/ledger.jsonl")
    assert (run.code, "lies inside the output" in run.lines[0]) == (2, True)


@pytest.mark.usefixtures("quick")
def test_a_second_run_is_compared_with_the_ledger_applied(kg_: Command, article: Path) -> None:
    kg_("extract", article, "-o", "out")
    review(kg_, "w", "q")
    kg_("extract", article, "-o", "out", "--ledger", "ledger.jsonl")
    assert kg_("eval", "out", "--again", "--ledger", "ledger.jsonl").code == 0
    run = kg_("eval", "out", "--again")
    assert (run.code, "a ledger was applied (name it with --ledger)" in run.err) == (1, True)
