"""Whether a text is in the language that is read: a fingerprint, not a language identifier."""

from __future__ import annotations

import re

__all__ = ["looks_english"]

SAMPLE = 20_000
"""Characters that are looked at: from the beginning, where the article is."""
ENOUGH = 25
"""Words needed to judge; a headline may do without any of the words below."""
SHARE = 0.04
"""English prose has a share of 0.15 and more of these words, a list of names 0.05, other languages under 0.02."""

# Only words that no other language written in Latin letters uses often: "is", "at", "for", "was", "an" do not tell.
_FREQUENT = frozenset(
    {
        *("and", "are", "been", "by", "from", "has", "he", "his", "it", "its", "not", "of", "said", "that", "the"),
        *("their", "they", "this", "to", "were", "which", "who", "will", "with", "would"),
    }
)
_WORD = re.compile(r"[^\W\d_]+")


def looks_english(text: str) -> bool:
    """Whether English words are as frequent as they would be in English, at the least.

    What is too short to tell passes, unless most of its letters are none that English uses.

    >>> looks_english("Le ministre a rencontré son homologue. " * 9), looks_english("Vale met Orr.")
    (False, True)
    """
    sample = text[:SAMPLE].lower()
    words = _WORD.findall(sample)
    letters = "".join(words)
    if len(letters) >= ENOUGH and sum(letter.isascii() for letter in letters) < len(letters) / 2:
        return False
    return len(words) < ENOUGH or sum(word in _FREQUENT for word in words) >= SHARE * len(words)
