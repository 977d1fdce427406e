"""Names as they are compared: without what writing, printing and transliteration change, and nothing else.

Two names are one by rule only if what is left of them is equal; likeness is for suggestions.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

__all__ = ["Folding", "skeleton"]

_SHORT = 4
_COMPANY_FORMS = ("company form", "short company form")
_POSSESSIVE = re.compile(r"['’‘]s?(?=\s|$)")
_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
_TRANSLITERATED = (
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("oo", "u"),
    ("ou", "u"),
    ("ee", "i"),
    ("iy", "i"),
    ("yy", "i"),
    ("ij", "i"),
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("tz", "ts"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
)
"""Letters that stand for one sound in another script or alphabet: "Schaeuble" for "Schäuble", "Lavrow" for "Lavrov"."""


class Folding:
    """Compares names by the words that `name_words.tsv` says are one, or say nothing."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._same: Mapping[str, str] = {w.word: w.same_as for w in vocabulary.name_words if w.use == "spelling"}
        self._forms = frozenset(w.word for w in vocabulary.name_words if w.use in _COMPANY_FORMS)
        self._honorifics = frozenset(word.replace(".", "") for word in vocabulary.words_used_as("honorific"))
        self._memory: dict[str, tuple[str, ...]] = {}

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a name, lower case, without accents, punctuation, article and possessive; variants made one.

        `"The Organisation of Côte d’Ivoire’s Ports"` gives `organization of cote d ivoire ports`.
        """
        if name not in self._memory:
            self._memory[name] = tuple(self._same.get(word, word) for word in _plain(name))
        return self._memory[name]

    def body(self, name: str) -> str:
        """The key of a body, place or thing. Case counts in short words: "SEC" is not "Sec"."""
        return name if len(name) <= _SHORT else " ".join(self.words(name))

    def company(self, name: str) -> str:
        """The key of a company, without its legal form."""
        words = list(self.words(name))
        while len(words) > 1 and words[-1] in self._forms:
            words.pop()
        return " ".join(words)

    def person(self, name: str) -> tuple[str, ...]:
        """The words of a person's name without honorifics; "Jr" stays, as it tells the son from the father."""
        words = self.words(name)
        start = 0
        while start < len(words) - 1 and words[start] in self._honorifics:
            start += 1
        return words[start:]

    def listed_namesakes(self, first: str, last: str) -> int:
        """How many people of the gazetteer have these words at the two ends of a name, whoever of them is met."""
        return self._ends[first, last]

    def listed_of_surname(self, surname: str) -> int:
        """How many people of the gazetteer have this last word in their names."""
        return self._surnames[surname]

    @cached_property
    def _ends(self) -> Counter[tuple[str, str]]:
        return Counter(ends for forms in self._listed for ends in {(words[0], words[-1]) for words in forms})

    @cached_property
    def _surnames(self) -> Counter[str]:
        return Counter(surname for forms in self._listed for surname in {words[-1] for words in forms})

    @cached_property
    def _listed(self) -> list[set[tuple[str, ...]]]:
        people = (actor for actor in self._vocabulary.actors.values() if actor.type == "Person")
        return [{self.person(name) for name in (actor.name, *actor.names)} for actor in people]

    def is_generic(self, key: str) -> bool:
        """Whether a name says what a body is and not which ("ministry of defense", "supreme court", "green party")."""
        key = key.casefold()
        return key in self._shared or all(word in self._general for word in key.split())

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Names that the gazetteer says need support."""
        return frozenset(
            self.body(name).casefold() for actor in self._vocabulary.actors.values() for name in actor.weak_names
        )

    @cached_property
    def _general(self) -> frozenset[str]:
        heads = {word for noun in self._vocabulary.head_types for word in _plain(noun)}
        fields = {word for phrase in self._vocabulary.bodies_by_portfolio for word in _plain(phrase)}
        empty = {w.word for w in self._vocabulary.name_words if w.use == "general"}
        return frozenset(self._same.get(word, word) for word in heads | fields | empty)


def skeleton(word: str) -> str:
    """A folded word without what transliterations differ in.

    >>> skeleton("schaeuble") == skeleton("schauble"), skeleton("zelenskyy") == skeleton("zelensky")
    (True, True)
    """
    for written, sound in _TRANSLITERATED:
        word = word.replace(written, sound)
    return "".join(letter for letter, _ in groupby(word))


def _plain(name: str) -> list[str]:
    name = _INITIALS.sub(lambda found: found.group().replace(".", ""), name)  # "U.S." is "US"
    name = _POSSESSIVE.sub("", name.replace("&", " and "))
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = _WORD.findall(bare.casefold())
    return words[1:] if len(words) > 2 and words[0] == "the" else words  # "The Hill" is more than a hill
