"""A part of the graph of an edition: what `kg.graph.rdf.quads` gives, of some articles, actors and pairs alone.

What an article changes outside its own graph: the rows of the actors it names, and of the bodies these belong to; the
direct triples between them; those of others who speak for a state or body, if it says who is in office; the tenures of
the people in its offices, and of whom they succeed. `touched` lists it, and `Parts` projects it as it was and as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Quad, Triple

from kg.graph.edges import OFFICE, Officers, direct_triples, officers, pairs
from kg.graph.iris import Iris
from kg.graph.rdf import arguments, article_quads, bare_actor, check, quads_in
from kg.graph.sources import RelationSource
from kg.graph.tenure_triples import tenure_triples
from kg.graph.tenures import tenures
from kg.graph.testimony import APPOINTS, SUCCEEDS
from kg.graph.things import actor_triples, run_id, run_triples
from kg.model import Actor, Article, Statement
from kg.resolution.editions import Edition
from kg.resolution.merging import redirects

__all__ = ["Parts", "Touched", "touched"]

type Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What may differ between two editions, by ids."""

    articles: frozenset[str]
    actors: frozenset[str]
    pairs: frozenset[Pair]
    people: frozenset[str]
    """Whose tenures may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Some:
    """Some of the statements, for `tenures`."""

    articles: Sequence[Article]
    statements: Sequence[Statement]


class Parts:
    """The graph of one edition, part by part."""

    def __init__(
        self, edition: Edition, vocabulary: RelationSource, iris: Iris, children: Mapping[str, Collection[str]]
    ) -> None:
        self.edition = edition
        self.vocabulary = vocabulary
        self.iris = iris
        self.children = children
        """By id of a body of the gazetteer: those that have it as parent."""
        self.heirs = redirects(edition.actors.values())

    def quads(self, part: Touched) -> Iterator[Quad]:
        """All quads of a part. What other parts have too may come with it, if it is the same before and after."""
        edition, iris = self.edition, self.iris
        run = iris.run(run_id(edition.run))
        for key in sorted(part.articles):
            yield from article_quads(
                key, edition.articles.get(key), edition.statements.get(key, ()), iris, self.vocabulary, run
            )
        reference = {triple for actor in self.rows(part.actors) for triple in self._actor_triples(actor)}
        reference.update(run_triples(edition.run, iris))
        yield from quads_in(iris.graph("reference"), reference)
        yield from quads_in(iris.graph("edges"), set(self._edges(part.pairs)) - reference)
        yield from quads_in(iris.graph("tenures"), self._tenures(part.people))

    def check(self, part: Touched) -> None:
        """Refuse what the ontology lacks.

        Raises:
            GraphError: as `kg.graph.rdf.check` does.
        """
        statements = chain.from_iterable(self.edition.statements.get(key, ()) for key in sorted(part.articles))
        check(statements, self.rows(part.actors), self.vocabulary)

    # -- actors --

    def rows(self, keys: Iterable[str]) -> Iterator[Actor]:
        """The actors with these ids that are in the graph."""
        for key in sorted(keys):
            if actor := self._row(key):
                yield actor

    def _row(self, key: str) -> Actor | None:
        """From the table; else as a statement names it; else, if somebody belongs to it, from the gazetteer."""
        if key in self.edition.actors:
            return self.edition.actors[key]
        if named := self.edition.naming.get(key):
            return next(bare_actor(each) for each in arguments(named[0]) if each.actor == key)
        return self.vocabulary.actors.get(key) if self._has_members(key, set()) else None

    def _has_members(self, key: str, seen: set[str]) -> bool:
        """Whether somebody who is spoken of belongs to it, be it by way of others."""
        seen.add(key)
        row = self.edition.actors.get(key)
        names = [old for old in (key, *(row.replaces if row else ())) if self.heirs.get(old, old) == key]
        below = {child for name in names for child in self.children.get(name, ())} - seen
        return any(self._is_spoken_of(child) or self._has_members(child, seen) for child in below)

    def _is_spoken_of(self, key: str) -> bool:
        return key in self.edition.actors or bool(self.edition.naming.get(key))

    def parent(self, key: str) -> str | None:
        """The body or state that it belongs to, by the id of now."""
        known = self.vocabulary.actors.get(key)
        return self.heirs.get(known.parent, known.parent) if known and known.parent else None

    def with_parents(self, keys: Iterable[str]) -> set[str]:
        found, queue = set(), list(keys)
        while queue:
            key = queue.pop()
            if key not in found:
                found.add(key)
                if parent := self.parent(key):
                    queue.append(parent)
        return found

    def _actor_triples(self, actor: Actor) -> Iterator[Triple]:
        return actor_triples(actor, self.iris, self.vocabulary, self.heirs)

    # -- edges --

    def _edges(self, among: Collection[Pair]) -> Iterator[Triple]:
        statements = self._between(among)
        return direct_triples(statements, self.vocabulary, self.iris, self.in_office(_speakers(statements)))

    def _between(self, among: Collection[Pair]) -> list[Statement]:
        """The statements about some pairs, found by whichever of the two is named less often."""
        naming = self.edition.naming
        ends = {min(pair, key=lambda end: len(naming.get(end, ()))) for pair in among}
        found = {
            id(statement): statement
            for end in ends
            for statement in naming.get(end, ())
            if any(pair in among for pair in pairs(statement, self.vocabulary))
        }
        return list(found.values())

    def in_office(self, people: Iterable[str]) -> Officers:
        """For whom some people speak, by all the statements about their offices."""
        return officers((each for one in people for each in self._of_subject(one)), self.vocabulary)

    def _of_subject(self, key: str) -> Iterator[Statement]:
        for statement in self.edition.naming.get(key, ()):
            if statement.subject and statement.subject.actor == key:
                yield statement

    # -- tenures --

    def colleagues(self, people: Iterable[str]) -> set[str]:
        """Some people, and those whom they succeeded or who succeeded them."""
        found = set(people)
        for person in tuple(found):
            for statement in self.edition.naming.get(person, ()):
                if statement.relation == SUCCEEDS:
                    found.update(end.actor for end in (statement.subject, statement.object) if end)
        return found

    def _tenures(self, people: Collection[str]) -> Iterator[Triple]:
        naming = self.edition.naming
        about = {id(each): each for person in self.colleagues(people) for each in naming.get(person, ())}
        statements = sorted(about.values(), key=_as_in_the_table)
        articles = {each.evidence.article for each in statements}
        some = _Some(
            articles=[self.edition.articles[key] for key in sorted(articles) if key in self.edition.articles],
            statements=[each for each in statements if people_of(each, self.vocabulary)],
        )
        found = (tenure for tenure in tenures(some, self.vocabulary) if tenure.person.actor in people)
        return tenure_triples(found, self.iris, self.vocabulary)


def _as_in_the_table(statement: Statement) -> tuple[str, int, str]:
    return statement.evidence.article, statement.evidence.start, statement.id


def _speakers(statements: Iterable[Statement]) -> set[str]:
    voices = (voice for statement in statements for voice in statement.attribution)
    return {voice.speaker.actor for voice in voices if voice.speaker}


def people_of(statement: Statement, vocabulary: RelationSource) -> set[str]:
    """Whose offices a statement tells of."""
    subject, object_ = (end.actor if end else "" for end in (statement.subject, statement.object))
    if statement.relation == APPOINTS:
        return {object_} - {""}
    if statement.relation == SUCCEEDS:
        return {subject, object_} - {""}
    return {subject} - {""} if vocabulary.is_a(statement.relation, OFFICE) else set()


# ---- what may differ ------------------------------------------------------------------------------------------------


def touched(before: Parts, after: Parts) -> Touched:
    """What may differ between the graphs of two editions."""
    old, new = before.edition, after.edition
    keys = {*_differing(old.statements, new.statements), *_differing(old.articles, new.articles)}
    said = [each for edition in (old, new) for key in keys for each in edition.statements.get(key, ())]
    moved = _moved(said, before, after)
    linked = {pair for each in chain(said, moved) for pair in pairs(each, after.vocabulary)}
    actors = {argument.actor for each in said for argument in arguments(each)}
    actors.update(_differing(old.actors, new.actors), chain.from_iterable(linked))
    for heir, _ in before.heirs.items() ^ after.heirs.items():
        actors.update(after.children.get(heir, ()))  # they belong to another one now
    actors = before.with_parents(actors) | after.with_parents(actors)
    for key in actors:  # where the gazetteer has a triple, the edges do not
        was, is_ = before.parent(key), after.parent(key)
        linked.update((min(key, up), max(key, up)) for up in (was, is_) if up and was != is_)
    people = {person for each in said for person in people_of(each, after.vocabulary)}
    if run_id(old.run) != run_id(new.run):  # every statement says which run found it
        keys.update(old.articles, old.statements, new.articles, new.statements)
    return Touched(
        articles=frozenset(keys),
        actors=frozenset(actors),
        pairs=frozenset(linked),
        people=frozenset(before.colleagues(people) | after.colleagues(people)),
    )


def _moved(said: Iterable[Statement], before: Parts, after: Parts) -> Iterator[Statement]:
    """The statements of people who speak for another state or body now than they did before, about its own acts."""
    holders = {person for person, _ in officers(said, after.vocabulary)}
    for person, principal in before.in_office(holders) ^ after.in_office(holders):
        for statement in chain(before.edition.naming.get(person, ()), after.edition.naming.get(person, ())):
            if statement.subject and statement.subject.actor == principal and person in _speakers([statement]):
                yield statement


def _differing[T](old: Mapping[str, T], new: Mapping[str, T]) -> Iterator[str]:
    """The keys of what is not the very same object."""
    yield from (key for key, value in old.items() if new.get(key) is not value)
    yield from (key for key in new if key not in old)
