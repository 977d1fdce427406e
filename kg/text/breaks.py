"""Line breaks: which are paragraph ends, and which only filled a line.

The width to which a text was wrapped tells most: a line that had room for the next word was ended on purpose. Where
that does not decide, the words on both sides do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from kg.text.english import CAPTION, NON_FINAL, SENTENCE_STARTERS
from kg.text.hyphens import Hyphens
from kg.text.lines import Line, ends_sentence

__all__ = ["Break", "breaks"]

_OPENING = ("“", "‘", '"', "«", "„")
_NO_BLANK_BEFORE = re.compile(r"[,;:!?)\]”»%](?!\w)|\.(?!\w)|’s\b")
_HYPHEN_END = re.compile(r"[^\W_]-$")
_LAST_WORD = re.compile(r"([^\W\d_]+)[^\w.!?]{0,3}$")
_FIRST_WORD = re.compile(r"[\W_]{0,3}([^\W\d_]+)")
_LABEL_OF_TURN = re.compile(r"[A-Z][A-Zc.’' -]{0,60}:\s|Q[.:]?\s{2}")
"""In capitals: "MR. McVALE: ", "THE MINISTER: "; or the letter of a question, set apart by blanks."""

_REST_OF_CREDIT = 40
"""A line no longer than this may be the end of a picture credit that filled its line."""


class Break(Enum):
    """What becomes of a line break."""

    PARAGRAPH = "paragraph"
    BLANK = "blank"
    NOTHING = "nothing"
    """Both lines are glued: the hyphen between them belongs to the word, or a comma starts the second."""
    HYPHEN_DROPPED = "hyphen dropped"

    @property
    def text(self) -> str:
        return {Break.PARAGRAPH: "\n\n", Break.BLANK: " "}.get(self, "")


def breaks(lines: Sequence[Line], width: int | None, hyphens: Hyphens) -> list[Break]:
    """The break before each line but the first, in order."""
    found: list[Break] = []
    opens = True  # whether the line above starts a paragraph
    for number in range(1, len(lines)):
        above, below = lines[number - 1], lines[number]
        decision = _decide(above, below, width, opens=opens, hyphens=hyphens)
        opens = decision is Break.PARAGRAPH or ends_sentence(above.text)
        found.append(decision)
    return found


def _decide(above: Line, below: Line, width: int | None, *, opens: bool, hyphens: Hyphens) -> Break:
    if below.mark:
        return Break.PARAGRAPH
    small = below.text[0].islower()
    if _HYPHEN_END.search(above.text) and below.text[0].isalnum() and (small or not below.gap):
        return Break.NOTHING if hyphens.belongs(above.text, below.text) else Break.HYPHEN_DROPPED
    if _NO_BLANK_BEFORE.match(below.text):
        return Break.NOTHING
    if not small and len(below.text) > _REST_OF_CREDIT and _ends_in_credit(above):
        return Break.PARAGRAPH
    if below.gap:
        joined = _spans_gap(above, below, width, opens=opens)
    elif width is None:
        joined = _spans_single(above, small=small)
    else:
        joined = _spans_wrapped(above, below, width, opens=opens)
    return Break.BLANK if joined else Break.PARAGRAPH


def _spans_gap(above: Line, below: Line, width: int | None, *, opens: bool) -> bool:
    """Whether a sentence runs on over empty lines (a wrongly inserted paragraph end, a page end)."""
    if ends_sentence(above.text) or above.text.endswith((":", ";")) or _LABEL_OF_TURN.match(below.text):
        return False  # a turn of a transcript may break off: "Not to —"
    if below.after_mark and width and len(above.text) >= 0.7 * width:
        return True
    listed = above.mark or (opens and above.text[0].islower())  # a list without marks is written small
    if below.text[0].islower():
        return not listed
    return not listed and len(above.text) >= 20 and _is_open(above)


def _spans_single(above: Line, *, small: bool) -> bool:
    """The same over one line break in a text whose lines are paragraphs."""
    if above.text.endswith((":", ";")):
        return False
    if small:
        return not above.mark or not ends_sentence(above.text)
    return not ends_sentence(above.text) and (above.text.endswith(",") or _is_open(above))


def _ends_in_credit(line: Line) -> bool:
    """ "Ms Vale in Oslo. Photo: J. Doe": a caption, whether or not its credit ends with a full stop."""
    credit = CAPTION.search(line.text)
    before = line.text[: credit.start()].rstrip() if credit is not None else ""
    return credit is not None and (not before or ends_sentence(before))


def _spans_wrapped(above: Line, below: Line, width: int, *, opens: bool) -> bool:
    """The same in a wrapped text."""
    full = len(above.text) + 1 + len(below.text.split(" ", 1)[0]) > width
    if below.text[0].islower():
        return full or not above.text.endswith((":", ";"))
    if ends_sentence(above.text):
        # A short line that ends no sentence is a heading, or a paragraph that breaks off behind its first words.
        fragment = len(below.text) < 0.5 * width and not ends_sentence(below.text)
        return full and below.indent <= above.indent and not fragment
    if above.text.isupper() != below.text.isupper() and not full:
        return _interrupted(above, below, width, opens=opens)
    if full or len(above.text) >= 0.85 * width:
        return not above.text.isupper() or below.text.isupper()
    return _interrupted(above, below, width, opens=opens)


def _interrupted(above: Line, below: Line, width: int, *, opens: bool) -> bool:
    """Whether a line that had room for more breaks off within a sentence, as it does around a link.

    The words decide: behind "of" or a comma the sentence goes on. So it does behind one or two words that open a
    paragraph ("Whether/Washington …"), unless they look like a heading above a sentence.
    """
    if above.text.endswith(",") or _is_open(above):
        return True
    if below.text.startswith(_OPENING):
        # A capitalised word before a quotation is more often a sentence that was cut off than one that goes on.
        return _last_word(above).islower() and len(above.text) > 0.3 * width
    first = _FIRST_WORD.match(below.text)
    if first is None or first[1] in SENTENCE_STARTERS or len(below.text) < 0.6 * width:
        return False
    opener, *more = above.text.lstrip("".join(_OPENING)).split() or [""]
    acronym = opener.isupper() and len(opener) <= 5
    quoted = above.text.startswith(_OPENING)
    return opens and len(more) <= 1 and (opener in SENTENCE_STARTERS or quoted or (acronym and not more))


def _is_open(line: Line) -> bool:
    """Whether a line ends with a word behind which another must come: "of", "Norland’s"."""
    return line.text.endswith(("’s", "'s")) or _last_word(line) in NON_FINAL


def _last_word(line: Line) -> str:
    """The last word as written; empty where the line ends with a stop."""
    found = _LAST_WORD.search(line.text[-60:])
    return found[1] if found else ""
