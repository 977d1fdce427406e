"""The arguments of nouns that name an act: "Norland's invasion of Sudria", "talks between A and B", "the US chip ban".

Every way of saying who acts: possessor, "by", "of", adjective or name before the noun, "A-led"; or the subject of the
verb that carries the noun, if the noun says "its", if the act is mutual ("deepen cooperation with"), or if the verb is
a support verb ("launch an attack": Gross 1981; the list is the category `support` of the cues).
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.clauses import Clause, recipient_before
from kg.annotations.language import lemma
from kg.annotations.possessors import OWN, whose_own
from kg.annotations.tree import child, children, conjuncts, is_verb, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.cues import CueIndex

__all__ = ["NominalClause", "between", "required_modifiers"]

_MODIFIERS = ("compound", "amod", "nmod")
_OCCASIONS = frozenset("after amid at before during following in into on through via for since to without".split())
"""Who does something "during talks with Norland" is a party to the talks."""
_AT_A_TIME = frozenset("after as before once when while".split())
_CARRIED_BEHIND = frozenset("for in into on to with".split())
_TOWARDS = ("for", "in", "on", "to")
_TO_COME = ("possible", "planned")


@dataclass(frozen=True)
class NominalClause:
    """A noun with its arguments.

    Attributes:
        trigger: the noun.
        cues: where the support verbs are looked up.
    """

    trigger: Token
    cues: CueIndex

    def objects(self, prepositions: Container[str]) -> list[Token]:
        """Behind one of the prepositions, on the noun, or right behind it on the verb that carries it."""
        noun = self.trigger
        if "that" in prepositions:
            return self._content_subjects()
        taker = self._recipients() if "to" in prepositions else []
        if taker:
            return taker
        found = [each for _, each in prepositional_objects(noun, prepositions)]
        # "lifted its sanctions on Norland", "resigned in protest at": the parser cannot know that it goes with the noun
        bare = noun.dep_ == "pobj" and noun.i == noun.head.i + 1
        verb = noun.head.head if bare else noun.head
        if found or not (bare or noun.dep_ in ("dobj", "nsubjpass")) or not is_verb(verb):
            return found
        following = noun.right_edge.i + 1
        return [each for prep, each in prepositional_objects(verb, prepositions) if prep.i == following]

    def _recipients(self) -> list[Token]:
        """ "promised Norland aid", which is aid to Norland."""
        given = self.trigger.dep_ == "dobj" and is_verb(self.trigger.head)
        return Clause(self.trigger.head).recipients if given else []

    def _content_subjects(self) -> list[Token]:
        """ "its demand that Norland withdraw": who is to do it."""
        for clause in children(self.trigger, "acl", "ccomp", "relcl"):
            mark = child(clause, "mark")
            if mark is not None and mark.lower_ == "that":
                return Clause(clause).subjects
        verb = self.trigger.head
        content = child(verb, "ccomp", "advcl") if self.trigger.dep_ == "dobj" and is_verb(verb) else None
        mark = child(content, "mark") if content is not None else None
        if content is None or mark is None or mark.lower_ != "that":
            return []
        return Clause(content).subjects  # "repeated its demand on Friday that Norland withdraw"

    def subjects(self, taken: Container[str], *, mutual: bool) -> list[Token]:
        """Those who act.

        Args:
            taken: prepositions that name the one acted upon; "of" is then no way to say the subject.
            mutual: whether all parties of the act are on a par.
        """
        noun = self.trigger
        for preposition in ("by", "from"):
            agents = [each for _, each in prepositional_objects(noun, (preposition,))]
            if agents and preposition not in taken:
                return agents
        owner = child(noun, "poss")
        if owner is not None:
            return self._subject_over(mutual=mutual) if owner.lower_ in OWN else list(conjuncts(owner))
        of = [each for _, each in prepositional_objects(noun, ("of",)) if _is_named(each)] if "of" not in taken else []
        if not of and mutual and (hosts := self._hosts()):
            return hosts
        return of or self._modifiers() or self._who_acts_so() or self._subject_of_carrier(mutual=mutual)

    def _who_acts_so(self) -> list[Token]:
        """ "resigned in protest at", "organised a strike in support of": whoever acts protests and supports."""
        noun, preposition = self.trigger, self.trigger.head
        if noun.dep_ != "pobj" or noun.i != preposition.i + 1:
            return []
        cue = self.cues.at(preposition, "support")
        if cue is None or not cue.phrase.endswith(f" {noun.lower_}"):
            return []
        above = preposition.head
        if above.dep_ in ("dobj", "nsubjpass") and not is_verb(above):
            above = above.head
        return Clause(above).subjects if is_verb(above) else []

    def _hosts(self) -> list[Token]:
        """ "held a Council meeting with Norland": who holds it meets Norland; the name before it says what it is."""
        verb = self._carrier()
        return Clause(verb).subjects if verb is not None and self.cues.at(verb, "support") else []

    def _modifiers(self) -> list[Token]:
        """ "the Norlandic attack", "the Norland attack", "the Norland-led attack"."""
        taker = recipient_before(self.trigger)  # "promised Norland aid", "promised the Norlandic government aid"
        direct = [part for part in children(self.trigger, *_MODIFIERS) if part != taker]
        for first in direct:
            if first.tag_.startswith(("NNP", "JJ")) and first.text[:1].isupper():
                return list(conjuncts(first))
        for noun in direct:  # "the Norlandic missile strikes": the parser hangs the adjective on the noun between
            inner = children(noun, *_MODIFIERS) if noun.tag_ == "NN" and noun.text.islower() else []
            found = [part for part in inner if part.tag_.startswith(("NNP", "JJ")) and part.text[:1].isupper()]
            if found:
                return list(conjuncts(found[0]))
        return self._leaders()

    def _leaders(self) -> list[Token]:
        for participle in children(self.trigger, "amod"):
            if participle.tag_ == "VBN" and self.cues.at(participle, "support"):
                names = children(participle, "npadvmod", "nmod", "compound", "amod", "nsubj")
                return [each for first in names if first.text[:1].isupper() for each in conjuncts(first)]
        return []

    def parties(self) -> list[Token]:
        """Both sides of something mutual: "between A and B", "A–B talks"."""
        carriers = self.carriers() if self.trigger.dep_ == "nsubj" else []  # "talks resumed between A and B"
        return between([self.trigger, *carriers]) or self._pair_before()

    def _pair_before(self) -> list[Token]:
        """ "US–Japan talks": two names joined by a hyphen before the noun."""
        for last in children(self.trigger, *_MODIFIERS):
            for first in children(last, *_MODIFIERS, "npadvmod"):
                joined = any(part.text in ("-", "–", "/") for part in first.doc[first.i + 1 : last.i])
                if first.i < last.i and joined and first.text[:1].isupper():
                    return [first, last]
        return []

    # ---- the verb that carries the noun -----------------------------------------------------------------------------

    def carriers(self) -> list[Token]:
        """The verbs of which the noun is subject or object, infinitives, participles and nouns included: "talks
        resumed", "talks are to resume", "stalled talks", "talks that collapsed", "the resumption of talks".
        """
        noun = self.trigger
        above = [noun.head.head] if noun.dep_ == "pobj" and noun.head.lower_ == "of" else []
        verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and is_verb(noun.head) else None
        over = [verb, *children(verb, "acomp")] if verb is not None and noun.dep_ != "dobj" else []  # "due to resume"
        raised = [each for word in over for each in children(word, "xcomp")]
        behind = children(noun, "relcl", "acl")
        clauses = [each for each in behind if noun in (*Clause(each).subjects, *Clause(each).objects)]
        return [*above, *([verb] if verb is not None else []), *raised, *clauses, *children(noun, "amod")]

    def _subject_of_carrier(self, *, mutual: bool) -> list[Token]:
        verb = self._carrier()
        if verb is not None and (mutual or lemma(verb) == "be" or self.cues.at(verb, "support")):
            return Clause(verb).subjects
        return (self._who_is_so() or self._party_by_occasion()) if mutual else []

    def _who_is_so(self) -> list[Token]:
        """ "Norland is open to talks with Sudria", "is ready for talks": of whom the adjective is said."""
        preposition = self.trigger.head
        adjective = preposition.head
        said = self.trigger.dep_ == "pobj" and adjective.dep_ == "acomp" and is_verb(adjective.head)
        cue = self.cues.at(adjective, "matrix") if said and preposition.lower_ in _TOWARDS else None
        return Clause(adjective.head).subjects if cue is not None and cue.value in _TO_COME else []

    def _subject_over(self, *, mutual: bool) -> list[Token]:
        """Whom "its" refers to ("will reinforce its coordination")."""
        verb = self._carrier() or _behind_verb(self.trigger, _CARRIED_BEHIND)
        return whose_own(self.trigger, verb, self.cues, mutual=mutual)

    def _carrier(self) -> Token | None:
        """The verb whose object the noun is, coordinated nouns included."""
        noun = self.trigger
        while noun.dep_ == "conj" and not is_verb(noun.head):
            noun = noun.head
        verb = noun.head
        if noun.dep_ in ("dobj", "nsubjpass") and is_verb(verb):
            return verb
        behind = _behind_verb(noun, _CARRIED_BEHIND)
        if behind is not None and self.cues.at(behind, "support"):
            return behind
        stay = _behind_verb(noun, ("on",))
        is_there = stay is not None and lemma(stay) == "be" and stay.i < noun.i
        return stay if is_there else None  # "is on a visit to Norland"

    def _party_by_occasion(self) -> list[Token]:
        verb = _behind_verb(self.trigger, _OCCASIONS) or self._occasioned()
        return [] if verb is None or Clause(verb).passive else Clause(verb).subjects

    def _occasioned(self) -> Token | None:
        """ "Norland left after talks with Sudria collapsed": the verb whose time the clause of the noun tells."""
        clause = self.trigger.head
        mark = child(clause, "mark", "advmod")
        if self.trigger.dep_ != "nsubj" or clause.dep_ != "advcl" or mark is None or not is_verb(clause.head):
            return None
        return clause.head if mark.lower_ in _AT_A_TIME else None


def _is_named(token: Token) -> bool:
    """ "the support of Norland", but not "a donation of tanks"."""
    return bool(token.ent_type_) or any(part.text[:1].isupper() for part in (token, *token.lefts))


def _behind_verb(noun: Token, prepositions: Container[str]) -> Token | None:
    """The verb that a noun hangs on by one of the prepositions: "in talks", "during a meeting"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in prepositions or not is_verb(preposition.head):
        return None
    return preposition.head


def between(anchors: list[Token]) -> list[Token]:
    """ "between A and B", on any of the words: the parties of something mutual."""
    for anchor in anchors:
        parties = [each for _, each in prepositional_objects(anchor, ("between", "among"))]
        if len(parties) > 1:
            return parties
    return []


def required_modifiers(noun: Token) -> set[str]:
    """Lemmas that stand before a noun as its modifiers ("export" in "export controls")."""
    return {lemma(part) for part in children(noun, *_MODIFIERS)}
