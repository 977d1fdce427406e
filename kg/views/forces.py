"""Layout of large graphs by forces: edges pull like springs, nodes push like charges, from coarse to fine.

Nodes are merged with neighbours until few are left, those are laid out, and each level starts from the one before
(Hu 2005, *Efficient and high-quality force-directed graph drawing*). Springs pull in proportion to their length, and a
node pushes the harder the more edges it has, so that hubs keep apart, with their own around them (Jacomy et al. 2014,
*ForceAtlas2*); a weak pull to the middle leaves no long arms. Charges far away act as one, over a hierarchy of grids
(Greengard and Rokhlin 1987): a round takes n log n steps, and NumPy does each of them for all nodes at once.

Everything happens in a fixed order from a seeded start: the same graph gives the same numbers. `docs/why/layout.md` has
what was measured against other layouts.
"""

from __future__ import annotations

from functools import cache
from typing import Any

__all__ = ["Pairs", "Points", "laid_out", "per_length", "settled"]

COARSEST = 5
"""Nodes of the coarsest level, at most, unless nothing can be merged any more."""
ROUNDS = 60
"""At the finest level; those above take twice as many, the coarsest five times."""
EXACT = 400
"""Nodes up to which each pushes each; above, the grids are faster."""
PUSH = 0.5
"""How strongly charges push, where an edge pulls with 1 at length 1."""
SOFT = 0.01
"""Added to squared distances: two nodes on one spot do not push each other out of the picture."""
GRAVITY = 0.2
"""How strongly a unit of charge is pulled to the middle at distance 1; with charges this makes an even density."""
FLAT = 1.25
"""How much stronger it pulls from above and below than from the sides: screens are wide."""

Points = Any
"""An array of shape (nodes, 2)."""
Pairs = Any
"""An array of shape (edges, 2) of places of nodes; each pair once."""
Numbers = Any
"""An array with one number for each edge, or for each node."""


def laid_out(count: int, pairs: Pairs, *, seed: int = 1) -> Points:
    """Points for the nodes of a connected graph, in units of about half an edge between two nodes of degree 1."""
    import numpy as np

    levels = [(np.asarray(pairs, dtype=np.int64).reshape(-1, 2), np.ones(len(pairs)), np.ones(count))]
    owners: list[Any] = []
    while len(levels[-1][2]) > COARSEST:
        owner = _coarsened(*levels[-1])
        if owner.max() + 1 > 0.9 * len(owner):
            break
        owners.append(owner)
        levels.append(_merged(*levels[-1], owner))
    rng = np.random.default_rng(seed)
    few = len(levels[-1][2])
    points = settled(rng.standard_normal((few, 2)) * few**0.5, *levels[-1], rounds=5 * ROUNDS, reach=3.0)
    for place in range(len(levels) - 2, -1, -1):
        owner = owners[place]
        grown = points * (len(owner) / len(points)) ** 0.5
        start = grown[owner] + rng.standard_normal((len(owner), 2)) * 0.3
        points = settled(start, *levels[place], rounds=2 * ROUNDS if place else ROUNDS)
    return points


def per_length(count: int, edges: int) -> float:
    """How many nodes stand on a line of length 1, about, where gravity and charges are in balance."""
    import math

    charge = GRAVITY * (FLAT + 1 / FLAT) / (2 * math.pi * PUSH)  # on an area of 1
    return math.sqrt(charge * count / (count + 2 * edges))


# ---- levels ---------------------------------------------------------------------------------------------------------


def _coarsened(pairs: Pairs, weights: Numbers, masses: Numbers) -> Any:
    """For each node, which node of the next level it becomes a part of.

    Who has one neighbour goes to it; the others, those with few edges first, are matched with the neighbour that they
    are tied to most for its mass (heavy-edge matching: Karypis and Kumar 1998).
    """
    import numpy as np

    ties: list[list[tuple[int, float]]] = [[] for _ in masses]
    for (left, right), weight in zip(pairs.tolist(), weights.tolist(), strict=True):
        ties[left].append((right, weight))
        ties[right].append((left, weight))
    sizes = masses.tolist()
    owner: dict[int, int] = {}
    for node in sorted(range(len(ties)), key=lambda node: (len(ties[node]), sizes[node], node)):
        alone = len(ties[node]) == 1
        free = [(weight / sizes[other], -other) for other, weight in ties[node] if alone or other not in owner]
        if node not in owner and free:
            other = -max(free)[1]
            owner[node] = owner.setdefault(other, other)
    roots = {root: place for place, root in enumerate(sorted({owner.get(node, node) for node in range(len(ties))}))}
    return np.array([roots[owner.get(node, node)] for node in range(len(ties))])


