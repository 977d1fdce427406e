"""The records of the tables in `ontology/`, one class for each table; the columns are its fields."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Cue",
    "FederalState",
    "HeadNoun",
    "NamePart",
    "NameWord",
    "NoActor",
    "OfficeModifier",
    "OfficeTitle",
    "Territory",
    "TitleWord",
]


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
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeModifier:
    """A word that says whether an office is held still, no longer or not yet (`actors/office_modifiers.tsv`)."""

    word: str
    status: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWord:
    """A word that goes with titles and names: a rank below the office, an honorific, a verb of appointing, a field
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


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWord:
    """How a word of a name is compared with those of other names (`actors/name_words.tsv`)."""

    word: str
    """In lower case, without accents and punctuation."""
    use: str
    """`spelling` (another way to write `same_as`), `company form`, `short company form` (another word as well) or
    `general` (tells not which of several)."""
    same_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePart:
    """What makes another name of a known one beside it (`actors/name_parts.tsv`)."""

    word: str
    """In lower case; a `place` as it is written."""
    use: str
    """`place before`, `place behind`, `place of`, `place` (a whole name), `body behind`, `company of` or `held`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoActor:
    """Words that name nobody, though a part of them is a name elsewhere (`actors/no_actors.tsv`)."""

    phrase: str
    """In the singular; a leading `~` is any adjective of a state."""
    beside: str = ""
    """Words of which one stands in the same sentence, separated by `|`; empty where none has to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FederalState:
    """A member of a federation, which may bear the name of a state or a capital (`actors/federal_states.tsv`)."""

    name: str
    state: str
    """ISO 3166 alpha-3."""
    abbreviation: str
    """As it stands behind a town ("Portville, WM")."""
    called: str
    """What the graph shows, where `name` alone is somebody else."""
    signs: str
    """Words that tell that this one is spoken of, separated by `|`."""
    beside: str
    """Members in whose company it stands, separated by `|`; empty for all of them."""
    city: str
    """What the graph calls the city in it that has the same name; empty where there is none that reports speak of."""
    city_signs: str
    """Words that tell that this city is spoken of, separated by `|`."""
