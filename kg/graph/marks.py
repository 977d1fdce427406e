r"""What comes first of a subject: some predicates are replaced, in N-Triples, by marks that sort before all IRIs.

So one plain sort of bytes brings what a thing is, and is called, to its head. A mark holds a character that N-Triples
never hold, as they write it `\u0001`; where one comes into an object or a text, it is found and taken back.
"""

from __future__ import annotations

from kg.graph.namespaces import RDF, RDFS

__all__ = ["MARKED", "MARKS", "marked", "unmarked"]

MARKED = b"\x01"
"""Stands in every mark."""

MARKS = {
    MARKED + b"%d" % number: f"<{term.value}>".encode()
    for number, term in enumerate((RDF.type, RDFS.label, RDF.subject, RDF.predicate, RDF.object))
}
"""The marks in their order, and the predicates that they stand for."""


def marked(lines: bytes) -> bytes:
    for mark, predicate in MARKS.items():
        lines = lines.replace(b" %b " % predicate, b" %b " % mark)
    return lines


def unmarked(lines: bytes) -> bytes:
    for mark, predicate in MARKS.items():
        lines = lines.replace(b" %b " % mark, b" %b " % predicate)
    return lines
