"""Queries that would never end, or take all memory: each is stopped, and the graph is as before."""

import time
from itertools import pairwise
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.graph import limits
from kg.graph.engine import LARGEST
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.statements.tables import Tables

EIGHT = "abcdefgh"
ENDLESS = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "sorted cross product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "distinct cross product": "SELECT (COUNT(DISTINCT *) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "cross product of values": "SELECT (COUNT(*) AS ?n) {"
    + "".join(f" VALUES ?{each} {{ {' '.join(map(str, range(99)))} }}" for each in EIGHT)
    + "}",
    "paths everywhere": "SELECT (COUNT(*) AS ?n) { ?a (pol:x|!pol:x)* ?b . ?c !pol:x* ?d . ?e ?f ?g . ?h ?i ?j }",
    "optional in optional": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i } } }",
    "strings that double": "SELECT (STRLEN(?h) AS ?n) { BIND ('"
    + "x" * 1000
    + "' AS ?a)"
    + "".join(f" BIND (CONCAT({','.join([f'?{one}'] * 16)}) AS ?{next_})" for one, next_ in pairwise(EIGHT))
    + "}",
    "replaced again and again": f"SELECT (STRLEN(?d) AS ?n) {{ BIND ('{'x' * 1000}' AS ?a)"
    + "".join(f" BIND (REPLACE(?{one}, 'x', '{'x' * 1000}') AS ?{two})" for one, two in ("ab", "bc", "cd"))
    + "}",
    "group concat": f"SELECT (GROUP_CONCAT(?c; separator='{'x' * 20_000}') AS ?t) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }}",
}


@pytest.fixture(scope="module")
def store(world: Tables, vocabulary: RelationSource) -> GraphStore:
    return GraphStore.of(world, vocabulary)


@pytest.fixture(params=["fork", "copy"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "fork" and not limits.FORKS:
        pytest.skip("no safe forks here")
    monkeypatch.setattr(limits, "FORKS", request.param == "fork")
    return str(request.param)


@pytest.mark.parametrize("name", ENDLESS)
def test_what_would_never_end_is_stopped(name: str, store: GraphStore) -> None:
    before, start = len(store), time.monotonic()
    with pytest.raises(QueryError, match="was stopped, as it took") as caught:
        store.query(ENDLESS[name], timeout=0.5, limit=10)
    assert caught.value.advice
    assert time.monotonic() - start < 30
    assert len(store) == before
    assert store.query("ASK { ex:norland a pol:Country }").truth


def test_it_is_stopped_in_either_way(way: str, store: GraphStore) -> None:
    with pytest.raises(QueryError, match=r"longer than 0\.3 seconds"):
        store.query(ENDLESS["cross product"], timeout=0.3)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a ?name { ?a a pol:Actor ; rdfs:label ?name } ORDER BY DESC(?name)",
        "SELECT ?a ?b { ?a pol:none ?b }",
        "ASK { ex:norland pol:coordinates_with ex:sudria }",
        "CONSTRUCT { ?b pol:works ?a } { ?a pol:coordinates_with ?b }",
        "DESCRIBE ex:norland",
        "SELECT (1 + 'x' AS ?error) ('é\\n\"' AS ?text) (0.5 AS ?number) {}",
    ],
)
def test_with_limits_the_answer_is_the_same(query: str, way: str, store: GraphStore) -> None:
    assert store.query(query, timeout=60, limit=1000) == store.query(query)


def test_an_error_is_the_same_with_limits(way: str, store: GraphStore) -> None:
    with pytest.raises(QueryError, match="cannot be run"):
        store.query("SELECT ?a { ?a ?b ?c } GROUP BY ?b", timeout=60)


def test_a_store_on_disk_is_asked_through_a_copy(tmp_path: Path, store: GraphStore) -> None:
    on_disk = GraphStore(tmp_path / "store")
    on_disk.add(store.quads())
    query = "SELECT ?a { ?a a pol:Country }"
    assert on_disk.query(query, timeout=60).rows == store.query(query).rows
    with pytest.raises(QueryError, match="longer than"):
        on_disk.query(ENDLESS["cross product"], timeout=0.3)


def test_rows_beyond_the_limit_are_left_out_and_the_answer_says_so(way: str, store: GraphStore) -> None:
    query = "SELECT ?a { ?a a pol:Actor } ORDER BY ?a"
    everything = store.query(query)
    assert everything.complete
    cut = store.query(query, limit=2, timeout=60)
    assert (cut.rows, cut.complete) == (everything.rows[:2], False)
    assert store.query(query, limit=len(everything)).complete


def test_without_an_order_a_limit_stops_a_query_early(store: GraphStore) -> None:
    answer = store.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }", limit=100)
    assert (len(answer), answer.complete) == (100, False)


def test_an_answer_is_no_longer_than_anybody_could_read(store: GraphStore) -> None:
    long = "x" * 40_000
    query = f"SELECT ('{long}' AS ?x) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }}"
    with pytest.raises(QueryError, match=f"more than {LARGEST:,} characters"):
        store.query(query)


@pytest.mark.skipif(not limits.FORKS, reason="memory is bounded on Linux only")
def test_memory_is_bounded(way: str, store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMORY", 100_000_000)
    if way == "copy":
        pytest.skip("the new process has the limit of the module")
    with pytest.raises(QueryError, match=r"too much memory"):
        store.query(ENDLESS["strings that double"], timeout=60)
