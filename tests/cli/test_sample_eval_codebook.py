"""The verbs by which users measure the quality on their own texts."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation.sampling import SEED
from kg.statements.tables import Tables, write_tables

type Command = Callable[..., Any]

GOLD = {
    "id": "a-1",
    "document_date": "2023-01-03",
    "actors": [{"name": "Norland", "type": "Country", "forms": ["Norland", "Norland's"]}],
    "statements": [
        {
            "id": "g1",
            "subject": {"name": "Norland"},
            "relation": "sanctions",
            "object": {"name": "Sudria"},
            "factuality": "possible",
            "level": "core",
            "evidence": "Norland may sanction Sudria",
        },
        {
            "id": "g2",
            "subject": {"name": "Norland"},
            "relation": "visits",
            "object": {"name": "Sudria"},
            "factuality": "asserted",
            "level": "core",
            "evidence": "Norland's trade minister",
        },
    ],
}


@pytest.fixture
def out(tmp_path: Path, tables: Tables) -> Path:
    """A folder of tables."""
    write_tables(tables, tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with the gold of one article."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path / "gold"


def judged(sheet: Path, verdicts: Mapping[str, str], name: str) -> Path:
    """A copy of a sheet with a verdict on each relation."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    path = sheet.with_name(name)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "verdict": verdicts.get(row["relation"], "")} for row in rows)
    return path


# ---- sample ---------------------------------------------------------------------------------------------------------


def test_sample_writes_a_sheet(kg_: Command, out: Path) -> None:
    run = kg_("sample", out, 2, "-o", "sheet.csv")
    assert (run.code, run.out, run.lines) == (0, "", ["wrote sheet.csv"])
    text = Path("sheet.csv").read_text(encoding="utf-8-sig")
    assert {row["statement"] for row in csv.DictReader(io.StringIO(text))} == {"s-1", "s-2"}


def test_sample_writes_to_stdout_what_it_writes_to_a_file(kg_: Command, out: Path) -> None:
    kg_("sample", out, 2, "-o", "sheet.csv")
    assert kg_("sample", out, 2).out == Path("sheet.csv").read_text(encoding="utf-8")  # the runner makes \r\n one \n
    assert kg_("sample", out, 2, "--seed", SEED).out == kg_("sample", out, 2).out


def test_sample_says_that_there_are_no_more(kg_: Command, out: Path) -> None:
    run = kg_("sample", out, 9)
    assert (run.code, run.lines) == (0, ["only 2 of 9: there are no more such statements"])


def test_sample_takes_only_what_is_asked_for(kg_: Command, out: Path) -> None:
    assert "s-1" in kg_("sample", out, 1, "--relation", "minister_of", "--relation", "meets").out
    assert "s-2" in kg_("sample", out, 1, "--factuality", "possible").out
    assert kg_("sample", out, 1, "--relation", "meets").code == 4


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--relation", "kisses"], 2, "--relation: there is no relation 'kisses'"),
        (["--factuality", "true"], 2, "--factuality: there is no factuality 'true' (choose one of asserted, planned"),
    ],
)
def test_sample_names_what_is_wrong(kg_: Command, out: Path, arguments: list[str], code: int, said: str) -> None:
    run = kg_("sample", out, 1, *arguments)
    assert run.code == code
    assert said in run.lines[0]


def test_sample_needs_a_folder_of_tables(kg_: Command, tmp_path: Path) -> None:
    run = kg_("sample", tmp_path, 1)
    assert run.code == 1
    assert "run.json: is missing" in run.lines[0]
    assert kg_("sample", tmp_path, 0).code == 2


# ---- eval of judged sheets ------------------------------------------------------------------------------------------


