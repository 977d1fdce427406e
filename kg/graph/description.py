"""What a graph says of itself, in DCAT and VoID: what it is called, under which licence, how much of what is in it.

All of it follows from the graph and from what its publisher set; there is no clock in it. It stands in a graph of its
own, `graph/dataset`, so that it can be made anew whenever something else changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal as Choice

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from kg.errors import GraphError
from kg.graph.iris import Iris
from kg.graph.namespaces import DCAT, DCTERMS, POL, PREFIXES, PROV, RDF, VOID, XSD, local_name, text

__all__ = ["About", "description"]

PARTS: Mapping[Choice["ontology", "reference", "edges", "tenures"], str] = {
    "ontology": "the classes and relations",
    "reference": "the actors, topics and sectors, and the run that made the graph",
    "edges": "the direct triples between actors",
    "tenures": "who held which office from when until when",
}
ARTICLES = "what each article says, with its evidence; one named graph per article"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What only its publisher can say of a graph.

    Raises:
        GraphError: the licence is no address.
    """

    title: str = "Policy actors"
    license: str | None = None
    """The IRI of a licence; nothing is said of one without."""

    def __post_init__(self) -> None:
        try:
            if self.license:
                NamedNode(self.license)
        except ValueError:
            advice = "give the address of a licence, such as https://creativecommons.org/licenses/by/4.0/"
            raise GraphError("is no address of a licence", where=repr(self.license), advice=advice) from None


def description(store: Store, iris: Iris, about: About) -> list[Quad]:
    """The description of all that a store holds, but for an older description, which is not counted."""
    home = iris.graph("dataset")
    by_graph = {graph: number for graph, number in _graphs(store) if graph != home}
    triples = [*_general(store, iris, about, home), *_parts(by_graph, iris), *_classes(store, iris, home)]
    # The number of all triples counts those that say it.
    total = sum(by_graph.values()) + len(triples) + 1
    triples.append(Triple(iris.dataset, VOID.triples, Literal(total)))
    return [Quad(triple.subject, triple.predicate, triple.object, home) for triple in triples]


def _general(store: Store, iris: Iris, about: About, home: NamedNode) -> Iterator[Triple]:
    dataset = iris.dataset
    yield Triple(dataset, RDF.type, DCAT.Dataset)
    yield Triple(dataset, DCTERMS.title, text(about.title))
    if about.license:
        yield Triple(dataset, DCTERMS.license, NamedNode(about.license))
    yield Triple(dataset, DCTERMS.conformsTo, NamedNode(POL.iri.rstrip("#")))
    for (run,) in _rows(store, f"SELECT DISTINCT ?run {{ ?run a <{PROV.Activity.value}> }} ORDER BY ?run"):
        yield Triple(dataset, PROV.wasGeneratedBy, run)
    for vocabulary in _vocabularies(store, home):
        yield Triple(dataset, VOID.vocabulary, NamedNode(vocabulary))
    days = f"?article a <{POL.Article.value}> ; <{DCTERMS.issued.value}> ?day"
    within = f"{{ {days} FILTER (DATATYPE(?day) = <{XSD.date.value}>) }}"
    for first, last in _rows(store, f"SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) {within}"):
        if first and last:
            time = NamedNode(f"{dataset.value}-time")
            yield Triple(dataset, DCTERMS.temporal, time)
            yield Triple(time, RDF.type, DCTERMS.PeriodOfTime)
            yield Triple(time, DCAT.startDate, first)
            yield Triple(time, DCAT.endDate, last)


def _vocabularies(store: Store, home: NamedNode) -> list[str]:
    """The namespaces that we know and that a predicate or class in use comes from."""
    query = f"""
        SELECT DISTINCT ?term {{
          GRAPH ?graph {{ {{ ?s ?term ?o }} UNION {{ ?s a ?term }} }}
          FILTER (?graph != {home})
        }}"""
    known = set(PREFIXES.values())
    used = {term.value[: -len(local_name(term))] for (term,) in _rows(store, query) if isinstance(term, NamedNode)}
    return sorted(used & known)


def _parts(by_graph: Mapping[NamedNode, int], iris: Iris) -> Iterator[Triple]:
    for name, title in PARTS.items():
        part = iris.graph(name)
        if part in by_graph:
            yield from _part(part, title, by_graph[part], iris)
    articles = [number for graph, number in by_graph.items() if graph.value.startswith(f"{iris.base}graph/article-")]
    if articles:
        node = NamedNode(f"{iris.base}graph/articles")
        yield from _part(node, ARTICLES, sum(articles), iris)
        yield Triple(node, VOID.documents, Literal(len(articles)))


def _part(node: NamedNode, title: str, number: int, iris: Iris) -> Iterator[Triple]:
    yield Triple(iris.dataset, VOID.subset, node)
    yield Triple(node, RDF.type, VOID.Dataset)
    yield Triple(node, DCTERMS.title, text(title))
    yield Triple(node, VOID.triples, Literal(number))


def _classes(store: Store, iris: Iris, home: NamedNode) -> Iterator[Triple]:
    """How many things of each of our classes there are, and how many of any."""
    ours = f"""
        GRAPH ?graph {{ ?thing a ?class }}
        FILTER (?graph != {home} && STRSTARTS(STR(?class), "{POL.iri}") && STRSTARTS(STR(?thing), "{iris.base}"))"""
    count = "(COUNT(DISTINCT ?thing) AS ?number)"
    for kind, number in sorted(_rows(store, f"SELECT ?class {count} {{ {ours} }} GROUP BY ?class"), key=str):
        node = NamedNode(f"{iris.dataset.value}-{local_name(kind)}")
        yield Triple(iris.dataset, VOID.classPartition, node)
        yield Triple(node, VOID["class"], kind)
        yield Triple(node, VOID.entities, number)
    for (number,) in _rows(store, f"SELECT {count} {{ {ours} }}"):
        yield Triple(iris.dataset, VOID.entities, number)


def _graphs(store: Store) -> list[tuple[NamedNode, int]]:
    rows = _rows(store, "SELECT ?graph (COUNT(*) AS ?number) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph")
    return sorted(((graph, int(number.value)) for graph, number in rows), key=str)


def _rows(store: Store, query: str) -> list[tuple]:  # type: ignore[type-arg]  # terms, of the kind that a query gives
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)  # noqa: S101  # each query here is a SELECT
    return [tuple(solution) for solution in found]
