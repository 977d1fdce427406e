"""What the graph is made from: what is read here of `Tables` and of `Vocabulary`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from kg.model import Actor, ActorClass, Article, Relation, Statement, Topic
from kg.vocabulary.sectors import Sector

__all__ = ["Records", "RelationSource"]


class Records(Protocol):
    """What is read here of `kg.statements.tables.Tables`."""

    @property
    def articles(self) -> Sequence[Article]: ...
    @property
    def actors(self) -> Sequence[Actor]: ...
    @property
    def statements(self) -> Sequence[Statement]: ...
    @property
    def run(self) -> Mapping[str, object]: ...


class RelationSource(Protocol):
    """What is read here of `kg.vocabulary.Vocabulary`."""

    @property
    def folder(self) -> Path: ...
    @property
    def relations(self) -> Mapping[str, Relation]: ...
    @property
    def classes(self) -> Mapping[str, ActorClass]: ...
    @property
    def topics(self) -> Mapping[str, Topic]: ...
    @property
    def sectors(self) -> Mapping[str, Sector]: ...
    @property
    def actors(self) -> Mapping[str, Actor]: ...
    def ancestors(self, name: str, /) -> tuple[str, ...]: ...
    def is_a(self, name: str, ancestor: str, /) -> bool: ...
