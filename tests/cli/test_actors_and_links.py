"""`--actors` and `--links`: a user's own tables, and what `kg link` makes of an endpoint's answers."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli.console import Exit
from kg.linking.links import Link, links_file
from kg.model import Article
from kg.statements.tables import Tables, read_tables, write_tables
from tests.cli.conftest import Run
from tests.linking.conftest import Server, results, server

__all__ = ["server"]

Kg = Callable[..., Run]
HEADER = ("id", "type", "name", "names", "country", "wikidata", "source")
GOOD = ("norland-port-board", "GovernmentBody", "Norlandic Port Board", "Port Board of Norland", "NOR", "", "own work")


def table(path: Path, *rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Path:
    path.write_text("".join("\t".join(row) + "\n" for row in (header, *rows)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([(*GOOD[:4], "ZZZ", "", "own work")], ("line 2", "norland-port-board", "ZZZ")),
        ([(GOOD[0], "Harbour", *GOOD[2:])], ("line 2", "Harbour", "no class")),
        ([(*GOOD[:2], "", *GOOD[3:])], ("line 2", "there is no name")),
        ([GOOD, GOOD], ("line 3", "line 2 already", "own id")),
        (
            [GOOD, ("ports", "Company", "Port Board of Norland", "", "", "", "")],
            ("Port Board of Norland", "weak_names"),
        ),
        ([(*GOOD[:5], "Q17", "")], ("line 2", "Q17", "source")),
        ([(*GOOD[:5], "Q17", "own work")], ("line 2", "Q17", "source")),
        ([(*GOOD[:5], "17", "a file")], ("line 2", "'17'", "Q17")),
        ([GOOD[:3]], ("line 2", "columns")),
    ],
)
def test_a_fault_names_file_line_and_next_step(kg_: Kg, rows: list[tuple[str, ...]], says: tuple[str, ...]) -> None:
    table(Path("actors.tsv"), *rows)
    for verb in (("check",), ("try", "meets", "Peru met Chile.")):
        run = kg_(*verb, "--actors", "actors.tsv")
        assert run.code in (Exit.INVALID, Exit.FAILURE)
        assert all(word in run.out + run.err for word in ("actors.tsv", *says))


@pytest.mark.parametrize(
    ("header", "says"), [(("id", "type"), "the column name is missing"), ((*HEADER, "nmaes"), "'nmaes'")]
)
def test_a_header_that_is_wrong_is_named(kg_: Kg, header: tuple[str, ...], says: str) -> None:
    table(Path("actors.tsv"), tuple("x" for _ in header), header=header)
    run = kg_("check", "--actors", "actors.tsv")
    assert run.code == Exit.INVALID
    assert says in run.out


def test_a_table_that_is_not_there_is_named(kg_: Kg) -> None:
    assert "actors.tsv: no such file" in kg_("check", "--actors", "actors.tsv").out


def test_a_type_has_only_the_columns_of_its_table(kg_: Kg) -> None:
    table(Path("actors.tsv"), ("a", "Company", "Norland Shipping", "Oslo"), header=("id", "type", "name", "capital"))
    assert "which has no capital" in kg_("check", "--actors", "actors.tsv").out


def test_a_good_table_has_no_faults(kg_: Kg) -> None:
    table(Path("actors.tsv"), GOOD)
    assert kg_("check", "--actors", "actors.tsv").code == Exit.OK


# ---- in a run -------------------------------------------------------------------------------------------------------


def test_a_users_actor_is_found_and_the_run_names_the_table(kg_: Kg) -> None:
    peru = ("peru", "Country", "Peru", "Republic of Norland-Peru", "", "", "own work", "PER")
    table(Path("actors.tsv"), (*GOOD, ""), peru, header=(*HEADER, "iso3"))
    row = {"id": "1", "text": "The Port Board of Norland met the president of Peru.", "language": "en"}
    Path("a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    kg_("extract", "a.jsonl", "-o", "out", "--actors", "actors.tsv")
    found = {actor.id: actor for actor in read_tables(Path("out")).actors}
    assert found["norland-port-board"].name == "Norlandic Port Board"
    assert "Republic of Norland-Peru" in found["peru"].names
    before = json.loads(Path("out/run.json").read_text(encoding="utf-8"))
    assert len(before["actors"]["sha256"]) == 64
    table(Path("actors.tsv"), GOOD)
    kg_("extract", "a.jsonl", "-o", "out", "--actors", "actors.tsv")
    after = json.loads(Path("out/run.json").read_text(encoding="utf-8"))
    assert before["id"] != after["id"]


def test_links_are_applied_where_they_agree_and_named_where_not(kg_: Kg, quick: None, tables: Tables) -> None:
    first, second = tables.actors[:2]
    good = Link(
        actor=first.id,
        name=first.name,
        identifier="https://example.org/id/1",
        label=first.name,
        matched=first.name,
        source="https://example.org/sparql",
        retrieved="2026-01-31",
    )
    bad = Link(
        actor=second.id,
        name=second.name,
        identifier="https://example.org/id/2",
        label="Somebody Else",
        matched="Somebody Else",
        source="https://example.org/sparql",
        retrieved="2026-01-31",
    )
    Path("links.tsv").write_text("".join(links_file([good, bad])), encoding="utf-8")
    article: Article = tables.articles[0]
    row = {"id": article.id, "text": article.text, "published": article.published, "language": "en"}
    Path("a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    run = kg_("build", "a.jsonl", "-o", "out", "--links", "links.tsv")
    found = {actor.id: actor for actor in read_tables(Path("out")).actors}
    assert "https://example.org/id/1" in found[first.id].same_as
    assert "https://example.org/id/2" not in found[second.id].same_as
    assert "Somebody Else" in run.err
    assert "https://example.org/id/1" in Path("out/graph.ttl").read_text(encoding="utf-8")


# ---- kg link --------------------------------------------------------------------------------------------------------


@pytest.fixture
def out(tmp_path: Path, tables: Tables) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    write_tables(tables, folder)
    return folder


def test_links_are_proposed_and_read_back(kg_: Kg, out: Path, server: Server, tables: Tables) -> None:
    actor = next(each for each in tables.actors if each.type == "Person" and not each.same_as)
    cells = {"label": actor.name, "matched": actor.name, "class": "human", "code": actor.country or ""}
    server.replies = [results({"item": "http://www.wikidata.org/entity/Q990001"} | cells)]
    run = kg_("link", out, "--wikidata", server.address, "--rate", "50", "--cache", "kept", "-o", "links.tsv")
    assert run.code == Exit.OK
    assert f"{actor.id}\t{actor.name}\thttp://www.wikidata.org/entity/Q990001" in Path("links.tsv").read_text("utf-8")
    asked = len(server.queries)
    kg_("link", out, "--wikidata", server.address, "--rate", "50", "--cache", "kept", "-o", "links.tsv")
    assert len(server.queries) == asked


def test_no_more_is_asked_than_wanted(kg_: Kg, out: Path, server: Server) -> None:
    run = kg_("link", out, "--wikidata", server.address, "--limit", "1")
    assert (run.code, len(server.queries)) == (Exit.NOTHING_FOUND, 1)


def test_without_an_endpoint_nothing_is_asked(kg_: Kg, out: Path) -> None:
    assert kg_("link", out).code == Exit.USAGE
    assert kg_("link", out, "--wikidata", "file:///etc/passwd").code == Exit.USAGE


def test_an_endpoint_that_fails_is_named(kg_: Kg, out: Path, server: Server) -> None:
    server.replies = [(400, {}, b"")]
    run = kg_("link", out, "--wikidata", server.address, "--rate", "50")
    assert run.code in (Exit.FAILURE, Exit.SOME_INPUTS_FAILED)
    assert "answers 400" in run.err
