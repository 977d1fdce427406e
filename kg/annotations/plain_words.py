"""Words that are no names by themselves: of fields ("climate"), of titles, of kinds of actors and things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.cities import Cities
from kg.annotations.longer_names import LongerNames
from kg.annotations.namesakes import Namesakes
from kg.annotations.no_actors import NoActors

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

__all__ = ["PlainWords"]

_LONGEST_PARTICLE = 3
"""Of the words of a portfolio "of", "for" and "the" are none of a field."""


@dataclass(frozen=True, slots=True)
class PlainWords:
    """All in lower case, but for members of federations."""

    kinds: frozenset[str]
    """Head nouns of bodies and things ("order", "assembly"), which end no person's name."""
    fields: frozenset[str]
    """What says of which kind or field an office is ("ranking", "climate")."""
    addresses: frozenset[str]
    """Titles that may stand right before a name, of one or of several ("minister", "senators"), and what goes with them
    ("acting", "emerita").
    """
    all: frozenset[str]
    """These, and whatever else titles, people and their many are called."""
    members: frozenset[str]
    """Members of federations, as they are written."""
    postal: frozenset[str]
    """Their abbreviations, as they are written."""
    no_actors: NoActors
    namesakes: Namesakes
    longer: LongerNames
    cities: Cities

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> PlainWords:
        """The words of a vocabulary."""
        kinds = frozenset(noun for noun, kind in vocabulary.head_types.items() if kind != "Person")
        titles = {form for office in vocabulary.offices for form in (office.title, office.plural) if " " not in form}
        portfolios = {word.strip(",") for phrase in vocabulary.bodies_by_portfolio for word in phrase.split()}
        words = {word for word in portfolios - titles if len(word) > _LONGEST_PARTICLE}
        fields = vocabulary.words_used_as("field") | vocabulary.words_used_as("rank") | words
        address = vocabulary.words_used_as("address")
        addresses = address | {office.plural for office in vocabulary.offices if office.title in address}
        addresses |= {modifier.word for modifier in vocabulary.modifiers}
        nouns = {form for noun in vocabulary.head_types for form in (noun, f"{noun}s")}
        everything = fields | addresses | titles | nouns
        members = frozenset(member.name for member in vocabulary.federal_states)
        postal = frozenset(member.abbreviation for member in vocabulary.federal_states if member.abbreviation)
        no_actors = NoActors(vocabulary.no_actors, {each.lower() for each in postal})
        shared = (Namesakes(vocabulary), LongerNames(vocabulary, fields), Cities(vocabulary))
        return cls(kinds, fields, addresses, everything, members, postal, no_actors, *shared)
