import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.errors import GraphError
from kg.graph.iris import Iris
from kg.graph.laws import LAWS
from kg.graph.namespaces import DC, DCTERMS, MAY, OA, ORG, PLAN, POL, PROV, RDF, RDFS, SCHEMA, SKOS, TOPIC, XSD
from kg.graph.rdf import quads
from kg.graph.shapes import MOST, broken_laws, broken_shapes, validate, wrong_edges
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.identifiers import digest
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes.ttl"
EX = Iris()
WORK, VOICE = EX.statement("s-work"), EX.attribution("s-work", 1)
PLACE = EX.evidence("a-1", 0, 82)
POSITION, QUOTE = EX.selector("a-1", 0, 82, "pos"), EX.selector("a-1", 0, 82, "quote")
ARTICLE, TRIGGER = EX.article("a-1"), EX.selector("a-1", 8, 13, "span")
NORLAND = EX.actor("norland")
_VALE = digest("ada-vale", "minister_of", "ministry-of-trade", "norland", "trade minister", 1)
TENURE, TIME = EX.tenure(_VALE), EX.interval(_VALE)
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


def test_a_graph_with_ids_that_lead_elsewhere_is_valid(world: Tables, vocabulary: RelationSource) -> None:
    heirs = tuple(replace(actor, replaces=(f"old-{actor.id}",)) for actor in world.actors)
    assert validate(GraphStore.of(replace(world, actors=heirs), vocabulary), SHAPES, vocabulary) == []


def test_the_merged_turtle_is_valid_too(store: GraphStore, vocabulary: RelationSource, tmp_path: Path) -> None:
    merged = GraphStore().load(store.write(tmp_path / "graph.ttl"))
    assert validate(merged, SHAPES, vocabulary) == []


def test_a_graph_made_with_the_ontology_that_is_shipped_is_valid(tables: Tables) -> None:
    vocabulary = Vocabulary.load()
    assert validate(GraphStore.of(tables, vocabulary), SHAPES, vocabulary) == []


def test_shapes_queries_and_laws_speak_only_of_what_the_ontology_declares() -> None:
    declared = {quad.subject for quad in parse(path=SHAPES.with_name("policy.ttl"), format=RdfFormat.TURTLE)}
    texts = [SHAPES.read_text(), *(law.query for law in LAWS)]
    texts += [path.read_text() for path in SHAPES.parent.glob("queries/*.rq")]
    used = {name for text in texts for name in re.findall(r"\bpol:(\w+)", text)}
    assert sorted(name for name in used if POL[name] not in declared) == []


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
        ("member", TENURE, ORG.member, []),
        ("member", TENURE, ORG.member, [NOWHERE]),
        ("organization", TENURE, ORG.organization, [NORLAND, EX.actor("sudria")]),
        ("officeRelation", TENURE, POL.officeRelation, [POL.no_such_relation]),
        ("tenureJurisdiction", TENURE, POL.jurisdiction, [NOWHERE]),
        ("tenureStatus", TENURE, POL.officeStatus, [Literal("ended")]),
        ("asOf", TENURE, POL.asOf, [TEXT, OTHER]),
        ("memberDuring", TENURE, ORG.memberDuring, []),
        ("memberDuring", TENURE, ORG.memberDuring, [NOWHERE]),
        ("tenureSource", TENURE, PROV.wasDerivedFrom, []),
        ("begin", TIME, POL.begin, [TEXT, OTHER]),
        ("beginEarliest", TIME, POL.beginEarliest, [typed("2023-02-01", "date")]),
        ("beginLatest", TIME, POL.beginLatest, [Literal("January")]),
        ("endValue", TIME, POL.end, [TEXT, OTHER]),
        ("endEarliest", TIME, POL.endEarliest, [Literal("January")]),
        ("endLatest", TIME, POL.endLatest, [Literal("January")]),
        ("endEarliest", TIME, POL.endLatest, [typed("2022-01-01", "date")]),
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
    assert any(violation.node == subject.value and violation.problem for violation in found)


