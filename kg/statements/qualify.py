"""From candidate to statement: the type filter, how it is meant, who says so, when, where, on what, and the evidence.

Shared by every extractor. What cannot be shown in the text is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from kg.annotations.cues import MEANINGS, CueIndex
from kg.annotations.factuality import FactualityReader
from kg.annotations.office_verbs import OfficeVerbs
from kg.annotations.speakers import SpeakerReader
from kg.annotations.tree import is_verb
from kg.identifiers import digest
from kg.model import (
    Argument,
    Attribution,
    EventStatus,
    Evidence,
    MentionKind,
    Polarity,
    Qualification,
    Span,
    Statement,
)
from kg.statements.arguments import Arguments
from kg.statements.circumstances import Circumstances
from kg.statements.confidence import confidence, features
from kg.statements.occasions import Occasion, find_occasions
from kg.statements.office_reading import OfficeReader
from kg.statements.times import is_short

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.model import TimeValue
    from kg.statements.extractor import Candidate
    from kg.vocabulary import Vocabulary

__all__ = ["Qualifier"]

Refused = Callable[[str], None]


class Qualifier:
    """Turns the candidates of an article into statements."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues = CueIndex(vocabulary.cues)
        self._vocabulary = vocabulary
        self._factuality = FactualityReader(cues)
        self._speakers = SpeakerReader(cues)
        self._office_verbs = OfficeVerbs(vocabulary)
        self._reading: _Reading | None = None

    def statement(
        self, candidate: Candidate, annotated: AnnotatedArticle, extractor: str, refused: Refused | None = None
    ) -> Statement | None:
        """The statement a candidate makes, or `None` with the reason given to `refused`."""
        subject = _argument(annotated, candidate.subject)
        other = _argument(annotated, candidate.object) or self._implied(annotated, candidate.object_actor)
        if other is not None and subject is not None and other.actor == subject.actor:
            _refuse(refused, f"{candidate.relation}: subject and object are the same actor")
            return None
        kinds = (subject.type if subject else None, other.type if other else None)
        if not self._vocabulary.admits(candidate.relation, *kinds):
            types = " → ".join(kind or "nobody" for kind in kinds)
            _refuse(refused, f"{candidate.relation}: {types} is not admitted by its domain and range")
            return None
        if subject is not None and other is not None and self._at_home(candidate.relation, annotated, subject, other):
            _refuse(refused, f"{candidate.relation}: {subject.name} is at home there")
            return None
        anchor = annotated.doc[candidate.anchor]
        around = self._around(annotated, anchor)
        office = around.reading.offices.read(candidate) if candidate.state else None
        said = self._of_saying(candidate, annotated)
        qualification = candidate.qualification or said or (office or around).qualification
        if qualification.polarity is Polarity.NEGATIVE and qualification.status is EventStatus.REQUESTED:
            _refuse(refused, f"{candidate.relation}: who is asked not to do something need not do it")
            return None
        if office is not None:
            time, place = office.time, None
        else:
            time, place = self._time_and_place(candidate, around, qualification)
        if office is None and candidate.qualification is None and time and _lies_ahead(time, anchor, annotated):
            qualification = MEANINGS["planned"].within(qualification)  # "visits Norland next week"
        if candidate.dated and not (time and is_short(time)):
            _refuse(refused, f"{candidate.relation}: it would have to be of a day or a week")
            return None
        evidence = _evidence(candidate, annotated, anchor, extractor)
        presupposed = candidate.state or candidate.qualification is not None
        jurisdiction = self._jurisdiction(candidate, annotated)
        return Statement(
            id=_identity(candidate, qualification, evidence, (subject, other, jurisdiction)),
            subject=subject,
            relation=candidate.relation,
            object=other,
            qualification=qualification,
            evidence=evidence,
            confidence=self._confidence(candidate, other is not None, qualification, evidence),
            role=candidate.role,
            jurisdiction=jurisdiction,
            topic=_text(annotated, candidate.topic),
            topics=around.circumstances.topics(),
            place=_argument(annotated, place),
            date=time.value if time else None,
            date_text=time.text if time else None,
            attribution=() if presupposed else around.attribution[: -1 if candidate.saying is not None else None],
            status=office.status if office else None,
            group=candidate.group,
        )

    def _confidence(
        self, candidate: Candidate, has_object: bool, qualification: Qualification, evidence: Evidence
    ) -> float:
        if candidate.confidence is not None:
            return candidate.confidence
        found = features(
            rule=candidate.rule,
            relation=candidate.relation,
            subject=candidate.subject.kind if candidate.subject else None,
            object_=candidate.object.kind if candidate.object else None,
            has_object=has_object,
            factuality=qualification.factuality,
            words=len(evidence.quote.split()),
        )
        return confidence(found, self._vocabulary.weights)

    def _at_home(self, relation: str, annotated: AnnotatedArticle, subject: Argument, other: Argument) -> bool:
        """Whether the object is the subject's own state or its capital, of a relation that is never to these."""
        own = annotated.actors[subject.actor].country
        if own is None or not self._vocabulary.relations[relation].away_from_home:
            return False
        if other.type == "Country":
            return annotated.actors[other.actor].country == own
        return other.type == "Place" and other.name in self._vocabulary.capitals.get(own, ())

    def _around(self, annotated: AnnotatedArticle, anchor: Token) -> _Around:
        """What stands around a word, read once for all its statements."""
        if self._reading is None or self._reading.annotated is not annotated:
            arguments = Arguments(annotated, self._vocabulary)
            self._reading = _Reading(annotated, arguments, self._factuality, self._speakers, self._office_verbs)
        return self._reading.around(anchor)

    def _time_and_place(
        self, candidate: Candidate, around: _Around, qualification: Qualification
    ) -> tuple[TimeValue | None, ActorMention | None]:
        """Of the act itself, else of the event that it is done to; of what is done by saying so, when it was said."""
        if candidate.saying is not None:
            return around.circumstances.time_of_saying(around.reading.annotated.doc[candidate.saying]), None
        time = around.circumstances.time(qualification)
        place = around.circumstances.place(exclude=(candidate.object, candidate.subject))
        occasion = around.reading.occasion(candidate.object)
        if occasion is None:
            return time, place
        return time or occasion.time, place or occasion.place

    def _of_saying(self, candidate: Candidate, annotated: AnnotatedArticle) -> Qualification | None:
        """What is done by saying so is as real as the saying."""
        if candidate.saying is None:
            return None
        cue = annotated.doc[candidate.saying]
        return self._factuality.of(cue) if is_verb(cue) and cue.tag_ != "VBG" else Qualification()

    def _jurisdiction(self, candidate: Candidate, annotated: AnnotatedArticle) -> Argument | None:
        """With its place in the office phrase where it stands there ("Japanese" in "Japanese trade minister")."""
        if candidate.jurisdiction is None:
            return None
        for mention in annotated.mentions_in(*candidate.trigger):
            if mention.actor == candidate.jurisdiction:
                return _argument(annotated, mention)
        return self._implied(annotated, candidate.jurisdiction)

    def _implied(self, annotated: AnnotatedArticle, actor: str | None) -> Argument | None:
        if actor is None:
            return None
        known = annotated.actors.get(actor) or self._vocabulary.actors[actor]
        annotated.actors.setdefault(actor, known)
        return Argument(actor=actor, name=known.name, type=known.type)


