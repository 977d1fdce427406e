"""The tables by article, so that an article can be added, replaced or withdrawn without the others being read again.

What is withdrawn takes with it what nothing else gives: actors that no other article speaks of, and the forms of names
met there alone. What was decided on who is who stays as it is; the next `kg build` decides anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from kg.errors import TableError
from kg.model import Actor, Article, Mention, Statement
from kg.resolution.merging import arguments, map_arguments, on_itself, redirects
from kg.statements.collect import ArticleRecords, aligned, joined
from kg.statements.tables import Tables

__all__ = ["Edition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The tables at one moment; it never changes, `changed` gives the next one.

    A change costs what the articles and the actors named in them have, and a shallow copy of five mappings.
    """

    run: Mapping[str, object]
    known: Mapping[str, Actor]
    """The gazetteer: its names stay whatever is withdrawn."""
    articles: Mapping[str, Article] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    statements: Mapping[str, Sequence[Statement]] = field(default_factory=dict)
    mentions: Mapping[str, Sequence[Mention]] = field(default_factory=dict)
    """Both by article."""
    naming: Mapping[str, Sequence[Statement]] = field(default_factory=dict)
    speaking: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By actor: the statements that name it, and the articles that mention it."""

    @classmethod
    def of(cls, tables: Tables, known: Mapping[str, Actor]) -> Edition:
        """The edition that some tables are."""
        statements: defaultdict[str, list[Statement]] = defaultdict(list)
        mentions: defaultdict[str, list[Mention]] = defaultdict(list)
        for statement in tables.ordered().statements:
            statements[statement.evidence.article].append(statement)
        for mention in tables.mentions:
            mentions[mention.article].append(mention)
        return cls(
            run=tables.run,
            known=known,
            articles={article.id: article for article in tables.articles},
            actors={actor.id: actor for actor in tables.actors},
            statements=statements,
            mentions=mentions,
            naming=_by_actor(chain.from_iterable(statements.values())),
            speaking=_by_mention(tables.mentions),
        )

    def tables(self) -> Tables:
        """The tables that it is, in the order in which they are written."""
        return Tables(
            articles=tuple(self.articles.values()),
            actors=tuple(self.actors.values()),
            mentions=tuple(chain.from_iterable(self.mentions.values())),
            statements=tuple(chain.from_iterable(self.statements.values())),
            run=self.run,
        ).ordered()

    def changed(
        self,
        *,
        put: Iterable[ArticleRecords] = (),
        withdraw: Iterable[str] = (),
        run: Mapping[str, object] | None = None,
    ) -> Edition:
        """The edition after some articles were added or replaced, and others withdrawn.

        An actor that is there already keeps its name and type, and gets the forms that it did not have; an id that
        turned out to be another actor leads to that one. Rows of actors whom nothing in the records names are left out.

        Args:
            put: what the articles give; one with the id of an article that is there replaces it.
            withdraw: ids of articles.
            run: what `run.json` says from now on, if anything else.

        Raises:
            TableError: there is no such article, one is given twice, or a record names an actor without a row.
        """
        put, withdraw = tuple(put), frozenset(withdraw)
        self._refuse(put, withdraw)
        making = _Making(self)
        making.take_out(withdraw | {records.article.id for records in put})
        for records in put:
            making.put_in(records)
        return making.done(run or self.run)

    def _refuse(self, put: Sequence[ArticleRecords], withdraw: Collection[str]) -> None:
        for key in sorted(withdraw):
            if key not in self.articles and key not in self.statements and key not in self.mentions:
                advice = "name one by its id; the ids are in articles.jsonl"
                raise TableError("there is no such article", where=key, advice=advice)
        keys = [*withdraw, *(records.article.id for records in put)]
        for key in sorted(set(keys)):
            if keys.count(key) > 1:
                raise TableError("is to be changed twice at once", where=key, advice="make two editions of it")


class _Making:
    """The next edition while it is made."""

    def __init__(self, before: Edition) -> None:
        self.before = before
        self.articles, self.actors = dict(before.articles), dict(before.actors)
        self.statements, self.mentions = dict(before.statements), dict(before.mentions)
        self.naming, self.speaking = dict(before.naming), dict(before.speaking)
        self.heirs = redirects(before.actors.values())
        self.touched: dict[str, list[Mention]] = {}
        """Actors that something taken out spoke of and that are still there, with its mentions of them."""
        self.given: defaultdict[str, set[str]] = defaultdict(set)
        """By actor: the forms that what is put in gives."""

    def take_out(self, keys: Collection[str]) -> None:
        spoken = [mention for key in keys for mention in self.mentions.get(key, ())]
        for actor in _by_actor(chain.from_iterable(self.statements.get(key, ()) for key in keys)):
            self.touched[actor] = []
            self.naming[actor] = [each for each in self.naming[actor] if each.evidence.article not in keys]
        for mention in spoken:
            self.touched.setdefault(mention.actor, []).append(mention)
        for actor in {mention.actor for mention in spoken}:
            self.speaking[actor] = frozenset(self.speaking[actor]).difference(keys)
        for key in keys:
            self.articles.pop(key, None)
            self.statements.pop(key, None)
            self.mentions.pop(key, None)
        for actor in [actor for actor in self.touched if not self.naming.get(actor) and not self.speaking.get(actor)]:
            del self.touched[actor]
            self.actors.pop(actor, None)
            self.naming.pop(actor, None)
            self.speaking.pop(actor, None)

    def put_in(self, records: ArticleRecords) -> None:
        key = records.article.id
        moved = [(old, self._moved(old)) for old in records.statements]
        statements = [new for old, new in moved if not on_itself(old, new)]
        mentions = [replace(each, actor=self._now(each.actor)) for each in records.mentions]
        if {each.article for each in mentions}.union(each.evidence.article for each in statements) - {key}:
            raise TableError("a record is of another article", where=key, advice="put each article by itself")
        self._add_rows(records, named={*_by_actor(statements), *(mention.actor for mention in mentions)})
        own = sorted(
            (aligned(each, self.actors) for each in statements), key=lambda each: (each.evidence.start, each.id)
        )
        self.articles[key] = records.article
        self.statements[key], self.mentions[key] = own, mentions
        for actor, new in _by_actor(own).items():
            # In the order of the table, as if they had always been there.
            self.naming[actor] = sorted((*self.naming.get(actor, ()), *new), key=lambda each: each.evidence.article)
        for actor in {mention.actor for mention in mentions}:
            self.speaking[actor] = frozenset((*self.speaking.get(actor, ()), key))

    def done(self, run: Mapping[str, object]) -> Edition:
        for key, mentions in self.touched.items():
            if actor := self.actors.get(key):
                self.actors[key] = self._without_forms(actor, mentions)
        return Edition(
            run=run,
            known=self.before.known,
            articles=self.articles,
            actors=self.actors,
            statements=self.statements,
            mentions=self.mentions,
            naming=self.naming,
            speaking=self.speaking,
        )

    def _now(self, actor: str) -> str:
        """The id that an actor has by now."""
        return self.heirs.get(actor, actor) if actor not in self.actors else actor

    def _moved(self, statement: Statement) -> Statement:
        change = {}
        for each in arguments(statement):
            if (key := self._now(each.actor)) != each.actor:
                change[each.actor] = replace(each, actor=key)  # name and type follow from the row
        return map_arguments(statement, change)

    def _add_rows(self, records: ArticleRecords, named: Collection[str]) -> None:
        """The rows of those who are named, joined with what is there; a row under its own id goes before."""
        for actor in sorted(records.actors, key=lambda actor: (self._now(actor.id) != actor.id, actor.id)):
            key = self._now(actor.id)
            if key not in named:
                continue
            row = self.actors.get(key)
            if row is None:  # it may have been there before what is replaced was taken out
                before = self.before.actors.get(key)
                row = replace(actor, id=key)
                if before:  # what people decided and looked up stays
                    row = replace(row, replaces=before.replaces, same_as=before.same_as)
            forms = {*row.names, *actor.names, *((actor.name,) if key != actor.id else ())} - {row.name}
            self.actors[key] = replace(joined(row, actor), names=tuple(sorted(forms)))
            self.given[key].update(forms)
        for key in sorted(key for key in named if key not in self.actors):
            if key not in self.before.known:
                advice = "add the row to its records"
                raise TableError(f"names {key!r}, and gives no row of it", where=records.article.id, advice=advice)
            self.actors[key] = self.before.known[key]

    def _without_forms(self, actor: Actor, mentions: Iterable[Mention]) -> Actor:
        """The actor without the forms that only what was taken out has."""
        gone = {mention.text for mention in mentions}
        if gone.isdisjoint(actor.names):
            return actor
        left = {each.text for key in self.speaking.get(actor.id, ()) for each in self.mentions[key]}
        known = self.before.known.get(actor.id)
        left |= self.given[actor.id].union((known.name, *known.names) if known else ())
        kept = tuple(form for form in actor.names if form not in gone or form in left)
        return actor if kept == actor.names else replace(actor, names=kept)


def _by_actor(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        for actor in dict.fromkeys(argument.actor for argument in arguments(statement)):
            found[actor].append(statement)
    return dict(found)


def _by_mention(mentions: Iterable[Mention]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        found[mention.actor].add(mention.article)
    return {actor: frozenset(articles) for actor, articles in found.items()}
