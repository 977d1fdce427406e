"""Does "Washington" speak for a government here, or is it where somebody stands?

A capital or a seat of government is the actor only where an actor can stand in the sentence: as a subject, a
possessor, the object of a verb that is not of motion, or a partner ("with Tokyo"). After a preposition of place it is
the place.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.annotations.gazetteer import Role
from kg.annotations.language import lemma
from kg.annotations.tree import child, first_conjunct

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from spacy.tokens import Doc, Token

    from kg.annotations.gazetteer import NameHit

__all__ = ["Agreements", "is_language", "stands_for_government", "tells_where"]

_PARTNERS = frozenset(["with", "against", "by", "between", "among", "for", "on", "toward", "towards", "versus", "from"])
_FROM_PLACE = frozenset(["fly", "return", "come", "travel", "arrive", "leave", "depart", "report", "broadcast", "move"])
_PLACE_VERBS = frozenset(
    ["visit", "leave", "reach", "enter", "tour", "quit", "shell", "bomb", "besiege", "capture", "near"]
)
_LIVED = ("time", "life")
_WAYS = frozenset(
    [
        "flight",
        "road",
        "rail",
        "railway",
        "train",
        "route",
        "line",
        "highway",
        "ferry",
        "trip",
        "journey",
        "distance",
        *_LIVED,
    ]
)
"""What lies or goes between two towns, or is spent in both."""
_BRANCHES = ("office", "bureau", "branch", "headquarters")
_MISSIONS = ("Embassy", "Consulate")
_INTO_LANGUAGE = ("in", "into", "from")
_SPEAKS = frozenset(["speak", "speaks", "spoke", "spoken", "speaking", "fluent"])
_LISTS = frozenset([",", "and", "or", "both", "either"])
_TONGUES = frozenset(["language", "tongue"])
_WITHIN = 3  # tokens
_DATELINE = (",", "(", "—", "–", "-")


def stands_for_government(token: Token, named_after_places: Container[str] = ()) -> bool:
    """Whether the place name that ends at `token` acts as a government there.

    `named_after_places` are the nouns of what is called by the town where it is held: "the Norwick summit".
    """
    if token.i and token.nbor(-1).text in _MISSIONS:
        return False  # "U.S. Embassy Norwick"
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
        if preposition.lower_ == "between" and _is_between_towns(preposition.head):
            return False
        return preposition.lower_ in _PARTNERS
    if token.dep_ in ("compound", "nmod", "amod"):
        if token.head.lower_ in _BRANCHES:
            return False
        if lemma(token.head) in named_after_places or token.head.lower_ in named_after_places:
            return False
        return not token.head.ent_type_ or token.head.ent_type_ not in ("FAC", "ORG", "EVENT", "WORK_OF_ART", "LAW")
    return False


def tells_where(doc: Doc, hit: NameHit) -> bool:
    """Whether a capital only says where a part of a body is: "the Lake Fund's Norwick office"."""
    return hit.of_role(Role.NAME) == () and hit.end < len(doc) and doc[hit.end].lower_ in _BRANCHES


class Agreements:
    """What a document calls by the town where it was made: "the Norwick Accord", and then "to ratify Norwick".

    `nouns` are those of such names, in the singular and in lower case.
    """

    def __init__(self, doc: Doc, hits: Sequence[NameHit], nouns: Container[str]) -> None:
        self._signs: dict[str, list[int]] = defaultdict(list)
        self._states: dict[str, list[int]] = defaultdict(list)
        for hit in hits:
            if hit.of_role(Role.CAPITAL):
                if any(token.lower_.removesuffix("s") in nouns for token in doc[hit.end : hit.end + _WITHIN]):
                    self._signs[hit.text].append(hit.start)
            for reading in hit.of_role(Role.NAME, Role.DEMONYM, Role.PEOPLE):
                self._states[reading.actor].append(hit.start)

    def is_meant(self, hit: NameHit, token: Token) -> bool:
        """Whether a town, which ends at `token`, stands for such an agreement: the text names one nearer than the
        state, and nobody acts here.
        """
        if hit.text not in self._signs or token.dep_ in ("poss", "agent"):
            return False
        if token.dep_ in ("nsubj", "nsubjpass") and lemma(token.head) != "be":
            return False
        states = [at for reading in hit.readings for at in self._states.get(reading.actor, ())]
        return _nearest(hit, self._signs[hit.text]) <= _nearest(hit, states)


def _nearest(hit: NameHit, places: Iterable[int]) -> float:
    return min((abs(at - hit.start) for at in places if at != hit.start), default=float("inf"))


def _is_between_towns(head: Token) -> bool:
    """ "flights between two towns", "splits her time between them"."""
    held = child(head, "dobj") if head.tag_.startswith("V") else None
    return lemma(head) in _WAYS | _FROM_PLACE or (held is not None and lemma(held) in _LIVED)


def is_language(token: Token) -> bool:
    """Whether an adjective of a state stands as a noun without article: "in Japanese", "speaks French and Dutch"."""
    first = first_conjunct(token)
    if token.tag_ == "NNPS" or child(token, "det") is not None or child(first, "det") is not None:
        return False
    if first.dep_ == "dobj" or (first.dep_ == "pobj" and first.head.lower_ in _INTO_LANGUAGE):
        return True
    return _is_called_language(token) or _is_listed_as_spoken(token)


def _is_called_language(token: Token) -> bool:
    """ "Her native language is Norlandic"."""
    head = token.head
    subject = child(head, "nsubj") if token.dep_ in ("attr", "acomp") and lemma(head) == "be" else None
    return subject is not None and lemma(subject) in _TONGUES


def _is_listed_as_spoken(token: Token) -> bool:
    """ "(Speaks Norlandic.)", "in both English and Norlandic", however it is parsed: nothing follows that it is of."""
    doc = token.doc
    start, end = token.i - 1, token.i + 1
    while start > 0 and (doc[start].lower_ in _LISTS or doc[start].text[:1].isupper()) and not _speaks(doc[start]):
        start -= 1
    while end + 1 < len(doc) and doc[end].lower_ in _LISTS and doc[end + 1].text[:1].isupper():
        end += 2
    alone = end == len(doc) or not (doc[end].tag_.startswith(("NN", "JJ", "CD", "POS")) or doc[end].tag_ == "HYPH")
    listed = any(part.lower_ in ("and", "or") for part in doc[start + 1 : end])
    before = doc[start] if start >= 0 else token
    return alone and (_speaks(before) or (listed and before.lower_ in _INTO_LANGUAGE[:2]))


def _speaks(token: Token) -> bool:
    return token.lower_ in _SPEAKS
