from __future__ import annotations

import itertools
import math
import os
import random
import statistics
import subprocess
import sys

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


def communities(size: int, *, per: int = 60, seed: int = 7) -> nx.Graph[str]:
    """Communities that grow by preferential attachment, with some ties between them."""
    rng = random.Random(seed)
    many = max(2, size // per)
    ends: list[list[int]] = [[number] for number in range(many)]
    graph: nx.Graph[str] = nx.Graph()
    for number in range(many, size):
        home = ends[number % many]
        for _ in range(rng.choice((1, 1, 2, 3))):
            other = rng.choice(home)
            if other != number:
                graph.add_edge(f"n{number}", f"n{other}")
                home += [number, other]
    for number in range(size // 5):
        one, other = number % many, rng.randrange(many)
        if one != other:
            graph.add_edge(f"n{rng.choice(ends[one])}", f"n{rng.choice(ends[other])}")
    return graph


def width(where: dict[str, tuple[int, int]]) -> int:
    return max(x for x, _ in where.values()) - min(x for x, _ in where.values())


@pytest.mark.parametrize("size", [0, 1, 2, 3, 40, 220, 900])
def test_every_node_has_a_place_of_its_own(size: int) -> None:
    graph = some_graph(size)
    where = positions(graph)
    assert set(where) == set(graph)
    apart = [math.dist(one, other) for one, other in itertools.combinations(where.values(), 2)]
    assert min(apart, default=99) > 48, "two nodes would touch"


@pytest.mark.parametrize("size", [30, 220, 600])
def test_the_same_graph_gives_the_same_picture_in_whatever_order_it_was_built(size: int) -> None:
    graph = some_graph(size)
    turned: nx.Graph[str] = nx.Graph()
    turned.add_nodes_from(sorted(graph, reverse=True))
    turned.add_edges_from((right, left) for left, right in sorted(graph.edges, reverse=True))
    assert positions(graph) == positions(turned)


HASHED = """
import hashlib, networkx as nx
from kg.views.layout import positions
graph = nx.relabel_nodes(nx.barabasi_albert_graph(500, 2, seed=4), str)
print(hashlib.sha256(repr(sorted(positions(graph).items())).encode()).hexdigest())
"""


def test_neither_hashing_nor_the_number_of_processors_moves_a_node() -> None:
    def hashed(**environment: str) -> str:
        command = [sys.executable, "-c", HASHED]
        run = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=True)
        return run.stdout

    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
    assert hashed(PYTHONHASHSEED="1", **dict.fromkeys(threads, "1")) == hashed(
        PYTHONHASHSEED="2", **dict.fromkeys(threads, "2")
    )


def test_another_seed_gives_another_picture() -> None:
    graph = some_graph(60)
    assert positions(graph, seed=1) != positions(graph, seed=2)


def test_who_is_tied_stands_nearer_than_who_is_not() -> None:
    graph = communities(600)
    where = positions(graph)
    tied = statistics.mean(math.dist(where[one], where[other]) for one, other in graph.edges)
    rng = random.Random(1)
    nodes = sorted(graph)
    any_two = statistics.mean(math.dist(*(where[node] for node in rng.sample(nodes, 2))) for _ in range(5000))
    assert tied < 0.3 * any_two


def test_hubs_keep_apart() -> None:
    hubs: nx.Graph[str] = nx.Graph([("a", "b"), ("b", "c"), ("c", "a")])
    hubs.add_edges_from((hub, f"{hub}{number}") for hub in "abc" for number in range(60))
    where = positions(hubs)
    assert min(math.dist(where[one], where[other]) for one, other in ("ab", "bc", "ca")) > 300


def test_a_line_does_not_lead_through_strangers_where_there_is_room() -> None:
    wheel = nx.relabel_nodes(nx.wheel_graph(9), str)
    ladder = nx.relabel_nodes(nx.ladder_graph(12), str)
    for graph in (wheel, ladder):
        where = positions(graph)
        for left, right in graph.edges:
            for other in set(graph) - {left, right}:
                around = math.dist(where[left], where[other]) + math.dist(where[other], where[right])
                assert around > math.dist(where[left], where[right]) + 2


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


def test_small_parts_keep_their_distance() -> None:
    shapes = [nx.path_graph(2), nx.path_graph(3), nx.star_graph(4), nx.cycle_graph(5), nx.empty_graph(1)]
    graph = nx.relabel_nodes(nx.disjoint_union_all([*shapes * 25, nx.barabasi_albert_graph(80, 1, seed=2)]), str)
    where = positions(graph)
    assert min(math.dist(one, other) for one, other in itertools.combinations(where.values(), 2)) > 48


def test_hundreds_of_single_actors_take_little_room() -> None:
    graph = communities(200)
    alone = width(positions(graph))
    graph.add_nodes_from(f"x{number}" for number in range(300))
    assert width(positions(graph)) < 2.5 * alone


def test_a_loop_is_no_obstacle() -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "a"), ("a", "b"), ("b", "c")])
    assert len(set(positions(graph).values())) == 3


