"""How an act is meant: modals, negation, conditions and questions, composed along the predicates it is embedded in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotations.clauses import is_infinitive
from kg.annotations.cues import MEANINGS, CueIndex
from kg.annotations.language import lemma
from kg.annotations.tree import child, children, is_verb
from kg.model import EventStatus, Polarity, Qualification

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["FactualityReader"]

PLAIN = Qualification()
_ACTUAL_GERUNDS = frozenset("by after in since through upon following before with while when from as".split())
_DEPTH = 10


class FactualityReader:
    """Reads the qualification of a verb or noun from the tree around it."""

    def __init__(self, cues: CueIndex) -> None:
        self._cues = cues

    def of(self, token: Token) -> Qualification:
        """The qualification of the act that a verb or noun names."""
        found = self._of_verb(token) if is_verb(token) else self.of_noun(token)
        return found.within(self._of_sentence(token))

    def _of_sentence(self, token: Token) -> Qualification:
        last = next(
            (t for t in reversed(list(token.sent)) if not t.is_space and t.text not in ('"', "”", "'", "’")), token
        )
        return replace(MEANINGS["hypothetical"], cue="?") if last.text == "?" else PLAIN

    # ---- verbs ------------------------------------------------------------------------------------------------------

    def _of_verb(self, verb: Token, depth: int = 0) -> Qualification:
        own = self._own(verb)
        return own.within(self._above(verb, depth + 1)) if depth < _DEPTH else own

    def _own(self, verb: Token) -> Qualification:
        """What the verb's own auxiliaries, negation and adverbs say."""
        result = PLAIN
        for part in verb.children:
            if part.dep_ in ("aux", "auxpass"):
                cue = self._cues.at(part, "modal")
                if cue and (part.tag_ == "MD" or " " in cue.phrase):
                    result = result.within(self._cues.meaning(cue, part))
            elif part.dep_ in ("neg", "advmod", "preconj", "npadvmod"):
                cue = self._cues.at(part, "negation") or self._cues.at(part, "hedge")
                if cue and cue.scope != "word":
                    result = result.within(self._cues.meaning(cue, part))
            elif part.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
                result = result.within(self._no_such(part))
            elif part.dep_ == "advcl" and (condition := self._condition(part)).status is EventStatus.HYPOTHETICAL:
                result = result.within(replace(MEANINGS["possible"], cue=condition.cue))  # what follows from an "if"
        return result

    def _no_such(self, noun: Token) -> Qualification:
        """ "No side attacked", "held no talks", "neither country signed"."""
        word = next(
            (part for part in noun.children if part.dep_ in ("det", "preconj")), noun if noun.tag_ == "NN" else None
        )
        cue = self._cues.at(word, "negation") if word is not None else None
        return self._cues.meaning(cue, word) if cue and word is not None and cue.value == "denied" else PLAIN

    def _above(self, verb: Token, depth: int) -> Qualification:
        """What stands over the verb: condition, matrix predicate, noun, preposition."""
        head, label = verb.head, verb.dep_
        condition = self._condition(verb)
        if head.i == verb.i:
            return condition
        if label == "conj" and is_verb(head):
            shared = self._own(head) if child(verb, "nsubj", "nsubjpass", "aux", "neg") is None else PLAIN
            return condition.within(shared).within(self._above(head, depth + 1)) if depth < _DEPTH else condition
        if label == "ccomp" and head.tag_.startswith("N"):
            return condition.within(self._over_noun(verb, head, depth))
        if label in ("xcomp", "ccomp", "oprd", "acomp", "csubj", "csubjpass", "dep"):
            return condition.within(self._matrix(verb, head, depth))
        if label in ("acl", "relcl"):
            return condition.within(self._over_noun(verb, head, depth))
        if label == "pcomp":
            return condition.within(self._over_preposition(head, depth))
        if label == "advcl":
            if is_infinitive(verb):
                purpose = replace(MEANINGS["possible"], cue="to")
                return condition.within(purpose)
            return (
                condition.within(self._of_verb(head, depth + 1))
                if verb.tag_ in ("VBG", "VBN") and is_verb(head) and depth < _DEPTH
                else condition
            )
        return condition

    def _condition(self, verb: Token) -> Qualification:
        for part in children(verb, "mark", "advmod"):
            cue = self._cues.at(part, "condition")
            past = verb.tag_ == "VBD" or any(aux.tag_ == "VBD" for aux in children(verb, "aux", "auxpass"))
            if cue and not (past and "present tense" in cue.note):  # "once it had joined": it did
                return self._cues.meaning(cue, part)
        # "should Norland attack", "had it joined" are left to the model's own mark of a condition
        return PLAIN

    def _matrix(self, verb: Token, head: Token, depth: int) -> Qualification:
        """Under a predicate that takes a clause: "agreed to", "is likely to", "denied that", "said that"."""
        speech = self._cues.at(head, "speech") if is_verb(head) else None
        matrix = self._cues.at(head, "matrix")
        finite = not is_infinitive(verb) and verb.tag_ not in ("VBG",) and verb.dep_ == "ccomp"
        cue = speech if speech and (finite or matrix is None) else matrix
        if cue is None and is_verb(head) and (said := self._predicate_meaning(head)) != PLAIN:
            return said.within(self._of_verb(head, depth + 1)) if depth < _DEPTH else said
        result = PLAIN
        if cue is not None:
            result = self._cues.meaning(cue, head)
            if cue.value == "presupposed_change" and cue.note.startswith("end"):
                result = Qualification(polarity=Polarity.NEGATIVE, cue=head.lower_)
        elif is_infinitive(verb) and verb.dep_ != "csubj":
            result = replace(MEANINGS["possible"], cue=head.lower_)
        if depth >= _DEPTH:
            return result
        if cue is speech and speech is not None:
            # what somebody will say, or did not say, is no more than possible; who says what is left to attribution
            saying = self._own(head)
            return result if saying == PLAIN else result.within(replace(MEANINGS["possible"], cue=saying.cue))
        if is_verb(head):
            return result.within(self._of_verb(head, depth + 1))
        return result.within(self._of_verb(head.head, depth + 1)) if is_verb(head.head) else result

    def _predicate_meaning(self, verb: Token) -> Qualification:
        """ "It is possible that …", "it is a lie that …": what the adjective or noun after "be" makes of its clause."""
        predicate = child(verb, "acomp", "attr", "oprd")
        if predicate is None:
            return PLAIN
        cue = self._cues.at(predicate, "matrix") or self._cues.at(predicate, "noun")
        return self._cues.meaning(cue, predicate) if cue is not None else PLAIN

    def _over_noun(self, verb: Token, noun: Token, depth: int) -> Qualification:
        """ "a plan to join" is planned; "the forces that attacked" is plain."""
        if not is_infinitive(verb):
            content = verb.dep_ in ("acl", "ccomp") and child(verb, "mark") is not None  # "the report that it attacked"
            cue = self._cues.at(noun, "noun") if content else None
            if not content:
                return PLAIN
            result = self._cues.meaning(cue, noun) if cue is not None else PLAIN  # "no evidence that it attacked"
            return result.within(self.of_noun(noun, depth + 1)) if depth < _DEPTH else result
        cue = self._cues.at(noun, "noun")
        result = self._cues.meaning(cue, noun) if cue else replace(MEANINGS["possible"], cue="to")
        return result.within(self.of_noun(noun, depth + 1)) if depth < _DEPTH else result

    def _over_preposition(self, preposition: Token, depth: int) -> Qualification:
        """ "by imposing" is an act; "called for imposing", "without imposing", "on imposing" are not."""
        negation = self._cues.at(preposition, "negation")
        if negation:
            return self._cues.meaning(negation, preposition)
        above = preposition.head
        governor = self._governor(preposition)
        if governor is not None:
            return (
                governor if depth >= _DEPTH or not is_verb(above) else governor.within(self._of_verb(above, depth + 1))
            )
        if preposition.lower_ in _ACTUAL_GERUNDS and is_verb(above):
            return self._of_verb(above, depth + 1) if depth < _DEPTH else PLAIN
        return replace(MEANINGS["possible"], cue=preposition.lower_)

    def _governor(self, preposition: Token) -> Qualification | None:
        """The predicate or noun that takes a preposition phrase as its content ("call for", "plan for", "talk of")."""
        above = preposition.head
        category = "matrix" if is_verb(above) else "noun"
        cue = self._cues.at(above, category)
        if cue is None or (category == "matrix" and " " in cue.phrase and cue.phrase.split()[1] != preposition.lower_):
            return None
        if (
            category == "matrix"
            and " " not in cue.phrase
            and preposition.lower_ in ("by", "after", "in", "since", "with", "at")
        ):
            return None
        return self._cues.meaning(cue, above) if cue.value != "asserted" else None

    # ---- nouns ------------------------------------------------------------------------------------------------------

    def of_noun(self, noun: Token, depth: int = 0) -> Qualification:
        """An act named by a noun is as real as what is done with it: "cancelled talks", "plans for talks", "held
        talks".
        """
        result = self._modifiers(noun).within(self._no_such(noun))
        head, label = noun.head, noun.dep_
        if depth >= _DEPTH or head.i == noun.i:
            return result
        if label == "conj" and not is_verb(head):
            return result.within(self.of_noun(head, depth + 1))
        if label in ("dobj", "nsubjpass", "attr", "nsubj", "oprd"):
            return result.within(self._over_object(noun, head, depth))
        if label == "pobj":
            return result.within(self._over_object_of_preposition(head, depth))
        return result

    def _over_object(self, noun: Token, verb: Token, depth: int) -> Qualification:
        if not is_verb(verb):
            return PLAIN
        cue = None
        if noun.dep_ in ("dobj", "nsubjpass"):
            speech = self._cues.at(verb, "speech")  # "rejected reports that …", "denied an attack"
            cue = speech if speech is not None and speech.value == "denied" else self._cues.at(verb, "matrix")
        result = self._of_verb(verb, depth + 1).within(self._predicated(noun, verb))
        if cue is None or cue.value == "asserted":
            return result
        if cue.value == "presupposed_change":
            if cue.note.startswith("end"):
                return replace(MEANINGS["denied"], cue=verb.lower_).within(result)
            return result
        return self._cues.meaning(cue, verb).within(result)

    def _predicated(self, noun: Token, verb: Token) -> Qualification:
        """ "the reports were false", "an attack is unlikely": what is said of the noun itself."""
        if noun.dep_ not in ("nsubj", "nsubjpass"):
            return PLAIN
        return self._predicate_meaning(verb)

    def _over_object_of_preposition(self, preposition: Token, depth: int) -> Qualification:
        negation = self._cues.at(preposition, "negation")
        if negation:
            return self._cues.meaning(negation, preposition)
        governor = self._governor(preposition)
        above = preposition.head
        if is_verb(above):
            over = self._of_verb(above, depth + 1)
            return (
                governor.within(over)
                if governor
                else over
                if preposition.lower_ in _ACTUAL_GERUNDS or preposition.dep_ == "agent"
                else PLAIN
            )
        return governor or PLAIN

    def _modifiers(self, noun: Token) -> Qualification:
        result = PLAIN
        for part in children(noun, "amod", "compound", "advmod", "neg", "det"):
            cue = self._cues.at(part, "hedge") or (
                self._cues.at(part, "negation") if part.dep_ in ("det", "neg") else None
            )
            if cue and (cue.scope == "word" or part.dep_ in ("det", "neg")):
                result = result.within(self._cues.meaning(cue, part))
        return result

    # ---- change of state --------------------------------------------------------------------------------------------

    def presupposes(self, noun: Token) -> Qualification | None:
        """ "will reinforce its coordination": there is coordination already. `None` where nothing is presupposed."""
        verb = noun.head
        if noun.dep_ not in ("dobj", "nsubjpass") or not is_verb(verb):
            return None
        cue = self._cues.at(verb, "matrix")
        if (
            cue is None
            or cue.value != "presupposed_change"
            or self._modifiers(noun) != PLAIN
            or self._no_such(noun) != PLAIN
        ):
            return None
        return Qualification(status=EventStatus.ONGOING, cue=lemma(verb))
