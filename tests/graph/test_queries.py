import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal

from kg.errors import QueryError
from kg.graph.guard import checked
from kg.graph.queries import ask, named_queries
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.statements.tables import Tables

QUERIES = Path(__file__).parents[2] / "ontology" / "queries"
NAMES = sorted(path.stem for path in QUERIES.glob("*.rq"))


@pytest.fixture(scope="module")
def store(world: Tables, vocabulary: RelationSource) -> GraphStore:
    return GraphStore.of(world, vocabulary)


def rows(store: GraphStore, query: str, **values: str) -> list[dict[str, str]]:
    answer = ask(store, query, values, folder=QUERIES)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.table()]


def test_there_are_the_questions_that_people_ask() -> None:
    assert len(NAMES) >= 12
    assert {"offices", "coordination", "planned-meetings", "evidence", "timeline", "counts"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_named_query_says_what_it_asks_runs_alone_and_finds_something(name: str, store: GraphStore) -> None:
    query = named_queries(QUERIES)[name]
    assert query.title
    assert not query.title.endswith(".")
    text = checked(query.text, prefixes=()).text
    assert "GRAPH" not in text
    assert ask(store, name, folder=QUERIES).rows


@pytest.mark.parametrize("name", NAMES)
def test_a_named_query_gives_the_same_on_one_merged_graph(name: str, store: GraphStore, tmp_path: Path) -> None:
    merged = GraphStore().load(store.write(tmp_path / "graph.ttl"))
    assert ask(merged, name, folder=QUERIES).table() == ask(store, name, folder=QUERIES).table()


@pytest.mark.parametrize("name", NAMES)
def test_a_named_query_gives_the_same_in_rdflib(name: str, store: GraphStore, tmp_path: Path) -> None:
    from rdflib import Graph

    graph = Graph().parse(store.write(tmp_path / "graph.ttl"))
    query = named_queries(QUERIES)[name]
    found = [["" if cell is None else str(cell) for cell in row] for row in graph.query(query.text)]  # type: ignore[union-attr]
    expected = [["" if cell is None else cell.value for cell in row] for row in store.query(query.text).rows]
    assert sorted(map(numbers_aside, found)) == sorted(map(numbers_aside, expected))


def numbers_aside(row: list[str]) -> list[str]:
    """The two engines write the same decimal as 0.9 and 0.90."""
    return [re.sub(r"(\.\d*?)0+$", r"\1", cell) for cell in row]


def test_offices_names_the_office_the_body_and_whether_it_is_held(store: GraphStore) -> None:
    assert rows(store, "offices") == [
        {
            "person": "Ada Vale",
            "role": "trade minister",
            "relation": "minister of",
            "body": "Ministry of Trade",
            "jurisdiction": "Norland",
            "status": "current",
        },
        {
            "person": "Bo Kern",
            "role": "member",
            "relation": "member of",
            "body": "Norland",
            "jurisdiction": "",
            "status": "former",
        },
    ]


@pytest.mark.parametrize("body", ["norland", "ex:norland", "Norland", "NORLAND", "nor", " Norland "])
def test_an_actor_may_be_given_by_id_iri_or_any_name(body: str, store: GraphStore) -> None:
    assert rows(store, "who-holds-office", body=body) == [
        {"office_of": "Norland", "person": "Ada Vale", "role": "trade minister"}
    ]


def test_an_actor_may_be_given_by_its_full_iri(store: GraphStore) -> None:
    assert rows(store, "who-holds-office", body="<https://example.org/policy-actors/id/norland>")


def test_a_topic_brings_its_narrower_ones(store: GraphStore) -> None:
    for topic in ("trade", "topic:trade", "export control"):
        assert [row["topic_text"] for row in rows(store, "coordination", topic=topic)] == ["export controls"]
    with pytest.raises(QueryError, match="no topic 'health'"):
        rows(store, "coordination", topic="health")


@pytest.mark.parametrize(
    ("window", "found"),
    [
        ({}, True),
        ({"from": "2023-01-20", "to": "2023-01-20"}, True),
        ({"from": "2023-01-21"}, False),
        ({"to": "2023-01-19"}, False),
    ],
)
def test_a_window_of_days_takes_what_may_fall_into_it(window: dict[str, str], found: bool, store: GraphStore) -> None:
    assert bool(rows(store, "planned-meetings", **window)) is found


def test_denied_names_who_denies_and_the_sentence(store: GraphStore) -> None:
    (row,) = rows(store, "denied", actor="sudria")
    assert (row["subject"], row["relation"], row["object"], row["said_by"]) == ("Norland", "meets", "Sudria", "Bo Kern")
    assert row["quote"].startswith("Norland works with Sudria")


def test_evidence_is_found_in_either_direction_once_each(store: GraphStore) -> None:
    for pair in ({"a": "norland", "b": "sudria"}, {"a": "sudria", "b": "norland"}):
        found = rows(store, "evidence", **pair)
        assert len(found) == 4
        assert {row["article"] for row in found} == {"a-1", "news/2.txt"}
    assert len(rows(store, "evidence", a="ada-vale")) == 2


def test_a_chain_of_voices_is_told_outermost_first_and_the_unnamed_left_out(store: GraphStore) -> None:
    found = rows(store, "attributed-statements", speaker="bo-kern")
    assert [(row["voice"], row["relation"]) for row in found] == [("1", "sanctions"), ("1", "meets")]


def test_a_profile_counts_what_an_actor_does_and_suffers(store: GraphStore) -> None:
    found = {
        (row["as"], row["relation"], row["other"], row["factuality"])
        for row in rows(store, "actor-profile", actor="sudria")
    }
    assert found == {
        ("object", "coordinates with", "Norland", "asserted"),
        ("object", "sanctions", "Norland", "possible"),
        ("object", "meets", "Norland", "denied"),
        ("subject", "sanctions", "Norland", "asserted"),
    }


# ---- parameters that are wrong or hostile ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "values", "problem"),
    [
        ("no-such", {}, "there is no query of that name"),
        ("offices", {"body": "norland"}, "there is no such parameter"),
        ("who-holds-office", {"boddy": "norland"}, "who-holds-office has body"),
        ("who-holds-office", {"body": "Atlantis"}, "no actor 'Atlantis'"),
        ("planned-meetings", {"from": "January"}, "'January' is no date"),
        ("SELECT ?s { ?s ?p ?o }", {"body": "norland"}, "has no parameters"),
    ],
)
def test_a_wrong_name_or_value_is_refused_with_advice(
    query: str, values: dict[str, str], problem: str, store: GraphStore
) -> None:
    with pytest.raises(QueryError, match=problem) as caught:
        ask(store, query, values, folder=QUERIES)
    assert caught.value.advice


