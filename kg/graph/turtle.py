"""Sorted lines of N-Triples → Turtle that reads well and shows in a diff what has changed.

One line per predicate, a blank line between subjects. It is text made of text, and no triple is built: that takes a
third of the time that parsing the lines and writing them by a library would.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from kg.graph.marks import MARKED, MARKS, unmarked
from kg.graph.namespaces import RDF, XSD

__all__ = ["Shortener", "body", "header"]

_NUMBERS = {
    f"<{XSD.integer.value}>".encode(): re.compile(rb"[+-]?\d+"),
    f"<{XSD.decimal.value}>".encode(): re.compile(rb"[+-]?\d*\.\d+"),
    f"<{XSD.double.value}>".encode(): re.compile(rb"[+-]?(?:\d+(?:\.\d*)?|\.\d+)[eE][+-]?\d+"),
    f"<{XSD.boolean.value}>".encode(): re.compile(rb"true|false"),
}
"""The datatypes whose literals Turtle writes bare, and the forms in which it does."""

_TYPE = f"<{RDF.type.value}>".encode()
_LOCAL = re.compile(rb"[A-Za-z0-9][A-Za-z0-9_-]*")


class Shortener:
    """Shortens a term of N-Triples to what Turtle writes: `prefix:name` where a prefix fits and the name is plain."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._by_start = {f"<{start}".encode(): f"{prefix}:".encode() for prefix, start in prefixes.items()}
        self._datatypes: dict[bytes, bytes] = {}

    def __call__(self, term: bytes) -> bytes:
        if term.startswith(b"<"):
            return self._iri(term)
        if term.endswith(b">"):
            return self._typed(term)
        return term

    def _iri(self, term: bytes) -> bytes:
        cut = max(term.rfind(b"/"), term.rfind(b"#")) + 1
        prefix = self._by_start.get(term[:cut])
        if prefix is not None and _LOCAL.fullmatch(term, cut, len(term) - 1):
            return prefix + term[cut:-1]
        return term

    def _typed(self, term: bytes) -> bytes:
        end = term.rfind(b'"')
        datatype = term[end + 3 :]
        bare = _NUMBERS.get(datatype)
        if bare and bare.fullmatch(term, 1, end):
            return term[1:end]
        if datatype not in self._datatypes:
            self._datatypes[datatype] = self._iri(datatype)
        return term[: end + 3] + self._datatypes[datatype]


def header(prefixes: Mapping[str, str]) -> bytes:
    return "".join(f"@prefix {prefix}: <{start}> .\n" for prefix, start in prefixes.items()).encode()


def body(blocks: Iterable[list[bytes]], shorten: Shortener, *, indent: bytes = b"") -> Iterator[bytes]:
    """The triples, grouped by subject.

    Args:
        blocks: lines of N-Triples without their ends, marked and sorted.
        shorten: how terms are written.
        indent: what stands before each line.
    """
    predicates, values = _Predicates(shorten), _Values(shorten)
    next_subject, next_predicate = b"\n" + indent, b" ;\n    " + indent
    subject = predicate = b""
    for block in blocks:
        written: list[bytes] = []
        for line in block:
            its_subject, its_predicate, value = line.split(b" ", 2)
            if its_subject != subject:
                begin = b" .\n" + next_subject if subject else next_subject
                subject, predicate = its_subject, its_predicate
                written += (begin, shorten(subject), b" ", predicates[predicate], values[value])
            elif its_predicate != predicate:
                predicate = its_predicate
                written += (next_predicate, predicates[predicate], values[value])
            else:
                written += (b" , ", values[value])
        yield b"".join(written)
        values.clear()
    if subject:
        yield b" .\n"


class _Predicates(dict[bytes, bytes]):
    """Predicates or their marks → how Turtle writes them."""

    def __init__(self, shorten: Shortener) -> None:
        self._shorten = shorten

    def __missing__(self, term: bytes) -> bytes:
        predicate = MARKS.get(term, term)
        self[term] = b"a " if predicate == _TYPE else self._shorten(predicate) + b" "
        return self[term]


class _Values(dict[bytes, bytes]):
    """The ends of lines, object and full stop → how Turtle writes the object. Many come again and again."""

    def __init__(self, shorten: Shortener) -> None:
        self._shorten = shorten

    def __missing__(self, end: bytes) -> bytes:
        term = (unmarked(b" " + end)[1:] if MARKED in end else end)[:-2]
        self[end] = self._shorten(term)
        return self[end]
