from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.errors import GraphError
from kg.graph.iris import Iris
from kg.graph.namespaces import (
    DCTERMS,
    EDTF,
    OA,
    ORG,
    OWL,
    PLAN,
    POL,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SECTOR,
    SKOS,
    TOPIC,
    XSD,
    Namespace,
    clean,
)
from kg.graph.rdf import quads, statement_triples
from kg.graph.reader import from_rdf
from kg.graph.serialize import serialize as write
from kg.graph.sources import RelationSource
from kg.graph.things import actor_triples
from kg.model import (
    Actor,
    Argument,
    Article,
    Attribution,
    Certainty,
    EventStatus,
    Evidence,
    OfficeStatus,
    Polarity,
    Qualification,
    Span,
    Statement,
)
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

type Make = Callable[..., Statement]

FOAF = Namespace(PREFIXES["foaf"])

IRIS = Iris()
ANYTHING = st.text(min_size=1, max_size=20)
HOSTILE = (
    'Ms "Vale"',
    "Vale\nOf\tNorland\r",
    "<script>alert(1)</script>",
    "O'Neil \\ Sons",
    "瓦莱",
    "Ва́ле",
    "\u202eelaV",
    "Va\u200ble",
    "Vale \x00\x0b\x1f",
    "\ud800 Vale",
    "\ufffe",
    "=1+1",
    "{}|^`",
    "https://example.org/ <x>",
    "🜏🏳️‍🌈",
)


def names(graph: NamedNode | BlankNode | DefaultGraph) -> str:
    return str(graph.value).removeprefix(IRIS.base) if isinstance(graph, NamedNode) else "default"


# ---- layout ---------------------------------------------------------------------------------------------------------


def test_there_are_four_graphs_and_one_per_article(world: Tables, vocabulary: RelationSource) -> None:
    assert {names(quad.graph_name) for quad in quads(world, vocabulary)} == {
        "graph/ontology",
        "graph/reference",
        "graph/edges",
        "graph/tenures",
        "graph/article-a-1",
        "graph/article-news-2-txt-6a63d534029073cd",
    }


def test_no_triple_stands_in_two_graphs_and_no_quad_comes_twice(world: Tables, vocabulary: RelationSource) -> None:
    counts = Counter(quad.triple for quad in quads(world, vocabulary))
    assert counts.most_common(1)[0][1] == 1


def test_there_are_no_blank_nodes(world: Tables, vocabulary: RelationSource) -> None:
    terms = [term for quad in quads(world, vocabulary) for term in (quad.subject, quad.object)]
    assert not any(isinstance(term, BlankNode) for term in terms)


def test_what_the_gazetteer_and_a_text_both_say_stands_with_the_gazetteer(
    world: Tables, vocabulary: RelationSource, make: Make
) -> None:
    said = make("agency_of", "ministry-of-trade", "norland", id="s-agency")
    graph = set(quads(replace(world, statements=(*world.statements, said)), vocabulary))
    fact = (IRIS.actor("ministry-of-trade"), POL.agency_of, IRIS.actor("norland"))
    assert Quad(*fact, IRIS.graph("reference")) in graph
    assert Quad(*fact, IRIS.graph("edges")) not in graph


def test_what_turned_out_to_be_the_same_actor_leads_to_it(world: Tables, vocabulary: RelationSource) -> None:
    heir = [
        replace(actor, replaces=("sudra", "Old Sudria!")) if actor.id == "sudria" else actor for actor in world.actors
    ]
    graph = {quad.triple for quad in quads(replace(world, actors=tuple(heir)), vocabulary)}
    for old in ("sudra", "Old Sudria!"):
        triples = [triple for triple in graph if triple.subject == IRIS.actor(old)]
        assert triples == [Triple(IRIS.actor(old), DCTERMS.isReplacedBy, IRIS.actor("sudria"))]


def test_an_agency_is_one_of_what_its_parent_turned_out_to_be(world: Tables, vocabulary: RelationSource) -> None:
    merged = [replace(a, replaces=("norland",)) if a.id == "sudria" else a for a in world.actors if a.id != "norland"]
    held = tuple(s for s in world.statements if s.id == "s-talks")
    graph = {quad.triple for quad in quads(replace(world, actors=tuple(merged), statements=held), vocabulary)}
    ministry, sudria, norland = map(IRIS.actor, ("ministry-of-trade", "sudria", "norland"))
    assert Triple(ministry, POL.agency_of, sudria) in graph
    assert [triple.predicate for triple in graph if norland in (triple.subject, triple.object)] == [
        DCTERMS.isReplacedBy
    ]


