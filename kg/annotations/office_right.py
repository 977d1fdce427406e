"""What stands right of a title: "of Norland", "for trade", "at the Lake Institute", "elect".

It is read token by token, because parsers attach prepositions in every possible way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotations.gazetteer import NameHit, Role
from kg.annotations.office_left import PORTFOLIO_TAGS, is_acronym_in_brackets

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotations.names import Names
    from kg.vocabulary import OfficeTitle, Vocabulary

__all__ = ["Right", "RightReader"]

_INTO_COMPLEMENT = ("of", "for", "to", "at", "in", "on")
_INTO_UNREAD = ("of", "for", "at")
_INTO_EMPLOYER = (*_INTO_COMPLEMENT, "with")
_DESCRIBED_BY = 3
_NAME_WITHIN = 4
_LONGEST_PORTFOLIO = 9


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


class RightReader:
    """Reads what stands behind a title by the modifiers and portfolios of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._status_after = {m.word: m.status for m in vocabulary.modifiers if m.position == "after"}
        self._portfolios = vocabulary.bodies_by_portfolio
        self._territories: Mapping[str, object] = vocabulary.territories
        self._kinds = vocabulary.nouns_noted("stands for the name before it")

    def read(self, names: Names, end: int, title: OfficeTitle, has_portfolio: bool) -> Right:
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
        right.unread = right.end == end and _is_of_something(doc, end)
        return right

    def _read_acronym(self, names: Names, right: Right) -> None:
        """ "head of the Nordic Green Party (NGP) group": the brackets belong to the name."""
        if right.body is not None and is_acronym_in_brackets(names.doc, right.end):
            right.end += 3

    def _read_complement(self, names: Names, right: Right, title: OfficeTitle, has_portfolio: bool) -> bool:
        """One "of/for/to X" behind the title. Returns whether something was taken."""
        doc, at = names.doc, right.end
        into = _INTO_EMPLOYER if title.object == "employer" else _INTO_COMPLEMENT
        if at + 1 >= len(doc) or doc[at].lower_ not in into:
            return False
        start = at + 2 if doc[at + 1].lower_ in ("the", "its", "his", "her") and at + 2 < len(doc) else at + 1
        if title.object == "sender" and doc[at].lower_ != "of":
            return self._read_post(names, right, start)
        if doc[at].lower_ in ("to", "in", "on"):
            return False
        start = self._past_description(names, start, nouns=start == at + 2)
        hit = names.hit_from.get(start)
        if hit is not None:
            return self._take_government(names, right, hit, title) or self._take_complement(names, right, hit, title)
        if right.words or right.body:
            return False
        of_state = title.object in ("portfolio", "country")
        field = self._known_portfolio(doc, start)
        if has_portfolio and of_state and field is None and (body := self._unknown_state(names, start)):
            right.body, right.end = body, body[1]  # "foreign minister of Sudria": a state that nobody knows
            return True
        by_kind = doc[at].lower_ == "for" or (title.object == "employer" and doc[at].lower_ == "of")
        if title.object != "portfolio" and self._read_body(names, right, start, by_kind=by_kind):
            return True
        if title.object == "portfolio" and has_portfolio and field is None:
            return False  # "health minister of the order"
        if self._read_portfolio(names, right, start, title, field):
            return True
        return self._read_body(names, right, start, by_kind=True)

    def _unknown_state(self, names: Names, start: int) -> tuple[int, int] | None:
        body = names.proper_name_from(start)
        return None if body is None or names.is_of_a_field(*body) else body

    def _take_complement(self, names: Names, right: Right, hit: NameHit, title: OfficeTitle) -> bool:
        """ "of Norland" is the country; "of Norland's Green Party" and "of the Norlandic chamber" are a body of it."""
        country = names.country_hit(hit) if any(r.actor in self._territories for r in hit.readings) else None
        body = names.body_from(hit)
        end = body[1] if body is not None else hit.end
        if _describes_what_follows(names.doc, end):
            return right.body is None and self._read_longer_body(names, right, hit.start)
        if country is None or body is not None:
            if body is not None and body[0] != hit.start and self._is_state(names, body[0]):
                return False  # "officer of Norland Air's Sudrian division"
            if right.body is not None or _owns_something(names.doc, end):
                return False
            right.body, right.end = body or (hit.start, hit.end), end
            right.country = right.country or country
            return True
        adjective = not hit.of_role(Role.NAME, Role.CAPITAL, Role.WEAK, Role.SEAT)
        taken = right.country is not None or title.object == "employer"
        if taken or adjective or _owns_something(names.doc, hit.end):
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

    def _read_portfolio(self, names: Names, right: Right, start: int, title: OfficeTitle, known: int | None) -> bool:
        """The portfolio behind "of" or "for" that ends at `known`; else, for ministers, the run of nouns there."""
        doc, end = names.doc, known
        if title.object == "portfolio":
            run = self._run_of_nouns(names, start)
            # "Minister of Economic Planning of Norland": more than the field that is known
            goes_on = end is not None and run > end and run < len(doc) and doc[run].lower_ == "of"
            end = run if end is None or (goes_on and doc[end].text[:1].isupper()) else end
        if end is None or end == start:
            return False
        right.words = list(doc[start:end])
        right.end = end
        return True

    def _known_portfolio(self, doc: Doc, start: int) -> int | None:
        for end in range(min(start + _LONGEST_PORTFOLIO, len(doc)), start, -1):
            if " ".join(doc[start:end].text.lower().split()).replace(" ,", ",") in self._portfolios:
                return end
        return None

    def _run_of_nouns(self, names: Names, start: int) -> int:
        doc, end = names.doc, start
        while end < len(doc) and end - start < _LONGEST_PORTFOLIO - 1:
            following = doc[end + 1] if end + 1 < len(doc) else None
            joins = end > start and doc[end].lower_ in ("and", ",") and following is not None
            more = joins and following is not None and following.tag_ in PORTFOLIO_TAGS and following.tag_ != "NNP"
            entity = names.entity_from.get(end)
            if not (doc[end].tag_ in PORTFOLIO_TAGS or more) or (entity is not None and entity.label == "PERSON"):
                break
            end += 1
        return end

    def _read_body(self, names: Names, right: Right, start: int, *, by_kind: bool) -> bool:
        """A body that the model marks. `by_kind`: only if a word of it says so ("for the Office of …")."""
        entity = names.entity_from.get(start)
        if entity is None or entity.label not in ("ORG", "GPE", "FAC"):
            return False
        if by_kind and not names.is_kind_of_body(entity.start, entity.end):
            return False
        if names.is_of_a_field(entity.start, entity.end):
            return False
        if _describes_what_follows(names.doc, entity.end):
            return self._read_longer_body(names, right, entity.start)
        if _owns_something(names.doc, entity.end):
            return False
        if names.person_from(entity.end) is not None:
            return False  # "spokesman for Chancellor Vale's group"
        right.body, right.end = (entity.start, entity.end), entity.end
        return True

    def _read_longer_body(self, names: Names, right: Right, start: int) -> bool:
        """ "head of the Navy training centre": the phrase itself is the name, if it ends in a kind of body. But the
        kind alone adds nothing ("the Greens party").
        """
        doc, end = names.doc, start + 1
        while end < len(doc) and doc[end].tag_ in PORTFOLIO_TAGS and end - start < _LONGEST_PORTFOLIO:
            end += 1
        kind, known = doc[end - 1].lower_, names.hit_from.get(start) or names.entity_from.get(start)
        place = names.entity_from.get(start)
        member = kind == "state" and place is not None and place.label == "GPE" and known is place
        if known is not None and known.end == end - 1 and (kind in self._kinds or member):
            right.body, right.end = (start, known.end), end
            return True
        if kind not in names.common or kind == "government" or _owns_something(doc, end):
            return False
        right.body, right.end = (start, end), end
        return True


def _owns_something(doc: Doc, end: int) -> bool:
    """ "head of the council's youth group" is no head of the council."""
    return end < len(doc) and doc[end].tag_ == "POS"


def _describes_what_follows(doc: Doc, end: int) -> bool:
    """ "head of the Navy training centre" is no head of the Navy, nor "chairman at the US carmaker" of the US."""
    if end >= len(doc) or doc[end].tag_ not in ("NN", "NNS", "JJ", "HYPH"):
        return False
    name = doc[end - 1]
    return name.dep_ in ("compound", "amod", "nmod") and name.head.i >= end


def _is_of_something(doc: Doc, at: int) -> bool:
    """ "of the Lake Vale Choir", "at the carmaker": what the office is of stands there and could not be read."""
    if at >= len(doc) or doc[at].lower_ not in _INTO_UNREAD:
        return False
    for token in doc[at + 1 : at + 1 + _NAME_WITHIN]:
        if token.tag_.startswith("NN"):
            return True
        if not token.tag_.startswith(("DT", "JJ", "PRP$", "HYPH")):
            return False
    return False
