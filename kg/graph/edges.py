"""Direct triples: which statements also stand as one plain triple between two actors, and in which namespace.

The worst error a graph can make is to show as fact what was denied, planned, hoped for or only said. So:

========================================  =============================================================
the statement is                          the direct triple
========================================  =============================================================
asserted, by the article alone            `pol:`
asserted, by the subject or its officer   `pol:`: a government's word on its own acts
asserted, by anybody else                 `said:`
planned                                   `plan:`
possible                                  `may:`
denied, requested, hypothetical           none
a state that is over or yet to come       none
an accusation of a person, source unnamed none
without subject or object                 none
========================================  =============================================================

Both directions of symmetric relations and all super-properties are written, so that a simple question finds its
answer without inference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from pyoxigraph import Triple

from kg.graph.iris import Iris
from kg.graph.namespaces import MAY, PLAN, POL, SAID, Namespace
from kg.model import Attribution, Factuality, OfficeStatus, Relation, Statement

__all__ = ["Hierarchy", "Officers", "direct_triples", "modality", "officers", "pairs"]

OFFICE = "holds_position_in"
MEMBERSHIP = "member_of"
MINISTER = "minister_of"
ACCUSATION = "accuses"
ACCUSED = "Person"
UNNAMED = "Group"

type Officers = frozenset[tuple[str, str]]


class Hierarchy(Protocol):
    """What is read here of `kg.vocabulary.Vocabulary`."""

    @property
    def relations(self) -> Mapping[str, Relation]: ...
    def ancestors(self, name: str, /) -> tuple[str, ...]: ...
    def is_a(self, name: str, ancestor: str, /) -> bool: ...


def direct_triples(
    statements: Iterable[Statement], vocabulary: Hierarchy, iris: Iris, in_office: Officers | None = None
) -> Iterator[Triple]:
    """The direct triples of all statements together; one that several statements give comes several times.

    Args:
        statements: all that there are; of a part of them the triples are right only with `in_office`.
        vocabulary: says which relations are symmetric, and what each is a kind of.
        iris: mints the actors.
        in_office: who speaks for whom, where that is known already.
    """
    statements = tuple(statements)
    if in_office is None:
        in_office = officers(statements, vocabulary)
    for statement in statements:
        namespace = modality(statement, in_office, vocabulary)
        if namespace and statement.subject and statement.object:
            pair = statement.subject.actor, statement.object.actor
            for subject, relation, object_ in _plain(statement, *pair, vocabulary):
                yield Triple(iris.actor(subject), namespace[relation], iris.actor(object_))


def officers(statements: Iterable[Statement], vocabulary: Hierarchy) -> Officers:
    """Pairs of a person and the body or country for which that person speaks, by the offices that statements tell of.

    Only offices that are held now, as somebody asserts. Mere members do not speak for what they are members of: what a
    deputy of the opposition says about the government is not the government's word.
    """
    return frozenset(
        (statement.subject.actor, principal.actor)
        for statement in statements
        if statement.subject and _is_office(statement, vocabulary)
        for principal in (statement.object, statement.jurisdiction)
        if principal
    )


def _is_office(statement: Statement, vocabulary: Hierarchy) -> bool:
    relation = statement.relation
    return (
        vocabulary.is_a(relation, OFFICE)
        and not vocabulary.is_a(relation, MEMBERSHIP)
        and statement.factuality is Factuality.ASSERTED
        and statement.status in (OfficeStatus.CURRENT, None)
    )


def modality(statement: Statement, in_office: Officers, vocabulary: Hierarchy) -> Namespace | None:
    """The namespace of a statement's direct triple, or `None` if it gives none."""
    if statement.subject is None or statement.object is None:
        return None
    over = statement.status not in (OfficeStatus.CURRENT, None)
    if over and vocabulary.relations[statement.relation].aspect == "state":
        return None
    if _is_anonymous_accusation(statement, vocabulary):
        return None
    match statement.factuality:
        case Factuality.ASSERTED:
            subject = statement.subject.actor
            own = all(_speaks_for(voice, subject, in_office) for voice in statement.attribution)
            return POL if own else SAID
        case Factuality.PLANNED:
            return PLAN
        case Factuality.POSSIBLE:
            return MAY
    return None


def _speaks_for(voice: Attribution, subject: str, in_office: Officers) -> bool:
    speaker = voice.speaker
    return speaker is not None and (speaker.actor == subject or (speaker.actor, subject) in in_office)


def _is_anonymous_accusation(statement: Statement, vocabulary: Hierarchy) -> bool:
    """Whether a person is accused on the word of nobody ("reportedly") or of people without a name."""
    accused = statement.object
    if accused is None or not vocabulary.is_a(statement.relation, ACCUSATION):
        return False
    return vocabulary.is_a(accused.type, ACCUSED) and any(
        voice.speaker is None or vocabulary.is_a(voice.speaker.type, UNNAMED) for voice in statement.attribution
    )


def pairs(statement: Statement, vocabulary: Hierarchy) -> Iterator[tuple[str, str]]:
    """The actors between whom a statement can give direct triples, in alphabetical order."""
    if statement.subject and statement.object:
        subject, others = statement.subject.actor, [statement.object.actor]
        if statement.jurisdiction and vocabulary.is_a(statement.relation, MINISTER):
            others.append(statement.jurisdiction.actor)
        yield from ((min(subject, other), max(subject, other)) for other in others)


def _plain(statement: Statement, subject: str, object_: str, vocabulary: Hierarchy) -> Iterator[tuple[str, str, str]]:
    """Subject, relation and object of each direct triple of a statement, without its namespace."""
    for relation in (statement.relation, *vocabulary.ancestors(statement.relation)):
        yield subject, relation, object_
        if vocabulary.relations[statement.relation].symmetric:
            yield object_, relation, subject
    # The minister of a ministry holds a position in its country, too.
    if statement.jurisdiction and vocabulary.is_a(statement.relation, MINISTER):
        for relation in (OFFICE, *vocabulary.ancestors(OFFICE)):
            yield subject, relation, statement.jurisdiction.actor
