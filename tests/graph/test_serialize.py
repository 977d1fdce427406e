import json
import random
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse
from pyoxigraph import serialize as oxigraph_serialize
from rdflib import Dataset, Graph

from kg.errors import GraphError, OutputError
from kg.graph.iris import Iris
from kg.graph.namespaces import POL, PREFIXES, RDF, RDFS, XSD
from kg.graph.rdf import quads
from kg.graph.serialize import FORMATS, chunks, format_of, serialize, write_graph
from kg.graph.sources import RelationSource
from kg.statements.tables import Tables

PREFIXED = {**PREFIXES, **Iris().prefixes}
ONE_GRAPH = ("ttl", "nt")
RDFLIB = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "nt": "nt", "jsonld": "json-ld"}
EX = Iris()


@pytest.fixture(scope="module")
def graph(world: Tables, vocabulary: RelationSource) -> list[Quad]:
    return list(quads(world, vocabulary))


def without_graphs(some: Iterable[Quad]) -> set[str]:
    return {str(quad.triple) for quad in some}


@pytest.mark.parametrize("kind", FORMATS)
def test_the_bytes_are_the_same_whatever_the_order(kind: str, graph: list[Quad]) -> None:
    first = serialize(graph, format=kind, prefixes=PREFIXED)
    for seed in range(5):
        shuffled = random.Random(seed).sample(graph, len(graph))
        assert serialize([*shuffled, *shuffled[:10]], format=kind, prefixes=PREFIXED) == first


@pytest.mark.parametrize("kind", FORMATS)
def test_the_bytes_are_the_same_from_a_store_and_when_parts_are_sorted_on_disk(kind: str, graph: list[Quad]) -> None:
    first = serialize(graph, format=kind, prefixes=PREFIXED)
    store = Store()
    store.extend(reversed(graph))
    for source in (store, graph):
        for limit in (1, 5_000):
            assert b"".join(chunks(source, format=kind, prefixes=PREFIXED, limit=limit)) == first


@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_put_first_is_no_danger_where_it_is_an_object_or_stands_in_a_text(kind: str) -> None:
    words = f"a <{RDF.type.value}> <{RDF.type.value}> <{RDFS.label.value}> b \x01\x011 c"
    home = EX.graph("reference")
    odd = [
        Quad(RDF.type, RDF.type, RDF.type, home),
        Quad(RDF.type, RDFS.label, RDF.subject, DefaultGraph()),
        Quad(EX.actor("x"), RDFS.comment, Literal(words), home),
        Quad(BlankNode("b"), RDF.type, RDFS.label, NamedNode("urn:type")),
        Quad(EX.actor("x"), RDFS.comment, Literal(words, language="en"), BlankNode("g")),
    ]
    store = Store()
    store.extend(odd)
    written = serialize(odd, format=kind, prefixes=PREFIXED)
    assert serialize(store, format=kind, prefixes=PREFIXED) == written
    back = list(parse(written, format=FORMATS[kind]))
    assert without_graphs(back) == without_graphs(odd)
    assert kind in ONE_GRAPH or {str(q.graph_name) for q in back} == {str(q.graph_name) for q in odd}


@pytest.mark.parametrize("kind", ["nt", "nq"])
def test_lines_of_one_graph_come_as_any_other_program_sorts_them(kind: str, graph: list[Quad]) -> None:
    home = [quad for quad in graph if quad.graph_name == EX.graph("reference")]
    lines = serialize(home, format=kind).splitlines()
    assert lines == sorted(lines)


def test_turtle_is_written_as_pyoxigraph_writes_it_but_for_blanks(graph: list[Quad]) -> None:
    ours = serialize(graph, prefixes=PREFIXED)
    triples = [quad.triple for quad in parse(ours, format=RdfFormat.TURTLE)]
    theirs = oxigraph_serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXED) or b""
    assert sorted(ours.replace(b"\n    ", b"\n\t").replace(b"\n\n", b"\n").splitlines()) == sorted(theirs.splitlines())


