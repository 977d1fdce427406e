"""How an act is meant: modals, negation, conditions and questions, composed along the predicates it is embedded in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotations.clauses import is_infinitive
from kg.annotations.cues import MEANINGS, SPEAKS_FOR_ISSUER, CueIndex, affirmed, ends_a_state, goes_on, left_open
from kg.annotations.language import lemma
from kg.annotations.moods import MoodReader, is_backshifted, is_past, is_present_or_past, is_subjunctive
from kg.annotations.noun_factuality import NounFactuality, is_one_of_several, names_a_thing
from kg.annotations.purposes import PurposeReader
from kg.annotations.tree import child, children, is_cleft, is_sentence_before, is_verb
from kg.model import EventStatus, Factuality, Polarity, Qualification

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.vocabulary import Cue

__all__ = ["FactualityReader"]

PLAIN = Qualification()
POSSIBLE = MEANINGS["possible"]
_DEPTH = 10
_COMPLEMENTS = ("xcomp", "ccomp", "oprd", "acomp", "csubj", "csubjpass", "dep")
_AS_NOUN = ("dobj", "pobj", "nsubj", "nsubjpass", "attr")


class FactualityReader:
    """Reads the qualification of a verb or noun from the tree around it."""

    def __init__(self, cues: CueIndex) -> None:
        self._cues = cues
        self._moods = MoodReader(cues)
        self._nouns = NounFactuality(cues, self._of_verb)
        self._purposes = PurposeReader(cues)

    def of(self, token: Token) -> Qualification:
        """The qualification of the act that a verb or noun names."""
        found = self._of_verb(token) if is_verb(token) and not names_a_thing(token) else self._nouns.of(token)
        return found.within(self._moods.sentence(token))

    def presupposes(self, word: Token) -> Qualification | None:
        """The state that a change of it presupposes: "will reinforce its coordination", "must stop attacking"."""
        if not is_verb(word):
            return self._nouns.presupposes(word)
        while word.dep_ == "conj" and is_verb(word.head) and word.tag_ == word.head.tag_ and not _has_own(word):
            word = word.head
        cue = self._cues.at(word.head, "matrix") if word.dep_ == "xcomp" else None
        if cue is None or cue.value != "presupposed_change" or child(word, "neg") is not None:
            return None
        if not (goes_on(cue) or (ends_a_state(cue) and word.tag_ == "VBG")):
            return None
        if self._of_verb(word.head).factuality is Factuality.ASSERTED:
            return None  # "stopped attacking": it is over; "continued to attack" says all
        return Qualification(status=EventStatus.ONGOING, cue=lemma(word.head))

    # ---- the verb itself --------------------------------------------------------------------------------------------

    def _of_verb(self, verb: Token, depth: int = 0) -> Qualification:
        own = self._own(verb)
        return own.within(self._above(verb, depth + 1)) if depth < _DEPTH else own

    def _own(self, verb: Token) -> Qualification:
        """What the verb's own auxiliaries, negation and adverbs say, and the conditions beside it."""
        # of "threatens to leave if …", "called for talks if …" the condition is the leaving's and the talks'
        speaks_of = child(verb, "xcomp") is not None or self._is_asking(verb)
        result = PLAIN if speaks_of and is_present_or_past(verb) else self._moods.main_clause(verb)
        auxiliaries = children(verb, "aux", "auxpass")
        for part in [*verb.children, *(adverb for each in auxiliaries for adverb in children(each, "neg", "advmod"))]:
            if part.tag_ == "TO" and part.i > 1:
                unmet = self._cues.ending_at(part, "negation")  # "the only state yet to join"
                if unmet is not None and self._cues.at(part.nbor(-2), "negation") is None:
                    result = result.within(self._cues.meaning(unmet, part.nbor(-1)))
            elif part.dep_ in ("aux", "auxpass"):
                cue = self._cues.at(part, "modal")
                if cue and (part.tag_ == "MD" or " " in cue.phrase):
                    guess = cue.value == "requested" and any(lemma(each) == "have" for each in auxiliaries)
                    meant = replace(MEANINGS["probable"], cue=part.lower_) if guess else self._cues.meaning(cue, part)
                    if is_backshifted(part, verb):
                        meant = replace(MEANINGS["planned"], cue=part.lower_)
                    result = result.within(meant)  # "must have attacked" is a guess
            elif part.dep_ in ("neg", "advmod", "preconj", "npadvmod", "prep"):
                found = self._adverb(part)
                if found is not None and found[0].scope not in ("word", "complement"):
                    result = result.within(self._cues.meaning(*found))
            elif part.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
                result = result.within(self._nouns.no_such(part))
            elif part.dep_ == "ccomp" and part.i > verb.i and lemma(part) == "be" and child(part, "nsubj") is None:
                # "That it attacked is false", the main clause taken for the inner
                predicate = self._nouns.predicate(part)
                result = result.within(self._cues.under(*predicate, PLAIN)) if predicate else result
        return result

    def _is_asking(self, verb: Token) -> bool:
        """Calls, threats, offers: they are made, whatever stands under a condition."""
        cue = self._cues.at(verb, "matrix")
        if cue is None or cue.value not in ("requested", "possible"):
            return False
        return cue.value == "requested" or "itself is asserted" in cue.note

    def _adverb(self, part: Token) -> tuple[Cue, Token] | None:
        """The cue that an adverb is or begins: "never", "no longer", "in no way"."""
        for word in dict.fromkeys([part.left_edge, part]):
            cue = self._cues.at(word, "negation") or self._cues.at(word, "hedge")
            if cue is not None and (word.i == part.i or cue.category == "negation" or cue.value != "denied"):
                return cue, word  # not "nearly" of "nearly a year ago"
        return None

    # ---- what stands over it ----------------------------------------------------------------------------------------

    def _above(self, verb: Token, depth: int, act: Token | None = None) -> Qualification:
        """What stands over the verb: condition, matrix predicate, noun, preposition.

        `act` is the verb in question where it is coordinated to `verb`: both stand under the same, and yet of "to
        support Norland and invade Sudria" only the first is done by what serves it.
        """
        act = act or verb
        mood = self._moods.clause(verb)
        head, label = verb.head, verb.dep_
        asked = is_past(verb) and self._moods.is_taken_for_granted(verb)  # "nobody knew why Norland attacked"
        if head.i == verb.i or depth >= _DEPTH or asked:
            return mood
        if label == "conj" and is_verb(head):
            if is_infinitive(verb) and not is_infinitive(head):  # "met and promised …, and to host", a lost attachment
                return mood.within(POSSIBLE)
            if is_infinitive(head) and _is_finite(verb) and is_verb(head.head):
                return mood.within(self._above(head.head, depth + 1))  # "wants to keep … and is visiting"
            return mood.within(self._shared(verb, head)).within(self._above(head, depth + 1, act))
        if is_cleft(verb):  # "it was not Norland that attacked"
            over = self._of_verb(head if is_verb(head) else head.head, depth + 1)
            doer = child(verb, "nsubj", "nsubjpass")
            done = doer is not None and doer.tag_ not in ("WDT", "WP") and is_one_of_several(head)
            return mood.within(affirmed(over) if done else over)  # "it was not the last attack that Norland launched"
        if label in ("acl", "relcl") or (label == "ccomp" and names_a_thing(head)):
            return mood.within(self._over_noun(verb, head, depth, act))
        if label in _COMPLEMENTS:
            return mood.within(self._matrix(verb, head, depth, act))
        if label == "pcomp":
            return mood.within(self._nouns.behind_preposition(verb, head, depth))
        if label in _AS_NOUN and verb.tag_ == "VBG":
            return mood.within(self._nouns.of(verb, depth))
        return mood.within(self._adverbial(verb, head, depth, act)) if label == "advcl" else mood

    def _shared(self, verb: Token, head: Token) -> Qualification:
        """ "will not attack or invade": the second verb shares what stands before the first, unless it has its own."""
        if _has_own(verb):
            return PLAIN
        own = self._own(head)
        between = {part.lower_ for part in children(head, "cc") if part.i < verb.i}
        if child(head, "aux", "auxpass") is not None and not _is_same_form(verb, head) and not between & {"or", "nor"}:
            return PLAIN  # "did not attack Sudria and praised Norland"
        if "but" in between:
            return affirmed(own)
        return left_open(own) if verb.tag_ == "VBD" and "and" in between else own

    def _adverbial(self, verb: Token, head: Token, depth: int, act: Token) -> Qualification:
        if is_infinitive(verb):
            return self._infinitive(verb, head, depth, act)
        if not is_verb(head):
            return PLAIN
        over = self._of_verb(head, depth + 1)
        if verb.tag_ in ("VBG", "VBN"):
            return left_open(over)
        moves = self._moods.moves_with_main(verb) or over.status is EventStatus.HYPOTHETICAL
        return affirmed(over) if moves else PLAIN

    def _infinitive(self, verb: Token, head: Token, depth: int, act: Token) -> Qualification:
        """A purpose ("flew there to meet him"), or a complement that the parser has hung elsewhere."""
        if (asked := self._called_for(verb)) is not None:
            return self._cues.under(*asked, self._nouns.of(asked[1], depth + 1))
        cue = self._cues.at(head, "matrix")
        mark = child(verb, "mark")
        asked_for = mark is not None and mark.lower_ == "for" and mark.i == head.i + 1
        direct = cue is not None and verb.i - head.i in (2, 1 + len(cue.phrase.split()))
        if cue is not None and (direct or asked_for or "object + infinitive" in cue.note):
            return self._matrix(verb, head, depth, act)  # "happened to meet", "is pressed by Sudria to meet"
        if not is_verb(head):
            return POSSIBLE
        over = left_open(self._of_verb(head, depth + 1))
        if child(verb, "nsubj", "nsubjpass") is not None:  # "the aim is for Norland to support Sudria"
            return replace(MEANINGS["planned"], cue="to").within(over)
        if self._purposes.is_done(act, head) or any(self._purposes.is_taken(noun) for noun in children(head, "dobj")):
            return over
        return replace(MEANINGS["planned"], cue="to").within(over)

    def _called_for(self, verb: Token) -> tuple[Cue, Token] | None:
        """ "repeated his call for Norland to leave": the parser hangs the infinitive on "repeated"."""
        mark = child(verb, "mark")
        if mark is None or mark.lower_ != "for" or not mark.i:
            return None
        noun = mark.nbor(-1)
        cue = self._cues.at(noun, "noun") if noun.tag_.startswith("N") else None
        return (cue, noun) if cue is not None and "for" in cue.note.replace(",", " ").split() else None

    # ---- under a predicate ------------------------------------------------------------------------------------------

    def _matrix(self, verb: Token, head: Token, depth: int, act: Token) -> Qualification:
        """Under a predicate that takes a clause: "agreed to", "is likely to", "denied that", "said that"."""
        if is_sentence_before(verb):
            return PLAIN
        over = self._over(head, depth)
        planned = self._fixed_phrase(verb, head)
        if planned is not None:
            return planned.within(over)
        speech = self._cues.at(head, "speech") if is_verb(head) else None
        matrix = self._cues.at(head, "matrix")
        if speech is not None and matrix is not None and "quotation only" in speech.note and child(verb, "mark"):
            speech = None  # "urged that", "vowed that"
        participle = verb.tag_ == "VBG" and child(verb, "aux") is None
        finite = not is_infinitive(verb) and not participle and verb.dep_ == "ccomp"
        if speech is not None and (finite or matrix is None):
            return self._said(speech, verb, head)
        if matrix is not None:
            if self._is_done_by_saying(matrix, verb, head):
                return self._above(head, depth + 1) if _is_first_person(head) else PLAIN
            if self._purposes.is_done_under(matrix, act):
                return over
            if "of somebody else: requested" in matrix.note and child(verb, "nsubj", "nsubjpass") is not None:
                return replace(MEANINGS["requested"], cue=head.lower_).within(over)  # "wants Norland to sign"
            so = finite and "that-clause: it is so" in matrix.note  # "glad that"
            return left_open(over) if so else self._cues.under(matrix, head, over)
        if is_verb(head) and (predicate := self._nouns.predicate(head)) is not None:
            return self._cues.under(*predicate, over)  # "it is possible that …", "it is a lie that …"
        if is_infinitive(verb) and verb.dep_ != "csubj":
            return replace(POSSIBLE, cue=head.lower_).within(over)
        fronted = verb.i < head.i and child(verb, "mark") is None  # two sentences in one
        return affirmed(over) if fronted else over

    def _is_done_by_saying(self, matrix: Cue, verb: Token, head: Token) -> bool:
        """ "I want to thank Norland", "let me thank Norland" thank it (Austin 1962)."""
        if "by saying so" not in matrix.note or child(head, "neg") is not None:
            return False
        lets = child(head, "nsubj") is None and any(part.lower_ == "me" for part in children(verb, "nsubj"))
        if not (lets or _is_first_person(head)):
            return False
        praise = self._cues.at(verb, "matrix")
        return self._cues.at(verb, "speech") is not None or (praise is not None and praise.value == "asserted")

    def _over(self, head: Token, depth: int) -> Qualification:
        """How the predicate is meant; that of an adjective is meant as its "be"."""
        verb = head if is_verb(head) else head.head
        return self._of_verb(verb, depth + 1) if is_verb(verb) and depth < _DEPTH else PLAIN

    def _fixed_phrase(self, verb: Token, head: Token) -> Qualification | None:
        """ "is to", "is about to", "is going to", "has yet to", "used to" before an infinitive."""
        if not is_infinitive(verb):
            return None
        for word in dict.fromkeys([head, *children(head, "aux", "auxpass"), head.head]):
            for category in ("negation", "modal"):
                cue = self._cues.at(word, category)
                if cue is not None and cue.phrase.endswith(" to") and word.i < verb.i:
                    if word.tag_ == "VBD" and "in the past it was done" in cue.note:
                        return PLAIN  # "had to leave" (Karttunen 1971)
                    perfect = any(lemma(aux) == "have" for aux in children(verb, "aux"))
                    # "was to have met": it did not come to that, or nobody knows
                    return replace(POSSIBLE, cue=word.lower_) if perfect else self._cues.meaning(cue, word)
        return None

    def _said(self, speech: Cue, verb: Token, head: Token) -> Qualification:
        """What is said is as real as the speaker has it; who says it is left to attribution."""
        result = self._cues.meaning(speech, head)
        if is_subjunctive(verb):  # "insisted that Norland withdraw"
            return replace(MEANINGS["requested"], cue=head.lower_)
        adverbs = [self._cues.at(part, "hedge") for part in children(head, "advmod")]
        if any(cue is not None and cue.scope == "complement" and cue.value == "denied" for cue in adverbs):
            return result.within(replace(MEANINGS["denied"], cue=head.lower_))  # "falsely claimed that"
        saying = self._own(head)
        if saying == PLAIN or self._is_politely_said(head, saying):
            return result
        # what somebody will say, or did not say, is no more than possible; so is what somebody does not deny
        unsaid = saying.polarity is Polarity.NEGATIVE and speech.value == "denied"
        return (affirmed(result) if unsaid else result).within(replace(POSSIBLE, cue=saying.cue))

    def _is_politely_said(self, saying: Token, how: Qualification) -> bool:
        """ "I would note that", "we can confirm that" say it."""
        positive = how.polarity is Polarity.POSITIVE
        return _is_first_person(saying) and positive and self._moods.main_clause(saying) == PLAIN

    # ---- under a noun -----------------------------------------------------------------------------------------------

    def _over_noun(self, verb: Token, noun: Token, depth: int, act: Token) -> Qualification:
        """ "a plan to join" is planned; "the forces that attacked" is plain."""
        over = self._nouns.of(noun, depth + 1)
        certain = self._cues.ending_at(noun, "negation")
        if certain is not None and certain.value == "asserted":  # "there is no doubt that"
            return over
        cue = self._cues.at(noun, "noun")
        content = child(verb, "mark") is not None  # "the report that it attacked"
        if content or is_infinitive(verb):
            if is_infinitive(verb) and (self._purposes.is_taken(noun) or self._purposes.is_done_under(cue, act)):
                return over
            if cue is not None and (content or cue.value != "asserted"):
                return self._cues.under(cue, noun, over)
            return over if content else self._infinitive_on_noun(noun, over, act)
        if cue is not None and SPEAKS_FOR_ISSUER in cue.note:  # "will adopt a resolution condemning Norland"
            return over
        if verb.tag_ == "VBN" and noun.dep_ == "attr" and child(noun.head, "expl") is not None:
            return over  # "if there was aid provided by Norland"
        if any(part.lower_ == "any" for part in children(noun, "det")):  # "any state that attacks"
            return replace(MEANINGS["hypothetical"], cue="any")
        if verb.tag_ not in ("VBZ", "VBP") or child(verb, "aux", "auxpass") is not None:
            return PLAIN
        return over if noun.dep_ == "attr" else self._in_draft(cue, noun, over)  # "will be the first time it hosts"

    def _in_draft(self, cue: Cue | None, noun: Token, over: Qualification) -> Qualification:
        """ "a plan that bans exports": what stands in a plan or draft is as real as the plan."""
        return self._cues.under(cue, noun, over) if cue is not None and "relative clause" in cue.note else PLAIN

    def _infinitive_on_noun(self, noun: Token, over: Qualification, act: Token) -> Qualification:
        """ "the first (state) to join" joined; "Minister to visit Sudria" is a headline; else it is left open."""
        before = noun.doc[noun.left_edge.i : noun.i + 1]
        if any(part.ent_type_ == "ORDINAL" or part.tag_ == "JJS" for part in before):
            return over  # "the highest ranking official to defect" did
        if noun.dep_ == "ROOT":
            return MEANINGS["planned"]
        idle = noun.dep_ == "attr" or lemma(noun.head) == "have"  # "has the money to support Norland"
        if not idle and self._purposes.is_done(act, noun):  # "gave arms to support Norland"
            return left_open(over)
        return replace(POSSIBLE, cue="to").within(over)


def _has_own(verb: Token) -> bool:
    """Whether it shares nothing that stands before the verb it is coordinated to."""
    return child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "neg") is not None


def _is_finite(verb: Token) -> bool:
    """By a form that no infinitive and no participle has."""
    return verb.tag_ == "VBZ" or any(aux.tag_ in ("VBZ", "VBP", "VBD") for aux in children(verb, "aux", "auxpass"))


def _is_first_person(verb: Token) -> bool:
    return any(part.lower_ in ("i", "we") for part in children(verb, "nsubj"))


def _is_same_form(verb: Token, head: Token) -> bool:
    """Whether two coordinated verbs may stand under one auxiliary; the second is often tagged as a finite verb."""
    if head.tag_ == "VBN":
        return verb.tag_ in ("VBN", "VBD")
    return verb.tag_ == head.tag_ or (verb.tag_ in ("VB", "VBP") and head.tag_ in ("VB", "VBP"))
