import pytest

from kg.graph.hints import hints
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.statements.tables import Tables


@pytest.fixture(scope="module")
def store(world: Tables, vocabulary: RelationSource) -> GraphStore:
    return GraphStore.of(world, vocabulary)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "SELECT ?x { ?x pol:meet ex:norland }",
            ["nothing in the graph is called pol:meet; perhaps pol:meets is meant"],
        ),
        ("SELECT ?x { ex:norlnd ?r ?x }", ["nothing in the graph is called ex:norlnd; perhaps ex:norland is meant"]),
        ('SELECT ?x { ?x rdfs:label "Norland"@en }', ['"Norland"@en is in the graph as "Norland"']),
        ('SELECT ?x { ?x rdfs:label "sanctions" }', ['"sanctions" is in the graph as "sanctions"@en']),
        (
            "SELECT ?x { ?x pol:sanctions ?y }",
            ["nothing is pol:sanctions, but there is said:sanctions and may:sanctions"],
        ),
        ('SELECT ?x { ?x ?y "2024"^^xsd:gYear }', []),
        ("PREFIX a: <http://a/> SELECT ?x { ?x a:b ?y }", ["nothing in the graph is called a:b"]),
        ("SELECT ?x { ?x pol:minister_of ex:norland }", []),
    ],
)
def test_a_query_that_finds_nothing_is_told_why(query: str, expected: list[str], store: GraphStore) -> None:
    assert hints(store, query) == expected
