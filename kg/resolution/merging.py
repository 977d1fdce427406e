"""Several rows of one actor made one, in all tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Actor, Argument, Mention, Statement
from kg.statements.tables import Tables

__all__ = ["arguments", "canonical", "map_arguments", "merge_actors", "on_itself", "redirects"]


def redirects(actors: Iterable[Actor]) -> dict[str, str]:
    """By id of what turned out to be another actor, the id of that one; of two that claim it, the greater."""
    found: dict[str, str] = {}
    for actor in actors:
        for old in actor.replaces:
            found[old] = max(actor.id, found.get(old, ""))
    return found


def merge_actors(tables: Tables, same: Iterable[Sequence[str]]) -> Tables:
    """Make one actor of each group of ids, and let everything that named one of them name it.

    The id that stays is that of an actor of the gazetteer, else of the one most spoken of, else the first in the
    alphabet; it lists the others in `replaces`. A statement that would tell what somebody does to themselves, now that
    subject and object are one, is left out.

    Args:
        tables: what a run found.
        same: groups of ids, no id in two of them; ids that are not in the tables are passed over. That two actors of
            the gazetteer stand in one group is for the caller to answer for.
    """
    actors = {actor.id: actor for actor in tables.actors}
    weights = Counter(mention.actor for mention in tables.mentions)
    made: dict[str, Actor] = {}
    redirects: dict[str, str] = {}
    for group in same:
        members = [actors[key] for key in sorted(set(group)) if key in actors]
        if len(members) > 1:
            one = _joined(members, weights)
            made[one.id] = one
            redirects.update({member.id: one.id for member in members if member.id != one.id})
    if not made:
        return tables
    kept = tuple(_under(made.get(key, actors[key]), redirects) for key in actors if key not in redirects)
    change = {key: _as_argument(made[redirects.get(key, key)]) for key in (*made, *redirects)}
    moved = [map_arguments(statement, change) for statement in tables.statements]
    return replace(
        tables,
        actors=kept,
        mentions=_mentions(tables.mentions, redirects),
        statements=tuple(new for old, new in zip(tables.statements, moved, strict=True) if not on_itself(old, new)),
    )


def canonical(members: Iterable[Actor], mentions: Mapping[str, int]) -> Actor:
    """The one of several rows of an actor whose id stays: known before spoken of before first in the alphabet."""
    return min(members, key=lambda actor: (actor.source is None, -mentions.get(actor.id, 0), actor.id))


def map_arguments(statement: Statement, change: Mapping[str, Argument]) -> Statement:
    """The statement with other actors behind the words in its slots; by id of the actor that is changed.

    Where the words stand is kept: of the argument that is given, only actor, name and type count.
    """
    if not any(argument.actor in change for argument in arguments(statement)):
        return statement

    def mapped(argument: Argument | None) -> Argument | None:
        new = change.get(argument.actor) if argument else None
        return replace(argument, actor=new.actor, name=new.name, type=new.type) if argument and new else argument

    return replace(
        statement,
        subject=mapped(statement.subject),
        object=mapped(statement.object),
        jurisdiction=mapped(statement.jurisdiction),
        target=mapped(statement.target),
        place=mapped(statement.place),
        attribution=tuple(replace(step, speaker=mapped(step.speaker)) for step in statement.attribution),
    )


def arguments(statement: Statement) -> Iterator[Argument]:
    """Everybody whom a statement names, speakers too."""
    slots = (statement.subject, statement.object, statement.jurisdiction, statement.target, statement.place)
    yield from (argument for argument in slots if argument is not None)
    yield from (step.speaker for step in statement.attribution if step.speaker is not None)


def _joined(members: Sequence[Actor], weights: Mapping[str, int]) -> Actor:
    """What all rows of an actor say together; where they differ, the one that stays is right."""
    one = canonical(members, weights)
    rest = sorted((member for member in members if member is not one), key=lambda m: (-weights.get(m.id, 0), m.id))
    ordered = [one, *rest]
    forms = {form for member in ordered for form in (member.name, *member.names)} - {one.name}
    return replace(
        one,
        type=one.type if one.source else _commonest_type(ordered, weights),
        names=tuple(sorted(forms)),
        country=next((member.country for member in ordered if member.country), None),
        sector=next((member.sector for member in ordered if member.sector), None),
        parent=next((member.parent for member in ordered if member.parent), None),
        same_as=tuple(dict.fromkeys(address for member in ordered for address in member.same_as)),
        replaces=tuple(sorted({key for m in rest for key in (m.id, *m.replaces)}.union(one.replaces))),
    )


def _commonest_type(members: Sequence[Actor], weights: Mapping[str, int]) -> str:
    counts: Counter[str] = Counter()
    for member in members:
        counts[member.type] += weights.get(member.id, 0)
    return max(counts, key=lambda kind: counts[kind])  # of equals, that of the first: the one that stays


def _under(actor: Actor, redirects: Mapping[str, str]) -> Actor:
    """The actor with its parent by the id that it has now."""
    parent = redirects.get(actor.parent, actor.parent) if actor.parent else None
    return (
        actor if parent == actor.parent != actor.id else replace(actor, parent=None if parent == actor.id else parent)
    )


def _mentions(mentions: Iterable[Mention], redirects: Mapping[str, str]) -> tuple[Mention, ...]:
    """One place is one mention, also if it was one of each of two that are the same."""
    moved = (replace(m, actor=redirects[m.actor]) if m.actor in redirects else m for m in mentions)
    return tuple({(m.article, m.start, m.end, m.actor): m for m in moved}.values())


def _as_argument(actor: Actor) -> Argument:
    return Argument(actor=actor.id, name=actor.name, type=actor.type)


def on_itself(old: Statement, new: Statement) -> bool:
    """Whether subject and object became one; a statement that had it so before is not ours to judge."""
    return _reflexive(new) and not _reflexive(old)


def _reflexive(statement: Statement) -> bool:
    subject, object_ = statement.subject, statement.object
    return subject is not None and object_ is not None and subject.actor == object_.actor
