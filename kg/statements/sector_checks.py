"""Every fault of the sectors: of the scheme, of the words that tell them, of the regions (`kg check`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.vocabulary import table_rows
from kg.vocabulary.sectors import FILE, code_of

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

__all__ = ["sector_faults"]

_USES = ("noun", "beside", "vague")
_WORDS = "actors/sector_words.tsv"
_REGIONS = "actors/regions.tsv"


def sector_faults(vocabulary: Vocabulary) -> Iterator[str]:
    """The faults in plain words, each with its record."""
    yield from _scheme_faults(vocabulary)
    yield from _class_faults(vocabulary)
    yield from _word_faults(vocabulary)
    yield from _region_faults(vocabulary)
    for key, actor in vocabulary.actors.items():
        if actor.sector and actor.sector not in vocabulary.sectors:
            yield f"actors/{actor.source}: {key} has the sector {actor.sector}, which is no concept of {FILE}"


def _scheme_faults(vocabulary: Vocabulary) -> Iterator[str]:
    for key, sector in vocabulary.sectors.items():
        where = f"{FILE}: sector:{key}"
        if not sector.label or not sector.definition:
            yield f"{where} has no label or no definition (add skos:prefLabel and skos:definition)"
        for other in (*sector.broader, *filter(None, [sector.formerly])):
            if other not in vocabulary.sectors:
                yield f"{where} names sector:{other}, which is missing"
        if key in sector.broader or (set(sector.broader) <= set(vocabulary.sectors) and not _code(vocabulary, key)):
            yield f"{where} has no code of PLOVER, nor has one above it (add skos:notation, or skos:broader)"


def _code(vocabulary: Vocabulary, sector: str) -> str | None:
    try:
        return code_of(sector, vocabulary.sectors)
    except RecursionError:  # it is broader than itself
        return None


def _class_faults(vocabulary: Vocabulary) -> Iterator[str]:
    given: dict[str, list[str]] = defaultdict(list)
    for key, sector in vocabulary.sectors.items():
        for kind in sector.classes:
            given[kind].append(key)
            if kind not in vocabulary.classes:
                yield f"{FILE}: sector:{key} is given to pol:{kind}, which is no class"
    for kind, keys in sorted(given.items()):
        if len(keys) > 1:
            yield f"{FILE}: pol:{kind} is given to {' and '.join(keys)} (leave it with one)"


def _word_faults(vocabulary: Vocabulary) -> Iterator[str]:
    for word in vocabulary.sector_words:
        if word.use not in _USES:
            yield f"{_WORDS}: {word.phrase} has the use {word.use!r} (write one of {', '.join(_USES)})"
        if word.sector and word.sector not in vocabulary.sectors:
            yield f"{_WORDS}: {word.phrase} tells {word.sector}, which is no concept of {FILE}"


def _region_faults(vocabulary: Vocabulary) -> Iterator[str]:
    for row in table_rows(vocabulary.folder / _REGIONS):
        where = f"{_REGIONS}: {row['territory']}"
        if row["territory"] not in vocabulary.territories:
            yield f"{where} is no record of territories.tsv"
        if row["state"] and row["state"] not in vocabulary.country_ids:
            yield f"{where} lies in {row['state']}, which no territory has as its code"
