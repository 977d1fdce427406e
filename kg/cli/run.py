"""What `build` and `extract` share: progress while they work, a summary when they are done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.console import Exit, Talk, print_json

if TYPE_CHECKING:
    from kg.errors import InputError
    from kg.pipeline import Progress, Report

__all__ = ["SUMMARY_SCHEMA", "carry_out"]

SUMMARY_SCHEMA = "kg.summary/1"

_STEPS = {"articles": "reading", "graph": "writing the graph", "views": "drawing"}


def carry_out(command: str, work: Callable[[Progress], Report], *, talk: Talk, as_json: bool) -> Exit:
    """Do the work, then say how it went.

    Returns:
        The exit code: inputs that failed count before nothing having been found.
    """
    began = time.monotonic()
    with _progress(talk) as progress:
        report = work(progress)
    seconds = time.monotonic() - began
    for failure in report.failures:
        talk.warn(failure)
    for doubt in report.doubts:
        talk.doubt(doubt)
    talk.say(_sentence(report, seconds))
    if as_json:
        print_json(_summary(command, report, seconds))
    if report.failures:
        return Exit.SOME_INPUTS_FAILED
    return Exit.OK if report.tables.statements else Exit.NOTHING_FOUND


@contextmanager
def _progress(talk: Talk) -> Iterator[Progress]:
    """A moving line on a terminal, nothing elsewhere."""
    if talk.quiet or not talk.console.is_terminal or talk.console.is_dumb_terminal:
        yield lambda _step, _done: None
        return
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=talk.console, transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def show(step: str, done: int) -> None:
            count = f" · {done} articles" if done else ""
            bar.update(task, description=f"{_STEPS.get(step, step)}{count}")

        yield show


def _sentence(report: Report, seconds: float) -> str:
    counts = ", ".join(_plural(number, name) for name, number in report.counts().items())
    skipped = f", {_plural(len(report.failures), 'inputs')} skipped" if report.failures else ""
    where = f" → {_folder(report)}" if report.files else ""
    return f"{counts}{skipped} in {seconds:.1f} s{where}{_corrected(report)}"


def _corrected(report: Report) -> str:
    if not report.corrections:
        return ""
    done = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in report.corrections.items() if number)
    return f"\nledger: {done or 'nothing to do'}"


def _plural(number: int, name: str) -> str:
    return f"{number} {name.removesuffix('s') if number == 1 else name}"


def _folder(report: Report) -> Path:
    return report.files[-1].parent  # the last one is run.json


def _summary(command: str, report: Report, seconds: float) -> dict[str, object]:
    words = sum(len(article.text.split()) for article in report.tables.articles)
    return {
        "schema": SUMMARY_SCHEMA,
        "command": command,
        **report.counts(),
        "words": words,
        "seconds": round(seconds, 3),
        "failures": [_failure(failure) for failure in report.failures],
        "doubts": [_failure(doubt) for doubt in report.doubts],
        "corrections": dict(report.corrections),
        "folder": str(_folder(report)) if report.files else None,
        "files": _files(report),
    }


def _files(report: Report) -> list[str]:
    """What lies in the folder: of profiles, of which there may be thousands, the folder that they are in."""
    return list(dict.fromkeys(path.relative_to(_folder(report)).parts[0] for path in report.files))


def _failure(error: InputError) -> dict[str, object]:
    return {"kind": type(error).__name__, "where": error.where, "problem": error.problem, "advice": error.advice}
