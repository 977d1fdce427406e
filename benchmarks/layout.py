"""How well layouts draw large networks, and how long they take: `python benchmarks/layout.py [FOLDER…]`.

Drawn are made-up networks with communities, seeded, of 1,000 and 5,000 nodes, and those of folders that `kg build`
wrote (their largest connected part). Ours is compared with those of rustworkx, scikit-network, Graphviz and NetworkX,
as far as they are there; all go through the same scaling and pushing apart. For each it prints

time        seconds of one processor
edges       mean length of an edge, by the mean distance of any two nodes: lower is better
kept        of the neighbours of a node in the network, how many are among as many nearest in the picture
            (Jaccard index, mean over the nodes): higher is better
strangers   how many nodes lie, on average, on an edge of others

and, for ours, how far nodes move (median, by the width of the picture) when one node in twenty is new.
"""

from __future__ import annotations

import math
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_matrix
from scipy.spatial import KDTree

from kg.graph.network import edges
from kg.statements.tables import read_tables
from kg.views.forces import Pairs, Points, laid_out
from kg.views.layout import positions
from kg.views.spacing import CLEAR, pushed_apart, scaled


def made_up(size: int, *, per: int = 100, seed: int = 7) -> nx.Graph[int]:
    """Communities that grow by preferential attachment; about two ties for each node, one in ten to another one."""
    rng = random.Random(seed)
    many = size // per
    ends: list[list[int]] = [[number] for number in range(many)]
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    for number in range(many, size):
        home = ends[rng.randrange(many)]
        for _ in range(rng.choice((1, 1, 2, 3))):
            other = rng.choice(home)
            if other != number:
                graph.add_edge(number, other)
                home += [number, other]
    for _ in range(size // 5):
        one, other = rng.sample(range(many), 2)
        graph.add_edge(rng.choice(ends[one]), rng.choice(ends[other]))
    return largest(graph)


def of_tables(folder: Path) -> nx.Graph[int]:
    """Who is tied to whom in a folder of tables."""
    graph: nx.Graph[str] = nx.Graph([(edge.left, edge.right) for edge in edges(read_tables(folder))])
    return largest(graph)


def largest(graph: nx.Graph[Any]) -> nx.Graph[int]:
    """The largest connected part, with numbers for names, in order."""
    parts = [sorted(nodes) for nodes in nx.connected_components(graph)]
    part = max(parts, key=lambda nodes: (len(nodes), nodes))
    numbers = {node: number for number, node in enumerate(part)}
    found: nx.Graph[int] = nx.Graph()
    found.add_nodes_from(range(len(part)))
    found.add_edges_from(sorted((numbers[left], numbers[right]) for left, right in graph.subgraph(part).edges))
    return found


# ---- layouts --------------------------------------------------------------------------------------------------------


def ours(count: int, pairs: Pairs) -> Points:
    return laid_out(count, pairs)


def rustworkx_spring(count: int, pairs: Pairs) -> Points:
    """100 rounds; above 2,000 nodes it takes minutes, as each pushes each."""
    if count > 2000:
        raise ImportError
    rx = import_module("rustworkx")
    graph = rx.PyGraph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from_no_data([tuple(pair) for pair in pairs.tolist()])
    found = rx.spring_layout(graph, num_iter=100, seed=1)
    return np.array([found[node] for node in range(count)])


def scikit_network_spring(count: int, pairs: Pairs) -> Points:
    spring = import_module("sknetwork.embedding").Spring(position_init="spectral")
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    return np.array(spring.fit_transform(csr_matrix((np.ones(len(ends)), ends.T), shape=(count, count))))


def graphviz_sfdp(count: int, pairs: Pairs) -> Points:
    program = shutil.which("sfdp")
    if program is None:
        raise ImportError
    text = "graph{" + "".join(f"n{left}--n{right};" for left, right in pairs.tolist()) + "}"
    plain = subprocess.run([program, "-Tplain", "-Gstart=1"], input=text, capture_output=True, text=True, check=True)
    found = {
        int(node): (float(x), float(y)) for node, x, y in re.findall(r"^node n(\d+) (\S+) (\S+)", plain.stdout, re.M)
    }
    return np.array([found[node] for node in range(count)])


def networkx_forceatlas2(count: int, pairs: Pairs) -> Points:
    """The layout before this one; above 2,000 nodes it takes minutes."""
    if count > 2000:
        raise ImportError
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pairs.tolist())
    turns = max(60, min(200, 60_000 // count))
    found = nx.forceatlas2_layout(graph, max_iter=turns, gravity=0.3, strong_gravity=True, seed=1)
    return np.array([found[node] for node in range(count)])


LAYOUTS: Sequence[Callable[[int, Pairs], Points]] = (
    ours,
    rustworkx_spring,
    graphviz_sfdp,
    scikit_network_spring,
    networkx_forceatlas2,
)


# ---- how good a picture is ------------------------------------------------------------------------------------------


def quality(points: Points, graph: nx.Graph[int], pairs: Pairs) -> tuple[float, float, float]:
    """Length of edges, neighbours kept, strangers on edges."""
    rng = np.random.default_rng(0)
    some = rng.integers(0, len(points), (20_000, 2))
    lengths = np.linalg.norm(points[pairs[:, 0]] - points[pairs[:, 1]], axis=1)
    distances = np.linalg.norm(points[some[:, 0]] - points[some[:, 1]], axis=1)
    tree = KDTree(points)
    kept = []
    for node, neighbours in graph.adjacency():
        near = {int(other) for other in tree.query(points[node], k=len(neighbours) + 1)[1]} - {node}
        kept.append(len(near & set(neighbours)) / len(near | set(neighbours)))
    drawn = pairs[rng.choice(len(pairs), min(2000, len(pairs)), replace=False)]
    return float(lengths.mean() / distances.mean()), statistics.mean(kept), strangers(points, drawn)


def strangers(points: Points, pairs: Pairs) -> float:
    found = 0
    for left, right in pairs.tolist():
        way = points[right] - points[left]
        length = float(np.linalg.norm(way))
        to = points - points[left]
        along, across = to @ way / length, np.abs(to[:, 0] * way[1] - to[:, 1] * way[0]) / length
        found += int(((along > 0) & (along < length) & (across < CLEAR / 2)).sum())
    return found / len(pairs)


def moved(graph: nx.Graph[int]) -> float:
    """How far nodes move when one in twenty is new."""
    rng = random.Random(2)
    names = nx.relabel_nodes(graph, {node: f"n{node:05}" for node in graph})
    new = set(rng.sample(sorted(names), len(names) // 20))
    before = positions(names.subgraph(sorted(set(names) - new)))
    after = positions(names, before=before)
    width = max(x for x, _ in before.values()) - min(x for x, _ in before.values())
    return statistics.median(math.dist(before[node], after[node]) for node in before) / width


def seconds() -> float:
    """Of this process and those it waited for."""
    return time.process_time() + resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def main(folders: Sequence[str]) -> None:
    networks = {"made up": made_up(1000), "made up, larger": made_up(5000)}
    networks |= {folder: of_tables(Path(folder)) for folder in folders}
    for name, graph in networks.items():
        pairs = np.array(sorted(graph.edges))
        print(f"{name}: {len(graph)} nodes, {len(pairs)} edges; moved {moved(graph):.4f}")
        for layout in LAYOUTS:
            begin = seconds()
            try:
                points = pushed_apart(scaled(layout(len(graph), pairs)))
            except ImportError:
                continue
            took = seconds() - begin
            lengths, kept, on = quality(points, graph, pairs)
            print(
                f"  {layout.__name__:22} {took:6.1f} s  edges {lengths:.3f}  kept {kept:.3f}  strangers {on:.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
