import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import GraphError
from kg.graph.iris import Iris

IRIS = Iris("https://data.example.org/politics/")


def test_the_ids_of_actors_and_statements_stand_in_their_iris_as_they_are() -> None:
    assert IRIS.actor("ada-vale").value == "https://data.example.org/politics/id/ada-vale"
    assert IRIS.statement("5977ce08a181d317").value.endswith("/statement/5977ce08a181d317")


def test_an_article_named_by_its_path_gets_a_slug_and_a_hash() -> None:
    assert IRIS.article("news/2.txt").value.removeprefix(IRIS.base) == "article/news-2-txt-6a63d534029073cd"


def test_an_article_called_edges_does_not_take_the_graph_of_the_edges() -> None:
    assert IRIS.article_graph("edges") != IRIS.graph("edges")


def test_a_base_may_end_in_a_number_sign() -> None:
    assert Iris("http://example.org/x#").actor("norland").value == "http://example.org/x#id/norland"


@pytest.mark.parametrize(
    "base",
    [
        "",
        "norland/",
        "/data/",
        "https://example.org/data",
        "ftp://example.org/",
        "urn:x:",
        "https:///x/",
        "https://example.org/a b/",
        "https://example.org/<x>/",
        "https://example.org/#/#",
        "http://[::1/",
        "javascript:alert(1)//",
    ],
)
def test_what_is_no_base_is_refused_with_advice(base: str) -> None:
    with pytest.raises(GraphError, match="ends in / or #"):
        Iris(base)


@given(st.text(), st.text())
def test_any_text_makes_a_valid_flat_iri_and_two_texts_make_two(left: str, right: str) -> None:
    first, second = IRIS.article(left), IRIS.article(right)
    assert isinstance(first, NamedNode)
    assert first.value.removeprefix(f"{IRIS.base}article/").replace("-", "").replace("_", "").isascii()
    assert "/" not in first.value.removeprefix(f"{IRIS.base}article/")
    assert (first == second) == (left == right)


@given(st.text(min_size=1))
def test_evidence_and_graphs_of_any_article_are_valid_iris(article: str) -> None:
    assert IRIS.evidence(article, 3, 9).value.endswith("-3-9")
    assert IRIS.selector(article, 3, 9, "quote").value.endswith("-3-9-quote")
    assert IRIS.article_graph(article).value.startswith(f"{IRIS.base}graph/article-")
