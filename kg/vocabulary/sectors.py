"""The sectors of actors (`ontology/sectors.ttl`) and the words that tell them (`actors/sector_words.tsv`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from rdflib import RDF, SKOS, Graph, URIRef

from kg.model import Actor
from kg.vocabulary.tables import table_rows
from kg.vocabulary.turtle import POL, first, local_name, parse

__all__ = [
    "FILE",
    "Sector",
    "SectorWord",
    "by_first_word",
    "code_of",
    "read_regions",
    "read_sectors",
    "sectors_by_class",
    "with_sectors",
]

FILE = "sectors.ttl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """A concept of `sectors.ttl`."""

    id: str
    label: str
    definition: str
    code: str | None = None
    """The sector of PLOVER, as `GOV`; a trade has that of the sector it is under."""
    broader: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    """Whose bodies are of this sector, unless something says otherwise."""
    of_people: bool = False
    """Whether people alone are of it, and no body with a name."""
    formerly: str | None = None
    """The sector of those who have left this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorWord:
    """A word or phrase that tells a sector (`actors/sector_words.tsv`)."""

    phrase: str
    sector: str
    use: str
    """`noun` decides as the noun that is spoken of, and tells beside it too; `beside` tells only there; `vague` is
    a noun that tells where nothing before it does. A `noun` without sector says that the words beside it tell nothing:
    critics of a government are not of it.
    """

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.phrase.replace("'", "").split())


def read_sectors(folder: Path) -> Mapping[str, Sector]:
    """The concepts of the scheme by name, in sorted order.

    Raises:
        OntologyError: the file is missing, or is not valid Turtle.
    """
    graph = Graph()
    parse(graph, folder / FILE)
    concepts = sorted(_concepts(graph), key=lambda sector: sector.id)
    return MappingProxyType({sector.id: sector for sector in concepts})


def _concepts(graph: Graph) -> Iterator[Sector]:
    for node in graph.subjects(RDF.type, SKOS.Concept):
        if isinstance(node, URIRef):
            yield Sector(
                id=local_name(node),
                label=first(graph, node, SKOS.prefLabel),
                definition=first(graph, node, SKOS.definition),
                code=first(graph, node, SKOS.notation) or None,
                broader=_names(graph, node, SKOS.broader),
                classes=_names(graph, node, POL.ofClass),
                of_people=first(graph, node, POL.ofPeople) == "true",
                formerly=next(iter(_names(graph, node, POL.formerly)), None),
            )


def _names(graph: Graph, node: URIRef, predicate: URIRef) -> tuple[str, ...]:
    return tuple(sorted(map(local_name, graph.objects(node, predicate))))


def code_of(sector: str | None, sectors: Mapping[str, Sector]) -> str | None:
    """The code of PLOVER for a sector: its own, or that of the sector above it."""
    known = sectors.get(sector or "")
    if known is None:
        return None
    return known.code or next((code for above in known.broader if (code := code_of(above, sectors))), None)


def sectors_by_class(sectors: Mapping[str, Sector]) -> Mapping[str, str]:
    """The sector of each class that has one."""
    return {kind: sector.id for sector in sectors.values() for kind in sector.classes}


def by_first_word(words: Iterable[SectorWord]) -> Mapping[str, Sequence[SectorWord]]:
    """The words that begin with a word, the longest phrase first."""
    found: dict[str, list[SectorWord]] = {}
    for word in sorted(words, key=lambda word: -len(word.parts)):
        found.setdefault(word.parts[0], []).append(word)
    return found


def read_regions(folder: Path, column: str) -> Mapping[str, str]:
    """One column of `actors/regions.tsv`, `state` or `sector`, by territory, where it is filled."""
    rows = table_rows(folder / "actors" / "regions.tsv")
    return MappingProxyType({row["territory"]: row[column] for row in rows if row[column]})


def with_sectors(
    actors: Iterable[Actor],
    regions: Mapping[str, str],
    by_class: Mapping[str, str],
    classes: Callable[[str], Iterable[str]],
) -> Iterator[Actor]:
    """The actors with the sector of their class where no table gives one.

    Args:
        actors: those of the tables.
        regions: sectors by territory.
        by_class: sectors by class.
        classes: gives a class and those above it, nearest first.
    """
    for actor in actors:
        own = actor.sector or regions.get(actor.id)
        sector = own or next((by_class[kind] for kind in classes(actor.type) if kind in by_class), None)
        yield actor if sector == actor.sector else replace(actor, sector=sector)
