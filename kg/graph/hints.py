"""Why a query may have found nothing: names that are not in the graph, and what was perhaps meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode
from rdflib.plugins.sparql.parserutils import CompValue

from kg.graph.guard import nodes, parsed, prefix_of
from kg.graph.namespaces import POL, RDFS, SKOS, XSD, compact, local_name
from kg.graph.schema import TWINS
from kg.graph.store import GraphStore

__all__ = ["hints"]

MOST = 3
NAMES = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)


def hints(store: GraphStore, query: str) -> list[str]:
    """What may be wrong with a query that found nothing, in the order in which it stands there.

    Args:
        store: the graph that was asked.
        query: what was asked, in SPARQL that `GraphStore.query` has taken.
    """
    tree = parsed(query)
    declared = {prefix_of(node): str(node["iri"]) for node in nodes(tree) if node.name == "PrefixDecl"}
    prefixes = {**store.prefixes, **declared}
    found: dict[str, None] = {}
    for node in reversed(list(nodes(tree))):  # they come last first
        if node.name == "pname":
            iri = prefixes.get(prefix_of(node), "") + str(node["localname"])
            found |= dict.fromkeys(_about_iri(store, iri, f"{prefix_of(node)}:{node['localname']}"))
        elif node.name == "literal" and "datatype" not in node:
            found |= dict.fromkeys(_about_text(store, node))
    return list(found)


def _about_iri(store: GraphStore, iri: str, name: str) -> Iterator[str]:
    node = NamedNode(iri)
    if node in XSD:
        return
    used = store.has(predicate=node)
    if not used and node in POL:
        terms = (twin[local_name(node)] for twin in TWINS)
        twins = [compact(term) for term in terms if store.has(predicate=term)]
        if twins:
            yield f"nothing is {name}, but there is {' and '.join(twins)}"
            return
    if used or store.has(node) or store.has(object=node):
        return
    prefix, _, local = name.partition(":")
    near = get_close_matches(local, _names(store, iri.removesuffix(local)), n=MOST, cutoff=0.75)
    meant = " or ".join(f"{prefix}:{each}" for each in near)
    yield f"nothing in the graph is called {name}" + (f"; perhaps {meant} is meant" if meant else "")


def _names(store: GraphStore, start: str) -> list[str]:
    """The local names of the subjects and predicates in a namespace."""
    terms = {term for quad in store.quads() for term in (quad.subject, quad.predicate)}
    names = (term.value for term in terms if isinstance(term, NamedNode))
    return sorted(name.removeprefix(start) for name in names if name.startswith(start))


def _about_text(store: GraphStore, node: CompValue) -> Iterator[str]:
    """A text that is there with another language tag, or with none."""
    words, language = str(node["string"]), str(node["lang"]) if "lang" in node else None
    found = [literal for literal in _texts(store) if literal.value == words]
    others = {str(literal) for literal in found if literal.language != language}
    if others:
        also = "also " if len(others) < len({str(literal) for literal in found}) else ""
        yield f"{Literal(words, language=language)} is in the graph {also}as {' or '.join(sorted(others))}"


def _texts(store: GraphStore) -> Iterable[Literal]:
    for predicate in NAMES:
        for quad in store.oxigraph.quads_for_pattern(None, predicate, None, None):
            if isinstance(quad.object, Literal):
                yield quad.object
