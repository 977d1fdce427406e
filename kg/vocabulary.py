"""What the ontology folder says: relations, classes, topics, cues, offices and known actors.

This is the only file that knows the terms of the lexicon (`lex:`) and the columns of the tables in `ontology/`.
Everything that is wrong with a record is collected by `faults`; `Vocabulary.load` raises on the first.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from kg.errors import OntologyError
from kg.model import Actor, ActorClass, Relation, Template, Topic

__all__ = [
    "Cue",
    "HeadNoun",
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

POL = Namespace("https://w3id.org/policy-actors/ns#")
LEX = Namespace("https://w3id.org/policy-actors/lex#")
SCHEMA = Namespace("https://schema.org/")
PARTS = ("verb", "noun", "adjective")
_IN_NAMES = "in names only"
ACTOR_TABLES = ("territories", "organizations", "people")


class _Named(Protocol):
    @property
    def parents(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that changes how an act is meant, or that brings in a speaker (`cues.en.tsv`)."""

    phrase: str
    category: str
    value: str
    direction: str
    scope: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTitle:
    """How a title maps to a relation and to the body whose office it is (`actors/offices.tsv`)."""

    title: str
    plural: str
    relation: str
    org_relation: str
    object: str
    """`country`, `portfolio` (words beside the title name the ministry), `body`, `employer` (a body, never the country
    that stands beside a profession), `sender` or `same`.
    """
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeModifier:
    """A word that says whether an office is held still, no longer or not yet (`actors/office_modifiers.tsv`)."""

    word: str
    status: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWord:
    """A word that goes with titles and names: a rank below the office, an honorific, a verb of appointing
    (`actors/title_words.tsv`).
    """

    word: str
    use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadNoun:
    """A common noun that names a kind of actor or thing: "ministry", "treaty" (`actors/head_nouns.tsv`)."""

    noun: str
    type: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """What the names of a state or territory need beyond an `Actor`."""

    demonyms: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


def ontology_folder() -> Path:
    """The folder of the ontology: inside the installed package, or beside it in a checkout."""
    packaged = Path(str(files("kg"))) / "ontology"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[1] / "ontology"


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
    cues: tuple[Cue, ...]
    weights: Mapping[tuple[str, str], float]
    """What a statement is read from and found there, and how that changes the log-odds that it is right
    (`confidence.tsv`).
    """

    @classmethod
    def load(cls, folder: Path | None = None) -> Vocabulary:
        """Read and check a folder; without one, the ontology that comes with the package.

        Raises:
            OntologyError: on the first record that breaks a rule, naming it.
        """
        vocabulary = _load((folder or ontology_folder()).resolve())
        return vocabulary

    @cached_property
    def country_ids(self) -> Mapping[str, str]:
        """Ids of states and territories by ISO 3166 alpha-3 code."""
        codes = ((self.actors[key].country, key) for key in self.territories if not self.actors[key].valid_to)
        return {code: key for code, key in codes if code}

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
    def bodies_by_portfolio(self) -> Mapping[str, tuple[str, ...]]:
        """By the words of a title that point to a ministry or agency: the ids of those to which they do."""
        found: dict[str, tuple[str, ...]] = {}
        for body, phrases in self.portfolios.items():
            for phrase in phrases:
                found[phrase] = (*found.get(phrase, ()), body)
        return found

    @cached_property
    def _nouns_by_note(self) -> Mapping[str, frozenset[str]]:
        notes = {noun.note for noun in self.head_nouns}
        return {note: frozenset(noun.noun for noun in self.head_nouns if noun.note == note) for note in notes}

    def words_used_as(self, use: str) -> frozenset[str]:
        """Title words of one use: `rank`, `honorific`, `address` or `appointing`."""
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


def _above(name: str, table: Mapping[str, _Named]) -> tuple[str, ...]:
    found = list(table[name].parents)
    for parent in filter(table.__contains__, found):  # it grows meanwhile
        found += [more for more in table[parent].parents if more not in found]
    return tuple(found)