class _Reading:
    """What one article has ready for all its statements."""

    def __init__(
        self,
        annotated: AnnotatedArticle,
        arguments: Arguments,
        factuality: FactualityReader,
        speakers: SpeakerReader,
        office_verbs: OfficeVerbs,
    ) -> None:
        self.annotated = annotated
        self.arguments = arguments
        self.speakers = speakers
        self.factuality = factuality
        self.offices = OfficeReader(annotated, office_verbs, factuality.of, self._dated)
        self._around: dict[int, _Around] = {}

    def around(self, anchor: Token) -> _Around:
        if anchor.i not in self._around:
            self._around[anchor.i] = _Around(self, anchor)
        return self._around[anchor.i]

    def _dated(self, verb: Token, act: Qualification) -> TimeValue | None:
        return self.around(verb).circumstances.time(act)

    def occasion(self, event: ActorMention | None) -> Occasion | None:
        """The own time and place of a named event, if the article tells them elsewhere."""
        if event is None or self.annotated.actors[event.actor].type != "Event":
            return None
        return self._occasions.get(event.actor)

    @cached_property
    def _occasions(self) -> Mapping[str, Occasion]:
        return find_occasions(self.annotated, self.arguments, self.factuality.of, self.speakers.is_saying)


class _Around:
    """How it is meant, who says it, when and where: of one word."""

    def __init__(self, reading: _Reading, anchor: Token) -> None:
        self.reading = reading
        self.circumstances = Circumstances(reading.annotated, anchor, reading.speakers.is_saying)
        self._anchor = anchor

    @cached_property
    def qualification(self) -> Qualification:
        return self.reading.factuality.of(self._anchor)

    @cached_property
    def attribution(self) -> tuple[Attribution, ...]:
        annotated, anchor, arguments = self.reading.annotated, self._anchor, self.reading.arguments
        chain = []
        for saying in self.reading.speakers.chain(anchor, annotated.utterances_around(anchor)):
            speaker = arguments.speaker(saying.speaker) if saying.speaker is not None else None
            time = self.circumstances.time_of_saying(saying.cue)
            cue = annotated.doc[saying.cue.i : saying.cue.i + saying.words].text
            chain.append(Attribution(speaker=_argument(annotated, speaker), cue=cue, date=time.value if time else None))
        return tuple(chain)