def test_twins_are_defined_for_the_relations_that_use_them(world: Tables, vocabulary: RelationSource) -> None:
    ontology = {quad.triple for quad in quads(world, vocabulary) if names(quad.graph_name) == "graph/ontology"}
    assert Triple(PLAN.meets, POL.modalOf, POL.meets) in ontology
    assert Triple(PLAN.meets, RDF.type, OWL.SymmetricProperty) in ontology
    assert Triple(PLAN.meets, RDFS.subPropertyOf, PLAN.related_to) in ontology
    assert Triple(PLAN.meets, RDFS.label, Literal("meets (as planned)", language="en")) in ontology
    assert not any(triple.subject == PLAN.sanctions for triple in ontology)


# ---- things ---------------------------------------------------------------------------------------------------------


def test_an_actor_has_class_names_identity_and_the_record_it_is_known_from(
    world: Tables, vocabulary: RelationSource
) -> None:
    reference = {quad.triple for quad in quads(world, vocabulary) if names(quad.graph_name) == "graph/reference"}
    norland = IRIS.actor("norland")
    about = {(triple.predicate, triple.object) for triple in reference if triple.subject == norland}
    assert about == {
        (RDF.type, POL.Country),
        (RDF.type, POL.Actor),
        (RDFS.label, Literal("Norland")),
        (POL.country, Literal("NOR")),
        (OWL.sameAs, NamedNode("http://www.wikidata.org/entity/Q990001")),
        (SKOS.hiddenLabel, Literal("Nor")),
        (DCTERMS.valid, Literal("1901/..", datatype=EDTF.EDTF)),
        (PROV.wasDerivedFrom, IRIS.record("territories.tsv", "norland")),
    }


def test_a_thing_has_all_classes_above_its_own_so_that_no_inference_is_needed(make: Make, world: Tables) -> None:
    vocabulary = Vocabulary.load()
    held = replace(world, statements=(make("meets", "norland", "sudria", id="s1"),))
    graph = {quad.triple for quad in quads(held, vocabulary)}

    def kinds(node: NamedNode) -> set[object]:
        return {triple.object for triple in graph if triple.subject == node and triple.predicate == RDF.type}

    assert {POL.Person, POL.Actor, FOAF.Person, SCHEMA.Person, FOAF.Agent} <= kinds(IRIS.actor("ada-vale"))
    assert {POL.GovernmentBody, POL.Organization, ORG.Organization} <= kinds(IRIS.actor("ministry-of-trade"))
    assert {POL.Statement, RDF.Statement} <= kinds(IRIS.statement("s1"))
    assert {POL.Article, SCHEMA.Article} <= kinds(IRIS.article("a-1"))


def test_the_class_of_an_argument_comes_back_though_all_above_it_are_written(make: Make, world: Tables) -> None:
    statement = make("meets", "ministry-of-trade", "ada-vale")
    (back,) = from_rdf(quads(replace(world, statements=(statement,)), Vocabulary.load()))
    assert (back.subject, back.object) == (statement.subject, statement.object)


def test_the_years_of_a_person_in_office_are_not_given_as_the_span_of_a_life() -> None:
    vocabulary = Vocabulary.load()
    known = vocabulary.actors["angela-merkel"]
    about = {triple.predicate: triple.object for triple in actor_triples(known, IRIS, vocabulary)}
    assert known.valid_from
    assert DCTERMS.valid not in about
    assert about[POL.country] == Literal("DEU")


def test_identity_is_never_taken_from_a_name(world: Tables, vocabulary: RelationSource) -> None:
    same = [quad for quad in quads(world, vocabulary) if quad.predicate == OWL.sameAs]
    assert [quad.subject for quad in same] == [IRIS.actor("norland")]


def test_an_identity_that_is_no_address_is_refused_with_its_actor(world: Tables, vocabulary: RelationSource) -> None:
    odd = Actor(id="odd", name="Odd", type="Person", same_as=("Q17 or so",))
    with pytest.raises(GraphError, match="actor odd: same_as holds 'Q17 or so'"):
        list(quads(replace(world, actors=(odd,)), vocabulary))


def test_a_topic_brings_those_above_it_and_no_others(world: Tables, vocabulary: RelationSource) -> None:
    graph = {quad.triple for quad in quads(world, vocabulary)}
    assert Triple(TOPIC.export_control, SKOS.broader, TOPIC.trade) in graph
    assert Triple(TOPIC.trade, SKOS.prefLabel, Literal("trade", language="en")) in graph
    assert Triple(TOPIC.trade, RDFS.label, Literal("trade")) in graph
    assert not any(TOPIC.health in (triple.subject, triple.object) for triple in graph)


