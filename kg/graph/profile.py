"""Everything that the tables say of one actor: offices, partners, topics, days, and the sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kg.graph.conflicts import Conflict, conflicts
from kg.graph.network import Names, Records, acts, days, independent_sources, publishers_of
from kg.graph.tenures import Tenure, tenures
from kg.model import Actor, Article, Factuality, Statement

__all__ = ["Partner", "Passage", "Profile", "Profiles", "TopicCount", "profile_of"]

type Direction = Literal["to", "from", "with"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """What is said of the actor and one other, by relation, direction and factuality."""

    actor: str
    name: str
    relation: str
    label: str
    """The relation as the actor of the profile sees it: "is sanctioned by"."""
    direction: Direction
    """`to` the other, `from` the other, or `with` it where the relation is symmetric."""
    factuality: Factuality
    statements: int
    """Those of one `group` count once."""
    sources: int
    """Distinct publishers, and distinct articles where the publisher is unknown."""
    first: str | None
    last: str | None
    """ISO dates of the earliest and the latest day that the statements can mean."""
    date: str | None
    """As a statement has it (EDTF), where all that have one say the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCount:
    topic: str
    label: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A statement with its sentence and where that stands."""

    statement: Statement
    label: str
    """Of the relation."""
    article: Article | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One actor, as the tables have it."""

    actor: Actor
    type_label: str
    statements: int
    """Statements with the actor as subject or object."""
    articles: int
    """Articles that such statements, or words of the actor, come from."""
    offices: tuple[Tenure, ...]
    """Held by the actor."""
    holders: tuple[Tenure, ...]
    """Held by others in the actor: its ministers, its president."""
    conflicts: tuple[Conflict, ...]
    """Contradictions about these offices."""
    partners: tuple[Partner, ...]
    """The most statements first."""
    topics: tuple[TopicCount, ...]
    """The most statements first."""
    timeline: tuple[Passage, ...]
    """Dated statements with the actor as subject or object, in the order of days."""
    said: tuple[Passage, ...]
    """What is said on the word of the actor."""
    about: tuple[Passage, ...]
    """What is said of the actor, by the articles or by others; each sentence once."""


def profile_of(actor: Actor, tables: Records, vocabulary: Names) -> Profile:
    """Gather what the tables say of an actor."""
    return Profiles(tables, vocabulary).of(actor)


class Profiles:
    """The profiles of many actors: the tables are read once, and each profile costs no more than what it holds."""

    def __init__(self, tables: Records, vocabulary: Names) -> None:
        self._vocabulary = vocabulary
        self._passages = _Passages(tables, vocabulary)
        self._names = {each.id: each.name for each in tables.actors}
        self._publishers = publishers_of(tables.articles)
        held = tenures(tables, vocabulary)
        self._own = _by_actor(sorted(tables.statements, key=lambda each: each.id), _ends)
        self._said = _by_actor(tables.statements, _speakers)
        self._offices = _by_actor(held, lambda tenure: (tenure.person.actor,))
        self._holders = _by_actor(held, _bodies)
        self._conflicts = _by_actor(conflicts(tables, vocabulary), _disputed)

    def of(self, actor: Actor) -> Profile:
        """What the tables say of one of their actors."""
        own, said = self._own.get(actor.id, []), self._said.get(actor.id, [])
        kind = self._vocabulary.classes.get(actor.type)
        return Profile(
            actor=actor,
            type_label=kind.label if kind else actor.type,
            statements=len(own),
            articles=len({each.evidence.article for each in (*own, *said)}),
            offices=tuple(self._offices.get(actor.id, ())),
            holders=tuple(self._holders.get(actor.id, ())),
            conflicts=tuple(self._conflicts.get(actor.id, ())),
            partners=_partners(actor.id, own, self._names, self._publishers, self._vocabulary),
            topics=_topics((*own, *(each for each in said if actor.id not in _ends(each))), self._vocabulary),
            timeline=self._passages.in_time(own),
            said=self._passages.in_reading_order(said),
            about=self._passages.in_reading_order(
                _one_a_sentence(each for each in own if actor.id not in _speakers(each))
            ),
        )


def _by_actor[T](records: Iterable[T], actors_of: Callable[[T], Iterable[str]]) -> dict[str, list[T]]:
    """The records of each actor, in the order in which they come."""
    found: defaultdict[str, list[T]] = defaultdict(list)
    for record in records:
        for actor in dict.fromkeys(actors_of(record)):
            found[actor].append(record)
    return dict(found)


def _ends(statement: Statement) -> list[str]:
    return [end.actor for end in (statement.subject, statement.object) if end]


