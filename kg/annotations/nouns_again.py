"""The noun of a name said again: "the Vale Fishing Treaty … the treaty", "the Kestrel Party … the party".

It means the one that ends with this noun in the same sentence or in the one before; of two it means none.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.annotations.definite import is_definite
from kg.annotations.tree import start_of_reach
from kg.model import MentionKind

if TYPE_CHECKING:
    from kg.annotations.article import ActorMention
    from kg.annotations.draft import Draft
    from kg.vocabulary import Vocabulary

__all__ = ["NounsAgain"]

_INSTRUMENT = "PolicyInstrument"
_KIND_OF_NAME = "stands for the name before it"


class NounsAgain:
    """The nouns of a vocabulary by which a name may be meant again."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        instruments = {noun for noun, kind in vocabulary.common_nouns.items() if kind == _INSTRUMENT}
        self._nouns = frozenset(instruments | vocabulary.nouns_noted(_KIND_OF_NAME))

    def find(self, draft: Draft) -> None:
        """Add the nouns of a document, when all of its names and their longer forms are known."""
        named = [m for m in (*draft.mentions.values(), *draft.things.values()) if m.kind is not MentionKind.PRONOUN]
        named.sort(key=lambda m: (m.start, m.end))
        inside = {position for m in draft.things.values() for position in range(m.start, m.end)} | draft.owner.keys()
        for noun in draft.tokens(self._nouns):
            if not is_definite(noun) or draft.words[noun.i - 1] != "the":  # "this declaration" may be the text itself
                continue
            if noun.i in inside or (noun.i, noun.i + 1) in draft.mentions:
                continue
            start = start_of_reach(noun)
            first, last = (bisect_left(named, at, key=lambda m: m.start) for at in (start, noun.i))
            meant = {m.actor for m in named[first:last] if _ends_with(draft, m, noun.lower_)}
            another = any(draft.words[at] == noun.lower_ and at not in inside for at in range(start, noun.i))
            if len(meant) == 1 and not another:
                kind, reason = MentionKind.NOMINAL, "noun of a name again"
                draft.add_thing(noun.i, noun.i + 1, meant.pop(), kind=kind, reason=reason, root=noun.i)


def _ends_with(draft: Draft, mention: ActorMention, noun: str) -> bool:
    """Whether the noun says what a name is: its last word, or the one before "of" or "on"."""
    return mention.end - mention.start > 1 and draft.words[mention.root] == noun
