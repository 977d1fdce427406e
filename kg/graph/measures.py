"""Who matters in a network, and who belongs together: measures of nodes, as attributes that every program can read.

========================  ============================================================================================
`degree`                  how many others a node is tied to (in whichever direction)
`strength`                the sum of the weights of its ties
`betweenness`             the share of shortest paths between others that lead over it (Brandes 2001); in networks of
                          more than `SAMPLED` nodes estimated from `SAMPLE` of them (Brandes and Pich 2007)
`pagerank`                how often a random walk along the ties, by weight, comes by (Brin and Page 1998)
`core`                    the largest k for which it is in the k-core (Seidman 1983)
`community`               the number of its community, 1 the largest (Leiden on modularity: Traag et al. 2019)
========================  ============================================================================================

All are seeded and do not hang on the order of nodes: the same network gives the same numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.graph.betweenness import betweenness

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["MEASURES", "Measured", "add_measures", "communities", "measures"]

SAMPLED = 2000
SAMPLE = 500
DIGITS = 6
MEASURES: Mapping[str, int | float] = {
    "degree": 0,
    "strength": 0.0,
    "betweenness": 0.0,
    "pagerank": 0.0,
    "core": 0,
    "community": 0,
}
"""The measures with the value that a node outside the network has."""


type Measured = Mapping[str, Mapping[str, int | float]]
"""For each node, its measures."""


def add_measures(
    graph: nx.Graph[str],
    ties: nx.Graph[str] | None = None,
    *,
    seed: int = 1,
    found: Measured | None = None,
) -> None:
    """Write the measures into the attributes of a network's nodes.

    Args:
        graph: the network that gets them; a node that is not in `ties` gets zeros.
        ties: the network that is measured, if it is another: of all statements only those that are asserted, say.
        seed: as in `measures`.
        found: what `measures` found, if it was asked already; `ties` is not read then.
    """
    import networkx as nx

    found = measures(graph if ties is None else ties, seed=seed) if found is None else found
    nx.set_node_attributes(graph, {node: found.get(node, MEASURES) for node in graph})


def measures(graph: nx.Graph[str], *, seed: int = 1) -> dict[str, dict[str, int | float]]:
    """The measures of each node.

    Args:
        graph: directed or not, simple or with parallel edges; an edge without `weight` weighs 1. Betweenness and
            communities take ties as undirected, and count each pair once with the sum of its weights.
        seed: of sampling and of the communities.
    """
    import networkx as nx

    ties = _ties(graph)
    sample = SAMPLE if len(ties) > SAMPLED else None
    between = betweenness(ties, sample=sample, seed=seed)
    ranks = nx.pagerank(_walked(graph), weight="weight") if len(graph) else {}
    cores = nx.core_number(ties)
    community = {node: number for number, nodes in enumerate(communities(ties, seed=seed), start=1) for node in nodes}
    return {
        node: {
            "degree": ties.degree(node),
            "strength": round(float(ties.degree(node, weight="weight")), DIGITS),
            "betweenness": round(between[node], DIGITS),
            "pagerank": round(ranks[node], DIGITS),
            "core": cores[node],
            "community": community[node],
        }
        for node in ties
    }


def communities(graph: nx.Graph[str], *, seed: int = 1) -> list[list[str]]:
    """The communities of an undirected network, the largest first; who has no tie is one alone."""
    import networkx as nx

    tied = _ties(graph)
    alone = [[node] for node in sorted(nx.isolates(tied))]
    tied.remove_nodes_from([node for nodes in alone for node in nodes])
    found = nx.community.leiden_communities(tied, weight="weight", metric="modularity", seed=seed) if len(tied) else []
    return sorted(map(sorted, found), key=lambda nodes: (-len(nodes), nodes)) + alone


def _ties(graph: nx.Graph[str]) -> nx.Graph[str]:
    """One undirected edge a pair, with the sum of the weights, and the nodes in order; nobody is tied to himself."""
    import networkx as nx

    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(sorted(graph))
    weights: dict[tuple[str, str], float] = {}
    for left, right, weight in graph.edges(data="weight", default=1):
        if left != right:
            pair = (left, right) if left < right else (right, left)
            weights[pair] = weights.get(pair, 0.0) + float(weight)
    ties.add_weighted_edges_from((*pair, weights[pair]) for pair in sorted(weights))
    return ties


def _walked(graph: nx.Graph[str]) -> nx.DiGraph[str]:
    """The network as a random walk goes along it, in a fixed order; parallel edges add up."""
    import networkx as nx

    walked: nx.DiGraph[str] = nx.DiGraph()
    walked.add_nodes_from(sorted(graph))
    both = () if graph.is_directed() else [(right, left, weight) for left, right, weight in _weighted(graph)]
    for left, right, weight in sorted([*_weighted(graph), *both]):
        so_far = walked.get_edge_data(left, right, {"weight": 0.0})["weight"]
        walked.add_edge(left, right, weight=so_far + weight)
    return walked


def _weighted(graph: nx.Graph[str]) -> list[tuple[str, str, float]]:
    return [(left, right, float(weight)) for left, right, weight in graph.edges(data="weight", default=1)]
