import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import GraphError, QueryError
from kg.graph.iris import Iris
from kg.graph.namespaces import POL, RDF, RDFS
from kg.graph.rdf import quads
from kg.graph.serialize import FORMATS, write_graph
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.model import Statement
from kg.statements.tables import Tables

EX = Iris()
WHO = "SELECT ?who ?where { ?who pol:holds_position_in ?where } ORDER BY ?who ?where"
OFFICES = [["ex:ada-vale", "ex:ministry-of-trade"], ["ex:ada-vale", "ex:norland"]]


def test_a_simple_question_needs_no_prefix_no_graph_and_no_inference(store: GraphStore) -> None:
    assert store.query(WHO).table() == OFFICES
    assert store.query("SELECT ?x { ex:sudria pol:coordinates_with ?x }").table() == [["ex:norland"]]


def test_what_is_planned_possible_or_denied_is_not_found_as_fact(store: GraphStore) -> None:
    assert store.query("ASK { ?a pol:meets ?b }").truth is False
    assert store.query("ASK { ?a pol:sanctions ?b }").truth is False
    assert store.query("SELECT ?b { ex:ada-vale plan:meets ?b }").table() == [["ex:bo-kern"]]
    assert store.query("SELECT ?b { ex:norland may:sanctions ?b }").table() == [["ex:sudria"]]


@pytest.mark.parametrize("kind", FORMATS)
def test_every_kind_of_file_gives_the_same_answers_when_it_is_loaded(
    kind: str, store: GraphStore, tmp_path: Path
) -> None:
    path = store.write(tmp_path / f"graph.{kind}")
    loaded = GraphStore().load(path)
    assert loaded.query(WHO).table() == OFFICES
    assert len(loaded) == len(store)
    assert loaded.serialize("nt") == store.serialize("nt")


def test_an_own_base_is_known_again_from_the_file(world: Tables, vocabulary: RelationSource, tmp_path: Path) -> None:
    base = "https://data.example.org/p#"
    path = write_graph(quads(world, vocabulary, base), tmp_path / "graph.nt")
    loaded = GraphStore().load(path)
    assert loaded.iris.base == base
    assert loaded.query(WHO).table() == OFFICES


