"""From the lines of a text to its paragraphs, as a list of edits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from kg.model import Span
from kg.text.breaks import Break, breaks
from kg.text.hyphens import Hyphens
from kg.text.lines import Line, mark_items, read_lines, wrap_width
from kg.text.offsets import Edit

__all__ = ["Layout", "lay_out"]

_BLANKS = re.compile(r" {2,}")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Layout:
    """What to do to a text so that its paragraphs are separated by empty lines and by nothing else.

    Attributes:
        edits: the changes, in order.
        items: for each paragraph that results, whether it is a list item.
        dropped: the lines that are left out, as places in the text before the edits.
    """

    edits: list[Edit]
    items: list[bool]
    dropped: list[Span]


def lay_out(text: str) -> Layout:
    """Join wrapped lines, keep paragraph ends, list items and headings apart, drop rules and furniture."""
    lines, dropped = read_lines(text)
    width = wrap_width(lines)
    mark_items(lines, width)
    decisions = breaks(lines, width, Hyphens(text))
    opening = lines[:1] + [line for line, above in zip(lines[1:], decisions, strict=False) if above is Break.PARAGRAPH]
    items = [bool(line.mark) for line in opening]
    return Layout(list(_edits(text, lines, decisions)), items, [Span(line.start, line.end) for line in dropped])


def _edits(text: str, lines: list[Line], decisions: list[Break]) -> Iterator[Edit]:
    """The break before a line, then the blanks within it, line by line."""
    done, glue = 0, ""
    for line, below in zip_longest(lines, decisions):
        start = line.start + line.mark
        if text[done:start] != glue:
            yield from _glued(text, done, start, glue)
        done = line.end - (below is Break.HYPHEN_DROPPED)
        yield from (Edit(run.start(), run.end(), " ") for run in _BLANKS.finditer(text, start, done))
        glue = below.text if below else ""
    if done < len(text):
        yield Edit(done, len(text))


def _glued(text: str, done: int, start: int, glue: str) -> Iterator[Edit]:
    """The glue stands for the blanks behind a line only, so that what is dropped behind them has no place in it."""
    blanks = _SPACE.match(text, done, start)
    end = blanks.end() if blanks else done
    yield Edit(done, end, glue)
    if end < start:
        yield Edit(end, start)
