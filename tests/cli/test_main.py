"""The command itself, `kg check` and `kg try`."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.cli.console import Talk, printable

type Command = Callable[..., Any]


def run_apart(repository: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(repository), **environment},
    )


def test_help_is_there_in_a_moment(repository: Path) -> None:
    def seconds() -> float:
        began = os.times()
        assert run_apart(repository, "-h").returncode == 0
        ended = os.times()
        return ended.children_user - began.children_user + ended.children_system - began.children_system

    # Of the processor, and the best of several, as other programs run beside the tests; 0.1 is usual.
    assert min(seconds() for _ in range(5)) < 0.5


def test_the_version_is_said(kg_: Command) -> None:
    assert kg_("--version").out == f"kg {kg.__version__}\n"


def test_without_a_verb_the_help_is_shown(kg_: Command) -> None:
    run = kg_()
    assert "Commands:" in run.out + run.err


@pytest.mark.parametrize(
    "verb",
    [
        "build",
        "extract",
        "graph",
        "query",
        "view",
        "show",
        "report",
        "check",
        "explain",
        "try",
        "sample",
        "eval",
        "codebook",
    ],
)
def test_each_verb_has_help(kg_: Command, verb: str) -> None:
    run = kg_(verb, "-h")
    assert run.code == 0
    assert "Usage:" in run.out


def test_no_colour_reaches_what_is_no_terminal(repository: Path) -> None:
    run = run_apart(repository, "graph", "nowhere.ttl")
    assert run.returncode == 1
    assert "\x1b" not in run.stderr


def test_no_color_is_heeded_even_where_colour_is_forced(repository: Path) -> None:
    forced = run_apart(repository, "graph", "nowhere.ttl", FORCE_COLOR="1")
    assert "\x1b[" in forced.stderr
    plain = run_apart(repository, "graph", "nowhere.ttl", FORCE_COLOR="1", NO_COLOR="1")
    assert "\x1b[31" not in plain.stderr


def test_what_could_drive_a_terminal_is_shown_as_what_it_is() -> None:
    assert printable("a\x1b[2J\u202eb\n\tc\x9b\ud800") == "a�[2J�b\n\tc��"


def test_markup_in_a_message_stays_text(capsys: pytest.CaptureFixture[str]) -> None:
    Talk().say("[bold]Vale[/bold] :smile: [link=https://example.org]x[/link]")
    assert capsys.readouterr().err == "[bold]Vale[/bold] :smile: [link=https://example.org]x[/link]\n"


# ---- check ----------------------------------------------------------------------------------------------------------


def test_the_ontology_that_comes_along_has_no_fault(kg_: Command) -> None:
    run = kg_("check")
    assert (run.code, run.out) == (0, ""), run.out
    assert run.lines[-1].endswith("ontology: no faults")


def test_faults_are_named_on_stdout_with_code_5(kg_: Command, tmp_path: Path) -> None:
    run = kg_("check", tmp_path, "-q")
    assert run.code == 5
    assert run.out.splitlines()
    assert run.err == ""


# ---- try ------------------------------------------------------------------------------------------------------------


def test_an_unknown_relation_is_named_with_those_there_are(kg_: Command) -> None:
    run = kg_("try", "kisses", "Vale kissed Orr.")
    assert run.code == 2
    assert "kisses: there is no such relation (known: " in run.lines[0]


@pytest.mark.parametrize(("line", "code"), [("  → Norland – meets – Sudria", 0), ("    Norland – hosts – Sudria", 4)])
def test_try_ends_with_whether_the_relation_was_found(
    kg_: Command, monkeypatch: pytest.MonkeyPatch, line: str, code: int
) -> None:
    def explained(*_: object) -> Iterator[str]:
        yield line

    monkeypatch.setattr("kg.statements.explain.try_sentence", explained)
    run = kg_("try", "meets", "-", stdin="Norland met Sudria.")
    assert (run.code, run.out) == (code, line + "\n")


@pytest.mark.model
def test_try_shows_what_was_seen_and_made(kg_: Command) -> None:
    run = kg_("try", "sanctions", "Japan sanctioned Russia on Monday.")
    assert run.code == 0, run.out
    assert "Japan – sanctions – Russia" in run.out
