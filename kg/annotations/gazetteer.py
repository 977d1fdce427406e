"""Known names in a text: one Aho–Corasick pass over every name of the gazetteer, kept where it falls on whole tokens.

Case counts ("US", not "us"); curly apostrophes and non-breaking blanks are folded one to one, so offsets hold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.vocabulary import Vocabulary

__all__ = ["Gazetteer", "NameHit", "Reading", "Role"]

_FOLD = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("‑", "-"), ("–", "-"), ("\n", " "))


class Role(StrEnum):
    """How a name stands for its actor."""

    NAME = "name"
    WEAK = "weak"
    DEMONYM = "demonym"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"


@dataclass(frozen=True, slots=True)
class Reading:
    actor: str
    role: Role


class NameHit(NamedTuple):
    """A known name on tokens `[start, end)`, with everything it can mean."""

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]

    def of_role(self, *roles: Role) -> tuple[Reading, ...]:
        return tuple(reading for reading in self.readings if reading.role in roles)


class Gazetteer:
    """All names of a vocabulary, compiled once.

    People stand apart from countries and bodies, because the name of a person in a text is found by other signs.
    """

    def __init__(self, vocabulary: Vocabulary, *, people: bool = False) -> None:
        readings: dict[str, dict[Reading, None]] = defaultdict(dict)
        for name, reading in _names(vocabulary):
            if people is (vocabulary.actors[reading.actor].type == "Person"):
                readings[_folded(name)][reading] = None
        self._surfaces = sorted(readings)
        self.readings: Mapping[str, tuple[Reading, ...]] = {name: tuple(readings[name]) for name in self._surfaces}
        self._automaton = AhoCorasick(self._surfaces, matchkind=MatchKind.Standard)

    def find(self, doc: Doc, text: str) -> list[NameHit]:
        """The longest known names from left to right, none inside another; `text` is that of the parse."""
        offsets = [*doc.to_array("IDX").tolist(), len(text)]
        hits = [
            (*tokens, text[start:end], self._surfaces[key])
            for key, start, end in self._automaton.find_matches_as_indexes(_folded(text), overlapping=True)
            if (tokens := _whole_tokens(doc, offsets, start, end)) is not None
        ]
        hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        taken: set[int] = set()
        longest = []
        for start, end, written, name in hits:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                longest.append(NameHit(start, end, written, self.readings[name]))
        return sorted(longest, key=lambda hit: hit.start)

    def lookup(self, name: str) -> tuple[Reading, ...]:
        """What a name, as written, can mean."""
        return self.readings.get(_folded(name), ())


def _folded(text: str) -> str:
    for old, new in _FOLD:  # several times as fast as `str.translate`
        text = text.replace(old, new)
    return text


def _whole_tokens(doc: Doc, offsets: list[int], start: int, end: int) -> tuple[int, int] | None:
    """The tokens that a stretch of characters is, if none is cut in two; `offsets` says where each token begins."""
    first = bisect_left(offsets, start)
    if offsets[first] != start or first == len(doc):
        return None
    last = doc[bisect_left(offsets, end, lo=first) - 1]
    return (first, last.i + 1) if last.idx + len(last) == end else None


def _names(vocabulary: Vocabulary) -> Iterator[tuple[str, Reading]]:
    for actor in vocabulary.actors.values():
        for name in (actor.name, *actor.names):
            if name not in actor.weak_names:
                yield name, Reading(actor.id, Role.NAME)
        for name in actor.weak_names:
            yield name, Reading(actor.id, Role.WEAK)
    for key, territory in vocabulary.territories.items():
        for role, names in (
            (Role.DEMONYM, territory.demonyms),
            (Role.PEOPLE, territory.people),
            (Role.CAPITAL, territory.capitals),
            (Role.SEAT, territory.seats),
        ):
            for name in names:
                yield name, Reading(key, role)
    for key, seats in vocabulary.seats.items():
        for name in seats:
            yield name, Reading(key, Role.SEAT)
