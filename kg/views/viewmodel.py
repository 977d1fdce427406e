"""What the page is told: everything it shows, as plain JSON values, with texts already made safe to display.

Actors, relations, articles and sentences are written once and referred to by their place in a list. Nodes are named
`n0`, `n1`, … for vis-network, which stumbles over ids such as `__proto__`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from kg.graph.measures import Measured
from kg.graph.network import Names, Records, days
from kg.graph.tenures import tenures
from kg.model import Actor, Argument, Article, Statement
from kg.views.choice import EVERYTHING, Choice, shown
from kg.views.looks import look
from kg.views.placed import Picture, picture_of
from kg.views.profiles import address, profile_file
from kg.views.quotes import Quote, quoted
from kg.views.reading import reading_texts
from kg.views.safe import one_line
from kg.views.standing import Standings, measured, standings
from kg.views.tenures import time_words, title_words
from kg.views.words import Words, page_words

__all__ = ["page_and_picture", "page_data"]

FACTUALITIES = ("asserted", "planned", "possible", "requested", "hypothetical", "denied")
ROOT_RELATION = "related_to"
OFFICE = "holds_position_in"
DRAWING = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "multiselect": False, "keyboard": {"enabled": False}, "tooltipDelay": 10_000_000},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 1.5, "chosen": False},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0},
}
"""Options of vis-network: positions are computed beforehand, tooltips and highlighting are the page's own."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Index:
    """Where things stand in the lists that the page gets."""

    actors: Mapping[str, int]
    relations: Mapping[str, int]
    topics: Mapping[str, int]
    articles: Mapping[str, int]
    sentences: Mapping[Quote, int]

    @classmethod
    def of(cls, actors: Sequence[Actor], articles: Sequence[Article], statements: Sequence[Statement]) -> Self:
        """The lists of a page; sentences in the order in which they are read."""
        sentences = dict.fromkeys(quoted(statement)[0] for statement in statements)
        return cls(
            actors=_places(actor.id for actor in actors),
            relations=_places(sorted({each.relation for each in statements})),
            topics=_places(sorted({topic for each in statements for topic in each.topics})),
            articles=_places(article.id for article in articles),
            sentences={sentence: place for place, sentence in enumerate(sentences)},
        )

    def refer(self, argument: Argument | None) -> int | str | None:
        """An actor's place in the list, or just a name where the page does not have the actor."""
        if argument is None:
            return None
        return self.actors.get(argument.actor, one_line(argument.name))


def page_data(tables: Records, vocabulary: Names, *, title: str | None, max_nodes: int, seed: int) -> Json:
    """Everything that the page shows of all there is; arguments are those of `page_and_picture`."""
    return page_and_picture(tables, vocabulary, title=title, max_nodes=max_nodes, seed=seed)[0]


def page_and_picture(
    tables: Records,
    vocabulary: Names,
    *,
    title: str | None,
    max_nodes: int,
    seed: int,
    choice: Choice = EVERYTHING,
    before: Picture | None = None,
    found: Measured | None = None,
    words: Words | None = None,
    profiles: str | None = None,
) -> tuple[Json, Picture]:
    """Everything the page shows, and where its actors stand.

    Args:
        tables: what there is.
        vocabulary: what it is called.
        title: the heading of the page.
        max_nodes: if there are more actors, some are left out, and the page says so.
        seed: for the layout.
        choice: which part of the tables is shown.
        before: the picture that the page had, to start from.
        found: what `kg.views.standing.measured` said of the tables, if it was asked already.
        words: those of the interface; English without them.
        profiles: the name of the folder beside the page that has a profile of each actor shown, if there is one.
    """
    words = words or page_words()
    part = shown(tables, vocabulary, choice, max_nodes=max_nodes)
    if found is None or choice.topic is not None:
        found = measured(tables, vocabulary, part.on_topic)
    actors, standing = part.actors, standings(part.actors, found)
    statements = sorted(part.statements, key=_reading_order(tables))
    articles = sorted(tables.articles, key=lambda article: (article.published or "", article.id))
    index = _Index.of(actors, articles, statements)
    texts = reading_texts(articles, statements)
    mentions = Counter(mention.actor for mention in tables.mentions)
    types = sorted({actor.type for actor in actors})
    drawing, picture = _drawing(actors, statements, vocabulary, index, seed, before)
    data = {
        "title": one_line(title or words["bar"]["title"]),
        "words": words,
        "types": [_type(name, vocabulary) for name in types],
        "relations": [_relation(name, vocabulary) for name in index.relations],
        "topics": [_topic(topic, vocabulary) for topic in index.topics],
        "factualities": list(FACTUALITIES),
        "articles": [_article(article, texts.get(article.id)) for article in articles],
        "sentences": [sentence.text for sentence in index.sentences],
        "spans": [[sentence.start, sentence.end] for sentence in index.sentences],
        "actors": [_actor(actor, types.index(actor.type), mentions[actor.id], standing, profiles) for actor in actors],
        "profiles": f"{address(profiles)}/" if profiles else None,
        "measures": list(standing.measures),
        "communities": standing.communities,
        "statements": [_statement(statement, index) for statement in statements],
        "tenures": _tenures(tables, vocabulary, index, _places(statement.id for statement in statements)),
        "omitted": part.omitted,
        **drawing,
    }
    return data, picture


def _reading_order(tables: Records) -> Any:
    """Statements by article, and in the article as they are read."""
    published = {article.id: article.published or "" for article in tables.articles}

    def key(statement: Statement) -> tuple[str, str, int, str]:
        evidence = statement.evidence
        return published.get(evidence.article, ""), evidence.article, evidence.start, statement.id

    return key


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


# ---- one record each ------------------------------------------------------------------------------------------------


