"""Articles, actors and the run → triples: what statements are about, where they stand, and what made them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import GraphError
from kg.graph.iris import Iris
from kg.graph.namespaces import DC, DCTERMS, OWL, POL, PROV, RDF, RDFS, SCHEMA, SECTOR, SKOS, XSD, text
from kg.graph.schema import kinds
from kg.graph.sources import RelationSource
from kg.graph.values import date
from kg.identifiers import digest
from kg.model import Actor, Article

__all__ = ["actor_triples", "article_triples", "identifier", "run_id", "run_triples", "types"]


def article_triples(article: Article, iris: Iris, vocabulary: RelationSource) -> Iterator[Triple]:
    """What is known about an article; its text stays outside, as it may not be ours to pass on."""
    node = iris.article(article.id)
    yield from types(node, "Article", vocabulary)
    yield Triple(node, DCTERMS.identifier, text(article.id))
    yield Triple(node, POL.textSha256, text(article.text_sha256))
    if article.published:
        yield Triple(node, DCTERMS.issued, date(article.published))
    if article.url:
        yield Triple(node, SCHEMA.url, Literal(text(article.url).value, datatype=XSD.anyURI))
    texts = {DCTERMS.title: article.title, DC.publisher: article.publisher, DC.creator: article.author}
    texts |= {DC.language: article.language}
    for predicate, value in texts.items():
        if value:
            yield Triple(node, predicate, text(value))
    for source in article.sources:
        yield Triple(node, DCTERMS.source, text(source))


def actor_triples(
    actor: Actor, iris: Iris, vocabulary: RelationSource, heirs: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Triple]:
    """What an actor is and is called; for one that the ontology's tables know, what they say and which record it is.

    What turned out to be the same actor leads to it (`heirs`: by old id, the id of now).
    """
    node = iris.actor(actor.id)
    yield from types(node, actor.type, vocabulary)
    yield Triple(node, RDFS.label, text(actor.name))
    yield from identifier(node, actor.id)
    for name in actor.names:
        if name != actor.name:
            yield Triple(node, SKOS.altLabel, text(name))
    if actor.country:
        yield Triple(node, POL.country, text(actor.country))
    if actor.sector:
        yield Triple(node, POL.sector, SECTOR[actor.sector])
    for same in actor.same_as:
        yield Triple(node, OWL.sameAs, _identity(same, actor))
    for old in actor.replaces:
        yield Triple(iris.actor(old), DCTERMS.isReplacedBy, node)
    if known := vocabulary.actors.get(actor.id):
        parent = heirs.get(known.parent, known.parent) if known.parent else None
        yield from _record_triples(node, replace(known, parent=parent), iris, vocabulary)


def _record_triples(node: NamedNode, known: Actor, iris: Iris, vocabulary: RelationSource) -> Iterator[Triple]:
    for name in known.weak_names:
        yield Triple(node, SKOS.hiddenLabel, text(name))
    if (known.valid_from or known.valid_to) and known.type != "Person":  # of a person they are the years in office
        yield Triple(node, DCTERMS.valid, date(f"{known.valid_from or '..'}/{known.valid_to or '..'}"))
    if known.parent and known.parent != known.id and "agency_of" in vocabulary.relations:
        for relation in ("agency_of", *vocabulary.ancestors("agency_of")):
            yield Triple(node, POL[relation], iris.actor(known.parent))
    if known.source:
        record = iris.record(known.source, known.id)
        yield Triple(node, PROV.wasDerivedFrom, record)
        yield Triple(record, RDF.type, PROV.Entity)
        # No label: who looks for a name would find its record beside the actor.
        yield Triple(record, DCTERMS.source, text(known.source))
        yield Triple(record, DCTERMS.identifier, text(known.id))


def types(node: NamedNode, name: str, vocabulary: RelationSource) -> Iterator[Triple]:
    """The class of a thing and all classes above it."""
    for kind in kinds(vocabulary.folder, name):
        yield Triple(node, RDF.type, kind)


def run_triples(run: Mapping[str, object], iris: Iris) -> Iterator[Triple]:
    """The run that made the tables, as a PROV activity of the software in its version."""
    node, version = iris.run(run_id(run)), str(run.get("version") or "unknown")
    software = iris.software(version)
    yield Triple(node, RDF.type, PROV.Activity)
    yield Triple(node, RDFS.label, text(f"run {run_id(run)}"))
    yield Triple(node, RDF.value, text(_json(run)))
    yield Triple(node, PROV.wasAssociatedWith, software)
    yield Triple(software, RDF.type, PROV.SoftwareAgent)
    yield Triple(software, RDFS.label, text(f"policy-actors-kg {version}"))
    yield Triple(software, SCHEMA.softwareVersion, text(version))


def run_id(run: Mapping[str, object]) -> str:
    return str(run.get("id") or digest(_json(run)))


def _json(run: Mapping[str, object]) -> str:
    return json.dumps(run, ensure_ascii=False, sort_keys=True, default=str)


def identifier(node: NamedNode, key: str) -> Iterator[Triple]:
    """The id as it stands in the tables, where the IRI does not end in it."""
    if not node.value.endswith(f"/{key}"):
        yield Triple(node, DCTERMS.identifier, text(key))


def _identity(same: str, actor: Actor) -> NamedNode:
    """An IRI from `same_as`: an address, or a Wikidata id as `Q17` or `wd:Q17`."""
    if number := re.fullmatch(r"(?:wd:)?(Q[1-9]\d*)", same):
        return NamedNode(f"http://www.wikidata.org/entity/{number[1]}")
    try:
        if same.startswith(("http://", "https://")):
            return NamedNode(same)
    except ValueError:
        pass  # it looks like an address, and holds a character that none may hold
    raise GraphError(
        f"same_as holds {same!r}, which is no address and no Wikidata id",
        where=f"actor {actor.id}",
        advice="correct the record, as in Q17 or https://www.geonames.org/1861060",
    )
