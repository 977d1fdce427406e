"""Office phrases: "Japan's minister of economy, trade and industry", "US Commerce Secretary", "a State Department
spokesman".

A title of `offices.tsv` is found by its words. What stands left of it (a country, a body, the portfolio, "former") and
right of it ("of …", "for …") is read token by token, because parsers attach stacked titles in every possible way. Then
the holder: the name right behind the phrase, a name before it with a comma between, or the subject of a copula.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.annotations.gazetteer import NameHit, Role
from kg.annotations.holders import HolderFinder
from kg.annotations.names import Names
from kg.annotations.tree import root_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.vocabulary import OfficeTitle, Vocabulary

__all__ = ["OfficeFinder", "OfficePhrase"]

_WORD = re.compile(r"\w+(?:\.\w+)*\.?|[^\w\s]")
_NOMINAL_TAGS = ("NN", "NNS", "NNP", "NNPS", "JJ")
_PORTFOLIO_TAGS = (*_NOMINAL_TAGS, "HYPH")
_LEFT_REACH = 7
_POSSESSIVES = ("'s", "’s", "'", "’")


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


@dataclass(slots=True)
class _Left:
    """What was read to the left of a title."""

    start: int
    country: str | None = None
    body: tuple[int, int] | None = None
    words: list[Token] = field(default_factory=list)
    status: str = "current"
    rank: bool = False


@dataclass(slots=True)
class _Right:
    """What was read to the right of a title."""

    end: int
    country: str | None = None
    body: tuple[int, int] | None = None
    words: list[Token] = field(default_factory=list)
    post: list[Token] = field(default_factory=list)
    status: str | None = None


class OfficeFinder:
    """Finds office phrases by the titles of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._titles: dict[str, list[tuple[tuple[str, ...], OfficeTitle, bool]]] = {}
        for title in vocabulary.offices:
            for form, plural in ((title.title, False), (title.plural, True)):
                words = tuple(_WORD.findall(form.lower()))
                if words:
                    self._titles.setdefault(words[0], []).append((words, title, plural))
        for forms in self._titles.values():
            forms.sort(key=lambda form: -len(form[0]))
        self._status_before = {
            m.word: m.status
            for m in vocabulary.modifiers
            if m.position == "before" and m.status in ("former", "future", "current")
        }
        self._status_ends = {word[k:] for word in self._status_before for k in range(len(word) + 1)}
        self._status_after = {m.word: m.status for m in vocabulary.modifiers if m.position == "after"}
        self._ranks = vocabulary.words_used_as("rank")
        self._holders = HolderFinder(vocabulary, lambda names, at: self._title_at(names, at) is not None)
        self._portfolios = {phrase for phrases in vocabulary.portfolios.values() for phrase in phrases}
        self._territories: Mapping[str, object] = vocabulary.territories

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
                    and not _in_longer_hit(names, position, end)
                    and not names.inside_longer_name(position, end)
                ):
                    return end, title, plural
        return None

    def _is_only_a_rank(self, doc: Doc, words: tuple[str, ...], end: int) -> bool:
        """ "deputy" before "foreign minister" is no title of its own."""
        return len(words) == 1 and words[0] in self._ranks and end < len(doc) and doc[end].tag_ in _NOMINAL_TAGS

    def _phrase(
        self, names: Names, start: int, end: int, title: OfficeTitle, plural: bool, before: OfficePhrase | None
    ) -> OfficePhrase:
        left = self._read_left(names, start, floor=before.end if before else 0)
        right = self._read_right(names, end, title, bool(left.words))
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
        )
        if title.object == "same":
            phrase = _counterpart(phrase, before)
        return self._holders.fill(names, self._inherit(names, phrase, before), before)

    def _inherit(self, names: Names, phrase: OfficePhrase, before: OfficePhrase | None) -> OfficePhrase:
        """ "US Secretary of State A and Defence Secretary B": the second office is of the same country."""
        if (
            phrase.country
            or phrase.body
            or before is None
            or before.country is None
            or (before.body and not before.country)
        ):
            return phrase
        last = max([before.end, *[end for _, end in before.holders]])
        between = names.doc[last : phrase.start]
        if 0 < len(between) <= 2 and all(token.lower_ in (",", "and", "the", "&") for token in between):
            return replace(phrase, country=before.country)
        return phrase

    # ---- left -------------------------------------------------------------------------------------------------------

    def _read_left(self, names: Names, start: int, floor: int) -> _Left:
        doc, left = names.doc, _Left(start)
        while left.start > max(floor, 0) and start - left.start < _LEFT_REACH + 4:
            position = left.start - 1
            token = doc[position]
            word = token.lower_
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
        return left

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

    def _take_owner(self, names: Names, left: _Left, possessive: int) -> bool:
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

    def _take_hit(self, left: _Left, hit: NameHit) -> bool:
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

    def _is_body_name(self, names: Names, left: _Left) -> bool:
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

    def _joins_portfolio(self, doc: Doc, left: _Left) -> bool:
        """A comma, hyphen or "and" inside a portfolio: "foreign and Commonwealth affairs minister"."""
        if not left.words or left.country or left.body or left.start < 2:
            return False
        before = doc[left.start - 2]
        return doc[left.start - 1].text == "-" or (before.lower_ in self._portfolios and before.tag_ in _PORTFOLIO_TAGS)

    # ---- right ------------------------------------------------------------------------------------------------------

    def _read_right(self, names: Names, end: int, title: OfficeTitle, has_portfolio: bool) -> _Right:
        doc, right = names.doc, _Right(end)
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
        return right

    def _read_complement(self, names: Names, right: _Right, title: OfficeTitle, has_portfolio: bool) -> bool:
        """One "of/for/to X" behind the title. Returns whether something was taken."""
        doc, at = names.doc, right.end
        if at + 1 >= len(doc) or doc[at].lower_ not in ("of", "for", "to", "at", "in", "on"):
            return False
        start = at + 2 if doc[at + 1].lower_ in ("the", "its", "his", "her") and at + 2 < len(doc) else at + 1
        if title.object == "sender" and doc[at].lower_ != "of":
            return self._read_post(names, right, start)
        if doc[at].lower_ in ("to", "in", "on"):
            return False
        hit = names.hit_from.get(start)
        if hit is not None:
            return self._take_complement(names, right, hit)
        if right.words or right.body:
            return False
        if has_portfolio and (body := names.proper_name_from(start)):
            right.body, right.end = body, body[1]  # "foreign minister of Sudria": a state that nobody knows
            return True
        if title.object != "portfolio" and self._read_body(names, right, start, by_kind=doc[at].lower_ == "for"):
            return True
        return self._read_portfolio(names, right, start, title) or self._read_body(names, right, start, by_kind=True)

    def _take_complement(self, names: Names, right: _Right, hit: NameHit) -> bool:
        """ "of Norland" is the country; "of Norland's Green Party" and "of the Norlandic chamber" are a body of it."""
        country = names.country_hit(hit) if any(r.actor in self._territories for r in hit.readings) else None
        body = names.body_from(hit)
        if country is None or body is not None:
            if right.body is not None:
                return False
            right.body = body or (hit.start, hit.end)
            right.country = right.country or country
            right.end = right.body[1]
            return True
        adjective = not hit.of_role(Role.NAME, Role.CAPITAL, Role.WEAK, Role.SEAT)
        owns_something = hit.end < len(names.doc) and names.doc[hit.end].tag_ == "POS"
        if right.country is not None or adjective or owns_something:
            return False
        right.country, right.end = country, hit.end
        return True

    def _read_post(self, names: Names, right: _Right, start: int) -> bool:
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

    def _read_portfolio(self, names: Names, right: _Right, start: int, title: OfficeTitle) -> bool:
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

    def _read_body(self, names: Names, right: _Right, start: int, *, by_kind: bool) -> bool:
        """A body that the model marks. `by_kind`: only if a word of it says so ("for the Office of …")."""
        entity = names.entity_from.get(start)
        if entity is None or entity.label not in ("ORG", "GPE", "FAC"):
            return False
        if by_kind and not any(names.doc[k].lower_ in names.common for k in range(entity.start, entity.end)):
            return False
        right.body, right.end = (entity.start, entity.end), entity.end
        return True


