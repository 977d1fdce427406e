"""Longer names that hold a known one and are somebody else's: "Eastern District of Westmark", "Norland County".

The model often sees them. Where it does not, the part would be taken for the state, capital or body that it names
elsewhere. What a longer name is made of stands in a table, and in the names of the members of federations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.annotations.company_names import CompanyNames
from kg.annotations.gazetteer import NameHit, Role
from kg.annotations.listed_phrases import phrases, places
from kg.annotations.tree import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

    from kg.annotations.draft import Draft
    from kg.vocabulary import Vocabulary

__all__ = ["LongerNames"]

type _Whole = tuple[int, int, str]
"""First token, the one behind the last, and what the model would call it."""

_PROPER = ("NNP", "NNPS")
_INSIDE = (*_PROPER, "JJ", "POS")
_INTO_OBJECT = ("of", "for")
_LONGEST = 6  # words
_PLACES = ("GPE", "LOC", "NORP")
_MODEL = ("ORG", "LAW", "EVENT", "WORK_OF_ART", "FAC", "PRODUCT")
_INSTRUMENTS = ("PolicyInstrument", "Project")
_ORGANS = ("GovernmentBody",)
_OF_STATE = ("country", "portfolio", "sender")
_HYPHENS = ("-", "‑", "–")
_SURE_ROLES = (Role.NAME, Role.CAPITAL, Role.DEMONYM)


class LongerNames:
    """What makes longer names, compiled once."""

    def __init__(self, vocabulary: Vocabulary, fields: Collection[str]) -> None:
        """`fields` are the words of fields, in lower case ("climate")."""
        parts: dict[str, set[str]] = defaultdict(set)
        for part in vocabulary.name_parts:
            parts[part.use].add(part.word)
        self._places_before = frozenset(parts["place before"])
        self._places_behind = frozenset(parts["place behind"])
        self._regions = phrases(part.word for part in vocabulary.name_parts if part.use == "place")
        self._districts = frozenset(parts["place of"])
        self._bodies = frozenset(parts["body behind"])
        self._companies = CompanyNames(vocabulary)
        self._fields = frozenset(fields)
        states = (office.title for office in vocabulary.offices if office.object in _OF_STATE)
        self._titles = vocabulary.words_used_as("address").union(states)
        self._kinds = vocabulary.head_types
        persons = (noun for noun, kind in vocabulary.head_types.items() if kind in ("Person", "Group"))
        self._people = frozenset(form for noun in persons for form in (noun, f"{noun}s"))
        self._instruments = frozenset(noun for noun, kind in vocabulary.head_types.items() if kind in _INSTRUMENTS)
        self._members = phrases(member.name for member in vocabulary.federal_states)
        self._territories = frozenset(vocabulary.territories)
        others = {name for key in vocabulary.territories for name in _names(vocabulary, key)}
        self._shared = frozenset(member.name for member in vocabulary.federal_states if member.name in others)
        self._states = frozenset(k for k in vocabulary.territories if vocabulary.actors[k].type == "Country")
        self._organs = frozenset(
            key for key, actor in vocabulary.actors.items() if any(vocabulary.is_a(actor.type, k) for k in _ORGANS)
        )
        self._armed = frozenset(
            key for key, actor in vocabulary.actors.items() if vocabulary.is_a(actor.type, "ArmedGroup")
        )

    def members(self, draft: Draft, namesakes: Collection[int]) -> list[tuple[int, int]]:
        """Where members of federations are named; `namesakes` are the places where one is that bears another's name."""
        found = places(draft, self._members)
        return [each for each in found if each[0] in namesakes or draft.doc[each[0] : each[1]].text not in self._shared]

    def find(self, draft: Draft, hits: Sequence[NameHit], members: Collection[tuple[int, int]]) -> list[_Whole]:
        """The longer names of a document, the longest first where they overlap."""
        doc = draft.doc
        found = [(start, end, "GPE") for start, end in members if any(_is_part(hit, start, end) for hit in hits)]
        found += [(start, end, "LOC") for start, end in places(draft, self._regions)]
        found += self._in_districts(draft, hits, members)
        found += self._towns_of_members(doc, hits, members)
        found += self._bodies_of_members(doc, hits, members)
        held = {at for hit in hits for at in range(hit.start, hit.end)}
        for hit in hits:
            found += self._around(doc, hit, held)
        found += self._named_elsewhere(doc, hits)
        return _apart(found)

    def _around(self, doc: Doc, hit: NameHit, held: Collection[int]) -> Iterator[_Whole]:
        is_place = any(reading.actor in self._territories for reading in hit.of_role(Role.NAME, Role.CAPITAL))
        before = doc[hit.start - 1] if hit.start else None
        if is_place and before is not None and before.i not in held:
            if before.text.istitle() and before.lower_ in self._places_before and before.tag_ in _PROPER:
                yield before.i, hit.end, "GPE"
        if is_place and hit.end < len(doc) and _is_name(doc[hit.end]) and doc[hit.end].lower_ in self._places_behind:
            yield hit.start, hit.end + 1, "GPE"
        if (end := self._end_of_body(doc, hit, held)) is not None:
            yield _start_of_people(doc, hit.start), end, "ORG"
        if any(reading.actor in self._territories for reading in hit.of_role(*_SURE_ROLES)):
            if (company := self._companies.around(doc, hit, held)) is not None:
                yield (*company, "ORG")
        if (end := self._end_of_branch(doc, hit, held)) is not None:
            yield hit.start, end, "ORG"

    def _named_elsewhere(self, doc: Doc, hits: Sequence[NameHit]) -> Iterator[_Whole]:
        """ "The Norlandic Harbour Plan" is named, so "Norlandic" is a part of it wherever these words stand."""
        sure = (hit for hit in hits if any(r.actor in self._territories for r in hit.of_role(Role.NAME, Role.DEMONYM)))
        first = {hit.start: hit.end for hit in sure}
        known: dict[tuple[str, ...], str] = {}
        for span in doc.ents:
            start = span.start + (doc[span.start].lower_ == "the")
            ends_so = doc[span.end - 1].lower_ in self._instruments and span.end > first.get(start, span.end) + 1
            if span.label_ in _MODEL and ends_so and _is_plain(doc[start : span.end]):
                known.setdefault(tuple(token.text for token in doc[start : span.end]), span.label_)
        for start in first if known else ():
            for words, label in known.items():
                if tuple(token.text for token in doc[start : start + len(words)]) == words:
                    yield start, start + len(words), label

    def _in_districts(
        self, draft: Draft, hits: Sequence[NameHit], members: Collection[tuple[int, int]]
    ) -> Iterator[_Whole]:
        """ "Eastern District of Westmark": of no state, of which it would be where something is."""
        doc = draft.doc
        ends = dict(members)
        ends |= {span.start: span.end for span in doc.ents if span.label_ == "GPE" and span.start not in ends}
        states = {hit.start for hit in hits if any(r.actor in self._states for r in hit.of_role(Role.NAME))}
        for noun in draft.tokens(self._districts):
            at = noun.i
            if at > 0 and at + 2 < len(doc) and _is_name(noun) and _is_name(doc[at - 1]) and doc[at + 1].lower_ == "of":
                end = ends.get(at + 2)
                if end is not None and (at + 2 not in states or (at + 2, end) in members):
                    yield at - 1, end, "GPE"

    def _bodies_of_members(
        self, doc: Doc, hits: Sequence[NameHit], members: Collection[tuple[int, int]]
    ) -> Iterator[_Whole]:
        """ "Westmark House", "Westmark State Senate", "Westmark Supreme Court": the federation has one of that name."""
        named = {hit.start for hit in hits}
        weak = {hit.start: hit for hit in hits if not hit.of_role(Role.NAME) and hit.of_role(Role.WEAK)}
        for start, end in members:
            if start in named:
                yield from self._schools(doc, start, end)
            at = end + (end < len(doc) and doc[end].text == "State")
            hit = weak.get(at)
            if hit is not None and all(reading.actor in self._organs for reading in hit.readings):
                yield start, hit.end, "ORG"

    def _schools(self, doc: Doc, start: int, end: int) -> Iterator[_Whole]:
        """ "University of Westmark", "Westmark State University"."""
        at = start - 2
        if at >= 0 and doc[at + 1].lower_ == "of" and doc[at].lower_ in self._bodies and doc[at].text.istitle():
            while at and doc[at - 1].tag_ in _PROPER and doc[at - 1].text.istitle():
                at -= 1
            yield at, end, "ORG"
        behind = end + (end < len(doc) and doc[end].text == "State")
        if behind < len(doc) and doc[behind].lower_ in self._bodies and doc[behind].text.istitle():
            yield start, behind + 1, "ORG"

    def _towns_of_members(
        self, doc: Doc, hits: Sequence[NameHit], members: Collection[tuple[int, int]]
    ) -> Iterator[_Whole]:
        """ "Peru, Westmark": the town; but "Peru, Westmark and Eastmark" is a list."""
        ends = dict(members)
        for hit in hits:
            end = ends.get(hit.end + 1)
            if end is None or doc[hit.end].text != "," or hit.text in self._shared or hit.start in ends:
                continue
            if hit.of_role(Role.NAME, Role.CAPITAL) and all(reading.actor in self._states for reading in hit.readings):
                if not _goes_on_as_list(doc, hit, end):
                    yield hit.start, hit.end, "GPE"

    def _end_of_body(self, doc: Doc, hit: NameHit, held: Collection[int]) -> int | None:
        """ "Norlandic Young Bakers' Society"; right behind a known body too: "Alliance Foundation"."""
        is_of_place = any(reading.actor in self._territories for reading in hit.of_role(*_SURE_ROLES))
        if not is_of_place and not hit.of_role(Role.NAME):
            return None
        before = doc[hit.start - 1] if hit.start else None
        if not is_of_place and before is not None and before.tag_ in _PROPER:
            return None  # "New Alliance University" has nothing to do with the Alliance
        longest = _LONGEST if is_of_place else 1
        short = hit.text.replace(".", "").isupper()  # "NL": no body is called "NL College"
        if short and any(span.start == hit.end and span.label_ == "ORG" for span in doc.ents):
            return None  # "NL National Institute": the institute of the state
        for at in range(hit.end, min(hit.end + longest, len(doc))):
            token = doc[at]
            if at in held or token.tag_ not in _INSIDE or not (token.text[:1].isupper() or token.tag_ == "POS"):
                return None
            owns = token.tag_ == "POS"
            if at > hit.end and owns and not self._are_several(doc[at - 1]):
                return None
            if not owns and self._is_of_person(token):
                return None
            if token.lower_ in self._bodies and token.text.istitle():
                return None if is_of_place and short and at == hit.end else self._behind_object(doc, at + 1, held)
        return None

    def _behind_object(self, doc: Doc, end: int, held: Collection[int]) -> int:
        """Behind "of Surgeons", "for the Advancement of Science", where a name goes on so; else the same token.

        What is known, somebody, a place and a title begin the name of another one.
        """
        while end + 1 < len(doc) and doc[end].lower_ in _INTO_OBJECT:
            at = end + 1 + (doc[end + 1].lower_ == "the")
            if at >= len(doc) or not (doc[at].text.istitle() and self._is_of_object(doc[at], held)):
                break
            while at < len(doc) and (self._is_of_object(doc[at], held) or self._goes_on(doc, at, held)):
                at += 1
            end = at
        return end

    def _is_of_object(self, token: Token, held: Collection[int]) -> bool:
        is_own = token.i in held or token.ent_type_ in _PLACES or self._is_of_person(token)
        return token.tag_ in _PROPER and token.text[:1].isupper() and not is_own

    def _goes_on(self, doc: Doc, at: int, held: Collection[int]) -> bool:
        """ "Science and Technology": the model has it in one name, or it is a field."""
        if doc[at].lower_ != "and" or at + 1 >= len(doc) or not self._is_of_object(doc[at + 1], held):
            return False
        in_one = all(token.ent_iob_ == "I" for token in doc[at : at + 2])
        return in_one or doc[at + 1].lower_ in self._fields

    def _is_of_person(self, token: Token) -> bool:
        """Whether it belongs to the name of somebody, or says what office he has."""
        return token.ent_type_ == "PERSON" or token.lower_ in self._titles

    def _are_several(self, token: Token) -> bool:
        """ "Women's", "Pilots'": of a kind of people; "Vale's" is of one."""
        return token.tag_ in ("NNPS", "NNS") or token.lower_ in self._people

    def _end_of_branch(self, doc: Doc, hit: NameHit, held: Collection[int]) -> int | None:
        """ "FDN-W" is a branch of the FDN, which is an armed group; "FDN-Norland talks" are between the two."""
        if not any(reading.actor in self._armed for reading in hit.of_role(Role.NAME)) or hit.end + 1 >= len(doc):
            return None
        hyphen, branch = doc[hit.end], doc[hit.end + 1]
        joined = hyphen.text in _HYPHENS and not (doc[hit.end - 1].whitespace_ or hyphen.whitespace_)
        is_letters = branch.text.isupper() and branch.text.isalnum() and branch.tag_.startswith("N")
        if not joined or not is_letters or branch.i in held:
            return None  # a whole word may be another one that takes part: "FDN-Vale talks", or no name: "FDN-Run"
        end = hit.end + 2
        return end if end == len(doc) or self._is_of_group(doc[end]) else None

    def _is_of_group(self, token: Token) -> bool:
        """Whether what stands behind a branch leaves it one: "fighters", but not "talks", which are between two."""
        is_noun = token.tag_.startswith("N")
        return token.text not in _HYPHENS and (not is_noun or self._kinds.get(token.lower_) in ("ArmedGroup", "Person"))


