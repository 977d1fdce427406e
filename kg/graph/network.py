"""Statements as a network: one node per actor, one edge per statement, and what all edges of a pair add up to.

Every attribute is flat, and every node and edge has every attribute (missing text is `""`), so the network goes into
GraphML, GEXF, pandas and igraph as it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.model import Actor, ActorClass, Argument, Article, Mention, Relation, Statement, TimeValue, Topic

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "Edge",
    "Names",
    "Records",
    "acts",
    "days",
    "edges",
    "independent_sources",
    "network",
    "nodes_of",
    "publishers_of",
    "span",
]

SEPARATOR = "; "


class Records(Protocol):
    """What is read here of `kg.statements.tables.Tables`."""

    @property
    def articles(self) -> Sequence[Article]: ...
    @property
    def actors(self) -> Sequence[Actor]: ...
    @property
    def mentions(self) -> Sequence[Mention]: ...
    @property
    def statements(self) -> Sequence[Statement]: ...


class Names(Protocol):
    """What is read here of `kg.vocabulary.Vocabulary`: what things are called, and what they are kinds of."""

    @property
    def relations(self) -> Mapping[str, Relation]: ...
    @property
    def classes(self) -> Mapping[str, ActorClass]: ...
    @property
    def topics(self) -> Mapping[str, Topic]: ...
    def ancestors(self, name: str, /) -> tuple[str, ...]: ...


def network(tables: Records, vocabulary: Names) -> nx.MultiDiGraph[str]:
    """The actors and what is said between them.

    Nodes are actor ids with `label, type, type_label, country, sector, names, names_count, same_as, mentions,
    articles, statements`. Edges run from subject to object and are keyed by statement id; they carry the statement
    (`relation, label, factuality, polarity, certainty, event_status, status, role, jurisdiction, target, place, topic,
    topics, date, date_text, first_day, last_day, confidence, speaker, cue, group`), its evidence (`quote, start, end,
    rule, extractor`) and its article (`article, article_title, article_date, publisher, url`). Statements without a
    subject or an object are counted at their actor and make no edge.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(nodes_of(tables, vocabulary))
    for actor_id, counts in _counts(tables).items():
        graph.nodes[actor_id].update(counts)
    articles = {article.id: article for article in tables.articles}
    for statement in sorted(tables.statements, key=lambda each: each.id):
        if statement.subject and statement.object:
            attributes = _statement_attributes(statement, vocabulary) | _article_attributes(statement, articles)
            graph.add_edge(statement.subject.actor, statement.object.actor, key=statement.id, **attributes)
    return graph


def nodes_of(tables: Records, vocabulary: Names) -> list[tuple[str, dict[str, str | int]]]:
    """Everybody as a node with its attributes, by id."""
    return [(actor.id, _actor_attributes(actor, vocabulary)) for actor in _everybody(tables)]


def _everybody(tables: Records) -> list[Actor]:
    """The actors of the table, and any that only a statement names, by id."""
    known = {actor.id: actor for actor in tables.actors}
    for statement in tables.statements:
        for argument in (statement.subject, statement.object):
            if argument and argument.actor not in known:
                known[argument.actor] = Actor(id=argument.actor, name=argument.name, type=argument.type)
    return [known[actor_id] for actor_id in sorted(known)]


def _actor_attributes(actor: Actor, vocabulary: Names) -> dict[str, str | int]:
    kind = vocabulary.classes.get(actor.type)
    return {
        "label": actor.name,
        "type": actor.type,
        "type_label": kind.label if kind else actor.type,
        "country": actor.country or "",
        "sector": actor.sector or "",
        "names": SEPARATOR.join(actor.names),
        "names_count": len({actor.name, *actor.names}),
        "same_as": SEPARATOR.join(actor.same_as),
        "mentions": 0,
        "articles": 0,
        "statements": 0,
    }


def _counts(tables: Records) -> dict[str, dict[str, int]]:
    """How often, in how many articles, and in how many statements each actor is met."""
    mentions: Counter[str] = Counter()
    articles: defaultdict[str, set[str]] = defaultdict(set)
    statements: Counter[str] = Counter()
    known = {actor.id for actor in _everybody(tables)}
    for mention in tables.mentions:
        if mention.actor in known:
            mentions[mention.actor] += 1
            articles[mention.actor].add(mention.article)
    for statement in tables.statements:
        for actor in {argument.actor for argument in (statement.subject, statement.object) if argument}:
            statements[actor] += 1
            articles[actor].add(statement.evidence.article)
    return {
        actor: {"mentions": mentions[actor], "articles": len(articles[actor]), "statements": statements[actor]}
        for actor in sorted(known)
    }


