"""Members of a federation that bear the name of a state or a capital: whom "Georgia" or "Washington" names here.

A state of that name is told from the member by the company in which the name stands: by the nearest sign of one of
the two, first in the sentence; far from any, the state must be named by another name too. The capital is so much more
often spoken of that only what stands right beside the name counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kg.annotations.gazetteer import NameHit, Role
from kg.annotations.listed_phrases import listed, phrases, places

if TYPE_CHECKING:
    from kg.annotations.draft import Draft
    from kg.vocabulary import Vocabulary

__all__ = ["Namesakes", "are_linked"]

_NEAR = 80  # tokens
_LINKS = frozenset([",", ";", "and", "or", "-", "–", "—", "•", "&", "both", "the", "of", "in", "state"])
_LONGEST_LINK = 4  # tokens


class Namesakes:
    """The members of federations, compiled once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        members = {member.name: member for member in vocabulary.federal_states}
        own = {vocabulary.actors[key].name for key in vocabulary.territories}
        capitals = {name for territory in vocabulary.territories.values() for name in territory.capitals}
        shared = {name: member for name, member in members.items() if name in own | capitals}
        self._called = {name: member.called for name, member in shared.items()}
        self._signs = {name: phrases(listed(member.signs)) for name, member in shared.items()}
        self._beside = {name: listed(member.beside) for name, member in shared.items()}
        self._others = phrases(members.keys() - shared.keys())
        self._federations = {vocabulary.country_ids[member.state] for member in members.values()}

    def called(self, name: str) -> str:
        """What the graph calls the member that shares its name."""
        return self._called[name]

    def find(self, draft: Draft, hits: Collection[NameHit], every: Collection[NameHit] = ()) -> list[NameHit]:
        """The hits that name the member, not the state or the capital; `every` has those too that name nobody."""
        shared = [hit for hit in hits if hit.text in self._called]
        if not shared:
            return []
        company = _Company(draft, hits, every, self._federations, places(draft, self._others))
        signs = {name: list(places(draft, self._signs[name])) for name in {hit.text for hit in shared}}
        return [hit for hit in shared if company.is_of_member(hit, signs[hit.text], self._beside[hit.text])]


class _Company:
    """What is named in one document, and tells whom a shared name means."""

    def __init__(
        self,
        draft: Draft,
        hits: Collection[NameHit],
        every: Collection[NameHit],
        federations: Collection[str],
        members: Iterable[tuple[int, int]],
    ) -> None:
        self._draft = draft
        self._hits = hits
        self._every = every
        self._federations = federations
        self._members = list(members)
        """Where members are named whose names nobody shares."""

    @cached_property
    def _is_at_home(self) -> bool:
        """Whether a federation is named by any name."""
        return any(
            reading.actor in self._federations for hit in (*self._hits, *self._every) for reading in hit.readings
        )

    def is_of_member(self, hit: NameHit, signs: Sequence[tuple[int, int]], beside: Collection[str]) -> bool:
        """Whether a shared name means the member, of which `signs` tell, and with which those `beside` are listed."""
        draft = self._draft
        if any(start <= hit.start < end or are_linked(draft, end, hit.start) for start, end in signs):
            return True  # "State of Westmark", "Portville, Westmark"
        if hit.of_role(Role.CAPITAL):
            return not set(beside).isdisjoint(self._neighbours(hit))
        (territory,) = {reading.actor for reading in hit.readings}
        for_member = [start for start, _ in (*self._members, *signs)]
        own, others = self._of_state(hit.text, territory)
        if not own and _lies_there(draft, hit, self._hits):
            return True
        nearer = _is_nearer(draft, hit, for_member, [*own, *others])
        return (self._is_at_home or bool(for_member)) and not own if nearer is None else nearer

    def _of_state(self, name: str, territory: str) -> tuple[list[int], list[int]]:
        """Where the state is called otherwise, and where states are named that are no federation of ours."""
        own, others = [], []
        for hit in self._hits:
            actors = {reading.actor for reading in hit.readings}
            if territory in actors:
                if hit.text != name:
                    own.append(hit.start)
            elif hit.of_role(Role.NAME, Role.DEMONYM, Role.PEOPLE) and not any(map(self._is_of_federation, actors)):
                others.append(hit.start)
        return own, others

    def _is_of_federation(self, actor: str) -> bool:
        """A federation, or a body of one."""
        known = self._draft.vocabulary
        return known.country_ids.get(known.actors[actor].country or "") in self._federations

    def _neighbours(self, hit: NameHit) -> Iterator[str]:
        for start, end in self._members:
            if are_linked(self._draft, end, hit.start) or are_linked(self._draft, hit.end, start):
                yield self._draft.doc[start:end].text


def are_linked(draft: Draft, end: int, start: int) -> bool:
    """Whether two names are neighbours in a list, or the second says where the first lies."""
    if not end <= start <= end + _LONGEST_LINK:
        return False
    return all(token.lower_ in _LINKS or token.is_space for token in draft.doc[end:start])


def _lies_there(draft: Draft, hit: NameHit, hits: Collection[NameHit]) -> bool:
    """ "Portville, Westmark": behind one place that is not known, and not in a list.

    It may tell where a school or a base is: "Portville College, Portville, Westmark".
    """
    doc, at = draft.doc, hit.start - 2
    if at < 1 or doc[at + 1].text != "," or doc[at].ent_type_ != "GPE" or any(h.start <= at < h.end for h in hits):
        return False
    while at and doc[at].ent_iob_ == "I":
        at -= 1
    if at > 1 and doc[at - 1].text == ",":
        return doc[at - 2].ent_type_ in ("ORG", "FAC") and not any(h.start <= at - 2 < h.end for h in hits)
    return doc[at - 1].text != "and" if at else True


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
