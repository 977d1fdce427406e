"""What kind of thing each paragraph is: headline, dateline, byline, caption, list item, body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from kg.model import Span
from kg.text.english import BYLINE, CAPTION, CREDIT_LINE, PLACE_IN_PICTURE
from kg.text.lines import ends_sentence
from kg.text.published import is_date

__all__ = ["Block", "BlockKind", "classify", "lead_repeats", "paragraphs"]

_SEPARATOR = "\n\n"
_WORDS = re.compile(r"\w+")
_NEXT_SENTENCE = re.compile(r"[a-z\d][.!?]\s+(?=[A-Z])")
_TOP = 8  # blocks from the start among which datelines, bylines and doubled leads are looked for


class BlockKind(StrEnum):
    HEADLINE = "headline"
    HEADING = "heading"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    BODY = "body"
    LEAD_REPEAT = "lead_repeat"
    """A paragraph that the scraper wrote twice. Never in the working text."""
    FURNITURE = "furniture"
    """Rules, page marks, addresses, "Advertisement". Never in the working text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the working text."""

    kind: BlockKind
    span: Span


def paragraphs(text: str) -> list[Span]:
    """The stretches between empty lines."""
    spans, start = [], 0
    for part in text.split(_SEPARATOR):
        if part:
            spans.append(Span(start, start + len(part)))
        start += len(part) + len(_SEPARATOR)
    return spans


def lead_repeats(text: str, spans: Sequence[Span]) -> list[int]:
    """Which paragraphs at the top are said again: whole, cut off with dots, or as the start of a longer one.

    Of two equal paragraphs the second is a repeat; of a short one and a longer one that begins with it, the short one.
    """
    rest = iter(range(len(spans)))
    top: list[int] = []
    gone: list[int] = []
    while True:
        top += islice(rest, _TOP - len(top))  # what is dropped makes room: the top is what stays, not what stood there
        found = _said_again([_bare(spans[number].of(text)) for number in top])
        if not found:
            return sorted(gone)
        gone += [top[place] for place in found]
        top = [number for place, number in enumerate(top) if place not in found]


def _said_again(top: Sequence[str]) -> list[int]:
    """Places of the repeats among the bare words of some paragraphs."""
    return [
        place
        for place, words in enumerate(top)
        if words
        and (words in top[:place] or (len(words) >= 40 and any(_starts(later, words) for later in top[place + 1 :])))
    ]


def classify(text: str, spans: Sequence[Span], items: Sequence[bool]) -> tuple[Block, ...]:
    """The kind of each paragraph; `items` tells which are list items."""
    return tuple(
        Block(_kind(span.of(text), place=number, of=len(spans), item=item), span)
        for number, (span, item) in enumerate(zip(spans, items, strict=True))
    )


def _kind(text: str, *, place: int, of: int, item: bool) -> BlockKind:
    if item:
        return BlockKind.LIST_ITEM
    if len(text) <= 80 and place < _TOP and is_date(text):
        return BlockKind.DATELINE
    if len(text) <= 200 and BYLINE.fullmatch(text) and (place < _TOP or CREDIT_LINE.match(text)):
        return BlockKind.BYLINE
    if _is_caption(text):
        return BlockKind.CAPTION
    if ends_sentence(text) or len(text) > 240 or text.endswith((",", ";", ":")):
        return BlockKind.BODY
    if place == 0 and of > 1:
        return BlockKind.HEADLINE
    return BlockKind.HEADING if len(text) <= 100 and place + 1 < of else BlockKind.BODY


def _is_caption(text: str) -> bool:
    if len(text) > 500:
        return False
    return bool(CAPTION.search(text)) or (len(text) <= 300 and _ends_in_picture(text))


def _ends_in_picture(text: str) -> bool:
    """ "Vale (left) and Roe in Oslo", with no sentence behind that would be news."""
    places = list(PLACE_IN_PICTURE.finditer(text))
    return bool(places) and _NEXT_SENTENCE.search(text, places[-1].end()) is None


def _bare(text: str) -> str:
    """Letters and digits only, without a cut-off last word."""
    words = _WORDS.findall(text[:4000].casefold())
    return " ".join(words[:-1] if text.rstrip().endswith(("...", "…")) and len(words) > 1 else words)


def _starts(longer: str, shorter: str) -> bool:
    return len(longer) > len(shorter) and longer.startswith(shorter)
