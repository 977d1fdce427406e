"""RDF → statements: the way back, so that a graph can be corrected, merged and compared with its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.errors import GraphError
from kg.graph.namespaces import DCTERMS, OA, POL, PROV, RDF, RDFS, local_name
from kg.model import (
    Argument,
    Attribution,
    Certainty,
    EventStatus,
    Evidence,
    OfficeStatus,
    Polarity,
    Qualification,
    Span,
    Statement,
)

__all__ = ["from_rdf"]


def from_rdf(graph: Iterable[Quad | Triple]) -> list[Statement]:
    """The statements of a graph, by id.

    Everything comes back but the order of a statement's topics, which are sorted, and characters that no graph can
    carry. Names and classes of arguments are those of the actors.

    Args:
        graph: quads or triples, as `GraphStore.quads()` gives them.

    Raises:
        GraphError: a statement lacks something that every statement has.
    """
    return sorted(_Reader(graph).statements(), key=lambda statement: statement.id)


class _Reader:
    def __init__(self, graph: Iterable[Quad | Triple]) -> None:
        self.values: defaultdict[object, defaultdict[NamedNode, list[object]]]
        self.values = defaultdict(lambda: defaultdict(list))
        for triple in graph:
            values = self.values[triple.subject][triple.predicate]
            if triple.object not in values:
                values.append(triple.object)

    def statements(self) -> Iterator[Statement]:
        for node in [node for node, pairs in self.values.items() if POL.Statement in pairs.get(RDF.type, ())]:
            yield self.statement(node)

    def statement(self, node: object) -> Statement:
        attributions = sorted(self.all(node, POL.attribution), key=lambda voice: int(self.text(voice, POL.level)))
        status = self.maybe(node, POL.officeStatus)
        return Statement(
            id=self.identifier(node),
            subject=self.argument(node, "subject", RDF.subject),
            relation=local_name(self.one(node, RDF.predicate)),
            object=self.argument(node, "object", RDF.object),
            qualification=self.qualification(node),
            evidence=self.evidence(node),
            confidence=float(self.text(node, POL.confidence)),
            role=self.maybe(node, POL.role),
            jurisdiction=self.argument(node, "jurisdiction", POL.jurisdiction),
            target=self.argument(node, "target", POL.target),
            topic=self.maybe(node, POL.topicText),
            topics=tuple(sorted(local_name(topic) for topic in self.all(node, POL.topic))),
            place=self.argument(node, "place", POL.place),
            date=self.maybe(node, POL.dateValue),
            date_text=self.maybe(node, POL.dateText),
            attribution=tuple(self.attribution(voice) for voice in attributions),
            status=OfficeStatus(status) if status else None,
            group=self.maybe(node, POL.group),
        )

    def qualification(self, node: object) -> Qualification:
        return Qualification(
            Polarity(local_name(self.one(node, POL.polarity))),
            Certainty(local_name(self.one(node, POL.certainty))),
            EventStatus(local_name(self.one(node, POL.eventStatus))),
            self.maybe(node, POL.hedgeCue),
        )

    def attribution(self, node: object) -> Attribution:
        return Attribution(
            speaker=self.argument(node, "speaker", POL.speaker),
            cue=self.text(node, POL.cue),
            date=self.maybe(node, POL.saidOn),
        )

    def argument(self, node: object, slot: str, predicate: NamedNode) -> Argument | None:
        actor = next(iter(self.all(node, predicate)), None)
        if actor is None:
            return None
        span = next(iter(self.all(node, POL[f"{slot}Span"])), None)
        return Argument(
            actor=self.identifier(actor),
            name=self.text(actor, RDFS.label),
            type=self.type(actor),
            start=None if span is None else int(self.text(span, OA.start)),
            end=None if span is None else int(self.text(span, OA.end)),
            text=None if span is None else self.maybe(span, OA.exact),
        )

    def evidence(self, node: object) -> Evidence:
        place, trigger = self.one(node, POL.evidence), self.one(node, POL.trigger)
        selectors = {kind: each for each in self.all(place, OA.hasSelector) for kind in self.all(each, RDF.type)}
        position, quote = selectors.get(OA.TextPositionSelector), selectors.get(OA.TextQuoteSelector)
        page = self.maybe(place, POL.page)
        return Evidence(
            article=self.identifier(self.one(node, PROV.wasDerivedFrom)),
            start=int(self.text(position, OA.start)),
            end=int(self.text(position, OA.end)),
            quote="" if quote is None else self.text(quote, OA.exact),
            trigger=Span(int(self.text(trigger, OA.start)), int(self.text(trigger, OA.end))),
            rule=self.text(node, POL.rule),
            extractor=self.text(node, POL.extractor),
            page=None if page is None else int(page),
        )

    def type(self, actor: object) -> str:
        """Its class below all others that it has."""
        kinds = [kind for kind in self.all(actor, RDF.type) if kind in POL]
        above = {each for kind in kinds for each in self.above(kind)}
        return next((local_name(kind) for kind in sorted(kinds, key=str) if kind not in above), "Actor")

    def above(self, kind: object) -> Iterator[object]:
        for each in self.all(kind, RDFS.subClassOf):
            yield each
            yield from self.above(each)

    # -- values --

    def all(self, node: object, predicate: NamedNode) -> list[object]:
        return self.values[node][predicate] if node in self.values else []

    def one(self, node: object, predicate: NamedNode) -> object:
        for value in self.all(node, predicate):
            return value
        raise GraphError(
            f"has no {local_name(predicate)}",
            where=str(node),
            advice="the graph is not complete: load all of its files, or check it with `kg check`",
        )

    def text(self, node: object, predicate: NamedNode) -> str:
        value = self.one(node, predicate)
        return value.value if isinstance(value, Literal) else str(value)

    def maybe(self, node: object, predicate: NamedNode) -> str | None:
        return self.text(node, predicate) if self.all(node, predicate) else None

    def identifier(self, node: object) -> str:
        return self.maybe(node, DCTERMS.identifier) or local_name(node)
