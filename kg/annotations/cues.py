"""Cue words by what they do to an act: the data of `cues.en.tsv`, ready to be asked about a token.

Scope follows the tree instead of ConText's token windows (Harkema et al. 2009): a modal works on its verb, a matrix
predicate on its complement, a condition on its clause.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.annotations.language import lemma
from kg.annotations.tree import children, is_verb
from kg.model import Certainty, EventStatus, Polarity, Qualification

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.vocabulary import Cue

__all__ = ["MEANINGS", "CueIndex"]

MEANINGS = {
    "asserted": Qualification(),
    "presupposed_change": Qualification(),
    "reported": Qualification(),
    "denied": Qualification(polarity=Polarity.NEGATIVE),
    "planned": Qualification(status=EventStatus.PLANNED),
    "probable": Qualification(certainty=Certainty.PROBABLE),
    "possible": Qualification(certainty=Certainty.POSSIBLE),
    "requested": Qualification(certainty=Certainty.UNKNOWN, status=EventStatus.REQUESTED),
    "hypothetical": Qualification(certainty=Certainty.UNKNOWN, status=EventStatus.HYPOTHETICAL),
}


class CueIndex:
    """Cues by category and first word; the longest phrase that fits wins."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues: dict[tuple[str, str], list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
        for cue in cues:
            words = tuple(cue.phrase.split())
            self._cues[cue.category, words[0]].append((words, cue))
        for entries in self._cues.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, token: Token, category: str) -> Cue | None:
        """The cue whose first word is the token and whose other words follow it, or hang on it as particles."""
        for words, cue in self._cues.get((category, lemma(token)), ()) or self._cues.get((category, token.lower_), ()):
            if self._continues(token, words) and not (cue.note.startswith("noun;") and is_verb(token)):
                return cue
        return None

    def _continues(self, token: Token, words: tuple[str, ...]) -> bool:
        if len(words) == 1:
            return True
        doc, at = token.doc, token.i
        following = [part.lower_ for part in doc[at + 1 : at + len(words)]]
        if following == list(words[1:]):
            return True
        hanging = {part.lower_ for part in children(token, "prt", "prep", "advmod", "neg")}
        return len(words) == 2 and words[1] in hanging

    def meaning(self, cue: Cue, token: Token) -> Qualification:
        """What the cue does, with its own word as the reason."""
        base = MEANINGS[cue.value]
        return Qualification(
            base.polarity, base.certainty, base.status, None if base == Qualification() else token.text.lower()
        )
