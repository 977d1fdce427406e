"""What an article names beside its actors, in one order: named things, definite ones, longer forms of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.longer_forms import LongerForms
from kg.annotations.named_things import NamedThings
from kg.annotations.vessels import Vessels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.annotations.draft import Draft
    from kg.annotations.names import Names
    from kg.annotations.offices import OfficePhrase
    from kg.vocabulary import Vocabulary

__all__ = ["ThingFinder"]


class ThingFinder:
    """Everything that is compiled once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._named = NamedThings(vocabulary)
        self._vessels = Vessels(vocabulary)
        self._longer = LongerForms(vocabulary)

    def find(self, draft: Draft, names: Names, phrases: Iterable[OfficePhrase]) -> None:
        """Put the things of a document into its draft, when all of its mentions are known."""
        titles = {k for phrase in phrases for k in range(phrase.start, phrase.end)}
        self._named.find(draft, names, titles)
        self._vessels.find(draft)
        self._longer.find(draft)
