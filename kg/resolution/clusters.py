"""Groups of actors that are one, under what forbids it: two entries of the gazetteer, two states, a judgement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.resolution.known import Known

__all__ = ["Clusters", "Merge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Why two actors became one."""

    left: str
    right: str
    reason: str


class Clusters:
    """A union–find over actors (Tarjan 1975) that refuses what must stay apart."""

    def __init__(self, actors: Mapping[str, Known], apart: Iterable[tuple[str, str]] = ()) -> None:
        """`apart` are pairs that people have judged to be two."""
        self._actors = actors
        self._parent = {key: key for key in actors}
        self._members = {key: [key] for key in actors}
        self._listed = {key: {key} if known.is_listed else set() for key, known in actors.items()}
        self._countries = {key: {known.country} - {None} for key, known in actors.items()}
        self._foes: dict[str, set[str]] = {}
        for left, right in apart:
            self._foes.setdefault(left, set()).add(right)
            self._foes.setdefault(right, set()).add(left)
        self.merges: list[Merge] = []

    def root(self, key: str) -> str:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def members(self, key: str) -> list[str]:
        return self._members[self.root(key)]

    def countries(self, key: str) -> set[str | None]:
        """The states (ISO 3166 alpha-3) that the members are said to be of."""
        return self._countries[self.root(key)]

    def may_join(self, left: str, right: str) -> bool:
        """Whether nothing known forbids that the two are one."""
        a, b = self.root(left), self.root(right)
        if a == b:
            return True
        if self._actors[a].family != self._actors[b].family:
            return False
        if len(self._listed[a] | self._listed[b]) > 1 or len(self._countries[a] | self._countries[b]) > 1:
            return False
        foes = {foe for member in self._members[a] for foe in self._foes.get(member, ())} if self._foes else set()
        return foes.isdisjoint(self._members[b])

    def join(self, left: str, right: str, reason: str) -> bool:
        """Make them one, if that is allowed; whether they are one now."""
        if not self.may_join(left, right):
            return False
        a, b = sorted((self.root(left), self.root(right)), key=lambda key: (-len(self._members[key]), key))
        if a != b:
            self._parent[b] = a
            self._members[a] += self._members.pop(b)
            self._listed[a] |= self._listed.pop(b)
            self._countries[a] |= self._countries.pop(b)
            self.merges.append(Merge(left=left, right=right, reason=reason))
        return True

    def groups(self) -> Iterator[list[str]]:
        """The groups of more than one, each in alphabetical order."""
        yield from (sorted(members) for _, members in sorted(self._members.items()) if len(members) > 1)
