"""JSON-LD with keys that read like the tables: `predicate`, `polarity`, `topic`.

What they mean stands in the context, which is written into each file, so that reading one asks nothing of the network.
What the context does not know is written out in full: a graph of another ontology loses nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.graph.json_ld_context import KEYWORDS, Context, prefix_names, shipped_context
from kg.graph.namespaces import PREFIXES, RDF, XSD

__all__ = ["json_ld"]

type Json = str | int | bool | list[Json] | dict[str, Json]

_SPLIT = re.compile(r"(.*[/#])([A-Za-z0-9][A-Za-z0-9_-]*)")
_EXACT = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""Integers that every reader of JSON keeps as they are."""


def json_ld(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> Iterator[str]:
    """The pieces of a JSON-LD file: one object per named graph, in it one per subject.

    Args:
        quads: in order of graph, subject and predicate.
        prefixes: more than those of `PREFIXES`, for the IRIs of the data.
    """
    context = shipped_context()
    more = {name: start for name, start in prefixes.items() if name not in PREFIXES}
    terms = {key for key in context if key not in PREFIXES and not key.startswith("@")}
    context = {**context, **prefix_names(more, terms)}
    writer = _Writer(context)
    yield f'{{\n "@context": {_indented(context, 1)},\n "@graph": ['
    comma = ""
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        inner = isinstance(graph, DefaultGraph)
        if not inner:
            yield f'{comma}\n  {{\n   "id": {json.dumps(writer.short(graph))},\n   "@graph": ['
            comma = ""
        for subject, its in groupby(members, key=lambda quad: quad.subject):
            depth = 2 if inner else 4
            yield f"{comma}\n{' ' * depth}{_indented(writer.node(subject, its), depth)}"
            comma = ","
        if not inner:
            yield "\n   ]\n  }"
            comma = ","
    yield "\n ]\n}\n"


def _indented(value: object, depth: int) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


class _Writer:
    """Writes nodes as a context wants them.

    A value that is not of the kind that the context promises says itself what it is.
    """

    def __init__(self, context: Context) -> None:
        self.prefixes = {start: name for name, start in context.items() if isinstance(start, str) and start[-1] in "/#"}
        self.names: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.lists: set[str] = set()
        starts = {name: start for start, name in self.prefixes.items()}
        for key, definition in context.items():
            if key.startswith("@") or key in KEYWORDS or key in starts:
                continue
            about = {"@id": definition} if isinstance(definition, str) else definition
            assert isinstance(about, dict)  # noqa: S101  # only @version is a number
            iri = _expanded(about["@id"], starts)
            self.names[iri] = key
            self.kinds[iri] = about.get("@type", "")
            if "@container" in about:
                self.lists.add(iri)

    def node(self, subject: object, quads: Iterable[Quad]) -> dict[str, Json]:
        values: dict[str, Json] = {"id": self.short(subject)}
        for predicate, its in groupby(quads, key=lambda quad: quad.predicate):
            if predicate == RDF.type:
                values |= self.types([quad.object for quad in its])
                continue
            found = [self.value(predicate.value, quad.object) for quad in its]
            single = len(found) == 1 and predicate.value not in self.lists
            values[self.name(predicate)] = found[0] if single else found
        return values

    def types(self, kinds: list[object]) -> dict[str, Json]:
        """What a thing is; a text can be no `type`, and stands under the name of the property."""
        odd = [kind for kind in kinds if isinstance(kind, Literal)]
        values: dict[str, Json] = {"type": [self.name(kind) for kind in kinds if kind not in odd]}
        return values | {self.short(RDF.type): [self.value(RDF.type.value, kind) for kind in odd]} if odd else values

    def value(self, predicate: str, term: object) -> Json:
        kind = self.kinds.get(predicate, "")
        if not isinstance(term, Literal):
            if kind == "@vocab":
                return self.name(term)
            return self.short(term) if kind == "@id" else {"id": self.short(term)}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        return self.literal(term, kind)

    def literal(self, term: Literal, kind: str) -> Json:
        datatype = self.short(term.datatype)
        if term.datatype == XSD.string:
            return {"@value": term.value} if kind else term.value
        if term.datatype == XSD.integer and kind in ("", datatype) and _EXACT.fullmatch(term.value):
            return int(term.value)
        if kind == datatype:
            return term.value
        return {"@value": term.value, "@type": datatype}  # as text: a number with a fraction would lose its form

    def name(self, term: object) -> str:
        """The key of a term, else its IRI in short."""
        return self.names.get(_iri(term)) or self.short(term)

    def short(self, term: object) -> str:
        """`prefix:name` where a prefix fits and the name is plain, else the whole IRI."""
        if isinstance(term, BlankNode):
            return str(term)
        iri = _iri(term)
        if found := _SPLIT.fullmatch(iri):
            if prefix := self.prefixes.get(found[1]):
                return f"{prefix}:{found[2]}"
        return iri


def _expanded(name: str, starts: Mapping[str, str]) -> str:
    prefix, _, rest = name.partition(":")
    return starts[prefix] + rest if prefix in starts else name


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)
