"""Words that name nobody, though a part of them is a name elsewhere: "Delta variant", "Norlandic-speaking"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.annotations.gazetteer import NameHit, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.annotations.draft import Draft
    from kg.vocabulary import NoActor

__all__ = ["NoActors"]

_ANY_ADJECTIVE = "~"
_TOWNS = ("GPE", "LOC", "FAC")
_OF_SUBJECT = ("VBD", "VBZ", "VBP", "MD", "POS")
_SHOUTED = 5
"""From so many letters on, a word in capitals is the same word: "SEC" is not "Sec"."""


class NoActors:
    """Phrases of a vocabulary by which nobody is meant.

    `posted` are the abbreviations, in lower case, of members of federations, as they stand behind a town.
    """

    def __init__(self, entries: Iterable[NoActor], posted: Collection[str] = ()) -> None:
        self._posted = posted
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._beside: dict[tuple[str, ...], frozenset[str]] = {}
        self._behind_adjectives: list[tuple[str, ...]] = []
        for entry in entries:
            if entry.phrase.startswith(_ANY_ADJECTIVE):
                self._behind_adjectives.append(_words(entry.phrase.removeprefix(_ANY_ADJECTIVE)))
            else:
                words = _words(entry.phrase)
                self._by_first[words[0].lower()].append(words)
                self._beside[words] = frozenset(
                    part.strip().lower() for part in entry.beside.split("|") if part.strip()
                )

    def find(self, draft: Draft, hits: Collection[NameHit]) -> list[range]:
        """The stretches of tokens that hold no name; of an adjective with a noun, the adjective alone."""
        return [*self._phrases(draft), *self._adjectives(draft, hits), *self._behind_towns(draft)]

    def _phrases(self, draft: Draft) -> Iterator[range]:
        for token in draft.tokens(self._by_first):
            for words in self._by_first[token.lower_]:
                beside = self._beside[words]
                if _are_at(draft, token.i, words) and (not beside or any(t.lower_ in beside for t in token.sent)):
                    yield range(token.i, token.i + len(words))

    def _behind_towns(self, draft: Draft) -> Iterator[range]:
        """ "Portville, VA" is no Veterans Affairs; "In August, VA opened" and "HUD, VA, and USDA" are."""
        for token in draft.tokens(self._posted) if self._posted else ():
            if token.i < 2 or not token.text.isupper() or token.nbor(-1).text != ",":
                continue
            town, behind = token.nbor(-2), draft.doc[token.i + 1 : token.i + 2]
            acts = any(after.tag_ in _OF_SUBJECT for after in behind)
            if town.ent_type_ in _TOWNS and not town.text.isupper() and not acts:
                yield range(token.i, token.i + 1)

    def _adjectives(self, draft: Draft, hits: Collection[NameHit]) -> Iterator[range]:
        for hit in hits:
            if hit.of_role(Role.DEMONYM) and any(_are_at(draft, hit.end, words) for words in self._behind_adjectives):
                yield range(hit.start, hit.end)


def _words(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase: a hyphen between letters is one of its own."""
    return tuple(re.sub(r"-(?!\d)", " - ", phrase).split())


def _are_at(draft: Draft, start: int, words: Sequence[str]) -> bool:
    """Whether the words stand at a token, the last one perhaps in the plural."""
    texts = [token.text for token in draft.doc[start : start + len(words)]]
    if len(texts) < len(words):
        return False
    *first, last = texts
    return all(map(_is_word, first, words)) and (_is_word(last, words[-1]) or _is_word(last, f"{words[-1]}s"))


def _is_word(text: str, word: str) -> bool:
    """As written, with a capital, or all in capitals."""
    return text in (word, word.capitalize()) or (len(text) >= _SHOUTED and text == word.upper())
