"""Known people (`people.tsv`): who is meant by a full name, and by a surname that stands alone.

A full name means its bearer wherever it stands. A surname needs more: that something says it is a person's, that the
document names nobody else who bears it, and that the document is of his or her time. A doubt leaves the person unknown.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.annotations.draft import Draft
from kg.annotations.gazetteer import Gazetteer, NameHit, Role
from kg.annotations.names import VERBAL
from kg.annotations.time_words import WEEKDAYS_AND_MONTHS
from kg.annotations.tree import is_verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from kg.annotations.article import ActorMention
    from kg.annotations.dates import TimeExpression
    from kg.annotations.names import Names
    from kg.annotations.offices import OfficePhrase
    from kg.model import Actor

__all__ = ["KnownPeople"]

_YEARS_AFTER = 10
"""So long after the last office is a surname alone still its holder's."""
_YEARS_BEFORE = 40
"""So long before the first office may a full name in the news already be its holder's."""
_ENVOY = "sender"
_NAME_TAGS = ("NNP", "NNPS")
_IN_NAMES = ("compound", "nmod")


class KnownPeople:
    """Links the people of one document to the table."""

    def __init__(
        self,
        draft: Draft,
        names: Names,
        phrases: Iterable[OfficePhrase],
        table: Gazetteer,
        times: Iterable[TimeExpression] = (),
    ) -> None:
        self._draft = draft
        self._names = names
        self._phrases = list(phrases)
        self._titles = {k for phrase in self._phrases for k in range(phrase.start, phrase.end)}
        self._table = table
        self._actors = draft.vocabulary.actors
        self._published = draft.published
        self._times = list(times)

    # ---- full names -------------------------------------------------------------------------------------------------

    def link_full_names(self) -> None:
        """Before anything else is named: the model often takes a foreign name for a place or a company."""
        for hit in self._table.find(self._draft.doc, self._draft.text):
            bearers = [reading for reading in hit.of_role(Role.NAME) if self._may_be_spoken_of(reading.actor)]
            if bearers and not self._in_longer_name(hit):
                self._draft.add(hit.start, hit.end, self._draft.known(bearers[0].actor), reason="known person")

    def _in_longer_name(self, hit: NameHit) -> bool:
        """ "Ada Vale" is not named in "Ada Vale Foundation", "Maria Ada Vale" or "Ada Vale Airport"."""
        spans = [(entity.start, entity.end) for entity in self._names.entities]
        spans += [(other.start, other.end) for other in self._names.hits]
        spans += [holder for phrase in self._phrases for holder in phrase.holders]
        around = [range(start, end) for start, end in spans if start <= hit.start and hit.end <= end]
        beyond = {k for span in around for k in span if not hit.start <= k < hit.end}
        return not beyond <= self._titles or self._goes_on(hit.end)

    def _goes_on(self, end: int) -> bool:
        """Whether the name is the first part of another one."""
        last = self._draft.doc[end - 1]
        following = self._draft.doc[end] if end < len(self._draft.doc) else None
        return (
            following is not None
            and following.tag_ in _NAME_TAGS
            and following.dep_ not in VERBAL
            and following.text not in WEEKDAYS_AND_MONTHS
            and last.dep_ in _IN_NAMES
            and last.head.i >= end
            and not self._names.is_participle_of_heading(end)
        )

    # ---- what the text has named by now -----------------------------------------------------------------------------

    def link_titled_surnames(self) -> None:
        """ "President Vale" beside "Ada Vale", a relative: the one who bears the title, before relatives are asked."""
        titled = self.titled()
        for key in sorted(titled):
            actor = self._draft.actors.get(key)
            bearers = self._bearers(actor) if actor is not None and actor.source is None else []
            if actor is None or not bearers or any(self._is_namesake(actor, titled[other]) for other in titled):
                continue
            person = self._of_this_country(actor, self._of_the_time(actor, bearers))
            if person is not None and all(self._stands_alone(m.start, m.end) for m in self._mentions(actor)):
                self._draft.relink(key, self._draft.known(person))

    def titled(self) -> dict[str, str]:
        """Whoever is named with an office of a state: actor → name."""
        held = (phrase for phrase in self._phrases if phrase.title.object in ("country", "portfolio"))
        names = (self._draft.name_at(start) for phrase in held for start, _ in phrase.holders)
        return {name.actor: self._draft.actors[name.actor].name for name in names if name is not None}

    def envoys(self) -> dict[str, set[bool]]:
        """Whoever is named with titles: actor → whether they are those of envoys ("Ambassador Vale") or others."""
        found: dict[str, set[bool]] = defaultdict(set)
        for phrase in self._phrases:
            for start, _ in phrase.holders:
                if (name := self._draft.name_at(start)) is not None:
                    found[name.actor].add(phrase.title.object == _ENVOY)
        return found

    def _bearers(self, actor: Actor) -> list[str]:
        return [reading.actor for reading in self._table.lookup(actor.name) if reading.role is Role.WEAK]

    def _is_namesake(self, actor: Actor, name: str) -> bool:
        words = name.lower().split()
        return len(words) > 1 and actor.name.split()[-1].lower() in words

    def link_the_rest(self) -> None:
        """Full names with initials first, then surnames: these must know who else is named."""
        for meant in (self._by_full_name, self._by_surname):
            for key, actor in list(self._draft.actors.items()):
                person = meant(actor) if actor.source is None else None
                if person is not None:
                    self._draft.relink(key, self._draft.known(person))

    def _by_full_name(self, actor: Actor) -> str | None:
        if actor.type != "Person" or all(self._goes_on(m.end) for m in self._mentions(actor)):
            return None
        initials = [word for word in actor.name.split() if len(word.rstrip(".")) < 2]
        words = [word.capitalize() if word.isupper() else word for word in actor.name.split()]  # "ADA VALE", "Vale JR"
        plain = " ".join(word for word in words if word not in initials)
        readings = (*self._table.lookup(" ".join(words)), *self._table.lookup(plain))
        named = (reading.actor for reading in readings if reading.role is Role.NAME)
        return next(filter(self._may_be_spoken_of, named), None)

    def _may_be_spoken_of(self, key: str) -> bool:
        """Whether somebody of that name in the news of the day may be the one who came to office so much later."""
        since = self._actors[key].valid_from
        return since is None or self._published is None or self._published.year >= int(since[:4]) - _YEARS_BEFORE

    def _by_surname(self, actor: Actor) -> str | None:
        bearers = self._bearers(actor)
        if not bearers or not self._may_be_a_person(actor) or self._has_namesake(actor, bearers):
            return None
        if not all(self._stands_alone(m.start, m.end) for m in self._mentions(actor)):
            return None
        named = [bearer for bearer in bearers if bearer in self._draft.actors]
        if len(named) != 1:
            named = self._of_the_time(actor, bearers)
        return self._of_this_country(actor, named)

    def _of_the_time(self, actor: Actor, bearers: list[str]) -> list[str]:
        """Those who may be meant at the time of the document and of what is said."""
        return [key for key in self._of_this_time(bearers) if not self._is_said_of_another_time(actor, key)]

    def _mentions(self, actor: Actor) -> list[ActorMention]:
        return [mention for mention in self._draft.in_order() if mention.actor == actor.id]

    def _may_be_a_person(self, actor: Actor) -> bool:
        """The model says person, or takes a name that no body has for a body's."""
        unknown_body = actor.type == "Organization" and not self._names.gazetteer.lookup(actor.name)
        return actor.type == "Person" or unknown_body

    def _has_namesake(self, actor: Actor, bearers: list[str]) -> bool:
        """Somebody else of this surname is named in full."""
        others = [other for other in self._draft.actors.values() if other.type == "Person" and other.id not in bearers]
        return any(self._is_namesake(actor, other.name) for other in others if other.id != actor.id)

    def _stands_alone(self, start: int, end: int) -> bool:
        doc = self._draft.doc
        return not self._goes_on(end) and not (start and self._is_first_name(doc[start - 1], start, end))

    def _is_first_name(self, before: Token, start: int, end: int) -> bool:
        return (
            before.tag_ in _NAME_TAGS
            and before.dep_ in _IN_NAMES
            and start <= before.head.i < end
            and before.i not in self._titles
            and before.i not in self._draft.owner
            and not self._names.is_honorific(before)
        )

    def _of_this_time(self, bearers: list[str]) -> list[str]:
        """Those in office at the date of the document, else those who left it not long ago."""
        if self._published is None:
            return bearers
        day = self._published.isoformat()
        since = [key for key in bearers if (self._actors[key].valid_from or "") <= day]
        in_office = [key for key in since if day[: len(self._until(key))] <= self._until(key)]
        lately = [key for key in since if self._published.year <= int(self._until(key)[:4]) + _YEARS_AFTER]
        return in_office or lately

    def _is_said_of_another_time(self, actor: Actor, key: str) -> bool:
        """ "In 1991, President Vale left": the date of what is said is that of another Vale."""
        known = self._actors[key]
        first, last = int((known.valid_from or "0")[:4]), int(self._until(key)[:4]) + _YEARS_AFTER
        return any(not first <= year <= last for mention in self._mentions(actor) for year in self._years_of(mention))

    def _years_of(self, mention: ActorMention) -> Iterator[int]:
        """The years of the times that stand with the verb whose subject or object the name is."""
        doc = self._draft.doc
        verb = _verb_over(doc[mention.root])
        sentence = doc[mention.root].sent
        for time in self._times if verb is not None else ():
            if sentence.start_char <= time.span.start < sentence.end_char:
                token = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
                value = time.resolve(self._published)
                if token is not None and value is not None and value.earliest and _verb_over(token.root) == verb:
                    yield value.earliest.year

    def _until(self, key: str) -> str:
        return self._actors[key].valid_to or "9999"

    def _of_this_country(self, actor: Actor, bearers: list[str]) -> str | None:
        """The only one left, if no title says that the person serves another country."""
        served = {
            self._actors[country].country
            for phrase in self._phrases
            for (start, _), behind in zip(phrase.holders, phrase.holder_countries, strict=True)
            if (held := self._draft.name_at(start)) is not None and held.actor == actor.id
            if (country := behind or phrase.country) is not None
        }
        fitting = [key for key in bearers if not self._actors[key].country or served <= {self._actors[key].country}]
        return fitting[0] if len(bearers) == 1 and fitting else None


def _verb_over(token: Token) -> Token | None:
    """The verb that a phrase hangs on, across the prepositions and nouns in between."""
    while token.head.i != token.i:
        token = token.head
        if is_verb(token):
            return token
    return None
