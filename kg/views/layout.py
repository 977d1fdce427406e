"""Where each actor stands: computed here, once and seeded, so that the page opens at once and looks the same tomorrow.

Each connected part is laid out alone (Kamada-Kawai while small, ForceAtlas2 above), turned so that its long side lies
level, spread until no two nodes touch, and the parts are then packed around the largest one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["positions"]

SMALL = 150
"""Nodes up to which Kamada-Kawai is used: it keeps graph distances best, and its time grows with the cube."""
GAP = 54.0
"""Least distance between two nodes, in units of the page at zoom 1; a node is 14 to 48 units wide."""
CELL = 60.0
"""Side of a cell of the grid that parts are packed on."""
SHAPE = 1.5
"""Width to height of the whole picture: screens are wide."""

Points = Any
"""An array of shape (nodes, 2)."""


def positions(graph: nx.Graph[str], *, seed: int = 1) -> dict[str, tuple[int, int]]:
    """Whole-number coordinates for every node of an undirected graph, `y` running down as on a screen."""
    import networkx as nx

    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    laid = [(part, _part(graph, part, seed)) for part in parts]
    placed = zip(laid, _packed([points for _, points in laid]), strict=True)
    return {
        node: (round(float(x)), round(float(y)))
        for (part, _), points in placed
        for node, (x, y) in zip(part, points, strict=True)
    }


def _part(graph: nx.Graph[str], nodes: list[str], seed: int) -> Points:
    """One connected part, around the origin."""
    import networkx as nx
    import numpy as np

    if len(nodes) == 1:
        return np.zeros((1, 2))
    if len(nodes) == 2:
        return np.array([[-1.1 * GAP, 0.0], [1.1 * GAP, 0.0]])
    # The order of nodes is part of the result: a subgraph view would keep the order of the whole.
    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(nodes)
    part.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.subgraph(nodes).edges if edge[0] != edge[1]))
    if len(nodes) <= SMALL:
        found = nx.kamada_kawai_layout(part)
    else:
        # Strong gravity keeps long chains from taking up half the picture.
        turns = max(60, min(200, 60_000 // len(nodes)))
        found = nx.forceatlas2_layout(part, max_iter=turns, gravity=0.3, strong_gravity=True, seed=seed)
    return _spread(_level(np.array([found[node] for node in nodes], dtype=float)))


def _level(points: Points) -> Points:
    """Centre the points and turn their longest direction level, always with the same side up."""
    import numpy as np

    points = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(points.T @ points)
    turned = points @ axes[:, ::-1]
    # An axis has two directions: the first node decides, so that the picture never flips between versions of numpy.
    signs = np.where(turned[0] < 0, -1.0, 1.0)
    return turned * signs


def _spread(points: Points) -> Points:
    """Scale to a readable density (airy for few nodes, close for many), then push apart what still touches."""
    import numpy as np
    from scipy.spatial import KDTree

    nearest = KDTree(points).query(points, k=2)[0][:, 1]
    air = max(0.6, 2.1 - 0.55 * float(np.log10(len(points))))
    points = points * (air * GAP / max(float(np.median(nearest)), 1e-6))
    for _ in range(80):
        pairs = KDTree(points).query_pairs(GAP, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        apart = points[pairs[:, 0]] - points[pairs[:, 1]]
        # Two nodes on one spot have no direction to part in: any fixed one will do.
        apart[np.all(apart == 0, axis=1)] = (1e-3, 1e-3)
        length = np.linalg.norm(apart, axis=1, keepdims=True)
        push = apart / length * (GAP - length) * 0.5
        np.add.at(points, pairs[:, 0], push)
        np.add.at(points, pairs[:, 1], -push)
    return points


def _packed(parts: list[Points]) -> list[Points]:
    """The parts moved so that none covers another: the largest in the middle, each next one as near as it fits."""
    import numpy as np

    if not parts:
        return []
    boxes = [_cells(points) for points in parts]
    side = int(2 * np.sqrt(sum(height * width for height, width in boxes))) + 2 * max(max(box) for box in boxes) + 4
    taken = np.zeros((side, side), dtype=bool)
    rows, columns = np.mgrid[0:side, 0:side]
    placed = []
    for points, (height, width) in zip(parts, boxes, strict=True):
        free = _free(taken, height, width)
        middle_row = rows[: free.shape[0], : free.shape[1]] + height / 2 - side / 2
        middle_column = columns[: free.shape[0], : free.shape[1]] + width / 2 - side / 2
        distance = np.where(free, (middle_column / SHAPE) ** 2 + middle_row**2, np.inf)
        row, column = np.unravel_index(int(np.argmin(distance)), distance.shape)
        corner = np.array([column + width / 2 - side / 2, row + height / 2 - side / 2]) * CELL
        middle = (points.max(axis=0) + points.min(axis=0)) / 2
        moved = points - middle + corner
        _take(taken, moved, side)
        placed.append(moved)
    return placed


def _cells(points: Points) -> tuple[int, int]:
    """Height and width of a part in cells, with room for labels beside it."""
    import numpy as np

    extent = points.max(axis=0) - points.min(axis=0)
    return int(np.ceil(extent[1] / CELL)) + 1, int(np.ceil(extent[0] / CELL)) + 3


def _free(taken: Points, height: int, width: int) -> Points:
    """For each cell, whether a box with its upper left corner there is free (by a summed-area table)."""
    import numpy as np

    sums = np.pad(taken.astype(np.int64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    return sums[height:, width:] - sums[:-height, width:] - sums[height:, :-width] + sums[:-height, :-width] == 0


def _take(taken: Points, points: Points, side: int) -> None:
    """Mark the cells of a part: those around its nodes, and those between them in the same row or column.

    So small parts nestle at the corners of the large one, and never inside it.
    """
    import numpy as np

    own = np.zeros_like(taken)
    for column, row in np.floor(points / CELL + side / 2).astype(int):
        own[max(row - 1, 0) : row + 2, max(column - 2, 0) : column + 3] = True
    for axis in (0, 1):
        before = np.maximum.accumulate(own, axis=axis)
        after = np.flip(np.maximum.accumulate(np.flip(own, axis=axis), axis=axis), axis=axis)
        taken |= before & after
