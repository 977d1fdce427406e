"""Blanks that were lost between sentences and words ("end.The", "Monday,he", "on. TNSHe hailed").

Those that stand before a full stop or comma go. Each search starts from a rare character, so that a clean text costs
next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.english import MONTHS, SENTENCE_STARTERS
from kg.text.offsets import Edit

__all__ = ["lost_spaces"]

_STOP = re.compile(r"(?P<stop>[.!?…,;])(?P<close>[”’»)]{0,2})(?=(?P<next>[“‘«]?[^\W\d_][^\W\d_’']?))")
_CAPITALS = re.compile(r"[A-Z]{2,8}(?=(?P<next>[A-Z][a-z]{1,8})(?![^\W_]))")
_PLURALS = frozenset({"As"})  # "GPAs" is more than one GPA
_DATE = re.compile(rf"\d{{1,2}} (?:{'|'.join(month.capitalize() for month in MONTHS)})\b")
_SURPLUS = re.compile(r"[.,;!?](?<= .)(?=\s|\Z)")
_ADDRESS = re.compile(r"://|@|www\.|\.(?:com|org|net|gov|edu|int|html?|pdf|php|co|io|eu|uk)\b|[#\\]", re.IGNORECASE)
_REACH = 120  # how far an address is looked for on both sides; keeps the search linear in texts without blanks


def lost_spaces(text: str) -> Iterator[Edit]:
    """One blank where it was lost; a full stop too where nothing else separates two sentences."""
    found = [Edit(stop.end(), stop.end(), " ") for stop in _STOP.finditer(text) if _is_glued(text, stop)]
    for capitals in _CAPITALS.finditer(text):
        if (
            capitals["next"] in SENTENCE_STARTERS - _PLURALS
            and not text[capitals.start() - 1 : capitals.start()].isalnum()
        ):
            found.append(Edit(capitals.end(), capitals.end(), ". "))
    for date in _DATE.finditer(text):
        if date.start() >= 3 and text[date.start() - 3 : date.start()].isalpha():
            found.append(Edit(date.start(), date.start(), " "))
    found += [Edit(stop.start() - 1, stop.start()) for stop in _SURPLUS.finditer(text)]
    yield from sorted(found, key=lambda edit: edit.start)


def _is_glued(text: str, stop: re.Match[str]) -> bool:
    before = text[max(0, stop.start() - 2) : stop.start()]
    after = text[stop.end() : stop.end("next") + 1].lstrip("“‘«")
    if stop["stop"] in ",;" and not stop["close"]:
        fits = (before.isalpha() and len(before) == 2) or before[-1:] in ")]”’»"
    elif stop["close"]:
        fits = before[-1:].isalnum() and (stop["close"] != "’" or after[:1].isupper())
    elif before[-1:] in ")]”%" or before[-1:].isdigit():
        fits = _is_capitalised(after)
    else:
        initial = before[-1:].isupper() and not before[:1].isalnum()
        fits = _is_capitalised(after) and (
            (initial and after[1:2].islower()) or (len(before) == 2 and before.isalpha())
        )
    return bool(before) and fits and not _in_address(text, stop.start(), stop.end())


def _is_capitalised(start: str) -> bool:
    """Whether a word starts as a name or sentence does ("He", "O’Neill", "A "), not as an acronym does ("S.")."""
    return start[:1].isupper() and (start[1:2].islower() or start[1:2] in ("", " ", "’", "'"))


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the run of characters without blanks around a place looks like an address or file name."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    head = before[max(map(before.rfind, " \n")) + 1 :]
    tail = after.split(None, 1)[0] if after[:1].strip() else ""
    return bool(_ADDRESS.search(head + text[start:end] + tail))
