"""Which actors of a corpus are one by rule, though its documents call them by different names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolution.clusters import Clusters, Merge
from kg.resolution.folding import Folding
from kg.resolution.known import known_actors
from kg.resolution.rules import RULES

if TYPE_CHECKING:
    from kg.statements.tables import Tables
    from kg.vocabulary import Vocabulary

__all__ = ["resolve"]


def resolve(tables: Tables, vocabulary: Vocabulary) -> tuple[Merge, ...]:
    """The pairs of actors that are one, each with the reason; what a judgement says of them weighs more.

    Takes time in proportion to the number of names: actors are compared by keys, never with each other.

    Args:
        tables: what a run found.
        vocabulary: the gazetteer, and the words that are compared as one.
    """
    known = known_actors(tables, vocabulary)
    clusters = Clusters(known)
    folding = Folding(vocabulary)
    for rule in RULES:
        rule(known, clusters, folding)
    return tuple(clusters.merges)
