"""What a speaker says has to go, or has to stay: "“The cap must go,” Vale said" opposes it.

The thing is the subject of a clause of which the speaker only says what must become of it. Who speaks is found as for
attribution, so that a quotation, "according to" and the turn of a transcript say it as well as a that-clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.clauses import is_passive
from kg.annotations.language import lemma
from kg.annotations.tree import child, children, conjuncts, is_verb
from kg.model import Factuality, Polarity
from kg.statements.frames import Match, is_time

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import AnnotatedArticle
    from kg.annotations.factuality import FactualityReader
    from kg.annotations.speakers import Saying, SpeakerReader
    from kg.statements.templates import Pattern

__all__ = ["Demand"]

_LEFT_OPEN = (Factuality.REQUESTED, Factuality.POSSIBLE)
_SUBJECTS = ("nsubj", "nsubjpass")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_ADDS = ("dobj", "prep", "prt", "xcomp", "ccomp", "acomp", "attr", "oprd", "agent", "dative")


class Demand:
    """A verb of which somebody may say that it has to happen."""

    def __init__(
        self, verb: Token, annotated: AnnotatedArticle, factuality: FactualityReader, speakers: SpeakerReader
    ) -> None:
        self._verb = verb
        self._annotated = annotated
        self._factuality = factuality
        self._speakers = speakers

    def match(self, pattern: Pattern, *, symmetric: bool) -> Match | None:
        """The speaker as subject, the thing as object or topic; nothing where nobody says so, or nothing is needed."""
        del symmetric
        verb = self._verb
        needed = _needed(verb, pattern.modal)
        if needed is None or pattern.passive != is_passive(verb) or not (pattern.passive or _stands_alone(verb)):
            return None
        holder, modal = needed
        first = child(holder, *_SUBJECTS)
        saying = self.saying()
        if first is None or saying is None or saying.speaker is None or not self._is_only_needed(modal):
            return None
        things = [each for each in conjuncts(first) if each.i < verb.i]
        match = Match(pattern, verb, subjects=[saying.speaker], words=[verb], saying=saying.cue)
        if pattern.slot("Z"):
            topics = (each for each in things if each.tag_ in _NOUNS and self._annotated.mention_at(each) is None)
            match.topics = list(topics)[:1]
            return match if match.topics else None
        match.objects = things
        return match

    def saying(self) -> Saying | None:
        """The nearest one that the verb stands under."""
        chain = self._speakers.chain(self._verb, self._annotated.utterances_around(self._verb))
        return chain[-1] if chain else None

    def _is_only_needed(self, modal: Token) -> bool:
        """Whether nothing but the modal keeps it open: no "not", no "if", no question."""
        meant = self._factuality.of(self._verb)
        open_ = meant.polarity is Polarity.POSITIVE and meant.factuality in _LEFT_OPEN
        return open_ and meant.cue == modal.lower_


def _needed(verb: Token, modals: frozenset[str]) -> tuple[Token, Token] | None:
    """The verb that has the subject, and the modal: "must go", "has to go", "ought to be lifted"."""
    auxiliaries = children(verb, "aux")
    modal = next((part for part in auxiliaries if lemma(part) in modals and part.tag_ == "MD"), None)
    if any(lemma(part) == "have" for part in auxiliaries):
        return None  # "should have been lifted"
    if modal is not None:
        return verb, modal
    above = verb.head
    raised = verb.dep_ == "xcomp" and child(verb, *_SUBJECTS) is None and lemma(above) in modals
    return (above, above) if raised and not children(above, "aux", "neg") else None


def _stands_alone(verb: Token) -> bool:
    """ "Must go" and "must stop at once", but not "must go to school", "must go further", "must stop its raids"."""
    for part in verb.children:
        if part.dep_ in _ADDS and not _is_time(part):
            return False
        if part.dep_ == "advmod" and part.i > verb.i and not part.lower_.endswith("ly"):
            return False
    return is_verb(verb)


def _is_time(part: Token) -> bool:
    """ "By Friday"."""
    inner = child(part, "pobj") if part.dep_ == "prep" else None
    return inner is not None and is_time(inner)
