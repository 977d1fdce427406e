from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import GraphError
from kg.graph.description import About
from kg.graph.iris import Iris
from kg.graph.namespaces import DCAT, DCTERMS, POL, RDF, VOID
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.statements.tables import Tables

EX = Iris()
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def test_the_number_of_triples_is_that_of_the_file_as_one_graph_and_as_many(store: GraphStore, tmp_path: Path) -> None:
    (stated,) = store.query("SELECT ?n { ?dataset a dcat:Dataset ; void:triples ?n }").rows[0]
    for kind in ("nt", "nq", "ttl", "trig"):
        loaded = GraphStore().load(store.write(tmp_path / f"graph.{kind}"))
        assert Literal(len(loaded)) == stated


def test_the_parts_and_the_description_itself_add_up(store: GraphStore) -> None:
    parts = store.query("SELECT (SUM(?n) AS ?all) { ?dataset a dcat:Dataset ; void:subset/void:triples ?n }").table()
    own = len(list(store.oxigraph.quads_for_pattern(None, None, None, EX.graph("dataset"))))
    assert int(parts[0][0]) + own == len(store)


def test_things_are_counted_by_class_and_the_ontology_is_not_counted_as_things(store: GraphStore) -> None:
    found = dict(store.query("SELECT ?class ?n { ?part void:class ?class ; void:entities ?n }").table())
    assert found["pol:Statement"] == "8"
    assert found["pol:Article"] == "2"
    assert found["pol:Person"] == "2"
    (total,) = store.query("SELECT ?n { ?dataset a dcat:Dataset ; void:entities ?n }").table()[0]
    assert int(total) == 8 + 2 + 5 + 2 + 7, "statements, articles, voices, tenures, actors and places, each once"


def test_the_time_is_that_of_the_articles_and_no_clock_is_asked(store: GraphStore) -> None:
    query = "SELECT ?from ?to { ?dataset dcterms:temporal ?t . ?t dcat:startDate ?from ; dcat:endDate ?to }"
    assert store.query(query).table() == [["2023-01-03", "2023-01-03"]]
    assert not list(store.oxigraph.quads_for_pattern(EX.dataset, DCTERMS.issued, None))


def test_a_licence_is_said_only_if_its_publisher_sets_one(
    world: Tables, vocabulary: RelationSource, store: GraphStore
) -> None:
    assert not list(store.oxigraph.quads_for_pattern(None, DCTERMS.license, None, EX.graph("dataset")))
    set_ = GraphStore.of(world, vocabulary, about=About(title="Norland in the news", license=LICENCE))
    query = "SELECT ?title ?licence { ?d a dcat:Dataset ; dcterms:title ?title ; dcterms:license ?licence }"
    assert [row[0] for row in set_.query(query).table()] == ["Norland in the news"]
    with pytest.raises(GraphError, match="no address of a licence"):
        About(license="free for all")


def test_it_is_made_anew_when_something_changes_and_stays_when_nothing_does(store: GraphStore) -> None:
    before = store.serialize("nq")
    store.describe(About())
    assert store.serialize("nq") == before
    store.oxigraph.clear_graph(EX.article_graph("a-1"))
    store.describe(About())
    stated = [quad.object for quad in store.oxigraph.quads_for_pattern(EX.dataset, VOID.triples, None)]
    assert stated == [Literal(len(store))]
    kinds = {quad.object for quad in store.oxigraph.quads_for_pattern(EX.dataset, RDF.type, None)}
    assert kinds == {DCAT.Dataset, VOID.Dataset}
    vocabularies = {quad.object for quad in store.oxigraph.quads_for_pattern(EX.dataset, VOID.vocabulary, None)}
    assert NamedNode(POL.iri) in vocabularies
