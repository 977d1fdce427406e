"""From a parse to predicates and their arguments: who does what to whom, whatever the construction.

Arguments come from the tree (after ClausIE, Del Corro & Gemulla 2013): passives turn round, coordination is
distributed, relative and participle clauses take the noun they hang on, infinitives take the subject or object that
controls them. What is said beside the arguments (after MinIE, Gashteovski et al. 2017) stands apart: polarity, tense,
modality, and the predicates that the clause is embedded in. Clauses of nouns ("Norland's invasion of Sudria") are in
`nominals.py`; the table of all constructions is `docs/why/clauses.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from kg.annotations.language import lemma, words
from kg.annotations.tree import (
    ancestors_to_root,
    antecedents,
    child,
    children,
    conjuncts,
    is_sentence_before,
    is_verb,
    prepositional_objects,
    root_of,
)
from kg.model import Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Clause",
    "Tense",
    "controller",
    "grammatical_subjects",
    "is_infinitive",
    "is_passive",
    "is_said_of_noun",
    "recipient_before",
]

_ASKS_OTHERS = frozenset(
    "advice appeal call directive instruction invitation order plea recommendation ultimatum".split()
)
"""Nouns whose infinitive is the act of others: "Norland's invitation to attend"."""
_ASKED = ("for", "on", "to")
_TAKES_UP = frozenset("accept decline get receive refuse reject".split())
"""Who does so with an invitation is invited, wherever it leads to."""
_NAMES = ("GPE", "NORP", "ORG", "PERSON")
_SUBJECT_CONTROL = frozenset(["promise", "pledge", "vow", "threaten", "agree"])
_GIVING = frozenset(["give", "grant", "lend", "offer", "pledge", "promise"])
_ADDRESSED = ("on", "upon", "to")
"""Behind these stands who is to act: "called on Norland to sign", "appealed to Norland to sign"."""
_MOTION = frozenset("come drive fly go head journey move return rush sail travel walk".split())
"""With these "to Norland" is only where: "flew to Norland to sign"."""
_OF_THE_OBJECT = ("against", "of", "from", "into", "for", "on", "over")
"""A gerund behind these is the object's act: "accused Norland of signing", "thanked it for signing"."""
_ENUMERATES = ("include",)
"""In "measures, to include a ban" nobody includes anything."""
_IN_COMMON = ("join", "follow")
""" "Norland joined Sudria in signing": both sign."""
_COMPANY = frozenset(["together", "along", "alongside", "jointly"])
_LONGEST_NAME = 6  # tokens
_DEPTH = 8  # embeddings deeper than this are slips of the parser, and cycles of coordination end here


