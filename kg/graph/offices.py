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

    A statement with a short title ("the Minister"), or with none ("has led the party since 2019"), is about the one
    office of the person in that body whose title ends so, if there is just one.
    """
    own = {statement.id: (person_of(statement), _title(statement, vocabulary)) for statement in offices}
    there: defaultdict[tuple[str, str, str], list[OfficeTitle]] = defaultdict(list)
    meant: dict[Holding, OfficeTitle] = {}
    for person, title in sorted(set(own.values()), key=_fullest_first):
        known = there[person, title.relation, title.body]
        fuller = [each for each in known if _is_short_for(title, each, vocabulary)]
        if len(fuller) != 1:
            known.append(title)
        meant[person, title] = fuller[0] if len(fuller) == 1 else title
    return {statement: (person, meant[person, title]) for statement, (person, title) in own.items()}


def _fullest_first(holding: Holding) -> tuple[int, bool, Holding]:
    return -len(holding[1].role), not holding[1].jurisdiction, holding


def _is_short_for(title: OfficeTitle, fuller: OfficeTitle, vocabulary: OfficeNames) -> bool:
    """Whether one title can be short for another. Where many hold an office, a director is no deputy director."""
    if title.role in ("", fuller.role):
        return True
    return bool(_named_by(title.relation, vocabulary)) and fuller.role.endswith(f" {title.role}")


def person_of(statement: Statement) -> str:
    return statement.subject.actor if statement.subject else ""


def _title(statement: Statement, vocabulary: OfficeNames) -> OfficeTitle:
    body = statement.object.actor if statement.object else ""
    jurisdiction = statement.jurisdiction.actor if statement.jurisdiction else ""
    named_by = _named_by(statement.relation, vocabulary)
    alone = named_by == "body" or (named_by == "ministry" and body not in ("", jurisdiction))
    role = "" if alone else " ".join((statement.role or "").casefold().replace("-", " ").split())
    return OfficeTitle(statement.relation, body, jurisdiction, role)


def _named_by(name: str, vocabulary: OfficeNames) -> str | None:
    relation = vocabulary.relations.get(name)
    return relation.office_named_by if relation else None
