"""Tenures in the graph, and the named question that asks them for a day."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.iris import Iris
from kg.graph.namespaces import EDTF, ORG, POL, PROV, RDF, TIME, XSD
from kg.graph.queries import ask
from kg.graph.shapes import validate
from kg.graph.store import GraphStore
from kg.graph.tenure_triples import tenure_triples
from kg.graph.tenures import tenures
from kg.model import Actor
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary, ontology_folder

from .offices import TYPES, VOCABULARY, told

QUERIES = ontology_folder() / "queries"
SHAPES = ontology_folder() / "shapes.ttl"
IRIS = Iris()


@pytest.fixture(scope="module")
def said() -> Tables:
    """A minister of a known year after one of a known month, a former president, a chair of an unknown time."""
    collected = told()
    collected("2020-05-01", "minister_of", "bo", "ministry-of-trade", "current", role="trade minister")
    collected("2022-05-01", "minister_of", "ada", "ministry-of-trade", "current", role="Minister")
    collected("2022-05-01", "minister_of", "ada", "ministry-of-trade", "current", role="trade minister")
    collected("2022-05-01", "succeeds", "ada", "bo", of=None, date="2021-05")
    collected("2022-05-01", "head_of_state_of", "cy", "norland", "former", role="president")
    collected("2022-05-01", "leads", "di", "green-party", of=None, date="2012/2016", date_text="from 2012 to 2016")
    tables = collected.tables
    names = {end.actor: end for each in tables.statements for end in (each.subject, each.object) if end} | {}
    actors = tuple(Actor(id=key, name=end.name, type=TYPES.get(key, "Person")) for key, end in sorted(names.items()))
    return Tables(articles=tables.articles, actors=(*actors, NORLAND), statements=tables.statements, run={"id": "r"})


NORLAND = Actor(id="norland", name="Norland", type="Country")


@pytest.fixture(scope="module")
def store(said: Tables) -> GraphStore:
    return GraphStore.of(said, Vocabulary.load())


def held(store: GraphStore, **values: str) -> list[tuple[str, str, str]]:
    """Person, title and whether surely, of each row."""
    answer = ask(store, "who-held-office", values, folder=QUERIES)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.table()]
    return [(row["person"], row["role"], row["held"]) for row in rows]


# ---- the node -------------------------------------------------------------------------------------------------------


def test_a_tenure_is_a_membership_with_an_interval_and_its_statements(said: Tables) -> None:
    (ada,) = (tenure for tenure in tenures(said, VOCABULARY) if tenure.person.actor == "ada")
    node, time = IRIS.tenure(ada.id), IRIS.interval(ada.id)
    triples = set(tenure_triples([ada], IRIS, Vocabulary.load()))

    def day(text: str) -> Literal:
        return Literal(text, datatype=XSD.date)

    assert triples == {
        *(Triple(node, RDF.type, kind) for kind in (POL.Tenure, ORG.Membership, PROV.Entity)),
        Triple(node, ORG.member, IRIS.actor("ada")),
        Triple(node, ORG.organization, IRIS.actor("ministry-of-trade")),
        Triple(node, POL.officeRelation, POL.minister_of),
        Triple(node, POL.jurisdiction, IRIS.actor("norland")),
        Triple(node, POL.role, Literal("Minister")),
        Triple(node, POL.role, Literal("trade minister")),
        Triple(node, POL.officeStatus, Literal("current")),
        Triple(node, POL.asOf, day("2022-05-01")),
        Triple(node, ORG.memberDuring, time),
        *(Triple(node, PROV.wasDerivedFrom, IRIS.statement(each)) for each in ("s01", "s02", "s03")),
        Triple(time, RDF.type, TIME.Interval),
        Triple(time, POL.begin, Literal("2021-05", datatype=EDTF.EDTF)),
        Triple(time, POL.beginEarliest, day("2021-05-01")),
        Triple(time, POL.beginLatest, day("2021-05-31")),
        Triple(time, POL.endEarliest, day("2022-05-02")),
    }


def test_tenures_stand_in_a_graph_of_their_own(store: GraphStore) -> None:
    found = {quad.graph_name for quad in store.oxigraph.quads_for_pattern(None, None, POL.Tenure, None)}
    assert NamedNode(f"{IRIS.base}graph/tenures") in found
    assert len(list(store.oxigraph.quads_for_pattern(None, ORG.member, None, IRIS.graph("tenures")))) == 4


def test_a_graph_with_tenures_is_valid(store: GraphStore) -> None:
    assert validate(store, SHAPES, Vocabulary.load()) == []


# ---- the question ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "rows"),
    [
        ("2020-05-01", [("Bo", "trade minister", "yes"), ("Cy", "president", "possibly")]),
        ("2021-04-30", [("Bo", "trade minister", "yes"), ("Cy", "president", "possibly")]),
        (
            "2021-05-15",
            [
                ("Cy", "president", "possibly"),
                ("Ada", "trade minister", "possibly"),
                ("Bo", "trade minister", "possibly"),
            ],
        ),
        ("2021-05-31", [("Ada", "trade minister", "yes"), ("Cy", "president", "possibly")]),
        ("2022-05-01", [("Ada", "trade minister", "yes")]),
        ("2030-01-01", [("Ada", "trade minister", "possibly")]),
        ("2010-01-01", [("Cy", "president", "possibly"), ("Bo", "trade minister", "possibly")]),
    ],
)
def test_who_held_an_office_in_a_country_on_a_day(on: str, rows: list[tuple[str, str, str]], store: GraphStore) -> None:
    assert held(store, body="norland", on=on) == rows


@pytest.mark.parametrize(
    ("on", "sure"),
    [("2011-12-31", None), ("2012-03-01", "possibly"), ("2014-06-01", "yes"), ("2016-12-30", "possibly")],
)
def test_years_are_known_to_the_year(on: str, sure: str | None, store: GraphStore) -> None:
    assert held(store, body="green-party", on=on) == ([("Di", "", sure)] if sure else [])


def test_the_end_is_the_first_day_on_which_it_is_held_no_more(store: GraphStore) -> None:
    assert held(store, body="green-party", on="2016-12-31") == []


def test_an_office_can_be_chosen_by_its_relation(store: GraphStore) -> None:
    found = held(store, body="Norland", office="head_of_state_of", on="2015-01-01")
    assert found == [("Cy", "president", "possibly")]


def test_the_turtle_gives_the_same_rows(store: GraphStore, tmp_path: Path) -> None:
    merged = GraphStore().load(store.write(tmp_path / "graph.ttl"))
    for on in ("2020-05-01", "2021-05-15", "2022-05-01"):
        assert held(merged, body="norland", on=on) == held(store, body="norland", on=on)


def test_without_a_day_all_are_given(store: GraphStore) -> None:
    assert {(person, sure) for person, _, sure in held(store)} == {(name, "") for name in ("Ada", "Bo", "Cy", "Di")}