class Tense(StrEnum):
    """The tense of a clause, from its finite verb; `NONE` for infinitives and participles."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


@dataclass(frozen=True)
class Clause:
    """A verb with its arguments in the order of who acts on whom, and how it is said."""

    trigger: Token

    # ---- arguments --------------------------------------------------------------------------------------------------

    @cached_property
    def slots(self) -> Mapping[str, tuple[Token, ...]]:
        """Arguments by `subject`, `object`, `recipient`, `complement`, or by preposition ("with"); none is empty."""
        found: dict[str, list[Token]] = {"subject": self.subjects, "object": self.objects}
        found["recipient"] = self.recipients
        found["complement"] = [self.complement] if self.complement is not None else []
        for preposition in children(self.trigger, "prep"):
            key = preposition.lower_
            found.setdefault(key, []).extend(each for _, each in prepositional_objects(self.trigger, (key,)))
        return {name: tuple(dict.fromkeys(tokens)) for name, tokens in found.items() if tokens}

    @cached_property
    def passive(self) -> bool:
        return is_passive(self.trigger)

    @cached_property
    def subjects(self) -> list[Token]:
        """Those who act: grammatical subjects and their company, or the agents of a passive."""
        if self.passive:
            return _distributed(first for by in children(self.trigger, "agent") for first in children(by, "pobj"))
        found = grammatical_subjects(self.trigger)
        return [*found, *_company(self.trigger)] if found else []

    @cached_property
    def objects(self) -> list[Token]:
        """Those who are acted upon directly."""
        if self.passive:
            return grammatical_subjects(self.trigger)
        own = _distributed(children(self.trigger, "dobj")) or self._raised_objects() or self._numbered_objects()
        return own or self._shared_objects() or self._object_outside()

    @cached_property
    def recipients(self) -> list[Token]:
        """The indirect object: "gave Norland aid"."""
        own = _distributed(first for first in children(self.trigger, "dative") if first.tag_ not in ("IN", "TO"))
        return own or [
            taker for given in children(self.trigger, "dobj") if (taker := recipient_before(given)) is not None
        ]

    def _raised_objects(self) -> list[Token]:
        """ "helped Norland rebuild", "wants Norland to sign": the subject of the infinitive is the object."""
        complement = child(self.trigger, "ccomp")
        if complement is None or complement.tag_ != "VB" or child(complement, "mark") is not None:
            return []
        helpers = children(complement, "aux", "auxpass")
        infinitive = all(part.tag_ in ("TO", "VB") for part in helpers)
        return _distributed(children(complement, "nsubj", "nsubjpass")) if infinitive else []

    def _numbered_objects(self) -> list[Token]:
        """ "kidnapped up to 16 sailors": the parser takes "to 16 sailors" for a direction."""
        behind = self.trigger.i + 1
        if words(self.trigger.doc)[behind : behind + 2] != ["up", "to"]:
            return []
        found = [each for _, each in prepositional_objects(self.trigger, ("to",))]
        return [each for each in found if child(each, "nummod") is not None and each.ent_type_ not in ("DATE", "TIME")]

    def _shared_objects(self) -> list[Token]:
        """ "criticised and (did not) sanction Sudria": the object stands with the last verb."""
        if child(self.trigger, "conj") is None or child(self.trigger, "prep", "ccomp", "xcomp", "dobj") is not None:
            return []
        last = next((verb for verb in reversed(list(conjuncts(self.trigger))) if verb is not self.trigger), None)
        if last is None:
            return []
        between = last.doc[self.trigger.i + 1 : last.i]
        helpers = {part.i for part in children(last, "aux", "neg", "advmod", "auxpass")}
        if any(token.lower_ not in (",", "and", "or", "but", "also") and token.i not in helpers for token in between):
            return []
        return _distributed(children(last, "dobj"))

    def _object_outside(self) -> list[Token]:
        """ "the state that Norland attacked": without a pronoun too, the noun of a relative clause is its object."""
        verb = self.trigger
        if verb.dep_ != "relcl" or not is_verb(verb) or is_verb(verb.head) or child(verb, "nsubj") is None:
            return []  # there is no gap
        taken = any(part.tag_.startswith("W") for part in verb.children) or child(verb, "ccomp", "xcomp") is not None
        return [verb.head] if not taken and verb.head not in self.subjects else []

    @cached_property
    def complement(self) -> Token | None:
        """The clause or infinitive that says what it is about."""
        first = next((part for part in children(self.trigger, "xcomp", "ccomp") if not is_sentence_before(part)), None)
        return first or self._behind_a_time()

    def _behind_a_time(self) -> Token | None:
        """ "threatened today to attack": with a time between them the parser takes the infinitive for a purpose."""
        verb = self.trigger
        for clause in children(verb, "advcl"):
            between = verb.doc[verb.i + 1 : clause.left_edge.i]
            if len(between) and is_infinitive(clause) and all(part.ent_type_ in ("DATE", "TIME") for part in between):
                return clause
        return None

    # ---- words that a template may ask for --------------------------------------------------------------------------

    @cached_property
    def object_lemmas(self) -> frozenset[str]:
        """The objects in their dictionary form, and what is measured in them."""
        return frozenset(map(lemma, (*self.objects, *self.measured)))

    @cached_property
    def measured(self) -> list[Token]:
        """The medicine in "700 kg of medicine"."""
        numbered = [noun for noun in self.objects if noun.tag_ == "NNS" and child(noun, "nummod") is not None]
        return [each for noun in numbered for _, each in prepositional_objects(noun, ("of",))]

    @cached_property
    def hanging_words(self) -> frozenset[str]:
        """Everything on the verb that can be a particle or a preposition: no phrase begins with another word."""
        hanging = children(self.trigger, "prt", "prep", "advmod", "npadvmod", "agent", "dative")
        second = (other for part in hanging for other in children(part, "conj"))  # "talks with and about"
        return frozenset(part.lower_ for part in (*hanging, *second))

    # ---- how it is said ---------------------------------------------------------------------------------------------

    @cached_property
    def polarity(self) -> Polarity:
        """Whether the verb itself is negated; words that deny from above are in `embedding`."""
        negated = child(self.trigger, "neg") or any(child(part, "neg") for part in children(self.trigger, "advmod"))
        return Polarity.NEGATIVE if negated else Polarity.POSITIVE

    @cached_property
    def tense(self) -> Tense:
        helpers = children(self.trigger, "aux", "auxpass")
        if any(lemma(part) in ("will", "shall") for part in helpers if part.tag_ == "MD"):
            return Tense.FUTURE
        tags = {part.tag_ for part in helpers} | {self.trigger.tag_}
        if "VBD" in tags or ("VBN" in tags and tags & {"VBZ", "VBP"} and not self.passive):
            return Tense.PAST
        return Tense.PRESENT if tags & {"VBZ", "VBP", "MD"} else Tense.NONE

    @cached_property
    def modality(self) -> str | None:
        """The modal verb in its dictionary form ("may"), "will" and "shall" excepted: they are the future tense."""
        modals = (part for part in children(self.trigger, "aux") if part.tag_ == "MD")
        return next((lemma(part) for part in modals if lemma(part) not in ("will", "shall")), None)

    @cached_property
    def embedding(self) -> tuple[Token, ...]:
        """The predicates and nouns over the clause, innermost first: "said", "plan" in "said it had a plan to sign"."""
        return tuple(above for above in ancestors_to_root(self.trigger) if is_verb(above) or above.tag_[:1] in "NJ")


def _distributed(tokens: Iterator[Token] | list[Token]) -> list[Token]:
    """Coordinated arguments one by one, relative pronouns replaced by what they stand for."""
    return [meant for first in tokens for each in conjuncts(first) for meant in antecedents(each)]


def is_infinitive(verb: Token) -> bool:
    return any(part.tag_ == "TO" for part in children(verb, "aux"))


def is_passive(verb: Token) -> bool:
    if child(verb, "auxpass", "nsubjpass", "csubjpass") is not None:
        return True
    if verb.tag_ == "VBD":  # a headline: "Officer shot dead by rioters"
        return child(verb, "agent") is not None and child(verb, "dobj") is None
    if verb.tag_ != "VBN" or child(verb, "aux", "dobj") is not None:
        return False
    if verb.dep_ == "conj" and is_verb(verb.head) and child(verb, "nsubj") is None:
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod") or child(verb, "agent") is not None


def is_said_of_noun(participle: Token) -> bool:
    """ "reassurance to persecuted people", "help jailed writers": a participle before a noun, which the parser takes
    for the verb of an infinitive.
    """
    if participle.tag_ != "VBN" or participle.dep_ not in ("advcl", "xcomp") or child(participle, "dobj") is None:
        return False
    helpers = children(participle, "aux", "auxpass", "nsubj", "nsubjpass")
    return all(part.tag_ == "TO" for part in helpers) and bool(helpers or participle.dep_ == "xcomp")


def recipient_before(given: Token) -> Token | None:
    """ "promised Norland support", "offered the rebels weapons": the parser joins the recipient to the noun.

    An acronym ("promised US support") or adjective may as well be its owner.
    """
    verb = given.head
    if given.dep_ != "dobj" or lemma(verb) not in _GIVING or child(verb, "dative") is not None:
        return None
    first = child(given, "compound", "nmod")
    if first is None or given.tag_ not in ("NN", "NNS") or child(given, "poss", "amod") is not None:
        return None
    article = child(given, "det") or child(first, "det")
    if first.tag_ == "NNP":
        named = article is None and first.i == verb.i + 1 and not first.text.isupper() and "." not in first.text
        return first if named and first.ent_type_ == "GPE" else None
    definite = article is not None and article.lower_ == "the" and article.i == verb.i + 1
    return first if definite and first.i == given.i - 1 and first.tag_ in ("NN", "NNS") else None


# ---- subjects -------------------------------------------------------------------------------------------------------


def grammatical_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The subject of a verb, its own or taken over from the clause around it; coordinated ones one by one."""
    predecessor = _predecessor(verb)
    if predecessor is not None:
        return [predecessor]
    own = _distributed(children(verb, "nsubj", "nsubjpass"))
    if own or child(verb, "nsubj", "nsubjpass") is not None:
        return own
    stolen = _subject_taken_by_a_date(verb)
    if stolen is not None:
        return list(conjuncts(stolen))
    return controller(verb, depth) if depth < _DEPTH else []


