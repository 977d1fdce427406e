"""The lines of a text: which belong to the article, which are list items, and how wide the text was wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.text.english import ABBREVIATIONS, FURNITURE

__all__ = ["Line", "ends_sentence", "mark_items", "read_lines", "wrap_width"]

_LINE = re.compile(r"[^\n]+")
_BULLETS = "•▪▫◦●○■□‣⁃∙➢➤✓✔\uf0b7\uf0a7"
_ITEM = re.compile(rf"(?:[-*+·–—{_BULLETS}]|\(?\d{{1,2}}[.)]|\(?[a-z]\)|\(?[ivx]{{1,5}}\)) +(?=\S)|[{_BULLETS}](?=\S)")
_DASHES = ("-", "–", "—")
_PAGE_MARK = re.compile(
    r"\[{0,2}page [a-z]?\d{1,6}(?: (?:of|/) \d{1,4})?\]{0,2}|-{1,2} ?\d{1,4} ?-{1,2}", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"\d{1,3}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_STOPPED_WORD = re.compile(r"(?<!\d)([^\W\d_]+)\.$")

_NARROW, _WIDE = 20, 140


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop, question or exclamation mark that is not that of an abbreviation."""
    tail = text[-60:]
    if not _SENTENCE_END.search(tail):
        return False
    word = _STOPPED_WORD.search(tail)
    if word is None:
        return True
    initial = len(word[1]) == 1 and word[1].isupper() and word[1] != "I"
    return not initial and word[1].lower() not in ABBREVIATIONS


@dataclass(slots=True)
class Line:
    """A line without the blanks around it; `start` and `end` are its place in the text."""

    text: str
    start: int
    end: int
    indent: int
    gap: int = 0
    """How many empty lines stand before it."""
    after_mark: bool = False
    """Whether only a page mark and empty lines stand between the line before and this one."""
    mark: int = 0
    """The length of its list mark; 0 in lines that are no list items."""

    @property
    def words(self) -> str:
        """The line without its list mark."""
        return self.text[self.mark :]


def read_lines(text: str) -> tuple[list[Line], list[Line]]:
    """The lines that belong to the article, and those that do not: rules, page marks, addresses, furniture."""
    lines = list(_lines(text))
    kept: list[Line] = []
    dropped: list[Line] = []
    gap, after_mark = 0, False
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        lone = line.gap > 0 or following is None or following.gap > 0
        if _is_mark(line, lone=lone) or _is_furniture(line):
            dropped.append(line)
            gap, after_mark = max(1, gap + line.gap), _is_mark(line, lone=lone)
            continue
        line.gap, line.after_mark = line.gap + gap, after_mark
        gap, after_mark = 0, False
        kept.append(line)
    if _double_spaced(kept):
        for line in kept:
            line.gap = max(0, line.gap - 1)
    return kept, dropped


def wrap_width(lines: Sequence[Line]) -> int | None:
    """To how many characters a text was wrapped; `None` where every line is a paragraph of its own."""
    inner = [line for line, after in pairwise(lines) if after.gap == 0]
    if not inner:
        return None
    lengths = sorted(len(line.text) for line in inner)
    width = lengths[len(lengths) * 9 // 10]
    long = [line for line in inner if len(line.text) >= 0.7 * width]
    if 2 * sum(ends_sentence(line.text) for line in long) > len(long):
        return None
    even = 5 * len(long) >= 3 * len(lengths)
    wide_enough = width >= (_NARROW if even and len(inner) >= 8 else 2 * _NARROW)
    return width if wide_enough and width <= _WIDE else None


def mark_items(lines: Sequence[Line], width: int | None) -> None:
    """Find the list items. A dash or number that only came to stand at the start of a wrapped line makes none."""
    before: Line | None = None
    for line in lines:
        found = _ITEM.match(line.text)
        if found and not (before and width and line.gap == 0 and _runs_on(before, line, found, width)):
            line.mark = found.end()
        before = line


def _runs_on(before: Line, line: Line, found: re.Match[str], width: int) -> bool:
    if before.mark or before.text.endswith(":") or ends_sentence(before.text) or len(before.text) < 0.8 * width:
        return False
    rest = line.text[found.end() :]
    return found.group()[0] not in _BULLETS and (rest[:1].islower() or not found.group().startswith(_DASHES))


def _lines(text: str) -> Iterator[Line]:
    above: int | None = None
    for found in _LINE.finditer(text):
        bare = found.group().strip(" ")
        if not bare:
            continue
        indent = len(found.group()) - len(found.group().lstrip(" "))
        start = found.start() + indent
        empty = 0 if above is None else text.count("\n", above, start) - 1
        yield Line(bare, start, start + len(bare), indent, empty)
        above = start + len(bare)


def _is_mark(line: Line, *, lone: bool) -> bool:
    return bool(_PAGE_MARK.fullmatch(line.text) or (lone and _BARE_NUMBER.fullmatch(line.text)))


def _is_furniture(line: Line) -> bool:
    if len(line.text) > 400:
        return False
    bare = line.text.strip(" *_#-–—=~·•.").lower()
    return not any(map(str.isalnum, bare)) or bare in FURNITURE or bool(_ADDRESS.fullmatch(line.text))


def _double_spaced(lines: Sequence[Line]) -> bool:
    """Whether an empty line stands behind every line of a wrapped text."""
    if len(lines) < 8 or any(line.gap == 0 for line in lines[1:]):
        return False
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[len(lengths) * 9 // 10]
    open_ended = sum(not ends_sentence(line.text) for line in lines)
    even = sum(length >= 0.7 * width for length in lengths)
    return 2 * _NARROW <= width <= _WIDE and 2 * open_ended > len(lines) and 5 * even >= 3 * len(lines)
