"""From an office phrase to the body whose office it is: the ministry where text or gazetteer names it, else the
country.

Where the phrase itself names neither, only three things can stand in: what the document has said of the same person,
what its title says of the same name, and the publisher, for the offices that are its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from kg.annotations.article import ActorMention, Office
from kg.annotations.clauses import Clause
from kg.annotations.draft import Draft
from kg.annotations.tree import SUBJECTS, child, is_verb, start_of_reach

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.offices import OfficePhrase

__all__ = ["OfficeResolver", "Publisher"]

_RANKED = "holds_position_in"
_UNRANKED = ("represents", "ambassador_of", "spokesperson_of")
_HEADS = ("head_of_state_of", "head_of_government_of")
_OF_STATES = ("country", "portfolio", "sender")
_OFTEN = 3
_HEADLINE = 40  # tokens


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who issued the text, where it is an office of a state."""

    body: str
    country: str
    executive: bool
    """Whether it is the seat of the head of state or government itself."""


class OfficeResolver:
    """Resolves the office phrases of one document."""

    def __init__(self, draft: Draft, publisher: Publisher | None, titled: Iterable[tuple[str, Office]] = ()) -> None:
        """`titled` is what the title of the article says: the name of a holder as written there, and the office."""
        self._draft = draft
        self._vocabulary = draft.vocabulary
        self._publisher = publisher
        self._phrases: list[OfficePhrase] = []
        self._known: list[Office] = []
        self._titled = [(name.lower().split(), o) for name, o in titled if o.object in self._vocabulary.actors]

    def resolve(self, phrases: list[OfficePhrase]) -> list[Office]:
        """One `Office` for each holder of a phrase whose body is known, in the order of the text."""
        phrases = [self._shared_body(*pair) for pair in zip_longest(phrases, phrases[1:])]
        self._phrases = phrases
        offices: list[Office] = []
        waiting: list[tuple[OfficePhrase, ActorMention]] = []
        for phrase in phrases:
            for holder, country in zip(phrase.holders, phrase.holder_countries, strict=True):
                mention = self._draft.name_at(holder[0])
                if mention is None or not self._draft.is_type(mention.actor, "Person"):
                    continue
                office = self._office(phrase, mention, country or phrase.country)
                if office is not None:
                    offices.append(office)
                else:
                    waiting.append((phrase, mention))
        known = self._known = list(offices)
        for phrase, mention in waiting:
            again = (
                self._by_possessive(phrase, mention)
                or self._again(phrase, mention, known)
                or self._by_title(phrase, mention)
                or self._by_publisher(phrase, mention)
                or self._by_known_person(phrase, mention)
                or self._by_context(phrase, mention)
            )
            if again is not None:
                offices.append(again)
                known.append(again)
        return sorted(offices, key=lambda office: (office.start, office.holder.start))

    # ---- what the phrase says ---------------------------------------------------------------------------------------

    def _office(self, phrase: OfficePhrase, holder: ActorMention, country: str | None) -> Office | None:
        if phrase.title.object == "same":
            return None
        body = self._draft.mentions.get(phrase.body) if phrase.body else None
        jurisdiction = country or self._country_of(body.actor if body else None)
        found = body.actor if body else self._object(phrase, jurisdiction)
        jurisdiction = jurisdiction or self._country_of(found)
        return self._made(phrase, holder, found, jurisdiction, body) if found else None

    def _shared_body(self, phrase: OfficePhrase, following: OfficePhrase | None) -> OfficePhrase:
        """ "president and chief executive of Norland Air": the body stands behind the second title."""
        if following is None or phrase.country or phrase.body or following.start != phrase.end + 1:
            return phrase
        if self._draft.doc[phrase.end].lower_ != "and":
            return phrase
        return replace(phrase, country=following.country, body=following.body)

    def _object(self, phrase: OfficePhrase, country: str | None) -> str | None:
        if phrase.title.body in self._vocabulary.actors:
            return self._draft.known(phrase.title.body)
        if country is None:
            only = self._only_ministry(phrase.portfolio) if phrase.title.object == "portfolio" else None
            return self._draft.known(only) if only else None
        if phrase.title.object == "employer" or (phrase.title.object == "body" and phrase.title.relation == "leads"):
            return None  # "the British director" leads nothing that is named here, nor does "a German attorney"
        if phrase.title.object == "country" and self._is_of_a_field(phrase):
            return None
        ministry = self._ministry(phrase.portfolio, country) if phrase.portfolio else None
        return self._draft.known(ministry or country)

    def _is_of_a_field(self, phrase: OfficePhrase) -> bool:
        """ "Norlandic football president": a common noun says of what, and it is not of the state."""
        words = self._draft.doc[phrase.start : phrase.head]
        return any(word.tag_ in ("NN", "NNS") and word.text.islower() for word in words)

    def _only_ministry(self, portfolio: str) -> str | None:
        """A portfolio that one state alone has by that name ("Secretary of State for Norlandic Affairs")."""
        fitting = self._vocabulary.bodies_by_portfolio.get(portfolio.lower(), ())
        return fitting[0] if len(fitting) == 1 and len(portfolio) > 2 else None

    def _ministry(self, portfolio: str, country: str) -> str | None:
        """The ministry or agency of a country whose portfolio these words name."""
        code = self._vocabulary.actors[country].country
        words = portfolio.lower().replace("the ", "")
        known = self._vocabulary.bodies_by_portfolio.get(words, ())
        there = [body for body in known if self._draft.is_of_its_time(body)]
        fitting = [body for body in there if self._vocabulary.actors[body].country == code]
        return fitting[0] if len(fitting) == 1 else None

    def _country_of(self, body: str | None) -> str | None:
        code = self._draft.actors[body].country if body else None
        key = self._vocabulary.country_ids.get(code or "")
        return self._draft.known(key) if key else None

    def _made(
        self,
        phrase: OfficePhrase,
        holder: ActorMention,
        object_id: str,
        jurisdiction: str | None,
        body: ActorMention | None = None,
    ) -> Office:
        is_country = self._draft.is_type(object_id, "Country")
        of_state = is_country or phrase.title.relation == "minister_of"
        relation = (phrase.title.relation if of_state else phrase.title.org_relation) or _RANKED
        of_a_part = relation == "leads" and phrase.title.object == "body" and phrase.portfolio
        if of_a_part or (phrase.rank and relation not in _UNRANKED):
            relation = _RANKED  # "Asia director", "deputy head"
        return Office(
            holder=holder,
            relation=relation,
            object=object_id,
            object_mention=body or self._mention_in(phrase, object_id),
            jurisdiction=jurisdiction or (object_id if is_country else None),
            role=phrase.role,
            status=phrase.status,
            start=phrase.start,
            end=phrase.end,
            head=phrase.head,
            rule=phrase.rule,
        )

    def _mention_in(self, phrase: OfficePhrase, actor: str) -> ActorMention | None:
        mentions = (self._draft.mention_from(position) for position in range(phrase.start, phrase.end))
        return next((mention for mention in mentions if mention is not None and mention.actor == actor), None)

    # ---- what stands elsewhere --------------------------------------------------------------------------------------

    def _again(self, phrase: OfficePhrase, holder: ActorMention, known: list[Office]) -> Office | None:
        """ "Foreign Minister Vale" after "Norland's foreign minister, Amina Vale": the same office again."""
        word = phrase.title.title.split()[-1]
        same = [o for o in known if o.holder.actor == holder.actor and word in o.role.lower().replace("-", " ").split()]
        bodies = {office.object for office in same}
        if len(bodies) != 1:
            return None
        return self._made(phrase, holder, same[0].object, same[0].jurisdiction)

    def _by_possessive(self, phrase: OfficePhrase, holder: ActorMention) -> Office | None:
        """ "Norland has recalled its ambassador to Sudria, Ada Vale": the state that is subject over "its"."""
        head = self._draft.doc[phrase.head]
        own = child(head, "poss")
        if own is None or own.lower_ != "its" or phrase.title.object not in _OF_STATES:
            return None
        if own.i == own.sent.start and phrase.title.org_relation != "leads":  # a president may be a club's
            state = self._only_state_before(own)
        elif is_verb(head.head):
            mentions = [self._draft.mention_on(subject) for subject in Clause(head.head).subjects]
            states = [m.actor for m in mentions if m is not None and self._draft.is_type(m.actor, "Country")]
            state = states[0] if len(states) == len(mentions) == 1 else None
        else:
            return None
        found = self._object(phrase, state) if state else None
        return self._made(phrase, holder, found, state) if found else None

    def _only_state_before(self, own: Token) -> str | None:
        """ "Norland backed the treaty. Its minister, Ada Vale, …": the one state of the sentence before."""
        start, draft = start_of_reach(own), self._draft
        named = [
            m for m in draft.in_order() if start <= m.start < own.i and not draft.is_type(m.actor, "Person", "Place")
        ]
        subject = any(draft.doc[m.root].dep_ in SUBJECTS for m in named)
        actors = {m.actor for m in named}
        only = actors.pop() if subject and len(actors) == 1 else None
        return only if only is not None and draft.is_type(only, "Country") else None

    def _by_title(self, phrase: OfficePhrase, holder: ActorMention) -> Office | None:
        """ "PRESIDENT VALE" under "Remarks by President Moss and President Ada Vale of Norland"."""
        word, name = phrase.title.title.split()[-1], self._draft.actors[holder.actor].name.lower().split()
        for named, office in self._titled:
            ends = name in (named[-len(name) :], named[: len(name)], named[::-1])  # the family name may come first
            same = ends or (len(name) > 1 and (name[0], name[-1]) == (named[0], named[-1]))
            if same and word in office.role.lower().split():
                jurisdiction = self._draft.known(office.jurisdiction) if office.jurisdiction else None
                return self._made(phrase, holder, self._draft.known(office.object), jurisdiction)
        return None

    def _by_publisher(self, phrase: OfficePhrase, holder: ActorMention) -> Office | None:
        """ "Antony Vale, Secretary of State" in a release of that department; "President Vale" in the presidency's own
        headline. Anybody else's president is not the publisher's.
        """
        publisher = self._publisher
        if publisher is None or phrase.status != "current" or phrase.is_of_a_body or phrase.owned:
            return None
        country = self._draft.known(publisher.country)
        if self._is_of_another_state(holder, country):
            return None
        if phrase.title.relation in _HEADS and any(
            o.relation == phrase.title.relation and o.jurisdiction == country and o.holder.actor != holder.actor
            for o in self._known
        ):
            return None  # somebody else is
        if self._is_of_a_region(holder) or self._goes_on(phrase):
            return None
        if phrase.title.relation == "spokesperson_of":
            return self._made(phrase, holder, self._draft.known(publisher.body), country)
        if phrase.title.object == "portfolio":
            ministry = self._ministry(phrase.portfolio, publisher.country) if phrase.portfolio else None
            ministry = ministry or (publisher.body if not phrase.portfolio and phrase.start < _HEADLINE else None)
            return self._made(phrase, holder, self._draft.known(ministry), country) if ministry else None
        if phrase.title.relation in _HEADS and publisher.executive and self._is_only_head(holder.actor):
            return self._made(phrase, holder, country, country)
        return None

    def _is_of_another_state(self, holder: ActorMention, country: str) -> bool:
        """Whether the holder is known to be of one."""
        return self._draft.actors[holder.actor].country not in (None, self._draft.actors[country].country)

    def _goes_on(self, phrase: OfficePhrase) -> bool:
        """ "Spokesperson and Chief Adviser to the President of Sudria": a second title says whose both are."""
        behind = self._draft.doc[phrase.end : phrase.end + 6]
        within = list(takewhile(lambda token: not token.is_punct, behind))
        return bool(within) and within[0].dep_ == "cc" and any(token.dep_ == "prep" for token in within[2:])

    def _is_of_a_region(self, holder: ActorMention) -> bool:
        """ "Attorney General Ada Vale (Westmark)" in a list of those of the regions."""
        behind = self._draft.doc[holder.end : holder.end + 2]
        return len(behind) == 2 and behind[0].text == "(" and behind[1].ent_type_ == "GPE"

    def _by_known_person(self, phrase: OfficePhrase, holder: ActorMention) -> Office | None:
        """ "President Vale" where the document names the state whose known Vale this is."""
        known = self._draft.actors[holder.actor]
        country = self._vocabulary.country_ids.get(known.country or "") if known.source else None
        if country is None or phrase.title.object not in ("country", "portfolio"):
            return None
        if phrase.plural or phrase.rank or phrase.is_of_a_body:
            return None
        if not any(m.actor == country for m in self._draft.in_order()):
            return None
        of_ministry = phrase.portfolio and phrase.title.object == "portfolio"
        ministry = self._ministry(phrase.portfolio, country) if of_ministry else None
        office = self._made(phrase, holder, self._draft.known(ministry or country), country)
        return replace(office, rule=f"{phrase.rule}, state of the person")

    def _by_context(self, phrase: OfficePhrase, holder: ActorMention) -> Office | None:
        """The only country of the sentence, if the document names none more often; where the sentence names none, the
        one country that the document is about.
        """
        of_government = phrase.title.relation == "spokesperson_of" and phrase.portfolio == "government"
        of_state = phrase.title.object in ("country", "portfolio") or of_government
        if of_government and self._speak_several_governments(phrase):
            return None
        if self._publisher:
            return None  # a state's own releases leave out its own name, so the country they name is the other one
        if not of_state or phrase.plural or phrase.rank or phrase.is_of_a_body or phrase.owned:
            return None
        if phrase.portfolio and phrase.title.object == "country":
            return None  # "state premier": an office below the state
        if phrase.title.relation in _HEADS and self._draft.doc[phrase.head].text.islower():
            return None  # "president Vale": of a state or of the club spoken of
        words = self._draft.doc[phrase.start : phrase.head]
        known = phrase.portfolio in self._vocabulary.bodies_by_portfolio
        of_a_desk = phrase.title.relation == _RANKED and phrase.portfolio not in phrase.title.title
        if of_a_desk and not known:
            return None  # "Assistant Secretary for Lakeland Affairs": of a state that deals with that region
        if not known and any(token.ent_type_ in ("GPE", "LOC", "ORG") for token in words):
            return None  # "Westmark Interior Minister Vale": of a region that nobody knows
        sentence = self._draft.doc[phrase.head].sent
        here = self._countries(sentence.start, sentence.end)
        others = [
            p for p in self._phrases if p.country and p is not phrase and sentence.start <= p.start < sentence.end
        ]
        if others:
            return None  # the country of the sentence is another's
        if len(here) == 1 and self._is_named_most(next(iter(here))):
            country, rule = next(iter(here)), "country of the sentence"
        elif not here and (dominant := self._dominant_country()):
            country, rule = dominant, "country of the document"
        else:
            return None
        if self._is_of_another_state(holder, country):
            return None
        ministry = self._ministry(phrase.portfolio, country) if phrase.portfolio else None
        office = self._made(phrase, holder, self._draft.known(ministry or country), country)
        return replace(office, rule=f"{phrase.rule}, {rule}")

    def _speak_several_governments(self, phrase: OfficePhrase) -> bool:
        """Two that are called government spokesman are hardly of one and the same state."""
        title, field = phrase.title, phrase.portfolio
        names = [n for p in self._phrases if p.title == title and p.portfolio == field for n in p.holders]
        people = {mention.actor for start, _ in names if (mention := self._draft.name_at(start)) is not None}
        return len(people) > 1

    def _countries(self, start: int, end: int) -> Counter[str]:
        return Counter(
            mention.actor
            for mention in self._draft.mentions.values()
            if start <= mention.start < end
            and mention.actor in self._vocabulary.territories
            and self._draft.is_type(mention.actor, "Country")
            and self._draft.doc[mention.root].dep_ not in ("dobj", "pobj", "dative")  # visited, criticized, flown to
            and not self._is_half_a_word(mention)
        )

    @cached_property
    def _named(self) -> Counter[str]:
        """How often the document names each country."""
        return self._countries(0, len(self._draft.doc))

    def _is_named_most(self, country: str) -> bool:
        """No other country is named more often in the document."""
        return self._named[country] == max(self._named.values())

    def _is_half_a_word(self, mention: ActorMention) -> bool:
        """ "Norland-born", "Norland-led": it says of somebody else where they come from."""
        return mention.end < len(self._draft.doc) and self._draft.doc[mention.end].text in ("-", "‑")

    def _dominant_country(self) -> str | None:
        """A country named at least three times, and twice as often as any other."""
        ranked = self._named.most_common(2)
        if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
            return None
        return ranked[0][0]

    def _is_only_head(self, person: str) -> bool:
        """Named in the headline, and nobody else is there whose presidency might as well be the publisher's."""
        heads = [p for p in self._phrases if p.title.relation in _HEADS and p.status == "current" and not p.country]
        names = [name for p in heads for name in p.holders if name[0] < _HEADLINE]
        people = {m.actor for start, _ in names if (m := self._draft.name_at(start)) is not None}
        known = {office.holder.actor for office in self._known}
        return people - known <= {person} and any(
            m.actor == person and m.start < _HEADLINE for m in self._draft.mentions.values()
        )
