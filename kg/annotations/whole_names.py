"""Whether a known name stands for itself or is a part of a longer one: "Random House", "Fed. Reg."."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from kg.annotations.acronyms import is_spelled_out
from kg.annotations.gazetteer import NameHit, Role
from kg.annotations.metonymy import Agreements, stands_for_government

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.draft import Draft
    from kg.annotations.names import Entity, Names

__all__ = ["WholeNames"]

_SWALLOWS_COUNTRY = ("LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "ORG", "PERSON")
_SHORT = 3  # letters

_HOUSE = "House"


class WholeNames:
    """Judges the known names of one document; `titles` are the tokens of its office phrases."""

    def __init__(self, draft: Draft, names: Names, titles: Container[int]) -> None:
        self._draft = draft
        self._names = names
        self._titles = titles
        self.parts: set[tuple[int, int]] = set()
        """Known names that are a part of a longer one here, as the linker finds them."""
        held = {part.word for part in draft.vocabulary.name_parts if part.use == "held"}
        self._held_somewhere = draft.vocabulary.nouns_noted("a name with a name before it") | held
        self._agreed = Agreements(draft.doc, names.hits, self._held_somewhere)

    def is_swallowed(self, hit: NameHit) -> bool:
        """A country inside the name of a sea, treaty or event is no mention of the country."""
        entity = self._names.entity_around(hit.start, hit.end)
        if entity is not None and entity.label == "GPE" and entity.start == hit.start - 1:
            return self._draft.doc[entity.start].tag_ in ("NNP", "NNPS")  # "New Mexico" is not Mexico
        if (
            entity is None
            or entity.label not in _SWALLOWS_COUNTRY
            or (entity.start, entity.end) == (hit.start, hit.end)
        ):
            return False
        if entity.label == "LAW" and not hit.of_role(Role.NAME):
            return True  # "House Bill 5"
        if entity.label == "ORG" and is_spelled_out(self._draft.doc, entity.start, entity.end):
            return True  # "Department of Health, Trade and Fishing (DHTF)" is not the Department of Health
        if entity.label in ("ORG", "PERSON"):
            return entity.label == "PERSON" and not self._draft.free(entity.start, entity.end)
        return all(r.actor in self._draft.vocabulary.territories for r in hit.readings)

    def bearer(self, hit: NameHit, state: str) -> str | None:
        """Who bears another name of a state as a surname ("Éire" behind "Ada Éire Vale"): the first who is named so.

        The text calls the state by no other name.
        """
        draft, word = self._draft, hit.text
        known = draft.vocabulary.territories.get(state)
        if known is None or hit.end - hit.start > 1 or word == draft.vocabulary.actors[state].name:
            return None
        if any(h.text != word and any(r.actor == state for r in h.readings) for h in self._names.hits):
            return None
        people = (m.actor for m in draft.in_order() if m.end <= hit.start and draft.is_type(m.actor, "Person"))
        return next((person for person in people if word in draft.actors[person].name.split()[1:]), None)

    def is_the_state(self, entity: Entity, hit: NameHit) -> bool:
        """ "U.S. Government", "Government of Japan": a name of the state with a noun that `link_state_nouns` reads.

        It is no body of its own. An adjective with such a noun may be one.
        """
        if not hit.of_role(Role.NAME):
            return False
        kinds, words = self._draft.vocabulary.head_types, self._names.words
        if hit.end == entity.end - 1:
            return hit.start == entity.start and kinds.get(words[hit.end]) == "Country"
        before = words[entity.start : hit.start]
        of = before[1:] in (["of"], ["of", "the"])
        return of and hit.end == entity.end and kinds.get(before[0]) == "Country"

    def is_end_of_other(self, hit: NameHit) -> bool:
        """ "Random House", "Westmark State Senate": a longer name that ends as that of a known body does."""
        entity = self._names.entity_to.get(hit.end)
        longer = entity is not None and entity.label == "ORG" and entity.start < hit.start
        place = self._names.entity_to.get(hit.start)
        of_a_region = place is not None and place.label == "GPE"  # "Westmark House Democrats"
        if self._is_of_a_member(hit):
            return True
        owned = hit.start > 1 and self._draft.doc[hit.start - 1].tag_ == "POS" and hit.end - hit.start == 1
        owner = self._draft.name_at(hit.start - 2) if owned else None
        if (owner is not None and self._draft.is_type(owner.actor, "Person")) or self._is_building(hit):
            return True  # "Ada's House"
        return (longer or of_a_region or owned or self._is_called_so(hit)) and self._is_other_word(hit.start - 1)

    def _is_building(self, hit: NameHit) -> bool:
        """ "Norland House" in London; but the "NL House" is a chamber."""
        before = self._names.hit_to.get(hit.start) if hit.text == _HOUSE else None
        return before is not None and bool(before.of_role(Role.NAME)) and before.text.istitle()

    def goes_on(self, hit: NameHit) -> bool:
        """ "House of Delegates", "House Bill 5": one word that stands for a body begins the name of something else."""
        doc, end = self._draft.doc, hit.end
        if hit.end - hit.start > 1 or hit.of_role(Role.NAME) or end + 1 >= len(doc):
            return False
        if doc[end].lower_ == "of":
            return doc[end + 1].tag_ in ("NNP", "NNPS") and end + 1 not in self._names.hit_from
        kind = self._draft.vocabulary.head_types.get(self._names.words[end])
        return kind == "PolicyInstrument" and doc[end].text.istitle() and doc[end + 1].text.isdigit()

    def speaks(self, hit: NameHit, token: Token) -> bool:
        """Whether a capital or a seat of government, which ends at `token`, stands for the government here."""
        acts = not self._begins_other(hit) and stands_for_government(token, self._held_somewhere)
        return acts and not self._agreed.is_meant(hit, token)

    def _begins_other(self, hit: NameHit) -> bool:
        """ "Norwick Vale", "Norwick Central": a town that goes on in another name, which is no title."""
        doc, end = self._draft.doc, hit.end
        if not hit.of_role(Role.CAPITAL) or end >= len(doc) or end in self._titles or end in self._names.hit_from:
            return False
        behind, last = doc[end], doc[end - 1]
        compound = last.dep_ in ("compound", "nmod") and last.head.i >= end
        plain = self._names.words[end] in self._names.plain.all
        return compound and behind.tag_ == "NNP" and behind.text.istitle() and not plain

    def _is_of_a_member(self, hit: NameHit) -> bool:
        """ "WM House", "Westmark's House", "state House": that of a member of a federation."""
        at = hit.start - 1
        if at < 0 or hit.of_role(Role.NAME):
            return False
        if self._names.words[at] == "state" and self._draft.doc[at].tag_.startswith("N"):
            return True
        if hit.end - hit.start > 1:
            return False
        at -= at > 0 and self._draft.doc[at].tag_ == "POS"
        return self._draft.doc[at].text in self._names.plain.postal or at + 1 in self._names.member_to

    def _is_called_so(self, hit: NameHit) -> bool:
        """Whether the word before belongs to the noun of the name."""
        before = self._draft.doc[hit.start - 1] if hit.start else None
        return before is not None and before.dep_ in ("compound", "nmod") and hit.start <= before.head.i < hit.end

    def _is_other_word(self, at: int) -> bool:
        """A proper noun, or the "'s" behind one, that is no known name, no person, no party and no word of titles."""
        doc, names = self._draft.doc, self._names
        owns = at > 0 and doc[at].tag_ == "POS"
        at -= owns
        proper = doc[at].tag_ in ("NNP", "NNPS") or (owns and doc[at].text.istitle() and doc[at].tag_ == "NNS")
        entity = names.entity_to.get(at + 1)
        told = names.hit_to.get(at + 1) is not None or (entity is not None and entity.label in ("NORP", "DATE"))
        free = at not in self._draft.owner and at not in self._titles
        plain = names.words[at] in names.plain.addresses or self._is_of_party(doc[at].text)
        return free and not told and not plain and proper

    def _is_of_party(self, word: str) -> bool:
        """ "Democratic" says who has most of its seats."""
        actors = self._draft.vocabulary.actors
        readings = self._names.gazetteer.lookup(f"{word} Party")
        return any(actors[reading.actor].type == "PoliticalParty" for reading in readings)

    def is_abbreviated(self, hit: NameHit) -> bool:
        """ "86 Fed. Reg. 12": a short word with a full stop, and no article before it."""
        doc = self._draft.doc
        short = hit.end - hit.start == 1 and len(hit.text) <= _SHORT and not hit.text.isupper()
        stop = hit.end < len(doc) and doc[hit.end].text == "."
        return short and stop and not (hit.start and doc[hit.start - 1].tag_ == "DT")

    def is_no_repeat(self, start: int, end: int, actor: str) -> bool:
        """Whether words that name an actor elsewhere name nobody here, or a body whose name goes on."""
        nobody = self._names.nobody.issuperset(range(start, end))
        return nobody or ((start, end) in self.parts and self._draft.is_type(actor, "GovernmentBody"))

    def kind_of_branch(self, name: str) -> str | None:
        """ "FDN-W" is what the FDN is, if that is an armed group."""
        readings = self._names.gazetteer.lookup(name.partition("-")[0]) if "-" in name else ()
        kinds = {self._draft.vocabulary.actors[reading.actor].type for reading in readings}
        return "ArmedGroup" if kinds == {"ArmedGroup"} else None

    def place_name(self, hit: NameHit, territory: str) -> str:
        """ "Port Vale" for "Port Vale, C.D." too, if both are listed."""
        known = self._draft.vocabulary.territories.get(territory)
        names = (name for name in (known.capitals if known else ()) if hit.text.startswith((f"{name},", f"{name} ")))
        return min(names, key=len, default=hit.text)
