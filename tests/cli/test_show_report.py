"""`kg show` and `kg report`."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.model import Actor, Article, OfficeStatus
from kg.resolution.settle import MERGES, Merged, merge_lines
from kg.statements.tables import Tables, write_tables

type Command = Callable[..., Any]


@pytest.fixture
def disputed(tables: Tables) -> Tables:
    """The sample, with an earlier article that calls the minister a former one, and her namesakes."""
    office = next(each for each in tables.statements if each.relation == "minister_of")
    quote = "Former minister\x1b[2J Ada Vale spoke."
    earlier = replace(
        office,
        id="s-0",
        status=OfficeStatus.FORMER,
        evidence=replace(office.evidence, article="a-0", quote=quote),
    )
    return replace(
        tables,
        articles=(*tables.articles, Article(id="a-0", text=quote, published="2022-05-01", publisher="Lantern")),
        actors=(*tables.actors, *(Actor(id=each, name="Bo Kern", type="Person") for each in ("bo-1", "bo-2"))),
        statements=(*tables.statements, earlier),
    )


@pytest.fixture
def out(tmp_path: Path, disputed: Tables) -> Path:
    """A folder of tables."""
    write_tables(disputed, tmp_path / "out")
    return tmp_path / "out"


# ---- show -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("actor", ["ada-vale", "Ada Vale", "ADA VÁLE", "vale"])
def test_show_takes_an_id_or_any_name(kg_: Command, out: Path, actor: str) -> None:
    run = kg_("show", actor, out)
    assert run.code == 0, run.err
    assert run.out.startswith("Ada Vale\n")
    for part in ("Offices", "Contradictions", "Partners", "What it says", "What is said of it"):
        assert f"\n{part}\n" in run.out
    assert "trade minister: Norland" in run.out
    assert run.err == ""


def test_nothing_in_a_text_drives_the_terminal(kg_: Command, out: Path) -> None:
    for arguments in (("show", "ada-vale", out), ("report", "conflicts", out)):
        run = kg_(*arguments)
        assert "Ada Vale spoke." in run.out
        assert "\x1b" not in run.out


def test_show_as_json_and_as_a_page(kg_: Command, out: Path) -> None:
    assert json.loads(kg_("show", "vale", out, "--format", "json").out)["id"] == "ada-vale"
    assert kg_("show", "vale", out, "--format", "html", "-o", "vale.html", "-q").code == 0
    assert Path("vale.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_show_with_a_limit(kg_: Command, out: Path) -> None:
    assert "… and 1 more" in kg_("show", "vale", out, "--limit", 1).out


def test_an_ambiguous_name_is_a_wrong_command_line_that_lists_the_ids(kg_: Command, out: Path) -> None:
    run = kg_("show", "bo kern", out)
    assert run.code == 2
    assert "bo-1 (Bo Kern, Person), bo-2 (Bo Kern, Person)" in run.err
    assert run.out == ""


def test_an_unknown_name_is_a_wrong_command_line_that_suggests_the_nearest(kg_: Command, out: Path) -> None:
    run = kg_("show", "Ada Vael", out)
    assert run.code == 2
    assert "did you mean ada-vale (Ada Vale, Person)?" in run.err


@pytest.mark.parametrize("arguments", [("show", "vale"), ("report", "conflicts")])
def test_an_unknown_format_and_a_folder_without_tables_are_refused(
    kg_: Command, out: Path, arguments: tuple[str, ...]
) -> None:
    assert kg_(*arguments, out, "--format", "pdf").code == 2
    run = kg_(*arguments, "nowhere")
    assert (run.code, len(run.lines)) == (1, 1)


# ---- report ---------------------------------------------------------------------------------------------------------


def test_conflicts_are_listed_with_both_sentences_and_are_no_failure(kg_: Command, out: Path) -> None:
    run = kg_("report", "conflicts", out)
    assert run.code == 0
    assert "former, then current: trade minister, Norland" in run.out
    assert "2022-05-01" in run.out
    assert "2023-01-03" in run.out
    assert "Norland's trade minister, Ada Vale, said" in run.out
    assert run.lines == ["1 contradiction"]


def test_conflicts_as_csv_and_json(kg_: Command, out: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(kg_("report", "conflicts", out, "--format", "csv", "-q").out))
    found = json.loads(kg_("report", "conflicts", out, "--format", "json", "-q").out)
    assert found["conflicts"] == [row]
    assert (row["statement_1"], row["statement_2"]) == ("s-0", "s-1")


def test_no_conflict_is_said_too(kg_: Command, tmp_path: Path, tables: Tables) -> None:
    write_tables(tables, tmp_path / "plain")
    run = kg_("report", "conflicts", tmp_path / "plain")
    assert (run.code, run.out, run.lines) == (0, "", ["0 contradictions"])


def test_merges_are_listed_with_their_reason(kg_: Command, out: Path) -> None:
    merged = Merged(actor="ada-vale", name="Ada Vale", replaced="a-vale", replaced_name="A. Vale", reason="her initial")
    (out / MERGES).write_text("".join(merge_lines([merged])), encoding="utf-8")
    run = kg_("report", "merges", out)
    assert (run.code, run.lines) == (0, ["1 merge"])
    for part in ("Ada Vale", "A. Vale", "her initial", "ada-vale", "a-vale"):
        assert part in run.out


def test_tables_without_a_list_of_merges_are_refused(kg_: Command, out: Path) -> None:
    assert kg_("report", "merges", out).code == 1


def test_report_without_a_subject_shows_what_there_is(kg_: Command) -> None:
    run = kg_("report")
    assert "conflicts" in run.out + run.err
