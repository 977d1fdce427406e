"""What the ontology folder says: relations, classes, topics, cues, offices and known actors.

Nothing else knows the terms of the lexicon (`lex:`, see `turtle`) and the columns of the tables in `ontology/` (see
`tables`, `records`). Records that nobody would read are found by `faults`; `Vocabulary.load` raises on the first that
cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from rdflib import Graph

from kg.errors import OntologyError
from kg.model import Actor, ActorClass, Relation, Topic
from kg.vocabulary.actor_faults import actor_faults
from kg.vocabulary.additions import added_rows, content_hash, with_added
from kg.vocabulary.faults import declared_relations, misplaced, unread
from kg.vocabulary.records import (
    Cue,
    FederalState,
    HeadNoun,
    NamePart,
    NameWord,
    NoActor,
    OfficeModifier,
    OfficeTitle,
    Territory,
    TitleWord,
)
from kg.vocabulary.sectors import (
    Sector,
    SectorWord,
    by_first_word,
    read_regions,
    read_sectors,
    sectors_by_class,
    with_sectors,
)
from kg.vocabulary.tables import ACTOR_TABLES, actors, listed, records, table_rows, territory, weights
from kg.vocabulary.turtle import POL, classes, parse, relations, topics

__all__ = [
    "POL",
    "Cue",
    "FederalState",
    "HeadNoun",
    "NamePart",
    "NameWord",
    "NoActor",
    "OfficeModifier",
    "OfficeTitle",
    "TitleWord",
    "Vocabulary",
    "declared_relations",
    "misplaced",
    "ontology_folder",
    "table_rows",
    "unread",
]

_IN_NAMES = "in names only"


class _Named(Protocol):
    @property
    def parents(self) -> tuple[str, ...]: ...


def ontology_folder() -> Path:
    """The folder of the ontology: inside the installed package, or beside it in a checkout."""
    packaged = Path(str(files("kg"))) / "ontology"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[2] / "ontology"


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Everything the ontology folder says, checked. Mappings are by local name or id, in sorted order."""

    folder: Path
    classes: Mapping[str, ActorClass]
    relations: Mapping[str, Relation]
    topics: Mapping[str, Topic]
    actors: Mapping[str, Actor]
    territories: Mapping[str, Territory]
    portfolios: Mapping[str, tuple[str, ...]]
    """By id of a ministry or agency: the words by which a title points to it ("trade", "economy")."""
    seats: Mapping[str, tuple[str, ...]]
    offices: tuple[OfficeTitle, ...]
    modifiers: tuple[OfficeModifier, ...]
    title_words: tuple[TitleWord, ...]
    head_nouns: tuple[HeadNoun, ...]
    name_words: tuple[NameWord, ...]
    name_parts: tuple[NamePart, ...]
    no_actors: tuple[NoActor, ...]
    federal_states: tuple[FederalState, ...]
    sectors: Mapping[str, Sector]
    sector_words: tuple[SectorWord, ...]
    region_states: Mapping[str, str]
    """By id of a territory without code: the state in whose recognized borders it lies (ISO 3166 alpha-3)."""
    cues: tuple[Cue, ...]
    weights: Mapping[tuple[str, str], float]
    """What a statement is read from and found there, and how that changes the log-odds that it is right
    (`confidence.tsv`).
    """

    added: Mapping[str, str]
    """By id of an actor that a user's file adds: file and line of its record."""

    @classmethod
    def load(cls, folder: Path | None = None, *, actors: Path | None = None) -> Vocabulary:
        """Read and check a folder; without one, the ontology that comes with the package.

        Args:
            folder: an ontology folder.
            actors: a table of more actors; a record with the id of one of the folder takes its place.

        Raises:
            OntologyError: on the first record that breaks a rule, naming it.
        """
        vocabulary = cls.read(folder, actors=actors)
        for fault in actor_faults(vocabulary) if actors else ():
            if where := next((vocabulary.added[key] for key in fault.actors if key in vocabulary.added), None):
                raise OntologyError(fault.problem, where=where)
        return vocabulary

    @classmethod
    def read(cls, folder: Path | None = None, *, actors: Path | None = None) -> Vocabulary:
        """As `load`, with no judgement on the records of a user's file, for those who want all their faults."""
        place = (folder or ontology_folder()).resolve()
        return _load(place, actors, content_hash(actors) if actors else None)

    @cached_property
    def country_ids(self) -> Mapping[str, str]:
        """Ids of states and territories by ISO 3166 alpha-3 code."""
        codes = ((self.actors[key].country, key) for key in self.territories if not self.actors[key].valid_to)
        return {code: key for code, key in codes if code}

    @cached_property
    def capitals(self) -> Mapping[str, frozenset[str]]:
        """The names of the capitals of a state or territory, by its ISO 3166 alpha-3 code."""
        names = ((self.actors[key].country, entry.capitals) for key, entry in self.territories.items())
        return {code: frozenset(capitals) for code, capitals in names if code}

    def ancestors(self, name: str) -> tuple[str, ...]:
        """All super-classes of a class, or all super-properties of a relation, nearest first."""
        return self._ancestors.get(name, ())

    @cached_property
    def _ancestors(self) -> Mapping[str, tuple[str, ...]]:
        return {name: _above(name, table) for table in (self.relations, self.classes) for name in table}

    @cached_property
    def head_types(self) -> Mapping[str, str]:
        """Class by head noun, as it may stand in a name ("Norland Shipping", "Rome Convention")."""
        return {noun.noun: noun.type for noun in self.head_nouns}

    @cached_property
    def common_nouns(self) -> Mapping[str, str]:
        """Class by head noun where the noun alone names something: "a treaty", but not "shipping"."""
        return {noun.noun: noun.type for noun in self.head_nouns if noun.note != _IN_NAMES}

    def nouns_noted(self, note: str) -> frozenset[str]:
        """Head nouns with one note, such as `counts what follows "of"`."""
        return self._nouns_by_note.get(note, frozenset())

    @cached_property
    def sector_phrases(self) -> Mapping[str, Sequence[SectorWord]]:
        """The words of sectors by their first word, the longest first."""
        return by_first_word(self.sector_words)

    @cached_property
    def bodies_by_portfolio(self) -> Mapping[str, tuple[str, ...]]:
        """By the words of a title that point to a ministry or agency: the ids of those to which they do."""
        found: dict[str, tuple[str, ...]] = {}
        for body, phrases in self.portfolios.items():
            for phrase in phrases:
                found[phrase] = (*found.get(phrase, ()), body)
        return found

    @cached_property
    def armed_forces(self) -> Mapping[str, str]:
        """By country (ISO 3166 alpha-3): the id of the body that is all of its forces."""
        armies = [actor for actor in self.actors.values() if actor.type == "Military" and actor.country]
        return {army.country or "": army.id for army in reversed(armies) if any(map(_is_all_forces, _forms(army)))}

    @cached_property
    def _nouns_by_note(self) -> Mapping[str, frozenset[str]]:
        notes = {noun.note for noun in self.head_nouns}
        return {note: frozenset(noun.noun for noun in self.head_nouns if noun.note == note) for note in notes}

    def words_used_as(self, use: str) -> frozenset[str]:
        """Title words of one use, such as `rank`, `honorific` or `appointing`."""
        return frozenset(entry.word for entry in self.title_words if entry.use == use)

    def is_a(self, name: str, ancestor: str) -> bool:
        return name == ancestor or ancestor in self.ancestors(name)

    def admits(self, relation: str, subject: str | None, object: str | None) -> bool:
        """May the relation hold between actors of these classes? `None` is an argument that the text leaves out."""
        rule = self.relations[relation]
        if object is None and not rule.object_optional:
            return False
        return (subject is None or any(self.is_a(subject, x) for x in rule.domain)) and (
            object is None or any(self.is_a(object, x) for x in rule.range)
        )


