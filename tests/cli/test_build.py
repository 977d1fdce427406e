"""`kg build` and `kg extract` on input that is as it should be."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.output import STORE
from kg.pipeline import GRAPHS, PAGE, PROFILES, VIEWS
from kg.resolution.settle import MERGES
from kg.statements.tables import TABLES, Tables

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def article(tmp_path: Path, tables: Tables) -> Path:
    """A file with the sample article."""
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"id": "a-1", "text": tables.articles[0].text}) + "\n")
    return path


def test_build_makes_everything_and_says_so(kg_: Callable[..., Any], article: Path) -> None:
    run = kg_("build", article, "-o", "out")
    assert run.code == 0, run.err
    assert run.out == ""
    assert run.lines[0].startswith("1 article, 3 actors, 2 mentions, 2 statements in ")
    assert run.lines[0].endswith("→ out")
    assert {path.name for path in Path("out").iterdir()} == {*TABLES, MERGES, *GRAPHS, *VIEWS, "run.json"}


def test_build_makes_profiles_and_takes_them_away_again(kg_: Callable[..., Any], article: Path) -> None:
    run = kg_("build", article, "-o", "out", "--profiles")
    assert run.code == 0, run.err
    profiles = Path("out") / PROFILES
    made = {path.name: path.read_bytes() for path in profiles.iterdir()}
    assert sorted(made) == ["ada-vale.html", "norland.html", "sudria.html"]
    assert b'href="../graph.html#actor=norland"' in made["norland.html"]
    assert f'"profiles":"{PROFILES}/"' in (Path("out") / PAGE).read_text(encoding="utf-8")
    assert f"{PROFILES}/norland.html" in json.loads(Path("out/run.json").read_text())["files"]
    kg_("build", article, "-o", "out", "--profiles")
    assert {path.name: path.read_bytes() for path in profiles.iterdir()} == made
    kg_("build", article, "-o", "out")
    assert not profiles.exists()


def listed(folder: str) -> set[str]:
    """What `run.json` says is of the run."""
    return set(json.loads(Path(folder, "run.json").read_text())["files"])


def test_the_page_of_a_build_that_view_writes_anew_stays_part_of_it(kg_: Callable[..., Any], article: Path) -> None:
    kg_("build", article, "-o", "out", "--store")
    before, run = listed("out"), json.loads(Path("out/run.json").read_text())
    page, profiles = Path("out") / PAGE, Path("out") / PROFILES
    made = kg_("view", "out", "-o", page, "--profiles", "--max-nodes", 2)
    assert made.code == 0, made.err
    assert [line.partition(" (")[0] for line in made.lines] == [
        f"wrote {profiles}",
        f"wrote {page}",
        "wrote out/graph.layout.json",
    ]
    assert {path.name for path in profiles.iterdir()} == {"ada-vale.html", "norland.html"}
    assert listed("out") - before == {f"{PROFILES}/ada-vale.html", f"{PROFILES}/norland.html"}
    kg_("view", "out", "-o", page, "--profiles", "--focus", "sudria")
    assert {path.name for path in profiles.iterdir()} == {"norland.html", "sudria.html"}
    assert kg_("view", "out", "-o", page).lines[-1] == f"removed {profiles}, as the page links to no profiles any more"
    assert not profiles.exists()
    assert '"profiles":null' in page.read_text(encoding="utf-8")
    assert json.loads(Path("out/run.json").read_text()) == run
    assert all((Path("out") / name).exists() for name in before)


def test_a_build_takes_over_the_profiles_that_view_made_of_it(kg_: Callable[..., Any], article: Path) -> None:
    profiles = Path("out") / PROFILES
    kg_("build", article, "-o", "out")
    kg_("view", "out", "-o", f"out/{PAGE}", "--profiles")
    run = kg_("build", article, "-o", "out", "--profiles")
    assert run.code == 0, run.err
    assert len(list(profiles.iterdir())) == 3
    kg_("view", "out", "-o", f"out/{PAGE}", "--profiles")
    kg_("build", article, "-o", "out")
    assert not profiles.exists()


def test_view_replaces_no_file_of_others_among_the_profiles_of_a_build(kg_: Callable[..., Any], article: Path) -> None:
    kg_("build", article, "-o", "out")
    mine = Path("out") / PROFILES / "norland.html"
    mine.parent.mkdir()
    mine.write_text("mine")
    before = Path("out", PAGE).read_bytes()
    run = kg_("view", "out", "-o", f"out/{PAGE}", "--profiles")
    assert (run.code, f"{mine}: is in the way" in run.err) == (1, True)
    assert (mine.read_text(), Path("out", PAGE).read_bytes()) == ("mine", before)


def test_a_folder_of_profiles_that_is_not_of_a_build_is_in_its_way(kg_: Callable[..., Any], article: Path) -> None:
    (Path("out") / PROFILES).mkdir(parents=True)
    run = kg_("build", article, "-o", "out", "--profiles")
    assert (run.code, "graph.profiles: is in the way" in run.err) == (1, True)


def test_the_summary_for_programs_is_on_stdout(kg_: Callable[..., Any], article: Path) -> None:
    run = kg_("extract", article, "-o", "out", "--json", "--quiet")
    summary = json.loads(run.out)
    assert run.err == ""
    assert summary["schema"] == "kg.summary/1"
    assert (summary["statements"], summary["failures"]) == (2, [])
    assert summary["files"] == [*sorted([*TABLES, MERGES]), "run.json"]


def test_the_summary_names_the_folder_of_profiles_and_not_each_of_them(kg_: Callable[..., Any], article: Path) -> None:
    files = json.loads(kg_("build", article, "-o", "out", "--profiles", "--store", "--json", "-q").out)["files"]
    assert files == [*sorted([*TABLES, MERGES, *GRAPHS, *VIEWS, PROFILES, STORE]), "run.json"]


def test_a_date_that_the_text_contradicts_is_told_and_fails_nothing(
    kg_: Callable[..., Any], tmp_path: Path, tables: Tables
) -> None:
    text = f"A headline\nPublished: 6 January 2020\n{tables.articles[0].text}"
    line = json.dumps({"id": "a-1", "text": text, "published": "2023-01-06"})
    (tmp_path / "dated.jsonl").write_text(line + "\n")
    run = kg_("extract", "dated.jsonl", "-o", "out", "--json", "-q")
    (doubt,) = json.loads(run.out)["doubts"]
    assert run.code == 0
    assert run.err.startswith("note  dated.jsonl: ")
    assert "2020-01-06" in run.err
    assert doubt["where"] == "dated.jsonl"


def test_extract_prints_statements_without_a_folder(kg_: Callable[..., Any], article: Path) -> None:
    run = kg_("extract", article)
    assert [json.loads(line)["id"] for line in run.out.splitlines()] == ["s-1", "s-2"]


def test_extract_reads_standard_input(kg_: Callable[..., Any], article: Path) -> None:
    run = kg_("extract", "-", "-q", stdin=article.read_bytes())
    assert [json.loads(line)["id"] for line in run.out.splitlines()] == ["s-1", "s-2"]


def test_columns_of_a_table_can_be_named(kg_: Callable[..., Any], tmp_path: Path, tables: Tables) -> None:
    (tmp_path / "a.csv").write_text(f'key,body,day\na-1,"{tables.articles[0].text}",2023-01-03\n')
    run = kg_(*("extract", "a.csv", "-o", "out", "--id-column", "key", "--text-column", "body", "--date-column", "day"))
    assert run.code == 0, run.err
    assert [(article.id, article.published) for article in kg.read_tables(Path("out")).articles] == [
        ("a-1", "2023-01-03")
    ]


def test_a_settings_file_counts_and_the_command_line_counts_more(
    kg_: Callable[..., Any], article: Path, tmp_path: Path
) -> None:
    (tmp_path / "kg.toml").write_text('text = "none"\nmin_confidence = 0.8\n')
    kg_("extract", article, "-o", "out", "--text", "sentence")
    options = json.loads(Path("out/run.json").read_text())["options"]
    assert (options["text"], options["min_confidence"]) == ("sentence", 0.8)


def test_nothing_found_is_code_4(kg_: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text("The weather was fine, and that was all that there was to say about it.")
    assert kg_("build", "calm.txt", "-o", "out").code == 4


def test_the_summary_and_the_statements_do_not_mix(kg_: Callable[..., Any], article: Path) -> None:
    run = kg_("extract", article, "--json")
    assert run.code == 2
    assert "cannot both be printed (name a folder with -o)" in run.lines[0]
