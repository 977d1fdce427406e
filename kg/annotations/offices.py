"""Office phrases: "Japan's minister of economy, trade and industry", "US Commerce Secretary", "a State Department
spokesman".

A title of `offices.tsv` is found by its words, then what stands left and right of it, then the holder: the name right
behind the phrase, a name before it with a comma between, or the subject of a copula.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.annotations.holders import HolderFinder
from kg.annotations.names import Names
from kg.annotations.office_left import NOMINAL_TAGS, Left, LeftReader
from kg.annotations.office_right import Right, RightReader
from kg.annotations.tree import root_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.vocabulary import OfficeTitle, Vocabulary

__all__ = ["OfficeFinder", "OfficePhrase"]

_WORD = re.compile(r"\w+(?:\.\w+)*\.?|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePhrase:
    """A title with what belongs to it; token positions are half-open."""

    title: OfficeTitle
    start: int
    end: int
    head: int
    """The last word of the title itself."""
    role: str
    """The title as written, without names and countries."""
    country: str | None = None
    body: tuple[int, int] | None = None
    """Tokens of a named body beside the title."""
    portfolio: str = ""
    status: str = "current"
    rank: bool = False
    """Deputies and the like: in the office, but not its head."""
    plural: bool = False
    holders: tuple[tuple[int, int], ...] = ()
    holder_countries: tuple[str | None, ...] = ()
    rule: str = ""
    unread: bool = False
    """ "president of the Lake Vale Choir": of something, though nobody knows of what."""
    owned: bool = False
    """ "the body's president": of somebody whom another sentence names."""

    @property
    def is_of_a_body(self) -> bool:
        """Whether the text says of which body, even if that could not be read or is no known actor."""
        return self.unread or self.body is not None


class OfficeFinder:
    """Finds office phrases by the titles of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._titles: dict[str, list[tuple[tuple[str, ...], OfficeTitle, bool]]] = {}
        for title in vocabulary.offices:
            for form, plural in ((title.title, False), (title.plural, True)):
                cut, whole = tuple(_WORD.findall(form.lower())), tuple(form.lower().split())
                for words in {cut, whole} if cut else ():  # "co-leader" is now one token and now three
                    self._titles.setdefault(words[0], []).append((words, title, plural))
        for forms in self._titles.values():
            forms.sort(key=lambda form: (-sum(map(len, form[0])), form[0]))
        self._ranks = vocabulary.words_used_as("rank")
        self._portfolios = vocabulary.bodies_by_portfolio
        self._holders = HolderFinder(vocabulary, lambda names, at: self._title_at(names, at) is not None)
        self._left = LeftReader(vocabulary)
        self._right = RightReader(vocabulary)

    # ---- the whole phrase -------------------------------------------------------------------------------------------

    def find(self, names: Names) -> list[OfficePhrase]:
        """All office phrases of a text in order. Where two overlap, the later one keeps the words it shares."""
        phrases: list[OfficePhrase] = []
        behind = 0
        for position in [at for at, word in enumerate(names.words) if word in self._titles]:
            if position < behind:
                continue
            match = self._title_at(names, position)
            if match is None:
                continue
            end, title, plural = match
            phrase = self._phrase(names, position, end, title, plural, phrases[-1] if phrases else None)
            phrases.append(phrase)
            behind = max(phrase.end, end)
        return phrases

    def _title_at(self, names: Names, position: int) -> tuple[int, OfficeTitle, bool] | None:
        doc = names.doc
        for words, title, plural in self._titles.get(names.words[position], ()):
            end = position + len(words)
            if tuple(names.words[position:end]) == words:
                last = doc[end - 1]
                hit = names.hit_from.get(position)
                inside_name = hit is not None and hit.end >= end
                if (
                    last.tag_.startswith(("NN", "JJ"))
                    and not inside_name
                    and not self._is_only_a_rank(doc, words, end)
                    and not self._is_only_a_field(names, words, end)
                    and (plural or not position or doc[position - 1].tag_ != "CD")  # "at 3 pm"
                    and not _in_longer_hit(names, position, end)
                    and not names.inside_longer_name(position, end)
                    and not _describes_a_body(names, words, end)
                ):
                    return end, title, plural
        return None

    def _is_only_a_rank(self, doc: Doc, words: tuple[str, ...], end: int) -> bool:
        """ "deputy" before "foreign minister" is no title of its own."""
        return len(words) == 1 and words[0] in self._ranks and end < len(doc) and doc[end].tag_ in NOMINAL_TAGS

    def _is_only_a_field(self, names: Names, words: tuple[str, ...], end: int) -> bool:
        """ "justice" before "minister" is no title of its own."""
        field = len(words) == 1 and words[0] in self._portfolios and words[0] not in names.plain.addresses
        return field and end < len(names.words) and names.words[end] in names.plain.addresses

    def _phrase(
        self, names: Names, start: int, end: int, title: OfficeTitle, plural: bool, before: OfficePhrase | None
    ) -> OfficePhrase:
        left = self._left.read(names, start, before.end if before else 0, title)
        right = self._right.read(names, end, title, bool(left.words))
        phrase = OfficePhrase(
            title=title,
            start=left.start,
            end=right.end,
            head=root_of(names.doc, start, end).i,
            role=_role(names.doc, left, start, right, end),
            country=left.country or right.country,
            body=left.body or right.body,
            portfolio=_portfolio(title, left, right),
            status=right.status or left.status,
            rank=left.rank,
            plural=plural,
            unread=right.unread,
            owned=left.owned,
        )
        if title.object == "same":
            phrase = _counterpart(phrase, before)
        if _serves_holder(names, start):
            field = phrase.body is not None and names.words[phrase.body[0] - 1] == "for"
            return replace(phrase, body=None) if field else phrase
        return self._holders.fill(names, self._inherit(names, phrase, before), before)

    def _inherit(self, names: Names, phrase: OfficePhrase, before: OfficePhrase | None) -> OfficePhrase:
        """ "US Secretary of State A and Defence Secretary B": the second office is of the same country."""
        if phrase.country or phrase.body or phrase.title.body or before is None:
            return phrase
        if before.body and not before.holders and names.words[before.end : phrase.start] == ["and"]:
            return replace(phrase, country=before.country, body=before.body)  # "Rapidus chairman and president Vale"
        if before.country is None or phrase.title.object == "body":
            return phrase
        if before.end == phrase.start and names.words[before.end - 1].startswith("counterpart"):
            return replace(phrase, country=before.country)  # "their Norlandic counterparts President Vale and …"
        if not before.holders:
            return phrase  # "the Norlandic foreign minister and Secretary Vale"
        between = names.words[max(end for _, end in before.holders) : phrase.start]
        lists = 0 < len(between) <= 2 and all(word in (",", "and", "the", "&") for word in between)
        if lists and (between != [","] or self._goes_on(names, phrase.end)):
            return replace(phrase, country=before.country)
        return phrase

    def _goes_on(self, names: Names, end: int) -> bool:
        """A list with only a comma so far: "Secretary A, Minister B and …", not "With Secretary A, Minister B will"."""
        person = names.person_from(end)
        return person is not None and names.words[person[1] : person[1] + 1] in ([","], ["and"], ["&"])