def _predecessor(verb: Token) -> Token | None:
    """ "Ada Vale, to be a judge, vice Tom Moss, resigned": in a nomination it is the predecessor who did."""
    doc, at = verb.doc, verb.i - 2
    if at < 1 or doc[at + 1].text != ",":
        return None
    first = at
    while first > max(at - _LONGEST_NAME, 1) and doc[first].text.istitle():
        first -= 1
    return root_of(doc, first + 1, at + 1) if doc[first].lower_ == "vice" and doc[first - 1].text == "," else None


def _subject_taken_by_a_date(verb: Token) -> Token | None:
    """ "On Friday Vale met …": the parser reads "Friday Vale" as one name; the name right before the verb is its
    subject.
    """
    before = None if verb.is_sent_start else verb.nbor(-1)
    if before is None or before.dep_ != "pobj" or before.tag_ != "NNP" or before.head.head.i != verb.i:
        return None
    dated = any(part.ent_type_ == "DATE" for part in children(before, "compound", "nmod"))
    return before if dated and before.ent_type_ != "DATE" else None


def _company(verb: Token) -> Iterator[Token]:
    """ "Norland, together with Sudria, signed": who acts in company."""
    for preposition in children(verb, "prep"):
        before = None if preposition.is_sent_start else preposition.nbor(-1)
        if preposition.lower_ == "with" and before is not None and before.lower_ in _COMPANY:
            yield from _distributed(children(preposition, "pobj"))
        elif preposition.lower_ in _COMPANY:
            inner = [part for part in children(preposition, "prep") if part.lower_ == "with"] or [preposition]
            yield from _distributed(first for part in inner for first in children(part, "pobj"))