@pytest.mark.parametrize(
    ("law", "more"),
    [
        ("one graph", Quad(NORLAND, RDF.type, POL.Country, EX.article_graph("a-1"))),
        ("support", Quad(NORLAND, POL.meets, EX.actor("sudria"), EX.graph("edges"))),
        ("support", Quad(NORLAND, PLAN.coordinates_with, EX.actor("sudria"), EX.graph("edges"))),
        ("support", Quad(EX.actor("sudria"), MAY.sanctions, NORLAND, EX.graph("edges"))),
        ("support", Quad(EX.actor("ministry-of-trade"), POL.minister_of, EX.actor("ada-vale"), EX.graph("edges"))),
        ("evidence", Quad(EX.statement("s-x"), RDF.type, POL.Statement, EX.article_graph("a-1"))),
        ("in use", Quad(EX.evidence("a-1", 8, 13), RDF.type, OA.SpecificResource, EX.article_graph("a-1"))),
        ("in use", Quad(EX.attribution("s-x", 1), RDF.type, POL.Attribution, EX.article_graph("a-1"))),
        ("slice", Quad(QUOTE, OA.exact, Literal("Norland works"), EX.article_graph("a-1"))),
        ("slice", Quad(TRIGGER, OA.exact, Literal("work"), EX.article_graph("a-1"))),
        ("home", Quad(WORK, POL.evidence, EX.evidence("news/2.txt", 0, 82), EX.article_graph("a-1"))),
        ("tenure", Quad(EX.tenure("t-x"), RDF.type, POL.Tenure, EX.graph("tenures"))),
        ("factuality", Quad(EX.statement("s-no"), POL.factuality, Literal("asserted"), EX.article_graph("a-1"))),
    ],
)
def test_each_law_finds_what_breaks_it(law: str, more: Quad, graph: list[Quad]) -> None:
    store = GraphStore()
    store.add(graph)
    twins = ((PLAN.coordinates_with, "coordinates_with"), (MAY.sanctions, "sanctions"))
    store.add(Quad(twin, POL.modalOf, POL[name], EX.graph("ontology")) for twin, name in twins)
    assert broken_laws(store) == []
    store.add([more])
    assert {violation.rule for violation in broken_laws(store)} == {law}


def test_a_tenure_comes_from_a_statement_that_gives_its_holder_the_office(graph: list[Quad]) -> None:
    for predicate, value in ((ORG.member, NORLAND), (PROV.wasDerivedFrom, WORK), (POL.officeRelation, POL.member_of)):
        found = broken_laws(changed(graph, TENURE, predicate, value))
        assert {violation.rule for violation in found} == {"tenure"}


def test_an_article_that_the_graph_does_not_know_is_no_evidence(graph: list[Quad]) -> None:
    found = broken_laws(changed(graph, ARTICLE, RDF.type))
    assert {violation.rule for violation in found} == {"evidence"}
    assert {violation.node for violation in found} >= {"statement:s-work", "statement:s-office"}


def test_triples_beside_the_named_graphs_break_a_law(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "more.nt").write_text(f"{NORLAND} {RDFS.comment} {TEXT} .\n")
    store.load(tmp_path / "more.nt")
    assert [violation.rule for violation in broken_laws(store)] == ["default graph"]


def test_edges_are_worked_out_again_and_compared(graph: list[Quad], vocabulary: RelationSource) -> None:
    edges = EX.graph("edges")
    said = Quad(EX.actor("norland"), POL.sanctions, EX.actor("sudria"), edges)  # it is only possible
    missing = Quad(EX.actor("ada-vale"), POL.minister_of, EX.actor("ministry-of-trade"), edges)
    store = GraphStore()
    store.add([*(quad for quad in graph if quad != missing), said])
    assert [(violation.node, violation.problem.split()[-1]) for violation in wrong_edges(store, vocabulary)] == [
        ("norland sanctions sudria", "triple"),
        ("ada-vale minister_of ministry-of-trade", "missing"),
    ]


def test_a_graph_that_is_wrong_throughout_gives_no_endless_list() -> None:
    store = GraphStore()
    store.add(Quad(EX.statement(str(i)), RDF.type, POL.Statement, EX.article_graph("a")) for i in range(3 * MOST))
    assert len([violation for violation in broken_laws(store) if violation.rule == "evidence"]) == MOST


def test_a_violation_reads_as_a_sentence(graph: list[Quad]) -> None:
    (violation,) = broken_shapes(changed(graph, WORK, POL.rule), SHAPES)
    assert str(violation) == (
        "https://example.org/policy-actors/statement/s-work: a statement names the rule that found it (rule)"
    )


def test_shapes_that_cannot_be_read_are_named(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text("nonsense")
    for path in (tmp_path / "shapes.ttl", tmp_path / "none.ttl"):
        with pytest.raises(GraphError, match=r"\.ttl: cannot be read as shapes"):
            broken_shapes(store, path)
