"""Who is named: the model's entities, the gazetteer, office-and-name patterns and earlier mentions, joined.

The longest name wins. A name that is known only in context ("State Department", "Georgia") needs that context: a
country beside it, the model's opinion, or a single reading among the countries that the document speaks of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.annotations.acronyms import bind_acronyms, redefined
from kg.annotations.draft import Draft
from kg.annotations.gazetteer import NameHit, Reading, Role
from kg.annotations.metonymy import tells_where
from kg.annotations.names import Entity, Names
from kg.annotations.office_left import OF_A_PLACE
from kg.annotations.peoples import add_demonym, add_descent
from kg.annotations.tree import children, root_of
from kg.annotations.whole_names import WholeNames

if TYPE_CHECKING:
    from kg.annotations.offices import OfficePhrase
    from kg.vocabulary import Vocabulary

__all__ = ["NameLinker"]

_BY_ROLE = (
    "demonym",
    "people",
    "capital as place",
    "capital as government",
    "seat as place",
    "seat as government",
    "member of a federation",
)
"""Names that mean now this and now that: each place in the text is judged by itself."""
_TOLD_BY_NAME = ("PolicyInstrument", "Event", "Project", "Vessel", "Company")
_TOLD_BY_WORD = ("PolicyInstrument", "Project")
"""What a single capitalised noun is as well: "the Budget", "the Framework"."""
_TYPES = {"GPE": "Place", "LOC": "Place", "FAC": "Place", "EVENT": "Event", "LAW": "PolicyInstrument"}


class NameLinker:
    """Turns the names of a document into mentions of actors."""

    def __init__(self, draft: Draft, names: Names, phrases: Iterable[OfficePhrase], home: str | None) -> None:
        self.draft = draft
        self.names = names
        self.doc = draft.doc
        self.vocabulary: Vocabulary = draft.vocabulary
        self.home = home
        """The country of the publisher, where it is an office of a state."""
        self.phrases = list(phrases)
        self.titles = {k for phrase in self.phrases for k in range(phrase.start, phrase.end)}
        self.addresses = self.vocabulary.words_used_as("address")
        self.states = self._unknown_states()
        self.heads = self.vocabulary.head_types
        self.organs = self.vocabulary.nouns_noted("a body of a state")
        self.countries = self._countries_spoken_of()
        self.whole = WholeNames(draft, names, self.titles)
        self.redefined = redefined(self.doc, names.hits)

    def link(self) -> None:
        self._people()
        self._bodies_around_countries()
        self._bodies_around_names()
        for hit in self.names.hits:
            self._known(hit)
        for hit in self.names.namesakes:
            self._namesake(hit)
        for hit in self.names.descents:
            add_descent(self.draft, hit)
        for entity in self.names.entities:
            self._entity(entity)
        self._listed_names()
        self._bodies_of_offices()
        bind_acronyms(self.draft)
        self._repeats()

    def _countries_spoken_of(self) -> Counter[str]:
        sure = (Role.NAME, Role.DEMONYM, Role.CAPITAL, Role.PEOPLE)
        return Counter(
            reading.actor
            for hit in self.names.hits
            for reading in hit.of_role(*sure)
            if reading.actor in self.vocabulary.territories
        )

    def _unknown_states(self) -> frozenset[str]:
        """Names of no known state that have a minister or a prime minister: states all the same."""
        return frozenset(
            self.doc[phrase.body[0] : phrase.body[1]].text
            for phrase in self.phrases
            if phrase.body and phrase.body[1] - phrase.body[0] == 1 and self._is_office_of_state(phrase)
            if not self.names.gazetteer.lookup(self.doc[phrase.body[0]].text)
        )

    def _is_office_of_state(self, phrase: OfficePhrase) -> bool:
        entity = self.names.entity_from.get(phrase.body[0]) if phrase.body else None
        called_place = entity is not None and entity.label == "GPE"
        relation = phrase.title.relation
        return relation in ("minister_of", "head_of_government_of") or (called_place and relation == "head_of_state_of")

    # ---- people -----------------------------------------------------------------------------------------------------

    def _people(self) -> None:
        """Holders of offices first: a title is the best sign that a name is a person's."""
        for phrase in self.phrases:
            for start, end in phrase.holders:
                self._person(start, end, phrase.rule)
        for position in sorted(self.names.honorifics):
            person = self.names.person_from(position + 1) if position + 1 < len(self.doc) else None
            if person and self.doc[position].text[:1].isupper():
                self._person(*person, "honorific")
        for entity in self.names.entities:
            if entity.label == "PERSON" and self._is_person(entity):
                self._person(entity.start, entity.end, "entity")
        # "Vale" behind "Ada Vale", though the model takes it for a place or a company
        people = [actor for actor in self.draft.actors.values() if actor.type == "Person"]
        surnames = {name for person in people for name in (person.name.split()[-1], *person.weak_names)}
        for entity in self.names.entities:
            is_surname = entity.end - entity.start == 1 and self.doc[entity.start].text in surnames
            if is_surname and self._is_person(entity):
                self._person(entity.start, entity.end, "surname")

    def _is_person(self, entity: Entity) -> bool:
        if any(k in self.titles for k in range(entity.start, entity.end)):
            return False
        hits = self.names.hits_within(entity)
        nobody = self.names.names_nobody(entity.start, entity.end)
        if nobody or self._is_state_of_that_name(entity) or self._is_thing(entity):
            return False
        known = any(hit.of_role(Role.NAME, Role.DEMONYM, Role.CAPITAL) for hit in hits)
        # "Jordan Vale" is a person though Jordan is a country; "Huawei" is none though the model says so
        inside = all(hit.end - hit.start < entity.end - entity.start for hit in hits)
        return (
            (not known or inside)
            and any(ch.isalpha() for ch in self.doc[entity.start].text)
            and self.doc[entity.start].text[0].isupper()
        )

    def _is_thing(self, entity: Entity) -> bool:
        """ "Fair Housing Act", whatever the model says; but Ann House is a person."""
        return entity.end - entity.start > 2 and self.doc[entity.end - 1].lower_ in self.names.common

    def _is_state_of_that_name(self, entity: Entity) -> bool:
        """ "Jordan" and "Chad" alone are the states, unless the document has somebody of that name."""
        hit = self.names.hit_from.get(entity.start)
        if hit is None or hit.end != entity.end or entity.start - 1 in self.names.honorifics:
            return False
        if not all(reading.actor in self.vocabulary.territories for reading in hit.readings):
            return False
        word = self.doc[entity.start : entity.end].text
        longer = (other for other in self.names.entities if other.end - other.start > 1 and other.label == "PERSON")
        return not any(word in self.doc[other.start : other.end].text.split() for other in longer)

    def _person(self, start: int, end: int, reason: str) -> None:
        name = self.names.person_name(start, end)
        address = name.lower() in self.addresses and reason in ("honorific", "entity")  # "Mr. President" names nobody
        if address or not name.strip() or not self.draft.free(start, end):
            return
        self.draft.add(start, end, self.draft.new(name, "Person", local=len(name.split()) == 1), reason=reason)

    # ---- the gazetteer ----------------------------------------------------------------------------------------------

    def _bodies_around_countries(self) -> None:
        """ "Bank of Thailand", "US–Japan Security Committee": the model's longer name holds the country in it."""
        for entity in self.names.entities:
            if entity.label != "ORG":
                continue
            inside = (self.names.hit_from.get(k) for k in range(entity.start, entity.end))
            hits = [hit for hit in inside if hit is not None and hit.end <= entity.end]
            in_title = any(k in self.titles for k in range(entity.start, entity.end))
            if hits and self.whole.is_the_state(entity, hits[0]):
                self._known(hits[0])
                continue
            if not hits or (in_title and not self._is_office_body(entity)):
                continue
            only_countries = all(r.actor in self.vocabulary.territories for hit in hits for r in hit.readings)
            rest = [self.doc[k] for k in range(entity.start, entity.end) if not any(h.start <= k < h.end for h in hits)]
            named = [token for token in rest if token.tag_ in ("NNP", "NNPS")]
            possessive = any(token.tag_ == "POS" for token in rest)
            if (only_countries or in_title) and named and not possessive and self.draft.free(entity.start, entity.end):
                self._new_body(entity, country=self._country_of(hits[0]))

    def _bodies_around_names(self) -> None:
        """ "head of the ASEAN delegation": the longer name, which an office phrase has read, holds the known one."""
        for phrase in self.phrases:
            hit = self.names.hit_from.get(phrase.body[0]) if phrase.body else None
            if phrase.body and hit is not None and hit.end < phrase.body[1] and self.draft.free(*phrase.body):
                self._new_body(Entity(*phrase.body, "ORG"), country=self._country_of(hit))

    def _country_of(self, hit: NameHit) -> str | None:
        if tells_where(self.doc, hit):
            return None
        return next(
            (self.vocabulary.actors[r.actor].country for r in hit.readings if r.actor in self.vocabulary.territories),
            None,
        )

    def _known(self, hit: NameHit) -> None:
        if not self.draft.free(hit.start, hit.end) or self.whole.is_swallowed(hit):
            return
        if (other := self.redefined.get(hit.text)) is not None:
            self.draft.add(hit.start, hit.end, self.draft.known(other), reason="acronym")
            return
        named = hit.of_role(Role.NAME)
        if named and (bearer := self.whole.bearer(hit, named[0].actor)):
            self.draft.add(hit.start, hit.end, bearer, reason="surname")
        elif named and (country := self._other_owner(hit, named[0].actor)):
            self._generic_body(hit, country)
        elif named:
            self.draft.add(hit.start, hit.end, self.draft.known(named[0].actor), reason="gazetteer")
        elif hit.of_role(Role.DEMONYM, Role.PEOPLE):
            add_demonym(self.draft, hit)
        elif hit.of_role(Role.CAPITAL, Role.SEAT):
            self._capital(hit)
        else:
            self._weak(hit)

    def _other_owner(self, hit: NameHit, actor: str) -> str | None:
        """ "Sudria's Defense Department": the name is one state's, and made of common nouns that fit any other's."""
        known = self.vocabulary.actors[actor]
        is_common = self.doc[hit.end - 1].lower_ in self.organs
        if not is_common or known.country is None or not self.vocabulary.is_a(known.type, "GovernmentBody"):
            return None
        beside = self._country_beside(hit)
        return beside if beside != known.country else None

    def _capital(self, hit: NameHit) -> None:
        reading = hit.of_role(Role.CAPITAL, Role.SEAT)[0]
        token = root_of(self.doc, hit.start, hit.end)
        dateline = (
            self.doc[hit.start].is_sent_start
            and hit.end < len(self.doc)
            and self.doc[hit.end].text in (",", "(", "–", "—", "-")
        )
        if not dateline and self.whole.speaks(hit, token):
            self.draft.add(hit.start, hit.end, self.draft.known(reading.actor), reason=f"{reading.role} as government")
        else:
            place = self.draft.new(self.whole.place_name(hit, reading.actor), "Place")
            self.draft.add(hit.start, hit.end, place, reason=f"{reading.role} as place")

    def _namesake(self, hit: NameHit) -> None:
        """ "Georgia" beside Alabama: the member of the federation, where the model takes it for no person's name."""
        entity = self.names.entity_from.get(hit.start)
        if self.draft.free(hit.start, hit.end) and not (entity is not None and entity.label == "PERSON"):
            member = self.draft.new(self.names.plain.namesakes.called(hit.text), "Place")
            self.draft.add(hit.start, hit.end, member, reason="member of a federation")

    def _weak(self, hit: NameHit) -> None:
        entity = self.names.entity_from.get(hit.start)
        territories = [r for r in hit.readings if r.actor in self.vocabulary.territories]
        if territories:
            sure = entity is not None and (entity.label in ("GPE", "NORP") or self._is_state_of_that_name(entity))
            if entity and sure and entity.end == hit.end:
                self.draft.add(
                    hit.start, hit.end, self.draft.known(territories[0].actor), reason="gazetteer and entity"
                )
            return
        if self._is_common_word(hit):
            return
        if self.whole.is_abbreviated(hit) or self.whole.is_end_of_other(hit) or self.whole.goes_on(hit):
            self.whole.parts.add((hit.start, hit.end))
            return
        country = self._country_beside(hit)
        body = self._choose(hit.readings, country)
        if body:
            self.draft.add(hit.start, hit.end, self.draft.known(body), reason="gazetteer in context")
        elif country or entity:
            self._generic_body(hit, country)

    def _is_common_word(self, hit: NameHit) -> bool:
        """ "State" or "Commerce" alone, in lower case, or before an office title is no body."""
        last = self.doc[hit.end - 1]
        return (not last.tag_.startswith("NNP") and hit.text[:1].islower()) or (
            any(k in self.titles for k in range(hit.start, hit.end)) and not self._is_office_body(hit)
        )

    def _country_beside(self, hit: NameHit | Entity) -> str | None:
        """The country of "US Senate", "Japan's Foreign Ministry", "Ministry of Finance of Ghana" (ISO code)."""
        doc, position = self.doc, hit.start
        if position and doc[position - 1].tag_ == "POS":
            position -= 1
        before = self.names.hit_to.get(position)
        if before and any(r.actor in self.vocabulary.territories for r in before.readings):
            return self._country_of(before)
        if hit.end + 1 < len(doc) and doc[hit.end].lower_ in ("of", "in"):
            after = self.names.hit_from.get(hit.end + (2 if doc[hit.end + 1].lower_ == "the" else 1))
            if after and any(r.actor in self.vocabulary.territories for r in after.readings):
                return self._country_of(after)
        return None

    def _choose(self, readings: Iterable[Reading], country: str | None) -> str | None:
        """The one body that fits the country beside it; else the only one of a country that is spoken of here."""
        bodies = [reading.actor for reading in readings if self.draft.is_of_its_time(reading.actor)]
        if country:
            fitting = [body for body in bodies if self.vocabulary.actors[body].country == country]
            return fitting[0] if len(fitting) == 1 else None
        spoken = {self.vocabulary.actors[key].country for key in self.countries} | {self._home_code()}
        fitting = [
            body
            for body in bodies
            if self.vocabulary.actors[body].country in spoken or not self.vocabulary.actors[body].country
        ]
        at_home = [body for body in fitting if self.vocabulary.actors[body].country == self._home_code()]
        return fitting[0] if len(fitting) == 1 else at_home[0] if len(at_home) == 1 and self.home else None

    def _home_code(self) -> str | None:
        return self.vocabulary.actors[self.home].country if self.home else None

    def _generic_body(self, hit: NameHit, country: str | None) -> None:
        """A ministry that the gazetteer does not have, under its country; without one it is this document's own."""
        actor = self._new_of_state(hit.text, self.vocabulary.actors[hit.readings[0].actor].type, country)
        self.draft.add(hit.start, hit.end, actor, reason="generic body")

    # ---- the model's entities ---------------------------------------------------------------------------------------

    def _entity(self, entity: Entity) -> None:
        if entity.label == "NORP" or not self.draft.free(entity.start, entity.end):
            return
        inside_title = any(k in self.titles for k in range(entity.start, entity.end))
        if (entity.start, entity.end) in self.whole.parts:
            return
        named = (entity.start, entity.end) in self.names.wholes or self._is_office_body(entity)
        if entity.label == "ORG" and (not inside_title or named):
            self._new_body(entity)
        elif (
            (entity.label in _TYPES or (entity.label == "PERSON" and self._is_thing(entity)))
            and not inside_title
            and self.doc[entity.start].text[:1].isupper()
        ):
            text = self.doc[entity.start : entity.end].text
            kind = self._type_by_name(text) or _TYPES.get(entity.label, "PolicyInstrument")
            self.draft.add(entity.start, entity.end, self.draft.new(text, kind), reason="entity")

    def _listed_names(self) -> None:
        """ "Orvane Shipping and Kestrel Trading": a capitalised noun coordinated with a named body is a name too."""
        for mention in self.draft.in_order():
            if not self.draft.is_type(mention.actor, "Organization"):
                continue
            for token in children(self.doc[mention.root], "conj"):
                start, end = min(part.i for part in [token, *children(token, "compound", "nmod")]), token.i + 1
                is_name = all(part.tag_ == "NNP" and part.text[:1].isupper() for part in self.doc[start:end])
                if is_name and self.draft.free(start, end) and self.titles.isdisjoint(range(start, end)):
                    self._new_body(Entity(start, end, "ORG"))

    def _is_office_body(self, name: Entity | NameHit) -> bool:
        return any(phrase.body == (name.start, name.end) for phrase in self.phrases)

    def _bodies_of_offices(self) -> None:
        for phrase in self.phrases:
            if phrase.body and self.draft.free(*phrase.body):
                named = self.names.entity_from.get(phrase.body[0])
                called = (named is not None and named.label == "GPE") or phrase.body[1] in self.names.member_to
                is_place = called and OF_A_PLACE in phrase.title.note
                self._new_body(Entity(*phrase.body, "GPE" if is_place else "ORG"))

    def _new_body(self, entity: Entity, country: str | None = None) -> None:
        text = self.doc[entity.start : entity.end].text
        if not any(ch.isalpha() for ch in text) or not any(ch.isupper() for ch in text):
            return
        readings = self.names.gazetteer.lookup(text)
        body = next((r.actor for r in readings if r.role is Role.NAME), None) or self._choose(readings, country)
        kind = "Place" if entity.label == "GPE" else self.whole.kind_of_branch(text) or self._type_of(text)
        if body:
            actor = self.draft.known(body)
        elif country is None and (owner := self._country_beside(entity)) and self._is_of_several(text):
            actor = self._new_of_state(text, kind, owner)
        else:
            common = text.lower() in self.heads or text.lower() in self.names.plain.fields
            actor = self.draft.new(text, kind, local=common, country=country)
        self.draft.add(entity.start, entity.end, actor, reason="entity")

    def _is_of_several(self, text: str) -> bool:
        """Whether several states here have a body of that name: "Norland's Central Bank", "Sudria's Central Bank"."""
        alike = (e for e in self.names.entities if e.label == "ORG" and self.doc[e.start : e.end].text == text)
        return len({owner for each in alike if (owner := self._country_beside(each)) is not None}) > 1

    def _new_of_state(self, text: str, kind: str, country: str | None) -> str:
        """A body under its country (ISO code); without one it is this document's own."""
        owner = self.vocabulary.country_ids.get(country or "")
        name = f"{text} ({self.vocabulary.actors[owner].name})" if owner else text
        return self.draft.new(name, kind, local=owner is None, country=country, parent=owner)

    def _type_of(self, text: str) -> str:
        """By the head noun: the last word, or the one before "of" ("Ministry of Finance")."""
        words = [word.strip(".,").lower() for word in text.partition(" of ")[0].partition(" for ")[0].split()]
        body = next((self.heads[word] for word in reversed(words) if self._names_a_body(word)), None)
        return self._type_by_name(text) or body or "Organization"

    def _type_by_name(self, text: str) -> str | None:
        """What the name itself tells, whatever the model calls it: a state of an office phrase; a convention, summit,
        project, vessel or company by its last word, or by the one before "of" or "for" ("Plan for Peace").
        """
        if text in self.states:
            return "Country"
        told = _TOLD_BY_NAME if " " in text else _TOLD_BY_WORD
        for head in (text, text.partition(" of ")[0].partition(" for ")[0]):
            last = head.split()[-1].lower()
            kind = self.heads.get(last) or self.heads.get(last.removesuffix("s"))
            if kind is not None and not (kind != "Company" and self._is_of_its_object(head)):
                return kind if kind in told else None
        return None

    def _is_of_its_object(self, name: str) -> bool:
        """ "Ministry of Mines" is no mine, "Office of the Plan" no plan."""
        before, of, _ = name.lower().partition(" of ")
        return bool(of) and self._names_a_body(before.split()[-1])

    def _names_a_body(self, word: str) -> bool:
        return word in self.heads and self.vocabulary.is_a(self.heads[word], "Organization")

    # ---- earlier mentions -------------------------------------------------------------------------------------------

    def _repeats(self) -> None:
        """A name that was recognised once is the same name wherever else it stands."""
        forms = self._forms()
        lengths: dict[str, set[int]] = defaultdict(set)
        for words in forms:
            lengths[words[0]].add(len(words))
        for token in self.draft.tokens({first.lower() for first in lengths}):
            at = token.i
            taken = at in self.draft.owner or at in self.titles
            if taken or token.text not in lengths or not token.tag_.startswith("NNP"):
                continue
            for length in sorted(lengths[token.text], reverse=True):
                end = min(at + length, len(self.doc))
                actor = forms.get(tuple(self.doc[part].text for part in range(at, end)))
                if (
                    actor is not None
                    and not self.whole.is_no_repeat(at, end, actor)
                    and self.draft.free(at, at + length)
                ):
                    self.draft.add(at, at + length, actor, reason="earlier mention")
                    break

    def _forms(self) -> dict[tuple[str, ...], str]:
        """Every form that names one actor here; of persons the surname too."""
        forms: dict[tuple[str, ...], str] = {}
        for mention in self.draft.in_order():
            words = tuple(self.doc[at].text for at in range(mention.start, mention.end))
            if any(word[:1].isupper() for word in words) and mention.reason not in _BY_ROLE and len("".join(words)) > 2:
                forms.setdefault(words, mention.actor)
                if self.draft.is_type(mention.actor, "Person") and len(words[-1]) > 2:
                    forms.setdefault(words[-1:], mention.actor)
        return forms
