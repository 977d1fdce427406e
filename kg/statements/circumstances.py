"""When and where: the time expression and the place that hang on an act, and the topics of its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.annotations.language import lemma
from kg.annotations.tree import children, conjuncts, is_verb, prepositional_objects
from kg.statements.times import TimeReader

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.model import Qualification, TimeValue

__all__ = ["Circumstances"]

_PLACE_PREPOSITIONS = ("in", "at")
_RECEIVING = frozenset(["welcome", "invite", "receive", "host"])


class Circumstances:
    """Reads around one trigger."""

    def __init__(self, annotated: AnnotatedArticle, anchor: Token, is_saying: Callable[[Token], bool]) -> None:
        self._annotated = annotated
        self._anchor = anchor
        self._times = TimeReader(annotated, anchor, is_saying)
        self._sentence = anchor.sent

    # ---- time -------------------------------------------------------------------------------------------------------

    def time(self, qualification: Qualification) -> TimeValue | None:
        """The time of the act; see `kg.statements.times`."""
        return self._times.of_act(qualification)

    def time_of_saying(self, cue: Token) -> TimeValue | None:
        return self._times.of_saying(cue)

    # ---- place ------------------------------------------------------------------------------------------------------

    def place(self, exclude: tuple[ActorMention | None, ...]) -> ActorMention | None:
        """A place behind "in" or "at" that hangs on the act."""
        taken = {mention.actor for mention in exclude if mention is not None}
        for token in self._where():
            mention = self._annotated.mention_at(token) or self._name_around(token)
            if (
                mention is not None
                and mention.actor not in taken
                and self._annotated.actors[mention.actor].type in ("Place", "Country")
            ):
                return mention
        return None

    def _where(self) -> Iterator[Token]:
        """What stands behind "in" or "at", behind "to" where somebody is received, the nearest to the act first."""
        anchor = self._anchor
        anchors = [anchor, *anchor.children]
        if not is_verb(anchor) and is_verb(anchor.head):
            anchors.append(anchor.head)
        anchors += self._persons_met()
        for word in anchors:
            yield from (token for _, token in prepositional_objects(word, _PLACE_PREPOSITIONS))
        if lemma(anchor) in _RECEIVING:
            yield from (token for _, token in prepositional_objects(anchor, ("to",)))

    def _persons_met(self) -> Iterator[Token]:
        """ "Met Vale in Oslo": a person has no place; it is that of the act, wherever the parser hangs it."""
        met = [each for _, each in prepositional_objects(self._anchor, ("with", "by"))]
        for first in (*children(self._anchor, "dobj"), *met):
            yield from (each for each in conjuncts(first) if each.ent_type_ == "PERSON" and each.i > self._anchor.i)

    def _name_around(self, token: Token) -> ActorMention | None:
        """ "In Salem, Oregon": the first word of a name that the parser has cut in two."""
        if not self._annotated.is_inside_name(token):
            return None
        return next((each for each in self._annotated.mentions if each.start == token.i < each.root), None)

    # ---- topics -----------------------------------------------------------------------------------------------------

    def topics(self) -> tuple[str, ...]:
        """Concepts that the sentence names, in alphabetical order."""
        start, end = self._sentence.start_char, self._sentence.end_char
        return tuple(sorted({m.topic for m in self._annotated.topics if start <= m.span.start and m.span.end <= end}))
