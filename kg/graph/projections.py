"""Simple weighted networks out of statements, as network analysis wants them: who with whom, who on what, who alike.

- `actor_network`: one directed edge for each ordered pair of actors;
- `topic_network`: actors and topics, bipartite;
- `shared`: its projection on one side, weighed as Newman (2001) does;
- `discourse_network`: who stands alike on topics (congruence), or against each other (conflict), after Leifeld (2017),
  *Discourse network analysis*, in *The Oxford Handbook of Political Networks*.

Every edge has `statements` (those of one group count once), `sources` (independent ones), `confidence` (the sum over
the statements: how many of them can be expected to be right) and `weight`, which is one of the three.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Literal

from kg.graph.network import Names, Records, acts, days, independent_sources, nodes_of, publishers_of, span
from kg.model import Factuality, Statement

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["TOPIC", "Selection", "Weight", "actor_network", "discourse_network", "shared", "stances", "topic_network"]

type Weight = Literal["statements", "sources", "confidence"]

TOPIC = "topic:"
"""How ids of topics begin where they stand beside those of actors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which statements count. By default those that are asserted, whoever asserts them."""

    relations: frozenset[str] | None = None
    topics: frozenset[str] | None = None
    factualities: frozenset[Factuality] = frozenset({Factuality.ASSERTED})
    first: str | None = None
    last: str | None = None
    """A window of ISO days. A statement is in it if its date may be, or, undated, if its article's is."""
    least_confidence: float = 0.0

    def of(self, tables: Records) -> list[Statement]:
        """The statements that count, by id."""
        published = {article.id: article.published for article in tables.articles}
        chosen = (each for each in tables.statements if self._takes(each, published.get(each.evidence.article)))
        return sorted(chosen, key=lambda statement: statement.id)

    def _takes(self, statement: Statement, published: str | None) -> bool:
        return (
            statement.factuality in self.factualities
            and (self.relations is None or statement.relation in self.relations)
            and (self.topics is None or not self.topics.isdisjoint(statement.topics))
            and statement.confidence >= self.least_confidence
            and self._is_in_window(statement.date or published)
        )

    def _is_in_window(self, date: str | None) -> bool:
        if self.first is None and self.last is None:
            return True
        begin, end = days(date)
        if begin is None and end is None:
            return False
        return (not self.last or begin is None or begin <= self.last) and (
            not self.first or end is None or end >= self.first
        )


ALL = Selection()


def actor_network(
    tables: Records, vocabulary: Names, *, selection: Selection = ALL, weight: Weight = "statements"
) -> nx.DiGraph[str]:
    """Actors, and an edge from the subject to the object of their statements; symmetric relations run both ways.

    Edges have, beside their weights, `relations` (the most frequent first), `first_day` and `last_day`.
    """
    import networkx as nx

    pairs: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in selection.of(tables):
        if statement.subject and statement.object and statement.subject.actor != statement.object.actor:
            ends = statement.subject.actor, statement.object.actor
            relation = vocabulary.relations.get(statement.relation)
            for pair in permutations(ends) if relation and relation.symmetric else (ends,):
                pairs[pair[0], pair[1]].append(statement)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(_nodes(tables, vocabulary, (actor for pair in pairs for actor in pair)))
    publishers = publishers_of(tables.articles)
    for pair in sorted(pairs):
        graph.add_edge(*pair, **_weights(pairs[pair], publishers, weight), **_described(pairs[pair]))
    return graph


def topic_network(
    tables: Records, vocabulary: Names, *, selection: Selection = ALL, weight: Weight = "statements"
) -> nx.Graph[str]:
    """Actors and the topics of their statements, with `bipartite` 0 for actors and 1 for topics, as NetworkX has it.

    Ids of topics begin with `topic:`.
    """
    import networkx as nx

    links: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in selection.of(tables):
        for actor in {argument.actor for argument in (statement.subject, statement.object) if argument}:
            for topic in set(statement.topics):
                links[actor, topic].append(statement)
    graph: nx.Graph[str] = nx.Graph()
    for actor, attributes in _nodes(tables, vocabulary, (actor for actor, _ in links)):
        graph.add_node(actor, bipartite=0, **attributes)
    publishers = publishers_of(tables.articles)
    for actor, topic in sorted(links):
        concept = vocabulary.topics.get(topic)
        graph.add_node(f"{TOPIC}{topic}", bipartite=1, label=concept.label if concept else topic, type="Topic")
        graph.add_edge(actor, f"{TOPIC}{topic}", **_weights(links[actor, topic], publishers, weight))
    return graph


