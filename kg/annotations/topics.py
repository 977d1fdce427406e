"""Policy topics in a text: one Aho–Corasick pass over the phrases of the topic scheme, whole words, case ignored."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from kg.model import Span, Topic

__all__ = ["TopicMatcher", "TopicMention"]

_FOLD = tuple(zip("’‘‐‑–", "''---", strict=True))
_BLANKS = re.compile(r"\s{2,}|[^\S ]")
"""Blanks that are not a single space already."""
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class TopicMention:
    """A phrase of a topic; `topic` is the id of the concept (`export-control`)."""

    span: Span
    topic: str


class TopicMatcher:
    """All phrases of a topic scheme, compiled once.

    Args:
        topics: concepts by id. Where two share a phrase, the one whose id sorts first has it.
    """

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        owners: dict[str, str] = {}
        for topic in sorted(topics.values(), key=lambda topic: topic.id):
            for phrase in topic.phrases:
                owners.setdefault(_folded(phrase.strip())[0], topic.id)
        owners.pop("", None)
        self._topics = [owners[phrase] for phrase in sorted(owners)]
        # Not `MatchKind.LeftmostLongest`: there a longer phrase that ends within a word hides a shorter one.
        self._phrases = AhoCorasick(sorted(owners))

    def find(self, text: str) -> list[TopicMention]:
        """The topics named in a text, in order: leftmost, and of those the longest.

        Spans are code points of `text` and do not overlap. A phrase may run over a line break, not over an empty line.
        """
        folded, offset = _folded(text)
        whole = (hit for hit in self._hits(folded) if _is_edge(folded, hit[0]) and _is_edge(folded, hit[1]))
        return [
            TopicMention(Span(offset(start), offset(end - 1) + 1), self._topics[number])
            for start, end, number in _without_overlaps(whole)
        ]

    def _hits(self, folded: str) -> Iterator[tuple[int, int, int]]:
        for number, start, end in self._phrases.find_matches_as_indexes(folded, overlapping=True):
            yield start, end, number


def _folded(text: str) -> tuple[str, Callable[[int], int]]:
    """Lower case, plain hyphens and apostrophes, single blanks; and where a character of that stands in `text`."""
    lowered = _SURROGATES.sub("\ufffd", _lowered(text))
    for old, new in _FOLD:  # several times as fast as `str.translate`
        lowered = lowered.replace(old, new)
    parts: list[str] = []
    behind, dropped = [0], [0]  # from which character on how many are missing
    done = 0
    for run in _BLANKS.finditer(lowered):
        parts += (lowered[done : run.start()], "\n" if run[0].count("\n") > 1 else " ")
        done = run.end()
        behind.append(run.start() + 1 - dropped[-1])
        dropped.append(dropped[-1] + len(run[0]) - 1)
    parts.append(lowered[done:])
    return "".join(parts), lambda at: at + dropped[bisect_right(behind, at) - 1]


def _lowered(text: str) -> str:
    """Lower case of the same length: `İ`, whose lower case is two characters, stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _is_edge(text: str, offset: int) -> bool:
    """Whether no word runs across an offset. Hyphens count as edges: "trade-related" is about trade."""
    return not (0 < offset < len(text) and _in_word(text[offset - 1]) and _in_word(text[offset]))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _without_overlaps(hits: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    end = 0
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if hit[0] >= end:
            yield hit
            end = hit[1]
