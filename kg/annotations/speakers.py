"""Who says so: verbs of saying over a clause, "according to", and quotations with their speaker in the sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.clauses import Clause
from kg.annotations.cues import CueIndex
from kg.annotations.language import lemma
from kg.annotations.tree import children, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotations.quotations import Quotation

__all__ = ["Saying", "SpeakerReader"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A speaker (the head of the noun phrase, or `None` for "reportedly") and the word of saying."""

    speaker: Token | None
    cue: Token


class SpeakerReader:
    """Finds the chain of sayings that a token stands under, outermost first."""

    def __init__(self, cues: CueIndex) -> None:
        self._cues = cues

    def chain(self, token: Token, quotations: list[Quotation]) -> list[Saying]:
        found = self._over(token)
        if not found:
            quoting = self._around_quotation(token, quotations)
            found = [quoting] if quoting else []
        for extra in (self._according(token), self._hedged(token)):
            if extra is not None and all(extra.cue.i != saying.cue.i for saying in found):
                found.append(extra)
        return found[::-1]

    def is_saying(self, verb: Token) -> bool:
        return is_verb(verb) and self._cues.at(verb, "speech") is not None

    def _over(self, token: Token) -> list[Saying]:
        """Verbs of saying above a token whose content clause holds it, innermost first."""
        found: list[Saying] = []
        below = token
        while below.head.i != below.i and len(found) < 4:
            above = below.head
            content = below.dep_ in ("ccomp", "parataxis") or (
                below.dep_ == "xcomp" and lemma(above) in ("say", "report", "allege")
            )
            if content and self.is_saying(above):
                subjects = Clause(above).subjects
                found.append(Saying(subjects[0] if subjects else None, above))
            if (
                not content
                and below.dep_ in ("acl", "ccomp")
                and (cue := self._cues.at(above, "noun"))
                and cue.value == "reported"
            ):
                owner = children(above, "poss")  # "Sudria's claim that …", "reports that …"
                found.append(Saying(owner[0] if owner and owner[0].tag_ != "PRP$" else None, above))
            below = above
        # "The pact failed, Vale said" may come out with the saying below: it hangs on the content by parataxis
        if not found:
            for verb in children(below, "parataxis", "dep"):
                if self.is_saying(verb) and verb.i != token.i and not verb.is_ancestor(token):
                    subjects = Clause(verb).subjects
                    if subjects:
                        found.append(Saying(subjects[0], verb))
        return found

    def _according(self, token: Token) -> Saying | None:
        """ "According to Vale, …" anywhere in the sentence."""
        for word in token.sent:
            if word.lower_ == "according":
                for to in (part for part in word.children if part.lower_ == "to"):
                    for speaker in children(to, "pobj"):
                        return Saying(speaker, word)
        return None

    def _hedged(self, token: Token) -> Saying | None:
        """ "reportedly", "allegedly": said by nobody in particular."""
        for word in [*token.children, *token.head.children]:
            cue = self._cues.at(word, "hedge") if word.dep_ in ("advmod", "amod") else None
            if cue is not None and cue.value == "reported":
                return Saying(None, word)
        return None

    def _around_quotation(self, token: Token, quotations: list[Quotation]) -> Saying | None:
        """Inside a quotation the speaker is the subject of a verb of saying in the same sentence, outside the marks."""
        quotation = next((q for q in quotations if q.is_speech and q.span.start <= token.idx < q.span.end), None)
        if quotation is None:
            return None
        doc: Doc = token.doc
        inside = doc.char_span(quotation.span.start, quotation.span.end, alignment_mode="expand")
        if inside is None:
            return None
        # the sentence in which the quotation ends, and the one it begins in
        for sentence in dict.fromkeys([inside[-1].sent, inside[0].sent]):
            for verb in sentence:
                if not inside.start <= verb.i < inside.end and self.is_saying(verb):
                    subjects = [s for s in Clause(verb).subjects if not inside.start <= s.i < inside.end]
                    if subjects:
                        return Saying(subjects[0], verb)
        return None