def _lies_ahead(time: TimeValue, verb: Token, annotated: AnnotatedArticle) -> bool:
    """The present tense with a day after that of the article."""
    ahead = time.earliest is not None and annotated.published is not None and time.earliest > annotated.published
    return ahead and verb.tag_ in ("VBZ", "VBP")


def _refuse(refused: Refused | None, why: str) -> None:
    if refused:
        refused(why)


def _argument(annotated: AnnotatedArticle, mention: ActorMention | None) -> Argument | None:
    if mention is None:
        return None
    actor = annotated.actors[mention.actor]
    span = annotated.original(mention.start, mention.end)
    return Argument(
        actor=actor.id,
        name=actor.name,
        type=actor.type,
        start=span.start,
        end=span.end,
        text=span.of(annotated.article.text),
    )


def _text(annotated: AnnotatedArticle, tokens: tuple[int, int] | None) -> str | None:
    return " ".join(annotated.doc[tokens[0] : tokens[1]].text.split()) if tokens else None


def _evidence(candidate: Candidate, annotated: AnnotatedArticle, anchor: Token, extractor: str) -> Evidence:
    sentence = annotated.sentence(anchor)
    span = annotated.original(sentence.start, sentence.end)
    trigger = annotated.original(*candidate.trigger)
    listed = [m for m in (candidate.subject, candidate.object) if m is not None and m.kind is MentionKind.NAME]
    ends = [trigger, *(annotated.original(m.start, m.end) for m in listed)]  # a name in a list stands lines below
    span = Span(min(span.start, *(s.start for s in ends)), max(span.end, *(s.end for s in ends)))
    return Evidence(
        article=annotated.article.id,
        start=span.start,
        end=span.end,
        quote=span.of(annotated.article.text),
        trigger=trigger,
        rule=candidate.rule,
        extractor=extractor,
        page=annotated.article.page_at(span.start),
    )


def _identity(
    candidate: Candidate, qualification: Qualification, evidence: Evidence, slots: Iterable[Argument | None]
) -> str:
    """The id is a hash of what was read where: never of resolved actors, confidence or versions."""
    places = [(argument.start, argument.end) if argument else None for argument in slots]
    meant = (qualification.polarity, qualification.certainty, qualification.status)
    read = (evidence.article, candidate.relation, evidence.start, evidence.end)
    return digest(*read, *places, candidate.role, *meant)
