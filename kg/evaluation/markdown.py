"""Text of others as Markdown that shows it and does nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.views.safe import one_line

__all__ = ["code", "escaped", "table"]

_SIGNS = re.compile(r"([\\`*_{}\[\]<>|~#&!$])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_LISTED = re.compile(r"^([-+=:])")


def escaped(text: str) -> str:
    """The text on one line, with every sign that Markdown or HTML could take for its own made a plain one."""
    line = _SIGNS.sub(r"\\\1", one_line(text))
    return _LISTED.sub(r"\\\1", _NUMBERED.sub(r"\1\\\2", line))


def code(text: str) -> str:
    """The text as a term; a backtick, which would end it, makes it plain text."""
    line = one_line(text)
    return escaped(line) if "`" in line or "|" in line or not line else f"`{line}`"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of cells that are Markdown already."""
    yield f"| {' | '.join(header)} |"
    yield f"|{'---|' * len(header)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
