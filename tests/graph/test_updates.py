from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from kg.errors import GraphError
from kg.graph.namespaces import text
from kg.graph.store import GraphStore
from kg.graph.updates import changing

G = NamedNode("https://x.example/g")


def quad(value: str, graph: NamedNode | DefaultGraph = G) -> Quad:
    return Quad(NamedNode("https://x.example/s"), NamedNode("https://x.example/p"), text(value), graph)


values = st.sets(st.text(max_size=20), max_size=5)


@given(before=values, after=values)
def test_any_text_is_taken_out_and_put_in_as_it_is(before: set[str], after: set[str]) -> None:
    store, old, new = Store(), set(map(quad, before)), set(map(quad, after))
    store.extend(old)
    if update := changing(removed=old - new, added=new - old):
        store.update(update)
    assert set(store) == new


@pytest.mark.parametrize("value", ['"} ; DROP ALL ; INSERT DATA {', "a\\", "'''\n\r\t\x7f\u2028\U0001f600"])
def test_a_text_ends_no_request(value: str) -> None:
    store = Store()
    store.update(changing(removed=[quad("b")], added=[quad(value), quad(value, DefaultGraph())]))
    assert set(store) == {quad(value), quad(value, DefaultGraph())}


def test_a_graph_that_is_empty_is_gone() -> None:
    store = GraphStore()
    store.add([quad("a"), quad("b")])
    store.apply(removed={quad("a")}, added=())
    assert list(store.oxigraph.named_graphs()) == [G]
    store.replace(G, [])
    assert list(store.oxigraph.named_graphs()) == []


def test_a_node_without_a_name_is_refused_and_nothing_is_changed() -> None:
    store = GraphStore()
    store.add([quad("a")])
    nameless = Quad(BlankNode("b"), NamedNode("https://x.example/p"), Literal("c"), G)
    with pytest.raises(GraphError, match="a node without a name"):
        store.apply(removed={quad("a")}, added={nameless})
    assert set(store.quads()) == {quad("a")}


def test_a_store_that_is_open_to_read_is_not_changed_and_can_be_open_twice(tmp_path: Path) -> None:
    GraphStore.filled(tmp_path / "db", [quad("a")])
    one, two = (GraphStore(tmp_path / "db", read_only=True) for _ in range(2))
    assert set(one.quads()) == set(two.quads()) == {quad("a")}
    with pytest.raises(GraphError, match="cannot be changed"):
        one.apply(removed={quad("a")}, added=())
    one.copy_to(tmp_path / "copy")
    copy = GraphStore(tmp_path / "copy")
    copy.apply(removed={quad("a")}, added={quad("b")})
    assert set(copy.quads()) == {quad("b")}
    assert set(one.quads()) == {quad("a")}


def test_what_is_no_store_is_not_opened_to_read_and_none_in_memory_is_copied(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be opened as a store"):
        GraphStore(tmp_path / "db", read_only=True)
    with pytest.raises(GraphError, match="cannot be copied"):
        GraphStore().copy_to(tmp_path / "copy")
