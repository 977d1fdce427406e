"""Quads taken out and put in, as one request in SPARQL 1.1 Update: a store carries it out as a whole or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from pyoxigraph import BlankNode, DefaultGraph, Quad

from kg.errors import GraphError

__all__ = ["changing"]


def changing(*, removed: Collection[Quad], added: Collection[Quad], emptied: Iterable[str] = ()) -> str:
    """The request, sorted; empty if there is nothing to do.

    Args:
        removed: taken out first.
        added: put in afterwards.
        emptied: named graphs, as `<IRI>`, that are to be gone.

    Raises:
        GraphError: a node has no name: no request can say which one is meant.
    """
    steps = (("DELETE DATA", removed), ("INSERT DATA", added))
    parts = [f"{verb} {{\n{''.join(_lines(quads))}}}" for verb, quads in steps if quads]
    parts += [f"DROP SILENT GRAPH {graph}" for graph in emptied]
    return " ;\n".join(parts)


def _lines(quads: Iterable[Quad]) -> Iterator[str]:
    """Terms are written by pyoxigraph as in N-Quads, which escapes what could end a literal or an IRI."""
    written = sorted((_graph(quad), _triple(quad)) for quad in quads)
    for graph, members in groupby(written, key=lambda each: each[0]):
        triples = "".join(f"{triple} .\n" for _, triple in members)
        yield f"GRAPH {graph} {{\n{triples}}}\n" if graph else triples


def _graph(quad: Quad) -> str:
    return "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)


def _triple(quad: Quad) -> str:
    if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
        advice = "give it an IRI: graphs with nameless nodes cannot be changed in part"
        raise GraphError("a node without a name cannot be changed", where=str(quad.predicate), advice=advice)
    return f"{quad.subject} {quad.predicate} {quad.object}"
