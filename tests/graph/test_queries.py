import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal
from rdflib import Graph

from kg.errors import QueryError
from kg.graph.guard import checked
from kg.graph.queries import ask, named_queries, named_query
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.model import EventStatus, Qualification
from kg.statements.tables import Tables

from .conftest import DENIED, PLANNED, Make

REQUESTED = Qualification(status=EventStatus.REQUESTED)
QUERIES = Path(__file__).parents[2] / "ontology" / "queries"
SLOW_IN_RDFLIB = {"chains", "common-partners", "most-active", "most-connected", "partners"}
"""It takes patterns as they come, and tries every pair of names; `GraphStore.dataset` leaves this to the engine."""
NAMES = sorted(path.stem for path in QUERIES.glob("*.rq"))


@pytest.fixture(scope="module")
def store(world: Tables, vocabulary: RelationSource) -> GraphStore:
    return GraphStore.of(world, vocabulary)


@pytest.fixture(scope="module")
def fuller(world: Tables, make: Make, vocabulary: RelationSource) -> GraphStore:
    """The same world with what it lacks for some of the questions."""
    more = (
        make("ally_of", "norland", "sudria", id="s-ally"),
        make("member_of", "sudria", "ministry-of-trade", id="s-member"),
        make("sanctions", "norland", "sudria", id="s-contested", speakers=["ada-vale"]),
        make("sanctions", "norland", "sudria", id="s-denied", qualification=DENIED),
        make("meets", "norland", "sudria", id="s-asked", qualification=REQUESTED),
        make("meets", "norland", "bo-kern", id="s-with", speakers=["officials"], date="2022-10", article="late"),
        make("meets", "norland", "sudria", id="s-sure", qualification=PLANNED, confidence=0.2),
        make("coordinates_with", "bo-kern", "sudria", id="s-common"),
    )
    late = replace(world.articles[0], id="late", published="2024-06-05")
    tables = replace(world, articles=(*world.articles, late), statements=(*world.statements, *more))
    return GraphStore.of(tables, vocabulary)


def rows(store: GraphStore, query: str, **values: str) -> list[dict[str, str]]:
    answer = ask(store, query, values, folder=QUERIES)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.table()]


def test_there_are_the_questions_that_people_ask() -> None:
    assert len(NAMES) >= 25
    assert {"offices", "coordination", "planned-meetings", "evidence", "timeline", "counts"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_named_query_says_what_it_asks_and_runs_alone(name: str) -> None:
    query = named_queries(QUERIES)[name]
    assert query.title
    assert not query.title.endswith(".")
    assert query.about
    assert all(line.endswith(".") or line[0].islower() or len(line) > 60 for line in query.about)
    for text in (query.text, query.body, everything_chosen(query.text)):
        assert checked(text, prefixes=()).ordered, "the order is part of the answer"


@pytest.mark.parametrize("name", NAMES)
def test_a_named_query_is_plain_sparql_that_old_stores_understand(name: str) -> None:
    """Virtuoso 7 finds nothing by `<=` between dates, and knows no UNDEF; not every union of graphs has GRAPH."""
    text = everything_chosen((QUERIES / f"{name}.rq").read_text(encoding="utf-8"))
    assert re.findall(r"GRAPH|UNDEF|<=|SERVICE|FROM|LIMIT|GROUP_CONCAT|SAMPLE", text) == []


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"chains", "reference-facts"}))
def test_a_named_query_finds_something(name: str, fuller: GraphStore) -> None:
    assert ask(fuller, name, folder=QUERIES).rows


def everything_chosen(text: str) -> str:
    return re.sub(r"# -p \w+: ?", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_a_named_query_gives_the_same_on_one_merged_graph(name: str, fuller: GraphStore, tmp_path: Path) -> None:
    merged = GraphStore().load(fuller.write(tmp_path / "graph.ttl"))
    assert ask(merged, name, folder=QUERIES).table() == ask(fuller, name, folder=QUERIES).table()


@pytest.fixture(scope="module")
def rdflib_graph(fuller: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return Graph().parse(fuller.write(tmp_path_factory.mktemp("graph") / "graph.ttl"))


@pytest.mark.parametrize("name", sorted(set(NAMES) - SLOW_IN_RDFLIB))
def test_a_named_query_gives_the_same_in_rdflib(name: str, fuller: GraphStore, rdflib_graph: Graph) -> None:
    query = named_queries(QUERIES)[name]
    for text in (query.text, everything_chosen(query.text)):
        found = [["" if cell is None else str(cell) for cell in row] for row in rdflib_graph.query(text)]  # type: ignore[union-attr]
        expected = [["" if cell is None else cell.value for cell in row] for row in fuller.query(text).rows]
        assert sorted(map(numbers_aside, found)) == sorted(map(numbers_aside, expected))


def numbers_aside(row: list[str]) -> list[str]:
    """The engines write the same decimal as 0.9 and 0.90, and a third as long as they like."""
    return [f"{float(cell):.6f}" if re.fullmatch(r"-?\d+\.\d+", cell) else cell for cell in row]


def test_an_article_of_which_nothing_is_said_counts_none(world: Tables, vocabulary: RelationSource) -> None:
    silent = replace(world.articles[0], id="silent", published="2024-06-05")
    more = GraphStore.of(replace(world, articles=(*world.articles, silent)), vocabulary)
    counts = {row["id"]: row["statements"] for row in rows(more, "articles")}
    assert counts["silent"] == "0"
    assert counts["a-1"] != "0"


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
        ({"from": "2023", "to": "2023"}, True),
        ({"from": "2023-01", "to": "2023-01"}, True),
        ({"from": "2023-02"}, False),
        ({"to": "2022"}, False),
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
        assert all(row["subject"] and row["object"] and int(row["start"]) < int(row["end"]) for row in found)
    assert len(rows(store, "evidence", a="ada-vale")) == 2


def test_a_chain_of_voices_is_told_outermost_first_and_the_unnamed_left_out(store: GraphStore) -> None:
    found = rows(store, "attributed-statements", speaker="bo-kern")
    assert sorted((row["voice"], row["relation"]) for row in found) == [("1", "meets"), ("1", "sanctions")]


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


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2022", [("2022-10", "surely")]),
        ("2022-10", [("2022-10", "surely")]),
        ("2022-10-07", [("2022-10", "possibly")]),
        ("2022-09/2022-10", [("2022-10", "surely")]),
        ("2022-11/..", [("2023-01", "surely")]),
        ("../2022-10-07", [("2022-10", "possibly")]),
        ("2021", []),
    ],
)
def test_a_period_finds_dates_of_every_precision(period: str, found: list[tuple[str, str]], fuller: GraphStore) -> None:
    got = [(row["date"], row["within"]) for row in rows(fuller, "in-period", **{"in": period})]
    assert got == found