def _merged(pairs: Pairs, weights: Numbers, masses: Numbers, owner: Any) -> tuple[Pairs, Numbers, Numbers]:
    """The graph of the next level: weights of edges that become one, and masses of nodes that do, add up."""
    import numpy as np

    count = int(owner.max()) + 1
    ends = np.sort(owner[pairs], axis=1)
    apart = ends[:, 0] != ends[:, 1]
    keys, place = np.unique(ends[apart, 0] * count + ends[apart, 1], return_inverse=True)
    merged = np.stack([keys // count, keys % count], axis=1)
    return merged, np.bincount(place, weights[apart], len(keys)), np.bincount(owner, masses, count)


# ---- forces ---------------------------------------------------------------------------------------------------------


def settled(
    points: Points,
    pairs: Pairs,
    weights: Numbers,
    masses: Numbers,
    *,
    rounds: int = ROUNDS,
    reach: float = 1.0,
    moving: Numbers | None = None,
) -> Points:
    """Let forces move the points for some rounds.

    Args:
        points: where they start.
        pairs: the edges.
        weights: how strongly each edge pulls.
        masses: how strongly each node pushes, besides 1 for each unit of weight that it has.
        rounds: how often all are moved.
        reach: the longest step of the first round; steps get shorter from round to round.
        moving: for each node, how much of its way it goes: 0 stays where it is. All go without.
    """
    import numpy as np

    ends = np.concatenate([pairs, pairs[:, ::-1]])
    pulls = np.concatenate([weights, weights])[:, None]
    charge = (masses + np.bincount(ends[:, 0], pulls[:, 0], len(points)))[:, None]
    gravity = np.array([GRAVITY / FLAT, GRAVITY * FLAT])
    for turn in range(rounds):
        force = PUSH * _pushes(points, charge[:, 0]) - gravity * (points - points.mean(axis=0))
        pull = (points[ends[:, 1]] - points[ends[:, 0]]) * pulls
        pulled = np.stack([np.bincount(ends[:, 0], pull[:, axis], len(points)) for axis in (0, 1)], axis=1)
        # By unit of charge: a hub is heavy, and moves no faster than its leaves.
        force += pulled / charge
        size = np.linalg.norm(force, axis=1, keepdims=True)
        step = reach * (0.02 + 0.98 * (1 - turn / rounds) ** 1.5)
        move = force * np.minimum(1.0, step / np.maximum(size, 1e-9))
        points = points + (move if moving is None else move * moving[:, None])
    return points


def _pushes(points: Points, charges: Numbers) -> Points:
    """What all others push a unit of charge at each node with: their charge over the distance, away from them."""
    import numpy as np

    x, y = points[:, 0].copy(), points[:, 1].copy()
    if len(points) <= EXACT:
        return _push(points, x[None, :], y[None, :], charges[None, :])
    low = points.min(axis=0)
    width = float((points.max(axis=0) - low).max()) * 1.0001 + 1e-9
    deepest = max(2, int(np.ceil(np.log2(len(points)) / 2)))
    force = np.zeros_like(points)
    beside, farther = _offsets()
    for depth in range(2, deepest + 1):
        cells = ((points - low) * ((1 << depth) / width)).astype(np.int64)
        padded = (1 << depth) + 6
        own = (cells[:, 1] + 3) * padded + cells[:, 0] + 3
        charge = np.bincount(own, charges, padded * padded)
        filled = np.maximum(charge, 1e-12)
        middle_x = np.bincount(own, charges * x, padded * padded) / filled
        middle_y = np.bincount(own, charges * y, padded * padded) / filled
        offsets = (farther[..., 1] * padded + farther[..., 0])[(cells[:, 1] & 1) * 2 + (cells[:, 0] & 1)]
        there = own[:, None] + offsets
        force += _push(points, middle_x[there], middle_y[there], charge[there])
    near = own[:, None] + beside[:, 1] * padded + beside[:, 0]
    pushing = charge[near]
    pushing[:, len(beside) // 2] -= charges  # nobody pushes himself
    return force + _push(points, middle_x[near], middle_y[near], pushing)


def _push(points: Points, x: Numbers, y: Numbers, charges: Numbers) -> Points:
    """The force on each point from charges at `x` and `y`, all three of the shape (points, charges)."""
    import numpy as np

    x, y = points[:, :1] - x, points[:, 1:] - y
    share = charges / (x * x + y * y + SOFT)
    return np.stack([(share * x).sum(axis=1), (share * y).sum(axis=1)], axis=1)


@cache
def _offsets() -> tuple[Any, Any]:
    """The cells that act on a node: those at its own, and the farther ones, by the parity of its cell.

    The farther ones are the children of the cells at its parent, without those at its own cell: what is farther still
    has acted one level above.
    """
    import numpy as np

    block = [(across, down) for down in range(-3, 4) for across in range(-3, 4)]
    beside = [(across, down) for across, down in block if abs(across) <= 1 and abs(down) <= 1]
    farther = [
        [each for each in block if each not in beside and -2 <= each[0] + right <= 3 and -2 <= each[1] + below <= 3]
        for below in (0, 1)
        for right in (0, 1)
    ]
    return np.array(beside), np.array(farther)
