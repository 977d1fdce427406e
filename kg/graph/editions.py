"""A store kept in step with the tables, article by article: each edition of them is one transaction of the store.

::

    editor = Editor(GraphStore(Path("db")), Edition.of(tables, vocabulary.actors), vocabulary)
    editor.mend()  # a new store is filled, another one is brought in step
    editor.put(records)
    editor.withdraw("news/7.txt")
    write_tables(editor.edition.tables(), folder)

After any sequence of changes the store holds what `quads` makes of the tables of that moment, quad for quad (beside the
description of itself). What a
change cannot have touched is not computed anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from pyoxigraph import NamedNode, Quad

from kg.graph.description import About
from kg.graph.iris import DEFAULT_BASE, Iris
from kg.graph.namespaces import POL, SECTOR, TOPIC, Namespace
from kg.graph.parts import Parts, touched
from kg.graph.rdf import quads, quads_in
from kg.graph.schema import TWINS, ontology_triples, sector_triples, topic_triples, twin_triples
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.resolution.editions import Edition
from kg.statements.collect import ArticleRecords

__all__ = ["Change", "Editor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one edition took out of a store and put into it."""

    removed: Collection[Quad]
    added: Collection[Quad]


class Editor:
    """Adds, replaces and withdraws articles in a store and in the tables that it is made of.

    Args:
        store: holds the graph of the edition; where it may not, call `mend` first. Nobody else changes it meanwhile.
        edition: the tables.
        vocabulary: the ontology that the store was made with.
        base: where the IRIs of the data begin.
        about: with it, what the graph says of itself (`GraphStore.describe`) is made anew after each change, in a
            transaction of its own.
    """

    def __init__(
        self,
        store: GraphStore,
        edition: Edition,
        vocabulary: RelationSource,
        base: str = DEFAULT_BASE,
        *,
        about: About | None = None,
    ) -> None:
        self.store = store
        self.edition = edition
        self.vocabulary = vocabulary
        self.iris = Iris(base)
        self.about = about

    def put(self, *records: ArticleRecords) -> Change:
        """Add articles, or replace those that have the same id. Errors are those of `edit`."""
        return self.edit(put=records)

    def withdraw(self, *articles: str) -> Change:
        """Take articles out, by their ids, with all that nothing else gives. Errors are those of `edit`."""
        return self.edit(withdraw=articles)

    def edit(
        self,
        *,
        put: Iterable[ArticleRecords] = (),
        withdraw: Iterable[str] = (),
        run: Mapping[str, object] | None = None,
    ) -> Change:
        """Several changes as one transaction. Arguments are those of `Edition.changed`.

        Raises:
            TableError: the records do not fit, or there is no such article.
            GraphError: the ontology lacks a relation, class, topic or sector; or the store cannot be written. Store and
                edition are as they were then.
        """
        after = self.edition.changed(put=put, withdraw=withdraw, run=run)
        change = self._change(after)
        self._apply(change)
        self.edition = after
        return change

    def mend(self) -> Change:
        """Make the store what the tables say, whatever it holds: all is computed anew, and the difference applied."""
        description = self.iris.graph("dataset")
        there = {quad for quad in self.store.quads() if quad.graph_name != description}
        wanted = set(quads(self.edition.tables(), self.vocabulary, self.iris.base))
        change = Change(removed=there - wanted, added=wanted - there)
        self._apply(change)
        return change

    def _apply(self, change: Change) -> None:
        self.store.apply(removed=change.removed, added=change.added)
        if self.about:
            self.store.describe(self.about)

    # -- what differs --

    def _change(self, after: Edition) -> Change:
        old, new = (Parts(each, self.vocabulary, self.iris, self._children) for each in (self.edition, after))
        part = touched(old, new)
        new.check(part)
        before, now = set(old.quads(part)), set(new.quads(part))
        removed, added = before - now, now - before
        out, into = self._definitions(_Uses(self.store, removed, added))
        return Change(removed=removed | (out - into), added=added | (into - out))

    @cached_property
    def _children(self) -> Mapping[str, Collection[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for actor in self.vocabulary.actors.values():
            if actor.parent:
                found[actor.parent].append(actor.id)
        return found

    def _definitions(self, uses: _Uses) -> tuple[set[Quad], set[Quad]]:
        """Of twins, topics and sectors: what is defined before, and what after; nothing if the same are in use."""
        vocabulary, found = self.vocabulary, (set[Quad](), set[Quad]())
        twins = uses.of_twins()
        topics = uses.of_values(POL.topic, TOPIC, vocabulary.topics)
        sectors = uses.of_values(POL.sector, SECTOR, vocabulary.sectors)
        for side in (0, 1):
            if twins[0] != twins[1]:
                triples = twin_triples(twins[side], ontology_triples(vocabulary.folder))
                found[side].update(quads_in(self.iris.graph("ontology"), triples))
            if topics[0] != topics[1]:
                found[side].update(quads_in(self.iris.graph("reference"), topic_triples(vocabulary, topics[side])))
            if sectors[0] != sectors[1]:
                found[side].update(quads_in(self.iris.graph("reference"), sector_triples(vocabulary, sectors[side])))
        return found


class _Uses:
    """What is in use in a store before and after some quads are exchanged."""

    def __init__(self, store: GraphStore, removed: Collection[Quad], added: Collection[Quad]) -> None:
        self.store = store
        self.removed = removed
        self.added = {(quad.predicate, quad.object) for quad in added}
        self.predicates = {quad.predicate for quad in chain(removed, added)}

    def of_twins(self) -> tuple[list[NamedNode], list[NamedNode]]:
        """The twins among the predicates that are exchanged."""
        twins = [term for term in self.predicates if any(term in twin for twin in TWINS)]
        put = {predicate for predicate, _ in self.added}
        return (
            [twin for twin in twins if self.store.has(predicate=twin)],
            [twin for twin in twins if twin in put or self._stays(twin)],
        )

    def of_values(
        self, predicate: NamedNode, namespace: Namespace, names: Iterable[str]
    ) -> tuple[list[str], list[str]]:
        """The names that stand behind a predicate; none if no quad of it is exchanged."""
        terms = {name: namespace[name] for name in names} if predicate in self.predicates else {}
        return (
            [name for name, term in terms.items() if self.store.has(predicate=predicate, object=term)],
            [name for name, term in terms.items() if (predicate, term) in self.added or self._stays(predicate, term)],
        )

    def _stays(self, predicate: NamedNode, value: NamedNode | None = None) -> bool:
        found = self.store.oxigraph.quads_for_pattern(None, predicate, value, None)
        return any(quad not in self.removed for quad in found)