def test_what_one_asserts_and_another_denies_stands_in_one_row(fuller: GraphStore) -> None:
    (row,) = rows(fuller, "contested", actor="norland")
    assert (row["subject"], row["relation"], row["object"]) == ("Norland", "sanctions", "Sudria")
    assert (row["asserted_by"], row["denied_by"]) == ("Ada Vale", "")


def test_a_chain_of_direct_triples_names_who_is_on_it(fuller: GraphStore) -> None:
    found = rows(fuller, "chains", a="ada-vale", b="sudria")
    steps = {tuple(row[key] for key in ("first", "via", "second", "and_via", "third")) for row in found}
    assert ("meets (as planned)", "Bo Kern", "coordinates with", "", "") in steps
    assert ("meets (as planned)", "Bo Kern", "meets (as somebody else says)", "Norland", "ally of") in steps
    assert not any({row["via"], row["and_via"]} & {"Ada Vale", "Sudria"} for row in found)


def test_new_is_what_no_earlier_article_says(fuller: GraphStore) -> None:
    found = rows(fuller, "new-since", since="2024")
    assert [(row["subject"], row["relation"], row["object"]) for row in found] == [("Norland", "meets", "Bo Kern")]
    assert rows(fuller, "new-since", since="2025") == []


def test_confidence_is_compared_as_a_number(fuller: GraphStore) -> None:
    assert [row["confidence"] for row in rows(fuller, "low-confidence", below="0.3")] == ["0.2"]
    assert rows(fuller, "low-confidence", below="0.2") == []


def test_a_class_brings_those_below_it(fuller: GraphStore) -> None:
    names = {row["name"] for row in rows(fuller, "most-active", type="organization")}
    assert names == {"Ministry of Trade"}


def test_the_body_of_a_question_can_be_pasted_and_its_choices_made_by_hand(store: GraphStore) -> None:
    body = named_query(QUERIES, "who-holds-office").body
    assert body.startswith("PREFIX")
    chosen = body.replace("# -p body: VALUES ?body { ex:japan }", "VALUES ?body { ex:norland }")
    assert [row[0] for row in store.query(chosen).table()] == ["Norland"]


# ---- parameters that are wrong or hostile ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "values", "problem"),
    [
        ("no-such", {}, "there is no query of that name"),
        ("offices", {"body": "norland"}, "there is no such parameter"),
        ("who-holds-office", {"boddy": "norland"}, "who-holds-office has body"),
        ("who-holds-office", {"body": "Atlantis"}, "no actor 'Atlantis'"),
        ("planned-meetings", {"from": "January"}, "'January' is no date"),
        ("planned-meetings", {"from": "2023-13"}, "'2023-13' is no date"),
        ("in-period", {"in": "2023-02-30"}, "'2023-02-30' is no date"),
        ("low-confidence", {"below": "low"}, "'low' is no number"),
        ("low-confidence", {"below": "nan"}, "'nan' is no number"),
        ("who-hold-office", {}, "perhaps who-holds-office is meant"),
        ("most-active", {"type": "planet"}, "no class 'planet'"),
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
        "# title: The same\n# param: it text What is given\nSELECT ?it { VALUES ?it { 1 } }", encoding="utf-8"
    )
    assert ask(store, "same", {"it": value}, folder=folder).rows == ((Literal(value),),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("SELECT ?s { ?s ?p ?o }", "has no title"),
        ("# title: x\n# param: a\nSELECT ?a { VALUES ?a { UNDEF } }", "not understood: 'a'"),
        ("# title: x\n# param: a planet Where\nSELECT ?a { VALUES ?a { UNDEF } }", "not understood"),
        ("# title: x\n# param: a actor Who\nSELECT ?a { ?a ?b ?c }", "has 0 places for the parameter 'a'"),
        ("# title: x\n# param: a date When\nSELECT ?a { VALUES ?a { 1 } }", "first, last, period"),
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