def controller(verb: Token, depth: int = 0) -> list[Token]:
    """Whose act a verb without a subject is."""
    head, label, deeper = verb.head, verb.dep_, depth + 1
    if is_infinitive(verb) and lemma(verb) in _ENUMERATES:
        return []
    if label == "conj" and is_verb(head):
        return grammatical_subjects(head, deeper)
    if label in ("acl", "relcl") and not is_verb(head):
        return _controller_of_noun(verb, head, deeper)
    if label in ("xcomp", "ccomp", "advcl", "oprd") and (label != "ccomp" or is_infinitive(verb) or verb.tag_ == "VBG"):
        return _controller_of_complement(verb, deeper)
    if label == "pcomp" and head.dep_ in ("prep", "agent"):
        above = head.head
        if not is_verb(above):
            return _controller_of_noun(verb, above, deeper)
        together = head.lower_ == "in" and lemma(above) in _IN_COMMON and above.tag_ != "VB"  # those joined act already
        joined = Clause(above).objects if together else []
        return _object_before(head) or [*grammatical_subjects(above, deeper), *joined]
    if label in ("acomp", "prep") and is_verb(head):
        return grammatical_subjects(head, deeper)
    return []


def _object_before(preposition: Token) -> list[Token]:
    """Whose act a gerund is: the object right before its preposition, or the owner of the act that is the object
    ("welcomed Norland's success in signing").
    """
    clause = Clause(preposition.head)
    behind = [each for each in clause.objects if each.right_edge.i == preposition.i - 1 or clause.passive]
    owners = [owner for each in behind for owner in children(each, "poss") if owner.tag_ != "PRP$"]
    if owners:
        return _distributed(owners)
    return clause.objects if behind and preposition.lower_ in _OF_THE_OBJECT else []


