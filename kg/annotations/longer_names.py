"""Longer names that hold a known one and are somebody else's: "Eastern District of Westmark", "Norland County".

The model often sees them. Where it does not, the part would be taken for the state, capital or body that it names
elsewhere. What a longer name is made of stands in a table, and in the names of the members of federations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.annotations.gazetteer import NameHit, Role

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
_IN_LINE = (*_PROPER, "NN", "NNS", "JJ", "IN", "CC", "VBN", "VBG")
_LONGEST_LINE = 10  # tokens
_LONGEST = 6  # words
_TOO_SHORT = ("ab", "ag", "as", "bv", "kg", "kk", "lp", "nv", "sa", "se")
"""Company forms that are other words as well."""
_MODEL = ("ORG", "LAW", "EVENT", "WORK_OF_ART", "FAC", "PRODUCT")
_INSTRUMENTS = ("PolicyInstrument", "Project")
_ORGANS = ("GovernmentBody",)
_SURE_ROLES = (Role.NAME, Role.CAPITAL, Role.DEMONYM)


class LongerNames:
    """What makes longer names, compiled once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        parts: dict[str, set[str]] = defaultdict(set)
        for part in vocabulary.name_parts:
            parts[part.use].add(part.word)
        self._places_before = frozenset(parts["place before"])
        self._places_behind = frozenset(parts["place behind"])
        self._regions = _by_first_word(part.word for part in vocabulary.name_parts if part.use == "place")
        self._districts = frozenset(parts["place of"])
        self._bodies = frozenset(parts["body behind"])
        self._forms = frozenset(
            each.word for each in vocabulary.name_words if each.use == "company form" and each.word not in _TOO_SHORT
        )
        self._instruments = frozenset(noun for noun, kind in vocabulary.head_types.items() if kind in _INSTRUMENTS)
        self._members = _by_first_word(member.name for member in vocabulary.federal_states)
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
        found = _stretches(draft, self._members)
        return [each for each in found if each[0] in namesakes or draft.doc[each[0] : each[1]].text not in self._shared]

    def find(self, draft: Draft, hits: Sequence[NameHit], members: Collection[tuple[int, int]]) -> list[_Whole]:
        """The longer names of a document, the longest first where they overlap."""
        doc = draft.doc
        found = [(start, end, "GPE") for start, end in members if any(_is_part(hit, start, end) for hit in hits)]
        found += [(start, end, "LOC") for start, end in _stretches(draft, self._regions)]
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
        if (company := self._company(doc, hit)) is not None:
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
                behind = [token for token in doc[end : end + 2] if token.text != ","]
                if not behind or behind[0].tag_ not in (*_PROPER, "CC"):
                    yield hit.start, hit.end, "GPE"

    def _end_of_body(self, doc: Doc, hit: NameHit, held: Collection[int]) -> int | None:
        """ "Norlandic Medical Women's Association"; right behind a known body too: "Alliance Foundation"."""
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
            if token.lower_ in self._bodies and token.text.istitle():
                return None if is_of_place and short and at == hit.end else _behind_object(doc, at + 1)
        return None

    def _company(self, doc: Doc, hit: NameHit) -> tuple[int, int] | None:
        """ "Norland Shipping Group Co., Ltd.", "Fishing Corporation of Norland"."""
        if not any(reading.actor in self._territories for reading in hit.of_role(*_SURE_ROLES)):
            return None
        if (line := self._line_of_company(doc, hit)) is not None:
            return line
        start = hit.start
        if start > 1 and doc[start - 1].lower_ == "of" and self._is_form(doc[start - 2]):
            start -= 2
            while start and doc[start - 1].tag_ in _PROPER and doc[start - 1].text[:1].isupper():
                start -= 1
        end = self._end_of_company(doc, hit.end)
        return (start, max(end, hit.end)) if end > hit.end or start < hit.start else None

    def _line_of_company(self, doc: Doc, hit: NameHit) -> tuple[int, int] | None:
        """ "NORLAND TELECOM CORPORATION", alone on its line: what had capitals all over is in small letters by now."""
        start, end = hit.start, hit.end
        while start and hit.start - start < _LONGEST_LINE and "\n" not in doc[start - 1].text:
            start -= 1
        while end < len(doc) and end - hit.end < _LONGEST_LINE and "\n" not in doc[end].text:
            end += 1
        while end > hit.end and doc[end - 1].is_punct:
            end -= 1
        words = [token.lower_ for token in doc[start:end]]
        plain = all(token.tag_ in _IN_LINE or token.is_punct for token in doc[start:end])
        ends_so = words[-1].rstrip(".") in self._forms or (end == hit.end and words[-3:-1] == ["corporation", "of"])
        return (start, end) if plain and ends_so and end - start > 2 else None

    def _end_of_company(self, doc: Doc, start: int) -> int:
        """Behind the last word that companies end with; the same token where there is none."""
        end = start
        for at in range(start, len(doc)):
            token = doc[at]
            if self._is_form(token):
                end = at + 1
            elif end > start:
                if token.text not in (",", "."):
                    break
            elif token.tag_ not in _PROPER or not token.text[:1].isupper() or at - start >= _LONGEST:
                break
        return end

    def _is_form(self, token: Token) -> bool:
        return token.text[:1].isupper() and token.lower_.rstrip(".") in self._forms

    def _end_of_branch(self, doc: Doc, hit: NameHit, held: Collection[int]) -> int | None:
        """ "FDN-W" is a branch of the FDN, which is an armed group; "FDN-Norland talks" are between the two."""
        if not any(reading.actor in self._armed for reading in hit.of_role(Role.NAME)) or hit.end + 1 >= len(doc):
            return None
        hyphen, branch = doc[hit.end], doc[hit.end + 1]
        joined = hyphen.text in ("-", "‑", "–") and not (doc[hit.end - 1].whitespace_ or hyphen.whitespace_)
        is_name = branch.text[:1].isupper() and branch.tag_.startswith("N") and not branch.text.endswith(".")
        return hit.end + 2 if joined and is_name and branch.i not in held else None


