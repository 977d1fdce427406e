"""Companies that are called after a state: "Norland Shipping Group Co., Ltd.", "Fishing Corporation of Norland".

The legal form tells them, which stands in the table of the words that names are compared by. Where several names could
be meant, or something that is done with a company, no name is made.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotations.gazetteer import NameHit
    from kg.vocabulary import Vocabulary

__all__ = ["CompanyNames"]

_PROPER = ("NNP", "NNPS")
_IN_LINE = (*_PROPER, "NN", "NNS", "JJ", "CC", "VBN", "VBG")
_LONGEST_LINE = 10  # tokens
_LONGEST = 6  # words


class CompanyNames:
    """What companies are called by, compiled once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._forms = frozenset(each.word for each in vocabulary.name_words if each.use == "company form")
        self._before_of = frozenset(part.word for part in vocabulary.name_parts if part.use == "company of")
        instruments = (noun for noun, kind in vocabulary.head_types.items() if kind == "PolicyInstrument")
        self._measures = frozenset(f"{noun}s" for noun in instruments)
        """What states do, not what companies are called: "Norland Sanctions Harbour Corporation" is a heading."""

    def around(self, doc: Doc, hit: NameHit, held: Collection[int]) -> tuple[int, int] | None:
        """The first token of the company that is called after a state, and the one behind it.

        `held` are the tokens of known names: another one begins a name of its own.
        """
        if (line := self._line(doc, hit, held)) is not None:
            return line
        start = hit.start
        if start > 1 and doc[start - 1].lower_ == "of" and self._is_form(doc[start - 2]):
            start -= 2
            while start and start - 1 not in held and doc[start - 1].tag_ in _PROPER and _is_capital(doc[start - 1]):
                start -= 1
        end = self._end(doc, hit.end, held)
        return (start, max(end, hit.end)) if end > hit.end or start < hit.start else None

    def _line(self, doc: Doc, hit: NameHit, held: Collection[int]) -> tuple[int, int] | None:
        """ "NORLAND TELECOM CORPORATION", alone on its line: what had capitals all over is in small letters by now."""
        start, end = _line_around(doc, hit)
        ends_so = doc[end - 1].lower_.rstrip(".") in self._forms
        is_last = end == hit.end and start < hit.start - 1 and doc[hit.start - 1].lower_ == "of"
        if start == hit.start and ends_so and end > hit.end + 1:
            between = range(hit.end, end - 1)
        elif is_last and doc[hit.start - 2].lower_ in self._before_of:
            between = range(start, hit.start - 2)
        else:
            return None
        return (start, end) if all(at not in held and self._is_in_line(doc, at) for at in between) else None

    def _is_in_line(self, doc: Doc, at: int) -> bool:
        """Whether a token may stand inside of a name; a comma or a stop only next to the form ("Co., Ltd.")."""
        token = doc[at]
        if token.is_punct:
            around = (doc[at - 1], doc[at + 1]) if token.text in (",", ".") else ()
            return token.text == "-" or any(each.lower_.rstrip(".") in self._forms for each in around)
        return (token.tag_ in _IN_LINE or token.lower_ == "of") and token.lower_ not in self._measures

    def _end(self, doc: Doc, start: int, held: Collection[int]) -> int:
        """Behind the last word that companies end with; the same token where there is none."""
        end = start
        for at in range(start, len(doc)):
            token = doc[at]
            if at in held or token.lower_ in self._measures:
                break
            if self._is_form(token):
                end = at + 1
            elif end > start:
                if token.text not in (",", "."):
                    break
            elif token.tag_ not in _PROPER or not _is_capital(token) or at - start >= _LONGEST:
                break
        return end

    def _is_form(self, token: Token) -> bool:
        return _is_capital(token) and token.lower_.rstrip(".") in self._forms


def _line_around(doc: Doc, hit: NameHit) -> tuple[int, int]:
    """The line on which a name stands, as far as a company's name may be long, and without the stop at its end."""
    start, end = hit.start, hit.end
    while start and hit.start - start < _LONGEST_LINE and "\n" not in doc[start - 1].text:
        start -= 1
    while end < len(doc) and end - hit.end < _LONGEST_LINE and "\n" not in doc[end].text:
        end += 1
    while end > hit.end and doc[end - 1].is_punct:
        end -= 1
    return start, end


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()
