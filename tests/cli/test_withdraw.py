"""`kg withdraw`: what is gone, what stays, and what the next build does."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.graph.store import GraphStore
from kg.model import Article
from kg.output import STORE
from kg.pipeline import GRAPHS, PAGE, PROFILES, VIEWS
from kg.resolution.settle import MERGES
from kg.statements.extraction import ArticleRecords
from kg.statements.tables import TABLES, Tables, read_tables

pytestmark = pytest.mark.usefixtures("quick")

OTHER = "The envoy of Sudria said that the talks would go on, and that the ministers had agreed to meet again. " * 3
Kg = Callable[..., Any]


@pytest.fixture
def articles(tmp_path: Path, tables: Tables) -> Path:
    """A file with the sample article and one that says nothing."""
    path = tmp_path / "articles.jsonl"
    rows = [
        {"id": "a-1", "text": tables.articles[0].text, "title": "Vale on Sudria", "url": "https://news.example.org/1"},
        {"id": "a-2", "text": OTHER, "title": "Talks"},
        {"id": "a-3", "text": OTHER + "It is not known when.", "title": "Talks"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("wanted", ["a-1", "https://news.example.org/1", "vale on SUDRIA"])
def test_an_article_goes_from_every_file_with_whom_it_alone_names(
    wanted: str, kg_: Kg, articles: Path, repository: Path
) -> None:
    kg_("build", articles, "-o", "out", "--store")
    run = kg_("withdraw", wanted, "out")
    assert run.code == 0, run.err
    assert run.lines[0] == "withdrew a-1  Vale on Sudria"
    assert run.lines[1] == "gone: 1 article, 3 actors, 2 mentions, 2 statements → out"
    assert "name a --ledger" in run.lines[2]
    out = Path("out")
    assert names(out) == {*TABLES, MERGES, *GRAPHS, *VIEWS, STORE, "run.json"}
    left = read_tables(out)
    assert ([each.id for each in left.articles], left.actors, left.statements) == (["a-2", "a-3"], (), ())
    for name in names(out) - {STORE, "run.json"}:
        assert "ada-vale" not in (out / name).read_text(encoding="utf-8"), name
    described = json.loads((out / "run.json").read_text())
    assert described["withdrawn"] == ["a-1"]
    schema = json.loads((repository / "docs" / "reference" / "schemas" / "run.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(described)
    in_store = set(GraphStore(out / STORE, read_only=True).quads())
    assert in_store == set(GraphStore().load(out / "graph.trig").quads())


@pytest.fixture
def two_speak(tmp_path: Path, tables: Tables, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with two articles: one tells of a minister, the other that her country may sanction another."""
    office, act = sorted(tables.statements, key=lambda each: each.id)
    told = {"a-1": office, "a-2": replace(act, evidence=replace(act.evidence, article="a-2"))}

    def records(articles: Iterable[Article], *_: object) -> Iterator[ArticleRecords]:
        for article in articles:
            ends = {end.actor for end in (told[article.id].subject, told[article.id].object) if end}
            actors = tuple(actor for actor in tables.actors if actor.id in ends)
            yield ArticleRecords(article=article, actors=actors, mentions=(), statements=(told[article.id],))

    monkeypatch.setattr("kg.statements.extraction.extract_articles", records)
    path = tmp_path / "two.jsonl"
    path.write_text("".join(json.dumps({"id": key, "text": tables.articles[0].text}) + "\n" for key in told))
    return path


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def test_an_article_goes_from_the_profiles(kg_: Kg, two_speak: Path) -> None:
    kg_("build", two_speak, "-o", "out", "--profiles")
    profiles = Path("out") / PROFILES
    before = contents(profiles)
    assert before.keys() == {"ada-vale.html", "norland.html", "sudria.html"}
    assert "sanctions" in before["norland.html"]
    kg_("withdraw", "a-2", "out")
    two_speak.write_text(two_speak.read_text().splitlines()[0] + "\n")
    kg_("build", two_speak, "-o", "as-if", "--profiles")
    after = contents(profiles)
    assert after == contents(Path("as-if") / PROFILES)
    assert "trade minister" in after["norland.html"]
    assert not any("sanctions" in page for page in after.values())
    kg_("withdraw", "a-1", "out")
    assert not profiles.exists()


def test_an_article_goes_from_profiles_that_view_made_of_a_build(kg_: Kg, two_speak: Path) -> None:
    kg_("build", two_speak, "-o", "out")
    kg_("view", "out", "-o", f"out/{PAGE}", "--profiles")
    profiles = Path("out") / PROFILES
    assert "sanctions" in contents(profiles)["norland.html"]
    kg_("withdraw", "a-2", "out")
    after = contents(profiles)
    assert after.keys() == {"ada-vale.html", "norland.html"}
    assert not any("sanctions" in page for page in after.values())
    assert f'"profiles":"{PROFILES}/"' in Path("out", PAGE).read_text(encoding="utf-8")


