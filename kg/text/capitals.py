"""ALL CAPS headlines, written as the rest of the document writes their words, so that names are found in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from kg.model import Span
from kg.text.english import FUNCTION_WORDS

__all__ = ["is_capitals", "lower_capitals"]

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}")
_SMALL = re.compile("[a-zß-ÿ]")
_VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜ")


def is_capitals(text: str) -> bool:
    """Whether a block of two words or more is written in capitals: nine letters in ten."""
    if 4 * len(_SMALL.findall(text, 0, 200)) > min(len(text), 200):
        return False  # what nearly every block is
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    letters = [char for word in words for char in word if char.isupper() or char.islower()]
    capitals = sum(char.isupper() for char in letters)
    return len(words) >= 2 and len(letters) >= 9 and 10 * capitals >= 9 * len(letters)


def lower_capitals(text: str, blocks: Sequence[Span], known: Collection[str] = frozenset()) -> str:
    """The same text, of the same length, with the case of its capital blocks restored.

    A word is written as elsewhere in the document; else small if it is a function word, in capitals if it looks like
    an acronym or is `known` as one, and with a first capital in every other case, since it may be a name.
    """
    loud = [span for span in blocks if is_capitals(span.of(text))]
    if not loud:
        return text
    usage = _usage(text, loud)
    pieces: list[str] = []
    done = 0
    for span in loud:
        pieces += text[done : span.start], _lowered(span.of(text), usage, known)
        done = span.end
    return "".join([*pieces, text[done:]])


def _usage(text: str, loud: Sequence[Span]) -> dict[str, str]:
    """How the quiet part of the document most often writes each word, by the word in capitals."""
    done, counts = 0, Counter[str]()
    for span in [*loud, Span(len(text), len(text))]:
        counts.update(_WORD.findall(text[done : span.start]))
        done = span.end
    forms: dict[str, str] = {}
    for word, _ in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        forms[word.upper()] = word
    return forms


def _lowered(block: str, usage: dict[str, str], known: Collection[str]) -> str:
    dotted = {place for found in _DOTTED.finditer(block) for place in range(found.start(), found.end())}
    first = True

    def replacement(found: re.Match[str]) -> str:
        nonlocal first
        word, opens = found.group(), first
        first = False
        if found.start() in dotted or not word.isupper() or (len(word) == 1 and not opens and word != "A"):
            return word
        return _write(word, usage, known, opens=opens)

    return _WORD.sub(replacement, block)


def _write(word: str, usage: dict[str, str], known: Collection[str], *, opens: bool) -> str:
    written = usage.get(word)
    if word in known and written is None:
        return word
    if written is None:
        small = _small(word)
        if small in FUNCTION_WORDS:
            written = small
        elif len(word) <= 4 and not _VOWELS & set(word):
            written = word
        else:
            written = word if len(word) == 2 else word[0] + _small(word[1:])
    if len(written) != len(word):
        return word
    return written[0].upper() + written[1:] if opens and len(written[0].upper()) == 1 else written


def _small(word: str) -> str:
    """Lower case, character by character where that keeps the length ("İ" has no lower case of one character)."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in word)