def shared(graph: nx.Graph[str], onto: Literal["actors", "topics"] = "actors") -> nx.Graph[str]:
    """The projection of a `topic_network` on one side: two are linked if they share something on the other.

    Edges have `shared` (how many) and `weight`, to which each of them gives 1 / (its sharers - 1): what
    everybody speaks of, ties nobody (Newman 2001, *Scientific collaboration networks II*).
    """
    import networkx as nx

    side = 0 if onto == "actors" else 1
    projection: nx.Graph[str] = nx.Graph()
    projection.add_nodes_from(
        (node, data) for node, data in sorted(graph.nodes(data=True)) if data["bipartite"] == side
    )
    for between in sorted(node for node, data in graph.nodes(data=True) if data["bipartite"] != side):
        sharing = sorted(graph[between])
        for left, right in combinations(sharing, 2):
            edge = projection.get_edge_data(left, right, {"shared": 0, "weight": 0.0})
            more = {"shared": edge["shared"] + 1, "weight": edge["weight"] + 1 / (len(sharing) - 1)}
            projection.add_edge(left, right, **more)
    return projection


# ---- who stands alike ------------------------------------------------------------------------------------------------


def stances(
    tables: Records, vocabulary: Names, *, selection: Selection = ALL
) -> Mapping[str, Mapping[tuple[str, int], list[Statement]]]:
    """By actor: where it stands on what, +1 for and -1 against, with the statements that say so.

    What it stands on is the actor that a statement with a stance is about; or the thing, and the statement's topics. A
    relation has its stance from the ontology (`pol:stance`): who *supports* is for, who *opposes* is against.
    """
    found: defaultdict[str, defaultdict[tuple[str, int], list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in selection.of(tables):
        relation = vocabulary.relations.get(statement.relation)
        sign = {"for": 1, "against": -1}.get((relation and relation.stance) or "")
        if statement.subject and sign:
            for concept in _concepts(statement, vocabulary):
                found[statement.subject.actor][concept, sign].append(statement)
    return found


def _concepts(statement: Statement, vocabulary: Names) -> list[str]:
    """Who criticizes Norland over fishing is against Norland, and not against fishing."""
    about = statement.object
    if about is not None and "Actor" in (about.type, *vocabulary.ancestors(about.type)):
        return [about.actor]
    return sorted({*(f"{TOPIC}{topic}" for topic in statement.topics), *([about.actor] if about else [])})


def discourse_network(
    tables: Records,
    vocabulary: Names,
    kind: Literal["congruence", "conflict"] = "congruence",
    *,
    selection: Selection = ALL,
    normalized: bool = True,
) -> nx.Graph[str]:
    """Who takes the same side as whom, or the other one.

    The weight of an edge is the number of things on which two actors agree (or disagree), `shared`; normalized, it is
    divided by the mean number of stances of the two, so that who speaks often is not tied to everybody.
    """
    import networkx as nx

    positions = {actor: frozenset(stands) for actor, stands in stances(tables, vocabulary, selection=selection).items()}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(_nodes(tables, vocabulary, positions))
    for left, right in combinations(sorted(positions), 2):
        mine, theirs = positions[left], positions[right]
        if kind == "conflict":
            theirs = frozenset((concept, -sign) for concept, sign in theirs)
        common = len(mine & theirs)
        if common:
            mean = (len(mine) + len(theirs)) / 2
            graph.add_edge(left, right, shared=common, weight=common / mean if normalized else float(common))
    return graph


# ---- nodes and weights ----------------------------------------------------------------------------------------------


def _nodes(
    tables: Records, vocabulary: Names, wanted: Iterable[Hashable]
) -> Iterable[tuple[str, dict[str, str | int]]]:
    named = set(wanted)
    return [(actor, attributes) for actor, attributes in nodes_of(tables, vocabulary) if actor in named]


def _weights(statements: list[Statement], publishers: Mapping[str, str], weight: Weight) -> dict[str, int | float]:
    best: dict[str, float] = {}
    for each in statements:
        act = each.group or each.id
        best[act] = max(best.get(act, 0.0), each.confidence)
    found: dict[str, int | float] = {
        "statements": acts(statements),
        "sources": independent_sources(statements, publishers),
        "confidence": round(sum(best[act] for act in sorted(best)), 4),
    }
    return found | {"weight": found[weight]}


def _described(statements: list[Statement]) -> dict[str, str]:
    counts: defaultdict[str, int] = defaultdict(int)
    for statement in statements:
        counts[statement.relation] += 1
    first, last = span(statements)
    return {
        "relations": "; ".join(sorted(counts, key=lambda relation: (-counts[relation], relation))),
        "first_day": first or "",
        "last_day": last or "",
    }