@cache
def _load(folder: Path) -> Vocabulary:
    if not folder.is_dir():
        raise OntologyError("there is no such folder", where=folder, advice="name an ontology folder, or leave it out")
    graph = Graph()
    for name in ("policy.ttl", "lexicon.en.ttl", "topics.ttl"):
        _parse(graph, folder / name)
    classes = _classes(graph)
    tables = {table: list(table_rows(folder / "actors" / f"{table}.tsv")) for table in ACTOR_TABLES}
    territories, organizations = tables["territories"], tables["organizations"]
    actors = {actor.id: actor for actor in sorted(_actors(tables), key=lambda actor: actor.id)}
    return Vocabulary(
        folder=folder,
        classes=_sorted(classes),
        relations=_sorted(_relations(graph)),
        topics=_sorted(_topics(graph)),
        actors=MappingProxyType(actors),
        territories=MappingProxyType({row["id"]: _territory(row) for row in territories}),
        portfolios=MappingProxyType(
            {row["id"]: _list(row["portfolios"]) for row in organizations if row["portfolios"]}
        ),
        seats=MappingProxyType({row["id"]: _list(row["seats"]) for row in organizations if row["seats"]}),
        offices=tuple(_records(OfficeTitle, folder / "actors" / "offices.tsv")),
        modifiers=tuple(_records(OfficeModifier, folder / "actors" / "office_modifiers.tsv")),
        title_words=tuple(_records(TitleWord, folder / "actors" / "title_words.tsv")),
        head_nouns=tuple(_records(HeadNoun, folder / "actors" / "head_nouns.tsv")),
        cues=tuple(_records(Cue, folder / "cues.en.tsv")),
        weights=MappingProxyType(dict(_weights(folder / "confidence.tsv"))),
    )


def _sorted[T](items: Iterable[T]) -> Mapping[str, T]:
    return MappingProxyType(dict(sorted((getattr(item, "name", None) or item.id, item) for item in items)))  # type: ignore[attr-defined]


# ---- Turtle ---------------------------------------------------------------------------------------------------------


def _parse(graph: Graph, path: Path) -> None:
    try:
        graph.parse(path, format="turtle")
    except FileNotFoundError:
        raise OntologyError("the file is missing", where=path, advice="restore it, or reinstall the package") from None
    except Exception as error:  # rdflib raises its own BadSyntax, and plain ValueError for bad literals
        reason = " ".join(str(error).split())[:300]
        raise OntologyError(f"not valid Turtle: {reason}", where=path, advice="mend the line it names") from error


def _local(node: object) -> str:
    return str(node).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _texts(graph: Graph, subject: URIRef, predicate: URIRef) -> tuple[str, ...]:
    return tuple(sorted(str(value) for value in graph.objects(subject, predicate)))


def _first(graph: Graph, subject: URIRef, predicate: URIRef, default: str = "") -> str:
    return next(iter(_texts(graph, subject, predicate)), default)


def _own(graph: Graph, subject: URIRef, predicate: URIRef) -> tuple[str, ...]:
    """Local names of the objects in our own namespace; alignments to other vocabularies are left aside."""
    return tuple(sorted(_local(value) for value in graph.objects(subject, predicate) if str(value).startswith(POL)))


def _classes(graph: Graph) -> Iterator[ActorClass]:
    for node in graph.subjects(RDF.type, OWL.Class):
        if isinstance(node, URIRef) and node.startswith(POL):
            yield ActorClass(
                name=_local(node),
                label=_first(graph, node, RDFS.label),
                definition=_first(graph, node, SKOS.definition),
                parents=_own(graph, node, RDFS.subClassOf),
            )


def _relations(graph: Graph) -> Iterator[Relation]:
    for node in sorted({x for x in graph.subjects(POL.aspect) if isinstance(x, URIRef)}):
        name = _local(node)
        yield Relation(
            name=name,
            label=_first(graph, node, RDFS.label),
            definition=_first(graph, node, SKOS.definition),
            domain=_own(graph, node, SCHEMA.domainIncludes),
            range=_own(graph, node, SCHEMA.rangeIncludes),
            aspect=_first(graph, node, POL.aspect),
            symmetric=(node, RDF.type, OWL.SymmetricProperty) in graph,
            object_optional=_first(graph, node, POL.objectOptional) == "true",
            reaches_owner=_first(graph, node, POL.reachesOwner) == "true",
            of_own_acts=_first(graph, node, POL.ofOwnActs) == "true",
            reaches_content=_first(graph, node, POL.reachesContent) == "true",
            by_persons=frozenset(_texts(graph, node, POL.byPersons)),
            inverse_label=_first(graph, node, POL.inverseLabel) or None,
            parents=_own(graph, node, RDFS.subPropertyOf),
            examples=_texts(graph, node, SKOS.example),
            counter_examples=_texts(graph, node, POL.counterExample),
            templates=tuple(
                Template(relation=name, part=part, text=text)
                for part in PARTS
                for text in _texts(graph, node, LEX[part])
            ),
        )


def _declared(graph: Graph) -> set[Node]:
    return set(graph.subjects(RDFS.subPropertyOf, POL.related_to)) | set(graph.subjects(POL.aspect))


