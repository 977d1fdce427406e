"""From a parse to predicates and their arguments: who does what to whom, whatever the construction.

Arguments come from the tree (after ClausIE, Del Corro & Gemulla 2013): passives turn round, coordination is
distributed, relative and participle clauses take the noun they hang on, infinitives take the subject or object that
controls them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.annotations.language import lemma
from kg.annotations.tree import child, children, conjuncts, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Clause", "controller", "is_infinitive", "is_passive"]

_RELATIVE = ("WDT", "WP", "WP$")
_SUBJECT_CONTROL = frozenset(["promise", "pledge", "vow", "threaten", "agree"])
_DEPTH = 8  # embeddings deeper than this are slips of the parser, and cycles of coordination end here


@dataclass(frozen=True)
class Clause:
    """A verb with its subjects and objects, in the order of who acts on whom."""

    trigger: Token

    @cached_property
    def passive(self) -> bool:
        return is_passive(self.trigger)

    @cached_property
    def subjects(self) -> list[Token]:
        """Those who act: grammatical subjects, or the agents of a passive."""
        if self.passive:
            return [
                each
                for by in children(self.trigger, "agent")
                for first in children(by, "pobj")
                for each in conjuncts(first)
            ]
        return grammatical_subjects(self.trigger)

    @cached_property
    def objects(self) -> list[Token]:
        """Those who are acted upon directly."""
        if self.passive:
            return grammatical_subjects(self.trigger)
        found = [each for first in children(self.trigger, "dobj") for each in conjuncts(first)]
        return found or self._shared_objects()

    def _shared_objects(self) -> list[Token]:
        """ "criticised and sanctioned Sudria": the object stands with the last verb."""
        last = next((verb for verb in reversed(list(conjuncts(self.trigger))) if verb is not self.trigger), None)
        if last is None or children(self.trigger, "prep", "ccomp", "xcomp", "dobj"):
            return []
        gap = last.doc[self.trigger.i + 1 : last.i]
        if any(token.lower_ not in (",", "and", "or", "also") for token in gap):
            return []
        return [each for first in children(last, "dobj") for each in conjuncts(first)]

    @cached_property
    def complement(self) -> Token | None:
        """The clause or infinitive that says what it is about."""
        return child(self.trigger, "xcomp", "ccomp")


def is_infinitive(verb: Token) -> bool:
    return any(part.tag_ == "TO" for part in verb.children if part.dep_ == "aux")


def is_passive(verb: Token) -> bool:
    if child(verb, "auxpass", "nsubjpass", "csubjpass") is not None:
        return True
    if verb.tag_ != "VBN" or child(verb, "aux", "dobj") is not None:
        return False
    if verb.dep_ == "conj" and is_verb(verb.head) and child(verb, "nsubj") is None:
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod") or child(verb, "agent") is not None


def grammatical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of a verb, its own or taken over from the clause around it; coordinated ones one by one."""
    own = [each for first in children(verb, "nsubj", "nsubjpass") for each in conjuncts(first)]
    if own:
        return [each for subject in own for each in _antecedents(subject, verb)]
    stolen = _subject_taken_by_a_date(verb)
    if stolen is not None:
        return list(conjuncts(stolen))
    return controller(verb, depth) if depth < _DEPTH else []


def _subject_taken_by_a_date(verb: Token) -> Token | None:
    """ "On Friday Vale met …": the parser reads "Friday Vale" as one name; the name right before the verb is its
    subject.
    """
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if before is None or before.dep_ != "pobj" or before.tag_ != "NNP" or before.head.head.i != verb.i:
        return None
    dated = any(part.ent_type_ == "DATE" for part in children(before, "compound", "nmod"))
    return before if dated and before.ent_type_ != "DATE" else None


def _antecedents(subject: Token, verb: Token) -> list[Token]:
    """What a relative pronoun stands for: the noun that the clause hangs on."""
    if subject.tag_ in _RELATIVE:
        clause = verb
        while clause.dep_ == "conj":
            clause = clause.head
        return [clause.head] if clause.dep_ in ("relcl", "acl") else []
    return [subject]


def controller(verb: Token, depth: int = 0) -> list[Token]:
    """Whose act a verb without a subject is."""
    head, label, deeper = verb.head, verb.dep_, depth + 1
    if label == "conj" and is_verb(head):
        return grammatical_subjects(head, deeper)
    if label in ("acl", "relcl") and not is_verb(head):
        return _controller_of_noun(verb, head, deeper)
    if label in ("xcomp", "ccomp", "advcl", "oprd") and (label != "ccomp" or is_infinitive(verb) or verb.tag_ == "VBG"):
        if not is_verb(head):  # "likely to join", "ready to help": the adjective's verb has the subject
            return grammatical_subjects(head.head, deeper) if is_verb(head.head) else []
        objects = [each for first in children(head, "dobj") for each in conjuncts(first)]
        if label != "advcl" and objects and lemma(head) not in _SUBJECT_CONTROL and not is_passive(head):
            return objects
        return grammatical_subjects(head, deeper)
    if label == "pcomp" and head.dep_ in ("prep", "agent"):
        above = head.head
        if is_verb(above):
            return grammatical_subjects(above, deeper)
        return _controller_of_noun(verb, above, deeper)
    if label in ("acomp", "prep") and is_verb(head):
        return grammatical_subjects(head, deeper)
    return []


def _controller_of_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """ "forces attacking the town": the noun acts; "its plan to join": the owner of the plan acts."""
    if (verb.tag_ == "VBG" and verb.dep_ == "acl") or verb.tag_ == "VBN":
        return list(conjuncts(noun))
    owner = child(noun, "poss")
    if owner is not None and owner.tag_ != "PRP$":
        return list(conjuncts(owner))
    governor = noun.head
    if noun.dep_ in ("dobj", "attr") and is_verb(governor):
        return grammatical_subjects(governor, depth)
    modifier = child(noun, "compound", "amod", "nmod")
    return [modifier] if modifier is not None else []
