"""The flow from inputs to files, with a reader and an extraction that stand in for the real ones."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.errors import InputError, ModelError, OutputError, UnreadableInput
from kg.model import Article
from kg.pipeline import GRAPHS, PAGE, PICTURE, VIEWS, build, extract
from kg.resolution.settle import MERGES
from kg.settings import Settings
from kg.statements.extraction import ArticleRecords
from kg.statements.tables import TABLES, Tables, read_tables

ENGLISH = "The minister said that the talks with the envoy of Sudria would go on. " * 5


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch: pytest.MonkeyPatch, tables: Tables) -> list[Article | InputError]:
    """What the reader gives; the first article yields what the sample tables hold."""
    items: list[Article | InputError] = list(tables.articles)

    def records(articles: Iterable[Article], *_: object) -> Iterator[ArticleRecords]:
        for article in articles:
            ours = article.id == tables.articles[0].id
            yield ArticleRecords(
                article=article,
                actors=tables.actors if ours else (),
                mentions=tables.mentions if ours else (),
                statements=tables.statements if ours else (),
            )

    monkeypatch.setattr("kg.text.read_articles", lambda *_: iter(items))
    monkeypatch.setattr("kg.statements.extraction.extract_articles", records)
    monkeypatch.setattr("kg.annotations.language.load_model", lambda name: name)
    monkeypatch.setattr("kg.annotations.language.model_name", lambda _: "en_some_model-3.8.0")
    return items


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_extract_writes_the_tables_and_says_what_was_run(tmp_path: Path, repository: Path) -> None:
    report = extract(["a.txt"], tmp_path / "out")
    assert [path.name for path in report.files] == [*sorted([*TABLES, MERGES]), "run.json"]
    run = json.loads((tmp_path / "out" / "run.json").read_text())
    schema = json.loads((repository / "docs" / "reference" / "schemas" / "run.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(run)
    assert run["model"] == {"name": "en_some_model", "version": "3.8.0"}


def test_extract_without_a_folder_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report = extract(["a.txt"])
    assert report.counts() == {"articles": 1, "actors": 3, "mentions": 2, "statements": 2}
    assert report.files == ()
    assert list(tmp_path.iterdir()) == []


def test_build_writes_everything_and_the_same_again(tmp_path: Path) -> None:
    build(["a.txt"], tmp_path / "1")
    build(["a.txt"], tmp_path / "2")
    assert contents(tmp_path / "1").keys() == {*TABLES, MERGES, *GRAPHS, *VIEWS, "run.json"}
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    build(["a.txt"], tmp_path / "1")
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_actors_stay_where_the_run_before_has_them(tmp_path: Path) -> None:
    build(["a.txt"], tmp_path)
    first = contents(tmp_path)
    moved = json.loads(first[PICTURE])
    moved["positions"] = {actor: [x + 500, y] for actor, (x, y) in moved["positions"].items()}
    (tmp_path / PICTURE).write_text(json.dumps(moved))
    build(["a.txt"], tmp_path)
    second = contents(tmp_path)
    assert second[PAGE] != first[PAGE]
    assert json.loads(second[PICTURE])["positions"] == moved["positions"]
    build(["a.txt"], tmp_path)
    assert contents(tmp_path) == second
    build(["a.txt"], tmp_path, fresh_layout=True)
    assert contents(tmp_path) == first


def test_a_picture_that_no_run_of_ours_wrote_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / PICTURE).write_text("{}")
    with pytest.raises(OutputError, match="is in the way"):
        build(["a.txt"], tmp_path)


def test_the_run_is_another_if_an_option_is() -> None:
    ids = {extract([], settings=settings).tables.run["id"] for settings in (Settings(), Settings(min_confidence=0.5))}
    assert len(ids) == 2


def test_no_file_holds_the_text_if_it_may_not_be_passed_on(tmp_path: Path) -> None:
    build(["a.txt"], tmp_path / "out", settings=Settings(text="none"))
    assert [name for name, content in contents(tmp_path / "out").items() if b"on Monday that" in content] == []


def test_statements_below_the_least_confidence_are_left_out() -> None:
    report = extract([], settings=Settings(min_confidence=0.8))
    assert [statement.id for statement in report.tables.statements] == ["s-1"]


def test_a_failed_input_is_reported_and_the_rest_goes_on(stand_ins: list[Any], tmp_path: Path) -> None:
    broken = UnreadableInput("is broken", where="b.pdf")
    stand_ins.insert(0, broken)
    report = extract(["a.txt", "b.pdf"], tmp_path / "out")
    assert report.failures == (broken,)
    assert len(read_tables(tmp_path / "out").articles) == 1


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"text": "Die Ministerin sagte, man werde die Gespräche fortsetzen. " * 9}, "does not look like English"),
        ({"language": "fr"}, "is in 'fr'"),
    ],
)
def test_an_article_that_cannot_be_used_is_named(
    stand_ins: list[Any], changes: dict[str, Any], problem: str, tmp_path: Path
) -> None:
    stand_ins.append(replace(Article(id="a-2", text=ENGLISH, path="b.txt"), **changes))
    report = extract([], tmp_path / "out")
    assert [str(failure).startswith(f"b.txt: {problem} (") for failure in report.failures] == [True]
    assert report.counts()["articles"] == 1


def test_an_article_whose_text_gives_another_day_than_its_metadata_is_used_and_named(stand_ins: list[Any]) -> None:
    text = f"A headline\nPublished: 6 January 2022\n{ENGLISH}"
    stand_ins.append(Article(id="a-2", text=text, path="b.txt", published="2023-01-06"))
    stand_ins.append(Article(id="a-3", text=text, path="c.txt", published="2022-01-06"))
    report = extract([])
    assert [(doubt.where, "2023-01-06" in doubt.problem, "2022-01-06" in doubt.problem) for doubt in report.doubts] == [
        ("b.txt", True, True)
    ]
    assert all("--meta" in str(doubt) for doubt in report.doubts)
    assert report.counts()["articles"] == 3
    assert report.failures == ()


def test_an_article_that_says_it_is_english_is_believed(stand_ins: list[Any]) -> None:
    stand_ins.append(Article(id="a-2", text="Vale Orr Sudria Norland " * 20, language="en-GB"))
    assert extract([]).counts()["articles"] == 2


def test_if_nothing_could_be_read_the_folder_stays_as_it_was(stand_ins: list[Any], tmp_path: Path) -> None:
    build(["a.txt"], tmp_path / "out")
    before = contents(tmp_path / "out")
    stand_ins[:] = [UnreadableInput("is broken", where="b.pdf")]
    assert build(["b.pdf"], tmp_path / "out").files == ()
    assert contents(tmp_path / "out") == before
    assert build(["b.pdf"], tmp_path / "new").files == ()
    assert not (tmp_path / "new").exists()


def test_a_foreign_file_in_the_way_is_found_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "graph.html").write_text("mine")
    monkeypatch.setattr("kg.text.read_articles", lambda *_: pytest.fail("articles were read first"))
    with pytest.raises(OutputError, match=r"graph\.html: is in the way"):
        build(["a.txt"], tmp_path)
    assert contents(tmp_path) == {"graph.html": b"mine"}


def test_the_output_may_not_lie_in_the_input(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="lies inside the input"):
        build([tmp_path], tmp_path / "out")


def test_a_missing_model_is_said_before_anything_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(name: str) -> None:
        raise ModelError("the language model is not installed", where=name, advice="run: pip install it")

    monkeypatch.setattr("kg.annotations.language.load_model", missing)
    monkeypatch.setattr("kg.text.read_articles", lambda *_: pytest.fail("articles were read first"))
    with pytest.raises(ModelError, match="is not installed"):
        build(["a.txt"], tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.pipeline.view_files", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(["a.txt"], tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    build(["a.txt"], tmp_path / "out", progress=lambda step, done: told.append((step, done)))
    assert told == [("articles", 1), ("graph", 0), ("views", 0)]


def test_a_notebook_shows_the_page() -> None:
    assert extract([])._repr_html_().startswith("<iframe ")
