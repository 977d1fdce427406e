"""Groups of actors that are one by rule, under what forbids it: two entries of the gazetteer, two states, two kinds."""

from __future__ import annotations

from collections.abc import Mapping
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

    def __init__(self, actors: Mapping[str, Known]) -> None:
        self._actors = actors
        self._parent = {key: key for key in actors}
        self._size = dict.fromkeys(actors, 1)
        self._listed = {key: {key} if known.is_listed else set() for key, known in actors.items()}
        self._countries = {key: {known.country} - {None} for key, known in actors.items()}
        self.merges: list[Merge] = []

    def root(self, key: str) -> str:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

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
        return len(self._listed[a] | self._listed[b]) < 2 and len(self._countries[a] | self._countries[b]) < 2

    def join(self, left: str, right: str, reason: str) -> bool:
        """Make them one, if that is allowed; whether they are one now."""
        if not self.may_join(left, right):
            return False
        a, b = sorted((self.root(left), self.root(right)), key=lambda key: (-self._size[key], key))
        if a != b:
            self._parent[b] = a
            self._size[a] += self._size[b]
            self._listed[a] |= self._listed.pop(b)
            self._countries[a] |= self._countries.pop(b)
            self.merges.append(Merge(left=left, right=right, reason=reason))
        return True
