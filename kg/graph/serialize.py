"""Graph → file: Turtle, TriG, N-Quads, N-Triples and JSON-LD, sorted, the same bytes whatever the order of the input.

Turtle and N-Triples know no named graphs: they get all triples as one graph. The order is that of the bytes: of graphs
by name; in them of subjects; of each of these first what it is and is called, then who does what to whom, then the
rest by predicate. N-Triples, and N-Quads within each graph, come in the plain order of lines.

Memory does not grow with the graph: pyoxigraph writes N-Triples, `kg.graph.sorting` sorts them, and what comes out is
turned into the format block by block. A store gives its graphs one by one, and each is sorted alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import batched, groupby
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, cast

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse
from pyoxigraph import serialize as oxigraph_serialize

from kg.errors import GraphError
from kg.graph.json_ld import json_ld
from kg.graph.marks import marked, unmarked
from kg.graph.namespaces import PREFIXES
from kg.graph.sorting import LIMIT, Sorter
from kg.graph.turtle import Shortener, body, header
from kg.output import write_file

__all__ = ["FORMATS", "chunks", "format_of", "serialize", "write_graph"]

type Prefixes = Mapping[str, str]
type Source = Store | Iterable[Quad]
type Blocks = Iterator[list[bytes]]
type Graph = NamedNode | BlankNode | DefaultGraph
type Change = Callable[[bytes], bytes]

FORMATS: Mapping[str, RdfFormat] = {
    "ttl": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}
"""The formats by the ending of a file's name."""


def format_of(path: Path | str) -> str:
    """The format that a file's name stands for.

    Raises:
        GraphError: its ending is none of `FORMATS`.
    """
    ending = Path(path).suffix.lstrip(".").lower()
    if ending not in FORMATS:
        known = ", ".join(f".{each}" for each in FORMATS)
        raise GraphError("is no kind of graph file that is known", where=path, advice=f"end its name in {known}")
    return ending


def write_graph(source: Source, path: Path, *, prefixes: Prefixes = PREFIXES) -> Path:
    """Write a graph as the kind of file that its name says, as a whole or not at all."""
    return write_file(path, chunks(source, format=format_of(path), prefixes=prefixes))


def serialize(source: Source, *, format: str = "ttl", prefixes: Prefixes = PREFIXES) -> bytes:
    """The bytes of `chunks` in one: all of the graph in memory."""
    return b"".join(chunks(source, format=format, prefixes=prefixes))


def chunks(
    source: Source, *, format: str = "ttl", prefixes: Prefixes = PREFIXES, limit: int = LIMIT
) -> Iterator[bytes]:
    """The bytes of a graph in one of `FORMATS`, UTF-8, in pieces, none of which ends within a character.

    Args:
        source: a store, or quads in any order; what comes twice is written once.
        format: a key of `FORMATS`.
        prefixes: declared in this order by Turtle, TriG and JSON-LD: `GraphStore.prefixes`, or those of an `Iris` after
            `PREFIXES`.
        limit: how many bytes of the graph, as N-Triples, are sorted in memory.
    """
    return _WRITERS[format](source, prefixes, limit)


# ---- the formats ----------------------------------------------------------------------------------------------------


def _turtle(source: Source, prefixes: Prefixes, limit: int) -> Iterator[bytes]:
    yield header(prefixes)
    yield from body(_merged(source, limit, marked), Shortener(prefixes))


def _trig(source: Source, prefixes: Prefixes, limit: int) -> Iterator[bytes]:
    shorten = Shortener(prefixes)
    yield header(prefixes)
    for graph, blocks in _by_graph(source, limit, marked):
        if graph:
            yield b"\n%b {" % shorten(graph)
            yield from body(blocks, shorten, indent=b"    ")
            yield b"}\n"
        else:
            yield from body(blocks, shorten)


def _n_quads(source: Source, _: Prefixes, limit: int) -> Iterator[bytes]:
    for graph, blocks in _by_graph(source, limit):
        for block in blocks:
            block.append(b"")
            lines = b"\n".join(block)
            # Within a literal a line break is written `\n`: this is the end of a line, and nothing else.
            yield lines.replace(b" .\n", b" %b .\n" % graph) if graph else lines