def test_prefixes_that_a_file_declares_are_bound_too_and_take_none_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "other.ttl"
    path.write_text("@prefix zoo: <http://zoo.example/> . @prefix pol: <http://zoo.example/> . pol:a zoo:b zoo:c .")
    loaded = GraphStore().load(path)
    assert loaded.query("SELECT ?o { zoo:a zoo:b ?o }").table() == [["zoo:c"]]
    assert loaded.prefixes["pol"] == POL.iri


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("g.ttl", b"<http://a> <http://b> .", "not valid Turtle"),
        ("g.nq", b"\xff\xfe", "not valid N-Quads"),
        ("g.trig", b"<a> <b> <c> .", "not valid TriG"),
        ("g.jsonld", b'{"@context": "http://127.0.0.1:9/c", "@id": "http://a/b", "p": 1}', "not valid JSON-LD"),
        ("g.jsonld", b"[[[", "not valid JSON-LD"),
        ("g.csv", b"a,b", "no kind of graph file"),
    ],
)
def test_what_is_no_graph_is_refused_with_its_file_and_nothing_of_it_stays(
    name: str, content: bytes, problem: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    empty = GraphStore()
    with pytest.raises(GraphError, match=problem) as caught:
        empty.load(tmp_path / name)
    assert name in str(caught.value)
    assert caught.value.advice
    assert len(empty) == 0


def test_a_file_with_an_error_at_its_end_leaves_nothing_behind(store: GraphStore, tmp_path: Path) -> None:
    path = store.write(tmp_path / "graph.nt")
    path.write_bytes(path.read_bytes() + b"<http://a> oops\n")
    empty = GraphStore()
    with pytest.raises(GraphError, match=r"graph\.nt"):
        empty.load(path)
    assert len(empty) == 0


@pytest.mark.parametrize("name", ["missing.ttl", "folder.ttl"])
def test_what_cannot_be_read_is_said_with_its_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(GraphError, match=f"{name}: cannot be read"):
        GraphStore().load(tmp_path / name)


def test_an_article_is_replaced_as_a_whole(
    world: Tables, vocabulary: RelationSource, store: GraphStore, make: Callable[..., Statement]
) -> None:
    graph = EX.article_graph("a-1")
    anew = replace(world, statements=(make("meets", "norland", "sudria", id="s-new"),))
    store.replace(graph, (quad for quad in quads(anew, vocabulary) if quad.graph_name == graph))
    found = store.query("SELECT ?s { ?s a pol:Statement ; prov:wasDerivedFrom article:a-1 }").table()
    assert found == [["statement:s-new"]]
    assert store.query("ASK { statement:s-talks a pol:Statement }").truth is True


def test_rdflib_sees_the_same_live_store(store: GraphStore) -> None:
    dataset = store.dataset
    norland = rdflib.URIRef(EX.actor("norland").value)
    assert str(dataset.value(norland, rdflib.RDFS.label)) == "Norland"
    (row,) = dataset.query("SELECT ?x { ex:sudria pol:coordinates_with ?x }")
    assert row == (norland,)

    store.add([Quad(EX.actor("ost"), RDFS.label, Literal("Ost"), EX.graph("reference"))])
    assert str(dataset.value(rdflib.URIRef(EX.actor("ost").value), rdflib.RDFS.label)) == "Ost"
    dataset.graph(rdflib.URIRef(EX.graph("reference").value)).add((norland, rdflib.RDFS.comment, rdflib.Literal("x")))
    assert store.query("SELECT ?c { ex:norland rdfs:comment ?c }").table() == [["x"]]


def test_a_store_on_disk_keeps_what_it_holds_and_has_one_owner(tmp_path: Path, store: GraphStore) -> None:
    on_disk = GraphStore(tmp_path / "db")
    on_disk.add(store.quads())
    with pytest.raises(GraphError, match="cannot be opened as a store"):
        GraphStore(tmp_path / "db")
    del on_disk
    assert GraphStore(tmp_path / "db").query(WHO).table() == OFFICES


def test_another_process_that_has_it_open_is_said_with_what_to_do(tmp_path: Path, store: GraphStore) -> None:
    GraphStore.filled(tmp_path / "db", store.quads())
    holding = "import sys, pyoxigraph as o; s = o.Store(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", holding, str(tmp_path / "db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        with pytest.raises(GraphError, match="cannot be opened as a store") as caught:
            GraphStore(tmp_path / "db")
        process.kill()
    assert "close the program that has it open" in str(caught.value)
    assert len(GraphStore(tmp_path / "db")) == len(store)


def test_rows_come_sorted_where_the_query_does_not_say() -> None:
    store = GraphStore()
    things = [f"http://x.example/{i}" for i in range(50)]
    store.add(Quad(NamedNode(iri), RDF.type, POL.Person, EX.graph("reference")) for iri in reversed(things))
    assert [row[0] for row in store.query("SELECT ?x { ?x a pol:Person }").table()] == sorted(things)
    assert [row[0] for row in store.query("SELECT ?x { ?x a pol:Person } ORDER BY DESC(STR(?x))").table()] == sorted(
        things, reverse=True
    )


def test_construct_and_describe_give_triples(store: GraphStore) -> None:
    answer = store.query("CONSTRUCT { ?a pol:knows ?b } WHERE { ?a plan:meets ?b }")
    assert answer.columns == ("subject", "predicate", "object")
    assert answer.table() == [["ex:ada-vale", "pol:knows", "ex:bo-kern"], ["ex:bo-kern", "pol:knows", "ex:ada-vale"]]
    assert ["ex:norland", "rdfs:label", "Norland"] in store.query("DESCRIBE ex:norland").table()


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("SELECT ?x { ?x a nope:Thing }", "nothing is known by the prefix nope:"),
        ("SELECT ?x { ?x a", "does not parse at line 1"),
        ("SELECT (COUNT(?x) AS ?n) ?y { ?x a ?y }", "cannot be run"),
    ],
)
def test_a_query_that_cannot_be_run_is_refused_with_advice(query: str, problem: str, store: GraphStore) -> None:
    with pytest.raises(QueryError, match=problem) as caught:
        store.query(query)
    assert caught.value.advice