def test_an_actor_has_the_concept_of_its_sector_and_the_graph_says_what_that_is(
    world: Tables, vocabulary: RelationSource
) -> None:
    carrier = Actor(id="carrier", name="Carrier", type="Organization", sector="shipping")
    graph = {quad.triple for quad in quads(replace(world, actors=(*world.actors, carrier)), vocabulary)}
    assert Triple(IRIS.actor("ministry-of-trade"), POL.sector, SECTOR.government) in graph
    assert Triple(IRIS.actor("carrier"), POL.sector, SECTOR.shipping) in graph
    assert Triple(SECTOR.shipping, SKOS.broader, SECTOR.business) in graph
    assert Triple(SECTOR.government, SKOS.notation, Literal("GOV")) in graph


def test_a_sector_brings_no_others_but_those_above_it(world: Tables, vocabulary: RelationSource) -> None:
    graph = {quad.triple for quad in quads(world, vocabulary)}
    assert Triple(SECTOR.scheme, RDF.type, SKOS.ConceptScheme) in graph
    assert not any(SECTOR.business in (triple.subject, triple.object) for triple in graph)


def test_a_sector_that_the_ontology_lacks_is_refused_with_its_actor(world: Tables, vocabulary: RelationSource) -> None:
    odd = Actor(id="odd", name="Odd", type="Person", sector="gossip")
    with pytest.raises(GraphError, match="actor odd: its sector 'gossip'"):
        list(quads(replace(world, actors=(odd,)), vocabulary))


def test_a_statement_says_what_is_said_and_where(world: Tables, vocabulary: RelationSource) -> None:
    graph = {quad.triple for quad in quads(world, vocabulary)}
    node, place = IRIS.statement("s-work"), IRIS.evidence("a-1", 0, 82)
    for triple in (
        Triple(node, RDF.type, POL.Statement),
        Triple(node, RDF.subject, IRIS.actor("norland")),
        Triple(node, RDF.predicate, POL.coordinates_with),
        Triple(node, RDF.object, IRIS.actor("sudria")),
        Triple(node, POL.polarity, POL.Positive),
        Triple(node, POL.factuality, Literal("asserted")),
        Triple(node, POL.topic, TOPIC.export_control),
        Triple(node, POL.earliestDate, Literal("2023-01-01", datatype=XSD.date)),
        Triple(node, POL.latestDate, Literal("2023-01-31", datatype=XSD.date)),
        Triple(node, POL.datePrecision, Literal("month")),
        Triple(node, POL.confidence, Literal("0.9", datatype=XSD.decimal)),
        Triple(node, POL.attribution, IRIS.attribution("s-work", 1)),
        Triple(IRIS.attribution("s-work", 1), POL.speaker, IRIS.actor("ada-vale")),
        Triple(node, POL.evidence, place),
        Triple(place, OA.hasSource, IRIS.article("a-1")),
        Triple(node, PROV.wasDerivedFrom, IRIS.article("a-1")),
        Triple(node, PROV.wasGeneratedBy, IRIS.run("r1")),
    ):
        assert triple in graph


def test_an_odd_date_costs_neither_the_statement_nor_the_graph(make: Make, vocabulary: RelationSource) -> None:
    statement = make("meets", "norland", "sudria", date="2023-02-31")
    triples = set(statement_triples(statement, IRIS, vocabulary))
    assert [triple.object for triple in triples if triple.predicate == POL.dateValue] == [
        Literal("2023-02-31", datatype=EDTF.EDTF)
    ]
    assert not any(triple.predicate in (POL.earliestDate, POL.latestDate) for triple in triples)


def test_without_its_words_evidence_keeps_its_place(make: Make, vocabulary: RelationSource) -> None:
    statement = make("meets", "norland", "sudria")
    wordless = replace(statement, evidence=replace(statement.evidence, quote=""))
    triples = list(statement_triples(wordless, IRIS, vocabulary))
    assert POL.quote not in {triple.predicate for triple in triples}
    kinds = {triple.object for triple in triples if triple.predicate == RDF.type}
    assert kinds == {POL.Statement, OA.SpecificResource, OA.TextPositionSelector}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"relation": "befriends"}, "statement s: its relation 'befriends'"),
        ({"topics": ("gossip",)}, "statement s: its topic 'gossip'"),
        ({"place": Argument(actor="x", name="X", type="Planet")}, "actor x: its class 'Planet'"),
    ],
)
def test_what_the_ontology_lacks_is_refused_with_its_record(
    changes: dict[str, object], problem: str, make: Make, world: Tables, vocabulary: RelationSource
) -> None:
    statement = replace(make("meets", "norland", "sudria", id="s"), **changes)  # type: ignore[arg-type]
    with pytest.raises(GraphError, match=problem):
        list(quads(replace(world, statements=(statement,)), vocabulary))