def _type(name: str, vocabulary: Names) -> Json:
    kind = vocabulary.classes.get(name)
    return {"name": name, "label": one_line(kind.label if kind and kind.label else name), **look(name, vocabulary)}


def _relation(name: str, vocabulary: Names) -> Json:
    relation = vocabulary.relations.get(name)
    above = [each for each in vocabulary.ancestors(name) if each != ROOT_RELATION]
    top = vocabulary.relations.get(above[-1]) if above else None
    office = OFFICE in (name, *above)
    if relation is None:
        return {"name": name, "label": one_line(name.replace("_", " ")), "family": "other", "office": office}
    return {
        "name": name,
        "label": one_line(relation.label),
        "inverse": one_line(relation.inverse_label or ""),
        "symmetric": relation.symmetric,
        "family": one_line((top or relation).label) if above or office else f"{relation.aspect}s",
        "office": office,
    }


def _topic(topic: str, vocabulary: Names) -> str:
    concept = vocabulary.topics.get(topic)
    return one_line(concept.label if concept else topic)


def _article(article: Article, text: str | None) -> Json:
    return _filled(
        id=article.id,
        title=one_line(article.title or article.path or article.id),
        publisher=one_line(article.publisher or ""),
        author=one_line(article.author or ""),
        published=article.published,
        day=days(article.published)[0],
        url=article.url,
        language=article.language,
        text=text,
    )


def _actor(actor: Actor, kind: int, mentions: int, standing: Standings, profiles: str | None) -> Json:
    own = one_line(actor.name) or actor.id
    names = sorted({one_line(name) for name in actor.names} - {own, ""}, key=lambda name: (name.casefold(), name))
    return _filled(
        id=actor.id,
        name=own,
        type=kind,
        names=names,
        country=actor.country,
        sector=one_line(actor.sector or ""),
        links=list(actor.same_as),
        mentions=mentions,
        profile=profile_file(actor.id) if profiles else None,
        **standing.of(actor.id),
    )


def _statement(statement: Statement, index: _Index) -> Json:
    sentence, marks = quoted(statement)
    qualification, evidence = statement.qualification, statement.evidence
    first_day, last_day = days(statement.date)
    voices = [
        _filled(who=index.refer(voice.speaker), cue=one_line(voice.cue), date=voice.date)
        for voice in statement.attribution
    ]
    return _filled(
        id=statement.id,
        subject=index.refer(statement.subject),
        relation=index.relations[statement.relation],
        object=index.refer(statement.object),
        factuality=FACTUALITIES.index(statement.factuality.value),
        reading=[qualification.polarity.value, qualification.certainty.value, qualification.status.value],
        hedge=one_line(qualification.cue or ""),
        status=statement.status.value if statement.status else None,
        role=one_line(statement.role or ""),
        jurisdiction=index.refer(statement.jurisdiction),
        target=index.refer(statement.target),
        place=index.refer(statement.place),
        topic=one_line(statement.topic or ""),
        topics=[index.topics[topic] for topic in statement.topics],
        date=statement.date,
        dateText=one_line(statement.date_text or ""),
        first=first_day,
        last=last_day,
        voices=voices,
        confidence=round(statement.confidence, 3),
        group=statement.group,
        article=index.articles.get(evidence.article),
        sentence=index.sentences[sentence],
        marks=marks,
        page=evidence.page,
        rule=one_line(evidence.rule),
        extractor=one_line(evidence.extractor),
    )


def _tenures(tables: Records, vocabulary: Names, index: _Index, places: Mapping[str, int]) -> list[Json]:
    """Who held which office when, as far as the page has the holder and a statement that says so."""
    return [
        _filled(
            person=index.actors[tenure.person.actor],
            relation=index.relations[tenure.relation],
            body=index.refer(tenure.body),
            jurisdiction=index.refer(tenure.jurisdiction),
            title=title_words(tenure),
            status=tenure.status.value if tenure.status else None,
            when=time_words(tenure),
            statements=[places[each] for each in tenure.statements if each in places],
        )
        for tenure in tenures(tables, vocabulary)
        if tenure.person.actor in index.actors and not places.keys().isdisjoint(tenure.statements)
    ]


def _filled(**values: Any) -> Json:
    """The record without what is empty; numbers stay, zero too."""
    return {name: value for name, value in values.items() if value is not None and value != "" and value != []}


# ---- the drawing ----------------------------------------------------------------------------------------------------


def _drawing(
    actors: Sequence[Actor],
    statements: Sequence[Statement],
    vocabulary: Names,
    index: _Index,
    seed: int,
    before: Picture | None,
) -> tuple[Json, Picture]:
    """Nodes, edges and options as pyvis holds them for vis-network, with positions."""
    import networkx as nx
    from pyvis.network import Network

    links = [
        (place, statement.subject.actor, statement.object.actor)
        for place, statement in enumerate(statements)
        if statement.subject and statement.object and statement.subject.actor != statement.object.actor
    ]
    pairs: nx.Graph[str] = nx.Graph()
    pairs.add_nodes_from(actor.id for actor in actors)
    pairs.add_edges_from((left, right) for _, left, right in links)
    picture = picture_of(pairs, seed=seed, before=before)

    drawing = Network(directed=True)
    drawing.options = DRAWING
    for place, actor in enumerate(actors):
        x, y = picture.places[actor.id]
        drawn = look(actor.type, vocabulary)
        label = one_line(actor.name) or actor.id
        drawing.add_node(f"n{place}", label=label, shape=drawn["shape"], color=drawn["light"], x=x, y=y, actor=place)
    for place, left, right in links:
        drawing.add_edge(f"n{index.actors[left]}", f"n{index.actors[right]}", id=f"e{place}", statement=place)
    return {"nodes": drawing.nodes, "edges": drawing.edges, "options": drawing.options}, picture
