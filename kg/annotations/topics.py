"""Policy topics in a text: one Aho–Corasick pass over the phrases of the topic scheme, whole words, case ignored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from kg.model import Span, Topic

__all__ = ["TopicMatcher", "TopicMention"]

_FOLD = str.maketrans("’‘‐‑–", "''---")
_BLANKS = re.compile(r"\s+")
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
        folded, offsets = _folded(text)
        whole = (hit for hit in self._hits(folded) if _is_edge(folded, hit[0]) and _is_edge(folded, hit[1]))
        return [
            TopicMention(Span(offsets[start], offsets[end - 1] + 1), self._topics[number])
            for start, end, number in _without_overlaps(whole)
        ]

    def _hits(self, folded: str) -> Iterator[tuple[int, int, int]]:
        for number, start, end in self._phrases.find_matches_as_indexes(folded, overlapping=True):
            yield start, end, number


def _folded(text: str) -> tuple[str, list[int]]:
    """Lower case, plain hyphens and apostrophes, single blanks; and where each character of that stands in `text`."""
    lowered = _SURROGATES.sub("\ufffd", _lowered(text)).translate(_FOLD)
    parts: list[str] = []
    offsets: list[int] = []
    done = 0
    for run in _BLANKS.finditer(lowered):
        parts += (lowered[done : run.start()], "\n" if run[0].count("\n") > 1 else " ")
        offsets.extend(range(done, run.start() + 1))
        done = run.end()
    parts.append(lowered[done:])
    offsets.extend(range(done, len(lowered)))
    return "".join(parts), offsets


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
