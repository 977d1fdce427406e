"""Whose words a stretch of text is: quotations with the frame that names their speaker, and turns of transcripts.

The frame of a quotation is the text between it and the next mark or full stop: "…," Vale said. A quotation without a
frame of its own goes on with the speaker before it where nothing stands between ("…," he said. "…"), and over a
paragraph where the paragraph is nothing but the quotation. Otherwise somebody speaks, and nobody knows who.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.speakers import Saying
from kg.annotations.tree import child

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Token

    from kg.annotations.quotations import Quotation
    from kg.annotations.speakers import SpeakerReader
    from kg.annotations.transcripts import Turn

__all__ = ["Utterance", "UtteranceFinder", "UtteranceIndex"]

_STOPS = (".", "!", "?", ";")


@dataclass(frozen=True, slots=True)
class Utterance:
    """Tokens `[start, end)` as somebody's words; without a speaker they are still not the publisher's."""

    start: int
    end: int
    speaker: Token | None
    cue: Token
    quoted: bool


class UtteranceIndex:
    """Which utterances a token stands in, from the inside; they never cross."""

    def __init__(self, utterances: list[Utterance]) -> None:
        self._utterances = sorted(utterances, key=lambda u: (u.start, -u.end))
        self._innermost: dict[int, int] = {}
        self._parents: list[int | None] = []
        for nth, utterance in enumerate(self._utterances):
            self._parents.append(self._innermost.get(utterance.start))
            self._innermost.update(dict.fromkeys(range(utterance.start, utterance.end), nth))

    def around(self, position: int) -> list[Utterance]:
        found = []
        nth = self._innermost.get(position)
        while nth is not None:
            found.append(self._utterances[nth])
            nth = self._parents[nth]
        return found


@dataclass(frozen=True, slots=True)
class _Frames:
    """What stands before and behind one quotation in its paragraph, as tokens."""

    before: list[Token]
    after: list[Token]
    paragraph: tuple[int, int]


class UtteranceFinder:
    """Finds the utterances of one document."""

    def __init__(self, doc: Doc, words: Sequence[str], speakers: SpeakerReader) -> None:
        self._doc = doc
        self._speakers = speakers
        self._starts = _paragraph_starts(words)

    def find(self, quotations: Iterable[Quotation], turns: Iterable[Turn]) -> list[Utterance]:
        """Turns and quotations by their beginning; those of quotations within quotations too."""
        outer: list[tuple[int, int]] = []
        found = [turn for each in turns if (turn := self._turn(each))]
        for quotation in quotations:
            span = self._tokens(quotation.span.start, quotation.span.end) if quotation.is_speech else None
            if span is not None and outer and span[1] <= outer[-1][1]:
                found.append(self._nested(span, outer[-1]))
            elif span is not None:
                outer.append(span)
        found += self._quotations(outer)
        return sorted(found, key=lambda u: (u.start, -u.end))

    def _tokens(self, start: int, end: int) -> tuple[int, int] | None:
        span = self._doc.char_span(start, end, alignment_mode="expand") if start < end else None
        return (span.start, span.end) if span is not None and len(span) else None

    # ---- turns ------------------------------------------------------------------------------------------------------

    def _turn(self, turn: Turn) -> Utterance | None:
        words, label = self._tokens(turn.words.start, turn.words.end), self._tokens(turn.label.start, turn.label.end)
        name = self._tokens(turn.name.start, turn.name.end) or label
        if words is None or label is None or name is None:
            return None
        speaker = None if turn.asker else self._doc[name[1] - 1]
        return Utterance(words[0], words[1], speaker, self._doc[label[1] - 1], quoted=False)

    # ---- quotations -------------------------------------------------------------------------------------------------

    def _quotations(self, spans: list[tuple[int, int]]) -> list[Utterance]:
        found: list[Utterance] = []
        for nth, (start, end) in enumerate(spans):
            frames = self._frames(spans, nth)
            saying = self._framed(frames, start, end)
            if saying is None and found and self._goes_on(found[-1], frames, start, end):
                saying = _same(found[-1])
            speaker, cue = (saying.speaker, saying.cue) if saying else (None, self._doc[start])
            found.append(Utterance(start, end, speaker, cue, quoted=True))
        return found

    def _nested(self, span: tuple[int, int], around: tuple[int, int]) -> Utterance:
        """Within a quotation only a frame inside of it counts."""
        before = _back_to_stop(self._doc, max(around[0] + 1, self._paragraph(span[0])[0]), span[0])
        after = _on_to_stop(self._doc, span[1], around[1])
        saying = self._framed(_Frames(before, after, around), *span)
        speaker, cue = (saying.speaker, saying.cue) if saying else (None, self._doc[span[0]])
        return Utterance(span[0], span[1], speaker, cue, quoted=True)

    def _frames(self, spans: list[tuple[int, int]], nth: int) -> _Frames:
        start, end = spans[nth]
        first, _ = self._paragraph(start)
        _, last = self._paragraph(end - 1)
        left = max(first, spans[nth - 1][1] if nth else 0)
        right = min(last, spans[nth + 1][0] if nth + 1 < len(spans) else len(self._doc))
        before = _back_to_stop(self._doc, left, start)
        if left == first == start and first and self._ends_in_colon(first):
            before = _back_to_stop(self._doc, self._paragraph(first - 1)[0], first)  # "Vale said:" is a paragraph
        return _Frames(before, _on_to_stop(self._doc, end, right), (first, last))

    def _ends_in_colon(self, position: int) -> bool:
        last = next((t for t in reversed(self._doc[max(position - 3, 0) : position]) if not t.is_space), None)
        return last is not None and last.text == ":"

    def _paragraph(self, position: int) -> tuple[int, int]:
        nth = bisect_right(self._starts, position)
        return self._starts[nth - 1], self._starts[nth] if nth < len(self._starts) else len(self._doc)

    def _framed(self, frames: _Frames, start: int, end: int) -> Saying | None:
        """The saying in the text around: in front where the frame leads to the mark, else behind, else in front."""
        before = self._speakers.in_frame(frames.before, last=True)
        leads = bool(frames.before) and (
            _last(frames.before) in (":", ",", "that") or (before is not None and before.cue.i >= start - 2)
        )
        if before is not None and leads:
            return before
        if _last(frames.before) == ":" and (opening := self._blunt(frames.before)):
            return opening
        after = self._speakers.in_frame(frames.after, last=False) if self._may_follow(frames.after, end) else None
        return after or before

    def _may_follow(self, frame: list[Token], end: int) -> bool:
        """Behind a full stop a new sentence is no frame ("…." Vale left), unless it goes on ("…." He said that …)."""
        inside = [t.text for t in self._doc[max(end - 3, 0) : end] if t.text not in "”“»\"’'" and not t.is_space]
        closed = bool(inside) and inside[-1].endswith(".")
        words = [token for token in frame if token.text[:1].isalnum()]
        if not words or not closed or words[0].text[:1].islower() or self._speakers.is_saying(words[0]):
            return bool(words)
        return words[0].lower_ in ("he", "she") and len(words) > 1 and self._speakers.is_saying(words[1])

    def _blunt(self, frame: list[Token]) -> Saying | None:
        """ "Vale was blunt: …": before a colon the subject of the sentence speaks, if it is a name or he or she."""
        for token in frame:
            if token.head.i == token.i and token.ent_type_ == "PERSON":
                return Saying(token, frame[-1])  # "Vale: …"
            subject = child(token, "nsubj")
            if (token.head.i == token.i or token.head not in frame) and subject is not None and subject in frame:
                named = subject.ent_type_ == "PERSON" or subject.lower_ in ("he", "she")
                return Saying(subject, token) if named else None
        return None

    # ---- without a frame of its own ---------------------------------------------------------------------------------

    def _goes_on(self, before: Utterance, frames: _Frames, start: int, end: int) -> bool:
        """Whether a quotation without a frame has the speaker of the one before."""
        if before.speaker is None or not _is_bare(frames.before) or not _is_bare(frames.after):
            return False
        first, last = frames.paragraph
        between = self._doc[before.end : start]
        stops = sum(token.text in _STOPS for token in between)
        if before.end > first:  # the same paragraph: nothing between but the frame of the one before
            return stops <= 1 and (_ends_with_stop(between) or _is_bare(list(between)))
        whole = start == first and not any(t.text[:1].isalnum() for t in self._doc[end:last])
        neighbours = self._paragraph(before.end - 1)[1] == first
        return whole and neighbours and stops <= 1


def _same(before: Utterance) -> Saying:
    return Saying(before.speaker, before.cue)


def _is_bare(tokens: list[Token]) -> bool:
    return not any(token.text[:1].isalnum() for token in tokens)


def _ends_with_stop(tokens: Iterable[Token]) -> bool:
    return _last([token for token in tokens if not token.is_space]) in _STOPS


def _last(tokens: list[Token]) -> str:
    return next((token.lower_ for token in reversed(tokens) if not token.is_space), "")


def _back_to_stop(doc: Doc, start: int, end: int) -> list[Token]:
    """The tokens before a position, back to a full stop, which is left out."""
    first = next((k + 1 for k in range(end - 1, start - 1, -1) if doc[k].text in _STOPS), start)
    return list(doc[first:end])


def _on_to_stop(doc: Doc, start: int, end: int) -> list[Token]:
    last = next((k for k in range(start, end) if doc[k].text in _STOPS), end)
    return list(doc[start:last])


def _paragraph_starts(words: Sequence[str]) -> list[int]:
    return [0] + [position + 1 for position, word in enumerate(words[:-1]) if "\n\n" in word]
