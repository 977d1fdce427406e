"""Quotations: where the marks open and close, over paragraphs too, and which of them are speech.

Curly, straight, German and French double marks and single marks are paired by shape, paragraph by paragraph. A long
quotation repeats its opening mark at each paragraph and is closed only at the last. A mark without its partner never
reaches beyond its paragraph, so that one lost mark cannot put a whole article into a speaker's mouth.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Span

__all__ = ["Quotation", "find_quotations"]

_CLOSERS = {"“": "”“", "„": "“”", "«": "»", '"': '"', "”": "”"}
_DOUBLE = re.compile(r"[“”„«»\"]")
_SINGLE = re.compile(r"[‘’']")
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_OPENS_BEHIND = re.compile(r"[\s(\[{–—/“„«\"‘'-]")
_LEADS_IN = frozenset(".!?:,;—–-")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks.

    Attributes:
        span: with its marks.
        inner: without them; the marks repeated at the paragraphs of a long quotation are inside.
        is_speech: whether it reads as somebody's words. A nickname, a title or a word held at arm's length does not.
    """

    span: Span
    inner: Span
    is_speech: bool


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of a text by their beginning, the outer one before those within it. They never cross."""
    double = list(_double(text))
    edges = sorted(edge for span in double for edge in (span.start, span.end))
    single = [span for span in _single(text) if not _crosses(span, edges)]
    return [_quotation(text, span) for span in sorted([*double, *single], key=lambda s: (s.start, -s.end))]


def _crosses(span: Span, edges: list[int]) -> bool:
    """Whether a span holds one end of a double quotation but not the other; these do not overlap each other."""
    return (bisect_left(edges, span.end) - bisect_right(edges, span.start)) % 2 == 1


def _quotation(text: str, span: Span) -> Quotation:
    closed = span.end - span.start > 1 and text[span.end - 1] in "”“»\"’'"
    inner = Span(span.start + 1, span.end - closed)
    return Quotation(span, inner, _is_speech(inner.of(text)))


def _paragraphs(text: str) -> Iterator[Span]:
    edges = [0, *(edge for gap in _PARAGRAPH_BREAK.finditer(text) for edge in gap.span()), len(text)]
    return (Span(start, end) for start, end in list(pairwise(edges))[::2] if start < end)


# ---- double marks ---------------------------------------------------------------------------------------------------


def _double(text: str) -> Iterator[Span]:
    chain: list[Span] = []
    """The paragraphs of a quotation that is still open, each from its own mark."""
    for paragraph in _paragraphs(text):
        if chain and not _continues(text, paragraph, text[chain[0].start]):
            yield from chain
            chain = []
        spans, open_at = _pairs(text, paragraph, opened=text[chain[0].start] if chain else None)
        if chain and spans:
            yield Span(chain[0].start, spans.pop(0).end)
            chain = []
        elif chain:
            open_at = paragraph.start
        yield from spans
        if open_at is not None:
            chain.append(Span(open_at, paragraph.end))
    yield from chain


def _continues(text: str, paragraph: Span, mark: str) -> bool:
    """Whether a paragraph goes on with an open quotation: it repeats the mark, or it first of all closes it."""
    if text[paragraph.start] == mark:
        return True
    first = _DOUBLE.search(text, paragraph.start, paragraph.end)
    return first is not None and first[0] in "”»" and first[0] in _CLOSERS[mark]


def _pairs(text: str, paragraph: Span, *, opened: str | None) -> tuple[list[Span], int | None]:
    """The pairs of one paragraph, and where a mark stands open at its end.

    Args:
        text: the whole text.
        paragraph: where to look.
        opened: the mark that stands open from the paragraphs before.
    """
    spans: list[Span] = []
    start = paragraph.start if opened else None
    mark = opened or ""
    for found in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        at = found.start()
        if start is not None and found[0] in _CLOSERS[mark] and _may_close(text, at, paragraph, mark):
            if at > paragraph.start:
                spans.append(Span(start, at + 1))
                start = None
        elif _may_open(text, at, paragraph):
            start, mark = at, found[0]
    if start is not None and not opened and not _LEADS_IN.issuperset(text[paragraph.start : start].rstrip()[-1:]):
        start = None  # a mark alone in the middle of a sentence is an inch, or a slip
    return spans, start


def _may_open(text: str, at: int, paragraph: Span) -> bool:
    if text[at] not in _CLOSERS or at + 1 >= paragraph.end:
        return False
    behind = at == paragraph.start or bool(_OPENS_BEHIND.match(text[at - 1]))
    return text[at] in "“„«" or behind


def _may_close(text: str, at: int, paragraph: Span, mark: str) -> bool:
    """A mark that can be either closes unless it has the shape of an opening one: blank before it, none after."""
    if text[at] in "”»" or (text[at] == "“" and mark == "„"):
        return True
    before = at > paragraph.start and not text[at - 1].isspace()
    after = at + 1 < paragraph.end and text[at + 1].isalnum()
    return (before or not after) and not (text[at] == "“" and after)


# ---- single marks ---------------------------------------------------------------------------------------------------


def _single(text: str) -> Iterator[Span]:
    """Pairs within a paragraph; apostrophes ("Norland’s", "the ’90s", "the states’ ships") are no marks."""
    for paragraph in _paragraphs(text):
        marks = [found.start() for found in _SINGLE.finditer(text, paragraph.start, paragraph.end)]
        openers = [at for at in marks if _may_open_single(text, at, paragraph)]
        closers = [at for at in marks if _may_close_single(text, at, paragraph)]
        for at, limit in pairwise([*openers, paragraph.end]):
            between = closers[bisect_right(closers, at + 1) : bisect_left(closers, limit)]
            end = _closer(text, between, "’" if text[at] == "‘" else "'")
            if end is not None:
                yield Span(at, end + 1)


def _may_open_single(text: str, at: int, paragraph: Span) -> bool:
    behind = at == paragraph.start or bool(_OPENS_BEHIND.match(text[at - 1]))
    return behind and text[at] in "‘'" and at + 1 < paragraph.end and text[at + 1].isalpha()


def _may_close_single(text: str, at: int, paragraph: Span) -> bool:
    before = at > paragraph.start and not text[at - 1].isspace()
    return before and text[at] in "’'" and not (at + 1 < paragraph.end and text[at + 1].isalnum())


def _closer(text: str, candidates: list[int], wanted: str) -> int | None:
    """The first mark that closes; one behind an s, as of a plural possessor, only if no other does."""
    fitting = [at for at in candidates if text[at] == wanted]
    sure = (at for at in fitting if text[at - 1] not in "sS")
    return next(sure, fitting[0] if fitting else None)


# ---- speech ---------------------------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONGEST_LABEL = 3
_MINOR_WORD = 3
_AUXILIARIES = frozenset(("am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might"))
_AUXILIARIES |= {"must", "shall", "should", "was", "were", "will", "would"}
_PRONOUNS = frozenset(("i", "you", "he", "she", "it", "we", "they", "this", "that", "there"))


def _is_speech(inner: str) -> bool:
    """A simple test of shape.

    More than three words are speech, unless they are capitalized throughout like a title ("The Road to Norland").
    Up to three are, if they hold an auxiliary ("it is over"), begin with a pronoun ("we agree"), contract one
    ("won’t do"), or make a sentence of their own: a capital first, punctuation last ("Never again.", but not a name).
    """
    words = [word.replace("’", "'") for word in _WORD.findall(inner)]
    if not words:
        return False
    ends = inner.rstrip()[-1] in ".,!?…"
    major = [word for word in words if len(word) > _MINOR_WORD] or words
    titled = all(word[0].isupper() for word in major)
    if len(words) > _LONGEST_LABEL:
        return not titled or inner.rstrip()[-1] in ".!?…"
    verbal = any(word.lower() in _AUXILIARIES or word.endswith(("n't", "'re", "'ll", "'ve", "'m")) for word in words)
    sentence = words[0][0].isupper() and ends and (len(words) == 1 or not titled)
    return verbal or words[0].lower() in _PRONOUNS or sentence
