"""Tables → RDF: one function for a statement, one for an actor, one for an article, and `quads` for all of it.

Plain RDF 1.1, IRIs only. The default graph stays empty, and no triple stands in two graphs, as some stores count it
twice then:

- `graph/ontology`: the classes and relations, and the twins `said:`, `plan:`, `may:` of relations that are used;
- `graph/reference`: actors, topics, sectors, the run, and what is known beforehand, with the record it comes from;
- `graph/edges`: the direct triples (`kg.graph.edges` says when there is one);
- `graph/tenures`: who held which office from when until when, by all statements together (`kg.graph.tenures`);
- `graph/article-…`: one per article, with its statements and their evidence, so that it is replaced as a whole;
- `graph/dataset`: what the graph says of itself; made of all the others (`kg.graph.description`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.errors import GraphError
from kg.graph.edges import direct_triples
from kg.graph.iris import DEFAULT_BASE, Iris
from kg.graph.namespaces import EDTF, OA, POL, PROV, RDF, TOPIC, VOID, XSD, text
from kg.graph.schema import ontology_triples, sector_triples, topic_triples, twin_triples
from kg.graph.sources import Records, RelationSource
from kg.graph.tenure_triples import tenure_triples
from kg.graph.tenures import tenures
from kg.graph.things import actor_triples, article_triples, identifier, run_id, run_triples, types
from kg.graph.values import date, decimal
from kg.model import Actor, Argument, Article, Evidence, Statement, TimeValue
from kg.resolution.merging import redirects

__all__ = [
    "actor_triples",
    "arguments",
    "article_quads",
    "article_triples",
    "bare_actor",
    "check",
    "quads",
    "quads_in",
    "run_triples",
    "statement_triples",
]

type Term = NamedNode | Literal
type Pairs = Iterator[tuple[NamedNode, Term]]

SLOTS: Mapping[str, NamedNode] = {
    "subject": RDF.subject,
    "object": RDF.object,
    "jurisdiction": POL.jurisdiction,
    "target": POL.target,
    "place": POL.place,
}


# ---- all of it ------------------------------------------------------------------------------------------------------


def quads(tables: Records, vocabulary: RelationSource, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """The whole graph, each quad once, in no particular order.

    Raises:
        GraphError: the base is no base; or a statement or actor has a relation, class, topic or sector that the
            ontology lacks.
    """
    iris = Iris(base)
    check(tables.statements, _everybody(tables, vocabulary), vocabulary)
    run = iris.run(run_id(tables.run))
    direct = dict.fromkeys(direct_triples(tables.statements, vocabulary, iris))
    ontology = dict.fromkeys(ontology_triples(vocabulary.folder))
    ontology |= dict.fromkeys(twin_triples((triple.predicate for triple in direct), ontology))
    reference = dict.fromkeys(_reference_triples(tables, vocabulary, iris))
    yield from quads_in(iris.graph("ontology"), ontology)
    yield from quads_in(iris.graph("reference"), (triple for triple in reference if triple not in ontology))
    yield from quads_in(iris.graph("edges"), (triple for triple in direct if triple not in reference))
    yield from quads_in(iris.graph("tenures"), tenure_triples(tenures(tables, vocabulary), iris, vocabulary))

    statements: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in tables.statements:
        statements[statement.evidence.article].append(statement)
    articles = {article.id: article for article in tables.articles}
    for key in sorted({*articles, *statements}):
        yield from article_quads(key, articles.get(key), statements[key], iris, vocabulary, run)


def article_quads(
    key: str,
    article: Article | None,
    statements: Iterable[Statement],
    iris: Iris,
    vocabulary: RelationSource,
    run: NamedNode,
) -> Iterator[Quad]:
    """The graph of one article: what is known of it, and all that it says."""
    triples = list(article_triples(article, iris, vocabulary)) if article else []
    for statement in statements:
        triples.extend(statement_triples(statement, iris, vocabulary, run))
    yield from quads_in(iris.article_graph(key), dict.fromkeys(triples))


def quads_in(graph: NamedNode, triples: Iterable[Triple]) -> Iterator[Quad]:
    for triple in triples:
        yield Quad(triple.subject, triple.predicate, triple.object, graph)


def _reference_triples(tables: Records, vocabulary: RelationSource, iris: Iris) -> Iterator[Triple]:
    heirs, everybody = redirects(tables.actors), _everybody(tables, vocabulary)
    for actor in everybody:
        yield from actor_triples(actor, iris, vocabulary, heirs)
    yield from sector_triples(vocabulary, {actor.sector for actor in everybody if actor.sector})
    yield from topic_triples(vocabulary, {topic for statement in tables.statements for topic in statement.topics})
    yield from run_triples(tables.run, iris)
    yield Triple(iris.dataset, RDF.type, VOID.Dataset)
    yield Triple(iris.dataset, VOID.uriSpace, text(iris.base))


def _everybody(tables: Records, vocabulary: RelationSource) -> Collection[Actor]:
    """The actors of the table, those that only a statement names, and the bodies and states that they belong to."""
    found = {actor.id: actor for actor in tables.actors}
    for statement in tables.statements:
        for argument in arguments(statement):
            found.setdefault(argument.actor, bare_actor(argument))
    heirs, queue = redirects(tables.actors), list(found)
    while queue:
        known = vocabulary.actors.get(queue.pop())
        parent = vocabulary.actors.get(heirs.get(known.parent, known.parent)) if known and known.parent else None
        if parent and parent.id not in found:
            found[parent.id] = parent
            queue.append(parent.id)
    return found.values()


def bare_actor(argument: Argument) -> Actor:
    """An actor that no row tells of, as a statement has it."""
    return Actor(id=argument.actor, name=argument.name, type=argument.type)


def arguments(statement: Statement) -> Iterator[Argument]:
    slots = [getattr(statement, slot) for slot in SLOTS]
    yield from (argument for argument in (*slots, *(voice.speaker for voice in statement.attribution)) if argument)


def check(statements: Iterable[Statement], actors: Iterable[Actor], vocabulary: RelationSource) -> None:
    """Refuse what the ontology lacks.

    Raises:
        GraphError: a relation, class, topic or sector; the message names the statement or the actor.
    """
    advice = "build the tables anew with the ontology that is in use"
    for statement in statements:
        where = f"statement {statement.id}"
        if statement.relation not in vocabulary.relations:
            raise GraphError(f"its relation {statement.relation!r} is not in the ontology", where=where, advice=advice)
        for topic in statement.topics:
            if topic not in vocabulary.topics:
                raise GraphError(f"its topic {topic!r} is not in the ontology", where=where, advice=advice)
    for actor in actors:
        where = f"actor {actor.id}"
        if actor.type not in vocabulary.classes:
            raise GraphError(f"its class {actor.type!r} is not in the ontology", where=where, advice=advice)
        if actor.sector and actor.sector not in vocabulary.sectors:
            raise GraphError(f"its sector {actor.sector!r} is not in the ontology", where=where, advice=advice)


# ---- statements -----------------------------------------------------------------------------------------------------


def statement_triples(
    statement: Statement, iris: Iris, vocabulary: RelationSource, run: NamedNode | None = None
) -> Iterator[Triple]:
    """All triples of a statement and its evidence. They say what an article says; they do not assert it."""
    node = iris.statement(statement.id)
    yield from types(node, "Statement", vocabulary)
    for predicate, value in _statement_pairs(statement, iris):
        yield Triple(node, predicate, value)
    if run:
        yield Triple(node, PROV.wasGeneratedBy, run)
    yield from identifier(node, statement.id)
    yield from _evidence_triples(statement.evidence, iris)
    yield from _attribution_triples(statement, iris)
    yield from _span_triples(statement, iris)


def _statement_pairs(statement: Statement, iris: Iris) -> Pairs:
    qualification, evidence = statement.qualification, statement.evidence
    yield RDF.predicate, POL[statement.relation]
    for slot, predicate in SLOTS.items():
        if argument := getattr(statement, slot):
            yield predicate, iris.actor(argument.actor)
    yield POL.polarity, POL[qualification.polarity.value]
    yield POL.certainty, POL[qualification.certainty.value]
    yield POL.eventStatus, POL[qualification.status.value]
    yield POL.factuality, text(statement.factuality.value)
    for topic in statement.topics:
        yield POL.topic, TOPIC[topic]
    texts = {"role": statement.role, "topicText": statement.topic, "hedgeCue": qualification.cue}
    texts |= {"officeStatus": statement.status and statement.status.value, "group": statement.group}
    # The quote is what most people ask for: they need not know that the evidence has it, too.
    texts |= {"quote": evidence.quote or None, "rule": evidence.rule, "extractor": evidence.extractor}
    yield from ((POL[name], text(value)) for name, value in texts.items() if value is not None)
    yield from _time_pairs(statement)
    yield POL.confidence, decimal(statement.confidence)
    yield POL.evidence, iris.evidence(evidence.article, evidence.start, evidence.end)
    yield POL.trigger, iris.selector(evidence.article, evidence.trigger.start, evidence.trigger.end, "span")
    yield PROV.wasDerivedFrom, iris.article(evidence.article)


def _time_pairs(statement: Statement) -> Pairs:
    if statement.date_text is not None:
        yield POL.dateText, text(statement.date_text)
    if statement.date is None:
        return
    yield POL.dateValue, Literal(statement.date, datatype=EDTF.EDTF)
    try:
        value = TimeValue(value=statement.date, text="")
        earliest, latest = value.earliest, value.latest
    except ValueError:  # a table written by somebody else: an odd date must not cost the graph
        return
    yield POL.datePrecision, text(value.precision)
    if earliest:
        yield POL.earliestDate, Literal(earliest.isoformat(), datatype=XSD.date)
    if latest:
        yield POL.latestDate, Literal(latest.isoformat(), datatype=XSD.date)


def _evidence_triples(evidence: Evidence, iris: Iris) -> Iterator[Triple]:
    """The sentence, as Web Annotation selects it: by position in the article, and by its exact words."""
    place = (evidence.article, evidence.start, evidence.end)
    node, position, quote = iris.evidence(*place), iris.selector(*place, "pos"), iris.selector(*place, "quote")
    yield Triple(node, RDF.type, OA.SpecificResource)
    yield Triple(node, OA.hasSource, iris.article(evidence.article))
    yield Triple(node, OA.hasSelector, position)
    yield from _position_triples(position, evidence.start, evidence.end)
    if evidence.quote:  # tables made with `--text none` carry no words
        yield Triple(node, OA.hasSelector, quote)
        yield from _quote_triples(quote, evidence.quote)
    if evidence.page is not None:
        yield Triple(node, POL.page, Literal(evidence.page))


def _position_triples(node: NamedNode, start: int, end: int) -> Iterator[Triple]:
    yield Triple(node, RDF.type, OA.TextPositionSelector)
    yield Triple(node, OA.start, Literal(start))
    yield Triple(node, OA.end, Literal(end))


def _quote_triples(node: NamedNode, words: str) -> Iterator[Triple]:
    yield Triple(node, RDF.type, OA.TextQuoteSelector)
    yield Triple(node, OA.exact, text(words))


def _span_triples(statement: Statement, iris: Iris) -> Iterator[Triple]:
    """Where the trigger and each argument stand: one node per place, shared by all statements that meet there."""
    article, trigger = statement.evidence.article, statement.evidence.trigger
    yield from _position_triples(iris.selector(article, trigger.start, trigger.end, "span"), trigger.start, trigger.end)
    node = iris.statement(statement.id)
    for slot in SLOTS:
        yield from _argument_span(node, slot, getattr(statement, slot), article, iris)


def _argument_span(node: NamedNode, slot: str, argument: Argument | None, article: str, iris: Iris) -> Iterator[Triple]:
    if argument is None or argument.start is None or argument.end is None:
        return
    span = iris.selector(article, argument.start, argument.end, "span")
    yield Triple(node, POL[f"{slot}Span"], span)
    yield from _position_triples(span, argument.start, argument.end)
    if argument.text is not None:
        yield from _quote_triples(span, argument.text)


def _attribution_triples(statement: Statement, iris: Iris) -> Iterator[Triple]:
    for level, voice in enumerate(statement.attribution, start=1):
        node = iris.attribution(statement.id, level)
        yield Triple(iris.statement(statement.id), POL.attribution, node)
        yield Triple(node, RDF.type, POL.Attribution)
        yield Triple(node, POL.level, Literal(level))
        yield Triple(node, POL.cue, text(voice.cue))
        if voice.date is not None:
            yield Triple(node, POL.saidOn, date(voice.date))
        if voice.speaker:
            yield Triple(node, POL.speaker, iris.actor(voice.speaker.actor))
            yield from _argument_span(node, "speaker", voice.speaker, statement.evidence.article, iris)