def test_profiles_that_view_took_from_a_build_do_not_come_back(kg_: Kg, two_speak: Path) -> None:
    kg_("build", two_speak, "-o", "out", "--profiles")
    kg_("view", "out", "-o", f"out/{PAGE}")
    kg_("withdraw", "a-2", "out")
    assert not (Path("out") / PROFILES).exists()


def test_with_a_ledger_it_stays_out_and_comes_back_when_that_is_taken_back(kg_: Kg, articles: Path) -> None:
    kg_("build", articles, "-o", "out")
    run = kg_("withdraw", "a-1", "a-2", "out", "--ledger", "l.jsonl", "--who", "anna", "--why", "retracted")
    assert "ledger" not in run.err
    lines = [json.loads(line) for line in Path("l.jsonl").read_text().splitlines()]
    assert [(each["kind"], each["article"], each["verdict"]) for each in lines] == [
        ("article", "a-1", "excluded"),
        ("article", "a-2", "excluded"),
    ]
    assert {(each["who"], each["why"]) for each in lines} == {("anna", "retracted")}

    again = kg_("build", articles, "-o", "out", "--ledger", "l.jsonl")
    assert "ledger: 2 excluded" in again.err
    assert [each.id for each in read_tables(Path("out")).articles] == ["a-3"]

    back = {**lines[0], "verdict": "withdrawn", "when": "2999-01-01"}
    with Path("l.jsonl").open("a") as ledger:
        ledger.write(json.dumps(back) + "\n")
    kg_("build", articles, "-o", "out", "--ledger", "l.jsonl")
    assert [each.id for each in read_tables(Path("out")).articles] == ["a-1", "a-3"]


def test_a_build_of_articles_that_are_all_excluded_leaves_nothing_of_them(kg_: Kg, articles: Path) -> None:
    kg_("build", articles, "-o", "out")
    kg_("withdraw", "a-1", "a-2", "a-3", "out", "--ledger", "l.jsonl")
    assert read_tables(Path("out")).articles == ()
    kg_("build", articles, "-o", "out")
    assert len(read_tables(Path("out")).articles) == 3
    kg_("build", articles, "-o", "out", "--ledger", "l.jsonl")
    assert read_tables(Path("out")).articles == ()


def test_a_line_about_an_article_that_is_not_there_is_unused(kg_: Kg, articles: Path) -> None:
    line = {"kind": "article", "article": "a-9", "verdict": "excluded", "who": "anna", "when": "2024-05-22"}
    Path("l.jsonl").write_text(json.dumps(line) + "\n")
    assert "ledger: 1 unused" in kg_("build", articles, "-o", "out", "--ledger", "l.jsonl").err


@pytest.mark.parametrize(
    ("wanted", "said"),
    [("Talks", "several articles are called so"), ("a-9", "there is no such article"), ("Talk", "did you mean a-")],
)
def test_an_article_that_is_not_clear_is_refused_and_nothing_is_changed(
    wanted: str, said: str, kg_: Kg, articles: Path
) -> None:
    kg_("build", articles, "-o", "out")
    before = {path.name: path.read_bytes() for path in Path("out").iterdir()}
    run = kg_("withdraw", "a-1", wanted, "out", "--ledger", "l.jsonl")
    assert run.code == 2
    assert said in run.err
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == before
    assert not Path("l.jsonl").exists()


def test_a_folder_of_tables_alone_stays_one_and_a_ledger_in_it_is_refused(kg_: Kg, articles: Path) -> None:
    kg_("extract", articles, "-o", "out")
    run = kg_("withdraw", "a-1", "out", "--json", "-q")
    assert json.loads(run.out) == {
        "schema": "kg.withdrawal/1",
        "withdrawn": ["a-1"],
        "articles": 1,
        "actors": 3,
        "mentions": 2,
        "statements": 2,
        "folder": "out",
    }
    assert names(Path("out")) == {*TABLES, MERGES, "run.json"}
    assert kg_("withdraw", "a-2", "out", "--ledger", "out/l.jsonl").code == 2


def test_a_query_asks_the_store_that_a_build_kept_and_one_by_itself(kg_: Kg, articles: Path) -> None:
    kg_("build", articles, "-o", "out", "--store")
    question = "SELECT ?who { ?who pol:minister_of ?where }"
    asked = kg_("query", "out", question)
    assert "ada-vale" in asked.out
    Path("out/graph.trig").unlink()
    assert kg_("query", "out", question).out == asked.out
    assert kg_("query", f"out/{STORE}", question).out == asked.out
    kg_("build", articles, "-o", "out")
    assert STORE not in names(Path("out"))