def _counterpart(phrase: OfficePhrase, before: OfficePhrase | None) -> OfficePhrase:
    """ "his Sudrian counterpart": the office named last, in the other country; without either an empty word."""
    if before is None or phrase.country is None or before.title.object == "same":
        return phrase
    return replace(phrase, title=before.title, portfolio=before.portfolio, role=before.role, rank=before.rank)


def _in_longer_hit(names: Names, start: int, end: int) -> bool:
    before = (names.hit_from.get(position) for position in range(start - 7, start))
    return any(hit is not None and hit.end >= end for hit in before)


def _is_portfolio_word(token: Token) -> bool:
    return (token.tag_ in _PORTFOLIO_TAGS and not token.is_punct) or token.tag_ == "HYPH"


def _role(doc: Doc, left: _Left, start: int, right: _Right, end: int) -> str:
    """The title as written, with the words left and right that belong to it."""
    first = left.words[0].i if left.words else start
    last = right.words[-1].i + 1 if right.words else end
    return " ".join(doc[first:last].text.split())


def _portfolio(title: OfficeTitle, left: _Left, right: _Right) -> str:
    """The words that name the ministry: left of the title, behind "of", or in the title itself ("secretary of
    state").
    """
    if right.words and not right.post:
        return " ".join(token.text for token in right.words).replace(" ,", ",").lower()
    words = [token.lower_ for token in left.words if token.text != "-"]
    inside = title.title.partition(" of ")[2] or " ".join(title.title.split()[:-1])
    return " ".join(words).replace(" ,", ",") or (inside or title.title if title.object == "portfolio" else "")
