"""From the text of a file to text that a parser can read, with the way back for every character.

`repair` undoes what copying, scraping, typesetting and wrong decoding did to a text. It never raises, takes linear
time, and leaves a clean text (paragraphs separated by empty lines) as it is.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Span
from kg.text.blocks import Block, BlockKind, classify, lead_repeats, paragraphs
from kg.text.capitals import lower_capitals
from kg.text.characters import markdown, markup, mojibake, odd_characters
from kg.text.offsets import Draft, Edit, original_span, working_span
from kg.text.paragraphs import lay_out
from kg.text.spaces import lost_spaces

__all__ = ["Repaired", "repair"]


@dataclass(frozen=True, slots=True)
class Repaired:
    """A working text and its way back.

    Attributes:
        text: the working text: paragraphs on one line each, separated by an empty line.
        offsets: for each code point of `text`, where the stretch of the original that it stands for begins; one more
            entry at the end, the original's length.
        ends: for each code point of `text`, where that stretch ends.
        blocks: the paragraphs of `text` and their kinds, in order.
        dropped: what is not in `text`, as spans of the *original*: doubled leads and furniture.
    """

    text: str
    offsets: array[int]
    ends: array[int]
    blocks: tuple[Block, ...]
    dropped: tuple[Block, ...] = ()

    def original(self, span: Span) -> Span:
        """The stretch of the original from the first to the last code point of a span of the working text."""
        return original_span(span, self.offsets, self.ends)

    def working(self, span: Span) -> Span | None:
        """The stretch of the working text for a span of the original; `None` where nothing of it was kept."""
        return working_span(span, self.offsets, self.ends)


def repair(
    text: str, *, acronyms: Collection[str] = frozenset(), is_verb: Callable[[str], bool] = lambda _: False
) -> Repaired:
    """Undo the damage of a text.

    Args:
        text: the text as extracted from its file. Any string.
        acronyms: words that stay in capitals in ALL CAPS headlines, beside those that the text itself writes so.
        is_verb: whether a word in lower case is a verb, and so gets small letters in a headline.
    """
    draft = Draft(text)
    for damage in (mojibake, markup, markdown, odd_characters):
        draft.apply(list(damage(draft.text)))
    layout = lay_out(draft.text)
    dropped = [_dropped(BlockKind.FURNITURE, draft, span) for span in layout.dropped]
    draft.apply(layout.edits)
    draft.apply(list(lost_spaces(draft.text)))
    items = layout.items
    repeats = lead_repeats(draft.text, spans := paragraphs(draft.text))
    if repeats:
        dropped += [_dropped(BlockKind.LEAD_REPEAT, draft, spans[number]) for number in repeats]
        gone = frozenset(repeats)
        items = [item for number, item in enumerate(items) if number not in gone]
        draft.apply(_without(spans, gone, len(draft.text)))
        spans = paragraphs(draft.text)
    draft.recase(lower_capitals(draft.text, spans, acronyms, is_verb))
    blocks = classify(draft.text, spans, items)
    return Repaired(draft.text, draft.starts, draft.ends, blocks, tuple(sorted(dropped, key=lambda b: b.span)))


def _dropped(kind: BlockKind, draft: Draft, span: Span) -> Block:
    return Block(kind, original_span(span, draft.starts, draft.ends))


def _without(spans: list[Span], gone: Collection[int], length: int) -> list[Edit]:
    """Cut whole paragraphs, each with one of its separators."""
    kept = [span for number, span in enumerate(spans) if number not in gone]
    gaps = pairwise([Span(0, 0), *kept, Span(length, length)])
    return [Edit(*_cut(before, after, length)) for before, after in gaps if after.start - before.end > 2]


def _cut(before: Span, after: Span, length: int) -> tuple[int, int]:
    """What lies between two paragraphs, but for one separator where both exist."""
    inner = before.end > 0 and after.start < length
    return before.end + 2 * inner, after.start
