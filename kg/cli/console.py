"""Talking to people on stderr, handing data to programs on stdout, and the exit codes."""

from __future__ import annotations

import functools
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.errors import KgError, QueryError, SettingsError

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["STDIO", "Exit", "Talk", "deliver", "print_json", "printable", "stdout", "verb"]

STDIO = "-"
"""Stands for stdin among inputs, for stdout as an output."""


class Exit(IntEnum):
    """What a run of `kg` ends with; documented in `docs/reference/cli.md`."""

    OK = 0
    FAILURE = 1
    USAGE = 2
    SOME_INPUTS_FAILED = 3
    NOTHING_FOUND = 4
    INVALID = 5
    INTERRUPTED = 130


_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """The text without what could drive a terminal or turn its writing round: articles are hostile."""
    return _UNPRINTABLE.sub("�", text)


class Talk:
    """What a verb has to say to its user: on stderr; plain where that is no terminal, little if quiet."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet

    @functools.cached_property
    def console(self) -> Console:
        from rich.console import Console

        return Console(stderr=True, markup=False, highlight=False, soft_wrap=True, emoji=False)

    def say(self, text: str, style: str | None = None) -> None:
        if not self.quiet:
            self.console.print(printable(text), style=style)

    def warn(self, error: KgError) -> None:
        """One line for an input that could not be used; said even when quiet."""
        self.console.print(f"skipped  {printable(_on_one_line(error))}", style="yellow")

    def doubt(self, error: KgError) -> None:
        """One line for an input that was used, though something is wrong with it; said even when quiet."""
        self.console.print(f"note  {printable(_on_one_line(error))}", style="yellow")

    def fail(self, error: KgError) -> None:
        """One line for what ended the run."""
        self.console.print(f"error  {printable(_on_one_line(error))}", style="bold red")


def _on_one_line(error: KgError) -> str:
    return " ".join(str(error).split())


def verb[**P](run: Callable[P, Exit | None]) -> Callable[P, None]:
    """Make a command of a function: its result is the exit code, its errors are one line each."""

    @functools.wraps(run)
    def command(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = run(*args, **kwargs)
            sys.stdout.flush()
        except KgError as error:
            Talk().fail(error)
            usage = isinstance(error, SettingsError | QueryError)
            raise typer.Exit(Exit.USAGE if usage else Exit.FAILURE) from error
        except KeyboardInterrupt as interrupt:
            Talk().say("stopped; nothing half-written is left behind")
            raise typer.Exit(Exit.INTERRUPTED) from interrupt
        except BrokenPipeError as error:
            # Whoever read our output has seen enough (`kg query … | head`). At its exit Python would write again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(Exit.OK) from error
        raise typer.Exit(code or Exit.OK)

    return command


def stdout(chunks: Iterable[str | bytes]) -> None:
    """Write data in UTF-8, whatever the locale."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    for chunk in chunks:
        sys.stdout.write(chunk if isinstance(chunk, str) else chunk.decode())


def deliver(chunks: Iterable[str | bytes], place: str, talk: Talk) -> None:
    """Write data to stdout (`-`) or, as a whole or not at all, to a file."""
    if place == STDIO:
        stdout(chunks)
        return
    from kg.output import write_file

    talk.say(f"wrote {write_file(Path(place), chunks)}")


def print_json(value: Mapping[str, object]) -> None:
    """A summary for programs."""
    stdout([json.dumps(value, ensure_ascii=True, indent=2), "\n"])
