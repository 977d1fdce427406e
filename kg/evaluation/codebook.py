"""The codebook: what a coder has to know of classes, factuality, fields and relations, as the ontology says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from kg.evaluation.markdown import code, escaped, table
from kg.model import Certainty, EventStatus, Factuality, Polarity, Qualification
from kg.vocabulary import POL

if TYPE_CHECKING:
    from enum import StrEnum

    from kg.model import Relation
    from kg.vocabulary import Vocabulary

__all__ = ["codebook"]

FIELDS: Mapping[str, str] = {
    "role": "role",
    "status": "officeStatus",
    "jurisdiction": "jurisdiction",
    "target": "target",
    "topic": "topicText",
    "topics": "topic",
    "place": "place",
    "date": "dateValue",
    "factuality": "factuality",
    "attribution": "attribution",
}
"""By column of a sheet: the term of the ontology that says what stands in it."""


def codebook(vocabulary: Vocabulary) -> Iterator[str]:
    """The lines of the codebook, in Markdown; the same on every run."""
    terms = _Terms(vocabulary.folder / "policy.ttl")
    yield from _title(terms)
    yield from ("", "## How to judge a line", "", *_judging())
    yield from ("", "## Who acts, and what statements are about", "", *_classes(vocabulary))
    yield from ("", "## Factuality", "", *_factuality(terms))
    yield from ("", "## Fields", "", *_fields(terms))
    yield from ("", "## Relations at a glance", "", *_overview(vocabulary, terms))
    for aspect in sorted({relation.aspect for relation in vocabulary.relations.values()}, reverse=True):
        yield from ("", f"## Relations: {_ASPECTS.get(aspect, escaped(aspect))}")
        for relation in _in_order(vocabulary, aspect):
            yield from ("", *_relation(relation, vocabulary, terms))
    yield from ("", "## Titles of offices", "", *_titles(vocabulary))
    yield from ("", "## Vocabularies that are linked to", "", *terms.prefixes())


_ASPECTS = {"state": "what holds over a time", "event": "what happens"}


def _judging() -> list[str]:
    return (files("kg.evaluation") / "judging.md").read_text(encoding="utf-8").splitlines()


def _title(terms: _Terms) -> Iterator[str]:
    found = [node for node in terms.graph.subjects(RDF.type, OWL.Ontology) if isinstance(node, URIRef)]
    said = sorted(terms.graph.predicate_objects(min(found)), key=str) if found else ()
    by_name = {re.split("[/#]", str(predicate))[-1]: str(value) for predicate, value in said}
    version = f", version {code(by_name['versionInfo'])}" if "versionInfo" in by_name else ""
    yield f"# Codebook: {escaped(by_name.get('title', 'relations of policy actors'))}{version}"
    if "description" in by_name:
        yield from ("", escaped(by_name["description"]))
    yield from ("", f"Made from {code('policy.ttl')} by `kg codebook`; to change it, change that file.")


# ---- classes and values ---------------------------------------------------------------------------------------------


def _classes(vocabulary: Vocabulary) -> Iterator[str]:
    """The classes that relations hold between, each under the one it is a kind of."""
    named = {name for relation in vocabulary.relations.values() for name in (*relation.domain, *relation.range)}
    used = {name for name in vocabulary.classes if any(vocabulary.is_a(name, each) for each in named)}

    def below(parent: str | None, depth: int) -> Iterator[str]:
        for name in sorted(used):
            over = [each for each in vocabulary.classes[name].parents if each in used]
            if parent in over or (parent is None and not over):
                entry = vocabulary.classes[name]
                yield f"{'  ' * depth}- **{escaped(entry.label)}** ({code(name)}): {escaped(entry.definition)}"
                yield from below(name, depth + 1)

    yield from below(None, 0)


def _factuality(terms: _Terms) -> Iterator[str]:
    yield f"{escaped(terms.definition('factuality'))} It follows from three answers:"
    yield ""
    yield from table(("factuality", "polarity", "certainty", "event status"), map(_derivation, Factuality))
    for scale in (Polarity, Certainty, EventStatus):
        name = scale.__name__
        yield from ("", f"**{escaped(terms.label(name))}.** {escaped(terms.definition(name))}", "")
        yield from (f"- {code(value)}: {escaped(terms.definition(value))}" for value in scale)


def _derivation(factuality: Factuality) -> tuple[str, str, str, str]:
    """One row: the answers that give this value. That any of each column will do is what a test makes sure of."""
    ways = [way for way in product(Polarity, Certainty, EventStatus) if Qualification(*way).factuality is factuality]
    polarities, certainties, statuses = (list(dict.fromkeys(column)) for column in zip(*ways, strict=True))
    return (
        code(factuality),
        _values(polarities, Polarity),
        _values(certainties, Certainty),
        _values(statuses, EventStatus),
    )


def _values(found: Iterable[str], scale: type[StrEnum]) -> str:
    names = list(found)
    return "any" if len(names) == len(scale) else ", ".join(names)


def _fields(terms: _Terms) -> Iterator[str]:
    rows = [(code(column), escaped(terms.definition(term))) for column, term in FIELDS.items()]
    yield from table(("column", "what stands in it"), [row for row in rows if row[1]])
    yield ""
    yield "The attribution shows the outermost speaker first, and for each the word that brings the speaker in."


# ---- relations ------------------------------------------------------------------------------------------------------


def _in_order(vocabulary: Vocabulary, aspect: str) -> list[Relation]:
    """Each relation behind the one it is a kind of; by name otherwise."""
    chosen = {name: relation for name, relation in vocabulary.relations.items() if relation.aspect == aspect}
    placed: dict[str, Relation] = {}

    def place(name: str) -> None:
        if name not in placed:
            placed[name] = chosen[name]
            for narrower in sorted(chosen):
                if name in chosen[narrower].parents:
                    place(narrower)

    for name in sorted(chosen):
        if not any(parent in chosen for parent in chosen[name].parents):
            place(name)
    return list(placed.values())


def _overview(vocabulary: Vocabulary, terms: _Terms) -> Iterator[str]:
    rows = (
        (
            f"[{code(name)}](#{name})",
            escaped(relation.aspect),
            ", ".join(map(escaped, terms.texts(name, "ploverClass"))),
            ", ".join(map(escaped, terms.texts(name, "cameoRoot"))),
        )
        for name, relation in vocabulary.relations.items()
    )
    yield from table(("relation", "aspect", "PLOVER", "CAMEO"), rows)


def _relation(relation: Relation, vocabulary: Vocabulary, terms: _Terms) -> Iterator[str]:
    yield from (f"### {code(relation.name)}", "", escaped(relation.definition), "")
    reading = f"*subject* **{escaped(relation.label)}** *object*"
    if relation.inverse_label and not relation.symmetric:
        reading += f"; *object* {escaped(relation.inverse_label)} *subject*"
    yield f"- Reads: {reading}"
    yield f"- Subject: {_labels(relation.domain, vocabulary)}"
    optional = "; may be missing, then the topic says what it is about" if relation.object_optional else ""
    yield f"- Object: {_labels(relation.range, vocabulary)}{optional}"
    if relation.symmetric:
        yield "- Symmetric: both sides are on a par, and it is written once, in either order"
    broader = [name for name in relation.parents if name in vocabulary.relations]
    narrower = [name for name, each in vocabulary.relations.items() if relation.name in each.parents]
    for label, names in (("A kind of", broader), ("Narrower, and to be preferred where one fits", narrower)):
        if names:
            yield f"- {label}: {', '.join(map(code, names))}"
    links = list(terms.links(relation.name))
    if links:
        yield f"- Elsewhere: {'; '.join(links)}"
    for label, sentences in (("Yes", relation.examples), ("Not this, or not asserted", relation.counter_examples)):
        if sentences:
            yield from ("", f"{label}:", "", *(f"- {escaped(sentence)}" for sentence in sentences))


def _labels(classes: Iterable[str], vocabulary: Vocabulary) -> str:
    known = (vocabulary.classes[name].label if name in vocabulary.classes else name for name in classes)
    return ", ".join(map(escaped, known))


def _titles(vocabulary: Vocabulary) -> Iterator[str]:
    """Which relation a title stands for."""
    by_relation: dict[str, list[str]] = {}
    for office in sorted(vocabulary.offices, key=lambda office: office.title):
        by_relation.setdefault(office.relation, []).append(office.title)
    rows = (
        (code(name), ", ".join(map(escaped, dict.fromkeys(titles)))) for name, titles in sorted(by_relation.items())
    )
    yield from table(("relation", "titles"), rows)
    yield ""
    by_status: dict[str, list[str]] = {}
    for modifier in sorted(vocabulary.modifiers, key=lambda modifier: modifier.word):
        by_status.setdefault(modifier.status, []).append(modifier.word)
    words = ((code(status), ", ".join(map(escaped, dict.fromkeys(each)))) for status, each in sorted(by_status.items()))
    yield from table(("status", "words beside a title that say so"), words)


# ---- the ontology's own words ---------------------------------------------------------------------------------------


class _Terms:
    """Labels, definitions and links of `policy.ttl`, of which `Vocabulary` keeps only what the extraction needs."""

    def __init__(self, path: Path) -> None:
        self.graph = Graph().parse(path, format="turtle")
        self._linked: set[str] = set()

    def texts(self, name: str, predicate: str) -> list[str]:
        return sorted(str(value) for value in self.graph.objects(POL[name], POL[predicate]))

    def label(self, name: str) -> str:
        return self._first(name, RDFS.label)

    def definition(self, name: str) -> str:
        return self._first(name, SKOS.definition)

    def _first(self, name: str, predicate: URIRef) -> str:
        return next(iter(sorted(str(value) for value in self.graph.objects(POL[name], predicate))), "")

    def links(self, name: str) -> Iterator[str]:
        """Classes of PLOVER and CAMEO, and terms of other vocabularies, with how they are linked."""
        for plover in self.texts(name, "ploverClass"):
            yield f"PLOVER {escaped(plover)}"
        for cameo in self.texts(name, "cameoRoot"):
            yield f"CAMEO {escaped(cameo)}"
        for predicate, value in sorted(self.graph.predicate_objects(POL[name]), key=str):
            if predicate != RDF.type and isinstance(value, URIRef) and value not in POL:
                yield f"{code(self._short(predicate))} {code(self._short(value))}"

    def _short(self, iri: object) -> str:
        """The IRI as the file writes it: `org:memberOf`."""
        for prefix, namespace in sorted(self.graph.namespaces(), key=lambda pair: (-len(pair[1]), pair[0])):
            if prefix and str(iri).startswith(namespace):
                self._linked.add(prefix)
                return f"{prefix}:{str(iri).removeprefix(namespace)}"
        return str(iri)

    def prefixes(self) -> Iterator[str]:
        """Where the prefixes lead that were used so far."""
        known = {prefix: str(namespace) for prefix, namespace in self.graph.namespaces()}
        yield from table(("prefix", "vocabulary"), [(code(p), code(known[p])) for p in sorted(self._linked)])