def _names(vocabulary: Vocabulary, territory: str) -> tuple[str, ...]:
    return (vocabulary.actors[territory].name, *vocabulary.territories[territory].capitals)


def _stretches(draft: Draft, names: Mapping[str, Sequence[tuple[str, ...]]]) -> list[tuple[int, int]]:
    """Where names stand as they are written."""
    return [
        (token.i, token.i + len(words))
        for token in draft.tokens(names)
        for words in names[token.lower_]
        if tuple(part.text for part in draft.doc[token.i : token.i + len(words)]) == words
    ]


def _start_of_people(doc: Doc, at: int) -> int:
    """ "Sudrian Norlandic Mayors Association": where the first of two adjectives stands."""
    hyphen = at > 1 and doc[at - 1].text == "-"
    first = at - 1 - hyphen
    return first if first >= 0 and doc[first].ent_type_ == "NORP" and doc[first].text[:1].isupper() else at


def _behind_object(doc: Doc, end: int) -> int:
    """Behind "of Surgeons", "for the Advancement of Science", where a name goes on so; else the same token."""
    while end + 1 < len(doc) and doc[end].lower_ in _INTO_OBJECT:
        at = end + 1 + (doc[end + 1].lower_ == "the")
        if at >= len(doc) or doc[at].tag_ not in _PROPER or not doc[at].text.istitle():
            break
        while at < len(doc) and (_goes_on(doc, at) or (doc[at].tag_ in _PROPER and doc[at].text[:1].isupper())):
            at += 1
        end = at
    return end


def _goes_on(doc: Doc, at: int) -> bool:
    following = doc[at + 1] if at + 1 < len(doc) else None
    return doc[at].lower_ == "and" and following is not None and following.tag_ in _PROPER


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


def _by_first_word(names: Iterator[str]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(names):
        words = tuple(name.split())
        found[words[0].lower()].append(words)
    return dict(found)