def test_every_term_that_is_written_is_declared_in_the_ontology(
    world: Tables, vocabulary: RelationSource, repository: Path
) -> None:
    declared = {quad.subject for quad in parse(path=repository / "ontology" / "policy.ttl", format=RdfFormat.TURTLE)}
    graph = [quad for quad in quads(world, vocabulary) if names(quad.graph_name) != "graph/ontology"]
    used = {term for quad in graph for term in (quad.predicate, quad.object) if term in POL}
    used |= {quad.predicate for quad in quads(world, vocabulary) if quad.predicate in POL}
    assert sorted(str(term) for term in used if term not in declared) == []


# ---- there and back -------------------------------------------------------------------------------------------------


def test_the_statements_come_back_from_the_graph(world: Tables, vocabulary: RelationSource) -> None:
    assert from_rdf(quads(world, vocabulary)) == sorted(world.statements, key=lambda statement: statement.id)


def test_a_graph_without_the_evidence_is_refused_with_advice(world: Tables, vocabulary: RelationSource) -> None:
    bare = [quad for quad in quads(world, vocabulary) if quad.predicate != OA.hasSelector]
    with pytest.raises(GraphError, match="has no"):
        from_rdf(bare)


@st.composite
def spans(draw: st.DrawFn) -> tuple[int, int]:
    start = draw(st.integers(0, 10_000))
    return start, start + draw(st.integers(1, 300))


@st.composite
def arguments(draw: st.DrawFn) -> Argument:
    actor = draw(st.sampled_from([Actor(id=f"x-{i}", name=n, type="Person") for i, n in enumerate(HOSTILE)]))
    named = Argument(actor=actor.id, name=clean(actor.name), type=actor.type)
    if draw(st.booleans()):
        return named
    start, end = draw(spans())
    return replace(named, start=start, end=end, text=f"words {start} to {end}")


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    start, end = draw(spans())
    maybe_text = st.none() | ANYTHING.map(clean)
    maybe = st.none() | arguments()
    dates = st.none() | st.sampled_from(
        ["2023", "2023-02", "2023-02-03", "2023-01-02/2023-01-08", "2020/..", "../2021"]
    )
    voices = st.builds(Attribution, speaker=maybe, cue=ANYTHING.map(clean), date=dates)
    return Statement(
        id=draw(ANYTHING.map(clean)),
        subject=draw(maybe),
        relation=draw(st.sampled_from(["meets", "minister_of", "sanctions"])),
        object=draw(maybe),
        qualification=Qualification(
            draw(st.sampled_from(Polarity)),
            draw(st.sampled_from(Certainty)),
            draw(st.sampled_from(EventStatus)),
            draw(maybe_text),
        ),
        evidence=Evidence(
            article=draw(ANYTHING.map(clean)),
            start=start,
            end=end,
            quote=f"quote {start} to {end}",
            trigger=Span(*draw(spans())),
            rule=draw(ANYTHING.map(clean)),
            extractor="rules",
            page=draw(st.none() | st.integers(1, 900)),
        ),
        confidence=draw(st.floats(0, 1)),
        role=draw(maybe_text),
        jurisdiction=draw(maybe),
        target=draw(maybe),
        topic=draw(maybe_text),
        topics=tuple(sorted(draw(st.sets(st.sampled_from(["trade", "health"]))))),
        place=draw(maybe),
        date=draw(dates),
        date_text=draw(maybe_text),
        attribution=tuple(draw(st.lists(voices, max_size=11))),
        status=draw(st.none() | st.sampled_from(OfficeStatus)),
        group=draw(maybe_text),
    )


@given(statement=statements())
def test_any_statement_goes_into_the_graph_and_comes_back_the_same(
    statement: Statement, vocabulary: RelationSource
) -> None:
    tables = Tables(articles=(Article(id=statement.evidence.article, text=""),), statements=(statement,), run={})
    written = serialize(quads(tables, vocabulary), format=RdfFormat.N_QUADS) or b""
    assert from_rdf(parse(written, format=RdfFormat.N_QUADS)) == [statement]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_kept_as_a_text_and_never_becomes_part_of_an_iri(
    name: str, vocabulary: RelationSource, world: Tables
) -> None:
    actor = Actor(id="someone", name=name, type="Person", names=(f"{name} II",))
    graph = list(quads(replace(world, actors=(actor,), statements=()), vocabulary))
    label = Triple(IRIS.actor("someone"), RDFS.label, Literal(clean(name)))
    assert label in {quad.triple for quad in graph}
    assert len(clean(name)) == len(name)
    written = write(graph, format="ttl", prefixes={**PREFIXES, **IRIS.prefixes})
    assert label in {quad.triple for quad in parse(written, format=RdfFormat.TURTLE)}
    someone = rdflib.URIRef(IRIS.actor("someone").value)
    assert str(rdflib.Graph().parse(data=written).value(someone, rdflib.RDFS.label)) == clean(name)
