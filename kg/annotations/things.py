"""What an article names beside its actors, in one order: named things, definite ones, longer forms of names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotations.longer_forms import LongerForms
from kg.annotations.named_things import NamedThings
from kg.annotations.nouns_again import NounsAgain
from kg.annotations.vessels import Vessels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.annotations.draft import Draft
    from kg.annotations.names import Names
    from kg.annotations.offices import OfficePhrase
    from kg.annotations.sectors import SectorReader
    from kg.vocabulary import Vocabulary

__all__ = ["ThingFinder"]


class ThingFinder:
    """Everything that is compiled once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, sectors: SectorReader) -> None:
        self._sectors = sectors
        self._named = NamedThings(vocabulary)
        self._vessels = Vessels(vocabulary)
        self._longer = LongerForms(vocabulary)
        self._again = NounsAgain(vocabulary)

    def find(self, draft: Draft, names: Names, phrases: Iterable[OfficePhrase], publisher: str | None = None) -> None:
        """Put the things of a document into its draft, when all of its mentions are known.

        Args:
            draft: with all of its mentions.
            names: what may be a name in it.
            phrases: its titles, which are no names of things.
            publisher: the id of the body of a state that gives the text out.
        """
        before = set(draft.actors)
        titles = {k for phrase in phrases for k in range(phrase.start, phrase.end)}
        self._named.find(draft, names, titles, draft.vocabulary.actors[publisher] if publisher else None)
        self._vessels.find(draft)
        self._longer.find(draft)
        self._again.find(draft)
        for key in sorted(draft.actors.keys() - before):
            actor = draft.actors[key]
            if actor.sector is None and draft.is_type(key, "Organization"):
                draft.actors[key] = replace(actor, sector=self._sectors.of_body(actor))
