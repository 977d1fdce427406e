"""What `graph`, `query` and `view` start from: a folder of tables, a graph file, or standard input."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.console import STDIO
from kg.cli.options import vocabulary_of
from kg.errors import GraphError
from kg.output import MANIFEST, STORE, complete

if TYPE_CHECKING:
    from kg.graph.store import GraphStore
    from kg.settings import Settings

__all__ = ["graph_of_tables", "load_graph"]

_DATABASE = "CURRENT"
"""Stands in every store on disk."""


def load_graph(source: str, settings: Settings) -> GraphStore:
    """The graph of a source. In a folder it is its store, else `graph.trig`, else it is made of the tables.

    Raises:
        GraphError, TableError: there is nothing of the kind, or it is damaged.
    """
    from kg.graph.store import GraphStore

    if source == STDIO:
        return _from_stdin()
    path = Path(source)
    if not path.exists():
        advice = "name a folder that `kg extract` or `kg build` wrote, or a graph file"
        raise GraphError("there is no such folder or file", where=path, advice=advice)
    if not path.is_dir():
        return GraphStore().load(path)
    complete(path)
    for store in (path / STORE, path):
        if (store / _DATABASE).is_file():
            return GraphStore(store, read_only=True)
    if (path / "graph.trig").is_file():
        return GraphStore().load(path / "graph.trig")
    return graph_of_tables(path, settings)


def graph_of_tables(folder: Path, settings: Settings) -> GraphStore:
    """The graph, made anew from the tables of a folder."""
    from kg.graph.store import GraphStore
    from kg.pipeline import about
    from kg.statements.tables import read_tables

    if not (folder / MANIFEST).is_file():
        advice = "name a folder that `kg extract` or `kg build` wrote, or a graph file"
        raise GraphError("there are no tables and no graph in this folder", where=folder, advice=advice)
    return GraphStore.of(read_tables(folder), vocabulary_of(settings), settings.base, about=about(settings))


def _from_stdin() -> GraphStore:
    """TriG, of which Turtle and N-Triples are parts."""
    from kg.graph.store import GraphStore

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stdin.trig"
        path.write_bytes(sys.stdin.buffer.read())
        try:
            return GraphStore().load(path)
        except GraphError as error:
            raise GraphError(error.problem, where="standard input", advice="send Turtle, TriG or N-Triples") from error
