"""What is wrong with records of known actors, whether they come with the ontology or from a user."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Actor
    from kg.vocabulary import Vocabulary

__all__ = ["ActorFault", "actor_faults", "identifier_fault"]

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_ITEM = re.compile(r"Q[1-9]\d*")
_OWN = "own work"


@dataclass(frozen=True, slots=True)
class ActorFault:
    """A rule that a record breaks, in plain words; `actors` are the ids of all that have a part in it."""

    actors: tuple[str, ...]
    problem: str


def actor_faults(vocabulary: Vocabulary) -> Iterator[ActorFault]:
    """All rules that known actors break, record by record; then the names and identifiers that several have."""
    codes = set(vocabulary.country_ids)
    for key, actor in vocabulary.actors.items():
        for problem in (*_reference_faults(actor, vocabulary, codes), *_date_faults(actor)):
            yield ActorFault((key,), f"{key} {problem}")
    for name, keys in _shared(vocabulary, _strong_names):
        advice = "move it to weak_names of the ones that need context"
        yield ActorFault(keys, f"“{name}” names {' and '.join(keys)} ({advice})")
    for address, keys in _shared(vocabulary, lambda actor: actor.same_as):
        yield ActorFault(keys, f"{address} is said to be {' and '.join(keys)} (leave it with one)")


def _reference_faults(actor: Actor, vocabulary: Vocabulary, codes: set[str]) -> Iterator[str]:
    if actor.type not in vocabulary.classes:
        yield f"is of type {actor.type}, which is no class of policy.ttl"
    if actor.country and actor.country not in codes:
        yield f"has the country {actor.country}, which no territory has"
    if actor.parent and actor.parent not in vocabulary.actors:
        yield f"is part of {actor.parent}, which is missing"


def _date_faults(actor: Actor) -> Iterator[str]:
    dates = [date for date in (actor.valid_from, actor.valid_to) if date]
    for date in dates:
        if not _DATE.fullmatch(date):
            yield f"has the date {date!r} (write 2023, 2023-01 or 2023-01-06)"
    if dates != sorted(dates):
        yield f"is valid from {actor.valid_from} to {actor.valid_to}, which is no span of time"


def _strong_names(actor: Actor) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys((actor.name, *actor.names)) if name not in actor.weak_names)


def _shared(vocabulary: Vocabulary, values: Callable[[Actor], tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    """What stands with several actors, and with which."""
    owners: dict[str, list[str]] = defaultdict(list)
    for key, actor in vocabulary.actors.items():
        for value in values(actor):
            owners[value].append(key)
    return [(value, tuple(keys)) for value, keys in sorted(owners.items()) if len(keys) > 1]


def identifier_fault(row: Mapping[str, str]) -> str | None:
    """What is wrong with the Wikidata item of a record; an identifier from memory is no identifier."""
    item, source = row.get("wikidata", ""), row.get("source", "")
    if item and not _ITEM.fullmatch(item):
        return f"has the Wikidata item {item!r} (write it as Q17)"
    if item and source in ("", _OWN):
        return (
            f"has the Wikidata item {item}, and no source that it was taken from (name the file in the column source)"
        )
    retrieved = row.get("retrieved", "")
    if retrieved and not _DATE.fullmatch(retrieved):
        return f"was retrieved on {retrieved!r} (write 2023-01-06)"
    return None
