"""Hyphens at line ends: "commit-/tee" is one word, "US-/Japan" two."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from kg.text.english import FUNCTION_WORDS, HYPHENATED_AFTER, HYPHENATED_BEFORE

__all__ = ["Hyphens"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LAST = re.compile(r"[^\W_]+(?:-[^\W_]+)*-$")
_FIRST = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class Hyphens:
    """Decides by the document's own usage first, then by how English writes compounds."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(word.lower() for word in _WORD.findall(self._text))

    def belongs(self, line: str, following: str) -> bool:
        """Whether the hyphen that ends a line is part of the word that goes on in the following line."""
        left, right = _LAST.search(line[-80:]), _FIRST.match(following[:80])
        if left is None or right is None:
            return True
        before, after = left.group()[:-1], right.group()
        if not after[0].islower() or not before[-1].islower():
            return True
        split, whole = self._words[f"{before}-{after}".lower()], self._words[f"{before}{after}".lower()]
        if split != whole:
            return split > whole
        return self._compound(before.lower(), after.lower())

    def _compound(self, before: str, after: str) -> bool:
        if "-" in before or "-" in after:  # "state-of-/the-art": a chain goes on, "policy-mak-/ing" does not
            inner, outer = before.split("-")[-1], after.split("-")[0]
            return bool({inner, outer} & FUNCTION_WORDS) or (self._known(inner) and self._known(outer))
        if before in HYPHENATED_BEFORE or (len(before) > 2 and after in HYPHENATED_AFTER):
            return True
        return len(before) > 3 and self._known(before) and self._known(after)

    def _known(self, word: str) -> bool:
        """Whether the document writes this as a word of its own; the broken parts themselves count once."""
        return self._words[word] > 1
