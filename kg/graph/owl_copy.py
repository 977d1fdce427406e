"""The ontology for other programs: RDF/XML within OWL 2 DL, as Protégé and reasoners want it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.graph.namespaces import EDTF, OWL, PREFIXES, RDF, RDFS, SCHEMA, XSD
from kg.graph.schema import ontology_triples

__all__ = ["owl_copy", "rdf_xml"]

_VANN = "http://purl.org/vocab/vann/"


def owl_copy(folder: Path) -> Iterator[Triple]:
    """The ontology with what OWL 2 DL does not admit turned into annotations.

    `rdf:Statement` may be no class there and `xsd:date` no datatype: what is below or of them is only noted.
    """
    for subject, predicate, value in ontology_triples(folder):
        if predicate == RDFS.subClassOf and value == RDF.Statement:
            yield Triple(subject, RDFS.seeAlso, value)
        elif predicate == RDFS.range and value in (XSD.date, EDTF.EDTF):
            yield Triple(subject, SCHEMA.rangeIncludes, value)
        else:
            yield Triple(subject, predicate, value)


def rdf_xml(folder: Path) -> str:
    """The copy as RDF/XML, sorted."""
    triples = sorted(set(owl_copy(folder)), key=_order)
    prefixes = {**PREFIXES, "vann": _VANN}
    return (serialize(triples, format=RdfFormat.RDF_XML, prefixes=prefixes) or b"").decode()


def _order(triple: Triple) -> tuple[bool, str, bool, str, bool, str]:
    """What the ontology says of itself first; of each term its kind first, as that is the name of its element."""
    predicate, value = triple.predicate, triple.object
    subject = str(triple.subject)
    main = isinstance(value, NamedNode) and value in (OWL.Ontology, OWL.Class, OWL.ObjectProperty)
    return "/ns>" not in subject, subject, predicate != RDF.type, str(predicate), not main, str(value)
