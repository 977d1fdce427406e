"""Cities that bear the name of the member of a federation in which they lie: New York.

Reports mean the city, unless a sign of the member stands in the sentence, or nearer to it than one of the city, or the
name stands where that of a member does: in a list or among several members, or in the postal form behind a town
("Portville, Westmark").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.listed_phrases import listed, phrases, places
from kg.annotations.namesakes import are_linked
from kg.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kg.annotations.article import ActorMention
    from kg.annotations.draft import Draft
    from kg.vocabulary import Vocabulary
    from kg.vocabulary.records import FederalState

__all__ = ["Cities"]

_NO_TOWNS = ("DATE", "TIME", "NORP")
_AMONG = 40  # tokens
_SEVERAL = 4
_FAR = 250  # tokens
_LIST_ENDS = ("and", "or", "&")
_LONGEST_REGION = 3  # tokens


class Cities:
    """The cities of a vocabulary, compiled once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._members = {member.name: member for member in vocabulary.federal_states if member.city}
        self._first = frozenset(phrases(self._members))
        self._capitals = {name for territory in vocabulary.territories.values() for name in territory.capitals}
        named = {member.name for member in vocabulary.federal_states}
        self._others = phrases(named - self._members.keys() - self._capitals)
        self._signs = {name: phrases(listed(member.signs)) for name, member in self._members.items()}
        self._own_signs = {name: phrases(_naming(member)) for name, member in self._members.items()}
        self._of_city = {name: phrases(listed(member.city_signs)) for name, member in self._members.items()}

    def tell_apart(self, draft: Draft) -> None:
        """Give each mention of a shared name to the city or to the member."""
        names = (m for m in draft.in_order() if m.kind is MentionKind.NAME and draft.words[m.start] in self._first)
        shared = [mention for mention in names if _form(draft, mention) in self._members]
        if not shared:
            return
        others = list(places(draft, self._others))
        called = {_form(draft, mention) for mention in shared}
        signs = {name: list(places(draft, self._signs[name])) for name in called}
        own = {name: list(places(draft, self._own_signs[name])) for name in called}
        of_city = {name: list(places(draft, self._of_city[name])) for name in called}
        for mention in shared:
            member = self._members[_form(draft, mention)]
            is_member = not _is_first_of_two(draft, mention, member) and (
                _lies_there(draft, mention, others, self._capitals, {end for _, end in of_city[member.name]})
                or _is_among_members(draft, mention, others, signs[member.name])
                or _is_nearer(mention, own[member.name], of_city[member.name])
            )
            actor = draft.new(member.called if is_member else member.city, "Place")
            reason = "member of a federation" if is_member else "city named as its state"
            draft.add(mention.start, mention.end, actor, reason=reason, root=mention.root)


type _Spans = Sequence[tuple[int, int]]
"""Tokens from and to, in the order of the text."""


def _naming(member: FederalState) -> frozenset[str]:
    """The signs that name the member itself, so that they tell farther than their sentence: "State of Westmark"; but
    a court "of the District of Westmark" sits in the city.
    """
    return frozenset(sign for sign in listed(member.signs) if member.name in sign and "District" not in sign)


def _form(draft: Draft, mention: ActorMention) -> str:
    words = draft.doc[mention.start : mention.end].text.split()
    return " ".join(word.title() if word.isupper() else word for word in words)


def _is_among_members(draft: Draft, mention: ActorMention, others: _Spans, signs: _Spans) -> bool:
    """Whether a sign of the member stands in the sentence, or the name among those of members."""
    sentence = draft.doc[mention.start].sent
    if any(sentence.start <= start < sentence.end for start, _ in signs):
        return True
    around = [start for start, _ in others if abs(start - mention.start) < _AMONG]
    before = any(are_linked(draft, end, mention.start) for _, end in others)
    return len(around) >= _SEVERAL or before or any(are_linked(draft, mention.end, start) for start, _ in others)


def _is_nearer(mention: ActorMention, signs: _Spans, of_city: _Spans) -> bool:
    """Whether the nearest sign is one of the member, however far it is where the text has none of the city."""
    if not of_city:
        return bool(signs)
    own, other = (min([_FAR, *(abs(start - mention.start) for start, _ in found)]) for found in (signs, of_city))
    return own < other


def _is_first_of_two(draft: Draft, mention: ActorMention, member: FederalState) -> bool:
    """ "Westmark, Westmark" and "Westmark, WM": a city with its state."""
    behind = draft.doc[mention.end : mention.end + 1 + _LONGEST_REGION].text
    regions = tuple(name for name in (member.name, member.abbreviation) if name)
    return behind.startswith(",") and behind[1:].strip().startswith(regions)


def _lies_there(
    draft: Draft, mention: ActorMention, others: _Spans, capitals: Collection[str], of_city: Collection[int]
) -> bool:
    """ "Portville, Westmark" behind a town, "(Westmark)"; but "Portville, Westmark, and Vale" is a list of towns.

    `of_city` are the tokens behind what lies in the city.
    """
    doc, at, end = draft.doc, mention.start, mention.end
    before, behind = doc[at - 1].text if at else "", doc[end].text if end < len(doc) else ""
    if before == "(":
        owner = draft.name_at(at - 2) if at > 1 else None
        return behind == ")" and not (owner is not None and draft.is_type(owner.actor, "Country"))
    if at - 1 in of_city:
        return False
    last = doc[at - 2] if at > 1 and before == "," else None
    if last is None or last.ent_type_ in _NO_TOWNS or not (last.ent_type_ or last.tag_ == "NNP"):
        return False
    town = draft.name_at(last.i)
    start, stop = (town.start, town.end) if town is not None else (last.i, last.i + 1)
    if doc[start:stop].text in capitals or (_is_town(draft, start - 2, others) and doc[start - 1].text == ","):
        return False
    if behind == "and":
        return not _goes_on(draft, end, others)
    return not (behind == "," and _goes_on(draft, end + 1, others))


def _is_town(draft: Draft, at: int, others: _Spans) -> bool:
    """Whether a place that is no member of the federation is named at a token."""
    place = draft.name_at(at) if 0 <= at < len(draft.doc) else None
    is_place = place is not None and draft.is_type(place.actor, "Place")
    return is_place and not any(start <= at < end for start, end in others)


def _goes_on(draft: Draft, at: int, others: _Spans) -> bool:
    """Whether a list of towns goes on behind the comma before a token: with one that has no member behind itself."""
    at += at < len(draft.doc) and draft.doc[at].lower_ in _LIST_ENDS
    place = draft.name_at(at)
    if place is None or not _is_town(draft, at, others):
        return False
    return not any(are_linked(draft, place.end, start) for start, _ in others)
