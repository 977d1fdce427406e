from __future__ import annotations

from dataclasses import replace
from typing import Any

import networkx as nx
import pytest

from kg.graph.measures import MEASURES, add_measures, communities, measures
from kg.graph.projections import Selection, actor_network, discourse_network, shared, stances, topic_network
from kg.model import Factuality, Polarity, Qualification, Relation
from tests.graph.test_network import MadeTables, MadeVocabulary, argument, statement

TREATY = replace(argument("Treaty"), type="PolicyInstrument")


def relation(name: str, **more: Any) -> Relation:
    return Relation(name=name, label=name, definition="", domain=(), range=(), aspect="event", **more)


VOCABULARY = MadeVocabulary(
    relations={
        "meets": relation("meets", symmetric=True),
        "criticizes": relation("criticizes", stance="against"),
        "supports": relation("supports", stance="for"),
        "opposes": relation("opposes", stance="against"),
    }
)


class Classes(MadeVocabulary):
    def ancestors(self, name: str) -> tuple[str, ...]:
        return ("Actor",) if name == "Country" else ()


WORDS = Classes(relations=VOCABULARY.relations)


def made(*statements: Any) -> MadeTables:
    from kg.model import Article

    articles = (
        Article(id="a1", text="", published="2024-05-02", publisher="Meridian"),
        Article(id="a2", text="", published="2023-01-09", publisher="Meridian"),
        Article(id="a3", text=""),
    )
    return MadeTables(articles=articles, actors=(), mentions=(), statements=statements)


def says(identifier: str, subject: str, relation: str, object_: Any, article: str = "a1", **more: Any) -> Any:
    about = argument(object_) if isinstance(object_, str) else object_
    return statement(identifier, article, subject=argument(subject), relation=relation, object=about, **more)


# ---- who with whom ---------------------------------------------------------------------------------------------------


def test_statements_of_a_pair_add_up_to_one_edge_with_three_weights() -> None:
    tables = made(
        says("s1", "Norland", "criticizes", "Sudria", confidence=0.9),
        says("s2", "Norland", "criticizes", "Sudria", "a2", confidence=0.5),
        says("s3", "Norland", "opposes", "Sudria", "a3", confidence=0.6),
    )
    (edge,) = actor_network(tables, WORDS).edges(data=True)
    assert edge[:2] == ("norland", "sudria")
    assert edge[2] == {
        "statements": 3,
        "sources": 2,
        "confidence": 2.0,
        "weight": 3,
        "relations": "criticizes; opposes",
        "first_day": "",
        "last_day": "",
    }
    for weight in ("sources", "confidence"):
        weighed = actor_network(tables, WORDS, weight=weight)["norland"]["sudria"]
        assert weighed["weight"] == weighed[weight]


def test_pairs_of_one_list_count_once() -> None:
    tables = made(*(says(f"s{n}", "Norland", "criticizes", "Sudria", group="g", confidence=0.5) for n in range(3)))
    edge = actor_network(tables, WORDS)["norland"]["sudria"]
    assert (edge["statements"], edge["confidence"]) == (1, 0.5)


def test_a_symmetric_relation_runs_both_ways_and_nobody_is_tied_to_himself() -> None:
    tables = made(says("s1", "Norland", "meets", "Sudria"), says("s2", "Norland", "meets", "Norland"))
    assert sorted(actor_network(tables, WORDS).edges) == [("norland", "sudria"), ("sudria", "norland")]


DENIED = Qualification(polarity=Polarity.NEGATIVE)


def test_only_what_is_asserted_counts_if_nothing_else_is_asked_for() -> None:
    tables = made(says("s1", "Norland", "criticizes", "Sudria", qualification=DENIED))
    assert not actor_network(tables, WORDS).edges
    denied = Selection(factualities=frozenset({Factuality.DENIED}))
    assert actor_network(tables, WORDS, selection=denied).edges


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), ["s1", "s2", "s3", "s4"]),
        (Selection(first="2024-01-01"), ["s1", "s4"]),
        (Selection(last="2023-12-31"), ["s2", "s4"]),
        (Selection(first="2024-05-02", last="2024-05-02"), ["s1", "s4"]),
        (Selection(relations=frozenset({"opposes"})), ["s3"]),
        (Selection(topics=frozenset({"health"})), ["s4"]),
        (Selection(least_confidence=0.85), ["s2"]),
    ],
)
def test_a_selection_takes_statements_by_what_they_say_and_when(selection: Selection, found: list[str]) -> None:
    tables = made(
        says("s1", "Norland", "criticizes", "Sudria"),
        says("s2", "Norland", "criticizes", "Sudria", "a2", confidence=0.9),
        says("s3", "Norland", "opposes", "Sudria", "a3"),
        says("s4", "Norland", "criticizes", "Sudria", "a3", date="2023/..", topics=("health",)),
    )
    assert [each.id for each in selection.of(tables)] == found


# ---- actors and topics -----------------------------------------------------------------------------------------------


def topics() -> MadeTables:
    return made(
        says("s1", "Norland", "meets", "Sudria", topics=("fisheries", "health")),
        says("s2", "Norland", "opposes", TREATY, topics=("fisheries",)),
        says("s3", "Westmark", "opposes", None, topics=("fisheries",)),
    )