@pytest.mark.parametrize(
    ("literal", "written"),
    [
        (Literal(5), "5"),
        (Literal("+05", datatype=XSD.integer), "+05"),
        (Literal("0.50", datatype=XSD.decimal), "0.50"),
        (Literal("1", datatype=XSD.decimal), '"1"^^xsd:decimal'),
        (Literal("1e0", datatype=XSD.double), "1e0"),
        (Literal("NaN", datatype=XSD.double), '"NaN"^^xsd:double'),
        (Literal("true", datatype=XSD.boolean), "true"),
        (Literal("5 .", datatype=XSD.integer), '"5 ."^^xsd:integer'),
        (Literal('"<x>"^^<y>'), '"\\"<x>\\"^^<y>"'),
        (Literal("x", language="en-GB"), '"x"@en-gb'),
    ],
)
def test_turtle_writes_numbers_bare_only_where_they_can_be_read_so(literal: Literal, written: str) -> None:
    quad = Quad(EX.actor("x"), RDFS.comment, literal, DefaultGraph())
    line = serialize([quad], prefixes=PREFIXED).decode().splitlines()[-1]
    assert line == f"ex:x rdfs:comment {written} ."


@pytest.mark.parametrize("kind", FORMATS)
def test_pyoxigraph_reads_back_what_was_written(kind: str, graph: list[Quad]) -> None:
    back = set(parse(serialize(graph, format=kind, prefixes=PREFIXED), format=FORMATS[kind]))
    if kind in ONE_GRAPH:
        assert without_graphs(back) == without_graphs(graph)
    else:
        assert back == set(graph)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # in two parsers of rdflib
@pytest.mark.parametrize("kind", FORMATS)
def test_rdflib_reads_back_what_was_written(kind: str, graph: list[Quad]) -> None:
    written = serialize(graph, format=kind, prefixes=PREFIXED)
    if kind in ONE_GRAPH:
        back: Graph = Graph().parse(data=written, format=RDFLIB[kind])
    else:
        back = Graph()
        for subject, predicate, value, _ in Dataset().parse(data=written, format=RDFLIB[kind]).quads():
            back.add((subject, predicate, value))
    plain = parse(back.serialize(format="nt", encoding="utf-8"), format=RdfFormat.N_TRIPLES)
    assert without_graphs(plain) == without_graphs(graph)


