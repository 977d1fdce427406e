"""What stands beside a title: to the left a country, a body, the portfolio, "former"; to the right "of …" and "for …".

Both sides are read token by token, because parsers attach stacked titles in every possible way.
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

__all__ = ["NOMINAL_TAGS", "Left", "Right", "SideReader"]

NOMINAL_TAGS = ("NN", "NNS", "NNP", "NNPS", "JJ")
_PORTFOLIO_TAGS = (*NOMINAL_TAGS, "HYPH")
_LEFT_REACH = 7
_INTO_COMPLEMENT = ("of", "for", "to", "at", "in", "on")
_OF_PEOPLES = ("boss", "chief", "head", "leader")
_DESCRIBED_BY = 3
_ACRONYM = (2, 8)
_NAME_WITHIN = 4
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


@dataclass(slots=True)
class Right:
    """What was read to the right of a title."""

    end: int
    country: str | None = None
    body: tuple[int, int] | None = None
    words: list[Token] = field(default_factory=list)
    post: list[Token] = field(default_factory=list)
    status: str | None = None
    unread: bool = False
    """Whether a name stands behind "of" that could not be read."""


class SideReader:
    """Reads both sides of a title by the modifiers, ranks and portfolios of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._status_before = {
            m.word: m.status
            for m in vocabulary.modifiers
            if m.position == "before" and m.status in ("former", "future", "current")
        }
        self._status_ends = {word[k:] for word in self._status_before for k in range(len(word) + 1)}
        self._status_after = {m.word: m.status for m in vocabulary.modifiers if m.position == "after"}
        self._ranks = vocabulary.words_used_as("rank")
        self._portfolios = {phrase for phrases in vocabulary.portfolios.values() for phrase in phrases}
        self._organs = {noun for noun, kind in vocabulary.head_types.items() if vocabulary.is_a(kind, "GovernmentBody")}
        self._territories: Mapping[str, object] = vocabulary.territories

    # ---- left -------------------------------------------------------------------------------------------------------

    def read_left(self, names: Names, start: int, floor: int, title: OfficeTitle) -> Left:
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
            if word in self._ranks:
                left.rank = True
                left.words.insert(0, token)
            elif token.text in _POSSESSIVES and token.tag_ == "POS":
                if not self._take_owner(names, left, position):
                    break
                continue
            elif (
                (hit := names.hit_to.get(left.start)) is not None and self._take_hit(left, hit)
            ) or self._is_body_name(names, left):
                continue
            elif (left.country is None and left.body is None and _is_portfolio_word(token)) or (
                word in ("-", "and", ",") and self._joins_portfolio(doc, left)
            ):
                left.words.insert(0, token)
            else:
                break
            left.start = position
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
        if end < 4 or not _is_acronym_in_brackets(names.doc, end - 3):
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

    def _take_owner(self, names: Names, left: Left, possessive: int) -> bool:
        """ "Japan's minister", "the WTO's director": the owner is a known name or a body of the model."""
        hit = names.hit_to.get(possessive)
        if hit is not None:
            left.start = possessive
            return self._take_hit(left, hit)
        entity = names.entity_to.get(possessive)
        if entity is not None and entity.label in ("ORG", "GPE") and left.body is None:
            left.body, left.start = (entity.start, entity.end), entity.start
            return True
        return False

    def _take_hit(self, left: Left, hit: NameHit) -> bool:
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

    def _is_portfolio(self, hit: NameHit) -> bool:
        """ "Labour" in "Labour Minister" is the ministry's field, though a party bears the name."""
        return not hit.of_role(Role.NAME) and hit.text.lower() in self._portfolios

    def _is_body_name(self, names: Names, left: Left) -> bool:
        """An organization of the model right before the title: "Rapidus chairman"."""
        entity = names.entity_to.get(left.start)
        if entity is None or entity.label != "ORG" or left.body or left.country or left.words:
            return False
        if names.country_hit(names.hit_from.get(entity.start)) is not None:
            return False  # "Canadian Natural Resources Minister": a country and a portfolio
        text = names.doc[entity.start : entity.end].text.lower()
        if text in self._portfolios:
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
        return doc[left.start - 1].text == "-" or (before.lower_ in self._portfolios and before.tag_ in _PORTFOLIO_TAGS)

    # ---- right ------------------------------------------------------------------------------------------------------

    def read_right(self, names: Names, end: int, title: OfficeTitle, has_portfolio: bool) -> Right:
        doc, right = names.doc, Right(end)
        while right.end < len(doc) and (
            doc[right.end].lower_ in self._status_after
            or (
                doc[right.end].text == "-"
                and right.end + 1 < len(doc)
                and doc[right.end + 1].lower_ in self._status_after
            )
        ):
            right.status = self._status_after.get(doc[right.end].lower_, right.status)
            right.end += 1
        for _ in range(3):
            if not self._read_complement(names, right, title, has_portfolio):
                break
            self._read_acronym(names, right)
        right.unread = right.end == end and _is_of_a_name(doc, end)
        return right

    def _read_acronym(self, names: Names, right: Right) -> None:
        """ "head of the Nordic Green Party (NGP) group": the brackets belong to the name."""
        if right.body is not None and _is_acronym_in_brackets(names.doc, right.end):
            right.end += 3

    def _read_complement(self, names: Names, right: Right, title: OfficeTitle, has_portfolio: bool) -> bool:
        """One "of/for/to X" behind the title. Returns whether something was taken."""
        doc, at = names.doc, right.end
        if at + 1 >= len(doc) or doc[at].lower_ not in _INTO_COMPLEMENT:
            return False
        start = at + 2 if doc[at + 1].lower_ in ("the", "its", "his", "her") and at + 2 < len(doc) else at + 1
        if title.object == "sender" and doc[at].lower_ != "of":
            return self._read_post(names, right, start)
        if doc[at].lower_ in ("to", "in", "on"):
            return False
        start = self._past_description(names, start, nouns=start == at + 2)
        hit = names.hit_from.get(start)
        if hit is not None:
            return self._take_complement(names, right, hit) or self._take_government(names, right, hit, title)
        if right.words or right.body:
            return False
        if has_portfolio and (body := names.proper_name_from(start)):
            right.body, right.end = body, body[1]  # "foreign minister of Sudria": a state that nobody knows
            return True
        if title.object != "portfolio" and self._read_body(names, right, start, by_kind=doc[at].lower_ == "for"):
            return True
        return self._read_portfolio(names, right, start, title) or self._read_body(names, right, start, by_kind=True)

    def _take_complement(self, names: Names, right: Right, hit: NameHit) -> bool:
        """ "of Norland" is the country; "of Norland's Green Party" and "of the Norlandic chamber" are a body of it."""
        country = names.country_hit(hit) if any(r.actor in self._territories for r in hit.readings) else None
        body = names.body_from(hit)
        if country is None or body is not None:
            if right.body is not None or _owns_something(names.doc, (body or (0, hit.end))[1]):
                return False
            right.body = body or (hit.start, hit.end)
            right.country = right.country or country
            right.end = right.body[1]
            return True
        adjective = not hit.of_role(Role.NAME, Role.CAPITAL, Role.WEAK, Role.SEAT)
        if right.country is not None or adjective or _owns_something(names.doc, hit.end):
            return False
        right.country, right.end = country, hit.end
        return True

    def _take_government(self, names: Names, right: Right, hit: NameHit, title: OfficeTitle) -> bool:
        """ "spokesman for the Norlandic government" speaks for the state."""
        country = names.country_hit(hit)
        at = hit.end + 1 if hit.end < len(names.doc) and names.doc[hit.end].tag_ == "POS" else hit.end
        is_government = at < len(names.doc) and names.doc[at].lower_ == "government"
        if country is None or right.country is not None or not is_government:
            return False
        if title.relation != "spokesperson_of":
            return False
        right.country, right.end = country, at + 1
        return True

    def _past_description(self, names: Names, start: int, *, nouns: bool) -> int:
        """ "the conservative Green Party", "the Oslo-based Lake Institute": where the name of the body begins.

        `nouns`: behind an article a common noun may describe it too ("the opposition Green Party").
        """
        described_by = ("JJ", "VBN", "NN") if nouns else ("JJ", "VBN")
        doc, at = names.doc, start
        for _ in range(_DESCRIBED_BY):
            hit = names.hit_from.get(at)
            behind = hit.end if hit is not None else at + 1
            if behind + 1 < len(doc) and doc[behind].text == "-" and doc[behind + 1].text.islower():
                at = behind + 2  # "Oslo-based", "center-left"
            elif hit is None and doc[at].tag_ in described_by and doc[at].text.islower() and behind < len(doc):
                at = behind
            else:
                break
        entity = names.entity_from.get(at)
        is_body = entity is not None and entity.label == "ORG"
        return at if is_body or (names.hit_from.get(at) and not self._is_state(names, at)) else start

    def _is_state(self, names: Names, at: int) -> bool:
        return names.country_hit(names.hit_from.get(at)) in self._territories

    def _read_post(self, names: Names, right: Right, start: int) -> bool:
        """ "ambassador to Sudria": the post belongs to the role, not to the sending state."""
        if right.post:
            return False
        hit, entity = names.hit_from.get(start), names.entity_from.get(start)
        end = hit.end if hit else entity.end if entity else None
        if end is None:
            return False
        right.post = list(names.doc[right.end : end])
        right.words = right.post
        right.end = end
        return True

    def _read_portfolio(self, names: Names, right: Right, start: int, title: OfficeTitle) -> bool:
        """The longest known portfolio behind "of" or "for"; else, for ministers, the run of nouns there."""
        doc = names.doc
        longest = next(
            (
                end
                for end in range(min(start + 9, len(doc)), start, -1)
                if " ".join(doc[start:end].text.lower().split()).replace(" ,", ",") in self._portfolios
            ),
            None,
        )
        if longest is None and title.object == "portfolio":
            longest = start
            while (
                longest < len(doc)
                and longest - start < 8
                and (
                    doc[longest].tag_ in _PORTFOLIO_TAGS
                    or (
                        longest > start
                        and doc[longest].lower_ in ("and", ",")
                        and longest + 1 < len(doc)
                        and doc[longest + 1].tag_ in _PORTFOLIO_TAGS
                        and doc[longest + 1].tag_ != "NNP"
                    )
                )
            ):
                if names.entity_from.get(longest) and names.entity_from[longest].label == "PERSON":
                    break
                longest += 1
        if longest is None or longest == start:
            return False
        right.words = list(doc[start:longest])
        right.end = longest
        return True

    def _read_body(self, names: Names, right: Right, start: int, *, by_kind: bool) -> bool:
        """A body that the model marks. `by_kind`: only if a word of it says so ("for the Office of …")."""
        entity = names.entity_from.get(start)
        if entity is None or entity.label not in ("ORG", "GPE", "FAC"):
            return False
        if by_kind and not any(names.doc[k].lower_ in names.common for k in range(entity.start, entity.end)):
            return False
        if _owns_something(names.doc, entity.end):
            return False
        right.body, right.end = (entity.start, entity.end), entity.end
        return True


def _is_portfolio_word(token: Token) -> bool:
    return (token.tag_ in _PORTFOLIO_TAGS and not token.is_punct) or token.tag_ == "HYPH"


def _owns_something(doc: Doc, end: int) -> bool:
    """ "head of the council's youth group" is no head of the council."""
    return end < len(doc) and doc[end].tag_ == "POS"


def _is_acronym_in_brackets(doc: Doc, start: int) -> bool:
    """ "(NGP)" on three tokens."""
    if start < 1 or start + 3 > len(doc):
        return False
    opening, short, closing = doc[start : start + 3]
    fits = _ACRONYM[0] <= len(short.text) <= _ACRONYM[1] and short.text[:2].isupper()
    return opening.text == "(" and closing.text == ")" and fits


def _is_of_a_name(doc: Doc, at: int) -> bool:
    """ "of the Lake Vale Choir": a name follows before the phrase can have ended."""
    if at >= len(doc) or doc[at].lower_ != "of":
        return False
    for token in doc[at + 1 : at + 1 + _NAME_WITHIN]:
        if token.tag_.startswith("NNP"):
            return True
        if not token.tag_.startswith(("DT", "JJ", "NN", "HYPH")):
            return False
    return False
