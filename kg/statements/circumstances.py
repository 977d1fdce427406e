"""When and where: the time expression and the place that hang on an act, and the topics of its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.annotations.dates import Direction, TimeExpression
from kg.annotations.tree import ancestors_to_root, child, is_verb, prepositional_objects
from kg.model import EventStatus, Qualification, TimeValue

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention, AnnotatedArticle

__all__ = ["Circumstances"]

_PLACE_PREPOSITIONS = ("in", "at")
_SHARES_TIME = ("xcomp", "oprd", "acomp", "dobj", "nsubj", "nsubjpass", "attr", "conj")
"""By these an act shares the time of the predicate over it: "is scheduled to meet on Friday"."""


class Circumstances:
    """Reads around one trigger."""

    def __init__(self, annotated: AnnotatedArticle, anchor: Token, is_saying: Callable[[Token], bool]) -> None:
        self._annotated = annotated
        self._anchor = anchor
        self._is_saying = is_saying
        self._sentence = anchor.sent

    # ---- time -------------------------------------------------------------------------------------------------------

    def time(self, qualification: Qualification) -> TimeValue | None:
        """The time of the act, from words that hang on it, or on the predicates it is embedded in; never on "said"."""
        best: tuple[int, TimeExpression] | None = None
        for expression, token in self._expressions():
            distance = self._distance(token)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, expression)
        if best is None:
            return None
        return best[1].resolve(self._annotated.published, _direction(self._anchor, qualification))

    def time_of_saying(self, cue: Token) -> TimeValue | None:
        for expression, token in self._expressions():
            if _governor(token).i == cue.i:
                return expression.resolve(self._annotated.published, Direction.PAST)
        return None

    def _expressions(self) -> list[tuple[TimeExpression, Token]]:
        """Times of the sentence, each with the token by which it hangs on the rest."""
        found = []
        start, end = self._sentence.start_char, self._sentence.end_char
        for expression in self._annotated.times:
            if start <= expression.span.start and expression.span.end <= end:
                span = self._annotated.doc.char_span(
                    expression.span.start, expression.span.end, alignment_mode="expand"
                )
                if span is not None:
                    found.append((expression, span.root))
        return found

    def _distance(self, token: Token) -> int | None:
        """Steps from the act up to the predicate that the time hangs on; `None` if it belongs to another act."""
        governor = _governor(token)
        # "held talks on Friday": the time hangs on the noun that the verb carries
        carried = governor.head.i == self._anchor.i and governor.dep_ in ("dobj", "nsubjpass", "attr")
        if governor.i == self._anchor.i or carried:
            return 0
        below = self._anchor
        for steps, above in enumerate(ancestors_to_root(self._anchor), start=1):
            if below.dep_ not in _SHARES_TIME or (is_verb(above) and self._is_saying(above)):
                return None
            if above.i == governor.i:
                return steps
            below = above
        return None

    # ---- place ------------------------------------------------------------------------------------------------------

    def place(self, exclude: tuple[ActorMention | None, ...]) -> ActorMention | None:
        """A place behind "in" or "at" that hangs on the act."""
        taken = {mention.actor for mention in exclude if mention is not None}
        anchors = [self._anchor, *self._anchor.children]
        if not is_verb(self._anchor) and is_verb(self._anchor.head):
            anchors.append(self._anchor.head)
        for anchor in anchors:
            for _, token in prepositional_objects(anchor, _PLACE_PREPOSITIONS):
                mention = self._annotated.mention_at(token)
                if (
                    mention is not None
                    and mention.actor not in taken
                    and self._annotated.actors[mention.actor].type in ("Place", "Country")
                ):
                    return mention
        return None

    # ---- topics -----------------------------------------------------------------------------------------------------

    def topics(self) -> tuple[str, ...]:
        """Concepts that the sentence names, in alphabetical order."""
        start, end = self._sentence.start_char, self._sentence.end_char
        return tuple(sorted({m.topic for m in self._annotated.topics if start <= m.span.start and m.span.end <= end}))


def _governor(token: Token) -> Token:
    """The word that a time modifies: what its preposition hangs on, never further ("the floods of April")."""
    above = token.head
    return above.head if above.dep_ == "prep" and token.dep_ == "pobj" else above


def _direction(anchor: Token, qualification: Qualification) -> Direction:
    if qualification.status in (EventStatus.PLANNED, EventStatus.REQUESTED):
        return Direction.FUTURE
    verb = anchor if is_verb(anchor) else next((a for a in ancestors_to_root(anchor) if is_verb(a)), anchor)
    while (
        is_verb(verb)
        and verb.tag_ in ("VB", "VBG", "VBN")
        and child(verb, "aux", "auxpass") is None
        and is_verb(verb.head)
        and verb.head.i != verb.i
    ):
        verb = verb.head
    tags = {verb.tag_, *(part.tag_ for part in verb.children if part.dep_ in ("aux", "auxpass"))}
    if "VBD" in tags or ("VBN" in tags and "MD" not in tags):
        return Direction.PAST
    return (
        Direction.FUTURE
        if any(part.lower_ in ("will", "'ll", "’ll", "shall") for part in verb.children)
        else Direction.NONE
    )