def test_actors_are_tied_to_the_topics_of_their_statements() -> None:
    graph = topic_network(topics(), WORDS)
    assert nx.is_bipartite(graph)
    assert graph.edges["norland", "topic:fisheries"]["weight"] == 2
    assert graph.nodes["topic:fisheries"] == {"bipartite": 1, "label": "fishing", "type": "Topic"}


def test_who_shares_a_topic_with_few_is_tied_closer() -> None:
    graph = shared(topic_network(topics(), WORDS))
    # fisheries has four actors and health two of them: 1/3 + 1/1
    assert graph.edges["norland", "sudria"] == {"shared": 2, "weight": pytest.approx(4 / 3)}
    assert graph.edges["norland", "westmark"] == {"shared": 1, "weight": pytest.approx(1 / 3)}
    assert sorted(shared(topic_network(topics(), WORDS), "topics").edges(data="shared")) == [
        ("topic:fisheries", "topic:health", 2)
    ]


# ---- who stands alike ------------------------------------------------------------------------------------------------


def quarrel() -> MadeTables:
    return made(
        says("s1", "Norland", "supports", TREATY, topics=("fisheries",)),
        says("s2", "Sudria", "supports", TREATY, topics=()),
        says("s3", "Westmark", "opposes", TREATY, topics=("fisheries",)),
        says("s4", "Westmark", "criticizes", "Sudria", topics=("health",)),
        says("s5", "Norland", "criticizes", "Sudria", topics=()),
        says("s6", "Norland", "meets", "Westmark", topics=("health",)),
    )


def test_a_stance_is_on_an_actor_or_on_a_thing_and_its_topics() -> None:
    assert set(stances(quarrel(), WORDS)["norland"]) == {("treaty", 1), ("topic:fisheries", 1), ("sudria", -1)}
    assert set(stances(quarrel(), WORDS)["westmark"]) == {("treaty", -1), ("topic:fisheries", -1), ("sudria", -1)}


def test_congruence_ties_who_stand_alike_and_conflict_who_do_not() -> None:
    alike = discourse_network(quarrel(), WORDS, normalized=False)
    assert sorted(alike.edges(data="weight")) == [("norland", "sudria", 1.0), ("norland", "westmark", 1.0)]
    against = discourse_network(quarrel(), WORDS, "conflict")
    # Norland and Westmark differ on two things, and have three stances each; Sudria has one
    assert sorted(against.edges(data="weight")) == [
        ("norland", "westmark", pytest.approx(2 / 3)),
        ("sudria", "westmark", pytest.approx(1 / 2)),
    ]


# ---- measures --------------------------------------------------------------------------------------------------------


def two_rings() -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    nx.add_cycle(graph, ["a", "b", "c"])
    nx.add_cycle(graph, ["d", "e", "f", "g"])
    graph.add_edge("c", "d")
    graph.add_node("z")
    return graph


def test_measures_are_those_of_the_textbooks() -> None:
    found = measures(two_rings())
    assert set(found["c"]) == set(MEASURES)
    assert (found["c"]["degree"], found["c"]["strength"], found["c"]["core"]) == (3, 3.0, 2)
    # Over d lead the 9 paths between the rings and one of the two between e and g, of 21 pairs of others.
    assert found["d"]["betweenness"] == pytest.approx(9.5 / 21, abs=1e-6)
    assert sum(each["pagerank"] for each in found.values()) == pytest.approx(1, abs=1e-4)
    assert found["z"]["degree"] == 0


def test_communities_are_numbered_by_size_and_who_is_alone_comes_last() -> None:
    assert communities(two_rings()) == [["d", "e", "f", "g"], ["a", "b", "c"], ["z"]]
    assert communities(nx.Graph()) == []


def test_parallel_and_opposite_edges_are_one_tie_of_their_weights() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edge("a", "b", weight=2)
    graph.add_edge("a", "b", weight=1)
    graph.add_edge("b", "a", weight=4)
    graph.add_edge("a", "a", weight=9)
    assert (measures(graph)["a"]["degree"], measures(graph)["a"]["strength"]) == (1, 7.0)


def test_the_order_of_nodes_and_edges_does_not_matter() -> None:
    graph = nx.gnm_random_graph(80, 200, seed=3)
    named = nx.relabel_nodes(graph, {node: f"n{node}" for node in graph})
    other: nx.Graph[str] = nx.Graph()
    other.add_nodes_from(reversed(list(named)))
    other.add_edges_from((right, left) for left, right in reversed(list(named.edges)))
    assert measures(named) == measures(other)


def test_measures_are_written_where_they_are_wanted() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edge("a", "elsewhere")
    add_measures(graph, two_rings())
    assert graph.nodes["a"]["degree"] == 2
    assert graph.nodes["elsewhere"] == MEASURES
    add_measures(graph)
    assert graph.nodes["a"]["degree"] == 1


def test_betweenness_of_large_networks_is_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(120, 2, seed=1), str)
    exact = measures(graph)
    monkeypatch.setattr("kg.graph.measures.SAMPLED", 100)
    monkeypatch.setattr("kg.graph.measures.SAMPLE", 60)
    estimated = measures(graph)
    assert estimated != exact
    top = max(exact, key=lambda node: exact[node]["betweenness"])
    assert estimated[top]["betweenness"] == pytest.approx(exact[top]["betweenness"], rel=0.3)
