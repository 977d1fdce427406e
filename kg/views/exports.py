"""The network in files for other programs: GraphML, GEXF (Gephi), and CSV lists of nodes and edges.

All are functions of the graph alone: the same graph gives the same bytes on any day.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.output import write_file
from kg.views.safe import csv_cell, xml_text

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["edges_csv", "gexf", "graphml", "nodes_csv", "write_exports"]


def graphml(graph: nx.MultiDiGraph[str]) -> str:
    """The graph as GraphML, with every attribute and typed keys."""
    import networkx as nx

    return "\n".join(nx.generate_graphml(_for_xml(graph), named_key_ids=True)) + "\n"


def gexf(graph: nx.MultiDiGraph[str]) -> str:
    """The graph as GEXF 1.2 for Gephi, with times for its timeline, and without the date of writing.

    An edge is there from the first to the last day that the statement's date can mean, else on the day of its article;
    a node as long as any of its edges. What has no date at all is always there. Ids of edges are those of statements;
    where the sentence stands in its article is `quote_start` and `quote_end`, as Gephi takes `start` for a time.
    """
    import networkx as nx

    text = "\n".join(nx.generate_gexf(_in_time(_for_xml(graph)), version="1.2draft"))
    return re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1) + "\n"


def _in_time(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    spans: dict[str, list[tuple[str, str]]] = {node: [] for node in graph}
    for source, target, key, data in graph.edges(keys=True, data=True):
        data |= {"id": key} | {f"quote_{name}": data.pop(name) for name in ("start", "end") if name in data}
        span = (str(data.get("first_day", "")), str(data.get("last_day", "")))
        span = span if any(span) else (str(data.get("article_date", "")),) * 2
        data |= _interval([span])
        for node in (source, target):
            spans[node].append(span)
    for node, data in graph.nodes(data=True):
        data |= _interval(spans[node])
    return graph


def _interval(spans: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The interval that covers all of some, each bound left open if it is in any."""
    spans = list(spans)
    starts, ends = ([span[side] for span in spans] for side in (0, 1))
    bounds = {"start": min(starts), "end": max(ends)} if spans else {}
    return {name: bounds[name] for name, given in (("start", starts), ("end", ends)) if spans and all(given)}


def nodes_csv(graph: nx.MultiDiGraph[str]) -> str:
    """One line per actor: `Id`, then its attributes. The column names are those Gephi's import knows."""
    rows = [{"Id": node, **_gephi(attributes)} for node, attributes in sorted(graph.nodes(data=True))]
    return _csv(rows, first=("Id", "Label"))


def edges_csv(graph: nx.MultiDiGraph[str]) -> str:
    """One line per statement: `Source`, `Target`, `Type`, `Id`, then its attributes."""
    rows = [
        {"Source": source, "Target": target, "Type": "Directed", "Id": key, **_gephi(attributes)}
        for source, target, key, attributes in sorted(
            graph.edges(keys=True, data=True), key=lambda edge: (edge[0], edge[1], edge[2])
        )
    ]
    return _csv(rows, first=("Source", "Target", "Type", "Id", "Label"))


def write_exports(graph: nx.MultiDiGraph[str], folder: Path) -> list[Path]:
    """Write `graph.graphml`, `graph.gexf`, `nodes.csv` and `edges.csv` into a folder.

    Returns:
        The paths written.

    Raises:
        OutputError: where a file cannot be written.
    """
    texts = {
        "graph.graphml": graphml(graph),
        "graph.gexf": gexf(graph),
        "nodes.csv": nodes_csv(graph),
        "edges.csv": edges_csv(graph),
    }
    return [write_file(folder / name, [text]) for name, text in texts.items()]


def _for_xml(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy in a fixed order, without `None` and without characters that XML cannot hold."""
    import networkx as nx

    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, attributes in sorted(graph.nodes(data=True)):
        copy.add_node(xml_text(node), **_xml_attributes(attributes))
    for source, target, key, attributes in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        copy.add_edge(xml_text(source), xml_text(target), key=xml_text(key), **_xml_attributes(attributes))
    return copy


def _xml_attributes(attributes: Mapping[str, object]) -> dict[str, object]:
    return {
        name: xml_text(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value is not None
    }


def _gephi(attributes: Mapping[str, object]) -> dict[str, object]:
    return {"Label" if name == "label" else name: value for name, value in attributes.items()}


def _csv(rows: list[dict[str, object]], *, first: Iterable[str]) -> str:
    """Rows of one shape as CSV, with the line ends of RFC 4180 and formula cells guarded."""
    columns = list(dict.fromkeys([*first, *(name for row in rows for name in row)]))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\r\n", restval="")
    writer.writeheader()
    writer.writerows({name: csv_cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()
