"""JSON-LD with our prefixes as its context: one object per named graph, in it one per subject."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pyoxigraph import DefaultGraph, Literal, Quad

from kg.graph.namespaces import RDF, XSD
from kg.graph.turtle import Shortener

__all__ = ["json_ld"]


def json_ld(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> Iterator[str]:
    """The pieces of a JSON-LD file.

    Args:
        quads: in order of graph, subject and predicate.
        prefixes: the context.
    """
    shorten = _Shortener(prefixes)
    context = json.dumps({"@context": dict(prefixes)}, ensure_ascii=False, indent=1)
    yield f'{context.removesuffix("\n}")},\n "@graph": ['
    end = ""
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        nodes = (_node(node, its, shorten) for node, its in groupby(members, key=lambda quad: quad.subject))
        if isinstance(graph, DefaultGraph):
            for node in nodes:
                yield f"{end}\n  {_indented(node, 2)}"
                end = ","
        else:
            yield f'{end}\n  {{\n   "@id": {json.dumps(shorten(graph), ensure_ascii=False)},\n   "@graph": ['
            end = ""
            for node in nodes:
                yield f"{end}\n    {_indented(node, 4)}"
                end = ","
            yield "\n   ]\n  }"
        end = ","
    yield "\n ]\n}\n" if end else "]\n}\n"


def _indented(node: object, depth: int) -> str:
    return json.dumps(node, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def _node(node: object, quads: Iterable[Quad], shorten: _Shortener) -> dict[str, object]:
    values: dict[str, object] = {"@id": shorten(node)}
    for predicate, its in groupby(quads, key=lambda quad: quad.predicate):
        if predicate == RDF.type:
            values["@type"] = [shorten(quad.object) for quad in its]
        else:
            values[shorten(predicate)] = [_value(quad.object, shorten) for quad in its]
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
    """IRIs and blank nodes as JSON-LD names them: as Turtle does, without angle brackets."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._shorten = Shortener(prefixes)

    def __call__(self, term: object) -> str:
        return self._shorten(str(term).encode()).decode().removeprefix("<").removesuffix(">")
