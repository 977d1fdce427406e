"""Is a graph valid? The shapes of `ontology/shapes.ttl` by pySHACL, and the laws between graphs by queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, Triple, serialize

from kg.errors import GraphError
from kg.graph.edges import Hierarchy, direct_triples, officers
from kg.graph.laws import LAWS
from kg.graph.namespaces import DCTERMS, POL, RDF, RDFS, SKOS, local_name
from kg.graph.reader import from_rdf
from kg.graph.store import GraphStore
from kg.model import Statement

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["Violation", "broken_laws", "broken_shapes", "statement_count", "validate", "wrong_edges"]

type Home = NamedNode | BlankNode | DefaultGraph

MOST = 100
"""How many violations of one law are listed: a graph that is wrong throughout needs no longer list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """Something in a graph that should not be so."""

    rule: str
    """The shape or the law that is broken."""
    node: str
    """The IRI it is about, or the triple."""
    problem: str

    def __str__(self) -> str:
        return f"{self.node}: {self.problem} ({self.rule})"


def validate(store: GraphStore, shapes: Path, vocabulary: Hierarchy | None = None) -> list[Violation]:
    """Everything that is wrong with a graph; nothing if it is valid.

    Args:
        store: the graph, in named graphs (TriG, N-Quads, JSON-LD) or in one (Turtle, N-Triples).
        shapes: `ontology/shapes.ttl`.
        vocabulary: with it, the direct triples are worked out again from the statements and compared.

    Raises:
        GraphError: the shapes cannot be read.
    """
    found = [*broken_shapes(store, shapes), *broken_laws(store)]
    if vocabulary:
        try:
            found += wrong_edges(store, vocabulary)
        except GraphError as error:  # a statement lacks what every statement has
            found.append(Violation(rule="edges", node=str(error.where), problem=f"cannot be read: it {error.problem}"))
    return found


def statement_count(store: GraphStore) -> int:
    return sum(1 for _ in store.oxigraph.quads_for_pattern(None, RDF.type, POL.Statement, None))


# ---- shapes ---------------------------------------------------------------------------------------------------------


def broken_shapes(store: GraphStore, shapes: Path) -> list[Violation]:
    """What breaks a shape. Each named graph is taken alone, as pySHACL needs a copy of what it looks at."""
    rules = _shapes(shapes)
    classes = [q.triple for q in store.oxigraph.quads_for_pattern(None, RDFS.subClassOf, None, None)]
    skipped = {store.iris.graph("ontology"), store.iris.graph("edges")}
    found: dict[Violation, None] = {}
    for name, triples in _graphs(store):
        if name not in skipped:
            found |= dict.fromkeys(_violations([*triples, *_neighbours(store, triples), *classes], rules))
    return list(found)


def _graphs(store: GraphStore) -> Iterator[tuple[Home, list[Triple]]]:
    """Each graph of a store that is not empty, one at a time: no more than one article is held at once."""
    names: list[Home] = sorted(store.oxigraph.named_graphs(), key=str)
    for name in [DefaultGraph(), *names]:
        if triples := [quad.triple for quad in store.oxigraph.quads_for_pattern(None, None, None, name)]:
            yield name, triples


def _neighbours(store: GraphStore, triples: Iterable[Triple]) -> Iterator[Triple]:
    """What other graphs say of the class and the name of everything that these triples refer to.

    Not that something is a statement: its own graph has all of it, and is looked at by itself.
    """
    for node in {triple.object for triple in triples}:
        if isinstance(node, NamedNode):
            for predicate in (RDF.type, RDFS.label, SKOS.prefLabel, DCTERMS.identifier):
                for quad in store.oxigraph.quads_for_pattern(node, predicate, None, None):
                    if quad.object != POL.Statement:
                        yield quad.triple


def _violations(triples: Iterable[Triple], rules: Graph) -> list[Violation]:
    from pyshacl import validate as shacl
    from rdflib import RDF as RDFLIB_RDF
    from rdflib import SH

    conforms, report, _ = shacl(_copied(triples), shacl_graph=rules, advanced=False, inference="none")
    if conforms:
        return []
    results = report.subjects(RDFLIB_RDF.type, SH.ValidationResult)
    return sorted(
        (
            Violation(
                rule=local_name(report.value(result, SH.sourceShape)),
                node=str(report.value(result, SH.focusNode)),
                problem=str(report.value(result, SH.resultMessage)),
            )
            for result in results
        ),
        key=str,
    )


def _copied(triples: Iterable[Triple]) -> Graph:
    from rdflib import Graph

    written = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return Graph().parse(data=written, format="ox-nt")


@cache
def _shapes(path: Path) -> Graph:
    from rdflib import Graph

    try:
        return Graph().parse(data=path.read_bytes(), format="ox-ttl")
    except (OSError, SyntaxError) as error:
        advice = "name the shapes.ttl of an ontology, or reinstall the package"
        raise GraphError(f"cannot be read as shapes: {error}", where=path, advice=advice) from error


# ---- laws -----------------------------------------------------------------------------------------------------------


def broken_laws(store: GraphStore) -> list[Violation]:
    """What breaks a law between graphs, at most `MOST` of each."""
    violations = []
    for law in LAWS:
        for row in store.query(f"{law.query} LIMIT {MOST}").table():
            violations.append(Violation(rule=law.name, node=" ".join(row), problem=law.broken))
    return violations


def wrong_edges(store: GraphStore, vocabulary: Hierarchy) -> list[Violation]:
    """Direct triples that the statements do not give, and such as they give and the graph lacks."""
    in_office = frozenset(pair for statements in _statements(store) for pair in officers(statements, vocabulary))
    iris, expected = store.iris, set[Triple]()
    for statements in _statements(store):
        expected |= set(direct_triples(statements, vocabulary, iris, in_office))
    edges = {q.triple for q in store.oxigraph.quads_for_pattern(None, None, None, iris.graph("edges"))}
    missing = (t for t in expected if not any(store.oxigraph.quads_for_pattern(t.subject, t.predicate, t.object)))
    return [
        *_differences(edges - expected, "the statements do not give this direct triple"),
        *_differences(missing, "the statements give this direct triple, and it is missing"),
    ]


def _statements(store: GraphStore) -> Iterator[list[Statement]]:
    """The statements of each graph that has some: of one article, or of all in a file without named graphs."""
    for _, triples in _graphs(store):
        if any(t.predicate == RDF.type and t.object == POL.Statement for t in triples):
            yield from_rdf([*triples, *_neighbours(store, triples)])


def _differences(triples: Iterable[Triple], problem: str) -> list[Violation]:
    shown = sorted(" ".join(local_name(term) for term in (t.subject, t.predicate, t.object)) for t in triples)
    return [Violation(rule="edges", node=triple, problem=problem) for triple in shown[:MOST]]
