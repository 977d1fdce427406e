"""The shape of a label in front of a paragraph: "MR VALE:", "The Minister:", "Q:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["label_ends", "labels"]

_PART = r"(?:[A-Z][\w.’'-]{0,30}|of|the|for|and|von|van|der|de|al)"
_LABEL = re.compile(rf"(?P<label>[A-Z][\w.’'-]{{0,30}}(?: {_PART}){{0,6}}):(?=\s)\s*")
_BARE_LABEL = re.compile(r"(?P<label>Q)\.? +(?=\S)")
"""Some transcripts set the letter of a question apart by blanks only."""
_PARAGRAPH = re.compile(r"\n\n(?=[A-Z])")


def labels(text: str) -> list[re.Match[str]]:
    """Everything that has the shape of a label, in order; the group `label` is without the colon."""
    starts = [blank.end() for blank in _PARAGRAPH.finditer(text)]
    behind = (pattern.match(text, start) for start in starts for pattern in (_LABEL, _BARE_LABEL))
    return [found for found in (_LABEL.match(text), *behind) if found is not None]


def label_ends(text: str) -> Iterator[int]:
    """Where a sentence begins behind something that has the shape of a label."""
    return (found.end() for found in labels(text))