def _counterpart(phrase: OfficePhrase, before: OfficePhrase | None) -> OfficePhrase:
    """ "his Sudrian counterpart": the office named last, in the other country; without either an empty word."""
    if before is None or phrase.country is None or before.title.object == "same":
        return phrase
    return replace(phrase, title=before.title, portfolio=before.portfolio, role=before.role, rank=before.rank)


def _serves_holder(names: Names, start: int) -> bool:
    """ "Assistant to the President for Trade Ada Vale" is no president; nor is the trade anybody's."""
    words = names.words[max(start - 3, 0) : start]
    return words[1:] == ["to", "the"] and names.doc[start - 3].text.istitle() and words[0] in names.plain.all


def _describes_a_body(names: Names, words: tuple[str, ...], end: int) -> bool:
    """ "leader of the opposition" is no title in "leader of the opposition Green Party"."""
    entity = names.entity_from.get(end)
    return "of" in words and entity is not None and entity.label == "ORG"


def _in_longer_hit(names: Names, start: int, end: int) -> bool:
    before = (names.hit_from.get(position) for position in range(start - 7, start))
    return any(hit is not None and hit.end >= end for hit in before)


def _role(doc: Doc, left: Left, start: int, right: Right, end: int) -> str:
    """The title as written, with the words left and right that belong to it."""
    first = left.words[0].i if left.words else start
    last = right.words[-1].i + 1 if right.words else end
    return " ".join(doc[first:last].text.split())


def _portfolio(title: OfficeTitle, left: Left, right: Right) -> str:
    """The words that name the ministry: left of the title, behind "of", or in the title itself ("secretary of
    state").
    """
    if right.words and not right.post:
        return " ".join(token.text for token in right.words).replace(" ,", ",").lower()
    words = [token.lower_ for token in left.words if token.text != "-"]
    inside = title.title.partition(" of ")[2] or " ".join(title.title.split()[:-1])
    return " ".join(words).replace(" ,", ",") or (inside or title.title if title.object == "portfolio" else "")