def declared_relations(folder: Path) -> frozenset[str]:
    """The names of all relations in `policy.ttl`, of those too that lack what makes them one."""
    graph = Graph()
    _parse(graph, folder / "policy.ttl")
    return frozenset(map(_local, _declared(graph)))


def unread(folder: Path) -> Iterator[str]:
    """What stands in the Turtle files and is read by nobody, because the record lacks what makes it a relation."""
    graph = Graph()
    for name in ("policy.ttl", "lexicon.en.ttl"):
        _parse(graph, folder / name)
    relations = set(graph.subjects(POL.aspect))
    declared = _declared(graph)
    for node in sorted(declared - relations, key=str):
        yield f'policy.ttl: pol:{_local(node)} has no aspect (write pol:aspect "state" or "event")'
    said = {node for part in PARTS for node in graph.subjects(LEX[part])}
    for node in sorted(said - declared, key=str):
        yield f"lexicon.en.ttl: pol:{_local(node)} is no relation of policy.ttl (mend its name, or add its block there)"


def misplaced(folder: Path) -> Iterator[str]:
    """Records of the actor tables that stand out of order, or have the id of an earlier one."""
    seen: set[str] = set()
    for table in ACTOR_TABLES:
        before = ""
        for row in table_rows(folder / "actors" / f"{table}.tsv"):
            where = f"actors/{table}.tsv: {row['id']}"
            if row["id"] in seen:
                yield f"{where} stands there twice, or in another table too (give each record its own id)"
            elif row["id"] < before:
                yield f"{where} stands behind {before} (sort the lines by their first column)"
            seen.add(row["id"])
            before = row["id"]


def _topics(graph: Graph) -> Iterator[Topic]:
    for node in graph.subjects(RDF.type, SKOS.Concept):
        if isinstance(node, URIRef):
            labels = (*_texts(graph, node, SKOS.prefLabel), *_texts(graph, node, SKOS.altLabel))
            yield Topic(
                id=_local(node),
                label=_first(graph, node, SKOS.prefLabel),
                broader=tuple(sorted(_local(x) for x in graph.objects(node, SKOS.broader))),
                phrases=tuple(sorted({x.lower() for x in (*labels, *_texts(graph, node, SKOS.hiddenLabel))})),
            )


# ---- tables ---------------------------------------------------------------------------------------------------------


def table_rows(path: Path) -> Iterator[dict[str, str]]:
    """The records of a table of `ontology/`: tab-separated, one header line, no quoting."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            for row in reader:
                if None in row or None in row.values():
                    raise OntologyError(
                        f"line {reader.line_num} has not as many columns as the header",
                        where=path,
                        advice="separate columns by one tab each, and leave unknown ones empty",
                    )
                yield {key: value.strip() for key, value in row.items()}
    except FileNotFoundError:
        raise OntologyError("the file is missing", where=path, advice="restore it, or reinstall the package") from None
    except UnicodeDecodeError as error:
        raise OntologyError(f"not UTF-8 ({error.reason})", where=path, advice="save it as UTF-8") from error


def _records[T](kind: type[T], path: Path) -> Iterator[T]:
    wanted = kind.__dataclass_fields__  # type: ignore[attr-defined]
    for row in table_rows(path):
        try:
            yield kind(**{key: value for key, value in row.items() if key in wanted})
        except TypeError as error:
            raise OntologyError(f"a column is missing: {error}", where=path, advice="add it to the header") from error


def _weights(path: Path) -> Iterator[tuple[tuple[str, str], float]]:
    for row in table_rows(path):
        try:
            yield (row["feature"], row["value"]), float(row["weight"])
        except (KeyError, ValueError) as error:
            advice = "make the file anew: make calibrate"
            raise OntologyError(f"not a feature, a value and a weight: {row}", where=path, advice=advice) from error


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _territory(row: Mapping[str, str]) -> Territory:
    return Territory(
        demonyms=_list(row["demonyms"]),
        people=_list(row["people"]),
        capitals=_list(row["capital"]),
        seats=_list(row["seats"]),
    )


def _actors(tables: Mapping[str, Iterable[Mapping[str, str]]]) -> Iterator[Actor]:
    for table, rows in tables.items():
        for row in rows:
            yield Actor(
                id=row["id"],
                name=row["name"],
                type=row["type"],
                names=_list(row["names"]),
                weak_names=_list(row["weak_names"]),
                country=row.get("iso3") or row.get("country") or None,
                sector=row.get("sector") or None,
                parent=row.get("parent") or None,
                valid_from=row["valid_from"] or None,
                valid_to=row["valid_to"] or None,
                source=f"{table}.tsv",
            )
