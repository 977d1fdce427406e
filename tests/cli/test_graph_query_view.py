"""The verbs that start from what `build` and `extract` wrote."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.statements.tables import Tables, write_tables
from kg.vocabulary import Vocabulary

type Command = Callable[..., Any]

OFFICE = "SELECT ?who ?body { ?who pol:minister_of ?body }"


@pytest.fixture
def out(tmp_path: Path, tables: Tables) -> Path:
    """A folder of tables."""
    write_tables(tables, tmp_path / "out")
    return tmp_path / "out"


# ---- graph ----------------------------------------------------------------------------------------------------------


def test_graph_writes_turtle_to_stdout(kg_: Command, out: Path) -> None:
    run = kg_("graph", out)
    assert run.code == 0, run.err
    assert "@prefix pol:" in run.out
    assert run.err == ""


@pytest.mark.parametrize("ending", ["ttl", "trig", "nq", "nt", "jsonld"])
def test_graph_writes_each_format_and_reads_it_again(kg_: Command, out: Path, ending: str) -> None:
    assert kg_("graph", out, "-o", f"graph.{ending}", "-q").code == 0
    answer = kg_("query", f"graph.{ending}", OFFICE, "--format", "csv")
    assert "ada-vale" in answer.out


def test_graph_turns_one_format_into_another_by_stdin(kg_: Command, out: Path) -> None:
    turtle = kg_("graph", out).out
    triples = kg_("graph", "-", "--to", "nt", stdin=turtle)
    assert triples.code == 0, triples.err
    assert triples.out == kg_("graph", out, "--to", "nt").out


def test_graph_takes_another_base(kg_: Command, out: Path) -> None:
    assert (
        "<https://data.example/x/id/norland>"
        in kg_("graph", out, "--to", "nt", "--base", "https://data.example/x/").out
    )


def test_a_valid_graph_is_written_after_validation(kg_: Command, out: Path) -> None:
    run = kg_("graph", out, "--validate", "-o", "graph.trig")
    assert run.code == 0, run.err
    assert Path("graph.trig").is_file()


def test_an_invalid_graph_is_code_5_and_not_written(kg_: Command, tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text(
        "@prefix pol: <https://w3id.org/policy-actors/ns#> . <https://example.org/s> a pol:Statement .\n"
    )
    run = kg_("graph", "bad.ttl", "--validate", "-o", "graph.trig")
    assert run.code in (1, 5), run.err
    assert "https://example.org/s" in run.err
    assert not Path("graph.trig").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "problem"),
    [
        (["graph", "nowhere.ttl"], 1, "nowhere.ttl: there is no such folder or file"),
        (["graph", "empty"], 1, "empty: there are no tables and no graph in this folder"),
        (["graph", "bad.ttl"], 1, "bad.ttl: is not valid"),
        (["graph", "notes.txt"], 1, "notes.txt: is no kind of graph file that is known"),
        (["graph", "out", "--to", "xml"], 2, "--to: there is no format 'xml'"),
        (["graph", "out", "-o", "graph.png"], 1, "graph.png: is no kind of graph file that is known"),
        (["query", "out", "no_such_query"], 2, "no_such_query: there is no query of that name"),
        (["query", "out", "SELECT ?x { ?x "], 2, "query: does not parse at line 1"),
        (["query", "out", "SELECT ?x { ?x foo:bar ?y }"], 2, "nothing is known by the prefix foo:"),
        (["query", "out", "DELETE WHERE { ?s ?p ?o }"], 2, "updates are not taken"),
        (["query", "out", "SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }"], 2, "SERVICE is not allowed"),
        (["query", "out"], 2, "a graph and a query are needed"),
        (["query", "out", OFFICE, "--format", "xls"], 2, "--format: there is no format 'xls'"),
        (["query", "out", OFFICE, "--param", "x"], 2, "--param: 'x' is no choice"),
        (["query", "out", "nowhere.rq"], 2, "nowhere.rq: cannot be read"),
        (["view", "nowhere"], 1, "run.json: is missing"),
    ],
)
def test_what_is_wrong_is_one_line(
    kg_: Command, out: Path, tmp_path: Path, arguments: list[str], code: int, problem: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.ttl").write_text("<a> <b> .")
    (tmp_path / "notes.txt").write_text("notes")
    run = kg_(*arguments)
    assert run.code == code
    assert len(run.lines) == 1, run.err
    assert problem in run.lines[0]
    assert run.out == ""


# ---- query ----------------------------------------------------------------------------------------------------------


def test_a_query_is_answered_in_a_table(kg_: Command, out: Path) -> None:
    run = kg_("query", out, OFFICE)
    assert run.code == 0, run.err
    assert [line.split() for line in run.out.splitlines()][-1] == ["ex:ada-vale", "ex:norland"]


def test_a_query_is_answered_for_programs(kg_: Command, out: Path) -> None:
    rows = list(csv.reader(io.StringIO(kg_("query", out, OFFICE, "--format", "csv").out)))
    assert rows[0] == ["who", "body"]
    assert len(rows) == 2
    answer = json.loads(kg_("query", out, OFFICE, "--format", "json").out)
    assert answer["head"]["vars"] == ["who", "body"]
    assert kg_("query", out, OFFICE, "--format", "xml").out.startswith("<?xml")


def test_a_query_can_stand_in_a_file(kg_: Command, out: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(OFFICE)
    assert "ex:norland" in kg_("query", out, "mine.rq").out


def test_a_question_of_yes_or_no(kg_: Command, out: Path) -> None:
    run = kg_("query", out, "ASK { ex:norland pol:sanctions ex:sudria }")
    assert (run.code, run.out) == (0, "no\n")


def test_no_row_is_code_4(kg_: Command, out: Path) -> None:
    assert kg_("query", out, "SELECT ?x { ?x pol:attacks ex:sudria }").code == 4


def test_the_named_questions_are_listed(kg_: Command) -> None:
    run = kg_("query", "--list")
    assert run.code == 0, run.err
    assert len([line for line in run.out.splitlines() if not line.startswith(" ")]) >= 10


def test_a_named_question_is_explained_with_sparql_to_paste(kg_: Command, out: Path) -> None:
    run = kg_("query", "--explain", "who-holds-office")
    assert run.code == 0, run.err
    assert "# -p body=…  The body or country" in run.out
    assert kg_("query", out, run.out).code == 0
    assert kg_("query", "--explain", "who-hold-office").lines == [
        "error  who-hold-office: there is no query of that name (perhaps who-holds-office is meant; "
        "`kg query --list` lists them)"
    ]


def test_a_query_that_takes_too_long_is_stopped(kg_: Command, out: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    run = kg_("query", out, endless, "--timeout", "0.3")
    assert run.code == 2
    assert run.lines[0].startswith("error  query: was stopped, as it took longer than 0.3 seconds")


def test_rows_that_are_left_out_are_told_of(kg_: Command, out: Path) -> None:
    run = kg_("query", out, "SELECT ?a { ?a a pol:Actor }", "--limit", "1", "--format", "tsv")
    assert (run.code, len(run.out.splitlines())) == (0, 2)
    assert "more than 1 rows" in run.err
    assert kg_("query", out, "SELECT ?a { ?a a pol:Actor }", "--limit", "0", "--timeout", "0").err == ""


def test_a_graph_is_answered_as_turtle(kg_: Command, out: Path) -> None:
    run = kg_("query", out, "DESCRIBE ex:norland", "--format", "ttl")
    assert 'pol:country "NOR"' in run.out
    refused = kg_("query", out, OFFICE, "--format", "ttl")
    assert refused.code == 2
    assert "no graph" in refused.err


def test_where_nothing_is_found_the_unknown_name_is_said(kg_: Command, out: Path) -> None:
    run = kg_("query", out, 'SELECT ?x { ?x pol:minster_of ex:norland ; rdfs:label "Norland"@en }')
    assert run.code == 4
    assert run.lines == [
        "note  nothing in the graph is called pol:minster_of; perhaps pol:minister_of is meant",
        'note  "Norland"@en is in the graph as "Norland"',
    ]


def test_a_reader_that_has_seen_enough_is_no_error(out: Path, repository: Path) -> None:
    command = [sys.executable, "-m", "kg", "graph", str(out), "--to", "nt"]
    environment = {**os.environ, "PYTHONPATH": str(repository)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


# ---- view -----------------------------------------------------------------------------------------------------------


def test_view_writes_the_page(kg_: Command, out: Path) -> None:
    run = kg_("view", out, "--title", "Norland <& Sudria>", "-o", "page.html")
    assert run.code == 0, run.err
    assert run.lines == ["wrote page.html", "wrote page.layout.json"]
    assert "Norland &lt;&amp; Sudria&gt;" in Path("page.html").read_text(encoding="utf-8")


def test_view_speaks_another_language(kg_: Command, out: Path, tmp_path: Path) -> None:
    words = tmp_path / "words.toml"
    words.write_text('locale = "de"\n[bar]\ntable = "Tabelle"\n', encoding="utf-8")
    page = kg_("view", out, "--words", words).out
    assert '<html lang="de">' in page
    assert ">Tabelle</button>" in page
    words.write_text("[bar]\ntabelle = ''\n", encoding="utf-8")
    refused = kg_("view", out, "--words", words)
    assert refused.code == 1
    assert "'bar.tabelle' is no word of the page" in refused.err


def test_view_writes_to_stdout(kg_: Command, out: Path) -> None:
    assert kg_("view", out).out.lower().startswith("<!doctype html>")


def page_of(path: Path) -> dict[str, Any]:
    """The data of a page."""
    block = re.search(
        r'<script type="application/json"[^>]*>(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL
    )
    assert block
    data: dict[str, Any] = json.loads(block[1])
    return data


def names(page: dict[str, Any]) -> list[str]:
    return [actor["name"] for actor in page["actors"]]


def test_view_shows_no_more_actors_than_wanted(kg_: Command, out: Path) -> None:
    assert kg_("view", out, "--max-nodes", 2, "-o", "page.html").code == 0
    page = page_of(Path("page.html"))
    assert names(page) == ["Ada Vale", "Norland"]
    assert page["omitted"] == {"actors": 3, "statements": 2, "fitting": 3, "by": "degree"}
    assert kg_("view", out, "--max-nodes", 2, "--choose", "core", "-o", "page.html").code == 0
    assert page_of(Path("page.html"))["omitted"]["by"] == "core"
    assert kg_("view", out, "--choose", "beauty").code == 2
    assert kg_("view", out, "--max-nodes", 0).code == 2


def test_view_shows_who_is_near_an_actor(kg_: Command, out: Path) -> None:
    assert kg_("view", out, "--focus", "vale", "-o", "page.html").code == 0
    assert names(page_of(Path("page.html"))) == ["Ada Vale", "Norland"]
    assert kg_("view", out, "--focus", "vale", "--hops", 2, "-o", "page.html").code == 0
    assert names(page_of(Path("page.html"))) == ["Ada Vale", "Norland", "Sudria"]
    assert kg_("view", out, "--focus", "vale", "--hops", 4).code == 2
    run = kg_("view", out, "--focus", "Ada Val")
    assert (run.code, "there is no such actor (did you mean ada-vale" in run.err) == (2, True)


def test_view_shows_a_topic_and_what_is_narrower(kg_: Command, tmp_path: Path, tables: Tables) -> None:
    act, office = tables.statements
    about = replace(tables, statements=(replace(act, topics=("export-control",)), office))
    write_tables(about, tmp_path / "out")
    broader = Vocabulary.load().topics["export-control"].broader
    for topic in ("export-control", "Export Control", *broader):
        assert kg_("view", "out", "--topic", topic, "-o", "page.html").code == 0
        assert names(page_of(Path("page.html"))) == ["Norland", "Sudria"]
    run = kg_("view", "out", "--topic", "export contrl")
    assert (run.code, "there is no such topic (did you mean export" in run.err) == (2, True)


def test_actors_stay_where_the_page_has_them(kg_: Command, out: Path) -> None:
    kg_("view", out, "-o", "page.html")
    first = page_of(Path("page.html"))
    kept = Path("page.layout.json")
    moved = json.loads(kept.read_text())
    moved["positions"] = {actor: [x + 500, y] for actor, (x, y) in moved["positions"].items()}
    kept.write_text(json.dumps(moved))
    kg_("view", out, "-o", "page.html")
    assert [node["x"] - 500 for node in page_of(Path("page.html"))["nodes"]] == [node["x"] for node in first["nodes"]]
    kg_("view", out, "-o", "page.html", "--fresh-layout")
    assert page_of(Path("page.html")) == first


def test_nothing_is_kept_beside_a_stream_or_a_device(kg_: Command, out: Path) -> None:
    before = set(Path().rglob("*"))
    assert kg_("view", out).code == 0
    assert kg_("view", out, "-o", "/dev/null").code == 0
    assert set(Path().rglob("*")) == before
    assert not Path("/dev/null.layout.json").exists()


def test_view_writes_profiles_that_the_page_links_to(kg_: Command, out: Path) -> None:
    run = kg_("view", out, "--profiles", "-o", "page.html", "--max-nodes", 2, "--title", "Straits")
    assert run.code == 0, run.err
    assert re.fullmatch(r"wrote page\.profiles \(2 profiles, 0\.\d MB\)", run.lines[0])
    assert {path.name for path in Path("page.profiles").iterdir()} == {"ada-vale.html", "norland.html", "run.json"}
    page = page_of(Path("page.html"))
    for actor in page["actors"]:
        profile = Path(page["profiles"] + actor["profile"]).read_text(encoding="utf-8")
        assert f'href="../page.html#actor={actor["id"]}"' in profile
        assert "Straits</a>" in profile


def test_profiles_that_no_page_links_to_are_removed(kg_: Command, out: Path) -> None:
    kg_("view", out, "--profiles", "-o", "page.html")
    kg_("view", out, "--profiles", "-o", "page.html", "--focus", "vale")
    assert {path.stem for path in Path("page.profiles").glob("*.html")} == {"ada-vale", "norland"}
    run = kg_("view", out, "-o", "page.html")
    assert run.lines[-1] == "removed page.profiles, as the page links to no profiles any more"
    assert not Path("page.profiles").exists()
    assert page_of(Path("page.html"))["profiles"] is None


def test_profiles_need_a_page_that_they_can_lie_beside(kg_: Command, out: Path) -> None:
    for place in ("-", "/dev/null"):
        run = kg_("view", out, "--profiles", "-o", place)
        assert (run.code, run.out) == (2, "")
        assert run.lines == ["error  --profiles: profiles lie beside a page that is a file (name one with -o)"]


def test_a_page_in_the_place_of_its_profiles_is_refused_before_anything_is_written(kg_: Command, out: Path) -> None:
    for place in ("page.profiles", "page.Profiles"):
        run = kg_("view", out, "--profiles", "-o", place)
        assert (run.code, run.lines) == (
            2,
            [
                f"error  --profiles: the folder of profiles beside {place} would have the same name "
                "(name a page that ends in .html with -o)"
            ],
        )
    assert {path.name for path in Path().iterdir()} == {"out"}
    assert kg_("view", out, "-o", "page.profiles").code == 0


@pytest.mark.parametrize("place", [".", "..", "out", ""])
def test_a_folder_in_the_place_of_the_page_is_one_line(kg_: Command, out: Path, place: str) -> None:
    run = kg_("view", out, "-o", place)
    problem = "cannot be written: it is a folder, and a file is to be written"
    assert (run.code, len(run.lines)) == (1, 1)
    assert run.lines[0].startswith(f"error  {place or '.'}: {problem}")
    assert kg_("view", out, "-o", place, "--profiles").code == 2
    assert {path.name for path in Path().iterdir()} == {"out"}


# ---- validate -------------------------------------------------------------------------------------------------------


def test_validate_finds_nothing_wrong_with_what_was_made(kg_: Command, out: Path) -> None:
    run = kg_("validate", out)
    assert (run.code, run.out) == (0, ""), run.out
    assert run.lines == [f"{out}: 2 statements, no faults"]


def test_validate_names_the_sentence_and_the_rule_behind_a_fault(kg_: Command, out: Path) -> None:
    triples = kg_("graph", out, "--to", "nq").out
    Path("bad.nq").write_text(triples.replace('"0.75"^^', '"7.5"^^'), encoding="utf-8")
    run = kg_("validate", "bad.nq")
    assert run.code == 5
    first, quote, article, rule = run.out.splitlines()
    assert first == "statement:s-2: the confidence is one decimal number from 0 to 1 (confidence)"
    assert "sanction" in quote
    assert (article.split(), rule.split("by ")[1]) == (["article", "a-1"], "verb: X sanction Y (rules)")
    (fault,) = json.loads(kg_("validate", "bad.nq", "--json").out)["faults"]
    assert (fault["statement"], fault["relation"], fault["rule"]) == ("s-2", "sanctions", "confidence")


def test_validate_leads_from_a_part_of_a_statement_to_it(kg_: Command, out: Path) -> None:
    lines = kg_("graph", out, "--to", "nq").out.splitlines(keepends=True)
    Path("bad.nq").write_text("".join(line for line in lines if "ns#cue>" not in line), encoding="utf-8")
    fault, edges = json.loads(kg_("validate", "bad.nq", "--json", "-q").out)["faults"]
    assert edges["problem"] == "cannot be read: it has no cue"
    assert (fault["node"], fault["rule"], fault["statement"]) == ("statement:s-2-voice-1", "cue", "s-2")


def test_validate_lists_all_faults_of_a_graph_that_lacks_nearly_everything(kg_: Command, tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text(
        "@prefix pol: <https://w3id.org/policy-actors/ns#> . <https://example.org/s> a pol:Statement .\n"
    )
    run = kg_("validate", "bad.ttl")
    assert run.code == 5
    assert len(run.out.splitlines()) > 8


# ---- ontology -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("to", "start"), [("md", "# The"), ("xml", "<?xml"), ("ttl", "# The"), ("context", "{")])
def test_ontology_is_written_for_others(kg_: Command, to: str, start: str) -> None:
    run = kg_("ontology", "--to", to)
    assert run.code == 0, run.err
    assert run.out.startswith(start)


def test_ontology_knows_no_other_format(kg_: Command) -> None:
    run = kg_("ontology", "--to", "owl")
    assert (run.code, run.lines) == (2, ["error  --to: there is no format 'owl' (choose one of md, xml, ttl, context)"])
