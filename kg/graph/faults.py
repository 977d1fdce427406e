"""What is wrong with a graph, each fault with the sentence that it comes from and the rule that read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from pyoxigraph import Literal, NamedNode

from kg.graph.namespaces import DCTERMS, OA, POL, PROV, RDF, compact, local_name
from kg.graph.shapes import Violation
from kg.graph.store import GraphStore

__all__ = ["Fault", "explained"]

_WAYS = (POL.evidence, POL.attribution, POL.trigger, OA.hasSelector, POL.subjectSpan, POL.objectSpan, POL.speakerSpan)
"""How a statement leads to what belongs to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A violation; what lies behind it is `None` where no statement does, or the graph does not say."""

    rule: str
    """The shape or law that is broken."""
    node: str
    """What it is about, in short: `statement:5977ce08a181d317`, or a triple."""
    problem: str
    statement: str | None = None
    """The id of the statement it is part of."""
    relation: str | None = None
    article: str | None = None
    quote: str | None = None
    """The sentence, as the article has it."""
    read_by: str | None = None
    """The frame and template that found the statement."""
    extractor: str | None = None

    def __str__(self) -> str:
        lines = [f"{self.node}: {self.problem} ({self.rule})"]
        if self.quote:
            lines.append(f"    “{' '.join(self.quote.split())}”")
        if self.article:
            lines.append(f"    article {self.article}")
        if self.read_by:
            lines.append(f"    read as {self.relation or 'nothing'} by {self.read_by} ({self.extractor or 'nobody'})")
        return "\n".join(lines)

    def as_json(self) -> Mapping[str, str | None]:
        return asdict(self)


def explained(violations: Iterable[Violation], store: GraphStore) -> Iterator[Fault]:
    """The violations with what lies behind them, in the same order."""
    search = _Search(store)
    for violation in violations:
        yield search.fault(violation)


class _Search:
    def __init__(self, store: GraphStore) -> None:
        self.store = store
        self.prefixes = store.prefixes

    def fault(self, violation: Violation) -> Fault:
        node = self.statement_of(self.node(violation.node))
        said = self.said(node) if node else {}
        return Fault(
            rule=violation.rule, node=compact(violation.node, self.prefixes), problem=violation.problem, **said
        )

    def said(self, node: NamedNode) -> dict[str, str | None]:
        evidence, article = self.one(node, POL.evidence), self.one(node, PROV.wasDerivedFrom)
        relation = self.one(node, RDF.predicate)
        return {
            "statement": self.text(node, DCTERMS.identifier) or local_name(node),
            "relation": local_name(relation) if relation else None,
            "article": article and (self.text(article, DCTERMS.identifier) or local_name(article)),
            "quote": self.quote(evidence),
            "read_by": self.text(node, POL.rule),
            "extractor": self.text(node, POL.extractor),
        }

    def quote(self, evidence: object) -> str | None:
        for selector in self.values(evidence, OA.hasSelector):
            if words := self.text(selector, OA.exact):
                return words
        return None

    def statement_of(self, node: NamedNode | None) -> NamedNode | None:
        """The statement that a node is, or is a part of; of several, the first by its IRI."""
        level = [node] if node else []
        for _ in range(3):  # a selector belongs to an evidence, and this to a statement
            for each in level:
                if POL.Statement in self.values(each, RDF.type):
                    return each
            level = sorted({owner for each in level for owner in self.owners(each)}, key=str)
        return None

    def owners(self, node: NamedNode) -> Iterator[NamedNode]:
        for way in _WAYS:
            for quad in self.store.oxigraph.quads_for_pattern(None, way, node, None):
                if isinstance(quad.subject, NamedNode):
                    yield quad.subject

    def node(self, name: str) -> NamedNode | None:
        """The node that a violation names: by its IRI, or in short as the first word of an answer's row."""
        first = name.split(" ")[0]
        prefix, _, rest = first.partition(":")
        try:
            return NamedNode(self.prefixes[prefix] + rest if prefix in self.prefixes else first)
        except ValueError:
            return None

    def values(self, node: object, predicate: NamedNode) -> list[NamedNode | Literal]:
        if not isinstance(node, NamedNode):
            return []
        found = self.store.oxigraph.quads_for_pattern(node, predicate, None, None)
        return sorted((q.object for q in found if isinstance(q.object, NamedNode | Literal)), key=str)

    def one(self, node: object, predicate: NamedNode) -> NamedNode | Literal | None:
        return next(iter(self.values(node, predicate)), None)

    def text(self, node: object, predicate: NamedNode) -> str | None:
        value = self.one(node, predicate)
        return value.value if isinstance(value, Literal) else None
