"""How an act that a noun names is meant: "cancelled talks", "plans for talks", "no talks", "held talks"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotations.clauses import is_infinitive
from kg.annotations.cues import MEANINGS, CueIndex, affirmed, ends_a_state, left_open
from kg.annotations.language import lemma
from kg.annotations.purposes import PurposeReader
from kg.annotations.tree import SUBJECTS, child, children, is_verb
from kg.model import EventStatus, Factuality, Polarity, Qualification

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.vocabulary import Cue

__all__ = ["NounFactuality", "is_one_of_several", "names_a_thing"]

PLAIN = Qualification()
_DEPTH = 10
_INFINITIVES = "infinitive alone"
"""Note of nouns such as "step" that say nothing of an act beside them: "sanctions measures", "a step after the ban"."""
_NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "oprd")
_COUNTING = frozenset(["last", "latest", "only"])
_THIS = frozenset("it that these this those".split())
_MEANS = frozenset("by in with through as from".split())
_TIMES = frozenset("after since upon on at following before while when during amid despite".split())
"""Prepositions whose object is as real as the verb above them, and those whose object is so whatever "not" says."""


class NounFactuality:
    """Reads the qualification of nouns and of gerunds behind prepositions; verbs are asked of the reader of verbs."""

    def __init__(self, cues: CueIndex, of_verb: Callable[[Token, int], Qualification]) -> None:
        self._cues = cues
        self._of_verb = of_verb
        self._purposes = PurposeReader(cues)

    def of(self, noun: Token, depth: int = 0) -> Qualification:
        """An act named by a noun is as real as what is said and done with it."""
        own = self._modifiers(noun)
        head, label = noun.head, noun.dep_
        if label in ("dobj", "nsubjpass", "attr", "nsubj", "oprd") and is_verb(head) and depth < _DEPTH:
            return own.within(self._within_clause(noun, head, depth))  # the clause counts a "no" before its noun
        own = own.within(self.no_such(noun))
        if depth >= _DEPTH or head.i == noun.i:
            return own
        if label == "conj" and not is_verb(head):
            return own.within(self.of(head, depth + 1))
        if label == "appos" and not head.ent_type_ and child(noun, "poss") is None:
            return own.within(self.of(head, depth + 1))  # "will join the forum, a meeting of …"
        if label == "pobj":
            return own.within(self.behind_preposition(noun, head, depth))
        cue = self._cues.at(head, "noun") if label in ("compound", "nmod") else None
        if cue is not None and _INFINITIVES not in cue.note:
            return own.within(self._cues.under(cue, head, self.of(head, depth + 1)))  # "the attack plan"
        return own

    # ---- its own words ----------------------------------------------------------------------------------------------

    def no_such(self, noun: Token) -> Qualification:
        """ "No side attacked", "held no talks", "neither country signed"."""
        word = child(noun, "neg") or child(noun, "det", "preconj") or (noun if noun.tag_ == "NN" else None)
        cue = self._cues.at(word, "negation") if word is not None else None
        if cue is None or word is None or cue.value != "denied":
            return PLAIN
        denied = self._cues.meaning(cue, word)
        contrast = any(part.lower_ == "but" for part in children(noun, "cc"))
        return left_open(denied) if contrast else denied  # "not Norland but Sudria"

    def _modifiers(self, noun: Token) -> Qualification:
        result = PLAIN
        for part in children(noun, "amod", "compound", "advmod"):
            cue = self._cues.at(part, "hedge") or self._cues.hyphenated(part, "hedge")
            behind = part.i > noun.i and noun.dep_ == "ROOT"  # "Talks likely", a headline without its verb
            if cue is not None and (cue.scope == "word" or behind):
                result = result.within(self._cues.meaning(cue, part))
        for part in children(noun, "prep"):  # "talks in doubt"
            cue = self._cues.at(part, "matrix")
            result = result.within(self._cues.meaning(cue, part)) if cue is not None else result
        for part in children(noun, "acl", "amod"):  # "talks planned for May", "the cancelled talks"
            reduced = part.tag_ == "VBN" and part.i > noun.i and child(part, "mark", "aux", *SUBJECTS) is None
            cue = self._cues.at(part, "matrix") if reduced else None
            if cue is not None and _takes_noun(cue):
                result = result.within(self._cues.under(cue, part, PLAIN))
        return result

    # ---- in a clause ------------------------------------------------------------------------------------------------

    def _within_clause(self, noun: Token, verb: Token, depth: int) -> Qualification:
        still_to_come = self._infinitive_of_happening(noun, verb)
        if still_to_come is not None:
            return self._of_verb(still_to_come, depth + 1)
        over = self._of_verb(verb, depth + 1)
        cue = self._taking(noun, verb)
        if cue is not None:
            if self._is_made_by(cue, noun):
                return over
            there = _is_definite(noun) and ("factive" in cue.note or self._is_spoken_of(cue, noun))
            return PLAIN if there else self._cues.under(cue, verb, over)  # "will condemn the attack"
        if noun.dep_ in ("nsubj", "nsubjpass") and (predicate := self.predicate(verb)) is not None:
            # "the reports were false", "an attack is unlikely"; what is vital or surprising is there
            worth = predicate[0].value not in ("requested", "asserted") or not (
                _is_definite(noun) or _has_parties(noun)
            )
            return self._cues.under(*predicate, over) if worth else left_open(over)
        happens = lemma(verb) == "be" and (noun.dep_ == "attr" or child(verb, "expl") is not None)
        subject = child(verb, "nsubj")
        if happens and subject is not None and subject.lower_ in _THIS and is_one_of_several(noun):
            return affirmed(over)
        if happens or self.no_such(noun) != PLAIN or (noun.dep_ != "nsubj" and not _is_definite(noun)):
            return over  # "held no talks", "did not hold talks", "it was not an attack"
        there = _is_definite(noun) and _has_parties(noun) and self._cues.at(verb, "support") is None
        return PLAIN if there else left_open(over)  # "may join the Norlandic ban"; "did not mention the attack"

    def _is_spoken_of(self, cue: Cue, noun: Token) -> bool:
        """ "discussed their commitment to join": the commitment is there, the joining is as planned as it says."""
        content = self._cues.at(noun, "noun")
        return "a definite plan is there" in cue.note and content is not None and content.value == "planned"

    def _taking(self, noun: Token, verb: Token) -> Cue | None:
        """The verb as a predicate over the noun: "cancelled the talks", "the talks were cancelled", "talks began"."""
        matrix = self._cues.at(verb, "matrix")
        if matrix is not None and "no noun" in matrix.note:  # "set up a factory" is none of "set to"
            matrix = None
        if noun.dep_ in ("dobj", "nsubjpass"):
            speech = self._cues.at(verb, "speech")  # "rejected reports that …", "denied an attack"
            return speech if speech is not None and speech.value == "denied" else matrix
        if noun.dep_ != "nsubj" or matrix is None or not _takes_noun(matrix):
            return None
        complements = children(verb, "dobj", "xcomp", "ccomp", "attr", "acomp")
        alone = all(part.lower_ in matrix.phrase.split() for part in complements)  # "took place"
        happens = matrix.value == "asserted" or ends_a_state(matrix)
        if ends_a_state(matrix) and child(verb, "auxpass") is None and child(verb, "advmod", "prep") is not None:
            return None  # "the talks ended on Monday": they were held
        # a headline leaves "were" out: "Talks with Sudria cancelled"
        return matrix if alone and (happens or verb.tag_ in ("VBD", "VBN")) else None

    def _infinitive_of_happening(self, noun: Token, verb: Token) -> Token | None:
        """ "Talks are to resume", "a meeting has yet to take place": as real as the infinitive.

        Not "the attack is to be investigated", "the deal is expected to improve relations".
        """
        inner = child(verb, "xcomp") if noun.dep_ in ("nsubj", "nsubjpass") else None
        if inner is None or not is_infinitive(inner) or child(inner, "dobj") is not None:
            return None
        cue = self._cues.at(inner, "matrix")
        happens = cue is not None and _takes_noun(cue) and not ends_a_state(cue)
        return inner if happens or self._cues.at(inner, "support") is not None else None

    def predicate(self, verb: Token) -> tuple[Cue, Token] | None:
        """The adjective or noun after "be", if it says how its subject is meant: "possible", "a lie"."""
        if any(part.tag_ == "EX" for part in children(verb, "expl")):
            return None  # "there were talks" says nothing of the talks but that they were
        inner = child(verb, "xcomp")
        words = children(verb, "acomp", "attr", "oprd")
        words += children(verb, "prep") if lemma(verb) == "be" else []  # "is in doubt"
        words += children(inner, "acomp", "attr", "oprd") if inner is not None and lemma(inner) == "be" else []
        for word in words:
            cue = self._cues.at(word, "matrix") or self._cues.at(word, "noun")
            if cue is not None:
                return cue, word
        return None

    # ---- behind a preposition ---------------------------------------------------------------------------------------

    def behind_preposition(self, token: Token, preposition: Token, depth: int) -> Qualification:
        """A noun or gerund: "by imposing", "after talks" are acts; "call for", "without", "in case of" are not."""
        over = self._over(preposition.head, depth + 1) if depth < _DEPTH else PLAIN
        for category in ("negation", "condition"):
            cue = self._cues.ending_at(preposition, category)
            if cue is not None and (category == "negation" or "preposition" in cue.note):
                outside = over if category == "negation" and " " not in cue.phrase else PLAIN
                return self._cues.meaning(cue, preposition).within(outside)
        if token.tag_ == "VBG" and preposition.lower_ == "of" and self._purposes.is_taken(preposition.head):
            return over  # "had the privilege of meeting"
        governor = self._governor(preposition)
        if governor is not None and self._is_made_by(governor, token):
            return over
        if governor is not None and not _is_there(token, governor):
            return self._cues.under(governor, preposition.head, over)
        if child(token, "poss") is not None and over.polarity is Polarity.POSITIVE:
            return PLAIN  # "caused by its attack", "the consequences of its attack"
        gerund = token.tag_ == "VBG"
        above, word = preposition.head, preposition.lower_
        if gerund and (word == "including" or (word == "with" and child(token, "nsubj") is not None)):
            return left_open(over)  # "has given aid, including …"; "with Norland reaching out to Sudria"
        if is_verb(above):
            if word in _TIMES:
                return affirmed(over)
            if lemma(above) == "be" and not gerund:
                return over  # "is not in talks"
            if word in _MEANS or preposition.dep_ == "agent":
                return left_open(over)
            if word == "for" and not gerund and not _is_definite(token):
                return MEANINGS["planned"].within(affirmed(over))  # "flew to Norland for talks"
            if not gerund and (over.status is EventStatus.HYPOTHETICAL or not _is_definite(token)):
                return left_open(over)  # "will enter into an agreement"
        elif word == "of" and not gerund:
            if _is_definite(token) and over.polarity is Polarity.POSITIVE:
                return PLAIN  # "will improve the strength of the alliance"
            loose = _is_definite(token) or self.no_such(above) != PLAIN  # "gave no details of the talks"
            return left_open(over) if loose else over  # "a round of talks"
        return replace(MEANINGS["possible"], cue=word) if gerund else PLAIN

    def _is_made_by(self, governor: Cue, noun: Token) -> bool:
        """ "agreed on a truce": there is one by then; "offered their condolences": they are given."""
        made = self._cues.at(noun, "noun")
        return made is not None and f"made by: {governor.phrase}" in made.note

    def _over(self, above: Token, depth: int) -> Qualification:
        if is_verb(above) and not names_a_thing(above):
            return self._of_verb(above, depth)
        if above.tag_.startswith("N") or names_a_thing(above):
            return self.of(above, depth)
        return self._of_verb(above.head, depth) if is_verb(above.head) else PLAIN

    def _governor(self, preposition: Token) -> Cue | None:
        """The predicate or noun that takes a preposition phrase as its content ("call for", "plan for", "talk of")."""
        above, word = preposition.head, preposition.lower_
        category = "noun" if above.tag_.startswith("N") or names_a_thing(above) else "matrix"
        cue = self._cues.at(above, category)
        if cue is None or _INFINITIVES in cue.note:
            return None
        if cue.value == "asserted":
            return cue if f"{word} + gerund" in cue.note else None  # "thanked them for hosting"
        words = cue.phrase.split()
        if category == "matrix" and len(words) > 1 and word not in words[1:]:
            hanging = {part.lower_ for part in children(above, "prep")}
            if hanging & set(words[1:]):  # "call for" has its own preposition, "look forward" has not
                return None
        loose = word == "about" or word in _TIMES | _MEANS
        named = f"{word} +" in cue.note or "preposition +" in cue.note
        outside = category == "matrix" and len(words) == 1 and loose and not named
        return None if outside else cue

    # ---- change of state --------------------------------------------------------------------------------------------

    def presupposes(self, noun: Token) -> Qualification | None:
        """ "will reinforce its coordination": there is coordination already. `None` where nothing is presupposed.

        A state that has ended is none any more: "lifted the sanctions".
        """
        first = noun
        while first.dep_ == "conj" and not is_verb(first.head):
            first = first.head  # "will strengthen the alliance and the cooperation"
        verb = first.head
        if first.dep_ not in ("dobj", "nsubjpass") or not is_verb(verb):
            return None
        cue = self._cues.at(verb, "matrix")
        if cue is None or cue.value != "presupposed_change":
            return None
        new = any(part.lower_ in ("a", "an") for part in children(noun, "det"))  # "will extend a loan"
        if new or self._modifiers(noun) != PLAIN or self.no_such(noun) != PLAIN:
            return None
        if ends_a_state(cue) and self._of_verb(verb, 0).factuality is Factuality.ASSERTED:
            return None
        return Qualification(status=EventStatus.ONGOING, cue=lemma(verb))


def names_a_thing(token: Token) -> bool:
    """A noun, whatever the tagger made of it: "Claims that …" at the start of a sentence passes for a verb."""
    if token.tag_.startswith("N"):
        return True
    return token.tag_ == "VBZ" and token.dep_ in _NOMINAL and child(token, "nsubj", "aux", "auxpass") is None


def _is_definite(noun: Token) -> bool:
    """Named as something that is there: "its attack", "Norland's attack", "the attack"."""
    determiner = child(noun, "det")
    return child(noun, "poss") is not None or (
        determiner is not None and determiner.tag_ == "DT" and determiner.lower_[:2] == "th"
    )


def is_one_of_several(noun: Token) -> bool:
    """ "It was not the last attack", "these are not the only talks": which they were is denied, not that they were."""
    counted = any(part.lower_ in _COUNTING or part.ent_type_ == "ORDINAL" for part in children(noun, "amod"))
    return counted and _is_definite(noun)


def _has_parties(noun: Token) -> bool:
    """ "the Norland–Sudria alliance"."""
    return any(part.ent_type_ in ("GPE", "NORP") for part in children(noun, "compound", "amod", "nmod"))


def _is_there(noun: Token, governor: Cue) -> bool:
    """ "discussed the war", "the commitment to the Norlandic alliance": a definite act is there already."""
    noted = "a definite noun is there" in governor.note
    return _is_definite(noun) and (noted or (governor.value == "planned" and _has_parties(noun)))


def _takes_noun(cue: Cue) -> bool:
    return "noun" in cue.note or cue.value in ("planned", "presupposed_change")
