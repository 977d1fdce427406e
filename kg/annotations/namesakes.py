"""Members of a federation that bear the name of a state or a capital: whom "Georgia" or "Washington" names here.

A state of that name is told from the member by the company in which the name stands: by the nearest sign of one of
the two, first in the sentence; far from any, the state must be named by another name too. The capital is so much more
often spoken of that only what stands right beside the name counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from kg.annotations.gazetteer import NameHit, Role

if TYPE_CHECKING:
    from kg.annotations.draft import Draft
    from kg.vocabulary import FederalState, Vocabulary

__all__ = ["Namesakes"]

_NEAR = 80  # tokens
_LINKS = frozenset([",", ";", "and", "or", "-", "–", "—", "•", "&", "both", "the", "of", "state"])
_LONGEST_LINK = 4  # tokens


class Namesakes:
    """The members of federations, compiled once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        members = {member.name: member for member in vocabulary.federal_states}
        own = {vocabulary.actors[key].name for key in vocabulary.territories}
        capitals = {name for territory in vocabulary.territories.values() for name in territory.capitals}
        self._shared = {name: member for name, member in members.items() if name in own | capitals}
        others = (tuple(name.split()) for name in members.keys() - self._shared.keys())
        self._by_first = {words[0].lower(): words for words in sorted(others, key=len)}
        self._federations = {vocabulary.country_ids[member.state] for member in members.values()}

    def called(self, name: str) -> str:
        """What the graph calls the member that shares its name."""
        return self._shared[name].called

    def find(self, draft: Draft, hits: Collection[NameHit]) -> list[NameHit]:
        """The hits that name the member, not the state or the capital."""
        shared = [hit for hit in hits if hit.text in self._shared]
        if not shared:
            return []
        members = self._members(draft)
        return [hit for hit in shared if self._is_member(draft, hit, hits, members)]

    def _members(self, draft: Draft) -> Mapping[int, int]:
        """Where other members are named: first token → end."""
        ends: dict[int, int] = {}
        for token in draft.tokens(self._by_first):
            words = self._by_first[token.lower_]
            if tuple(part.text for part in draft.doc[token.i : token.i + len(words)]) == words:
                ends[token.i] = token.i + len(words)
        return ends

    def _is_member(self, draft: Draft, hit: NameHit, hits: Collection[NameHit], members: Mapping[int, int]) -> bool:
        member = self._shared[hit.text]
        signs = list(_signs(draft, member))
        if any(start <= hit.start < end or _are_linked(draft, end, hit.start) for start, end in signs):
            return True  # "State of Westmark", "Portville, Westmark"
        if hit.of_role(Role.CAPITAL):
            return not _listed(member.beside).isdisjoint(_neighbours(draft, hit, members))
        (territory,) = {reading.actor for reading in hit.readings}
        for_member = [*members, *(start for start, _ in signs)]
        home = any(reading.actor in self._federations for other in hits for reading in other.readings)
        own = [
            other.start
            for other in hits
            if any(r.actor == territory for r in other.readings) and other.text != hit.text
        ]
        others = [
            other.start
            for other in hits
            if other.of_role(Role.NAME, Role.DEMONYM, Role.PEOPLE)
            and not any(reading.actor in self._federations or reading.actor == territory for reading in other.readings)
        ]
        if not own and _lies_there(draft, hit, hits):
            return True
        nearer = _is_nearer(draft, hit, for_member, [*own, *others])
        return (home or bool(for_member)) and not own if nearer is None else nearer


def _signs(draft: Draft, member: FederalState) -> Iterator[tuple[int, int]]:
    """Where something is named that tells of the member: its towns, "State of Westmark"."""
    by_first: dict[str, list[list[str]]] = {}
    for sign in _listed(member.signs):
        by_first.setdefault(sign.split()[0].lower(), []).append(sign.split())
    for token in draft.tokens(by_first):
        for words in by_first[token.lower_]:
            if [part.text for part in draft.doc[token.i : token.i + len(words)]] == words:
                yield token.i, token.i + len(words)


def _listed(cell: str) -> frozenset[str]:
    return frozenset(part.strip() for part in cell.split("|") if part.strip())


def _are_linked(draft: Draft, end: int, start: int) -> bool:
    """Whether two names are neighbours in a list, or the second says where the first lies."""
    if not end <= start <= end + _LONGEST_LINK:
        return False
    return all(token.lower_ in _LINKS or token.is_space for token in draft.doc[end:start])


def _neighbours(draft: Draft, hit: NameHit, members: Mapping[int, int]) -> Iterator[str]:
    for start, end in members.items():
        if _are_linked(draft, end, hit.start) or _are_linked(draft, hit.end, start):
            yield draft.doc[start:end].text


def _lies_there(draft: Draft, hit: NameHit, hits: Collection[NameHit]) -> bool:
    """ "Portville, Westmark": behind one place that is not known, and not in a list."""
    doc, at = draft.doc, hit.start - 2
    if at < 1 or doc[at + 1].text != "," or doc[at].ent_type_ != "GPE" or any(h.start <= at < h.end for h in hits):
        return False
    while at and doc[at].ent_iob_ == "I":
        at -= 1
    return doc[at - 1].text not in (",", "and") if at else True


def _is_nearer(draft: Draft, hit: NameHit, member: list[int], state: list[int]) -> bool | None:
    """Whether the nearest sign is one of the member; nothing where neither has one near."""
    sentence = draft.doc[hit.start].sent
    for start, end in ((sentence.start, sentence.end), (hit.start - _NEAR, hit.start + _NEAR)):
        of_member, of_state = (_distance(hit, [at for at in found if start <= at < end]) for found in (member, state))
        if of_member != of_state:
            return of_member < of_state
    return None


def _distance(hit: NameHit, places: list[int]) -> float:
    return min((abs(at - hit.start) for at in places), default=float("inf"))
