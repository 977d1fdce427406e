"""What the tables say of an actor that tells it from others: how it is named, its kind, state and offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Actor, Factuality, MentionKind, Statement

if TYPE_CHECKING:
    from kg.statements.tables import Tables
    from kg.vocabulary import Vocabulary

__all__ = ["Known", "OfficeKey", "known_actors", "spoken_forms"]

type OfficeKey = tuple[str, str]
"""Relation, and the id of the body or state."""

_FAMILIES = ("Person", "Organization", "Country", "Place", "PolicyInstrument", "Event", "Project", "Vessel")
"""Actors of two families are two, whatever they are called."""
_OFFICE = "holds_position_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An actor, with what helps to find it again under another id."""

    actor: Actor
    family: str
    """The broadest class that counts: `Person`, `Organization`, `Country`, `Place` …; empty for unnamed groups."""
    names: tuple[str, ...]
    """As written where it is named; descriptions and pronouns are left out."""
    articles: frozenset[str]
    """Where it is spoken of."""
    is_listed: bool
    """Whether the gazetteer has it."""
    offices: frozenset[OfficeKey] = frozenset()
    """What a person is said to hold or have held."""
    publishers: Mapping[str, int] = field(default_factory=dict)
    """In how many articles of each publisher it is spoken of."""
    descriptions: tuple[str, ...] = ()
    """As described, with a title or without a name: "Senator Vale", "the minister"."""

    @property
    def weak_names(self) -> tuple[str, ...]:
        """Names of the gazetteer that need support."""
        return self.actor.weak_names

    @property
    def id(self) -> str:
        return self.actor.id

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-3."""
        return self.actor.country


def known_actors(tables: Tables, vocabulary: Vocabulary) -> dict[str, Known]:
    """Everything that has a name in the tables, by id in alphabetical order."""
    names, descriptions, articles = spoken_forms(tables)
    offices = _offices(tables.statements, vocabulary)
    issued = {article.id: article.publisher for article in tables.articles if article.publisher}
    members = vocabulary.federal_states
    shared = {called: member.name for member in members for called in (member.called, member.city) if called}
    found = {}
    for actor in sorted(tables.actors, key=lambda actor: actor.id):
        listed = vocabulary.actors.get(actor.id)
        own = (listed.name, *listed.names) if listed else ()
        anybodys = {shared.get(actor.name)}  # "Georgia" does not tell the member of a federation from the state
        called = tuple(sorted({*names.get(actor.id, ()), *own, *({actor.name} & shared.keys())} - anybodys))
        if called:
            found[actor.id] = Known(
                actor=listed or actor,
                family=_family(actor, vocabulary),
                names=called,
                articles=frozenset(articles[actor.id]),
                is_listed=listed is not None,
                offices=frozenset(offices.get(actor.id, ())),
                publishers=Counter(issued[article] for article in articles[actor.id] if article in issued),
                descriptions=tuple(sorted(descriptions.get(actor.id, ()))),
            )
    return found


type _Forms = Mapping[str, set[str]]


def spoken_forms(tables: Tables) -> tuple[_Forms, _Forms, _Forms]:
    """By actor: its names, its descriptions, and the articles that speak of it."""
    forms: dict[MentionKind, defaultdict[str, set[str]]] = {kind: defaultdict(set) for kind in MentionKind}
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for mention in tables.mentions:
        articles[mention.actor].add(mention.article)
        if mention.kind is not MentionKind.PRONOUN:
            forms[mention.kind][mention.actor].add(" ".join(mention.text.split()))
    return forms[MentionKind.NAME], forms[MentionKind.NOMINAL], articles


def _offices(statements: Iterable[Statement], vocabulary: Vocabulary) -> Mapping[str, set[OfficeKey]]:
    """The offices that people are said to hold, not those that they are denied or may get."""
    held: defaultdict[str, set[OfficeKey]] = defaultdict(set)
    for statement in statements:
        if statement.subject is None or statement.object is None or statement.factuality is not Factuality.ASSERTED:
            continue
        if vocabulary.is_a(statement.relation, _OFFICE):
            held[statement.subject.actor].add((statement.relation, statement.object.actor))
    return held


def _family(actor: Actor, vocabulary: Vocabulary) -> str:
    return next((family for family in _FAMILIES if vocabulary.is_a(actor.type, family)), "")
