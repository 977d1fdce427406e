"""The ontology as it goes into a graph: classes and relations, the twins of relations, and the topics in use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import GraphError
from kg.graph.namespaces import MAY, OWL, PLAN, POL, RDF, RDFS, SAID, SKOS, TOPIC, Namespace, local_name, text
from kg.model import Topic

__all__ = ["TWINS", "ontology_triples", "topic_triples", "twin_triples"]

TWINS: Mapping[Namespace, str] = {SAID: "as somebody else says", PLAN: "as planned", MAY: "possibly"}
"""The namespaces beside `pol:` that hold what is not simply so, and what each adds to a label."""


class Topics(Protocol):
    @property
    def folder(self) -> Path: ...
    @property
    def topics(self) -> Mapping[str, Topic]: ...


def ontology_triples(folder: Path) -> tuple[Triple, ...]:
    """Everything in `policy.ttl`."""
    return _read(folder / "policy.ttl")


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


def topic_triples(vocabulary: Topics, used: Iterable[str]) -> Iterator[Triple]:
    """What `topics.ttl` says about the topics in use, those above them, and the scheme they belong to."""
    wanted: dict[NamedNode, None] = {}
    queue = sorted(used)
    while queue:
        topic = queue.pop()
        if TOPIC[topic] not in wanted:
            wanted[TOPIC[topic]] = None
            queue.extend(vocabulary.topics[topic].broader)
    triples = _read(vocabulary.folder / "topics.ttl") if wanted else ()
    schemes = {triple.subject for triple in triples if triple.object == SKOS.ConceptScheme}
    for triple in triples:
        if triple.subject in schemes:
            if triple.predicate != SKOS.hasTopConcept or triple.object in wanted:
                yield triple
        elif triple.subject in wanted and (triple.predicate != SKOS.narrower or triple.object in wanted):
            yield triple


@cache
def _read(path: Path) -> tuple[Triple, ...]:
    try:
        triples = tuple(quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        advice = "name a folder that holds an ontology, or reinstall the package"
        raise GraphError(f"cannot be read: {reason}", where=path, advice=advice) from error
    except SyntaxError as error:
        raise GraphError(f"is not valid Turtle: {error}", where=path, advice="mend the line it names") from error
    for triple in triples:
        if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
            raise GraphError(
                f"a node without a name hangs on {triple.predicate}",
                where=path,
                advice="give it an IRI: graphs with nameless nodes cannot be compared or replaced in part",
            )
    return triples
