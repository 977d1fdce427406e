from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import GraphError
from kg.graph.iris import Iris
from kg.graph.namespaces import DC, DCTERMS, MAY, OA, PLAN, POL, PROV, RDF, RDFS, SCHEMA, SKOS, TOPIC, XSD
from kg.graph.rdf import quads
from kg.graph.shapes import MOST, broken_laws, broken_shapes, validate, wrong_edges
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.statements.tables import Tables

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes.ttl"
EX = Iris()
WORK, VOICE = EX.statement("s-work"), EX.attribution("s-work", 1)
PLACE = EX.evidence("a-1", 0, 82)
POSITION, QUOTE = EX.selector("a-1", 0, 82, "pos"), EX.selector("a-1", 0, 82, "quote")
ARTICLE, TRIGGER = EX.article("a-1"), EX.selector("a-1", 8, 13, "span")
NORLAND = EX.actor("norland")
NOWHERE = NamedNode("https://example.org/nowhere")
TEXT, OTHER = Literal("something"), Literal("something else")

type Term = NamedNode | Literal


def typed(value: str, kind: str) -> Literal:
    return Literal(value, datatype=XSD[kind])


def changed(graph: Iterable[Quad], subject: NamedNode, predicate: NamedNode, *values: Term) -> GraphStore:
    """The graph with other values at one place; none takes what is there away."""
    graph = list(graph)
    homes = [quad for quad in graph if quad.subject == subject and quad.graph_name != EX.graph("edges")]
    store = GraphStore()
    store.add(quad for quad in graph if (quad.subject, quad.predicate) != (subject, predicate))
    store.add(Quad(subject, predicate, value, homes[0].graph_name) for value in values)
    return store


@pytest.fixture(scope="module")
def graph(world: Tables, vocabulary: RelationSource) -> list[Quad]:
    return list(quads(world, vocabulary))


def test_a_graph_made_from_tables_is_valid(store: GraphStore, vocabulary: RelationSource) -> None:
    assert validate(store, SHAPES, vocabulary) == []


def test_the_merged_turtle_is_valid_too(store: GraphStore, vocabulary: RelationSource, tmp_path: Path) -> None:
    merged = GraphStore().load(store.write(tmp_path / "graph.ttl"))
    assert validate(merged, SHAPES, vocabulary) == []


