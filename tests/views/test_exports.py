from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.errors import OutputError
from kg.graph.network import network
from kg.views.exports import edges_csv, gexf, graphml, nodes_csv, write_exports


@pytest.fixture(params=["tables", "hostile"])
def graph(request: pytest.FixtureRequest, vocabulary: Any) -> nx.MultiDiGraph[str]:
    return network(request.getfixturevalue(request.param), vocabulary)


def test_graphml_reads_back_whole(graph: nx.MultiDiGraph[str]) -> None:
    back = nx.parse_graphml(graphml(graph), force_multigraph=True)
    assert back.number_of_nodes() == graph.number_of_nodes()
    assert sorted(key for *_, key in back.edges(keys=True)) == sorted(key for *_, key in graph.edges(keys=True))


def test_gexf_reads_back_whole(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    path = tmp_path / "graph.gexf"
    path.write_text(gexf(graph), encoding="utf-8")
    back = nx.read_gexf(path)
    assert back.number_of_nodes() == graph.number_of_nodes()
    assert back.number_of_edges() == graph.number_of_edges()


def test_all_attributes_arrive(tables: Any, vocabulary: Any) -> None:
    graph = network(tables, vocabulary)
    back = nx.parse_graphml(graphml(graph), force_multigraph=True)
    given, got = graph.edges["norland", "sudria", "s0001"], back.edges["norland", "sudria", "s0001"]
    # GraphML has no way to keep an empty text apart from a missing one.
    assert {name: value for name, value in got.items() if value} == {k: v for k, v in given.items() if v}


def test_gexf_does_not_know_what_day_it_is(tables: Any, vocabulary: Any) -> None:
    text = gexf(network(tables, vocabulary))
    assert "lastmodifieddate" not in text
    assert text == gexf(network(tables, vocabulary))


def dated(graph: nx.MultiDiGraph[str], key: str, **data: Any) -> None:
    graph.add_edge("a", "b", key=key, label="meets", start=3, end=9, **data)


def test_gexf_has_the_times_that_gephi_shows_on_its_timeline(tmp_path: Path) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    dated(graph, "s1", first_day="2023-01-01", last_day="2023-01-31", article_date="2023-05-01")
    dated(graph, "s2", first_day="", last_day="", article_date="2023-02-09")
    path = tmp_path / "graph.gexf"
    path.write_text(gexf(graph), encoding="utf-8")
    back = nx.read_gexf(path)
    assert back.graph["mode"] == "dynamic"
    spans = {data["id"]: (data["start"], data["end"]) for *_, data in back.edges(data=True)}
    assert spans == {"s1": ("2023-01-01", "2023-01-31"), "s2": ("2023-02-09", "2023-02-09")}
    assert (back.nodes["a"]["start"], back.nodes["a"]["end"]) == ("2023-01-01", "2023-02-09")
    assert {(data["quote_start"], data["quote_end"]) for *_, data in back.edges(data=True)} == {(3, 9)}


@pytest.mark.parametrize(
    ("data", "span"),
    [
        ({"first_day": "2021-01-01", "last_day": ""}, ("2021-01-01", None)),
        ({"first_day": "", "last_day": "2019-12-31"}, (None, "2019-12-31")),
        ({"first_day": "", "last_day": "", "article_date": ""}, (None, None)),
    ],
)
def test_what_is_open_in_time_stays_open(data: dict[str, str], span: tuple[str | None, str | None]) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    dated(graph, "s1", **data)
    back = nx.read_gexf(io.StringIO(gexf(graph)))
    (edge,) = (data for *_, data in back.edges(data=True))
    assert (edge.get("start"), edge.get("end")) == span
    assert back.nodes["a"].get("start") == span[0]


def test_a_missing_value_costs_no_export() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("a", label="A", sector=None)
    graph.add_edge("a", "a", key="s1", label="meets", topic=None)
    assert "sector" not in graphml(graph)
    assert "topic" not in gexf(graph)


def test_lists_have_a_line_per_actor_and_per_statement(tables: Any, vocabulary: Any) -> None:
    graph = network(tables, vocabulary)
    nodes = list(csv.DictReader(io.StringIO(nodes_csv(graph))))
    lines = list(csv.DictReader(io.StringIO(edges_csv(graph))))
    assert [row["Id"] for row in nodes] == sorted(graph.nodes)
    assert {row["Label"] for row in lines} >= {"coordinates with", "sanctions"}
    assert {(row["Source"], row["Target"], row["Id"]) for row in lines} == set(graph.edges(keys=True))


def test_no_cell_is_a_formula(hostile: Any, vocabulary: Any) -> None:
    graph = network(hostile, vocabulary)
    for text in (nodes_csv(graph), edges_csv(graph)):
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert any("HYPERLINK" in cell for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_empty_graph_still_has_headings() -> None:
    assert nodes_csv(nx.MultiDiGraph()) == "Id,Label\r\n"
    assert edges_csv(nx.MultiDiGraph()) == "Source,Target,Type,Id,Label\r\n"


def test_four_files_are_written(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    paths = write_exports(graph, tmp_path)
    assert [path.name for path in paths] == ["graph.graphml", "graph.gexf", "nodes.csv", "edges.csv"]
    assert (tmp_path / "nodes.csv").read_bytes().decode("utf-8") == nodes_csv(graph)


def test_a_folder_that_is_a_file_is_named(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"notes\.txt"):
        write_exports(graph, tmp_path / "notes.txt")
