"""Which sector words tell: "soldiers", "a retired trade minister", "Lake Vale Police Department".

The noun that is spoken of decides ("opposition lawmakers" are lawmakers), then what stands beside it ("a police
station"), then nouns that say little ("workers"). Which word tells what stands in `actors/sector_words.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.language import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.vocabulary import Vocabulary
    from kg.vocabulary.sectors import SectorWord

__all__ = ["SectorWords", "Told"]

_BREAKS = ("of", "for", "in", "on", "at", "and")
"""Behind these a name only tells of what, for what or where it is."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the words of a phrase tell, from the surest to the weakest."""

    noun: str | None = None
    """By the noun spoken of."""
    beside: str | None = None
    """By a word before it."""
    vague: str | None = None
    """By a noun that tells where these do not, or by a word behind it."""

    @property
    def sector(self) -> str | None:
        return self.noun or self.beside or self.vague


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    word: SectorWord


type _Forms = tuple[str, ...]
"""A word as it stands, in lower case, and in its dictionary form."""


class SectorWords:
    """Reads with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phrases = vocabulary.sector_phrases
        self._former = {
            tuple(modifier.word.split()) for modifier in vocabulary.modifiers if modifier.status == "former"
        }
        self._sectors = vocabulary.sectors

    def of_tokens(self, tokens: Iterable[Token], head: Token) -> Told:
        """What a common noun and the words of its phrase tell."""
        words = [token for token in tokens if token.text[0].isalnum()]
        forms = [(token.lower_, lemma(token)) for token in words]
        return self._told(forms, next((at for at, token in enumerate(words) if token.i == head.i), len(words) - 1))

    def of_text(self, text: str) -> Told:
        """What a name or a title tells; its noun is the last word, or the one before "of"."""
        words = [word.strip(".,()'’").removesuffix("'s").removesuffix("’s") for word in text.lower().split()]
        words = [word for word in words if word]
        end = next((at for at, word in enumerate(words) if at and word in _BREAKS), len(words))
        return self._told([(word, *_singulars(word)) for word in words], end - 1)

    def left(self, sector: str | None) -> str | None:
        """The sector of those who have left one."""
        known = self._sectors.get(sector or "")
        return known.formerly or sector if known else None

    def says_former(self, words: Sequence[str]) -> bool:
        """Whether one of the words says that somebody is no longer what they were ("retired", "ex")."""
        starts = range(len(words))
        return any(tuple(words[at : at + len(former)]) == former for former in self._former for at in starts)

    def _told(self, forms: Sequence[_Forms], head: int) -> Told:
        hits = list(self._hits(forms))
        at_head = next((hit.word for hit in hits if hit.start <= head < hit.end), None)
        if at_head is None and (counted := _behind_of(forms, head)) is not None:
            return self._told(forms, counted)
        if at_head is not None and at_head.use == "noun" and not at_head.sector:
            return Told()
        before = [hit.word for hit in reversed(hits) if hit.end <= head]
        behind = [hit.word for hit in hits if hit.start > head]
        beside = [word.sector for word in before if word.use != "vague"]
        vague = [word.sector for word in (at_head, *before) if word is not None and word.use == "vague"]
        return Told(
            noun=at_head.sector if at_head is not None and at_head.use == "noun" else None,
            beside=next(filter(None, beside), None),
            vague=next(filter(None, [*vague, *(word.sector for word in behind)]), None),
        )

    def _hits(self, forms: Sequence[_Forms]) -> Iterator[_Hit]:
        at = 0
        while at < len(forms):
            found = next((hit for form in forms[at] for hit in self._from(form, forms, at)), None)
            if found is not None:
                yield found
            at = found.end if found else at + 1

    def _from(self, form: str, forms: Sequence[_Forms], at: int) -> Iterator[_Hit]:
        for word in self._phrases.get(form, ()):
            parts = word.parts
            there = forms[at : at + len(parts)]
            if len(there) == len(parts) and all(part in own for part, own in zip(parts[1:], there[1:], strict=True)):
                yield _Hit(at, at + len(parts), word)


def _behind_of(forms: Sequence[_Forms], head: int) -> int | None:
    """ "a team of armed police officers", "members of the party": the noun behind "of"."""
    if head + 2 >= len(forms) or forms[head + 1][0] != "of":
        return None
    ends = (at for at in range(head + 3, len(forms)) if forms[at][0] in _BREAKS)
    return next(ends, len(forms)) - 1


def _singulars(word: str) -> Iterator[str]:
    """What an English plural may be the plural of."""
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("s"):
        yield word[:-1]