def _speakers(statement: Statement) -> list[str]:
    return [voice.speaker.actor for voice in statement.attribution if voice.speaker]


def _bodies(tenure: Tenure) -> list[str]:
    return [body.actor for body in (tenure.body, tenure.jurisdiction) if body]


def _disputed(conflict: Conflict) -> list[str]:
    """Who a contradiction is about; a body that is not named is `""`."""
    ends = [*_ends(conflict.left), *_ends(conflict.right)]
    return [actor for actor in (conflict.title.body, conflict.title.jurisdiction, *ends) if actor]


# ---- partners and topics --------------------------------------------------------------------------------------------


def _partners(
    actor: str,
    own: Iterable[Statement],
    names: Mapping[str, str],
    publishers: Mapping[str, str],
    vocabulary: Names,
) -> tuple[Partner, ...]:
    found: defaultdict[tuple[str, str, Direction, Factuality], list[Statement]] = defaultdict(list)
    called: dict[str, str] = {}
    for statement in own:
        subject, object_ = statement.subject, statement.object
        if subject and object_ and subject.actor != object_.actor:
            relation = vocabulary.relations.get(statement.relation)
            is_subject = subject.actor == actor
            other = object_ if is_subject else subject
            direction: Direction = "with" if relation and relation.symmetric else "to" if is_subject else "from"
            found[other.actor, statement.relation, direction, statement.factuality].append(statement)
            called.setdefault(other.actor, names.get(other.actor, other.name))
    partners = []
    for (other_id, name, direction, factuality), statements in found.items():
        spans = [days(statement.date) for statement in statements]
        dates = {statement.date for statement in statements if statement.date}
        partners.append(
            Partner(
                actor=other_id,
                name=called[other_id],
                relation=name,
                label=_label(name, direction, vocabulary),
                direction=direction,
                factuality=factuality,
                statements=acts(statements),
                sources=independent_sources(statements, publishers),
                first=min((first for first, _ in spans if first), default=None),
                last=max((last for _, last in spans if last), default=None),
                date=next(iter(dates)) if len(dates) == 1 else None,
            )
        )
    return tuple(sorted(partners, key=_commonest_first))


def _commonest_first(partner: Partner) -> tuple[int, str, str, str, str]:
    return -partner.statements, partner.actor, partner.relation, partner.direction, partner.factuality


def _label(name: str, direction: Direction, vocabulary: Names) -> str:
    relation = vocabulary.relations.get(name)
    if relation is None:
        return name
    return (relation.inverse_label or f"← {relation.label}") if direction == "from" else relation.label


def _topics(statements: Iterable[Statement], vocabulary: Names) -> tuple[TopicCount, ...]:
    counts = Counter(topic for statement in statements for topic in statement.topics)
    found = []
    for topic, number in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        concept = vocabulary.topics.get(topic)
        found.append(TopicCount(topic=topic, label=concept.label if concept else topic, statements=number))
    return tuple(found)


# ---- sentences ------------------------------------------------------------------------------------------------------


def _one_a_sentence(statements: Iterable[Statement]) -> Iterator[Statement]:
    seen = set()
    for statement in statements:
        place = statement.evidence.article, statement.evidence.start, statement.evidence.end
        if place not in seen:
            seen.add(place)
            yield statement


class _Passages:
    def __init__(self, tables: Records, vocabulary: Names) -> None:
        self._articles = {article.id: article for article in tables.articles}
        self._relations = vocabulary.relations

    def in_time(self, statements: Iterable[Statement]) -> tuple[Passage, ...]:
        dated = [(days(statement.date), statement) for statement in statements]
        known = [((first or last or "", last or ""), each) for (first, last), each in dated if first or last]
        return tuple(self._passage(each) for _, each in sorted(known, key=lambda pair: (pair[0], pair[1].id)))

    def in_reading_order(self, statements: Iterable[Statement]) -> tuple[Passage, ...]:
        """By the date of the article, and in the article as they are read; undated articles come last."""
        passages = [self._passage(statement) for statement in statements]
        return tuple(sorted(passages, key=_reading_order))

    def _passage(self, statement: Statement) -> Passage:
        relation = self._relations.get(statement.relation)
        article = self._articles.get(statement.evidence.article)
        return Passage(statement=statement, label=relation.label if relation else statement.relation, article=article)


def _reading_order(passage: Passage) -> tuple[bool, str, str, int, str]:
    published = passage.article.published if passage.article else None
    evidence = passage.statement.evidence
    return published is None, published or "", evidence.article, evidence.start, passage.statement.id
