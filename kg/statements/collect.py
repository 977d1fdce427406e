"""The tables of many articles from what each of them gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.model import Actor, Argument, Article, Mention, Statement
from kg.statements.tables import Tables

__all__ = ["ArticleRecords", "aligned", "collect", "joined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecords:
    """All that one article gives: plain records, no parse."""

    article: Article
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


def collect(records: Iterable[ArticleRecords], *, run: Mapping[str, object]) -> Tables:
    """The tables of a run. An actor met in several articles is one row with all its names."""
    articles: list[Article] = []
    mentions: list[Mention] = []
    statements: list[Statement] = []
    actors: dict[str, Actor] = {}
    for record in records:
        articles.append(record.article)
        mentions.extend(record.mentions)
        statements.extend(record.statements)
        for actor in record.actors:
            actors[actor.id] = joined(actors.get(actor.id), actor)
    return Tables(
        articles=tuple(articles),
        actors=tuple(actors[key] for key in sorted(actors)),
        mentions=tuple(mentions),
        statements=tuple(aligned(statement, actors) for statement in statements),
        run=run,
    )


def aligned(statement: Statement, actors: Mapping[str, Actor]) -> Statement:
    """Arguments with name and type as in the table of actors: one article may know less than all together."""

    def same(argument: Argument | None) -> Argument | None:
        if argument is None:
            return None
        actor = actors[argument.actor]
        return replace(argument, name=actor.name, type=actor.type)

    return replace(
        statement,
        subject=same(statement.subject),
        object=same(statement.object),
        jurisdiction=same(statement.jurisdiction),
        target=same(statement.target),
        place=same(statement.place),
        attribution=tuple(replace(step, speaker=same(step.speaker)) for step in statement.attribution),
    )


def joined(known: Actor | None, actor: Actor) -> Actor:
    """One row of what two articles give of an actor; where they differ, the known one is right.

    But one who has an office anywhere is a person everywhere.
    """
    if known is None:
        return actor
    names = dict.fromkeys([*known.names, *actor.names])
    return replace(
        known,
        type="Person" if _is_person_after_all(known, actor) else known.type,
        names=tuple(sorted(names)),
        country=known.country or actor.country,
        sector=known.sector or actor.sector,
        parent=known.parent or actor.parent,
    )


def _is_person_after_all(known: Actor, actor: Actor) -> bool:
    """Whether the model took for some body in one article whom another names with an office."""
    person, body = (known, actor) if known.type == "Person" else (actor, known)
    told = person.type == "Person" and person.sector is not None  # an office gives people their sector
    return known.source is None and body.type == "Organization" and told
