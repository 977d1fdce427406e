"""The JSON-LD context of an ontology: which key stands for which term, and what its values are.

`policy.ttl` says which terms there are and of what kind, `shapes.ttl` which of them have one value, and which have
another term as their value. So the context is never written by hand; `kg ontology --to context` makes it anew.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.namespaces import OWL, POL, PREFIXES, RDF, RDFS, SCHEMA, SH, XSD, compact, local_name
from kg.graph.schema import TWINS, ontology_triples, turtle_triples
from kg.vocabulary import ontology_folder

__all__ = ["CONTEXT", "KEYWORDS", "Context", "context", "context_text", "prefix_names", "shipped_context"]

CONTEXT = "context.jsonld"
"""The file of the ontology folder that holds its context."""

type Definition = str | float | dict[str, str]
type Context = dict[str, Definition]

KEYWORDS: Mapping[str, str] = {"id": "@id", "type": "@type"}

_PARTS = (RDF.subject, RDF.predicate, RDF.object)
_LINKS = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, OWL.sameAs, OWL.disjointWith)
"""What no ontology declares, as it belongs to RDF and OWL; the values are always IRIs."""


def shipped_context() -> Context:
    """The context that comes along with the package."""
    return _read(ontology_folder() / CONTEXT)


@cache
def _read(path: Path) -> Context:
    loaded: Context = json.loads(path.read_text(encoding="utf-8"))["@context"]
    return loaded


def context_text(folder: Path) -> str:
    """The text of `context.jsonld` for an ontology folder, a line for each key."""
    lines = (f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in context(folder).items())
    return '{\n "@context": {\n' + ",\n".join(lines) + "\n }\n}\n"


def context(folder: Path) -> Context:
    """The context of an ontology folder: keywords and prefixes, then its terms, each kind in alphabetical order.

    Raises:
        GraphError: `policy.ttl` or `shapes.ttl` cannot be read.
    """
    triples = ontology_triples(folder)
    kinds: defaultdict[object, set[object]] = defaultdict(set)
    for triple in triples:
        if triple.predicate == RDF.type:
            kinds[triple.subject].add(triple.object)
    terms: Context = {}
    for term, kind in sorted(kinds.items(), key=lambda item: local_name(item[0])):
        if term in POL and (OWL.Class in kind or OWL.NamedIndividual in kind):
            terms[local_name(term)] = compact(term)
    values = dict(_values(kinds, triples))
    single, naming = _rules(folder)
    for term in sorted(values, key=_order):
        value = "@vocab" if term in naming else values[term]
        terms[_key(term)] = _definition(term, value, single=term in single)
    return {"@version": 1.1, **KEYWORDS, **prefix_names(PREFIXES, terms), **terms}


def prefix_names(prefixes: Mapping[str, str], keys: Collection[str]) -> dict[str, str]:
    """The prefixes that a context can declare; one that a key is named like gets `-id` behind its name."""
    plain = {p: start for p, start in prefixes.items() if re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", p)}
    taken = {*keys, *KEYWORDS}
    return {f"{p}-id" if p in taken else p: start for p, start in plain.items() if start[-1:] in ("/", "#")}


# ---- what the ontology says -----------------------------------------------------------------------------------------


def _values(kinds: Mapping[object, set[object]], triples: Iterable[Triple]) -> Iterator[tuple[NamedNode, str]]:
    """Each property, and what its values are: IRIs (`@id`), literals of a datatype, or anything (``)."""
    ranges = {t.subject: t.object for t in triples if t.predicate in (RDFS.range, SCHEMA.rangeIncludes)}
    for term, kind in kinds.items():
        if not isinstance(term, NamedNode):
            continue
        if OWL.ObjectProperty in kind:
            yield term, "@id"
        elif OWL.DatatypeProperty in kind:
            datatype = ranges.get(term, XSD.string)
            yield term, "" if datatype == XSD.string else compact(datatype)
        elif OWL.AnnotationProperty in kind:
            yield term, ""
    yield from ((term, "@id") for term in (*_PARTS, *_LINKS))
    for relation in {POL.related_to, *(t.subject for t in triples if t.predicate == POL.aspect)}:
        yield from ((twin[local_name(relation)], "@id") for twin in TWINS)


def _rules(folder: Path) -> tuple[frozenset[object], frozenset[object]]:
    """The paths that have one value wherever a shape speaks of them, and those whose value is a term."""
    triples = turtle_triples(folder / "shapes.ttl")
    paths = {t.subject: t.object for t in triples if t.predicate == SH.path}
    limited = {t.subject for t in triples if t.predicate == SH.maxCount and t.object == Literal(1)}
    firsts: dict[object, object] = {t.subject: t.object for t in triples if t.predicate == RDF.first}
    naming = {t.subject for t in triples if t.predicate == SH["class"] and t.object == OWL.ObjectProperty}
    lists = {t.subject: t.object for t in triples if t.predicate == SH["in"]}
    naming |= {shape for shape, choice in lists.items() if isinstance(firsts.get(choice), NamedNode)}
    several = {path for shape, path in paths.items() if shape not in limited}
    return frozenset(paths.values()) - several, frozenset(paths[shape] for shape in naming)


# ---- how it is written ----------------------------------------------------------------------------------------------


def _definition(term: NamedNode, kind: str, *, single: bool) -> Definition:
    made = {"@id": compact(term)}
    if kind:
        made["@type"] = kind
    if not single:
        made["@container"] = "@set"
    return made


def _key(term: NamedNode) -> str:
    return local_name(term) if term in POL or term in _PARTS else compact(term)


def _order(term: NamedNode) -> tuple[bool, str]:
    key = _key(term)
    return ":" in key, key
