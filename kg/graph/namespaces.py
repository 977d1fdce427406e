"""The namespaces of the graph, in the order in which every file declares them, and what makes a term of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

__all__ = [
    "DC",
    "DCAT",
    "DCTERMS",
    "EDTF",
    "MAY",
    "OA",
    "ORG",
    "OWL",
    "PLAN",
    "POL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SAID",
    "SCHEMA",
    "SECTOR",
    "SH",
    "SKOS",
    "TIME",
    "TOPIC",
    "VOID",
    "XSD",
    "Namespace",
    "clean",
    "compact",
    "local_name",
    "text",
]


class Namespace:
    """A namespace whose terms are its attributes, or its items where the name is data.

    >>> POL.Statement
    <NamedNode value=https://w3id.org/policy-actors/ns#Statement>
    >>> POL["minister_of"] in POL
    True
    """

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self._terms: dict[str, NamedNode] = {}

    def __getitem__(self, name: str) -> NamedNode:
        term = self._terms.get(name)
        if term is None:
            term = self._terms[name] = NamedNode(self.iri + name)
        return term

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):  # what Python itself asks objects for is no term
            raise AttributeError(name)
        return self[name]

    def __contains__(self, term: object) -> bool:
        return isinstance(term, NamedNode) and term.value.startswith(self.iri)


RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DC = Namespace("http://purl.org/dc/elements/1.1/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
PROV = Namespace("http://www.w3.org/ns/prov#")
ORG = Namespace("http://www.w3.org/ns/org#")
TIME = Namespace("http://www.w3.org/2006/time#")
OA = Namespace("http://www.w3.org/ns/oa#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SCHEMA = Namespace("https://schema.org/")
VOID = Namespace("http://rdfs.org/ns/void#")
EDTF = Namespace("http://id.loc.gov/datatypes/edtf/")
POL = Namespace("https://w3id.org/policy-actors/ns#")
SAID = Namespace("https://w3id.org/policy-actors/said#")
PLAN = Namespace("https://w3id.org/policy-actors/plan#")
MAY = Namespace("https://w3id.org/policy-actors/may#")
TOPIC = Namespace("https://w3id.org/policy-actors/topic/")
SECTOR = Namespace("https://w3id.org/policy-actors/sector/")

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "rdf": RDF.iri,
        "rdfs": RDFS.iri,
        "xsd": XSD.iri,
        "owl": OWL.iri,
        "skos": SKOS.iri,
        "dc": DC.iri,
        "dcterms": DCTERMS.iri,
        "dcat": DCAT.iri,
        "foaf": "http://xmlns.com/foaf/0.1/",
        "org": ORG.iri,
        "time": TIME.iri,
        "prov": PROV.iri,
        "oa": OA.iri,
        "schema": SCHEMA.iri,
        "void": VOID.iri,
        "edtf": EDTF.iri,
        "wd": "http://www.wikidata.org/entity/",
        "pol": POL.iri,
        "said": SAID.iri,
        "plan": PLAN.iri,
        "may": MAY.iri,
        "topic": TOPIC.iri,
        "sector": SECTOR.iri,
    }
)
"""The prefixes that do not depend on the base IRI; `Iris.prefixes` has the others."""


def local_name(term: object) -> str:
    """What stands after the last `#` or `/` of an IRI."""
    return re.split(r"[#/]", str(getattr(term, "value", term)))[-1]


def compact(term: object, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """An IRI as `prefix:name`, where what stands before its last `#` or `/` has a prefix; else as it is."""
    iri = str(getattr(term, "value", term))
    name = local_name(iri)
    start = iri.removesuffix(name)
    return next((f"{prefix}:{name}" for prefix, each in prefixes.items() if each == start), iri)


# What no XML 1.0 document may hold, so that every answer can be given as SPARQL XML, too. Lone surrogates cannot even
# be encoded. One character is replaced by one, so that offsets into a quote stay right.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(value: str) -> str:
    """The text with every character that a graph cannot carry replaced: page and line feeds by a blank, else by �."""
    return _IMPOSSIBLE.sub(lambda found: " " if found[0] in "\x0b\x0c" else "\ufffd", value)


def text(value: str, *, language: str | None = None) -> Literal:
    """A literal of a text that may hold anything."""
    return Literal(clean(value), language=language)
