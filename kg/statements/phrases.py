"""Who is meant by a phrase that stands alone: "Norland's trade ministry", "a former judge", "Sudrian rebels".

It is read as articles are: the same names, offices and words. What only an encyclopaedia could tell stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotations.gazetteer import Role
from kg.annotations.sectors import SectorReader
from kg.model import Article
from kg.statements.unnamed import Unnamed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.annotate import Annotator
    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.annotations.offices import OfficePhrase
    from kg.model import Actor

__all__ = ["PhraseReader", "PhraseReading"]

_GOVERNMENT = "government"
_OF_STATES = "IntergovernmentalOrganization"
_BEHIND = ("IN", ",")
_NOUNS = ("NN", "JJ", "VBN")
_COUNTS = 'counts what follows "of"'
_SEATS = (Role.CAPITAL, Role.SEAT)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseReading:
    """What a phrase says of an actor."""

    phrase: str
    actor: str | None = None
    """Id of the known actor that the phrase names, or of the body that those spoken of belong to."""
    type: str | None = None
    """Its class."""
    country: str | None = None
    """ISO 3166 alpha-3."""
    sector: str | None = None
    """A concept of `sectors.ttl`."""


class PhraseReader:
    """Reads phrases with an annotator."""

    def __init__(self, annotator: Annotator) -> None:
        self._annotator = annotator
        self._vocabulary = annotator.vocabulary
        self._sectors = SectorReader(annotator.vocabulary)

    def read(self, phrase: str, context: str = "") -> PhraseReading:
        """Country and sector of whoever a phrase is about.

        Args:
            phrase: an actor as a text speaks of it.
            context: other words of that text; the one country that they name is meant where the phrase names none.
        """
        reading = self._reading(phrase, self._countries(context))
        if phrase.isupper() and reading.country is None and reading.sector is None:
            return replace(self._reading(phrase.title(), self._countries(context)), phrase=phrase)
        return reading

    def _reading(self, phrase: str, context: set[str]) -> PhraseReading:
        annotated = self._annotated(phrase)
        if not len(annotated.doc):
            return PhraseReading(phrase=phrase)
        return _Phrase(annotated, self._annotator, self._sectors).reading(phrase, context)

    def _annotated(self, text: str) -> AnnotatedArticle:
        return next(iter(self._annotator.annotate([Article(id="phrase", text=text)])))

    def _countries(self, context: str) -> set[str]:
        annotated = self._annotated(context) if context.strip() else None
        if annotated is None:
            return set()
        reader = _Phrase(annotated, self._annotator, self._sectors)
        return {code for mention in annotated.mentions if (code := reader.country_of(mention))}


class _Phrase:
    """One phrase, annotated."""

    def __init__(self, annotated: AnnotatedArticle, annotator: Annotator, sectors: SectorReader) -> None:
        self._annotated = annotated
        self._annotator = annotator
        self._vocabulary = annotator.vocabulary
        self._sectors = sectors
        self._head = self._noun()

    def reading(self, phrase: str, context: set[str]) -> PhraseReading:
        actor = self._actor()
        country = self._country() or (next(iter(context)) if len(context) == 1 else None)
        return PhraseReading(
            phrase=phrase,
            actor=actor.id if actor else None,
            type=actor.type if actor else None,
            country=country,
            sector=self._sector(),
        )

    # ---- what it is about -------------------------------------------------------------------------------------------

    def _noun(self) -> Token:
        """The noun spoken of: the last before a preposition or comma; an adjective may be one ("the displaced")."""
        doc = self._annotated.doc
        first = next((token.i for token in doc if token.tag_.startswith("NN")), 0)
        ends = (token.i for token in doc if token.tag_ in _BEHIND and token.i > first)
        phrase = doc[: next(ends, len(doc))]
        return next((token for token in reversed(phrase) if token.tag_.startswith(_NOUNS)), phrase[-1])

    def _named(self) -> ActorMention | None:
        """The name that is the noun spoken of."""
        return next((m for m in self._annotated.mentions if m.start <= self._head.i < m.end), None)

    def _title(self) -> OfficePhrase | None:
        """The title spoken of, or that of the one who is named."""
        for title in self._annotated.titles:
            if title.start <= self._head.i < title.end or any(a <= self._head.i < b for a, b in title.holders):
                return title
        return None

    def _body(self) -> Actor | None:
        """The body named beside the noun."""
        actors = (self._annotated.actors[mention.actor] for mention in self._annotated.mentions)
        return next((actor for actor in actors if self._vocabulary.is_a(actor.type, "Organization")), None)

    def _actor(self) -> Actor | None:
        named = self._named()
        return self._annotated.actors[named.actor] if named else self._body()

    # ---- country ----------------------------------------------------------------------------------------------------

    def _country(self) -> str | None:
        """That of the office, else that of what is named, the first that has one."""
        title = self._title()
        state = title and (title.country or next(filter(None, title.holder_countries), None))
        if state:
            return self._vocabulary.actors[state].country
        named = self._named()
        mentions = [*([named] if named else []), *self._annotated.mentions]
        return next((code for mention in mentions if (code := self.country_of(mention))), None)

    def country_of(self, mention: ActorMention) -> str | None:
        """The state of an actor, the one a region lies in, or the one a capital or a seat stands for."""
        actor = self._annotated.actors[mention.actor]
        if actor.country or actor.id in self._vocabulary.region_states:
            return actor.country or self._vocabulary.region_states[actor.id]
        state = self._seat(mention)
        return self._vocabulary.actors[state].country if state else None

    def _seat(self, mention: ActorMention) -> str | None:
        """Whose capital or seat the words of a mention are."""
        words = self._annotated.doc[mention.start : mention.end].text
        readings = self._annotator.gazetteer.lookup(words)
        return next((reading.actor for reading in readings if reading.role in _SEATS), None)

    # ---- sector -----------------------------------------------------------------------------------------------------

    def _sector(self) -> str | None:
        title, named = self._title(), self._named()
        if title is not None:
            return self._left(self._sectors.of_office(title, self._office(title)) or self._of_noun())
        if named is None:
            return self._of_noun()
        return self._annotated.actors[named.actor].sector or self._of_seat(named) or self._of_noun()

    def _office(self, title: OfficePhrase) -> Actor | None:
        """The state or the body whose office it is."""
        mention = next((m for m in self._annotated.mentions if (m.start, m.end) == title.body), None)
        if mention is not None:
            return self._annotated.actors[mention.actor]
        return self._vocabulary.actors[title.country] if title.country else self._body()

    def _left(self, sector: str | None) -> str | None:
        """Who is called former, of whatever body, is of the elites."""
        before = self._annotated.words[: self._head.i]
        return self._sectors.words.left(sector) if self._sectors.words.says_former(before) else sector

    def _of_seat(self, mention: ActorMention) -> str | None:
        """ "Beijing" that acts is the government; what else stands beside a name tells what a people is."""
        state = self._seat(mention)
        if state is None:
            return None
        return self._vocabulary.actors[state].sector or _GOVERNMENT

    def _of_noun(self) -> str | None:
        counts = self._head.lower_ in self._vocabulary.nouns_noted(_COUNTS)
        kind = None if counts else Unnamed(self._annotated, self._vocabulary).kind(self._head)
        body = self._body()
        words = [token for token in self._annotated.doc if not self._is_inside_name(token)]
        return self._sectors.of_noun(words, self._head, kind or "Group", body=body.sector if body else None)

    def _is_inside_name(self, token: Token) -> bool:
        return token.i != self._head.i and self._annotated.is_inside_name(token)