def test_eval_reads_a_judged_sheet(kg_: Command, out: Path) -> None:
    kg_("sample", out, 2, "-o", "sheet.csv")
    run = kg_("eval", judged(Path("sheet.csv"), {"sanctions": "right"}, "a.csv"))
    assert run.code == 0
    cells = [line.split() for line in run.out.splitlines()]
    assert ["a.csv", "2", "1", "0", "0", "1", "100.0", "20.7–100.0"] in cells
    assert ["sanctions", "1", "1", "100.0", "20.7–100.0"] in cells
    assert ["possible", "1", "1", "100.0", "20.7–100.0"] in cells
    assert "alpha" not in run.out


def test_eval_compares_two_coders(kg_: Command, out: Path) -> None:
    kg_("sample", out, 2, "-o", "sheet.csv")
    first = judged(Path("sheet.csv"), {"sanctions": "right", "minister_of": "right"}, "a.csv")
    second = judged(Path("sheet.csv"), {"sanctions": "right", "minister_of": "wrong"}, "b.csv")
    run = kg_("eval", first, second)
    assert run.code == 0
    assert "disputed, and left out of “all”: s-1" in run.out
    cells = [line.split() for line in run.out.splitlines()]
    assert ["all", "2", "1", "0", "0", "0", "100.0", "20.7–100.0"] in cells
    assert ["verdict", "2", "50.0", "0.000"] in cells
    found = json.loads(kg_("eval", first, second, "--json").out)
    assert found["schema"] == "kg.eval/1"
    assert found["judged"]["agreement"]["verdict"] == {"units": 2, "raw": 0.5, "alpha": 0.0}
    assert found["judged"]["precision"]["interval"] == [0.2065, 1.0]
    assert [sheet["precision"]["share"] for sheet in found["judged"]["sheets"]] == [1.0, 0.5]


def test_eval_names_bad_cells_and_goes_on(kg_: Command, out: Path) -> None:
    kg_("sample", out, 2, "-o", "sheet.csv")
    run = kg_("eval", judged(Path("sheet.csv"), {"sanctions": "right", "minister_of": "sort of"}, "a.csv"))
    assert run.code == 3
    assert run.lines[0].startswith("skipped  a.csv, row ")
    assert "'sort of' in verdict is no verdict" in run.lines[0]
    assert "100.0" in run.out


def test_eval_of_a_sheet_that_nobody_judged_is_code_4(kg_: Command, out: Path) -> None:
    kg_("sample", out, 2, "-o", "sheet.csv")
    assert kg_("eval", "sheet.csv").code == 4


# ---- eval of a folder -----------------------------------------------------------------------------------------------


def test_eval_checks_a_folder(kg_: Command, out: Path) -> None:
    run = kg_("eval", out, "--validate")
    assert run.code == 0
    assert [line.rpartition(": ")[2] for line in run.out.splitlines()] == [
        "9 looked at, no fault",
        "2 looked at, no fault",
        "2 looked at, no fault",
    ]


def test_eval_scores_a_folder_against_gold(kg_: Command, out: Path, gold: Path) -> None:
    run = kg_("eval", out, "--gold", gold, "--list")
    assert (run.code, run.lines) == (0, [])
    cells = [line.split() for line in run.out.splitlines()]
    assert ["all", "50.0", "50.0", "50.0", "1", "1", "1", "2"] in cells
    assert ["possible", "1", "1", "100.0"] in cells
    assert "missed  a-1 g2: Norland | visits | Sudria [asserted, no date] «Norland's trade minister»" in run.out
    assert "wrong  a-1 s-1: Ada Vale | minister_of | Norland [asserted, no date]" in run.out
    found = json.loads(kg_("eval", out, "--gold", gold, "--json").out)
    assert found["gold"]["all"] == {
        **{"precision": 0.5, "recall": 0.5, "f1": 0.5},
        **{"right": 1, "wrong": 1, "core": 2, "found": 1},
    }
    assert found["gold"]["danger"] == {"number": 0, "of": 1}
    assert {name: check["faults"] for name, check in found["checks"].items()} == {
        **{"evidence": [], "types": []},
    }


