"""From articles to annotated articles: parse once, then names, offices, coreference, times, quotations and topics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.annotations.actors import NameLinker
from kg.annotations.article import AnnotatedArticle
from kg.annotations.bodies import OfficeResolver, Publisher
from kg.annotations.coreference import (
    link_people,
    link_pronouns,
    link_state_nouns,
    link_titled_names,
    link_titles,
)
from kg.annotations.dates import document_date, find_times
from kg.annotations.draft import Draft
from kg.annotations.gazetteer import Gazetteer, Role
from kg.annotations.language import DEFAULT_MODEL, load_model, parse
from kg.annotations.names import Names
from kg.annotations.offices import OfficeFinder
from kg.annotations.people import KnownPeople
from kg.annotations.quotations import find_quotations
from kg.annotations.slips import mend
from kg.annotations.topics import TopicMatcher
from kg.text import repair

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.model import Article
    from kg.text import Repaired
    from kg.vocabulary import Vocabulary

__all__ = ["Annotator"]


class Annotator:
    """Everything that is compiled once from a vocabulary and a model."""

    def __init__(self, vocabulary: Vocabulary, model: str = DEFAULT_MODEL) -> None:
        self.vocabulary = vocabulary
        self.nlp = load_model(model)
        self._gazetteer = Gazetteer(vocabulary)
        self._people = Gazetteer(vocabulary, people=True)
        self._offices = OfficeFinder(vocabulary)
        self._topics = TopicMatcher(vocabulary.topics)
        self._common = frozenset(noun for noun, kind in vocabulary.head_types.items() if kind != "Person")
        self._honorifics = vocabulary.words_used_as("honorific")

    def annotate(self, articles: Iterable[Article]) -> Iterator[AnnotatedArticle]:
        """One annotated article for each article, in order."""
        for article in articles:
            repaired = repair(article.text)
            (doc,) = parse([repaired.text], self.nlp)
            yield self._annotated(article, repaired, mend(doc))

    def _annotated(self, article: Article, repaired: Repaired, doc: Doc) -> AnnotatedArticle:
        draft = Draft(doc, self.vocabulary, article.id)
        names = Names(doc, self._gazetteer, self._honorifics, self._common)
        phrases = self._offices.find(names)
        publisher = self._publisher(article.publisher)
        published = _date(article.published) or document_date(repaired.text)
        people = KnownPeople(draft, names, phrases, self._people, published)
        people.link_full_names()
        linker = NameLinker(draft, names, phrases, publisher.country if publisher else None)
        linker.link()
        link_people(draft)
        people.link_the_rest()
        link_state_nouns(draft)
        offices = OfficeResolver(draft, publisher).resolve(phrases)
        link_titles(draft, phrases, offices, publisher.country if publisher else None)
        link_titled_names(draft, phrases)
        link_pronouns(draft)
        return AnnotatedArticle(
            article=article,
            repaired=repaired,
            doc=doc,
            published=published,
            mentions=draft.in_order(),
            actors=draft.finished_actors(),
            offices=offices,
            times=find_times(repaired.text),
            quotations=find_quotations(repaired.text),
            topics=self._topics.find(repaired.text),
            cover={o.head: o.holder.root for o in offices if o.rule in ("office+name", "office, name")},
        )

    def _publisher(self, name: str | None) -> Publisher | None:
        """The publisher where it is an office of a state: its own releases name its minister without the country."""
        name = (name or "").strip()
        readings = self._gazetteer.lookup(name) or self._gazetteer.lookup(name.removeprefix("The "))
        for reading in readings:
            actor = self.vocabulary.actors[reading.actor]
            country = self.vocabulary.country_ids.get(actor.country or "")
            is_seat = reading.role is Role.SEAT and reading.actor in self.vocabulary.territories
            if country and (is_seat or self.vocabulary.is_a(actor.type, "GovernmentBody")):
                return Publisher(body=reading.actor, country=country, executive=is_seat)
        return None


def _date(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
