"""Names that tables list, of one or more words, and where they stand in a text as they are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.annotations.draft import Draft

__all__ = ["Phrases", "is_within", "listed", "phrases", "places"]


type Phrases = Mapping[str, Sequence[tuple[str, ...]]]
"""Names of one or more words, by their first word in lower case."""


def phrases(names: Iterable[str]) -> Phrases:
    """Names as they are looked for."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(names):
        words = tuple(name.split())
        found[words[0].lower()].append(words)
    return dict(found)


def places(draft: Draft, phrases: Phrases) -> Iterator[tuple[int, int]]:
    """Where names stand as they are written, in the order of the text: the first token and the one behind the last."""
    for token in draft.tokens(phrases):
        for words in phrases[token.lower_]:
            if tuple(part.text for part in draft.doc[token.i : token.i + len(words)]) == words:
                yield token.i, token.i + len(words)


def listed(cell: str) -> frozenset[str]:
    """The entries of a cell, which are separated by `|`."""
    return frozenset(part.strip() for part in cell.split("|") if part.strip())


def is_within(start: int, end: int, stretches: Iterable[range]) -> bool:
    """Whether the tokens `[start, end)` all lie in one of some stretches."""
    return any(stretch.start <= start and end <= stretch.stop for stretch in stretches)
