"""Which part of the tables a page shows, and what it says of the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from kg.graph.network import Names, Records
from kg.model import Actor, Statement, Topic
from kg.views.safe import one_line

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["EVERYTHING", "Choice", "Ranking", "Shown", "narrower", "shown"]

type Ranking = Literal["degree", "core"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What somebody wants to see. By default everything, and if that is too much, who has the most statements."""

    by: Ranking = "degree"
    """Who goes before whom if there are too many: who has more statements, or who is in a denser core of the network
    (Seidman 1983), and of those who has more statements."""
    topic: str | None = None
    """Only statements with this topic or a narrower one, and who has one."""
    focus: str | None = None
    """Only this actor and who is near it."""
    hops: int = 1
    """How near: over how many statements."""


EVERYTHING = Choice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a page shows."""

    actors: tuple[Actor, ...]
    """By their ids."""
    statements: tuple[Statement, ...]
    """Those between actors that are shown."""
    on_topic: tuple[Statement, ...]
    """Those that the topic leaves, whether shown or not: the network that actors are measured in."""
    omitted: dict[str, Any] | None
    """What is left out, for the page to say; None if nothing is.

    `actors` and `statements` are all that there are, `fitting` the actors that topic and focus leave, `by` is how those
    that are shown were chosen among them; `topic` and `focus` are names, `hops` belongs to `focus`.
    """


def shown(tables: Records, vocabulary: Names, choice: Choice, *, max_nodes: int) -> Shown:
    """Choose what a page shows.

    Args:
        tables: what there is.
        vocabulary: what topics are narrower than others.
        choice: what is wanted; ids that nobody has leave nothing.
        max_nodes: how many actors at most.
    """
    statements = _on_topic(tables.statements, vocabulary, choice.topic)
    counts = Counter(actor for statement in statements for actor in _ends(statement))
    ties = _ties(statements)
    far = _distances(ties, choice) if choice.focus else {}
    fitting = [
        actor
        for actor in tables.actors
        if (choice.topic is None or actor.id in counts or actor.id == choice.focus)
        and (choice.focus is None or actor.id in far)
    ]
    cores = _cores(ties) if choice.by == "core" and len(fitting) > max_nodes else {}

    def rank(actor: Actor) -> tuple[int, int, int, str]:
        return far.get(actor.id, 0), -cores.get(actor.id, 0), -counts[actor.id], actor.id

    actors = tuple(sorted(sorted(fitting, key=rank)[:max_nodes], key=lambda actor: actor.id))
    kept = {actor.id for actor in actors}
    within = tuple(each for each in statements if all(actor in kept for actor in _ends(each)))
    everything = len(actors) == len(tables.actors) and len(within) == len(tables.statements)
    omitted = None if everything else _omitted(tables, vocabulary, choice, len(fitting))
    return Shown(actors=actors, statements=within, on_topic=statements, omitted=omitted)


def narrower(topics: Mapping[str, Topic], topic: str) -> frozenset[str]:
    """A topic and those that are narrower, at any depth."""
    below: dict[str, list[str]] = {}
    for each in topics.values():
        for above in each.broader:
            below.setdefault(above, []).append(each.id)
    found, waiting = {topic}, [topic]
    while waiting:
        new = set(below.get(waiting.pop(), ())) - found
        found |= new
        waiting += sorted(new)
    return frozenset(found)


def _ends(statement: Statement) -> list[str]:
    return [argument.actor for argument in (statement.subject, statement.object) if argument]


def _on_topic(statements: Iterable[Statement], vocabulary: Names, topic: str | None) -> tuple[Statement, ...]:
    if topic is None:
        return tuple(statements)
    wanted = narrower(vocabulary.topics, topic)
    return tuple(each for each in statements if not wanted.isdisjoint(each.topics))


def _ties(statements: Sequence[Statement]) -> nx.Graph[str]:
    import networkx as nx

    ties: nx.Graph[str] = nx.Graph()
    for statement in statements:
        ends = _ends(statement)
        if len(ends) == 2 and ends[0] != ends[1]:
            ties.add_edge(*ends)
    return ties


def _cores(ties: nx.Graph[str]) -> dict[str, int]:
    import networkx as nx

    cores: dict[str, int] = nx.core_number(ties)
    return cores


def _distances(ties: nx.Graph[str], choice: Choice) -> dict[str, int]:
    """How many ties away those are that are near enough."""
    import networkx as nx

    focus = str(choice.focus)
    return dict(nx.single_source_shortest_path_length(ties, focus, cutoff=choice.hops)) if focus in ties else {focus: 0}


def _omitted(tables: Records, vocabulary: Names, choice: Choice, fitting: int) -> dict[str, Any]:
    said: dict[str, Any] = {
        "actors": len(tables.actors),
        "statements": len(tables.statements),
        "fitting": fitting,
        "by": choice.by,
    }
    if choice.topic is not None:
        known = vocabulary.topics.get(choice.topic)
        said["topic"] = one_line(known.label if known else choice.topic)
    if choice.focus is not None:
        names = {actor.id: actor.name for actor in tables.actors}
        said |= {"focus": one_line(names.get(choice.focus, choice.focus)), "hops": choice.hops}
    return said
