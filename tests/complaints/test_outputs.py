"""What users of other tools complained about in graphs, queries and pages, on what a text gives from end to end."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Graph

from kg.graph.iris import Iris
from kg.graph.namespaces import PREFIXES, RDFS
from kg.graph.queries import ask
from kg.graph.rdf import quads
from kg.graph.serialize import serialize
from kg.graph.store import GraphStore
from kg.identifiers import mint
from kg.model import Actor, Statement
from kg.statements.extraction import collect
from kg.statements.tables import Tables
from kg.views.html import render
from kg.views.viewmodel import page_data
from kg.vocabulary import Vocabulary
from tests.sentences import article, extraction

PREFIXED = {**PREFIXES, **Iris().prefixes}
ODD_NAMES = (
    "Ministry of Fish (Norland), Port & Sea/Coast",
    "People’s Bank of Norland – Portstad",
    "Côte d’Azur “Trade” Office; #1 <new>",
    "100% Ports\\Harbours 'n' Sons.",
)
A_FEW_SECONDS = 20

pytestmark = pytest.mark.model


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def tables(*texts: str, published: str = "2024-01-01") -> Tables:
    articles = [article(text, id=f"a{place}", published=published) for place, text in enumerate(texts)]
    return collect(extraction().records(articles), run={"schema": "kg.run/1", "id": "r1"})


def triples(some: list[Quad]) -> set[str]:
    return {str(quad.triple) for quad in some}


# ---- RDF ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_with_odd_marks_is_a_label_and_its_iri_is_plain(name: str) -> None:
    """RDFLib/rdflib#1395, openlink/virtuoso-opensource#569: two strict parsers read back the same graph."""
    made = Tables(actors=(Actor(id=mint(name, "GovernmentBody"), name=name, type="GovernmentBody"),), run={"id": "r1"})
    graph = list(quads(made, vocabulary()))
    written = serialize(graph, format="ttl", prefixes=PREFIXED)
    assert triples(list(parse(written, format=RdfFormat.TURTLE))) == triples(graph)
    again = Graph().parse(data=written, format="turtle")
    assert len(again) == len(triples(graph))
    (labelled,) = [q.subject for q in graph if q.predicate == RDFS.label and q.object == Literal(name)]
    assert isinstance(labelled, NamedNode)
    local = labelled.value.rsplit("/", 1)[-1]
    assert local.replace("-", "").isalnum()
    assert local.isascii()


def test_a_year_stays_a_year_and_a_month_a_month() -> None:
    """RDFLib/rdflib#1379."""
    made = tables("In 2021 Norway joined the treaty; in May 2023 it withdrew from the treaty.")
    assert {statement.relation: statement.date for statement in made.statements} == {
        "joins": "2021",
        "withdraws_from": "2023-05",
    }
    store = GraphStore.of(made, vocabulary())
    found = store.query(
        "PREFIX pol: <https://w3id.org/policy-actors/ns#> SELECT ?precision ?earliest ?latest WHERE "
        "{ ?s pol:datePrecision ?precision ; pol:earliestDate ?earliest ; pol:latestDate ?latest } ORDER BY ?earliest"
    )
    assert [[cell.value for cell in row if cell is not None] for row in found.rows] == [
        ["year", "2021-01-01", "2021-12-31"],
        ["month", "2023-05-01", "2023-05-31"],
    ]


def test_a_year_finds_what_is_dated_by_year_by_month_and_by_day() -> None:
    """RDFLib/rdflib#1153."""
    made = tables(
        "Kenya sanctioned Mali in 2021.",
        "Kenya sanctioned Togo in October 2022.",
        "Kenya sanctioned Benin on 7 October 2022.",
        "Kenya sanctioned Chad in 2022.",
        "Kenya sanctioned Niger on 1 January 2023.",
    )
    store = GraphStore.of(made, vocabulary())
    folder = vocabulary().folder / "queries"
    for answer in (
        ask(store, "timeline", {"actor": "Kenya", "from": "2022", "to": "2022"}, folder=folder),
        ask(store, "in-period", {"in": "2022"}, folder=folder),
    ):
        at = answer.columns.index("object")
        assert sorted(row[at] for row in answer.table()) == ["Benin", "Chad", "Togo"]


# ---- the page -------------------------------------------------------------------------------------------------------


def drawn(made: Tables) -> list[tuple[str, str, str, str]]:
    """The lines of a page: where each begins, what it says, where its arrow points, and its sentence."""
    data: dict[str, Any] = page_data(made, vocabulary(), title=None, max_nodes=1500, seed=1)
    assert json.loads(json.dumps(data)) is not None
    lines = []
    for edge in data["edges"]:
        said = data["statements"][edge["statement"]]
        ends = [data["actors"][said[end]]["name"] for end in ("subject", "object")]
        at = {f"n{place}": actor["name"] for place, actor in enumerate(data["actors"])}
        assert edge["arrows"] == "to"
        assert [at[edge["from"]], at[edge["to"]]] == ends
        lines.append(
            (ends[0], data["relations"][said["relation"]]["name"], ends[1], data["sentences"][said["sentence"]])
        )
    return sorted(lines)


def test_several_relations_of_two_actors_are_all_drawn_with_their_sentences() -> None:
    """WestHealth/pyvis#51."""
    made = tables("Peru met Chile. Peru criticised Chile over the dam. Peru sanctioned Chile.")
    assert drawn(made) == [
        ("Peru", "criticizes", "Chile", "Peru criticised Chile over the dam."),
        ("Peru", "meets", "Chile", "Peru met Chile."),
        ("Peru", "sanctions", "Chile", "Peru sanctioned Chile."),
    ]


def test_an_arrow_points_from_who_acts_to_who_is_acted_on() -> None:
    """WestHealth/pyvis#184."""
    assert drawn(tables("Chad was accused by Sudan of theft.")) == [
        ("Sudan", "accuses", "Chad", "Chad was accused by Sudan of theft.")
    ]


def test_a_page_of_many_lines_is_made_at_once_and_needs_no_network() -> None:
    """WestHealth/pyvis#96: hundreds of actors, two thousand lines; their places are computed, not left to the page."""
    one = tables("Peru met Chile.")
    (statement,) = one.statements
    actors = [Actor(id=f"actor-{place}", name=f"Body {place}", type="Organization") for place in range(300)]
    assert statement.subject
    assert statement.object
    many = [
        replaced(statement, number, actors[number * 7 % 300], actors[(number * 11 + 1 + number // 300) % 300])
        for number in range(2000)
    ]
    crowd = Tables(articles=one.articles, actors=tuple(actors), statements=tuple(many), run=one.run)
    begun = time.perf_counter()
    page = render(crowd, vocabulary())
    assert time.perf_counter() - begun < A_FEW_SECONDS
    data = page_data(crowd, vocabulary(), title=None, max_nodes=1500, seed=1)
    assert len({(node["x"], node["y"]) for node in data["nodes"]}) == 300
    assert "<link" not in page.lower()
    assert "src=" not in page.split("<script", 1)[0]
    assert not [part for part in page.split("<script")[1:] if "src=" in part.split(">", 1)[0]]


def replaced(statement: Statement, number: int, left: Actor, right: Actor) -> Statement:
    """The same said of two others."""
    ends = {
        slot: replace(getattr(statement, slot), actor=actor.id, name=actor.name, type=actor.type)
        for slot, actor in (("subject", left), ("object", right))
    }
    return replace(statement, id=f"{number:016x}", **ends)
