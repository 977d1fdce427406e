"""The graph in memory or on disk: pyoxigraph holds it, rdflib shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pyoxigraph import Literal, NamedNode, Quad, Store, parse

from kg.errors import GraphError
from kg.graph.answers import Answer
from kg.graph.description import About, description
from kg.graph.engine import Task, run
from kg.graph.guard import checked
from kg.graph.iris import DEFAULT_BASE, Iris
from kg.graph.limits import run_within
from kg.graph.namespaces import PREFIXES, VOID
from kg.graph.rdf import quads
from kg.graph.serialize import FORMATS, chunks, format_of, write_graph
from kg.graph.sources import Records, RelationSource
from kg.graph.updates import changing

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["GraphStore"]


class GraphStore:
    """A graph that can be filled, asked and written.

    ::

        store = GraphStore().load(Path("out/graph.trig"))
        store.query("SELECT ?who { ?who pol:holds_position_in ex:japan }").table()

    Every query sees all named graphs as one. No two threads may load at once; queries may run side by side.

    What is changed is changed in one transaction: all of it or nothing, also if the process is killed.

    Args:
        path: a folder of the store on disk; without one, all is in memory.
        read_only: open one that is there and change nothing. Several processes may do so at once, but not while
            another one writes there.

    Raises:
        GraphError: the folder cannot be opened, or another process has it open to write.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self._declared: dict[str, str] = {}
        self._on_disk = path is not None
        try:
            if path and read_only:
                self.oxigraph = Store.read_only(str(path))
            else:
                self.oxigraph = Store(path) if path else Store()
        except OSError as error:
            advice = "close the program that has it open, or name another folder"
            raise GraphError(f"cannot be opened as a store: {error}", where=path, advice=advice) from error

    @classmethod
    def of(
        cls, tables: Records, vocabulary: RelationSource, base: str = DEFAULT_BASE, *, about: About | None = None
    ) -> Self:
        """A store in memory with the graph of some tables, which also says what it is (`describe`)."""
        store = cls()
        store.oxigraph.bulk_extend(quads(tables, vocabulary, base))
        store.describe(about or About())
        return store

    @classmethod
    def filled(cls, path: Path, graph: Iterable[Quad]) -> Self:
        """A new store on disk, filled quickly: not as one transaction, so in a folder that nobody reads yet."""
        store = cls(path)
        store.oxigraph.bulk_extend(graph)
        store.flush()
        return store

    def __len__(self) -> int:
        return len(self.oxigraph)

    # -- filling --

    def add(self, more: Iterable[Quad]) -> None:
        """Add quads, all or none."""
        self.oxigraph.extend(more)

    def replace(self, graph: NamedNode, more: Iterable[Quad]) -> None:
        """Put the given quads in the place of everything in a named graph (an article that was read anew)."""
        more, there = set(more), set(self.oxigraph.quads_for_pattern(None, None, None, graph))
        self.apply(removed=there - more, added=more - there)

    def apply(self, *, removed: Collection[Quad], added: Collection[Quad]) -> None:
        """Take some quads out and put others in, in one transaction; a named graph that is empty then is gone.

        Raises:
            GraphError: it cannot be written; it is as it was then.
        """
        emptied = sorted(str(graph) for graph in self._emptied(removed, added))
        update = changing(removed=removed, added=added, emptied=emptied)
        if not update:
            return
        try:
            self.oxigraph.update(update)
        except (OSError, RuntimeError) as error:
            advice = "free some space, or open it to write; nothing of this change is in it"
            raise GraphError(f"cannot be changed: {error}", where="the store", advice=advice) from error

    def _emptied(self, removed: Collection[Quad], added: Collection[Quad]) -> Iterator[NamedNode]:
        kept = {quad.graph_name for quad in added}
        for graph in {quad.graph_name for quad in removed} - kept:
            if isinstance(graph, NamedNode):
                if all(quad in removed for quad in self.oxigraph.quads_for_pattern(None, None, None, graph)):
                    yield graph

    def copy_to(self, path: Path) -> None:
        """Copy a store on disk into a new folder, as it is at this moment; where it can, by links instead of bytes.

        Raises:
            GraphError: it cannot be written, or this store is in memory.
        """
        try:
            self.oxigraph.backup(path)
        except (OSError, RuntimeError) as error:
            raise GraphError(f"cannot be copied: {error}", where=path, advice="choose another folder") from error

    def flush(self) -> None:
        """Wait until the disk has everything, so that not even a loss of power undoes it."""
        self.oxigraph.flush()

    def describe(self, about: About) -> None:
        """Make anew what the graph says of itself, with how much there is in it now."""
        iris = self.iris
        self.replace(iris.graph("dataset"), description(self.oxigraph, iris, about))

    def load(self, path: Path | str) -> Self:
        """Add a file; formats without named graphs go into the default graph.

        JSON-LD that refers to a context on the web is refused, as reading it would ask the network.

        Raises:
            GraphError: the file is missing, of an unknown kind, or does not parse. Nothing of it is added then.
        """
        path = Path(path)
        kind = FORMATS[format_of(path)]
        try:
            reader = parse(path=path, format=kind)
            next(reader, None)  # now it knows the prefixes that stand at the head
            self.oxigraph.bulk_load(path=path, format=kind)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            advice = "name a graph that `kg build` or `kg graph` wrote"
            raise GraphError(f"cannot be read: {reason}", where=path, advice=advice) from error
        except (SyntaxError, ValueError) as error:
            advice = "mend the line it names, or build the graph again"
            raise GraphError(f"is not valid {kind}: {error}", where=path, advice=advice) from error
        self._declared.update(reader.prefixes)
        return self

    # -- asking --

    @property
    def iris(self) -> Iris:
        """The IRIs of the data in it, by the base that the graph itself states."""
        for quad in self.oxigraph.quads_for_pattern(None, VOID.uriSpace, None, None):
            if isinstance(quad.object, Literal):
                return Iris(quad.object.value)
        return Iris()

    @property
    def prefixes(self) -> Mapping[str, str]:
        """What queries need not declare: our prefixes, then others that loaded files declare."""
        ours = {**PREFIXES, **self.iris.prefixes}
        return {**ours, **{prefix: start for prefix, start in self._declared.items() if prefix not in ours}}

    def has(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, object: NamedNode | None = None
    ) -> bool:
        """Whether there is a triple with these terms, in whichever graph."""
        return next(self.oxigraph.quads_for_pattern(subject, predicate, object, None), None) is not None

    def query(self, query: str, *, timeout: float | None = None, limit: int | None = None) -> Answer:
        """Ask in SPARQL; all prefixes of `prefixes` are bound.

        Rows come in the order that the query asks for, else sorted.

        Args:
            query: SELECT, ASK, CONSTRUCT or DESCRIBE.
            timeout: seconds after which it is stopped. Without it nothing stops a query, not even Ctrl-C.
            limit: rows after which the rest is left out; `Answer.complete` says whether there was a rest.

        Raises:
            QueryError: the query does not parse, fails, asks for what `kg.graph.guard` refuses, or is stopped.
        """
        prefixes = self.prefixes
        safe = checked(query, prefixes=prefixes)
        task = Task(text=safe.text, prefixes=dict(prefixes), limit=limit)
        if timeout is None:
            found = run(self.oxigraph, task)
        else:
            found = run_within(self.oxigraph, task, timeout, on_disk=self._on_disk)
        return Answer.of(found, prefixes, ordered=safe.ordered)

    @property
    def dataset(self) -> Dataset:
        """The same store as an `rdflib.Dataset`: what is added through one is seen through the other.

        It is the full interface of rdflib, without the guard of `query`: give it no query that you have not read.
        """
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        dataset = Dataset(store=OxigraphStore(store=self.oxigraph), default_union=True)
        for prefix, start in self.prefixes.items():
            dataset.bind(prefix, start, override=True, replace=True)
        return dataset

    # -- giving out --

    def quads(self) -> Iterator[Quad]:
        return iter(self.oxigraph)

    def write(self, path: Path) -> Path:
        """Write it as the kind of file that its name says, sorted."""
        return write_graph(self.oxigraph, path, prefixes=self.prefixes)

    def chunks(self, format: str = "ttl") -> Iterator[bytes]:
        """The bytes of `write` in pieces; `format` is a key of `kg.graph.serialize.FORMATS`."""
        return chunks(self.oxigraph, format=format, prefixes=self.prefixes)

    def serialize(self, format: str = "ttl") -> bytes:
        """The bytes of `write`."""
        return b"".join(self.chunks(format))