def _forms(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.names)


def _is_all_forces(name: str) -> bool:
    """ "Norwegian military", "Armed Forces of Norway", but not "General Staff of the Armed Forces"."""
    words = name.lower().split()
    return words[-1] == "military" or words[-2:] == ["armed", "forces"] or words[:3] == ["armed", "forces", "of"]


def _above(name: str, table: Mapping[str, _Named]) -> tuple[str, ...]:
    found = list(table[name].parents)
    for parent in filter(table.__contains__, found):  # it grows meanwhile
        found += [more for more in table[parent].parents if more not in found]
    return tuple(found)


@cache
def _load(folder: Path, actors_file: Path | None, _content: str | None) -> Vocabulary:
    """`_content` is there for the cache: a user changes a file between two runs of one process."""
    if not folder.is_dir():
        raise OntologyError("there is no such folder", where=folder, advice="name an ontology folder, or leave it out")
    graph = Graph()
    for name in ("policy.ttl", "lexicon.en.ttl", "topics.ttl"):
        parse(graph, folder / name)
    shipped = {table: list(table_rows(folder / "actors" / f"{table}.tsv")) for table in ACTOR_TABLES}
    added = list(added_rows(actors_file)) if actors_file else []
    tables = with_added(shipped, added)
    territories, organizations = tables["territories"], tables["organizations"]
    kinds, sectors = _sorted(classes(graph)), read_sectors(folder)
    found = with_sectors(
        actors(tables),
        read_regions(folder, "sector"),
        sectors_by_class(sectors),
        lambda kind: (kind, *_above(kind, kinds)) if kind in kinds else (),
    )
    known = {actor.id: actor for actor in sorted(found, key=lambda actor: actor.id)}
    return Vocabulary(
        folder=folder,
        classes=kinds,
        relations=_sorted(relations(graph)),
        topics=_sorted(topics(graph)),
        actors=MappingProxyType(known),
        territories=MappingProxyType({row["id"]: territory(row) for row in territories}),
        portfolios=MappingProxyType(
            {row["id"]: listed(row["portfolios"]) for row in organizations if row["portfolios"]}
        ),
        seats=MappingProxyType({row["id"]: listed(row["seats"]) for row in organizations if row["seats"]}),
        offices=tuple(records(OfficeTitle, folder / "actors" / "offices.tsv")),
        modifiers=tuple(records(OfficeModifier, folder / "actors" / "office_modifiers.tsv")),
        title_words=tuple(records(TitleWord, folder / "actors" / "title_words.tsv")),
        head_nouns=tuple(records(HeadNoun, folder / "actors" / "head_nouns.tsv")),
        name_words=tuple(records(NameWord, folder / "actors" / "name_words.tsv")),
        name_parts=tuple(records(NamePart, folder / "actors" / "name_parts.tsv")),
        no_actors=tuple(records(NoActor, folder / "actors" / "no_actors.tsv")),
        federal_states=tuple(records(FederalState, folder / "actors" / "federal_states.tsv")),
        sectors=sectors,
        sector_words=tuple(records(SectorWord, folder / "actors" / "sector_words.tsv")),
        region_states=read_regions(folder, "state"),
        cues=tuple(records(Cue, folder / "cues.en.tsv")),
        weights=MappingProxyType(dict(weights(folder / "confidence.tsv"))),
        added=MappingProxyType({entry.row["id"]: entry.where for entry in added}),
    )


def _sorted[T](items: Iterable[T]) -> Mapping[str, T]:
    return MappingProxyType(dict(sorted((getattr(item, "name", None) or item.id, item) for item in items)))  # type: ignore[attr-defined]
