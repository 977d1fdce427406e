"""The shape of a label in front of a paragraph: "MR VALE:", "The Minister:", "Q:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["label_ends", "labels"]

_PART = r"(?:[A-Z][\w.’'-]{0,30}|of|the|for|and|von|van|der|de|al)"
_LABEL = re.compile(rf"(?:\A|(?<=\n\n))(?P<label>[A-Z][\w.’'-]{{0,30}}(?: {_PART}){{0,6}}):(?=\s)\s*")
_BARE_LABEL = re.compile(r"(?<=\n\n)(?P<label>Q)\.? +(?=\S)")
"""Some transcripts set the letter of a question apart by blanks only."""


def labels(text: str) -> list[re.Match[str]]:
    """Everything that has the shape of a label, in order; the group `label` is without the colon."""
    return sorted((found for pattern in (_LABEL, _BARE_LABEL) for found in pattern.finditer(text)), key=re.Match.start)


def label_ends(text: str) -> Iterator[int]:
    """Where a sentence begins behind something that has the shape of a label."""
    return (found.end() for found in labels(text))