def _controller_of_complement(verb: Token, depth: int) -> list[Token]:
    """ "agreed to join" is the subject's act, "asked Norland to join" and "called on Norland to join" Norland's."""
    head = verb.head
    if not is_verb(head):  # "likely to join", "ready to help": the adjective's verb has the subject
        return grammatical_subjects(head.head, depth) if is_verb(head.head) else []
    if lemma(head) in _IN_COMMON:
        together = [] if head.tag_ == "VB" else Clause(head).objects
        return [*grammatical_subjects(head, depth), *together]
    if verb.dep_ != "advcl" and lemma(head) not in _SUBJECT_CONTROL and not is_passive(head):
        if objects := _distributed(children(head, "dobj")):
            return objects
    addressed = [
        each
        for _, each in prepositional_objects(head, _ADDRESSED)
        if head.i < each.i < verb.i and each.ent_type_ not in ("DATE", "TIME") and lemma(head) not in _MOTION
    ]
    if addressed and is_infinitive(verb) and _between_is_only_the_phrase(addressed, verb):
        return addressed
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > head.i and is_passive(head):
        return []  # "the patrol was fired upon, wounding two": not the patrol's act
    return grammatical_subjects(head, depth)


def _between_is_only_the_phrase(addressed: list[Token], verb: Token) -> bool:
    """The infinitive follows right behind the phrase: "on Norland and Sudria to sign"."""
    start = max(each.right_edge.i for each in addressed) + 1
    return all(part.dep_ in ("aux", "neg", "advmod", "punct") for part in verb.doc[start : verb.i])


def _controller_of_noun(verb: Token, noun: Token, depth: int) -> list[Token]:
    """ "forces attacking the town": the noun acts; "its plan to join": the owner of the plan acts."""
    if (verb.tag_ == "VBG" and verb.dep_ == "acl") or verb.tag_ == "VBN":
        return list(conjuncts(noun))
    if noun.dep_ == "ROOT" and noun.tag_ == "NNP" and is_infinitive(verb):
        return list(conjuncts(noun))  # a headline: "Norlandic Trade Minister to visit Sudria"
    owner = child(noun, "poss")
    if noun.lower_ in _ASKS_OTHERS and is_infinitive(verb):
        called = [each for _, each in prepositional_objects(noun, _ASKED) if each.i < verb.i]
        asked = [each for each in called if each.ent_type_ in _NAMES]
        owned = owner is not None or any(part.tag_ == "JJ" and part.is_title for part in children(noun, "amod"))
        if owned or (asked and lemma(noun.head) not in _TAKES_UP):
            return asked
    if owner is not None and owner.tag_ != "PRP$":
        return list(conjuncts(owner))
    governor = noun.head
    if noun.dep_ in ("dobj", "attr") and is_verb(governor):
        return grammatical_subjects(governor, depth)
    modifier = child(noun, "compound", "amod", "nmod")
    return [modifier] if modifier is not None else []
