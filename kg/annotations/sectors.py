"""The sector of each actor of a document, as its words say it: by the office held, by the name of a body.

What is unsure stays empty. Known bodies bring theirs along from the gazetteer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotations.sector_words import SectorWords, Told
from kg.vocabulary.sectors import sectors_by_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import Office
    from kg.annotations.draft import Draft
    from kg.annotations.offices import OfficePhrase
    from kg.model import Actor
    from kg.vocabulary import Vocabulary

__all__ = ["SectorReader"]

_OF_STATE = "government"
_STATE_OFFICES = ("country", "portfolio", "sender")
_PROFESSIONS = ("employer", "portfolio")
_TOLD_BY_WORDS = ("Organization", "GovernmentBody", "ArmedGroup")
"""Classes of many sectors: of a council, a federation or a gang the words say more."""
_NOT_HELD = "future"


@dataclass(frozen=True, slots=True)
class _Title:
    """An office as far as it tells a sector."""

    told: Told
    status: str
    body: Actor | None
    """Whose office it is, where that is known."""
    of_state: bool
    """Whether the title is that of a state's office, should no word say more."""
    is_common: bool
    """ "president Vale" may preside over a state or over a club."""
    by_title: bool
    """Whether a professor or a lawmaker is one wherever he or she works."""


class SectorReader:
    """Reads sectors with the words and classes of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.words = SectorWords(vocabulary)
        self._vocabulary = vocabulary
        self._counting = vocabulary.nouns_noted('counts what follows "of"')
        self._by_class = sectors_by_class(vocabulary.sectors)

    # ---- the actors of a document -----------------------------------------------------------------------------------

    def assign(self, draft: Draft, offices: Iterable[Office], phrases: Iterable[OfficePhrase]) -> None:
        """Give the actors of a document their sectors; those from the gazetteer keep what they have."""
        held = self._held(draft, offices, phrases)
        for key, actor in draft.actors.items():
            if actor.sector is None:
                sector = self._of_holder(held.get(key, [])) if actor.type == "Person" else self.of_body(actor)
                if sector is not None:
                    draft.actors[key] = replace(actor, sector=sector)

    def _held(
        self, draft: Draft, offices: Iterable[Office], phrases: Iterable[OfficePhrase]
    ) -> dict[str, list[_Title]]:
        """The offices of each person, those first whose body is known."""
        phrases = list(phrases)
        by_head = {phrase.head: phrase for phrase in phrases}
        held: dict[str, list[_Title]] = {}
        for office in offices:
            if (phrase := by_head.get(office.head)) is not None:
                title = replace(self._title(phrase, draft.actors.get(office.object)), status=office.status)
                held.setdefault(office.holder.actor, []).append(title)
        for phrase in phrases:
            for start, _ in phrase.holders:
                if (holder := draft.name_at(start)) is not None:
                    held.setdefault(holder.actor, []).append(self._title(phrase, None))
        return held

    def _title(self, phrase: OfficePhrase, body: Actor | None) -> _Title:
        """What the title tells by its own words, and below the state by those beside it ("rebel commander")."""
        kind = phrase.title.object
        return _Title(
            told=self.words.of_text(phrase.title.title if kind in _STATE_OFFICES else phrase.role),
            status=phrase.status,
            body=body,
            of_state=kind in _STATE_OFFICES and not phrase.is_of_a_body,
            is_common=phrase.role.islower() and phrase.title.relation == "head_of_state_of",
            by_title=kind in _PROFESSIONS,
        )

    def _of_holder(self, titles: list[_Title]) -> str | None:
        """By an office held now, else by one of old."""
        for former in (False, True):
            for title in titles:
                if title.status != _NOT_HELD and (title.status == "former") is former:
                    sector = self._of_title(title)
                    if sector is not None:
                        return self.words.left(sector) if former else sector
        return None

    # ---- one office, body or phrase ---------------------------------------------------------------------------------

    def of_office(self, phrase: OfficePhrase, body: Actor | None) -> str | None:
        """What a title tells of whoever holds it, with the body or state whose office it is."""
        sector = self._of_title(self._title(phrase, body))
        return self.words.left(sector) if phrase.status == "former" else sector

    def _of_title(self, title: _Title) -> str | None:
        told, body = title.told, title.body
        if body is None:
            sure = told.noun or told.beside
            return sure or (None if title.is_common else told.vague or (_OF_STATE if title.of_state else None))
        if self._vocabulary.is_a(body.type, "Country"):
            return told.sector or _OF_STATE
        return (told.noun if title.by_title else None) or body.sector or self.of_body(body) or told.sector

    def of_body(self, actor: Actor) -> str | None:
        """What the name and the class of a body tell that no table has."""
        by_class = self._of_class(actor.type)
        if actor.type not in _TOLD_BY_WORDS:
            return None if self._is_some_group(actor) else by_class
        told = self.words.of_text(actor.name.partition(" (")[0])
        if actor.type != "GovernmentBody":
            return next(filter(self._is_of_bodies, (told.noun, told.beside)), by_class)
        if actor.country or actor.parent:
            return next(filter(self._is_of_states, (told.noun, told.beside)), by_class)
        return told.noun or (told.beside if self._is_of_states(told.beside) else None)

    def of_noun(self, tokens: Iterable[Token], noun: Token, kind: str, *, body: str | None = None) -> str | None:
        """What a common noun tells with the words of its phrase.

        Args:
            tokens: the phrase.
            noun: the noun spoken of.
            kind: its class.
            body: the sector of a body named beside it ("officials of the Navy").
        """
        words = list(tokens)
        told = self.words.of_tokens(words, noun)
        sector = told.noun or told.beside or body or told.vague
        if sector is None and kind not in _TOLD_BY_WORDS[:2]:
            sector = self._of_class(kind)
        former = self.words.says_former([token.lower_ for token in words if token.i < noun.i])
        return self.words.left(sector) if former else sector

    def _of_class(self, kind: str) -> str | None:
        kinds = (kind, *self._vocabulary.ancestors(kind))
        return next((self._by_class[each] for each in kinds if each in self._by_class), None)

    def _is_some_group(self, actor: Actor) -> bool:
        """A "Group" may be a company, and may be a working group."""
        return actor.name.split()[-1].lower() in self._counting

    def _is_of_bodies(self, sector: str | None) -> bool:
        known = self._vocabulary.sectors.get(sector or "")
        return known is not None and not known.of_people

    def _is_of_states(self, sector: str | None) -> bool:
        """Whether a state has offices of the sector, which one can leave."""
        known = self._vocabulary.sectors.get(sector or "")
        return known is not None and known.formerly is not None
