"""The sentence of a statement as it is displayed: on one line, with the parts to highlight.

Offsets of a statement point into the article. Here they become offsets into the displayed sentence, which has lost its
line breaks and its invisible characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span, Statement
from kg.views.safe import one_line

__all__ = ["Quote", "quoted"]

Mark = tuple[int, int, str]
"""Start and end in code points, and what stands there: `subject`, `object`, `trigger` or `speaker`."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an article; the same sentence under two statements is equal."""

    article: str
    start: int
    end: int
    text: str


def quoted(statement: Statement) -> tuple[Quote, list[Mark]]:
    """The displayed sentence of a statement, and its marks: in order, none overlapping another."""
    evidence = statement.evidence
    text, where = _displayed(evidence.quote)
    marks: list[Mark] = []
    # The shortest first: a name inside a trigger keeps its own colour, and the trigger gets what is left.
    for start, end, kind in sorted(_spans(statement), key=lambda span: (span[1] - span[0], span)):
        first, last = start - evidence.start, end - evidence.start
        if 0 <= first < last <= len(evidence.quote):
            marks.extend(_outside(marks, (where[first], where[last], kind)))
    return Quote(evidence.article, evidence.start, evidence.end, text), sorted(marks)


def _displayed(quote: str) -> tuple[str, list[int]]:
    """The quote on one line, and for each offset of the quote (its end included) the offset in that line."""
    kept: list[str] = []
    where: list[int] = []
    for sign in quote:
        visible = sign if sign.isprintable() and sign != " " else one_line(sign)
        if not visible and sign.isspace() and kept and kept[-1] != " ":
            visible = " "
        where.append(len(kept))
        kept.extend(visible)
    where.append(len(kept))
    text = "".join(kept).rstrip()
    return text, [min(offset, len(text)) for offset in where]


def _spans(statement: Statement) -> Iterator[Mark]:
    arguments = [("subject", statement.subject), ("object", statement.object)]
    arguments += [("speaker", voice.speaker) for voice in statement.attribution]
    for kind, argument in arguments:
        if argument and argument.start is not None and argument.end is not None:
            yield argument.start, argument.end, kind
    yield statement.evidence.trigger.start, statement.evidence.trigger.end, "trigger"


def _outside(marks: list[Mark], mark: Mark) -> list[Mark]:
    """The pieces of a mark that no earlier mark covers."""
    start, end, kind = mark
    pieces: list[Mark] = []
    for left, right, _ in sorted(marks):
        taken = Span(left, right)
        if start < end and taken.overlaps(Span(start, end)):
            if start < left:
                pieces.append((start, left, kind))
            start = max(start, right)
    if start < end:
        pieces.append((start, end, kind))
    return pieces
