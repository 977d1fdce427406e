"""When and where: the time expression and the place that hang on an act, and the topics of its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.annotations.tree import is_verb, prepositional_objects
from kg.statements.times import TimeReader

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.model import Qualification, TimeValue

__all__ = ["Circumstances"]

_PLACE_PREPOSITIONS = ("in", "at")


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
