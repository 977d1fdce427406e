import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse
from rdflib import Graph

from kg.errors import GraphError
from kg.graph.iris import Iris
from kg.graph.namespaces import PREFIXES, RDFS, text
from kg.graph.serialize import serialize

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


# ---- no two ids share an IRI ----------------------------------------------------------------------------------------

NAMES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["Ministry of Defence (Norland)", "Côte d’Oriente", "People’s Bank – Portstad", "外务省", "", "-", "_"]
    ),
    st.from_regex(r"[a-z]{1,3}-[0-9a-f]{16}", fullmatch=True),
    st.from_regex(r"[a-z]{1,2}(-voice-[0-9])?(-time)?(-[0-9]{1,2}){0,3}(-pos|-span)?", fullmatch=True),
    st.from_regex(r"software-[0-9](\.|-)[0-9]", fullmatch=True),
)
"""Hostile, foreign and long names, and such as look like what is made here."""


@given(NAMES, NAMES)
def test_no_two_ids_share_an_iri_even_if_one_looks_like_the_others(left: str, right: str) -> None:
    def made(name: str) -> list[NamedNode]:
        hashed = IRIS.article(name).value.rsplit("/", 1)[-1]
        again = [IRIS.article(hashed)] if hashed != name else []
        return [IRIS.article(name), *again, IRIS.evidence(name, 1, 2), IRIS.selector(name, 1, 2, "pos")]

    ours = [*made(left), IRIS.statement(left), IRIS.attribution(left, 1), IRIS.tenure(left), IRIS.interval(left)]
    ours += [IRIS.run(left), IRIS.software(left), IRIS.record("people.tsv", left), IRIS.record("people-x.tsv", left)]
    assert len(set(ours)) == len(ours)
    theirs = [*made(right), IRIS.statement(right), IRIS.attribution(right, 1), IRIS.tenure(right), IRIS.interval(right)]
    theirs += [IRIS.run(right), IRIS.software(right), IRIS.record("people.tsv", right)]
    if left != right and IRIS.article(left).value.rsplit("/", 1)[-1] != right:
        if IRIS.article(right).value.rsplit("/", 1)[-1] != left:
            assert set(ours).isdisjoint(theirs)


def test_an_id_that_looks_like_a_hashed_one_is_hashed_itself() -> None:
    taken = IRIS.article("news/2.txt").value.rsplit("/", 1)[-1]
    assert IRIS.article(taken) != IRIS.article("news/2.txt")
    assert IRIS.statement("s-voice-1") != IRIS.attribution("s", 1)
    assert IRIS.record("a.tsv", "b-c") != IRIS.record("a-b.tsv", "c")
    assert IRIS.run("software-0-1-0") != IRIS.software("0.1.0")


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_prefixed_names_survive_turtle_in_both_parsers(names: list[str]) -> None:
    quads = [Quad(IRIS.actor(name), RDFS.label, text(name), DefaultGraph()) for name in names]
    turtle = serialize(quads, prefixes={**PREFIXES, **IRIS.prefixes})
    wanted = {IRIS.actor(name).value for name in names}
    assert {str(quad.subject).strip("<>") for quad in parse(turtle, format=RdfFormat.TURTLE)} == wanted
    assert {str(subject) for subject in Graph().parse(data=turtle, format="turtle").subjects()} == wanted
    assert b"ex:" in turtle.partition(b"\n\n")[2]
