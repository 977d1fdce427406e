"""Headlines in ALL CAPS or Title Case, written as the rest of the document writes their words.

So names are found in them, and verbs are read as verbs: "Norland Joins Sudria In Opposing Duty" has none for a parser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from kg.model import Span
from kg.text.english import FUNCTION_WORDS

__all__ = ["is_capitals", "is_title_case", "lower_capitals"]

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}")
_SMALL = re.compile("[a-zß-ÿ]")
_LONGEST_HEADLINE = 200
_FEWEST_WORDS = 4
_SHORT = 3
_MODALS = ("may", "will")
_BEFORE_VERB = ("to", "will", "may", "must", "can", "could", "should", "would", "not")
_INFLECTED = ("s", "ed", "ing")
_VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜ")


def is_capitals(text: str) -> bool:
    """Whether a block of two words or more is written in capitals: nine letters in ten."""
    if 4 * len(_SMALL.findall(text, 0, 200)) > min(len(text), 200):
        return False  # what nearly every block is
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    letters = [char for word in words for char in word if char.isupper() or char.islower()]
    capitals = sum(char.isupper() for char in letters)
    return len(words) >= 2 and len(letters) >= 9 and 10 * capitals >= 9 * len(letters)


def is_title_case(text: str) -> bool:
    """Whether a block is a headline that gives every word of some length a capital, small ones too."""
    if not 15 <= len(text) <= _LONGEST_HEADLINE or text.rstrip()[-1:] in ".,;:":
        return False
    words = _WORD.findall(text)
    long = [word for word in words if len(word) > _SHORT]
    return len(words) >= _FEWEST_WORDS and len(long) >= 2 and all(word[0].isupper() for word in long)


def lower_capitals(
    text: str,
    blocks: Sequence[Span],
    known: Collection[str] = frozenset(),
    is_verb: Callable[[str], bool] = lambda _: False,
) -> str:
    """The same text, of the same length, with the case of its headlines restored.

    In capitals a word is written as elsewhere in the document; else small if it is a function word or verb, in capitals
    if it looks like an acronym or is `known` as one, and with a first capital in every other case, since it may be a
    name. In Title Case verbs get small letters, unless the document has them with a capital, and so do function words
    where all of them are large.
    """
    loud = [span for span in blocks if is_capitals(span.of(text))]
    titled = [span for span in blocks if span not in loud and is_title_case(span.of(text))]
    if not loud and not titled:
        return text
    both = sorted([*loud, *titled])
    usage = _usage(text, both)
    pieces: list[str] = []
    done = 0
    for span in both:
        block = span.of(text)
        recased = _lowered(block, usage, known, is_verb) if span in loud else _untitled(block, usage, is_verb)
        pieces += text[done : span.start], recased
        done = span.end
    return "".join([*pieces, text[done:]])


def _untitled(block: str, usage: dict[str, str], is_verb: Callable[[str], bool]) -> str:
    words = list(_WORD.finditer(block))
    all_large = not any(
        found.group() in FUNCTION_WORDS for found in words
    )  # else the small words are right as they are

    def small(at: int) -> bool:
        word = words[at].group()
        plain = word.lower()
        if (
            not at
            or not word.istitle()
            or not block[words[at].start() - 1].isspace()
            or usage.get(word.upper(), plain) != plain
        ):
            return False
        before, behind = words[at - 1].group().lower(), words[at + 1].group().lower() if at + 1 < len(words) else ""
        if plain in _MODALS:
            return is_verb(behind) and not behind.endswith(_INFLECTED)  # "Will Join", but "Theresa May Warns"
        if plain.endswith("ing"):
            return before in FUNCTION_WORDS and is_verb(plain)  # "In Opposing Duty", but "Wins Backing"
        return (all_large and plain in FUNCTION_WORDS) or (
            is_verb(plain) and (plain.endswith(_INFLECTED) or before in _BEFORE_VERB)
        )

    pieces: list[str] = []
    done = 0
    for at, found in enumerate(words):
        word = found.group()
        pieces += block[done : found.start()], _small(word) if small(at) else word
        done = found.end()
    return "".join([*pieces, block[done:]])


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


def _lowered(block: str, usage: dict[str, str], known: Collection[str], is_verb: Callable[[str], bool]) -> str:
    dotted = {place for found in _DOTTED.finditer(block) for place in range(found.start(), found.end())}
    first = True

    def replacement(found: re.Match[str]) -> str:
        nonlocal first
        word, opens = found.group(), first
        first = False
        if found.start() in dotted or not word.isupper() or (len(word) == 1 and not opens and word != "A"):
            return word
        return _write(word, usage, known, is_verb, opens=opens)

    return _WORD.sub(replacement, block)


def _write(
    word: str, usage: dict[str, str], known: Collection[str], is_verb: Callable[[str], bool], *, opens: bool
) -> str:
    written = usage.get(word)
    if word in known and written is None:
        return word
    if written is None:
        small = _small(word)
        if small in FUNCTION_WORDS or (is_verb(small) and small.endswith(_INFLECTED)):
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