@pytest.mark.parametrize("kind", FORMATS)
@given(words=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_survive_every_format(kind: str, words: str) -> None:
    quad = Quad(EX.actor("x"), RDFS.label, Literal(words), EX.graph("reference"))
    back = list(parse(serialize([quad], format=kind, prefixes=PREFIXED), format=FORMATS[kind]))
    assert [each.object for each in back] == [Literal(words)]


def test_turtle_declares_prefixes_in_order_and_groups_by_subject_with_its_class_first() -> None:
    actor, home = EX.actor("norland"), EX.graph("reference")
    label, kind = Quad(actor, RDFS.label, Literal("Nor\nland"), home), Quad(actor, RDF.type, POL.Country, home)
    other = Quad(EX.actor("ada"), RDFS.label, Literal("Ada"), home)
    written = serialize([label, kind, other], prefixes={"rdfs": RDFS.iri, "pol": POL.iri, "ex": f"{EX.base}id/"})
    assert written.decode() == (
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix pol: <https://w3id.org/policy-actors/ns#> .\n"
        "@prefix ex: <https://example.org/policy-actors/id/> .\n"
        "\n"
        'ex:ada rdfs:label "Ada" .\n'
        "\n"
        "ex:norland a pol:Country ;\n"
        '    rdfs:label "Nor\\nland" .\n'
    )


def test_a_statement_reads_in_its_own_order_class_subject_predicate_object() -> None:
    node, home = EX.statement("s"), EX.article_graph("a")
    terms = {RDF.type: POL.Statement, RDF.subject: EX.actor("a"), RDF.predicate: POL.meets, RDF.object: EX.actor("b")}
    graph = [Quad(node, predicate, value, home) for predicate, value in {POL.certainty: POL.Certain, **terms}.items()]
    body = serialize(graph, prefixes=PREFIXED).decode().partition("\n\n")[2]
    assert [line.split()[-3 if line.startswith("statement") else 0] for line in body.splitlines()] == [
        "a",
        "rdf:subject",
        "rdf:predicate",
        "rdf:object",
        "pol:certainty",
    ]


def test_trig_puts_each_graph_in_braces() -> None:
    quad = Quad(EX.actor("norland"), RDF.type, POL.Country, EX.graph("reference"))
    odd = Quad(EX.actor("norland"), RDF.type, POL.Place, NamedNode("urn:elsewhere"))
    bare = Quad(EX.actor("norland"), RDF.type, POL.Actor, DefaultGraph())
    prefixes = {"pol": POL.iri, "ex": f"{EX.base}id/", "graph": f"{EX.base}graph/"}
    _, _, body = serialize([odd, quad, bare], format="trig", prefixes=prefixes).decode().partition("graph/> .\n")
    assert body == (
        "\nex:norland a pol:Actor .\n"
        "\ngraph:reference {\n    ex:norland a pol:Country .\n}\n"
        "\n<urn:elsewhere> {\n    ex:norland a pol:Place .\n}\n"
    )


def test_json_ld_shortens_by_its_context_and_keeps_the_form_of_numbers() -> None:
    half = Literal("0.50", datatype=XSD.decimal)
    quad = Quad(EX.statement("s"), POL.confidence, half, EX.article_graph("a"))
    document = json.loads(serialize([quad], format="jsonld", prefixes=PREFIXED))
    assert document["@context"]["pol"] == POL.iri
    assert document["@graph"] == [{"id": "graph:article-a", "@graph": [{"id": "statement:s", "confidence": "0.50"}]}]


def test_json_ld_carries_nameless_nodes_and_languages_of_other_peoples_graphs() -> None:
    label = Literal("Nord", language="de")
    quad = Quad(BlankNode("b"), RDFS.label, label, DefaultGraph())
    (back,) = parse(serialize([quad], format="jsonld"), format=RdfFormat.JSON_LD)
    assert (back.object, back.graph_name) == (label, DefaultGraph())
    assert isinstance(back.subject, BlankNode)


@pytest.mark.parametrize(("name", "kind"), [("g.ttl", "ttl"), ("x.y.TRIG", "trig"), ("a/b.jsonld", "jsonld")])
def test_the_ending_says_the_format(name: str, kind: str) -> None:
    assert format_of(name) == kind


@pytest.mark.parametrize("name", ["graph", "graph.rdf", "graph.ttl.gz"])
def test_other_endings_are_refused_with_those_that_are_known(name: str) -> None:
    with pytest.raises(GraphError, match=r"\.ttl, \.trig"):
        format_of(name)


def test_a_file_is_written_as_a_whole_or_not_at_all(graph: list[Quad], tmp_path: Path) -> None:
    path = write_graph(graph, tmp_path / "new" / "graph.nq", prefixes=PREFIXED)
    assert path.read_bytes() == serialize(graph, format="nq")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        write_graph(graph, tmp_path / "file" / "graph.nq")


@pytest.mark.parametrize("seed", ["0", "1"])
def test_no_hash_seed_changes_a_byte(seed: str, graph: list[Quad], tmp_path: Path) -> None:
    source = tmp_path / "graph.nq"
    source.write_bytes(serialize(graph, format="nq"))
    script = (
        "import sys; from pathlib import Path; from kg.graph.store import GraphStore;"
        "store = GraphStore().load(Path(sys.argv[1])); sys.stdout.buffer.write(store.serialize('trig'))"
    )
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", script, str(source)], env=environment, capture_output=True, check=True)
    assert done.stdout == serialize(graph, format="trig", prefixes=PREFIXED)
