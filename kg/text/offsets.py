"""A text that is being repaired, and where each of its code points came from.

A `Draft` is changed by lists of `Edit`s, one list per kind of damage. Every code point of the draft carries the
half-open stretch of the original that it stands for: its own place where it was kept, the whole damaged stretch where
it replaces one ("“" for "â€œ"), an empty stretch where it was put in (a lost blank).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Span

__all__ = ["Draft", "Edit", "original_span", "working_span"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of the stretch `[start, end)` of a draft."""

    start: int
    end: int
    text: str = ""


class Draft:
    """A text with its origin.

    Attributes:
        text: the text so far.
        starts: for each code point, where its stretch of the original begins; one more entry, the original's length,
            at the end.
        ends: for each code point, where its stretch of the original ends.
    """

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = array("i", range(len(text) + 1))
        self.ends = array("i", range(1, len(text) + 1))

    def apply(self, edits: Iterable[Edit]) -> None:
        """Carry out edits that are in order and do not overlap. Takes linear time."""
        pieces: list[str] = []
        starts, ends = array("i"), array("i")
        done = 0
        for edit in edits:
            pieces += self.text[done : edit.start], edit.text
            starts.extend(self.starts[done : edit.start])
            ends.extend(self.ends[done : edit.start])
            if edit.text:
                start, end = self._stretch(edit)
                starts.extend([start] * len(edit.text))
                ends.extend([end] * len(edit.text))
            done = edit.end
        if not pieces:
            return
        pieces.append(self.text[done:])
        starts.extend(self.starts[done:])
        ends.extend(self.ends[done:])
        self.text, self.starts, self.ends = "".join(pieces), starts, ends

    def recase(self, text: str) -> None:
        """Take over a text of the same length that differs in the case of letters only."""
        if len(text) != len(self.text):
            raise ValueError("a change of case keeps the length")
        self.text = text

    def _stretch(self, edit: Edit) -> tuple[int, int]:
        if edit.start < edit.end:
            return self.starts[edit.start], self.ends[edit.end - 1]
        # What is put in stands directly behind the code point before it, even if something was dropped there.
        place = self.ends[edit.start - 1] if edit.start else self.starts[0]
        return place, place


def original_span(span: Span, starts: array[int], ends: array[int]) -> Span:
    """Everything in the original from the first to the last code point of a working span."""
    start = starts[span.start]
    return Span(start, max(start, ends[span.end - 1])) if span else Span(start, start)


def working_span(span: Span, starts: array[int], ends: array[int]) -> Span | None:
    """The working code points that stand for any part of an original span; `None` where nothing of it was kept."""
    first = bisect_right(ends, span.start)
    last = bisect_left(starts, span.end, hi=len(ends))
    return Span(first, last) if first < last else None