def test_eval_lists_every_danger(kg_: Command, tmp_path: Path, tables: Tables, gold: Path) -> None:
    act, office = tables.statements
    wrongly = replace(act, qualification=office.qualification)
    write_tables(replace(tables, statements=(wrongly,)), tmp_path / "out")
    run = kg_("eval", "out", "--gold", gold)
    assert "not so in the gold: 1 of 1\n  a-1 g1: Norland | sanctions | Sudria [possible, no date] given as" in run.out


def test_eval_says_what_is_odd_about_gold(kg_: Command, out: Path, gold: Path) -> None:
    other = {**GOLD, "id": "a-2"}
    (gold / "b.json").write_text(json.dumps(other), encoding="utf-8")
    statements = [{**GOLD["statements"][0], "evidence": "Norland did it."}]  # type: ignore[dict-item]
    (gold / "a.json").write_text(json.dumps({**GOLD, "statements": statements}), encoding="utf-8")
    run = kg_("eval", out, "--gold", gold)
    assert run.code == 0
    assert "b.json: article 'a-2' is not in " in run.lines[0]
    assert "a.json, statement g1: its evidence is not in the article" in run.lines[1]
    assert len(run.lines) == 2


def test_eval_needs_gold_about_the_articles(kg_: Command, out: Path, gold: Path) -> None:
    (gold / "a.json").write_text(json.dumps({**GOLD, "id": "elsewhere"}), encoding="utf-8")
    run = kg_("eval", out, "--gold", gold)
    assert run.code == 1
    assert "holds none of the articles that the gold is about (the ids have to be the same; there are: a-1)" in run.err


def test_eval_with_an_invented_quote_is_code_5(kg_: Command, tmp_path: Path, tables: Tables) -> None:
    act = tables.statements[0]
    invented = replace(act, evidence=replace(act.evidence, quote="Norland\x1b[2J will sanction Sudria."))
    write_tables(replace(tables, statements=(invented,)), tmp_path / "out")
    run = kg_("eval", "out")
    assert run.code == 5
    assert "1 fault\n  statement s-2: " in run.out
    assert "\x1b" not in run.out


@pytest.mark.usefixtures("quick")
def test_eval_extracts_again_and_compares(kg_: Command, out: Path, tmp_path: Path, tables: Tables) -> None:
    run = kg_("eval", out, "--again")
    assert run.code == 0
    assert "byte for byte: 4 looked at, no fault" in run.out
    write_tables(replace(tables, statements=tables.statements[:1]), tmp_path / "other")
    run = kg_("eval", "other", "--again")
    assert run.code == 5
    assert "statements.jsonl, line 1: the second run has {" in run.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sheet.csv", "--gold", "gold"], "--gold: it is for a folder of tables"),
        (["sheet.csv", "--again"], "--again: it is for a folder of tables"),
        (["sheet.csv", "--validate"], "--validate: it is for a folder of tables"),
        (["out", "sheet.csv"], "out: a folder is measured alone"),
        (["out", "--list"], "--list: it lists what differs from the gold"),
    ],
)
def test_eval_refuses_mixtures(kg_: Command, out: Path, arguments: list[str], said: str) -> None:
    run = kg_("eval", *arguments)
    assert run.code == 2
    assert said in run.lines[0]


def test_eval_of_what_is_not_there_is_one_line(kg_: Command) -> None:
    run = kg_("eval", "nowhere.csv")
    assert run.code == 1
    assert run.lines[0].startswith("error  nowhere.csv: ")
    assert len(run.lines) == 1


# ---- codebook -------------------------------------------------------------------------------------------------------


def test_codebook_is_printed_or_written(kg_: Command) -> None:
    run = kg_("codebook")
    assert run.code == 0
    assert run.out.startswith("# Codebook: Policy actors, version `0.1.0`\n")
    assert kg_("codebook", "-o", "codebook.md").lines == ["wrote codebook.md"]
    assert Path("codebook.md").read_text(encoding="utf-8") == run.out
