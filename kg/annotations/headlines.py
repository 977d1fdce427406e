"""Which words of a headline are verbs, so that `kg.text` can give them small letters before anything is parsed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.annotations.language import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.vocabulary import Vocabulary

__all__ = ["HeadlineVerbs"]

_TAGS = ("VBZ", "VBG", "VBD", "VB")


class HeadlineVerbs:
    """Tells of a word in lower case whether it is a form of a verb that the ontology knows, and part of no name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        templates = (
            t.text.split() for each in vocabulary.relations.values() for t in each.templates if t.part == "verb"
        )
        verbs = {verb for words in templates for verb in words[1].split("|")}
        verbs |= {cue.phrase.split()[0] for cue in vocabulary.cues if cue.category in ("matrix", "speech")}
        self._verbs = frozenset(verbs)
        self._in_names = frozenset(_parts_of_names(vocabulary))
        self.is_verb = lru_cache(maxsize=10_000)(self._is_verb)

    def _is_verb(self, word: str) -> bool:
        return word not in self._in_names and any(lemma_of(word, tag) in self._verbs for tag in _TAGS)


def _parts_of_names(vocabulary: Vocabulary) -> Iterator[str]:
    """The words of names of several words: "united", "states"."""
    for actor in vocabulary.actors.values():
        if actor.type != "Person":
            for name in (actor.name, *actor.names, *actor.weak_names):
                words = name.lower().split()
                yield from words if len(words) > 1 else ()