def _statement_attributes(statement: Statement, vocabulary: Names) -> dict[str, str | int | float]:
    relation = vocabulary.relations.get(statement.relation)
    first_day, last_day = days(statement.date)
    return {
        "relation": statement.relation,
        "label": relation.label if relation else statement.relation,
        "factuality": statement.factuality.value,
        "polarity": statement.qualification.polarity.value,
        "certainty": statement.qualification.certainty.value,
        "event_status": statement.qualification.status.value,
        "status": statement.status.value if statement.status else "",
        "role": statement.role or "",
        "jurisdiction": _name(statement.jurisdiction),
        "target": _name(statement.target),
        "place": _name(statement.place),
        "topic": statement.topic or "",
        "topics": SEPARATOR.join(statement.topics),
        "date": statement.date or "",
        "date_text": statement.date_text or "",
        "first_day": first_day or "",
        "last_day": last_day or "",
        "confidence": statement.confidence,
        "speaker": SEPARATOR.join(_name(voice.speaker) or "unnamed" for voice in statement.attribution),
        "cue": SEPARATOR.join(voice.cue for voice in statement.attribution),
        "group": statement.group or "",
        "quote": statement.evidence.quote,
        "start": statement.evidence.start,
        "end": statement.evidence.end,
        "rule": statement.evidence.rule,
        "extractor": statement.evidence.extractor,
    }


def _article_attributes(statement: Statement, articles: Mapping[str, Article]) -> dict[str, str]:
    article = articles.get(statement.evidence.article)
    return {
        "article": statement.evidence.article,
        "article_title": (article and article.title) or "",
        "article_date": (article and article.published) or "",
        "publisher": (article and article.publisher) or "",
        "url": (article and article.url) or "",
    }


def _name(argument: Argument | None) -> str:
    return argument.name if argument else ""


def days(date: str | None) -> tuple[str | None, str | None]:
    """The first and the last day that a date of a statement can mean, as ISO dates.

    `None` where there is no date, where the interval is open, or where the value is no date at all.

    >>> days("2022-10")
    ('2022-10-01', '2022-10-31')
    """
    if not date:
        return None, None
    try:
        value = TimeValue(value=date, text="")
        first, last = value.earliest, value.latest
    except ValueError:  # a table written by somebody else: an odd date must not cost the graph
        return None, None
    return first.isoformat() if first else None, last.isoformat() if last else None


# ---- what all statements about a pair add up to ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What all statements together say about two actors; computed, never stored."""

    left: str
    right: str
    """Actor ids, in alphabetical order: a pair has no direction, its statements have."""
    statements: int
    """Statements about the pair; those of one `group` count once."""
    sources: int
    """Independent sources: distinct publishers, and distinct articles where the publisher is unknown."""
    first: str | None
    last: str | None
    """ISO dates of the earliest and latest day that any of the statements can mean."""
    relations: tuple[tuple[str, int], ...]
    factuality: tuple[tuple[str, int], ...]
    """Tallies over all statements, by name."""

    @property
    def mixed(self) -> bool:
        """Whether the statements differ in factuality, as one that asserts beside one that denies."""
        return len(self.factuality) > 1


def edges(tables: Records) -> tuple[Edge, ...]:
    """The pairs of distinct actors that statements are about, ordered by their ids."""
    publishers = publishers_of(tables.articles)
    pairs: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in tables.statements:
        if statement.subject and statement.object and statement.subject.actor != statement.object.actor:
            left, right = sorted((statement.subject.actor, statement.object.actor))
            pairs[left, right].append(statement)
    return tuple(_edge(pair, pairs[pair], publishers) for pair in sorted(pairs))


def _edge(pair: tuple[str, str], statements: list[Statement], publishers: Mapping[str, str]) -> Edge:
    first, last = span(statements)
    return Edge(
        left=pair[0],
        right=pair[1],
        statements=acts(statements),
        sources=independent_sources(statements, publishers),
        first=first,
        last=last,
        relations=_tally(statement.relation for statement in statements),
        factuality=_tally(statement.factuality.value for statement in statements),
    )


def span(statements: Iterable[Statement]) -> tuple[str | None, str | None]:
    """The earliest and the latest day that any of some statements can mean, as ISO dates."""
    spans = [days(statement.date) for statement in statements]
    first = min((first for first, _ in spans if first), default=None)
    return first, max((last for _, last in spans if last), default=None)


def acts(statements: Iterable[Statement]) -> int:
    """How many statements there are; those of one `group` count once."""
    return len({statement.group or statement.id for statement in statements})


def publishers_of(articles: Iterable[Article]) -> dict[str, str]:
    """The publisher of each article, in small letters; empty where it is unknown."""
    return {article.id: (article.publisher or "").strip().casefold() for article in articles}


def independent_sources(statements: Iterable[Statement], publishers: Mapping[str, str]) -> int:
    """Distinct publishers, and distinct articles where the publisher is unknown."""
    articles = {statement.evidence.article for statement in statements}
    return len({publishers.get(article) or f"article {article}" for article in articles})


def _tally(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items()))
