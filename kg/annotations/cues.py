"""Cue words by what they do to an act: the data of `cues.en.tsv`, ready to be asked about a token.

Scope follows the tree instead of ConText's token windows (Harkema et al. 2009): a modal works on its verb, a matrix
predicate on its complement, a condition on its clause. What a negated predicate leaves of its complement is a property
of the word (implicative signatures: Karttunen 1971, Nairn et al. 2006), and so it stands in the note of the cue.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotations.language import lemma
from kg.annotations.language import words as words_of
from kg.annotations.tree import children, is_verb
from kg.model import Certainty, EventStatus, Polarity, Qualification

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.vocabulary import Cue

__all__ = [
    "MEANINGS",
    "SPEAKS_FOR_ISSUER",
    "CueIndex",
    "affirmed",
    "ends_a_state",
    "goes_on",
    "in_the_past",
    "left_open",
]

SPEAKS_FOR_ISSUER = "whoever issues it speaks in it"
"""Note of nouns such as "statement": what it says, its issuer says."""
MEANINGS = {
    "asserted": Qualification(),
    "presupposed_change": Qualification(),
    "reported": Qualification(),
    "denied": Qualification(polarity=Polarity.NEGATIVE),
    "planned": Qualification(status=EventStatus.PLANNED),
    "probable": Qualification(certainty=Certainty.PROBABLE),
    "possible": Qualification(certainty=Certainty.POSSIBLE),
    "requested": Qualification(certainty=Certainty.UNKNOWN, status=EventStatus.REQUESTED),
    "hypothetical": Qualification(certainty=Certainty.UNKNOWN, status=EventStatus.HYPOTHETICAL),
}


class CueIndex:
    """Cues by category and first word; the longest phrase that fits wins."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues: dict[tuple[str, str], list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
        for cue in cues:
            words = tuple(cue.phrase.split())
            self._cues[cue.category, words[0]].append((words, cue))
        for entries in self._cues.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, token: Token, category: str) -> Cue | None:
        """The cue whose first word is the token and whose other words follow it, or hang on it as particles."""
        entries = self._cues.get((category, lemma(token)))
        if not entries:
            entries = self._cues.get((category, words_of(token.doc)[token.i].replace("’", "'")))  # "n’t"
        for words, cue in entries or ():
            if _continues(token, words) and _is_its_class(token, cue):
                return cue
        return None

    def first_words(self, category: str, note: str) -> frozenset[str]:
        """The words with which the cues of a category begin that have something in their note."""
        return frozenset(
            word
            for (kind, word), entries in self._cues.items()
            if kind == category and any(note in cue.note for _, cue in entries)
        )

    def hyphenated(self, token: Token, category: str) -> Cue | None:
        """The cue that a hyphenated word is, whose last token is the token: "so-called"."""
        doc, start = token.doc, token.i
        while start > 0 and not doc[start - 1].whitespace_ and token.i - start < _LONGEST:
            start -= 1
        word = doc[start : token.i + 1].text.lower()
        return next((cue for words, cue in self._cues.get((category, word), ()) if len(words) == 1), None)

    def ending_at(self, token: Token, category: str) -> Cue | None:
        """The cue whose last word is the token: "instead of", "ahead of", "in case of"."""
        doc: Doc = token.doc
        for back in range(min(_LONGEST, token.i + 1)):
            cue = self.at(doc[token.i - back], category)
            if cue is not None and len(cue.phrase.split()) == back + 1:
                return cue
        return None

    def meaning(self, cue: Cue, token: Token) -> Qualification:
        """What the cue does, with its own word as the reason."""
        base = MEANINGS[cue.value]
        return base if base == Qualification() else replace(base, cue=token.lower_)

    def under(self, cue: Cue, token: Token, over: Qualification) -> Qualification:
        """What a predicate makes of its complement, where the predicate itself is meant as in `over`.

        "Failed to" denies, "did not fail to" asserts; "forced to" asserts, "did not force to" leaves it open.
        """
        if cue.value == "presupposed_change":
            return self._changed(cue, token, over)
        if over.polarity is Polarity.NEGATIVE:
            negated = _NEGATED.search(cue.note)
            if negated is not None and negated[1] == "open":
                if cue.value == "requested":  # "did not ask Norland to sign": open, and nothing that may come
                    return self.meaning(cue, token).within(affirmed(over))
                return left_open(over)
            if negated is not None or "factive" in cue.note:
                return affirmed(over)
        if "in the past: asserted" in cue.note and in_the_past(token):
            return over
        return self.meaning(cue, token).within(over)

    def _changed(self, cue: Cue, token: Token, over: Qualification) -> Qualification:
        """A state that ends is denied, unless it is said not to end; one that is only eased goes on."""
        ongoing = Qualification(status=EventStatus.ONGOING, cue=token.lower_)
        if ends_a_state(cue):
            if over.polarity is Polarity.NEGATIVE:
                return ongoing
            if over.certainty is not Certainty.CERTAIN:  # "may lift", "urged them to lift"
                return replace(MEANINGS["possible"], cue=over.cue)
            return Qualification(polarity=Polarity.NEGATIVE, cue=token.lower_).within(over)
        return ongoing.within(over) if cue.note.startswith("less") else over


def ends_a_state(cue: Cue) -> bool:
    return cue.value == "presupposed_change" and cue.note.startswith("end")


def goes_on(cue: Cue) -> bool:
    return cue.value == "presupposed_change" and cue.note.startswith("same")


def affirmed(over: Qualification) -> Qualification:
    """The same without its negation, for what stands outside of the scope of "not"."""
    return replace(over, polarity=Polarity.POSITIVE)


def left_open(over: Qualification) -> Qualification:
    """What "not" may or may not reach is possible; without a "not" it is as real as what it depends on."""
    return affirmed(over).within(MEANINGS["possible"]) if over.polarity is Polarity.NEGATIVE else over


_LONGEST = 5
_NEGATED = re.compile(r"negated: (asserted|open)")


def _is_its_class(token: Token, cue: Cue) -> bool:
    """ "opened a case" is not "open to", a verb "plans" no noun; a participle may be an adjective."""
    if not is_verb(token):
        return True
    if cue.note.startswith("adjective"):
        return token.tag_ == "VBN" and token.lower_ == cue.phrase.split()[0]
    return not cue.note.startswith("noun;")


def _continues(token: Token, words: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return True
    doc, behind = token.doc, token.i + 1
    if tuple(words_of(doc)[behind : behind + len(words) - 1]) == words[1:]:
        return True
    if words[-1] == "to":  # "is also expected to", "has not yet to"
        ahead = (doc[at] for at in range(behind, min(len(doc), behind + len(words) + 2)))
        following = [part.lower_ for part in ahead if part.lower_ in words or part.tag_ != "RB"]
        return following[: len(words) - 1] == list(words[1:])
    hanging = {part.lower_ for part in children(token, "prt", "prep", "advmod", "neg")}
    return len(words) == 2 and words[1] in hanging


def in_the_past(predicate: Token) -> bool:
    """ "was able to", "was honored to", "has been able to"; "will have been" is none."""
    verb = predicate if predicate.tag_.startswith("V") else predicate.head
    auxiliaries = [lemma(part) for part in children(verb, "aux")]
    if not auxiliaries and any(part.tag_ == "VBD" for part in children(verb, "auxpass")):
        return True
    return (verb.tag_ == "VBD" and not auxiliaries) or (verb.tag_ == "VBN" and auxiliaries == ["have"])
