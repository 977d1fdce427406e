from __future__ import annotations

import networkx as nx
import pytest

from kg.graph.betweenness import betweenness

NETWORKS = {
    "several communities": nx.connected_caveman_graph(6, 5),
    "hubs": nx.barabasi_albert_graph(300, 2, seed=5),
    "two parts": nx.disjoint_union(nx.star_graph(9), nx.cycle_graph(8)),
    "longer ways than matrices are good for": nx.path_graph(150),
    "a pair": nx.path_graph(2),
    "nobody": nx.empty_graph(0),
    "no ties": nx.empty_graph(4),
}


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("sample", [None, 40, 1000])
def test_the_numbers_are_those_of_networkx(name: str, sample: int | None) -> None:
    graph = nx.relabel_nodes(NETWORKS[name], str)
    expected = nx.betweenness_centrality(graph, k=sample if sample and sample < len(graph) else None, seed=3)
    assert betweenness(graph, sample=sample, seed=3) == pytest.approx(expected, abs=1e-12)