# ---- the next edition of a picture ----------------------------------------------------------------------------------


def grown(graph: nx.Graph[str], by: int) -> nx.Graph[str]:
    """The graph with new nodes, each tied to one or two others."""
    rng = random.Random(3)
    more = graph.copy()
    nodes = sorted(graph)
    for number in range(by):
        more.add_edge(f"new{number}", rng.choice(nodes))
        if number % 2:
            more.add_edge(f"new{number}", f"new{number - 1}")
    return more


def test_who_was_there_stays_where_he_was_when_others_come() -> None:
    graph = communities(400)
    before = positions(graph)
    more = grown(graph, 20)
    more.remove_nodes_from(sorted(graph)[:5])
    after = positions(more, before=before)
    moved = [math.dist(before[node], after[node]) for node in after if node in before]
    assert statistics.median(moved) < 0.05 * width(before)
    assert max(moved) < 0.1 * width(before)


def test_for_one_new_actor_next_to_nothing_moves() -> None:
    graph = communities(400)
    before = positions(graph)
    graph.add_edge("n7", "new")
    after = positions(graph, before=before)
    moved = [math.dist(before[node], after[node]) for node in before]
    assert statistics.median(moved) < 0.005 * width(before)


def test_after_many_editions_the_picture_is_about_as_good_as_a_new_one() -> None:
    graph = communities(600)
    order = sorted(graph, key=lambda node: int(node[1:]))
    where = positions(graph.subgraph(order[:300]))
    for size in range(330, 601, 30):
        where = positions(graph.subgraph(order[:size]), before=where)

    def ties(places: dict[str, tuple[int, int]]) -> float:
        """How long they are, by the width of the picture."""
        return statistics.mean(math.dist(places[one], places[other]) for one, other in graph.edges) / width(places)

    assert ties(where) < 1.3 * ties(positions(graph))


def test_new_ones_are_put_near_their_neighbours() -> None:
    graph = communities(400)
    more = grown(graph, 20)
    after = positions(more, before=positions(graph))
    near = [
        min(math.dist(after[node], after[other]) for other in more[node]) for node in more if node.startswith("new")
    ]
    assert statistics.median(near) < 0.15 * width(after)
    apart = [math.dist(one, other) for one, other in itertools.combinations(after.values(), 2)]
    assert min(apart) > 48


def test_a_new_part_is_put_beside_the_old_ones() -> None:
    graph = some_graph(60)
    before = positions(graph)
    graph.add_edges_from([("x", "y"), ("y", "z"), ("z", "x")])
    after = positions(graph, before=before)
    assert {node: after[node] for node in before} == before
    apart = [math.dist(after[one], after[other]) for one in "xyz" for other in before]
    assert min(apart) > 48


def test_a_picture_of_few_of_them_is_no_start() -> None:
    graph = some_graph(60)
    before = dict(list(positions(some_graph(20)).items()))
    assert positions(graph, before=before) == positions(graph)


def test_parts_that_an_edge_joins_stay_where_they_were() -> None:
    graph: nx.Graph[str] = nx.Graph([("a", "b"), ("b", "c"), ("x", "y"), ("y", "z")])
    before = positions(graph)
    graph.add_edge("c", "x")
    assert positions(graph, before=before) == before
