"""What follows from who is the same and who is not: clusters that no "different" runs through.

"Same" is transitive, "different" blocks. Where lines contradict each other (A is B, B is C, A is not C) the newest
hold: lines are taken from the newest to the oldest, and one that contradicts what was taken before is left out and
reported with the lines that it contradicts. So the outcome depends on the dates alone, never on the order of the file.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["Closure", "Conflict", "Link", "close"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two actors are the same, or are not."""

    left: str
    right: str
    same: bool
    line: int | None = None
    """Where somebody said so; `None` if nobody did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A link that does not hold, as it contradicts others that weigh more."""

    link: Link
    against: tuple[Link, ...]
    known: tuple[str, str] | None = None
    """Two actors of the gazetteer that it would make one, though nobody said so of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Clusters of ids, the pairs of clusters that are kept apart, and the links that do not hold."""

    clusters: tuple[tuple[str, ...], ...]
    """Each with two ids or more, sorted."""
    conflicts: tuple[Conflict, ...]
    roots: Mapping[str, str] = field(repr=False)
    blocks: frozenset[tuple[str, str]] = field(repr=False)
    """Pairs of roots, the smaller first."""

    def root(self, actor: str) -> str:
        return self.roots.get(actor, actor)

    def together(self, left: str, right: str) -> bool:
        """Whether the two are the same by what was said."""
        return self.root(left) == self.root(right)

    def apart(self, left: str, right: str) -> bool:
        """Whether the two may not become one."""
        one, other = sorted((self.root(left), self.root(right)))
        return (one, other) in self.blocks


def close(links: Iterable[Link], *, known: Collection[str] = ()) -> Closure:
    """Take links one by one, and leave out those that contradict what was taken.

    Args:
        links: the ones that weigh most first, of each pair one.
        known: actors of the gazetteer. Two of them become one only if a link says so of just these two: that each is
            the same as a third is more likely a slip.
    """
    links = list(links)
    closing = _Closing(_explicit(links, known))
    for link in links:
        closing.take(link)
    return closing.closure()


def _explicit(links: Sequence[Link], known: Collection[str]) -> dict[str, str]:
    """By actor of the gazetteer: the group of those that are said to be one."""
    groups = {actor: actor for actor in known}
    for link in links:
        if link.same and link.left in groups and link.right in groups:
            old, new = groups[link.left], groups[link.right]
            groups = {actor: new if group == old else group for actor, group in groups.items()}
    return groups


class _Closing:
    """Clusters by their roots while they grow."""

    def __init__(self, groups: Mapping[str, str]) -> None:
        self.groups = groups
        self.members: dict[str, list[str]] = {}
        self.roots: dict[str, str] = {}
        self.blocks: defaultdict[str, dict[str, Link]] = defaultdict(dict)
        self.taken: defaultdict[str, dict[str, Link]] = defaultdict(dict)
        self.known: dict[str, str] = {}
        """By root: an actor of the gazetteer in the cluster."""
        self.conflicts: list[Conflict] = []

    def take(self, link: Link) -> None:
        left, right = self.root(link.left), self.root(link.right)
        if not link.same:
            self.block(link, left, right)
        elif right in self.blocks[left]:
            self.conflicts.append(Conflict(link=link, against=(self.blocks[left][right],)))
        elif pair := self.unsaid(left, right):
            self.conflicts.append(Conflict(link=link, against=(), known=pair))
        else:
            self.taken[link.left][link.right] = self.taken[link.right][link.left] = link
            if left != right:
                self.join(left, right)

    def root(self, actor: str) -> str:
        if actor not in self.roots:
            self.roots[actor], self.members[actor] = actor, [actor]
            if actor in self.groups:
                self.known[actor] = actor
        return self.roots[actor]

    def block(self, link: Link, left: str, right: str) -> None:
        if left == right:
            self.conflicts.append(Conflict(link=link, against=self.path(link.left, link.right)))
        else:
            self.blocks[left].setdefault(right, link)
            self.blocks[right].setdefault(left, link)

    def unsaid(self, left: str, right: str) -> tuple[str, str] | None:
        one, other = self.known.get(left), self.known.get(right)
        if left == right or one is None or other is None or self.groups[one] == self.groups[other]:
            return None
        return min(one, other), max(one, other)

    def join(self, left: str, right: str) -> None:
        old, new = sorted((left, right), key=lambda root: (len(self.members[root]), root))
        for actor in self.members[old]:
            self.roots[actor] = new
        self.members[new] += self.members.pop(old)
        if old in self.known:
            self.known.setdefault(new, self.known.pop(old))
        for other, link in self.blocks.pop(old, {}).items():
            del self.blocks[other][old]
            self.blocks[new].setdefault(other, link)
            self.blocks[other].setdefault(new, link)

    def path(self, start: str, end: str) -> tuple[Link, ...]:
        """The shortest chain of links by which two actors are the same."""
        came: dict[str, Link] = {}
        queue = deque([start])
        while queue and end not in came:
            actor = queue.popleft()
            for other, link in sorted(self.taken[actor].items()):
                if other != start and other not in came:
                    came[other] = link
                    queue.append(other)
        chain: list[Link] = []
        while end != start:
            chain.append(came[end])
            end = chain[-1].left if chain[-1].right == end else chain[-1].right
        return tuple(reversed(chain))

    def closure(self) -> Closure:
        clusters = (tuple(sorted(members)) for members in self.members.values() if len(members) > 1)
        pairs = ((left, right) for left, others in self.blocks.items() for right in others)
        return Closure(
            clusters=tuple(sorted(clusters)),
            conflicts=tuple(self.conflicts),
            roots=dict(self.roots),
            blocks=frozenset((min(pair), max(pair)) for pair in pairs),
        )
