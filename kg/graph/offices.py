"""Which office a statement is about: whoever holds it, and however the title is worded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.graph.edges import OFFICE
from kg.model import Article, Relation, Statement

__all__ = ["Holding", "OfficeNames", "OfficeRecords", "OfficeTitle", "holdings", "is_office", "person_of"]

PERSON = "Person"
EVENT = "Event"


class OfficeRecords(Protocol):
    """What is read here of `kg.statements.tables.Tables`."""

    @property
    def articles(self) -> Sequence[Article]: ...
    @property
    def statements(self) -> Sequence[Statement]: ...


class OfficeNames(Protocol):
    """What is read here of `kg.vocabulary.Vocabulary`."""

    @property
    def relations(self) -> Mapping[str, Relation]: ...
    def ancestors(self, name: str, /) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, order=True)
class OfficeTitle:
    """An office, whoever holds it."""

    relation: str
    body: str
    """Ids of actors; empty where no statement names one."""
    jurisdiction: str
    role: str
    """The title in small letters; empty where relation and body name the office alone."""


type Holding = tuple[str, OfficeTitle]
"""The id of a person, and the office."""


def is_office(statement: Statement, vocabulary: OfficeNames) -> bool:
    """Whether a statement gives a person an office; who chairs a meeting holds none by it."""
    relation, subject, body = statement.relation, statement.subject, statement.object
    return (
        subject is not None
        and _is_a(subject.type, PERSON, vocabulary)
        and _is_a(relation, OFFICE, vocabulary)
        and not (body and _is_a(body.type, EVENT, vocabulary))
    )


def _is_a(name: str, ancestor: str, vocabulary: OfficeNames) -> bool:
    return name == ancestor or ancestor in vocabulary.ancestors(name)


def holdings(offices: Iterable[Statement], vocabulary: OfficeNames) -> dict[str, Holding]:
    """The office that each statement is about, by the statement's id.

    A statement without a title ("has led the party since 2019") is about the only titled office of the person in that
    body, if there is just one.
    """
    own = {statement.id: (person_of(statement), _title(statement, vocabulary)) for statement in offices}
    titled: defaultdict[tuple[str, str, str], set[OfficeTitle]] = defaultdict(set)
    for person, title in own.values():
        if title.role:
            titled[person, title.relation, title.body].add(title)
    for statement, (person, title) in own.items():
        choices = titled.get((person, title.relation, title.body), set())
        if not title.role and len(choices) == 1:
            own[statement] = person, next(iter(choices))
    return own


def person_of(statement: Statement) -> str:
    return statement.subject.actor if statement.subject else ""


def _title(statement: Statement, vocabulary: OfficeNames) -> OfficeTitle:
    body = statement.object.actor if statement.object else ""
    jurisdiction = statement.jurisdiction.actor if statement.jurisdiction else ""
    relation = vocabulary.relations.get(statement.relation)
    named_by = relation.office_named_by if relation else None
    alone = named_by == "body" or (named_by == "ministry" and body not in ("", jurisdiction))
    role = "" if alone else " ".join((statement.role or "").casefold().replace("-", " ").split())
    return OfficeTitle(statement.relation, body, jurisdiction, role)
