"""What the form of a clause says of it: conditions, questions without a mark, commands, headline infinitives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotations.clauses import is_infinitive
from kg.annotations.cues import MEANINGS, CueIndex
from kg.annotations.language import lemma
from kg.annotations.tree import SUBJECTS, child, children, is_verb
from kg.model import Qualification

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.vocabulary import Cue

__all__ = ["MoodReader", "is_backshifted", "is_past", "is_present_or_past", "is_subjunctive"]

PLAIN = Qualification()
_MARKS = frozenset(['"', "“", "”", "'", "‘", "’", "(", ")", "-", "–", "—"])


class MoodReader:
    """Reads the mood of a clause from its own words and their order."""

    def __init__(self, cues: CueIndex) -> None:
        self._cues = cues

    def sentence(self, token: Token) -> Qualification:
        """A sentence with a question mark states nothing."""
        sentence = token.sent
        words = (sentence[-k] for k in range(1, len(sentence) + 1))
        last = next((word for word in words if not word.is_space and word.text not in _MARKS), token)
        if last.text != "?" or self.is_taken_for_granted(token):
            return PLAIN
        return replace(MEANINGS["hypothetical"], cue="?")

    def is_taken_for_granted(self, token: Token) -> bool:
        """ "Why did Norland attack?" asks about an attack that took place."""
        asked = self.condition(token) if is_verb(token) else None
        return asked is not None and asked[0].value == "asserted"

    def clause(self, verb: Token) -> Qualification:
        """The condition that a verb stands in, or the question, command or announcement that it is by its form."""
        condition = self.condition(verb)
        if condition is not None:
            return self._cues.meaning(*condition)
        inverted = _before_its_subject(verb)
        if inverted is not None:  # "should Norland attack", "had it joined", "will the ministers meet"
            return replace(MEANINGS["hypothetical"], cue=inverted.lower_)
        fronted = verb.dep_ == "ccomp" and verb.i < verb.head.i and child(verb, "nsubj") is not None
        if (verb.dep_ == "ROOT" or fronted) and is_infinitive(verb):  # a headline: "Minister to visit Sudria, says …"
            return replace(MEANINGS["planned"], cue="to")
        if _is_command(verb):
            return replace(MEANINGS["requested"], cue=verb.lower_)
        return PLAIN

    def condition(self, verb: Token) -> tuple[Cue, Token] | None:
        for part in children(verb, "mark", "advmod"):
            cue = self._cues.ending_at(part, "condition") or self._cues.at(part, "condition")
            if cue is None or "preposition" in cue.note:
                continue
            after = part.nbor(1) if part.i + 1 < len(verb.doc) else part
            if cue.phrase.endswith(f" {after.lower_}") and after.dep_ in SUBJECTS:
                continue  # "So that is the message"
            if cue.value == "asserted" and child(verb, *SUBJECTS) is None:
                continue  # "why attack Norland", "how about"
            if not ("present tense" in cue.note and (is_past(verb) or _depends_on_main(cue))):
                return cue, part
        first = verb.left_edge
        before = None if first.is_sent_start else self._cues.ending_at(first.nbor(-1), "condition")
        if before is not None and " " in before.phrase and "preposition" not in before.note:
            return before, first.nbor(-1)  # "in case it attacks", the phrase taken for a part of the main clause
        return None

    def moves_with_main(self, verb: Token) -> bool:
        """ "will join when it has paid": as uncertain as the main clause; "when it paid" is a plain past."""
        cues = (self._cues.at(part, "condition") for part in children(verb, "mark", "advmod"))
        return not is_past(verb) and any(cue is not None and _depends_on_main(cue) for cue in cues)

    def main_clause(self, verb: Token) -> Qualification:
        """What the conditions beside a main clause make of it."""
        for clause in children(verb, "advcl"):
            condition = self.condition(clause)
            if condition is not None and "main clause is possible" in condition[0].note:
                return replace(MEANINGS["possible"], cue=condition[1].lower_)
            if condition is None and (inverted := _before_its_subject(clause)) is not None:
                return replace(MEANINGS["possible"], cue=inverted.lower_)
        for preposition in children(verb, "prep"):
            cue = self._cues.at(preposition, "condition")
            if cue is not None and "main clause is possible" in cue.note:
                return replace(MEANINGS["possible"], cue=preposition.lower_)
        return PLAIN


def _depends_on_main(cue: Cue) -> bool:
    return "as the main clause" in cue.note


def is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(aux.tag_ == "VBD" for aux in children(verb, "aux", "auxpass"))


def is_present_or_past(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBP", "VBD") and child(verb, "aux") is None


def is_backshifted(auxiliary: Token, verb: Token) -> bool:
    """ "said that it would sign": under a past verb of saying "would" is the past of "will"."""
    if lemma(auxiliary) != "would" or any(lemma(part) == "have" for part in children(verb, "aux")):
        return False  # "would have signed" did not
    while verb.dep_ == "conj" and verb.head.tag_.startswith("V"):
        verb = verb.head
    says = is_past(verb.head) and lemma(verb.head) not in ("be", "have")
    return verb.dep_ == "ccomp" and says and child(verb, "nsubj", "nsubjpass") is not None


def is_subjunctive(verb: Token) -> bool:
    """ "that Norland withdraw", "that it be sanctioned": the base form with a subject that is no "they"."""
    subject, passive = child(verb, "nsubj"), child(verb, "auxpass")
    if child(verb, "mark") is None or child(verb, "aux") is not None:
        return False
    if passive is not None or verb.lower_ == "be":
        return (passive or verb).lower_ == "be"
    if subject is None or verb.tag_ not in ("VB", "VBP") or lemma(verb) != verb.lower_:
        return False
    return child(subject, "conj") is None and (subject.tag_ in ("NN", "NNP") or subject.lower_ in ("he", "she", "it"))


def _before_its_subject(verb: Token) -> Token | None:
    """The auxiliary (or "be") that opens a clause and precedes its subject."""
    subject = child(verb, *SUBJECTS)
    if subject is None or (verb.tag_ == "VB" and is_infinitive(verb)):
        return None
    opening = next((part for part in verb.subtree if part.text not in _MARKS and not part.is_space), verb)
    opens = opening.head.i == verb.i and opening.dep_ in ("aux", "auxpass") and opening.tag_[:1] in "MV"
    opens = opens or (opening.i == verb.i and lemma(verb) == "be" and verb.tag_ != "VB")
    return opening if opens and opening.i < subject.i else None


def _is_command(verb: Token) -> bool:
    """ "Support Sudria!", "Support Sudria, the minister told them"."""
    if verb.tag_ != "VB" or child(verb, "aux", *SUBJECTS) is not None:
        return False
    return verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.i < verb.head.i)