@pytest.mark.parametrize(
    ("shape", "subject", "predicate", "values"),
    [
        ("subject", WORK, RDF.subject, [NORLAND, EX.actor("sudria")]),
        ("subject", WORK, RDF.subject, [NOWHERE]),
        ("predicate", WORK, RDF.predicate, []),
        ("predicate", WORK, RDF.predicate, [PLAN.meets]),
        ("predicate", WORK, RDF.predicate, [POL.no_such_relation]),
        ("object", WORK, RDF.object, [NOWHERE]),
        ("jurisdiction", WORK, POL.jurisdiction, [NOWHERE]),
        ("target", WORK, POL.target, [NOWHERE]),
        ("place", WORK, POL.place, [NORLAND, EX.actor("sudria")]),
        ("polarity", WORK, POL.polarity, [POL.Neutral]),
        ("polarity", WORK, POL.polarity, [POL.Positive, POL.Negative]),
        ("certainty", WORK, POL.certainty, []),
        ("eventStatus", WORK, POL.eventStatus, [POL.Cancelled]),
        ("factuality", WORK, POL.factuality, [Literal("true")]),
        ("hedgeCue", WORK, POL.hedgeCue, [TEXT, OTHER]),
        ("confidence", WORK, POL.confidence, [typed("1.1", "decimal")]),
        ("confidence", WORK, POL.confidence, [typed("0.5", "double")]),
        ("role", WORK, POL.role, [TEXT, OTHER]),
        ("officeStatus", WORK, POL.officeStatus, [Literal("ended")]),
        ("group", WORK, POL.group, [TEXT, OTHER]),
        ("topic", WORK, POL.topic, [TOPIC.no_such_topic]),
        ("topicText", WORK, POL.topicText, [TEXT, OTHER]),
        ("earliestDate", WORK, POL.earliestDate, [typed("2023-02-01", "date")]),
        ("earliestDate", WORK, POL.earliestDate, [Literal("January")]),
        ("latestDate", WORK, POL.latestDate, [typed("2023-01-31", "date"), typed("2023-02-01", "date")]),
        ("datePrecision", WORK, POL.datePrecision, [Literal("week")]),
        ("dateValue", WORK, POL.dateValue, [TEXT, OTHER]),
        ("dateText", WORK, POL.dateText, [TEXT, OTHER]),
        ("attribution", WORK, POL.attribution, [NOWHERE]),
        ("evidence", WORK, POL.evidence, []),
        ("evidence", WORK, POL.evidence, [NOWHERE]),
        ("trigger", WORK, POL.trigger, []),
        ("rule", WORK, POL.rule, []),
        ("extractor", WORK, POL.extractor, []),
        ("source", WORK, PROV.wasDerivedFrom, []),
        ("activity", WORK, PROV.wasGeneratedBy, [NOWHERE]),
        ("level", VOICE, POL.level, [typed("0", "integer")]),
        ("cue", VOICE, POL.cue, []),
        ("speaker", VOICE, POL.speaker, [NOWHERE]),
        ("saidOn", VOICE, POL.saidOn, [TEXT, OTHER]),
        ("article", PLACE, OA.hasSource, []),
        ("position", PLACE, OA.hasSelector, [QUOTE]),
        ("quote", PLACE, OA.hasSelector, [POSITION, QUOTE, EX.selector("a-1", 0, 7, "span")]),
        ("page", PLACE, POL.page, [typed("0", "integer")]),
        ("start", POSITION, OA.start, [typed("82", "integer")]),
        ("start", POSITION, OA.start, [typed("-1", "integer")]),
        ("end", TRIGGER, OA.end, []),
        ("exact", QUOTE, OA.exact, [Literal("")]),
        ("identifier", ARTICLE, DCTERMS.identifier, []),
        ("textSha256", ARTICLE, POL.textSha256, [Literal("0")]),
        ("issued", ARTICLE, DCTERMS.issued, [TEXT, OTHER]),
        ("title", ARTICLE, DCTERMS.title, [TEXT, OTHER]),
        ("publisher", ARTICLE, DC.publisher, [TEXT, OTHER]),
        ("url", ARTICLE, SCHEMA.url, [TEXT]),
        ("Actor", NORLAND, RDFS.label, []),
        ("Actor", NORLAND, RDFS.label, [TEXT, OTHER]),
        ("country", NORLAND, POL.country, [Literal("Norland")]),
        ("prefLabel", TOPIC.trade, SKOS.prefLabel, [Literal("a", language="en"), Literal("b", language="en")]),
    ],
)
def test_each_shape_finds_what_breaks_it(
    shape: str, subject: NamedNode, predicate: NamedNode, values: list[Term], graph: list[Quad]
) -> None:
    found = broken_shapes(changed(graph, subject, predicate, *values), SHAPES)
    assert shape in {violation.rule for violation in found}


def test_shapes_that_cannot_be_read_are_named(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text("nonsense")
    for path in (tmp_path / "shapes.ttl", tmp_path / "none.ttl"):
        with pytest.raises(GraphError, match=r"\.ttl: cannot be read as shapes"):
            broken_shapes(store, path)


def test_the_made_up_world_has_what_the_shapes_speak_of(graph: list[Quad], make: Callable[..., object]) -> None:
    kinds = {quad.object for quad in graph if quad.predicate == RDF.type}
    assert {POL.Statement, POL.Attribution, POL.Article, OA.SpecificResource, SKOS.Concept} <= kinds
