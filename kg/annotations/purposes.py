"""Whether an infinitive of purpose is more than a purpose: who sends arms to support a state supports it.

"To" says only what somebody has in mind ("flew there to meet him"), unless the purpose is nothing beside what is done
for it: support, help and resistance lie in other acts, and what people gather or write to say, they say (Austin 1962).
Which verbs these are is data: the categories `purpose` and `gathering` of `cues.en.tsv`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.cues import CueIndex, in_the_past
from kg.annotations.language import lemma
from kg.annotations.tree import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.vocabulary import Cue

__all__ = ["PurposeReader"]

_IN_OTHER_ACTS = "it lies in what is done for it"
_OF_A_VOTE = "it is the vote itself"


class PurposeReader:
    """Reads infinitives of purpose by the cues for them."""

    def __init__(self, cues: CueIndex) -> None:
        self._cues = cues

    def is_done(self, act: Token, served_by: Token) -> bool:
        """Whether the act is as real as the verb or noun that serves it: "sent arms to help", "gathered to protest"."""
        cue = self._cues.at(act, "purpose")
        if cue is None or _OF_A_VOTE in cue.note:
            return False
        verb = served_by if is_verb(served_by) else served_by.head
        serves = self._cues.at(verb, "gathering")
        if serves is not None and serves.value == "planned":
            return False  # "opened an office to support Norland"
        return _IN_OTHER_ACTS in cue.note or serves is not None

    def is_done_under(self, governor: Cue | None, act: Token) -> bool:
        """ "is working to support Norland", "efforts to counter it", "voted to condemn it" under words that plan."""
        cue = self._cues.at(act, "purpose")
        if governor is None or cue is None:
            return False
        return "by voting" in governor.note or ("trying is doing" in governor.note and _IN_OTHER_ACTS in cue.note)

    def is_taken(self, noun: Token) -> bool:
        """ "took steps to ban it", "took the opportunity to meet", "has had the honour to meet": it was done."""
        cue = self._cues.at(noun, "noun")
        if cue is None or noun.dep_ != "dobj":
            return False
        verb = lemma(noun.head)
        past = f"; {verb} in the past: done" in cue.note and in_the_past(noun.head)
        return past or f"; {verb}: done" in cue.note
