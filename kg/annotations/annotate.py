"""From articles to annotated articles: parse once, then names, offices, coreference, times, quotations and topics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotations.actors import NameLinker
from kg.annotations.administrations import link_administrations
from kg.annotations.agencies import find_agencies
from kg.annotations.article import AnnotatedArticle, Office
from kg.annotations.bodies import OfficeResolver, Publisher
from kg.annotations.coreference import (
    link_people,
    link_people_of_title,
    link_pronouns,
    link_speaking_pronouns,
    link_titled_names,
    link_titles,
)
from kg.annotations.cues import CueIndex
from kg.annotations.dates import document_date, find_times
from kg.annotations.definite import link_definite_nouns, link_it, link_own_words
from kg.annotations.draft import Draft
from kg.annotations.first_person import (
    Author,
    Heading,
    Issuer,
    find_issuer,
    link_first_person,
    may_be_heading,
    read_heading,
)
from kg.annotations.gazetteer import Gazetteer, Role
from kg.annotations.genders import keep_one_gender
from kg.annotations.given_names import link_given_names, link_wives, tell_wives
from kg.annotations.headlines import HeadlineVerbs
from kg.annotations.joint import find_joint
from kg.annotations.language import DEFAULT_MODEL, lemmas, load_model, parse
from kg.annotations.names import Names
from kg.annotations.office_times import times_of_offices
from kg.annotations.offices import OfficeFinder, OfficePhrase
from kg.annotations.people import KnownPeople
from kg.annotations.plain_words import PlainWords
from kg.annotations.quotations import find_quotations
from kg.annotations.sectors import SectorReader
from kg.annotations.slips import mend
from kg.annotations.speakers import SpeakerReader
from kg.annotations.state_nouns import link_state_nouns
from kg.annotations.things import ThingFinder
from kg.annotations.topics import TopicMatcher
from kg.annotations.transcripts import TurnFinder
from kg.annotations.tree import remember_dependants
from kg.annotations.turn_labels import link_titled_labels, name_labels
from kg.annotations.utterances import UtteranceFinder
from kg.text import repair

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotations.transcripts import Turn
    from kg.model import Article
    from kg.text import Repaired
    from kg.vocabulary import Vocabulary

__all__ = ["Annotator"]

_OF_STATES = "IntergovernmentalOrganization"


class Annotator:
    """Everything that is compiled once from a vocabulary and a model."""

    def __init__(self, vocabulary: Vocabulary, model: str = DEFAULT_MODEL) -> None:
        self.vocabulary = vocabulary
        self.nlp = load_model(model)
        self.gazetteer = Gazetteer(vocabulary)
        self._people = Gazetteer(vocabulary, people=True)
        self._offices = OfficeFinder(vocabulary)
        self._topics = TopicMatcher(vocabulary.topics)
        self._plain = PlainWords.of(vocabulary)
        self._turns = TurnFinder(vocabulary)
        self._cues = CueIndex(vocabulary.cues)
        self._speakers = SpeakerReader(self._cues)
        self._sectors = SectorReader(vocabulary)
        self._honorifics = vocabulary.words_used_as("honorific")
        self._verbs = HeadlineVerbs(vocabulary)
        self._things = ThingFinder(vocabulary, self._sectors)

    def annotate(self, articles: Iterable[Article]) -> Iterator[AnnotatedArticle]:
        """One annotated article for each article, in order."""
        for article in articles:
            repaired = self.repaired(article.text)
            (doc,) = parse([repaired.text], self.nlp)
            yield self._annotated(article, repaired, remember_dependants(mend(doc)))

    def repaired(self, text: str) -> Repaired:
        """A text as it is parsed, with the way back to the one that was given."""
        return repair(text, is_verb=self._verbs.is_verb)

    def _annotated(self, article: Article, repaired: Repaired, doc: Doc) -> AnnotatedArticle:
        draft = Draft(doc, repaired.text, self.vocabulary, article.id)
        turns = self._turns.find(repaired.text)
        name_labels(draft, turns, self._plain.no_actors.find(draft, ()))
        names = Names(draft, self.gazetteer, self._honorifics, self._plain)
        phrases = self._offices.find(names)
        publisher = self._publisher(article.publisher)
        times = find_times(repaired.text)
        published = draft.published = _date(article.published) or document_date(repaired.text, times)
        people = KnownPeople(draft, names, phrases, self._people, times)
        people.link_full_names()
        linker = NameLinker(draft, names, phrases, publisher.country if publisher else None)
        linker.link()
        self._plain.cities.tell_apart(draft)
        link_given_names(draft)
        link_wives(draft)
        people.link_titled_surnames()
        link_people(draft, people.titled(), people.envoys())
        people.link_the_rest()
        tell_wives(draft)
        link_state_nouns(draft)
        body = self._issuing_body(article.publisher, publisher)
        title = self._title(article, draft, publisher, is_transcript=bool(turns)) if body else None
        if title is not None:
            link_people_of_title(draft, title.draft)
        offices = _offices(draft, phrases, publisher, title)
        heading = self._heading(title, draft, phrases) if body else Heading()
        home = publisher.country if publisher else None
        link_titles(draft, phrases, offices, home, heading.authors)
        link_titled_names(draft, phrases)
        link_titled_labels(draft, turns, offices, home, heading.authors)
        link_definite_nouns(draft)
        link_own_words(draft)
        link_pronouns(draft, phrases)
        keep_one_gender(draft)
        link_it(draft)
        annotated = AnnotatedArticle(
            article=article,
            repaired=repaired,
            doc=doc,
            words=draft.words,
            lemmas=lemmas(doc),
            published=published,
            mentions=draft.in_order(),
            actors=draft.actors,
            offices=offices,
            times=times,
            office_times=times_of_offices(doc, phrases, times),
            quotations=find_quotations(repaired.text),
            topics=self._topics.find(repaired.text),
            titles=phrases,
            joint=find_joint(draft),
            cover=_covered_by_names(draft, phrases),
        )
        agencies = find_agencies(draft, names)
        self._sectors.assign(draft, offices, phrases)
        spoken = self._with_speakers(annotated, draft, turns, find_issuer(draft, heading, offices, body))
        self._things.find(draft, names, phrases, publisher.body if publisher else None)
        spoken = replace(spoken, things=draft.things_in_order(), actors=draft.finished_actors())
        return replace(spoken, offices=[o for o in (*offices, *agencies) if self._is_still_there(o, spoken.actors)])

    def _is_still_there(self, office: Office, actors: Container[str]) -> bool:
        """Whether nobody has found out since that its body is none ("our Administration's Climate Adviser")."""
        named = (office.holder.actor, office.object, office.object_mention and office.object_mention.actor)
        return all(actor is None or actor in actors or actor in self.vocabulary.actors for actor in named)

    def _with_speakers(
        self, annotated: AnnotatedArticle, draft: Draft, turns: list[Turn], issuer: Issuer
    ) -> AnnotatedArticle:
        """Whose words are whose, and then who "he said", "I" and "we" are."""
        utterances = UtteranceFinder(annotated.doc, annotated.words, self._speakers).find(annotated.quotations, turns)
        link_speaking_pronouns(draft, utterances, annotated.mention_at, self._speakers.is_saying)
        spoken = replace(annotated, utterances=utterances, mentions=draft.in_order())
        roots = frozenset(annotated.cover.values())
        titled = frozenset(mention.actor for mention in annotated.mentions if mention.root in roots)
        link_first_person(draft, spoken.utterances_around, spoken.mention_at, annotated.offices, issuer, titled)
        link_administrations(draft, issuer, annotated.offices)
        return replace(spoken, mentions=draft.in_order())

    def _title(
        self,
        article: Article,
        draft: Draft,
        publisher: Publisher | None,
        *,
        is_transcript: bool,
    ) -> _Title | None:
        """The title that came with the text, read by itself, unless the text begins with it.

        It is read where it may say whose words the text gives.
        """
        words = self.repaired(article.title or "").text.strip()
        if not (is_transcript or may_be_heading(words, self._cues)) or draft.text.startswith(words):
            return None
        (doc,) = parse([words], self.nlp)
        beside = Draft(doc, words, self.vocabulary, article.id)
        beside.published = draft.published
        names = Names(beside, self.gazetteer, self._honorifics, self._plain)
        phrases = self._offices.find(names)
        people = KnownPeople(beside, names, phrases, self._people)
        people.link_full_names()
        NameLinker(beside, names, phrases, publisher.country if publisher else None).link()
        people.link_the_rest()
        return _Title(beside, phrases)

    def _heading(self, title: _Title | None, draft: Draft, phrases: list[OfficePhrase]) -> Heading:
        """The heading of the text; where it has none, the title that came with it."""
        heading = read_heading(draft, phrases, self._cues)
        if heading.is_statement or title is None:
            return heading
        found = read_heading(title.draft, title.phrases, self._cues)
        return replace(found, authors=tuple(_adopted(author, title.draft, draft) for author in found.authors))

    def _issuing_body(self, name: str | None, publisher: Publisher | None) -> str | None:
        """Who "we" is in a text of this publisher: the state of its office, or an organization of states itself."""
        if publisher is not None:
            return publisher.country
        readings = self.gazetteer.lookup((name or "").strip().removeprefix("The "))
        bodies = [r.actor for r in readings if self.vocabulary.is_a(self.vocabulary.actors[r.actor].type, _OF_STATES)]
        return bodies[0] if len(bodies) == 1 else None

    def _publisher(self, name: str | None) -> Publisher | None:
        """The publisher where it is an office of a state: its own releases name its minister without the country."""
        name = (name or "").strip()
        readings = self.gazetteer.lookup(name) or self.gazetteer.lookup(name.removeprefix("The "))
        countries = {self.vocabulary.actors[reading.actor].country for reading in readings}
        for reading in readings if len(countries) == 1 else ():  # "Department of Education" alone is nobody's
            actor = self.vocabulary.actors[reading.actor]
            country = self.vocabulary.country_ids.get(actor.country or "")
            is_seat = reading.role is Role.SEAT and reading.actor in self.vocabulary.territories
            if country and (is_seat or self.vocabulary.is_a(actor.type, "GovernmentBody")):
                return Publisher(body=reading.actor, country=country, executive=is_seat)
        return None


@dataclass(frozen=True, slots=True)
class _Title:
    """The title of an article as a text of its own."""

    draft: Draft
    phrases: list[OfficePhrase]


def _offices(
    draft: Draft, phrases: list[OfficePhrase], publisher: Publisher | None, title: _Title | None
) -> list[Office]:
    """Who holds which office, by the text and by the title beside it; holders are of the states that they serve."""
    titled = OfficeResolver(title.draft, None).resolve(title.phrases) if title is not None else []
    held = [(title.draft.actors[o.holder.actor].name, o) for o in titled] if title is not None else []
    offices = OfficeResolver(draft, publisher, held).resolve(phrases)
    for office in offices:
        if (state := draft.actors.get(office.jurisdiction or "")) is not None:
            draft.serves(office.holder.actor, state.country)
    return offices


def _covered_by_names(draft: Draft, phrases: list[OfficePhrase]) -> dict[int, int]:
    """Word of a title that the sentence hangs on → root of the one name beside it, whosever office it is."""
    covered = {}
    for phrase in phrases:
        name = draft.name_at(phrase.holders[0][0]) if len(phrase.holders) == 1 else None
        if name is None or phrase.rule not in ("office+name", "office, name"):
            continue
        titles = (draft.doc[k] for k in range(phrase.start, phrase.end))
        outside = (word.i for word in titles if not phrase.start <= word.head.i < name.end)
        covered.update(dict.fromkeys([phrase.head, *outside], name.root))
    return covered


def _adopted(author: Author, beside: Draft, draft: Draft) -> Author:
    """An author of a title as an actor of the text: the one person there of the same surname, or somebody new."""
    name = beside.actors[author.actor].name
    surname = name.split()[-1].lower()
    same = {a.id for a in draft.actors.values() if a.type == "Person" and a.name.lower().split()[-1] == surname}
    if author.actor in draft.vocabulary.actors:
        return replace(author, actor=draft.known(author.actor))  # not a relative of whom the text speaks
    if len(same) == 1:
        return replace(author, actor=same.pop())
    return replace(author, actor=draft.new(name, "Person", local=len(name.split()) == 1))


def _date(value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((value or "")[:10])
    except ValueError:
        return None