@given(value=st.text() | st.just("x } SERVICE <http://127.0.0.1/> { ?s ?p ?o } {") | st.just('" } DROP ALL #'))
def test_no_value_ever_becomes_part_of_a_query(value: str, store: GraphStore) -> None:
    for query, name in (("who-holds-office", "body"), ("coordination", "topic"), ("planned-meetings", "from")):
        with pytest.raises(QueryError, match=r"the graph has no|is no date"):
            ask(store, query, {name: value}, folder=QUERIES)


@given(value=st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_text_is_matched_letter_by_letter(
    value: str, store: GraphStore, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("queries")
    (folder / "same.rq").write_text(
        "# title: The same\n# param: it text What is given\nSELECT ?it { VALUES ?it { UNDEF } }", encoding="utf-8"
    )
    assert ask(store, "same", {"it": value}, folder=folder).rows == ((Literal(value),),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("SELECT ?s { ?s ?p ?o }", "has no title"),
        ("# title: x\n# param: a\nSELECT ?a { VALUES ?a { UNDEF } }", "not understood: 'a'"),
        ("# title: x\n# param: a planet Where\nSELECT ?a { VALUES ?a { UNDEF } }", "not understood"),
        ("# title: x\n# param: a actor Who\nSELECT ?a { ?a ?b ?c }", "has 0 places for the parameter 'a'"),
    ],
)
def test_a_file_that_breaks_the_rules_is_refused_by_name(text: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / "odd.rq").write_text(text)
    with pytest.raises(QueryError, match=problem) as caught:
        named_queries(tmp_path)
    assert "odd.rq" in str(caught.value)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no such folder"):
        named_queries(tmp_path / "nowhere")