def _n_triples(source: Source, _: Prefixes, limit: int) -> Iterator[bytes]:
    for block in _merged(source, limit):
        block.append(b"")
        yield b"\n".join(block)


def _json_ld(source: Source, prefixes: Prefixes, limit: int) -> Iterator[bytes]:
    return (piece.encode() for piece in json_ld(_sorted_quads(source, limit), prefixes))


_WRITERS: Mapping[str, Callable[[Source, Prefixes, int], Iterator[bytes]]] = {
    "ttl": _turtle,
    "trig": _trig,
    "nq": _n_quads,
    "nt": _n_triples,
    "jsonld": _json_ld,
}


def _sorted_quads(source: Source, limit: int) -> Iterator[Quad]:
    for graph, blocks in _by_graph(source, limit, marked):
        name = _node(graph.decode())
        for block in blocks:
            for quad in parse(unmarked(b"\n".join(block)), format=RdfFormat.N_TRIPLES):
                yield Quad(quad.subject, quad.predicate, quad.object, name)


def _node(name: str) -> Graph:
    if not name:
        return DefaultGraph()
    return BlankNode(name.removeprefix("_:")) if name.startswith("_:") else NamedNode(name[1:-1])


# ---- from a graph to sorted lines -----------------------------------------------------------------------------------


BATCH = 5_000
"""How many quads of a generator are taken at a time."""


def _merged(source: Source, limit: int, change: Change | None = None) -> Blocks:
    """All triples as one graph."""
    with Sorter(limit, change) as sorter:
        if isinstance(source, Store):
            for _, graph in _graphs(source):
                _dump(source, graph, sorter)
        else:
            for some in batched(source, BATCH):
                sorter.write(_written(some))
        yield from sorter.blocks()


def _by_graph(source: Source, limit: int, change: Change | None = None) -> Iterator[tuple[bytes, Blocks]]:
    """Each graph by its name in N-Quads, the default graph first, which has none."""
    if not isinstance(source, Store):
        yield from _gathered(source, limit, change)
        return
    for name, graph in _graphs(source):
        with Sorter(limit, change) as sorter:
            _dump(source, graph, sorter)
            if sorter:
                yield name, sorter.blocks()


def _gathered(source: Iterable[Quad], limit: int, change: Change | None) -> Iterator[tuple[bytes, Blocks]]:
    """The same of quads in any order: their lines are sorted with the name of the graph before them."""
    with Sorter(limit) as sorter:
        for some in batched(source, BATCH):
            by_graph: dict[object, list[Quad]] = {}
            for quad in some:
                by_graph.setdefault(quad.graph_name, []).append(quad)
            for graph, quads in by_graph.items():
                before = (_name(graph) or NAMELESS) + b" "
                lines = change(_written(quads)) if change else _written(quads)
                sorter.write(before + lines[:-1].replace(b"\n", b"\n" + before) + b"\n")
        pairs = ((*line.partition(b" ")[::2],) for block in sorter.blocks() for line in block)
        for name, members in groupby(pairs, key=lambda pair: pair[0]):
            yield b"" if name == NAMELESS else name, _in_blocks(line for _, line in members)


NAMELESS = b"\x00"
"""Stands before lines of the default graph, and so makes it the first."""


def _in_blocks(lines: Iterable[bytes]) -> Blocks:
    return map(list, batched(lines, BATCH))


def _dump(store: Store, graph: Graph, sorter: Sorter) -> None:
    store.dump(cast(BinaryIO, sorter), RdfFormat.N_TRIPLES, from_graph=graph)  # it asks for `write` and `flush` only


def _graphs(store: Store) -> list[tuple[bytes, Graph]]:
    graphs: list[Graph] = [DefaultGraph(), *store.named_graphs()]
    return sorted(((_name(graph), graph) for graph in graphs), key=lambda pair: pair[0])


def _name(graph: object) -> bytes:
    return b"" if isinstance(graph, DefaultGraph) else str(graph).encode()


def _written(quads: Iterable[Quad]) -> bytes:
    return oxigraph_serialize(map(attrgetter("triple"), quads), format=RdfFormat.N_TRIPLES) or b""