def _names(vocabulary: Vocabulary, territory: str) -> tuple[str, ...]:
    return (vocabulary.actors[territory].name, *vocabulary.territories[territory].capitals)


def _start_of_people(doc: Doc, at: int) -> int:
    """ "Sudrian Norlandic Mayors Association": where the first of two adjectives stands."""
    hyphen = at > 1 and doc[at - 1].text == "-"
    first = at - 1 - hyphen
    return first if first >= 0 and doc[first].ent_type_ == "NORP" and doc[first].text[:1].isupper() else at


def _goes_on_as_list(doc: Doc, hit: NameHit, end: int) -> bool:
    """ "Peru, Westmark and Eastmark"; also "Peru, Westmark sign a pact": no comma ends what tells where Peru is."""
    behind = [token for token in doc[end : end + 2] if token.text != ","]
    if not behind:
        return False
    in_place = doc[hit.end - 1].dep_ == "pobj" or (hit.start > 0 and doc[hit.start - 1].tag_ == "IN")
    is_subject = not in_place and behind[0].i == end and is_verb(behind[0])
    return is_subject or behind[0].tag_ in (*_PROPER, "CC")


def _is_plain(name: SpacySpan) -> bool:
    return all(token.text[:1].isupper() and token.is_alpha for token in name)


def _is_name(token: Token) -> bool:
    return token.text.istitle() and token.tag_ in (*_PROPER, "JJ")


def _is_part(hit: NameHit, start: int, end: int) -> bool:
    return start <= hit.start and hit.end <= end and hit.end - hit.start < end - start


def _apart(found: Sequence[_Whole]) -> list[_Whole]:
    taken: set[int] = set()
    longest = []
    for start, end, label in sorted(found, key=lambda whole: (whole[0] - whole[1], whole[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            longest.append((start, end, label))
    return sorted(longest)
