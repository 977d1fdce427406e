"""The shape of what stands before a paragraph: the label of a turn ("MR VALE:", "Q:"), a dateline ("OSLO, 6 May –")."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["NAME_PARTICLES", "label_ends", "labels"]

NAME_PARTICLES = ("von", "van", "der", "de", "di", "da", "la", "al", "el")
"""What stands in small letters between the parts of a name."""
_PART = rf"(?:[A-Z][\w.’'-]{{0,30}}|of|the|for|and|{'|'.join(NAME_PARTICLES)})"
_LABEL = re.compile(rf"(?P<label>[A-Z][\w.’'-]{{0,30}}(?:[ \u00a0]{_PART}){{0,6}}):(?=\s)\s*")
_BARE_LABEL = re.compile(r"(?P<label>Q)\.? +(?=\S)")
"""Some transcripts set the letter of a question apart by blanks only."""
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_AGENCY = r"\([A-Z][\w./ &-]{1,30}\)"
_REGION = r"(?:, [A-Z][\w.’' -]{1,25})?"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.’' -]{{2,30}}{_REGION}(?:,? {_DAY})?(?: ?{_AGENCY})?"
    rf"|[A-Z][\w.’' -]{{2,30}}{_REGION}(?:,? {_DAY}(?: ?{_AGENCY})?| ?{_AGENCY}))"
    r" ?(?:—|–|--?) +(?=[\"“‘A-Z])"
)
"""A place in capitals, or a place with a day or an agency; and a dash."""
_PARAGRAPH = re.compile(r"\n\n(?=[A-Z])")


def labels(text: str) -> list[re.Match[str]]:
    """Everything that has the shape of a label, in order; the group `label` is without the colon."""
    starts = [blank.end() for blank in _PARAGRAPH.finditer(text)]
    behind = (pattern.match(text, start) for start in starts for pattern in (_LABEL, _BARE_LABEL))
    return [found for found in (_LABEL.match(text), *behind) if found is not None]


def label_ends(text: str) -> Iterator[int]:
    """Where a sentence begins behind a dateline, or behind something that has the shape of a label."""
    yield from (found.end() for found in labels(text))
    starts = (0, *(blank.end() for blank in _PARAGRAPH.finditer(text)))
    yield from (found.end() for start in starts if (found := _DATELINE.match(text, start)))
