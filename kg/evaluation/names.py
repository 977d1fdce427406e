"""Is it the same actor? Names of a gold article compared with what stands in the slots of statements."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.text.english import FUNCTION_WORDS

if TYPE_CHECKING:
    from kg.evaluation.gold import GoldArticle
    from kg.model import Actor, Argument

__all__ = ["ACCEPTED", "EXACT", "Gazetteer", "NameMatcher", "content_words", "fold", "half_shared", "words"]

EXACT, ACCEPTED = 2, 1
"""How well an argument fits: as the gold has it, or as it accepts it."""

SHARED = 2 / 3
"""Of the content words of the shorter of two names, as many have to stand in the other, where none is an actor that is
listed: instruments and groups have no fixed names ("the new export rules", "rules for exports").
"""
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_POSSESSIVE = re.compile(r"'s?$")
_WORD = re.compile(r"\w+")


def fold(name: str) -> str:
    """A name without what writing changes about it: blanks, capitals, articles, the genitive."""
    text = " ".join(name.replace("’", "'").split()).casefold()
    return _POSSESSIVE.sub("", _ARTICLE.sub("", text))


def words(text: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall((text or "").casefold()))


def content_words(text: str | None) -> frozenset[str]:
    """The words that carry the meaning, in the singular so far as an s tells."""
    return frozenset(word.rstrip("s") or word for word in words(text) - FUNCTION_WORDS)


def half_shared(left: str | None, right: str | None) -> bool:
    """Whether two phrases have half of the content words of the shorter one in common."""
    a, b = content_words(left), content_words(right)
    return bool(a & b) and 2 * len(a & b) >= min(len(a), len(b))


class Gazetteer:
    """One key for all the names of an actor that everybody knows: "US", "United States", "U.S.A."."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        keys: dict[str, set[str]] = {}
        for actor in actors:
            for name in (actor.name, *actor.names):
                keys.setdefault(fold(name), set()).add(actor.id)
        self._keys = {name: f"= {min(ids)}" for name, ids in keys.items() if len(ids) == 1}

    def key(self, name: str) -> str:
        """The same for two names of one actor; a name that nobody or more than one has stands for itself."""
        folded = fold(name)
        return self._keys.get(folded, folded)

    def knows(self, name: str) -> bool:
        return fold(name) in self._keys


class NameMatcher:
    """The names of one gold article."""

    def __init__(self, gold: GoldArticle, gazetteer: Gazetteer, actors: Mapping[str, Collection[str]]) -> None:
        self._key = gazetteer.key
        self._knows = gazetteer.knows
        self._actors = actors
        self._forms = {self._key(actor.name): self._keys((actor.name, *actor.forms)) for actor in gold.actors}
        self._owner = {form: name for name, forms in self._forms.items() for form in forms}

    def fit(self, argument: Argument | None, name: str | None, accepted: Sequence[str | None]) -> int:
        """`EXACT`, `ACCEPTED`, or 0 for another actor. Where the gold has no name, any argument will do."""
        if name is None:
            return EXACT
        if argument is None:
            return ACCEPTED if None in accepted else 0
        if self.is_named(argument, name):
            return EXACT
        return ACCEPTED if any(self.is_named(argument, other) for other in accepted if other) else 0

    def is_named(self, argument: Argument, name: str) -> bool:
        given = {argument.name, argument.text or argument.name, *self._actors.get(argument.actor, ())}
        wanted = self._key(name)
        if self._keys(given) & {wanted, *self._forms.get(self._owner.get(wanted, wanted), ())}:
            return True
        if wanted in self._owner or self._knows(name):
            return False
        return any(_alike(name, other) for other in given if not self._knows(other))

    def _keys(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self._key, names))


def _alike(left: str, right: str) -> bool:
    a, b = content_words(left), content_words(right)
    return bool(a and b) and len(a & b) >= SHARED * min(len(a), len(b))
