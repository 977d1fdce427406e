"""The ontology as it goes into a graph: classes and relations, the twins of relations, topics and sectors in use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import GraphError
from kg.graph.namespaces import MAY, OWL, PLAN, POL, RDF, RDFS, SAID, SECTOR, SKOS, TOPIC, Namespace, local_name, text
from kg.model import Topic
from kg.vocabulary.sectors import FILE as SECTORS
from kg.vocabulary.sectors import Sector

__all__ = ["TWINS", "kinds", "ontology_triples", "sector_triples", "topic_triples", "turtle_triples", "twin_triples"]

TWINS: Mapping[Namespace, str] = {SAID: "as somebody else says", PLAN: "as planned", MAY: "possibly"}
"""The namespaces beside `pol:` that hold what is not simply so, and what each adds to a label."""


class Schemes(Protocol):
    @property
    def folder(self) -> Path: ...
    @property
    def topics(self) -> Mapping[str, Topic]: ...
    @property
    def sectors(self) -> Mapping[str, Sector]: ...


class _Concept(Protocol):
    @property
    def label(self) -> str: ...
    @property
    def broader(self) -> tuple[str, ...]: ...


def ontology_triples(folder: Path) -> tuple[Triple, ...]:
    """Everything in `policy.ttl`."""
    return _read(folder / "policy.ttl")


@cache
def kinds(folder: Path, name: str) -> tuple[NamedNode, ...]:
    """A class of the ontology and all classes above it, also those of other vocabularies, the class itself first.

    All of them are written, so that a simple question (`?who a foaf:Agent`) finds its answer without inference.
    """
    found = {POL[name]: None}
    queue = [POL[name]]
    while queue:
        kind = queue.pop(0)
        for triple in ontology_triples(folder):
            above = triple.object
            if triple.subject == kind and triple.predicate == RDFS.subClassOf and isinstance(above, NamedNode):
                if above not in found:
                    found[above] = None
                    queue.append(above)
    return tuple(found)


def twin_triples(predicates: Iterable[NamedNode], ontology: Iterable[Triple]) -> Iterator[Triple]:
    """The definitions of those predicates of direct triples that are twins, made from those of the relations."""
    used = [(twin, predicate) for predicate in dict.fromkeys(predicates) for twin in TWINS if predicate in twin]
    about: dict[object, list[Triple]] = defaultdict(list)
    for triple in ontology if used else ():
        about[triple.subject].append(triple)
    for twin, predicate in used:
        relation = POL[local_name(predicate)]
        yield Triple(predicate, RDF.type, OWL.ObjectProperty)
        yield Triple(predicate, POL.modalOf, relation)
        for _, term, value in about[relation]:
            if term == RDF.type and value == OWL.SymmetricProperty:
                yield Triple(predicate, RDF.type, value)
            if term == RDFS.subPropertyOf and value in POL:
                yield Triple(predicate, RDFS.subPropertyOf, twin[local_name(value)])
            if term == RDFS.label and isinstance(value, Literal):
                yield Triple(predicate, term, text(f"{value.value} ({TWINS[twin]})", language=value.language))


def topic_triples(vocabulary: Schemes, used: Iterable[str]) -> Iterator[Triple]:
    """What `topics.ttl` says about the topics in use, those above them, and the scheme they belong to."""
    return _concept_triples(vocabulary.folder / "topics.ttl", TOPIC, vocabulary.topics, used)


def sector_triples(vocabulary: Schemes, used: Iterable[str]) -> Iterator[Triple]:
    """The same of `sectors.ttl` and the sectors in use."""
    return _concept_triples(vocabulary.folder / SECTORS, SECTOR, vocabulary.sectors, used)


def _concept_triples(
    path: Path, namespace: Namespace, concepts: Mapping[str, _Concept], used: Iterable[str]
) -> Iterator[Triple]:
    wanted = _with_broader(namespace, concepts, used)
    triples = _read(path) if wanted else ()
    for node in wanted:  # what is in the data has a plain label, so that nobody need know which things are concepts
        yield Triple(node, RDFS.label, text(concepts[local_name(node)].label))
    schemes = {triple.subject for triple in triples if triple.object == SKOS.ConceptScheme}
    links = (SKOS.hasTopConcept, SKOS.narrower, POL.formerly)
    for triple in triples:
        if triple.subject in schemes or triple.subject in wanted:
            if triple.predicate not in links or triple.object in wanted:
                yield triple


def _with_broader(
    namespace: Namespace, concepts: Mapping[str, _Concept], used: Iterable[str]
) -> Mapping[NamedNode, None]:
    wanted: dict[NamedNode, None] = {}
    queue = sorted(used)
    while queue:
        name = queue.pop()
        if namespace[name] not in wanted:
            wanted[namespace[name]] = None
            queue.extend(concepts[name].broader)
    return wanted


@cache
def _read(path: Path) -> tuple[Triple, ...]:
    triples = turtle_triples(path)
    for triple in triples:
        if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
            raise GraphError(
                f"a node without a name hangs on {triple.predicate}",
                where=path,
                advice="give it an IRI: graphs with nameless nodes cannot be compared or replaced in part",
            )
    return triples


def turtle_triples(path: Path) -> tuple[Triple, ...]:
    """The triples of a Turtle file of the ontology.

    Raises:
        GraphError: it is missing, or is no Turtle.
    """
    try:
        return tuple(quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        advice = "name a folder that holds an ontology, or reinstall the package"
        raise GraphError(f"cannot be read: {reason}", where=path, advice=advice) from error
    except SyntaxError as error:
        raise GraphError(f"is not valid Turtle: {error}", where=path, advice="mend the line it names") from error
