"""What bad input gets: one clear line with the file and what to do; the rest goes on; nothing half-written."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import ModelError

pytestmark = pytest.mark.usefixtures("quick")

GOOD = "The minister said that the talks with the envoy of Sudria would go on, and that they were of use."
GERMAN = "Die Ministerin sagte am Montag, man werde die Gespräche mit dem Nachbarland noch in dieser Woche fortsetzen. "

type Command = Callable[..., Any]

BROKEN_FILES = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 20,
    "picture.bin": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "packed.txt": b"\x1f\x8b\x08\x00" + bytes(range(100)),
    "german.txt": GERMAN.encode() * 3,
    "broken.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R",
    "app.html": b"<!doctype html><html><title>x</title><body><script>draw()</script></body></html>",
    "broken.docx": b"PK\x03\x04" + bytes(60),
    "no_text.csv": b"colour,size\nred,7\n",
    "list.json": b"[1, 2",
}


@pytest.mark.parametrize("name", BROKEN_FILES)
def test_one_bad_file_is_one_line_and_the_rest_goes_on(kg_: Command, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(BROKEN_FILES[name])
    (folder / "good.txt").write_text(GOOD)
    run = kg_("extract", folder / name, folder / "good.txt", "-o", "out")
    skipped = [line for line in run.lines if line.startswith("skipped")]
    assert run.code == 3, run.err
    assert len(skipped) == 1, run.err
    assert name in skipped[0]
    assert "(" in skipped[0], "says what to do"
    assert [article.text for article in kg.read_tables(Path("out")).articles] == [GOOD]


def test_a_missing_file_is_named(kg_: Command, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    run = kg_("extract", "no.txt", "good.txt", "-o", "out")
    assert run.code == 3
    assert "no.txt: does not exist" in run.lines[0]


def test_a_line_that_is_no_json_is_named_by_its_number(kg_: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": GOOD}) + '\n{"id": "2", "tex\n')
    run = kg_("extract", "a.jsonl", "-o", "out")
    assert run.code == 3
    assert "a.jsonl" in run.lines[0]
    assert "2" in run.lines[0]
    assert len(kg.read_tables(Path("out")).articles) == 1


def test_a_second_article_of_the_same_id_is_named(kg_: Command, tmp_path: Path) -> None:
    rows = [{"id": "1", "text": GOOD}, {"id": "1", "text": GOOD + " More."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    run = kg_("extract", "a.jsonl", "-o", "out")
    ids = [article.id for article in kg.read_tables(Path("out")).articles]
    assert len(ids) == len(set(ids))
    assert run.code == 3
    assert "'1'" in run.lines[0]


def test_text_in_another_encoding_is_read(kg_: Command, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes((GOOD + " Café.").encode("cp1252"))
    (tmp_path / "wide.txt").write_bytes((GOOD + " Łódź.").encode("utf-16"))
    run = kg_("extract", "latin.txt", "wide.txt", "-o", "out")
    assert {article.text.split()[-1] for article in kg.read_tables(Path("out")).articles} == {"Café.", "Łódź."}, run.err


def test_ten_megabytes_are_read(kg_: Command, tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text((GOOD + "\n\n") * 100_000)
    run = kg_("extract", "big.txt", "-o", "out")
    assert "big.txt" not in "".join(line for line in run.lines if line.startswith("skipped"))
    assert len(kg.read_tables(Path("out")).articles) == 1


def test_half_a_surrogate_pair_in_a_text_harms_no_file(kg_: Command, tmp_path: Path) -> None:
    row = json.dumps({"id": "a-1", "title": "\ud800", "text": f"{GOOD} \udfff"})  # escaped, as is legal in JSON
    (tmp_path / "a.jsonl").write_text(row + "\n")
    run = kg_("build", "a.jsonl", "-o", "out")
    assert run.code == 0, run.err
    for path in Path("out").iterdir():
        path.read_bytes().decode()


def test_terminal_sequences_of_an_article_do_not_reach_the_terminal(kg_: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "\x1b[2J[bold]\u202eevil", "text": GERMAN * 3}) + "\n")
    run = kg_("extract", "a.jsonl", "-o", "out")
    assert run.code == 3
    assert "\x1b" not in run.err + run.out
    assert "\u202e" not in run.err + run.out


def test_an_empty_folder_holds_nothing(kg_: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    run = kg_("build", "in", "-o", "out")
    assert run.code in (3, 4)
    assert not Path("out").exists()


# ---- the machine ----------------------------------------------------------------------------------------------------


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file that can be read."""
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return path


