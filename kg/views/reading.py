"""The articles' own texts, for reading a sentence where it stands: as long as they fit into one page.

Offsets of statements point into these texts, so whatever is taken out leaves one character behind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.model import Article, Statement

__all__ = ["MOST_CHARACTERS", "reading_texts"]

MOST_CHARACTERS = 4_000_000
"""Of all texts together: a page of that size still opens at once."""

_HARMFUL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SINGLE_BREAK = re.compile(r"(?<!\n)\n(?!\s)")
_LINE = re.compile(r"([^\n]{30,})\n(?!\s)")
_STOPS = (".", "!", "?", ":", ";", "”", '"', "’", ")")
_SURROGATE = re.compile("[\ud800-\udfff]")


def reading_texts(articles: Sequence[Article], statements: Iterable[Statement]) -> dict[str, str]:
    """By the article's id, the text with its offsets kept; those with the most statements first, while there is room.

    Articles without a statement have nothing to be read for, and have no text here.
    """
    told = Counter(statement.evidence.article for statement in statements)
    texts: dict[str, str] = {}
    room = MOST_CHARACTERS
    for article in sorted(articles, key=lambda article: (-told[article.id], article.id)):
        if article.text and told[article.id] and len(article.text) <= room:
            texts[article.id] = _displayable(article.text)
            room -= len(article.text)
    return texts


def _displayable(text: str) -> str:
    """Without controls, overrides of direction and lone surrogates, each replaced by one character."""
    text = _SURROGATE.sub("\ufffd", _HARMFUL.sub(" ", text))
    return _SINGLE_BREAK.sub(" ", text) if _is_wrapped(text) else text


def _is_wrapped(text: str) -> bool:
    """Whether lines end where the page was full, as in a PDF: most of them in the middle of a sentence."""
    lines = [match.group(1) for match in _LINE.finditer(text)]
    return 2 * sum(not line.rstrip().endswith(_STOPS) for line in lines) > len(lines)
