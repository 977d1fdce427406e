"""Lists behind a colon: "attended by the ministers, namely:" and the names in the lines below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.tree import SUBJECTS, child
from kg.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention, AnnotatedArticle

__all__ = ["listed_members", "members_behind"]

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BEFORE_COLON = frozenset([",", "namely", "including", "i.e.", "viz", "viz."])
_BEFORE_ITEM = frozenset([",", ";", "and", "-", "–", "—", "•", "*", ":"])
_PLURAL = ("NNS", "NNPS")


def listed_members(annotated: AnnotatedArticle, token: Token) -> list[ActorMention]:
    """The actors of the list that a plural noun announces; empty if it announces none.

    A list ends with the first sentence that has a subject and a finite verb. Of people the names count, not the bodies
    in their titles.
    """
    colon = _colon_behind(token)
    return members_behind(annotated, colon) if colon is not None else []


def members_behind(annotated: AnnotatedArticle, colon: Token) -> list[ActorMention]:
    """The actors of the list behind a colon, on its line or below it."""
    ends_line = colon.i + 1 == len(colon.doc) or colon.nbor().is_space or colon.nbor().is_sent_start
    end = _end_of_list(colon) if ends_line else _end_of_line(colon)
    named = [m for m in annotated.mentions_in(colon.i + 1, end) if m.kind is MentionKind.NAME]
    people = [mention for mention in named if annotated.actors[mention.actor].type == "Person"]
    return people or [mention for mention in named if _begins_item(annotated, mention)]


def _colon_behind(token: Token) -> Token | None:
    """The colon right behind a plural noun."""
    if token.tag_ not in _PLURAL:
        return None
    doc, at = token.doc, token.i + 1
    while at < len(doc) - 1 and doc[at].lower_ in _BEFORE_COLON:
        at += 1
    return doc[at] if at < len(doc) and doc[at].text == ":" else None


def _end_of_line(colon: Token) -> int:
    """A list within its sentence holds names only, no clause."""
    rest = colon.doc[colon.i + 1 : colon.sent.end]
    return colon.i + 1 if any(token.tag_ in _FINITE for token in rest) else int(colon.sent.end)


def _end_of_list(colon: Token) -> int:
    doc = colon.doc
    for token in doc[colon.i + 1 :]:
        if token.tag_ in _FINITE and child(token, *SUBJECTS) is not None and token.sent.start > colon.i:
            return int(token.sent.start)
    return len(doc)


def _begins_item(annotated: AnnotatedArticle, mention: ActorMention) -> bool:
    before = annotated.doc[mention.start - 1]
    return before.is_space or before.lower_ in _BEFORE_ITEM
