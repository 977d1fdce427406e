"""The ontology as a page to read: classes as a tree, each relation, the terms of statement nodes, and alignments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.namespaces import DCTERMS, OWL, POL, RDF, RDFS, SCHEMA, SKOS, compact, local_name
from kg.graph.schema import ontology_triples

__all__ = ["ontology_page"]

_INTRODUCTION = """\
# The ontology

Made from `ontology/policy.ttl` by `kg ontology --to md`; do not edit it here. [How to add a
relation](../../ontology/README.md), and [how the graph uses these terms](rdf.md).
"""

_DOWNLOADS = """\
`kg ontology --to xml` writes a copy in RDF/XML for Protégé and for reasoners. It is within OWL 2 DL: as `rdf:Statement`
may be no class there and `xsd:date` no datatype, what is below or of them is an annotation in the copy.
`kg ontology --to context` writes the JSON-LD context, which also comes along as `ontology/context.jsonld`.

Relations have `schema:domainIncludes` and `schema:rangeIncludes`, which list alternatives; a reasoner concludes nothing
from them. `rdfs:domain` and `rdfs:range` stand only where a conclusion is always right.
"""


def ontology_page(folder: Path) -> str:
    """The page in Markdown."""
    return "\n".join(_Page(ontology_triples(folder)).lines()) + "\n"


class _Page:
    def __init__(self, triples: Iterable[Triple]) -> None:
        self.about: defaultdict[NamedNode, defaultdict[NamedNode, list[NamedNode | Literal]]]
        self.about = defaultdict(lambda: defaultdict(list))
        self.below: defaultdict[NamedNode, list[NamedNode]] = defaultdict(list)
        for subject, predicate, value in triples:
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                self.about[subject][predicate].append(value)
                if predicate in (RDFS.subClassOf, RDFS.subPropertyOf) and isinstance(value, NamedNode):
                    self.below[value].append(subject)
        self.relations = [term for term, pairs in self.about.items() if pairs[POL.aspect]]

    def lines(self) -> Iterator[str]:
        ontology = NamedNode(POL.iri.rstrip("#"))
        yield _INTRODUCTION
        yield f"- namespace `{POL.iri}`, prefix `pol:`"
        yield f"- version {self.one(ontology, OWL.versionInfo)}, `{self.one(ontology, OWL.versionIRI)}`"
        yield f"- license {self.one(ontology, DCTERMS.license)}\n"
        yield _DOWNLOADS
        yield from ("## Classes\n", *self.classes(), "")
        yield from ("## Relations\n", *self.tree(), "")
        for relation in self.relations:
            yield from (*self.relation(relation), "")
        yield from ("## Terms of statements, articles and actors\n", *self.table(self.statement_terms()), "")
        yield from ("## Values\n", *self.values(), "")
        yield from (
            "## Terms that describe relations and sectors\n",
            *self.table(self.of_kind(OWL.AnnotationProperty)),
            "",
        )
        yield from ("## Terms of other vocabularies\n", *self.alignments())

    # -- parts --

    def classes(self) -> Iterator[str]:
        individuals = {kind for pairs in self.about.values() for kind in pairs[RDF.type]}
        for term in self.of_kind(OWL.Class):
            if not any(parent in POL for parent in self.about[term][RDFS.subClassOf]) and term not in individuals:
                yield from self.branch(term, 0)

    def branch(self, term: NamedNode, depth: int) -> Iterator[str]:
        others = [parent for parent in self.about[term][RDFS.subClassOf] if parent not in POL]
        known = f" ({', '.join(map(_short, others))})" if others else ""
        yield f"{'  ' * depth}- `{local_name(term)}`{known}: {self.one(term, SKOS.definition)}"
        for below in self.below[term]:
            yield from self.branch(below, depth + 1)

    def tree(self) -> Iterator[str]:
        yield f"All are below `related_to`. {self.one(POL.related_to, SKOS.definition)}\n"
        yield " · ".join(map(self.names, self.below[POL.related_to]))

    def names(self, term: NamedNode) -> str:
        """A link to a relation, with those below it in brackets."""
        below = ", ".join(map(self.names, self.below[term]))
        return f"[{local_name(term)}](#{local_name(term)})" + (f" ({below})" if below else "")

    def relation(self, term: NamedNode) -> Iterator[str]:
        pairs = self.about[term]
        yield f"### {local_name(term)}\n{self.one(term, SKOS.definition)}"
        optional = ", or nothing" if pairs[POL.objectOptional] else ""
        sides = f"{_names(pairs[SCHEMA.domainIncludes])} → {_names(pairs[SCHEMA.rangeIncludes])}{optional}"
        symmetric = OWL.SymmetricProperty in pairs[RDF.type]
        inverse = "symmetric" if symmetric else f"inverse: {self.one(term, POL.inverseLabel)}"
        links = [_short(each) for each in pairs[RDFS.seeAlso]]
        links += [f"PLOVER {_value(each)}" for each in pairs[POL.ploverClass]]
        links += [f"CAMEO {_value(each)}" for each in pairs[POL.cameoRoot]]
        elsewhere = f"; elsewhere: {', '.join(links)}" if links else ""
        yield f"- {self.one(term, POL.aspect)}, {inverse}; {sides}{elsewhere}"
        yield f"- says it: {' · '.join(map(_value, pairs[SKOS.example]))}"
        if pairs[POL.counterExample]:
            yield f"- does not: {' · '.join(map(_value, pairs[POL.counterExample]))}"

    def statement_terms(self) -> Iterator[NamedNode]:
        for term in self.about:
            kinds = self.about[term][RDF.type]
            if term in POL and (OWL.DatatypeProperty in kinds or OWL.ObjectProperty in kinds):
                if term not in self.relations and term != POL.related_to:
                    yield term

    def table(self, terms: Iterable[NamedNode]) -> Iterator[str]:
        yield "| term | of | value | meaning |"
        yield "|---|---|---|---|"
        for term in terms:
            pairs = self.about[term]
            value = _names([*pairs[RDFS.range], *pairs[SCHEMA.rangeIncludes]])
            above = "".join(f" (⊂ {_short(each)})" for each in pairs[RDFS.subPropertyOf])
            cells = (f"`{local_name(term)}`{above}", _names(pairs[RDFS.domain]), value, self.one(term, SKOS.definition))
            yield f"| {' | '.join(cells)} |".replace("|  |", "| |")

    def values(self) -> Iterator[str]:
        for kind in self.of_kind(OWL.Class):
            members = [term for term, pairs in self.about.items() if kind in pairs[RDF.type]]
            if members:
                yield f"- `{local_name(kind)}`: {self.one(kind, SKOS.definition)}"
                yield from (f"  - `{local_name(each)}`: {self.one(each, SKOS.definition)}" for each in members)

    def alignments(self) -> Iterator[str]:
        yield "| term here | is |\n|---|---|"
        for term, pairs in self.about.items():
            above = [each for each in (*pairs[RDFS.subClassOf], *pairs[RDFS.subPropertyOf]) if each not in POL]
            near = pairs[RDFS.seeAlso]
            said = [f"below {', '.join(map(_short, above))}"] if above else []
            said += [f"near {', '.join(map(_short, near))}"] if near else []
            if said and term in POL:
                yield f"| `{local_name(term)}` | {'; '.join(said)} |"

    # -- values --

    def of_kind(self, kind: NamedNode) -> list[NamedNode]:
        return [term for term, pairs in self.about.items() if kind in pairs[RDF.type] and term in POL]

    def one(self, term: NamedNode, predicate: NamedNode) -> str:
        return next(map(_value, self.about[term][predicate]), "")


def _value(term: NamedNode | Literal) -> str:
    return term.value


def _names(terms: Iterable[NamedNode | Literal]) -> str:
    return ", ".join(f"`{local_name(term)}`" if term in POL else _short(term) for term in terms)


def _short(term: NamedNode | Literal) -> str:
    name = compact(term)
    return f"<{name}>" if name == term.value else f"`{name}`"
