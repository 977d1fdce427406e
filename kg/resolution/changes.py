"""Other values for the slots of a statement, as somebody corrected them: checked against ontology and actors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import (
    Actor,
    Argument,
    Certainty,
    EventStatus,
    Factuality,
    Mention,
    OfficeStatus,
    Polarity,
    Qualification,
    Statement,
    TimeValue,
)
from kg.resolution.finding import Finder

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

__all__ = ["SLOTS", "Corrector", "read_changes"]

ACTOR_SLOTS = ("subject", "object", "jurisdiction", "target", "place")
TEXT_SLOTS = ("role", "topic")
SLOTS = ("relation", "factuality", *ACTOR_SLOTS, *TEXT_SLOTS, "topics", "date", "status")
"""What can be corrected."""

_NEEDED = ("relation", "factuality")
_EMPTY = ("", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrector:
    """Makes a statement as it should have been read."""

    vocabulary: Vocabulary
    actors: Mapping[str, Actor]
    """Those of the tables and of the gazetteer."""
    finder: Finder
    mentions: Mapping[tuple[str, str], tuple[Mention, ...]]
    """By article and actor."""

    @classmethod
    def of(cls, actors: Iterable[Actor], mentions: Iterable[Mention], vocabulary: Vocabulary) -> Corrector:
        everybody = {**vocabulary.actors, **{actor.id: actor for actor in actors}}
        places: dict[tuple[str, str], list[Mention]] = {}
        for mention in mentions:
            places.setdefault((mention.article, mention.actor), []).append(mention)
        return cls(
            vocabulary=vocabulary,
            actors=everybody,
            finder=Finder(everybody.values()),
            mentions={key: tuple(sorted(found, key=lambda m: m.start)) for key, found in places.items()},
        )

    def changed(self, statement: Statement, changes: Mapping[str, str | None]) -> Statement:
        """The statement with other values; its id stays, as it is the same reading put right.

        Raises:
            ValueError: a slot or a value that cannot be, in plain words.
        """
        for slot, value in changes.items():
            if slot not in SLOTS:
                raise ValueError(f"there is no slot {slot!r}; there are {', '.join(SLOTS)}")
            if value is None and slot in _NEEDED:
                raise ValueError(f"{slot} cannot be empty")
            read: dict[str, object] = {slot: value if value is None else self._value(slot, value, statement)}
            if slot == "factuality":
                read = {"qualification": read["factuality"]}
            elif slot == "topics":
                read = {"topics": read["topics"] or ()}
            elif slot == "date":
                read |= {"date_text": None}  # the words gave another date
            statement = replace(statement, **read)  # type: ignore[arg-type]  # each was read for its slot
        self._admit(statement)
        return statement

    def _value(self, slot: str, value: str, statement: Statement) -> object:
        if slot in ACTOR_SLOTS:
            return self._argument(value, statement)
        readers: Mapping[str, Callable[[str], object]] = {
            "relation": self._relation,
            "factuality": lambda text: _qualification(Factuality(text), statement.qualification),
            "topics": self._topics,
            "date": lambda text: TimeValue(value=text, text="").value,
            "status": OfficeStatus,
        }
        try:
            return readers.get(slot, str)(value)
        except ValueError as error:
            raise ValueError(f"{slot}: {error}") from error

    def _relation(self, name: str) -> str:
        if name not in self.vocabulary.relations:
            raise ValueError(f"there is no relation {name!r}; see kg codebook")
        return name

    def _topics(self, names: str) -> tuple[str, ...]:
        topics = tuple(names.replace(";", " ").split())
        for topic in topics:
            if topic not in self.vocabulary.topics:
                raise ValueError(f"there is no topic {topic!r}")
        return topics

    def _argument(self, named: str, statement: Statement) -> Argument:
        """An actor by id or name, with the place in the sentence where it is spoken of, if there is one."""
        key = self.finder.find(named)
        if key is None:
            raise ValueError(f"no actor, or more than one, goes by {named!r}; give its id, as in actors.jsonl")
        actor, evidence = self.actors[key], statement.evidence
        argument = Argument(actor=key, name=actor.name, type=actor.type)
        for place in self.mentions.get((evidence.article, key), ()):
            if evidence.start <= place.start and place.end <= evidence.end:
                return replace(argument, start=place.start, end=place.end, text=place.text)
        return argument

    def _admit(self, statement: Statement) -> None:
        kinds = [each.type if each else None for each in (statement.subject, statement.object)]
        if not self.vocabulary.admits(statement.relation, *kinds):
            shown = " and ".join(kind or "nobody" for kind in kinds)
            raise ValueError(f"{statement.relation} does not hold between {shown}")


def _qualification(wanted: Factuality, old: Qualification) -> Qualification:
    """What gives the factuality that is wanted, as near as can be to what was read."""
    real = old.status if old.status in (EventStatus.OCCURRED, EventStatus.ONGOING) else EventStatus.OCCURRED
    made = {
        Factuality.ASSERTED: Qualification(status=real),
        Factuality.PLANNED: Qualification(status=EventStatus.PLANNED, cue=old.cue),
        Factuality.POSSIBLE: Qualification(certainty=Certainty.POSSIBLE, status=real, cue=old.cue),
        Factuality.DENIED: Qualification(Polarity.NEGATIVE, status=real, cue=old.cue),
        Factuality.REQUESTED: Qualification(certainty=Certainty.UNKNOWN, status=EventStatus.REQUESTED, cue=old.cue),
        Factuality.HYPOTHETICAL: Qualification(
            certainty=Certainty.UNKNOWN, status=EventStatus.HYPOTHETICAL, cue=old.cue
        ),
    }
    return old if old.factuality is wanted else made[wanted]


def read_changes(text: str) -> dict[str, str | None]:
    """Changes as people write them: `relation = meets; date = 2023-01; object = -`, where `-` empties a slot.

    Raises:
        ValueError: a part is no `slot = value`.
    """
    changes: dict[str, str | None] = {}
    for part in filter(str.strip, text.split(";")):
        slot, sign, value = (piece.strip() for piece in part.partition("="))
        if not sign or not slot:
            raise ValueError(f"{part.strip()!r} is not of the form slot = value")
        changes[slot] = None if value in _EMPTY else value
    return changes
