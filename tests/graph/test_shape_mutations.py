"""Every constraint of every property in `shapes.ttl` finds a graph that breaks it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import RDF as R
from rdflib import SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.graph.iris import Iris
from kg.graph.namespaces import OA, POL, PROV, RDF, SKOS, TIME, XSD, local_name
from kg.graph.shapes import broken_shapes
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.statements.tables import Tables

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes.ttl"
IN, CLASS = SH["in"], SH["class"]
RULES = Graph().parse(SHAPES)
EX = Iris()
NOWHERE = NamedNode("https://example.org/nowhere")
FOCUS = {
    "Statement": EX.statement("s-work"),
    "Attribution": EX.attribution("s-work", 1),
    "Evidence": EX.evidence("a-1", 0, 82),
    "Position": EX.selector("a-1", 0, 82, "pos"),
    "Quote": EX.selector("a-1", 0, 82, "quote"),
    "Article": EX.article("a-1"),
    "Actor": EX.actor("norland"),
    "Named": EX.actor("norland"),
    "Run": EX.run("r1"),
    "Software": EX.software("0.1.0"),
    "Dataset": EX.dataset,
    "Subset": EX.graph("edges"),
    "Topic": NamedNode("https://w3id.org/policy-actors/topic/trade"),
}
CLASSES = {"Tenure": POL.Tenure, "Interval": TIME.Interval}
TESTED = {SH.minCount, SH.maxCount, SH.datatype, IN, CLASS, SH.node, SH.nodeKind, SH.pattern}
TESTED |= {SH.minInclusive, SH.maxInclusive, SH.minLength, SH.lessThan, SH.lessThanOrEquals, SH.uniqueLang}
QUALIFIED = {SH.qualifiedValueShape, SH.qualifiedMinCount, SH.qualifiedMaxCount}  # test_shapes.py has these
SAID = {SH.path, SH.message}

type Case = tuple[str, str, Node, Node]


def cases() -> Iterator[Case]:
    """Shape, property shape, constraint and its value."""
    for shape in sorted(RULES.subjects(R.type, SH.NodeShape), key=str):
        for rule in sorted(RULES.objects(shape, SH.property), key=str):
            for constraint, value in sorted(RULES.predicate_objects(rule)):
                if constraint in TESTED:
                    yield local_name(shape), local_name(rule), constraint, value


def values(rule: str, constraint: Node, wanted: Node, now: list[NamedNode | Literal]) -> list[NamedNode | Literal]:
    """What stands in the place of the values of now, so that the constraint is broken."""
    shape = URIRef(f"https://w3id.org/policy-actors/shape#{rule}")
    kind = RULES.value(shape, SH.datatype)
    datatype = NamedNode(str(kind)) if kind else XSD.string
    fixed: dict[Node, list[NamedNode | Literal]] = {
        SH.minCount: [],
        SH.datatype: [Literal("no such value", language="en")],
        IN: [Literal("no such value")],
        SH.pattern: [Literal("no such value")],
        CLASS: [NOWHERE],
        SH.node: [NOWHERE],
        SH.nodeKind: [NOWHERE] if wanted == SH.Literal else [Literal("no node")],
        SH.minInclusive: [Literal("-1", datatype=datatype)],
        SH.maxInclusive: [Literal("2", datatype=datatype)],
        SH.minLength: [Literal("")],
        SH.lessThan: [Literal("9999", datatype=datatype)],
        SH.lessThanOrEquals: [Literal("2999-01-01", datatype=datatype)],
        SH.uniqueLang: [Literal("a", language="en"), Literal("b", language="en")],
    }
    return fixed[constraint] if constraint in fixed else several(shape, datatype, now)


def several(shape: URIRef, datatype: NamedNode, now: list[NamedNode | Literal]) -> list[NamedNode | Literal]:
    """More values than one, each of them right."""
    choice = RULES.value(shape, IN)
    if choice is not None:
        some = list(Collection(RULES, choice))[:2]
        return [NamedNode(str(x)) if isinstance(x, URIRef) else Literal(str(x)) for x in some]
    texts = ((SH.datatype, None), (SH.nodeKind, SH.Literal), (SH.pattern, None))
    if any((shape, *each) in RULES for each in texts):
        two = {XSD.date: ("2023-01-01", "2023-01-02"), XSD.integer: ("1", "2"), XSD.decimal: ("0.1", "0.2")}
        return [Literal(each, datatype=datatype) for each in two.get(datatype, ("a" * 64, "b" * 64))]
    return [*now, NOWHERE, EX.actor("sudria")]


@pytest.fixture(scope="module")
def graph(world: Tables, vocabulary: RelationSource) -> list[Quad]:
    return list(GraphStore.of(world, vocabulary).quads())


def test_no_constraint_is_left_out() -> None:
    rules = {rule for shape in RULES.subjects(R.type, SH.NodeShape) for rule in RULES.objects(shape, SH.property)}
    used = {constraint for rule in rules for constraint in RULES.predicates(rule)}
    assert used - TESTED - QUALIFIED - SAID == set()


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case[0]}-{case[1]}-{local_name(case[2])}")
def test_a_graph_that_breaks_one_constraint_is_caught(case: Case, graph: list[Quad]) -> None:
    shape, rule, constraint, wanted = case
    path = NamedNode(str(RULES.value(URIRef(f"https://w3id.org/policy-actors/shape#{rule}"), SH.path)))
    members = [q.subject for q in graph if q.predicate == RDF.type and q.object == CLASSES.get(shape)]
    focus = FOCUS.get(shape) or members[0]
    assert isinstance(focus, NamedNode)
    at = [q for q in graph if (q.subject, q.predicate) == (focus, path) and q.graph_name != EX.graph("edges")]
    home = next(q.graph_name for q in graph if q.subject == focus and q.graph_name != EX.graph("edges"))
    now = [q.object for q in at if isinstance(q.object, NamedNode | Literal)]
    more = [Quad(focus, path, value, home) for value in values(rule, constraint, wanted, now)]
    if constraint == SH.lessThanOrEquals:  # there must be something that it is compared with
        other = NamedNode(str(wanted))
        at += [q for q in graph if (q.subject, q.predicate) == (focus, other)]
        more.append(Quad(focus, other, Literal("2023-01-01", datatype=XSD.date), home))
    store = GraphStore()
    store.add([*(q for q in graph if q not in at and q.graph_name in (home, EX.graph("ontology"))), *more])
    store.add(q for q in graph if q.graph_name == EX.graph("reference") and home != q.graph_name)
    if shape == "Named":  # it has no target: what it is for is named by statements
        store.add(q for q in graph if q not in at)
    caught = {violation.rule for violation in broken_shapes(store, SHAPES)}
    assert caught & ({rule, shape} if shape != "Named" else {"subject", "object"})


def test_the_classes_of_other_vocabularies_that_shapes_are_for_are_in_the_graph(graph: list[Quad]) -> None:
    there = {q.object for q in graph if q.predicate == RDF.type}
    assert {OA.SpecificResource, PROV.SoftwareAgent, SKOS.Concept, TIME.Interval} <= there
