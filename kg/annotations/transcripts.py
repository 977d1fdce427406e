"""Transcripts: whose turn it is, by the labels at the beginning of paragraphs ("MR VALE:", "The Minister:", "Q:").

A label is told by its shape first. Many headings of lists have the same shape ("Participants:", "Norway:"), so that a
label counts only if it calls somebody by an honorific, an article and a title, or a word for people who ask questions,
if it gives in capitals the title of somebody whom the text names, or if it comes back among other labels.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.labels import NAME_PARTICLES, labels
from kg.model import Span

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

__all__ = ["Turn", "TurnFinder"]

_WORD = re.compile(r"[^\W_][\w.’'-]*")
_SECOND_NAME = re.compile(r"\b[A-Z][\w.]{0,30} (?=([A-Z][a-z][\w’'-]{0,30}))")
_LONGEST_NAME = 3
_QUOTATION_MARKS = '“"„«'
_NUMBERS = frozenset("one two three four five six seven eight nine ten 1 2 3 4 5 6 7 8 9".split())


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker of a transcript says before the next label; all spans are of the repaired text.

    Attributes:
        label: the label without its colon.
        words: what is said.
        name: the part of the label that is a name; empty for "Q" and "THE MINISTER".
        title: the title in the label, lower case, or empty.
        asker: whether the label is only a part in the talk ("QUESTION", "MODERATOR"), nobody who could be named.
    """

    label: Span
    words: Span
    name: Span
    title: str
    asker: bool


class TurnFinder:
    """Finds the turns of a text by the titles, honorifics and speaking words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._honorifics = frozenset(word.rstrip(".") for word in vocabulary.words_used_as("honorific"))
        self._titles = frozenset(office.title.split()[-1] for office in vocabulary.offices)
        self._askers = frozenset(cue.phrase for cue in vocabulary.cues if "labels a turn" in cue.note)
        known = (vocabulary.actors[key] for key in vocabulary.territories)
        self._places = frozenset(name.lower() for actor in known for name in (actor.name, *actor.names))

    def find(self, text: str) -> list[Turn]:
        """The turns of a text in order; none if it is no transcript."""
        found = [match for match in labels(text) if not self._is_over_a_quotation(match)]
        counts = Counter(match["label"] for match in found)
        sure = {label for label in counts if self._is_sure(label)}
        if len(sure) < len(counts):
            named = {match[1].lower() for match in _SECOND_NAME.finditer(text)}
            sure |= {label for label in counts if self._calls_one_of(named, label)}
        also = {label for label in counts if self._is_label_among_others(label, counts, len(sure))}
        # the bare letter of a question stands only beside other labels
        if not any(match["label"] in sure | also and match[0].rstrip().endswith(":") for match in found):
            return []
        kept = [match for match in found if match["label"] in sure | also]
        ends = [*(match.start() for match in kept[1:]), len(text)]
        return [self._turn(match, end) for match, end in zip(kept, ends, strict=True)]

    def _is_over_a_quotation(self, match: re.Match[str]) -> bool:
        """ "Rev. Vale: “Fair winds”" in a list of what many have said: the words end with their quotation marks."""
        following = match.string[match.end() : match.end() + 1]
        return following in _QUOTATION_MARKS and following != ""

    def _is_sure(self, label: str) -> bool:
        words = _words(label)
        if words[0] in self._honorifics or (len(words) == 1 and words[0] in self._askers):
            return len(words) > 1 or words[0] in self._askers
        return words[0] == "the" and words[-1] in self._titles

    def _calls_one_of(self, named: set[str], label: str) -> bool:
        """ "SECRETARY VALE:" over a speech that nobody else takes part in, where the text names an Ada Vale."""
        words = _words(label)
        titled = len(words) > 1 and label.isupper() and words[-2] in self._titles
        return titled and words[-1] in named and words[-1] not in self._places

    def _is_label_among_others(self, label: str, counts: Counter[str], sure: int) -> bool:
        words = _words(label)
        titled = any(word in self._titles or word in self._askers for word in words)
        if titled:
            return counts[label] > 1 or (label.isupper() and sure > 0)
        names = [word for word in label.split() if word not in NAME_PARTICLES]
        is_name = len(names) <= _LONGEST_NAME and label.lower() not in self._places
        return is_name and counts[label] > 1 and (sure > 0 or sum(n > 1 for n in counts.values()) > 1)

    def _turn(self, match: re.Match[str], end: int) -> Turn:
        label = Span(*match.span("label"))
        spans = [Span(label.start + word.start(), label.start + word.end()) for word in _WORD.finditer(match["label"])]
        words = _words(match["label"])
        last = max((k for k, word in enumerate(words) if self._calls(word)), default=-1)
        behind = words[last + 1 :]
        is_name = bool(behind) and not all(word in _NUMBERS for word in behind)  # "OFFICIAL ONE" has no name
        name = Span(spans[last + 1].start, label.end) if is_name else Span(label.end, label.end)
        first = 1 if words[0] == "the" else 0
        title = " ".join(words[first : last + 1]) if last >= first and words[last] in self._titles else ""
        asker = not is_name and not title
        return Turn(label, Span(match.end(), max(end, match.end())), name, title, asker)

    def _calls(self, word: str) -> bool:
        return word in self._titles or word in self._askers or word in self._honorifics


def _words(label: str) -> list[str]:
    return [word.lower().rstrip(".") for word in _WORD.findall(label)]
