"""What stands left of a title: a country, a body, the portfolio, "former".

It is read token by token, because parsers attach stacked titles in every possible way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotations.gazetteer import NameHit, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotations.names import Names
    from kg.vocabulary import OfficeTitle, Vocabulary

__all__ = ["NOMINAL_TAGS", "OF_A_PLACE", "PORTFOLIO_TAGS", "Left", "LeftReader", "is_acronym_in_brackets"]

NOMINAL_TAGS = ("NN", "NNS", "NNP", "NNPS", "JJ")
PORTFOLIO_TAGS = (*NOMINAL_TAGS, "HYPH")
_LEFT_REACH = 7
_INTO_COMPLEMENT = ("of", "for", "to", "at", "in", "on")
_OF_PEOPLES = ("boss", "chief", "head", "leader")
_ACRONYM = (2, 8)
OF_A_PLACE = "of a place"
"""Note of titles such as "governor"."""
_POSSESSIVES = ("'s", "’s", "'", "’")


@dataclass(slots=True)
class Left:
    """What was read to the left of a title."""

    start: int
    country: str | None = None
    body: tuple[int, int] | None = None
    words: list[Token] = field(default_factory=list)
    status: str = "current"
    rank: bool = False
    owned: bool = False
    """Whether somebody owns the office who could not be read: "the body's president", "his minister"."""


class LeftReader:
    """Reads what stands before a title by the modifiers, ranks and portfolios of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._status_before = {
            m.word: m.status
            for m in vocabulary.modifiers
            if m.position == "before" and m.status in ("former", "future", "current")
        }
        self._status_ends = {word[k:] for word in self._status_before for k in range(len(word) + 1)}
        self._ranks = vocabulary.words_used_as("rank")
        self._portfolios = vocabulary.bodies_by_portfolio
        self._organs = {noun for noun, kind in vocabulary.head_types.items() if vocabulary.is_a(kind, "GovernmentBody")}
        self._territories: Mapping[str, object] = vocabulary.territories
        self._people = {noun for noun, kind in vocabulary.head_types.items() if kind == "Person"}
        self._parties = {key for key, actor in vocabulary.actors.items() if actor.type == "PoliticalParty"}

    def read(self, names: Names, start: int, floor: int, title: OfficeTitle) -> Left:
        doc, left = names.doc, Left(start)
        while left.start > max(floor, 0) and start - left.start < _LEFT_REACH + 4:
            position = left.start - 1
            token = doc[position]
            word = token.lower_
            if left.start == start and (before := self._before_acronym(names, left.start)) is not None:
                left.start = before
                continue
            modifier = self._modifier_before(doc, left.start)
            if modifier is not None and not left.body:
                left.status, left.start = modifier
                continue
            if word in self._ranks and token.tag_ != "IN":  # the SPD "under Vice Chancellor Vale"
                left.rank = True
                left.words.insert(0, token)
            elif token.text in _POSSESSIVES and token.tag_ == "POS":
                if not self._take_owner(names, left, position, title):
                    left.owned = True
                    break
                continue
            elif (
                (hit := names.hit_to.get(left.start)) is not None and self._take_hit(names, left, hit, title)
            ) or self._is_body_name(names, left, title):
                continue
            elif word in self._people and token.text.islower():
                break  # "my friend Secretary Vale"
            elif (left.country is None and left.body is None and _is_portfolio_word(token)) or (
                word in ("-", "and", ",") and self._joins_portfolio(doc, left)
            ):
                left.words.insert(0, token)
            else:
                break
            left.start = position
        left.owned = left.owned or (left.start > 0 and doc[left.start - 1].tag_ == "PRP$")
        if left.words and left.words[0].lower_ in ("-", "and", ","):
            left.words.pop(0)
        self._take_capitals(names, left, title, start)
        left.rank = left.rank or self._is_part(left)
        return left

    def _is_part(self, left: Left) -> bool:
        """ "EU parliament president" heads no EU."""
        return left.body is not None and any(word.lower_ in self._organs for word in left.words)

    def _before_acronym(self, names: Names, end: int) -> int | None:
        """ "Nordic Green Party (NGP) president": where the full name ends."""
        if end < 4 or not is_acronym_in_brackets(names.doc, end - 3):
            return None
        entity = names.entity_to.get(end - 3)
        named = names.hit_to.get(end - 3) is not None or (entity is not None and entity.label == "ORG")
        return end - 3 if named else None

    def _modifier_before(self, doc: Doc, end: int) -> tuple[str, int] | None:
        """ "former", "newly appointed", "ex-" right before a token: the status, and where the words begin."""
        stop = end - 1 if end > 1 and doc[end - 1].text in ("-", "‑") else end
        last = doc[stop - 1].lower_.strip() if stop else ""
        if last not in self._status_ends:
            return None
        for length in (4, 3, 2, 1):
            words = "".join(token.text_with_ws for token in doc[max(stop - length, 0) : stop]).strip().lower()
            if stop >= length and words in self._status_before:
                return self._status_before[words], stop - length
        return None

    def _take_owner(self, names: Names, left: Left, possessive: int, title: OfficeTitle) -> bool:
        """ "Japan's minister", "the WTO's director": the owner is a known name or a body of the model."""
        hit = names.hit_to.get(possessive)
        if hit is not None:
            left.start = possessive
            return self._take_hit(names, left, hit, title)
        entity = names.entity_to.get(possessive)
        if entity is not None and entity.label in ("ORG", "GPE") and left.body is None:
            left.body, left.start = (entity.start, entity.end), entity.start
            return True
        return False

    def _take_hit(self, names: Names, left: Left, hit: NameHit, title: OfficeTitle) -> bool:
        if hit.start > 0 and names.doc[hit.start - 1].text == "-":
            return False  # "pro-Norland president"
        if left.body is None and self._is_of_a_state(hit) and (start := names.of_a_region(hit)) is not None:
            left.body, left.start = (start, hit.end), start  # "Westmark Senate president"
            return True
        if title.object in ("country", "portfolio") and all(r.actor in self._parties for r in hit.readings):
            left.start = hit.start  # "Socialist President Vale" is of the state
            return True
        readings = [r for r in hit.readings if r.actor in self._territories and r.role is not Role.SEAT]
        if hit.text.endswith(".") and any(r.role is Role.CAPITAL for r in readings):
            return False  # "… in Washington, D.C. Secretary Vale said": a sentence ended there
        country = next((r.actor for r in readings), None)
        if country is not None and left.country is None:
            left.country = country
        elif left.body is None and country is None and left.country is None and not self._is_portfolio(hit):
            left.body = (hit.start, hit.end)
        else:
            return False
        left.start = hit.start
        return True

    def _is_of_a_state(self, hit: NameHit) -> bool:
        return not hit.of_role(Role.NAME) and all(reading.actor not in self._territories for reading in hit.readings)

    def _is_portfolio(self, hit: NameHit) -> bool:
        """ "Labour" in "Labour Minister" is the ministry's field, though a party bears the name."""
        return not hit.of_role(Role.NAME) and hit.text.lower() in self._portfolios

    def _is_body_name(self, names: Names, left: Left, title: OfficeTitle) -> bool:
        """An organization of the model right before the title, or a place that has one: "Rapidus chairman", "Westmark
        governor".
        """
        if OF_A_PLACE in title.note and left.start in names.member_to and not (left.body or left.country or left.words):
            left.body, left.start = (names.member_to[left.start], left.start), names.member_to[left.start]
            return True  # "the office of Westmark governor Vale"
        entity = names.entity_to.get(left.start)
        if entity is None or left.body or left.country:
            return False
        if left.words and (entity.start, entity.end) not in names.wholes:
            return False
        if entity.label != "ORG" and not (entity.label == "GPE" and OF_A_PLACE in title.note):
            return False
        if names.country_hit(names.hit_from.get(entity.start)) is not None:
            return False  # "Canadian Natural Resources Minister": a country and a portfolio
        text = names.doc[entity.start : entity.end].text.lower()
        if text in self._portfolios or names.is_of_a_field(entity.start, entity.end):
            return False
        left.body, left.start = (entity.start, entity.end), entity.start
        return True

    def _take_capitals(self, names: Names, left: Left, title: OfficeTitle, start: int) -> None:
        """ "said Spaceworks chairman Ada Vale": capitals that the model takes for no name here are one all the same.

        Beside a capitalised title they may be a part of it ("Sales Director"), and so may the first word of a
        sentence: then the model must have seen the name elsewhere.
        """
        doc, words = names.doc, left.words
        if left.body or left.country or not words or title.relation != "leads" or title.object != "body":
            return
        first = words[0].i
        text = doc[first:start].text
        if len(words) != start - first or any(not self._is_no_common_word(names, word) for word in words):
            return
        entity = names.entity_from.get(first)
        end = start + len(title.title.split())
        if (entity is not None and entity.label == "LOC") or (end < len(doc) and doc[end].lower_ in _INTO_COMPLEMENT):
            return  # "Africa director of the Lake Fund": a field of work
        if title.title in _OF_PEOPLES:
            return  # "Dalit leader"
        plain = doc[start].text.islower() or doc[start].text.isupper()
        is_sure = plain and first != doc[first].sent.start
        if is_sure or any(e.label == "ORG" and doc[e.start : e.end].text == text for e in names.entities):
            left.body, left.words = (first, start), []

    def _is_no_common_word(self, names: Names, word: Token) -> bool:
        known = word.lower_ in names.common or word.lower_ in self._portfolios or word.lower_ in self._ranks
        return word.tag_ == "NNP" and word.text[:1].isupper() and not known

    def _joins_portfolio(self, doc: Doc, left: Left) -> bool:
        """A comma, hyphen or "and" inside a portfolio: "foreign and Commonwealth affairs minister"."""
        if not left.words or left.country or left.body or left.start < 2:
            return False
        before = doc[left.start - 2]
        return doc[left.start - 1].text == "-" or (before.lower_ in self._portfolios and before.tag_ in PORTFOLIO_TAGS)


def _is_portfolio_word(token: Token) -> bool:
    if token.text.endswith("/"):
        return False  # "Deputy Prime Minister/ Minister for Trade": another title
    return (token.tag_ in PORTFOLIO_TAGS and not token.is_punct) or token.tag_ == "HYPH"


def is_acronym_in_brackets(doc: Doc, start: int) -> bool:
    """ "(NGP)" on three tokens."""
    if start < 1 or start + 3 > len(doc):
        return False
    opening, short, closing = doc[start : start + 3]
    fits = _ACRONYM[0] <= len(short.text) <= _ACRONYM[1] and short.text[:2].isupper()
    return opening.text == "(" and closing.text == ")" and fits
