"""Graph → file: Turtle, TriG, N-Quads, N-Triples and JSON-LD, sorted, the same bytes whatever the order of the input.

Turtle and N-Triples know no named graphs: they get all triples as one graph.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple
from pyoxigraph import serialize as oxigraph_serialize

from kg.errors import GraphError
from kg.graph.namespaces import PREFIXES, RDF, RDFS, XSD
from kg.output import write_file

__all__ = ["FORMATS", "format_of", "serialize", "write_graph"]

type Prefixes = Mapping[str, str]

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


def write_graph(quads: Iterable[Quad], path: Path, *, prefixes: Prefixes = PREFIXES) -> Path:
    """Write a graph as the kind of file that its name says, as a whole or not at all."""
    return write_file(path, [serialize(quads, format=format_of(path), prefixes=prefixes)])


def serialize(quads: Iterable[Quad], *, format: str = "ttl", prefixes: Prefixes = PREFIXES) -> bytes:
    """The bytes of a graph in one of `FORMATS`, UTF-8.

    Args:
        quads: in any order; what comes twice is written once.
        format: a key of `FORMATS`.
        prefixes: declared in this order by Turtle, TriG and JSON-LD: `GraphStore.prefixes`, or those of an `Iris` after
            `PREFIXES`.
    """
    return _WRITERS[format](quads, prefixes)


# ---- order ----------------------------------------------------------------------------------------------------------


_FIRST = {RDF.type: 0, RDFS.label: 1, RDF.subject: 2, RDF.predicate: 3, RDF.object: 4}


def _triple_key(triple: Triple | Quad) -> tuple[str, int, str, str]:
    """Subjects in order; of each, first what it is, then who does what to whom, then the rest by predicate."""
    predicate = triple.predicate
    return str(triple.subject), _FIRST.get(predicate, len(_FIRST)), predicate.value, str(triple.object)


def _quad_key(quad: Quad) -> tuple[str, str, int, str, str]:
    return "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name), *_triple_key(quad)


def _sorted_triples(quads: Iterable[Quad]) -> list[Triple]:
    return sorted({quad.triple for quad in quads}, key=_triple_key)


def _sorted_quads(quads: Iterable[Quad]) -> list[Quad]:
    return sorted(set(quads), key=_quad_key)


# ---- Turtle, TriG, N-Quads, N-Triples -------------------------------------------------------------------------------


def _turtle(quads: Iterable[Quad], prefixes: Prefixes) -> bytes:
    return _header(prefixes) + _body(_sorted_triples(quads), prefixes)


def _trig(quads: Iterable[Quad], prefixes: Prefixes) -> bytes:
    shorten = _Shortener(prefixes)
    parts = [_header(prefixes)]
    for graph, members in groupby(_sorted_quads(quads), key=lambda quad: quad.graph_name):
        body = _body([quad.triple for quad in members], prefixes)
        if not isinstance(graph, DefaultGraph):
            name = shorten(graph)
            head = name if name != _iri(graph) else str(graph)
            body = f"\n{head} {{".encode() + re.sub(rb"^(?=.)", b"    ", body, flags=re.MULTILINE) + b"}\n"
        parts.append(body)
    return b"".join(parts)


def _header(prefixes: Prefixes) -> bytes:
    return "".join(f"@prefix {prefix}: <{start}> .\n" for prefix, start in prefixes.items()).encode()


def _body(triples: Iterable[Triple], prefixes: Prefixes) -> bytes:
    r"""Turtle without its prefixes, which pyoxigraph orders as it likes, and with a blank line before each subject.

    A line break never stands within a literal here, as it is written as `\n`: so each line that is not indented
    begins with a subject.
    """
    written = oxigraph_serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
    bare = re.sub(rb"\A(?:@prefix [^\n]*\n)*", b"", written)
    spaced = re.sub(rb"^(?=[^\t\n])", b"\n", bare, flags=re.MULTILINE)
    return re.sub(rb"^\t", b"    ", spaced, flags=re.MULTILINE)


def _quads(quads: Iterable[Quad], _: Prefixes) -> bytes:
    return oxigraph_serialize(_sorted_quads(quads), format=RdfFormat.N_QUADS) or b""


def _triples(quads: Iterable[Quad], _: Prefixes) -> bytes:
    return oxigraph_serialize(_sorted_triples(quads), format=RdfFormat.N_TRIPLES) or b""


# ---- JSON-LD --------------------------------------------------------------------------------------------------------


def _json_ld(quads: Iterable[Quad], prefixes: Prefixes) -> bytes:
    """JSON-LD with our prefixes as its context: one object per named graph, in it one per subject."""
    shorten = _Shortener(prefixes)
    graphs: list[object] = []
    for graph, members in groupby(_sorted_quads(quads), key=lambda quad: quad.graph_name):
        nodes = [_node(node, list(its), shorten) for node, its in groupby(members, key=lambda quad: quad.subject)]
        graphs.extend(nodes if isinstance(graph, DefaultGraph) else [{"@id": shorten(graph), "@graph": nodes}])
    document = {"@context": dict(prefixes), "@graph": graphs}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _node(node: object, quads: list[Quad], shorten: _Shortener) -> dict[str, object]:
    values: dict[str, object] = {"@id": shorten(node)}
    for predicate, its in groupby(quads, key=lambda quad: quad.predicate):
        objects = [quad.object for quad in its]
        if predicate == RDF.type:
            values["@type"] = [shorten(each) for each in objects]
        else:
            values[shorten(predicate)] = [_value(each, shorten) for each in objects]
    return values


def _value(term: object, shorten: _Shortener) -> object:
    if not isinstance(term, Literal):
        return {"@id": shorten(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype == XSD.string:
        return term.value
    return {"@value": term.value, "@type": shorten(term.datatype)}  # as text: a JSON number would lose its form


class _Shortener:
    """Shortens an IRI to `prefix:name` where a prefix fits and the name is plain."""

    def __init__(self, prefixes: Prefixes) -> None:
        self.by_start = {start: prefix for prefix, start in prefixes.items()}

    def __call__(self, term: object) -> str:
        if isinstance(term, BlankNode):
            return str(term)
        iri = _iri(term)
        if found := re.fullmatch(r"(.*[/#])([A-Za-z0-9][A-Za-z0-9_-]*)", iri):
            if prefix := self.by_start.get(found[1]):
                return f"{prefix}:{found[2]}"
        return iri


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


_WRITERS: Mapping[str, Callable[[Iterable[Quad], Prefixes], bytes]] = {
    "ttl": _turtle,
    "trig": _trig,
    "nq": _quads,
    "nt": _triples,
    "jsonld": _json_ld,
}
