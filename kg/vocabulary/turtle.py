"""What the Turtle files say: classes, relations with their templates, topics; the terms of `lex:` stand here only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from kg.errors import OntologyError
from kg.model import ActorClass, Relation, Template, Topic

__all__ = ["LEX", "PARTS", "POL", "classes", "first", "local_name", "parse", "relations", "topics"]

POL = Namespace("https://w3id.org/policy-actors/ns#")
LEX = Namespace("https://w3id.org/policy-actors/lex#")
SCHEMA = Namespace("https://schema.org/")
PARTS = ("verb", "noun", "adjective", "demand", "idiom")


def parse(graph: Graph, path: Path) -> None:
    try:
        graph.parse(path, format="turtle")
    except FileNotFoundError:
        raise OntologyError("the file is missing", where=path, advice="restore it, or reinstall the package") from None
    except Exception as error:  # rdflib raises its own BadSyntax, and plain ValueError for bad literals
        reason = " ".join(str(error).split())[:300]
        raise OntologyError(f"not valid Turtle: {reason}", where=path, advice="mend the line it names") from error


def local_name(node: object) -> str:
    return str(node).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def texts(graph: Graph, subject: URIRef, predicate: URIRef) -> tuple[str, ...]:
    return tuple(sorted(str(value) for value in graph.objects(subject, predicate)))


def first(graph: Graph, subject: URIRef, predicate: URIRef, default: str = "") -> str:
    return next(iter(texts(graph, subject, predicate)), default)


def _own(graph: Graph, subject: URIRef, predicate: URIRef) -> tuple[str, ...]:
    """Local names of the objects in our own namespace; alignments to other vocabularies are left aside."""
    return tuple(sorted(local_name(value) for value in graph.objects(subject, predicate) if str(value).startswith(POL)))


def classes(graph: Graph) -> Iterator[ActorClass]:
    for node in graph.subjects(RDF.type, OWL.Class):
        if isinstance(node, URIRef) and node.startswith(POL):
            yield ActorClass(
                name=local_name(node),
                label=first(graph, node, RDFS.label),
                definition=first(graph, node, SKOS.definition),
                parents=_own(graph, node, RDFS.subClassOf),
            )


def relations(graph: Graph) -> Iterator[Relation]:
    for node in sorted({x for x in graph.subjects(POL.aspect) if isinstance(x, URIRef)}):
        name = local_name(node)
        yield Relation(
            name=name,
            label=first(graph, node, RDFS.label),
            definition=first(graph, node, SKOS.definition),
            domain=_own(graph, node, SCHEMA.domainIncludes),
            range=_own(graph, node, SCHEMA.rangeIncludes),
            aspect=first(graph, node, POL.aspect),
            symmetric=(node, RDF.type, OWL.SymmetricProperty) in graph,
            object_optional=first(graph, node, POL.objectOptional) == "true",
            reaches_owner=first(graph, node, POL.reachesOwner) == "true",
            of_own_acts=first(graph, node, POL.ofOwnActs) == "true",
            reaches_content=first(graph, node, POL.reachesContent) == "true",
            away_from_home=first(graph, node, POL.awayFromHome) == "true",
            by_persons=frozenset(texts(graph, node, POL.byPersons)),
            headings=frozenset(texts(graph, node, POL.listHeading)),
            undoes=frozenset(_own(graph, node, POL.undoes)),
            office_named_by=first(graph, node, POL.officeNamedBy) or None,
            inverse_label=first(graph, node, POL.inverseLabel) or None,
            stance=first(graph, node, POL.stance) or None,
            parents=_own(graph, node, RDFS.subPropertyOf),
            examples=texts(graph, node, SKOS.example),
            counter_examples=texts(graph, node, POL.counterExample),
            templates=tuple(
                Template(relation=name, part=part, text=text)
                for part in PARTS
                for text in texts(graph, node, LEX[part])
            ),
        )


def topics(graph: Graph) -> Iterator[Topic]:
    for node in graph.subjects(RDF.type, SKOS.Concept):
        if isinstance(node, URIRef):
            labels = (*texts(graph, node, SKOS.prefLabel), *texts(graph, node, SKOS.altLabel))
            yield Topic(
                id=local_name(node),
                label=first(graph, node, SKOS.prefLabel),
                broader=tuple(sorted(local_name(x) for x in graph.objects(node, SKOS.broader))),
                phrases=tuple(sorted({x.lower() for x in (*labels, *texts(graph, node, SKOS.hiddenLabel))})),
            )
