"""Does "Washington" speak for a government here, or is it where somebody stands?

A capital or a seat of government is the actor only where an actor can stand in the sentence: as a subject, a
possessor, the object of a verb that is not of motion, or a partner ("with Tokyo"). After a preposition of place it is
the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.language import lemma
from kg.annotations.tree import child, first_conjunct

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["is_language", "stands_for_government"]

_PARTNERS = frozenset(["with", "against", "by", "between", "among", "for", "on", "toward", "towards", "versus", "from"])
_FROM_PLACE = frozenset(["fly", "return", "come", "travel", "arrive", "leave", "depart", "report", "broadcast", "move"])
_PLACE_VERBS = frozenset(
    ["visit", "leave", "reach", "enter", "tour", "quit", "shell", "bomb", "besiege", "capture", "near"]
)
_INTO_LANGUAGE = ("in", "into", "from")
_DATELINE = (",", "(", "—", "–", "-")


def stands_for_government(token: Token) -> bool:
    """Whether the place name that ends at `token` acts as a government there."""
    token = first_conjunct(token)
    if token.dep_ in ("nsubj", "nsubjpass", "agent"):
        return True
    if token.dep_ == "poss":
        # "Washington's success" acts; "Washington's streets", "Tokyo's airport" would too: a lesser evil than losing it
        return True
    if token.dep_ in ("dobj", "dative", "iobj"):
        return lemma(token.head) not in _PLACE_VERBS
    if token.dep_ == "pobj":
        preposition = token.head
        if preposition.lower_ == "from":
            return lemma(preposition.head) not in _FROM_PLACE and preposition.head.tag_.startswith("N")
        if preposition.lower_ == "on":
            return preposition.head.tag_.startswith(("N", "V"))
        return preposition.lower_ in _PARTNERS
    if token.dep_ in ("compound", "nmod", "amod"):
        return not token.head.ent_type_ or token.head.ent_type_ not in ("FAC", "ORG", "EVENT", "WORK_OF_ART", "LAW")
    return False


def is_language(token: Token) -> bool:
    """Whether an adjective of a state stands as a noun without article: "in Japanese", "speaks French and Dutch"."""
    first = first_conjunct(token)
    if token.tag_ == "NNPS" or child(token, "det") is not None or child(first, "det") is not None:
        return False
    return first.dep_ == "dobj" or (first.dep_ == "pobj" and first.head.lower_ in _INTO_LANGUAGE)
