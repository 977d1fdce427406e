"""What a page tells of each actor's place in the network: its community, and measures of how central it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.graph.measures import MEASURES, Measured, measures
from kg.graph.network import Names, Records
from kg.graph.projections import actor_network
from kg.model import Actor, Article, Mention, Statement
from kg.views.safe import one_line

__all__ = ["COMMUNITY", "Standings", "measured", "standings"]

COMMUNITY = 3
"""Members from which a community has a name."""
SHOWN = tuple(name for name in MEASURES if name != "community")
DIGITS = 5


@dataclass(frozen=True, slots=True)
class Standings:
    """Of all actors of a page."""

    measures: tuple[str, ...]
    """The names of the measures, in the order of the values of each actor."""
    communities: list[dict[str, Any]]
    """The `number`, `label` and `members` of the communities with `COMMUNITY` members or more, the largest first.

    The label is the name of its best connected actor; only members that the page shows count.
    """
    _of: Mapping[str, dict[str, Any]]

    def of(self, actor: str) -> dict[str, Any]:
        """Its `community` (a number, as in the exports) and `measures` (the values); nothing if it has no ties."""
        return self._of.get(actor, {})


@dataclass(frozen=True, slots=True)
class _Part:
    """Tables with some of their statements."""

    articles: Sequence[Article]
    actors: Sequence[Actor]
    mentions: Sequence[Mention]
    statements: Sequence[Statement]


def measured(tables: Records, vocabulary: Names, statements: Sequence[Statement] | None = None) -> Measured:
    """The measures of the network of asserted statements, as the exports have them.

    Args:
        tables: what there is.
        vocabulary: which relations run both ways.
        statements: those that count; all without.
    """
    counted = tables.statements if statements is None else statements
    return measures(actor_network(_Part(tables.articles, tables.actors, tables.mentions, counted), vocabulary))


def standings(actors: Sequence[Actor], found: Measured) -> Standings:
    """Where the actors of a page stand.

    Args:
        actors: those that the page shows.
        found: what was measured, in a network that may be larger than what is shown.
    """
    members: defaultdict[int, list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.id in found:
            members[int(found[actor.id]["community"])].append(actor)

    def best(actor: Actor) -> tuple[float, float, str]:
        return -found[actor.id]["degree"], -found[actor.id]["strength"], actor.id

    large = sorted(
        (number for number in members if len(members[number]) >= COMMUNITY),
        key=lambda number: (-len(members[number]), number),
    )
    first = {number: min(members[number], key=best) for number in large}
    return Standings(
        measures=SHOWN,
        communities=[
            {
                "number": number,
                "label": one_line(first[number].name) or first[number].id,
                "members": len(members[number]),
            }
            for number in large
        ],
        _of={
            actor.id: {
                "community": found[actor.id]["community"],
                "measures": [_rounded(found[actor.id][name]) for name in SHOWN],
            }
            for actor in actors
            if actor.id in found
        },
    )


def _rounded(value: float) -> int | float:
    """Whole numbers without a point: a page of thousands of actors has many of them."""
    rounded = round(value, DIGITS)
    return int(rounded) if rounded == int(rounded) else rounded
