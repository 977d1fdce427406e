"""One row for each real actor of a corpus: what the documents call by different names is made one by rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.resolution.clusters import Clusters, Merge
from kg.resolution.folding import Folding
from kg.resolution.known import known_actors
from kg.resolution.merging import merge_actors
from kg.resolution.rules import RULES

if TYPE_CHECKING:
    from kg.statements.tables import Tables
    from kg.vocabulary import Vocabulary

__all__ = ["Resolution", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Tables in which an actor is one row, and why rows were made one."""

    tables: Tables
    merges: tuple[Merge, ...]


def resolve(tables: Tables, vocabulary: Vocabulary, *, apart: Iterable[tuple[str, str]] = ()) -> Resolution:
    """Make one of the actors that are one by rule. Takes time in proportion to the number of their names.

    Args:
        tables: what a run found.
        vocabulary: the gazetteer, and the words that are compared as one.
        apart: pairs of ids that people have judged to be two.
    """
    known = known_actors(tables, vocabulary)
    clusters = Clusters(known, apart)
    folding = Folding(vocabulary)
    for rule in RULES:
        rule(known, clusters, folding)
    return Resolution(tables=merge_actors(tables, clusters.groups()), merges=tuple(clusters.merges))
