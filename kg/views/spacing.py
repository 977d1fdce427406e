"""Room between nodes: scaling, pushing apart, keeping lines off strangers, and packing parts beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.views.forces import Numbers, Pairs, Points

__all__ = ["AIR", "CLEAR", "GAP", "cleared", "crossings", "packed", "pushed_apart", "scaled"]

GAP = 54.0
"""Least distance between two nodes, in units of the page at zoom 1; a node is 14 to 48 units wide."""
AIR = 1.4
"""Distance to the neighbours, on average, in `GAP`, where the area of all counts."""
AIRY = 40
"""Nodes up to which the distance to the nearest one counts, and above the area of all."""
CELL = 60.0
"""Side of a cell of the grid that parts are packed on."""
SHAPE = 1.5
"""Width to height of the whole picture: screens are wide."""
PUSHES = 200
"""How often touching nodes are pushed apart, at most."""
INERTIA = 0.1
"""How far a heavy node gives way, where a light one goes 1."""
CLEAR = 26.0
"""How near a line may come to a node that it does not belong to."""
EVASIONS = 25
"""How often nodes are pushed off lines, at most."""
CLEARED = 60_000
"""Pairs of a line and a node up to which lines are kept off: beyond, there is no room to evade to."""


def scaled(points: Points) -> Points:
    """Scaled to a readable density: airy for few nodes, close for many."""
    import numpy as np
    from scipy.spatial import KDTree

    nearest = float(np.median(KDTree(points).query(points, k=2)[0][:, 1]))
    air = max(1.4, 2.1 - 0.55 * float(np.log10(len(points))))
    by_distance = air * GAP / max(nearest, 1e-6)
    middle = points - points.mean(axis=0)
    # Of an ellipse around nearly all: one arm that sticks out must not crowd the others.
    width, height = np.quantile(np.abs(middle), 0.98, axis=0)
    area = np.pi * max(width, 1e-6) * max(height, 1e-6)
    by_area = AIR * GAP * np.sqrt(len(points) / area)
    return middle * (by_distance if len(points) <= AIRY else min(by_distance, by_area))


def pushed_apart(points: Points, heavy: Numbers | None = None, rounds: int = PUSHES) -> Points:
    """Push nodes apart until no two are nearer than `GAP`, or the rounds are over.

    Args:
        points: where they start.
        heavy: which nodes give way only a little (true or false for each).
        rounds: how often, at most.
    """
    import numpy as np
    from scipy.spatial import KDTree

    points = points.copy()
    gives = np.ones(len(points)) if heavy is None else np.where(heavy, INERTIA, 1.0)
    for _ in range(rounds):
        pairs = KDTree(points).query_pairs(GAP * 0.995, output_type="ndarray")
        if not len(pairs):
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        apart = points[pairs[:, 0]] - points[pairs[:, 1]]
        # Two nodes on one spot have no direction to part in: any fixed one will do.
        apart[np.all(apart == 0, axis=1)] = (1e-3, 1e-3)
        length = np.linalg.norm(apart, axis=1, keepdims=True)
        ways = gives[pairs] / gives[pairs].sum(axis=1, keepdims=True)
        push = apart / length * (GAP - length)
        np.add.at(points, pairs[:, 0], push * ways[:, :1])
        np.add.at(points, pairs[:, 1], -push * ways[:, 1:])
    return points


def cleared(points: Points, pairs: Pairs) -> Points:
    """Push nodes off the lines between others, where that leaves fewer of them on lines than there were."""
    import numpy as np

    if len(points) * len(pairs) > CLEARED:
        return points
    nodes, pushes = _on_lines(points, pairs)
    best, fewest = points, len(nodes)
    for _ in range(EVASIONS):
        if not fewest:
            break
        points = points.copy()
        np.add.at(points, nodes, pushes)
        points = pushed_apart(points, rounds=EVASIONS)
        nodes, pushes = _on_lines(points, pairs)
        if len(nodes) < fewest:
            best, fewest = points, len(nodes)
    return pushed_apart(best)


def crossings(points: Points, pairs: Pairs) -> int:
    """How often lines cross; time and memory grow with the square of the lines."""
    import numpy as np

    begin, end = points[pairs[:, 0]], points[pairs[:, 1]]

    def sides(point: Points) -> Numbers:
        """On which side of each line (row) each point (column) is."""
        way, to = end - begin, point[None, :, :] - begin[:, None, :]
        return np.sign(way[:, None, 0] * to[..., 1] - way[:, None, 1] * to[..., 0])

    parts = sides(begin) * sides(end) < 0
    return int((parts & parts.T).sum()) // 2


def _on_lines(points: Points, pairs: Pairs) -> tuple[Any, Points]:
    """The nodes that stand on lines of others, once for each line, and the way off it."""
    import numpy as np

    begin, way = points[pairs[:, 0]], points[pairs[:, 1]] - points[pairs[:, 0]]
    length = np.maximum(np.linalg.norm(way, axis=1), 1e-6)
    way = way / length[:, None]
    from_begin = points[None, :, :] - begin[:, None, :]
    along = (from_begin * way[:, None, :]).sum(axis=2)
    across = from_begin[..., 1] * way[:, None, 0] - from_begin[..., 0] * way[:, None, 1]
    on = (along > 0) & (along < length[:, None]) & (np.abs(across) < CLEAR)
    on[np.arange(len(pairs))[:, None], pairs] = False
    lines, nodes = np.nonzero(on)
    side = np.where(across[lines, nodes] < 0, -1.0, 1.0)
    by = (CLEAR - np.abs(across[lines, nodes]) + 1.0) * side * 0.5
    return nodes, np.stack([-way[lines, 1], way[lines, 0]], axis=1) * by[:, None]


# ---- parts beside each other ----------------------------------------------------------------------------------------


def packed(parts: Sequence[Points], around: Sequence[Points] = ()) -> list[Points]:
    """The parts moved so that none covers another: the largest in the middle, each next one as near as it fits.

    Args:
        parts: the largest first.
        around: parts that are in the picture already; the others are put around them.
    """
    import numpy as np

    if not parts:
        return []
    boxes = [_cells(points) for points in [*parts, *around]]
    side = int(2 * np.sqrt(sum(height * width for height, width in boxes))) + 2 * max(max(box) for box in boxes) + 4
    middle = np.zeros(2)
    if around:
        there = np.concatenate(around)
        middle = (there.max(axis=0) + there.min(axis=0)) / 2
        side += 2 * max(_cells(there))
    taken = np.zeros((side, side), dtype=bool)
    for points in around:
        _take(taken, points - middle, side)
    searches: dict[tuple[int, int], Iterator[tuple[int, int]]] = {}
    placed = []
    for points, (height, width) in zip(parts, boxes[: len(parts)], strict=True):
        # What was not free for an earlier part of this size is not free now: the search goes on where it ended.
        search = searches.setdefault((height, width), _outwards(side, height, width))
        row, column = next(
            (row, column) for row, column in search if not taken[row : row + height, column : column + width].any()
        )
        corner = np.array([column + width / 2 - side / 2, row + height / 2 - side / 2]) * CELL
        moved = points - (points.max(axis=0) + points.min(axis=0)) / 2 + corner
        if len(points) == 1:
            taken[row : row + height, column : column + width] = True
        else:
            _take(taken, moved, side)
        placed.append(moved + middle)
    return placed


def _outwards(side: int, height: int, width: int) -> Iterator[tuple[int, int]]:
    """Rows and columns of upper left corners of a box, those first that have it nearest to the middle."""
    import numpy as np

    rows, columns = np.mgrid[0 : side - height + 1, 0 : side - width + 1]
    across, down = columns + (width - side) / 2, rows + (height - side) / 2
    order = np.argsort(((across / SHAPE) ** 2 + down**2).ravel(), kind="stable")
    yield from zip(rows.ravel()[order].tolist(), columns.ravel()[order].tolist(), strict=True)


def _cells(points: Points) -> tuple[int, int]:
    """Height and width of a part in cells, with room for labels beside it."""
    import numpy as np

    if len(points) == 1:
        return 1, 2
    extent = points.max(axis=0) - points.min(axis=0)
    return int(np.ceil(extent[1] / CELL)) + 1, int(np.ceil(extent[0] / CELL)) + 3


def _take(taken: Any, points: Points, side: int) -> None:
    """Mark the cells of a part: those around its nodes, and those between them in the same row or column.

    So small parts nestle at the corners of the large one, and never inside it.
    """
    import numpy as np

    cells = np.floor(points / CELL + side / 2).astype(int)
    across, down = (2, 1) if len(points) > 2 else (1, 0)  # a pair lies level, in the middle of its cells
    low, high = cells.min(axis=0) - np.array([across, down]), cells.max(axis=0) + np.array([across + 1, down + 1])
    own = np.zeros((high - low)[::-1], dtype=bool)
    for column, row in cells - low:
        own[row - down : row + down + 1, column - across : column + across + 1] = True
    covered = np.zeros_like(own)
    for axis in (0, 1):
        before = np.maximum.accumulate(own, axis=axis)
        after = np.flip(np.maximum.accumulate(np.flip(own, axis=axis), axis=axis), axis=axis)
        covered |= before & after
    left, top = np.maximum(low, 0)
    inside = covered[top - low[1] : side - low[1], left - low[0] : side - low[0]]
    taken[top : top + inside.shape[0], left : left + inside.shape[1]] |= inside
