"""`docs/reference/rdf.md` and `docs/reference/ontology.md` say what the code does."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.graph.iris import Iris
from kg.graph.namespaces import OWL, POL, PREFIXES, RDF
from kg.graph.ontology_page import ontology_page
from kg.graph.serialize import serialize
from kg.graph.store import GraphStore
from kg.model import Attribution, Evidence, Qualification, Statement
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary, ontology_folder

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PAGE = (REFERENCE / "rdf.md").read_text(encoding="utf-8")
FIELDS = {
    "subject": "rdf:subject",
    "relation": "rdf:predicate",
    "object": "rdf:object",
    "jurisdiction": "pol:jurisdiction",
    "target": "pol:target",
    "role": "pol:role",
    "topic": "pol:topicText",
    "topics": "pol:topic",
    "place": "pol:place",
    "polarity": "pol:polarity",
    "certainty": "pol:certainty",
    "status": "pol:eventStatus",
    "cue": "pol:hedgeCue",
    "attribution": "pol:attribution",
    "Statement.status": "pol:officeStatus",
    "date": "pol:dateValue",
    "date_text": "pol:dateText",
    "group": "pol:group",
    "confidence": "pol:confidence",
    "evidence": "pol:evidence",
    "Attribution.speaker": "pol:speaker",
    "Attribution.cue": "pol:cue",
    "Attribution.date": "pol:saidOn",
    "article": "prov:wasDerivedFrom",
    "start": "oa:start",
    "end": "oa:end",
    "quote": "oa:exact",
    "page": "pol:page",
    "trigger": "pol:trigger",
    "rule": "pol:rule",
    "extractor": "pol:extractor",
}


def worked(tables: Tables) -> str:
    """The sanction that the minister speaks of, with all that hangs on it."""
    store = GraphStore.of(tables, Vocabulary.load())
    iris = Iris()
    ours = {iris.statement("s-2"), iris.attribution("s-2", 1), iris.article("a-1"), iris.actor("norland")}
    reached = {q.object for q in store.quads() if q.subject in ours and "/evidence/" in str(q.object)}
    reached |= {q.object for q in store.quads() if q.subject in reached and isinstance(q.object, NamedNode)}
    kept: list[Quad] = [q for q in store.quads() if q.subject in ours | reached]
    turtle = serialize(kept, prefixes={**PREFIXES, **iris.prefixes}).decode()
    return turtle.partition("\n\n")[2]


def test_the_worked_example_is_what_is_written(tables: Tables) -> None:
    (shown,) = re.findall(r"```turtle\n(.*?)```", PAGE, re.DOTALL)
    assert shown == worked(tables)


def test_the_page_of_the_ontology_is_what_is_made_of_it() -> None:
    # To make it anew: kg ontology -o docs/reference/ontology.md
    assert (REFERENCE / "ontology.md").read_text(encoding="utf-8") == ontology_page(ontology_folder())


def test_every_relation_and_class_is_on_the_page_of_the_ontology() -> None:
    text, vocabulary = ontology_page(ontology_folder()), Vocabulary.load()
    for relation in vocabulary.relations.values():
        assert f"### {relation.name}\n{relation.definition}" in text
        assert all(example in text for example in (*relation.examples, *relation.counter_examples))
    assert [name for name in vocabulary.classes if f"`{name}`" not in text] == []


@pytest.mark.parametrize("kind", [Statement, Qualification, Attribution, Evidence])
def test_every_field_of_a_statement_has_a_term_with_a_shape_and_a_line_on_the_page(kind: type) -> None:
    shapes = (ontology_folder() / "shapes.ttl").read_text(encoding="utf-8")
    for field in fields(kind):
        if field.name in ("id", "qualification"):  # the IRI; and what is listed by its own fields
            continue
        term = FIELDS.get(f"{kind.__name__}.{field.name}") or FIELDS[field.name]
        assert f"sh:path {term} " in shapes, term
        assert f"`{term}`" in PAGE, term


def test_every_term_of_a_graph_is_declared_in_the_ontology(tables: Tables) -> None:
    declared = {q.subject for q in parse(path=ontology_folder() / "policy.ttl", format=RdfFormat.TURTLE)}
    store = GraphStore.of(tables, Vocabulary.load())
    used = {q.predicate for q in store.quads()} | {q.object for q in store.quads() if q.predicate == RDF.type}
    known = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#", OWL.iri)
    more = [f"{POL.iri.removesuffix('ns#')}{twin}#" for twin in ("said", "plan", "may")]
    missing = [term for term in used - declared if not str(term).lstrip("<").startswith((*known, *more))]
    assert missing == []
