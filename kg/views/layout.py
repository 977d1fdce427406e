"""Where each actor stands: computed here, once and seeded, so that the page opens at once and looks the same tomorrow.

Each connected part is laid out alone (`kg.views.forces`), spread until no two nodes touch (`kg.views.spacing`), and the
parts are then packed around the largest one. Where an older picture is known, who was in it stays where he was, and new
ones are put near their neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.views.forces import Pairs, Points, laid_out, per_length, settled
from kg.views.spacing import AIR, GAP, cleared, crossings, packed, pushed_apart, scaled

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Places", "positions"]

SMALL = 400
"""Edges up to which several starts are tried."""
STARTS = 4
KEPT = 0.5
"""Share of the nodes that an older picture must have, to be the start of the new one."""

GIVES = 0.3
"""How much of its way a node goes that was in the older picture, where a new one goes 1, at most: if all stood still,
the picture would get worse with each edition."""
GIVES_PER_NEW = 6.0
"""The same, by the share of new nodes: where few are new, little moves."""
GOLDEN = 2.399963
"""The golden angle, in radians."""

type Places = Mapping[str, tuple[int, int]]
"""Where each node stands, `y` running down as on a screen."""


def positions(graph: nx.Graph[str], *, seed: int = 1, before: Places | None = None) -> dict[str, tuple[int, int]]:
    """Whole-number coordinates for every node of an undirected graph, `y` running down as on a screen.

    Args:
        graph: the nodes and who is tied to whom; loops do not count.
        seed: of the start.
        before: an older picture. If it has half of the nodes or more, these stay where they are, but for what
            little makes room for new ones.
    """
    import networkx as nx

    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    pairs = [_pairs(graph, part) for part in parts]
    old = before or {}
    if sum(node in old for node in graph) < KEPT * max(len(graph), 1):
        old = {}
    kept = [place for place, part in enumerate(parts) if any(node in old for node in part)]
    fresh = [place for place in range(len(parts)) if place not in set(kept)]
    stays = _continued([parts[place] for place in kept], [pairs[place] for place in kept], old)
    added = packed([_part(len(parts[place]), pairs[place], seed) for place in fresh], around=stays)
    laid = dict(zip([*kept, *fresh], [*stays, *added], strict=True))
    return {
        node: (round(float(x)), round(float(y)))
        for place in range(len(parts))
        for node, (x, y) in zip(parts[place], laid[place], strict=True)
    }


def _pairs(graph: nx.Graph[str], nodes: Sequence[str]) -> Pairs:
    """The edges of one part, as places of its nodes, in a fixed order."""
    import numpy as np

    places = {node: place for place, node in enumerate(nodes)}
    ends = {(places[left], places[right]) for left, right in graph.subgraph(nodes).edges if left != right}
    return np.array(sorted({(min(pair), max(pair)) for pair in ends}), dtype=np.int64).reshape(-1, 2)


def _part(count: int, pairs: Pairs, seed: int) -> Points:
    """One connected part, around the origin."""
    import numpy as np

    if count == 1:
        return np.zeros((1, 2))
    if count == 2:
        return np.array([[-1.1 * GAP, 0.0], [1.1 * GAP, 0.0]])
    if len(pairs) <= SMALL:
        return _small(count, pairs.tobytes(), seed)
    return cleared(pushed_apart(scaled(laid_out(count, pairs, seed=seed))), pairs)


@lru_cache(maxsize=256)
def _small(count: int, pairs: bytes, seed: int) -> Points:
    """The start makes a difference where a part is small: the one with the fewest crossings is taken."""
    import numpy as np

    ends = np.frombuffer(pairs, dtype=np.int64).reshape(-1, 2)
    tries = [scaled(laid_out(count, ends, seed=seed + turn)) for turn in range(STARTS)]
    best = min(range(STARTS), key=lambda turn: (crossings(tries[turn], ends), turn))
    return cleared(pushed_apart(tries[best]), ends)


# ---- the next edition of a picture ----------------------------------------------------------------------------------


def _continued(parts: Sequence[Sequence[str]], pairs: Sequence[Pairs], old: Places) -> list[Points]:
    """Parts that have somebody of an older picture, in its coordinates."""
    import numpy as np

    if not parts:
        return []
    moved = [_joined(part, edges, old) for part, edges in zip(parts, pairs, strict=True)]
    is_new = np.array([node not in old for part in parts for node in part])
    together = pushed_apart(np.concatenate(moved), heavy=~is_new) if is_new.any() else np.concatenate(moved)
    return list(np.split(together, np.cumsum([len(part) for part in parts])[:-1]))


def _joined(nodes: Sequence[str], pairs: Pairs, old: Places) -> Points:
    """One part: the new nodes start beside those they are tied to, and forces move them, the others a little."""
    import numpy as np

    points = np.array([old.get(node, (0, 0)) for node in nodes], dtype=float)
    is_new = np.array([node not in old for node in nodes])
    if not is_new.any():
        return points
    ties: list[list[int]] = [[] for _ in nodes]
    for left, right in pairs.tolist():
        ties[left].append(right)
        ties[right].append(left)
    placed = {place for place in range(len(nodes)) if not is_new[place]}
    waiting = [place for place in range(len(nodes)) if is_new[place]]
    while waiting:
        nearest = [place for place in waiting if not placed.isdisjoint(ties[place])]
        for turn, place in enumerate(nearest):
            beside = points[[other for other in ties[place] if other in placed]].mean(axis=0)
            angle = GOLDEN * turn  # of any number of them no two stand in one direction
            points[place] = beside + GAP * np.array([np.cos(angle), np.sin(angle)])
        placed.update(nearest)
        waiting = [place for place in waiting if place not in placed]
    unit = AIR * GAP * per_length(len(nodes), len(pairs))
    ones = np.ones(len(pairs)), np.ones(len(nodes))
    gives = min(GIVES, GIVES_PER_NEW * float(is_new.mean()))
    return unit * settled(points / unit, pairs, *ones, moving=np.where(is_new, 1.0, gives))
