"""JSON-LD reads like the tables, and says the same as every other format."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Dataset

from kg.graph.iris import Iris
from kg.graph.json_ld_context import context, context_text, prefix_names
from kg.graph.namespaces import EDTF, POL, PREFIXES, RDF, RDFS, XSD
from kg.graph.serialize import serialize
from kg.graph.store import GraphStore
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary, ontology_folder

# in rdflib's own parser
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

EX = Iris()
HOME = EX.article_graph("a")
PREFIXED = {**PREFIXES, **EX.prefixes}


@pytest.fixture
def graph(tables: Tables) -> list[Quad]:
    return list(GraphStore.of(tables, Vocabulary.load()).quads())


@pytest.fixture
def document(graph: list[Quad]) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(serialize(graph, format="jsonld", prefixes=PREFIXED))
    return loaded


def written(*quads: Quad) -> Any:
    return json.loads(serialize(quads, format="jsonld", prefixes=PREFIXED))["@graph"][0]["@graph"][0]


def terms(quads: Iterable[Quad]) -> set[tuple[str, ...]]:
    return {
        tuple(str(term) for term in (q.subject, q.predicate, q.object, q.graph_name))  # with datatype and language
        for q in quads
    }


def test_the_context_is_what_the_ontology_gives() -> None:
    # To make it anew: kg ontology --to context -o ontology/context.jsonld
    assert (ontology_folder() / "context.jsonld").read_text(encoding="utf-8") == context_text(ontology_folder())


def test_the_context_of_each_file_stands_in_it(document: dict[str, Any]) -> None:
    shipped = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert document["@context"].items() >= shipped.items()


def test_every_class_relation_and_term_has_a_key_of_its_name() -> None:
    made = context(ontology_folder())
    vocabulary = Vocabulary.load()
    for name in vocabulary.relations:
        assert made[name] == {"@id": f"pol:{name}", "@type": "@id", "@container": "@set"}
        assert f"plan:{name}" in made
    assert {made[name] for name in vocabulary.classes} == {f"pol:{name}" for name in vocabulary.classes}
    assert made["earliestDate"] == {"@id": "pol:earliestDate", "@type": "xsd:date"}
    assert made["polarity"] == {"@id": "pol:polarity", "@type": "@vocab"}
    assert made["topic"] == {"@id": "pol:topic", "@type": "@id", "@container": "@set"}


def test_a_prefix_that_is_named_like_a_key_gets_another_name() -> None:
    given = {"topic": "https://e.org/topic/", "": "https://e.org/", "x": "https://e.org/x", "y": "https://e.org/y#"}
    assert prefix_names(given, {"topic"}) == {"topic-id": "https://e.org/topic/", "y": "https://e.org/y#"}


def test_a_statement_reads_like_the_table(document: dict[str, Any]) -> None:
    nodes = [node for graph in document["@graph"] for node in graph["@graph"]]
    statement = next(node for node in nodes if "Statement" in node["type"])
    assert statement["polarity"] == "Positive"
    assert statement["predicate"] in Vocabulary.load().relations
    assert isinstance(statement["confidence"], str)
    assert not [key for key in statement if key.startswith("pol:")]


def test_pyoxigraph_and_rdflib_read_the_same_graph(graph: list[Quad]) -> None:
    data = serialize(graph, format="jsonld", prefixes=PREFIXED)
    assert set(parse(data, format=RdfFormat.JSON_LD)) == set(graph)
    plain = Dataset().parse(data=data, format="json-ld").serialize(format="nquads")
    assert terms(parse(plain.encode(), format=RdfFormat.N_QUADS)) == terms(graph)


@pytest.mark.parametrize(
    ("predicate", "value", "json_value"),
    [
        (POL.level, Literal("3", datatype=XSD.integer), 3),
        (POL.level, Literal("3"), {"@value": "3"}),
        (POL.confidence, Literal("0.50", datatype=XSD.decimal), "0.50"),
        (POL.confidence, Literal("0.5", datatype=XSD.double), {"@value": "0.5", "@type": "xsd:double"}),
        (POL.saidOn, Literal("2023", datatype=EDTF.EDTF), {"@value": "2023", "@type": "edtf:EDTF"}),
        (POL.dateValue, Literal("2023", datatype=EDTF.EDTF), "2023"),
        (POL.place, Literal("Portstad"), {"@value": "Portstad"}),
        (POL.role, EX.actor("x"), {"id": "ex:x"}),
        (POL.polarity, POL.Positive, "Positive"),
        (POL.polarity, NamedNode("https://e.org/Neutral"), "https://e.org/Neutral"),
        (RDF.predicate, POL.no_such_relation, "pol:no_such_relation"),
        (RDFS.label, Literal("Nord", language="de"), {"@value": "Nord", "@language": "de"}),
        (NamedNode("https://e.org/p"), Literal("true", datatype=XSD.boolean), None),
    ],
)
def test_a_value_that_is_not_what_the_key_promises_says_what_it_is(
    predicate: NamedNode, value: NamedNode | Literal, json_value: object
) -> None:
    quad = Quad(EX.statement("s"), predicate, value, HOME)
    (key,) = written(quad).keys() - {"id"}
    if json_value is not None:
        assert written(quad)[key] == json_value
    data = serialize([quad], format="jsonld", prefixes=PREFIXED)
    assert list(parse(data, format=RdfFormat.JSON_LD)) == [quad]
    plain = Dataset().parse(data=data, format="json-ld").serialize(format="nquads")
    assert terms(parse(plain.encode(), format=RdfFormat.N_QUADS)) == terms([quad])


@given(number=st.integers())
def test_any_integer_keeps_its_form(number: int) -> None:
    quad = Quad(EX.statement("s"), POL.level, Literal(str(number), datatype=XSD.integer), HOME)
    assert list(parse(serialize([quad], format="jsonld"), format=RdfFormat.JSON_LD)) == [quad]


def test_a_graph_of_another_ontology_loses_nothing() -> None:
    quad = Quad(EX.actor("a"), POL.observes, EX.actor("b"), EX.graph("edges"))
    assert written(quad)["pol:observes"] == {"id": "ex:b"}
    assert list(parse(serialize([quad], format="jsonld"), format=RdfFormat.JSON_LD)) == [quad]