def test_a_missing_model_says_how_to_get_it(kg_: Command, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModelError("the language model is not installed", where=name, advice="run: pip install it")

    monkeypatch.setattr("kg.annotations.language.load_model", missing)
    run = kg_("build", good, "-o", "out", "--model", "no_model")
    assert run.code == 1
    assert run.lines == ["error  no_model: the language model is not installed (run: pip install it)"]
    assert not Path("out").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(kg_: Command, good: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    run = kg_("build", good, "-o", "out")
    assert run.code == 1
    assert "out: cannot be written: permission denied (choose" in run.lines[0]


def test_a_file_in_the_place_of_the_folder_is_named(kg_: Command, good: Path) -> None:
    run = kg_("build", good, "-o", good)
    assert run.code == 1
    assert "good.txt: cannot be written: it is a file, and a folder is needed" in run.lines[0]
    assert good.read_text() == GOOD


def test_a_full_disk_leaves_what_was_there(kg_: Command, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kg_("build", good, "-o", "out").code == 4
    before = {path.name: path.read_bytes() for path in Path("out").iterdir()}

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("kg.output._fill", full)
    run = kg_("build", good, "-o", "out")
    assert run.code == 1
    assert "no space left on device (free some space" in run.lines[0]
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == before


def test_ctrl_c_leaves_nothing_half_written(kg_: Command, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.statements.extraction.extract_articles", interrupted)
    run = kg_("build", good, "-o", "out")
    assert run.code == 130
    assert run.lines == ["stopped; nothing half-written is left behind"]
    assert not Path("out").exists()


def test_a_foreign_file_in_the_folder_is_not_replaced(kg_: Command, good: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "graph.html").write_text("mine")
    run = kg_("build", good, "-o", "out")
    assert run.code == 1
    assert "graph.html: is in the way, and was not written by an earlier run (move it away" in run.lines[0]
    assert (tmp_path / "out" / "graph.html").read_text() == "mine"


def test_an_output_folder_within_the_input_is_refused(kg_: Command, good: Path) -> None:
    run = kg_("build", good.parent, "-o", good.parent / "out")
    assert run.code == 1
    assert "lies inside the input" in run.lines[0]


# ---- the command line -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["build", "good.txt"], "Missing option '-o'"),
        (["build", "-o", "out"], "Missing argument"),
        (
            ["build", "good.txt", "-o", "out", "--base", "example.org"],
            "base = 'example.org' is no address that ends in",
        ),
        (["build", "good.txt", "-o", "out", "--text", "all"], "text = 'all' is none of full, sentence, none"),
        (["build", "good.txt", "-o", "out", "--min-confidence", "7"], "min_confidence = 7.0 is not between 0 and 1"),
        (["build", "good.txt", "-o", "out", "--min-confidence", "high"], "Invalid value for '--min-confidence'"),
        (["build", "good.txt", "-o", "out", "--colour"], "No such option"),
        (["paint"], "No such command 'paint'"),
    ],
)
def test_a_wrong_command_line_is_code_2(kg_: Command, good: Path, arguments: list[str], problem: str) -> None:
    run = kg_(*arguments)
    assert run.code == 2
    assert problem in run.err
    assert not Path("out").exists()


def test_a_wrong_settings_file_is_code_2(kg_: Command, good: Path, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text("colour = 1\n")
    run = kg_("build", good, "-o", "out")
    assert run.code == 2
    assert "kg.toml: there is no setting 'colour'" in run.lines[0]


def test_a_missing_ontology_folder_is_named(kg_: Command, good: Path) -> None:
    run = kg_("build", good, "-o", "out", "--ontology", "nowhere")
    assert run.code == 1
    assert len(run.lines) == 1
    assert "nowhere" in run.lines[0]


def test_a_missing_sheet_is_named(kg_: Command, good: Path) -> None:
    run = kg_("build", good, "-o", "out", "--meta", "nowhere.csv")
    assert run.code in (1, 2, 3)
    assert "nowhere.csv" in run.lines[0]
