from __future__ import annotations

import itertools
import math
import random

import networkx as nx
import pytest

from kg.views.layout import positions


def some_graph(size: int, seed: int = 2) -> nx.Graph[str]:
    rng = random.Random(seed)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(f"n{number}" for number in range(size))
    for number in range(1, size * 3 // 4):
        graph.add_edge(f"n{number}", f"n{rng.randrange(max(1, number // 4))}")
    return graph


@pytest.mark.parametrize("size", [0, 1, 2, 3, 40, 220])
def test_every_node_has_a_place_of_its_own(size: int) -> None:
    graph = some_graph(size)
    where = positions(graph)
    assert set(where) == set(graph)
    apart = [math.dist(one, other) for one, other in itertools.combinations(where.values(), 2)]
    assert min(apart, default=99) > 24, "two nodes would touch"


@pytest.mark.parametrize("size", [30, 220])
def test_the_same_graph_gives_the_same_picture_in_whatever_order_it_was_built(size: int) -> None:
    graph = some_graph(size)
    turned: nx.Graph[str] = nx.Graph()
    turned.add_nodes_from(sorted(graph, reverse=True))
    turned.add_edges_from((right, left) for left, right in sorted(graph.edges, reverse=True))
    assert positions(graph) == positions(turned)


def test_unconnected_parts_stand_apart() -> None:
    graph: nx.Graph[str] = nx.union(
        nx.relabel_nodes(nx.complete_graph(6), {number: f"a{number}" for number in range(6)}),
        nx.relabel_nodes(nx.cycle_graph(5), {number: f"b{number}" for number in range(5)}),
    )
    where = positions(graph)

    def box(letter: str) -> tuple[int, int, int, int]:
        xs, ys = zip(*(point for name, point in where.items() if name[0] == letter), strict=True)
        return min(xs), max(xs), min(ys), max(ys)

    one, other = box("a"), box("b")
    assert one[1] < other[0] or other[1] < one[0] or one[3] < other[2] or other[3] < one[2]


def test_a_loop_is_no_obstacle() -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "a"), ("a", "b"), ("b", "c")])
    assert len(set(positions(graph).values())) == 3
