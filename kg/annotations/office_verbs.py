"""What a verb says of an office: that somebody has it, comes into it, is given it, or leaves it.

The verbs are title words (`ontology/actors/title_words.tsv`), alone or with the particle or object that makes them one:
"become", "step down", "take office".
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.annotations.language import lemma
from kg.annotations.tree import children, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.vocabulary import Vocabulary

__all__ = ["OfficeVerbs", "Phase", "predicating_verb"]

_PREDICATES = ("attr", "oprd", "acomp")


class Phase(StrEnum):
    """Which part of a tenure a verb tells of; the values are the uses of title words."""

    HELD = "holding"
    ENTERED = "entering"
    GIVEN = "appointing"
    """Elected, named, nominated: who is so may come into office later."""
    LEFT = "leaving"
    TAKEN = "dismissing"
    """Taken from the object of the verb: "dismissed", "replaced"."""


class OfficeVerbs:
    """The verbs of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phases = {word: phase for phase in Phase for word in vocabulary.words_used_as(phase)}

    def phase(self, verb: Token) -> Phase | None:
        """What the verb says of the office behind it; `None` if it is no such verb."""
        return next((self._phases[words] for words in _with_company(verb) if words in self._phases), None)

    def company(self, verb: Token) -> Token | None:
        """The object that is a part of the verb: "office" in "took office as"."""
        objects = children(verb, "dobj")
        return next((each for each in objects if f"{lemma(verb)} {each.lower_}" in self._phases), None)


def _with_company(verb: Token) -> Iterator[str]:
    word = lemma(verb)
    yield from (f"{word} {part.lower_}" for part in children(verb, "prt", "dobj", "advmod"))
    yield word


def predicating_verb(noun: Token) -> Token | None:
    """The verb by which a noun is said of somebody: "was", "elected", or "resigned" before "as"."""
    if noun.dep_ in _PREDICATES:
        return noun.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "as":
        return None
    above = noun.head.head
    return above.head if not is_verb(above) and above.dep_ == "dobj" else above
