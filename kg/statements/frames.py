"""The constructions in which a template's words can stand: verb, copula, noun. One place for all relations.

A frame takes a trigger token and a pattern and answers with the fillers of the slots. Which of several patterns to
believe, and what the fillers are called, is decided by the caller.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotations.clauses import Clause, grammatical_subjects, is_infinitive, is_passive
from kg.annotations.language import lemma
from kg.annotations.tree import child, children, conjuncts, is_verb, prepositional_objects
from kg.statements.templates import Pattern, Slot

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Match", "match_copula", "match_noun", "match_verb"]


@dataclass(slots=True)
class Match:
    """A pattern that fits: the tokens in its slots, and the words that say so."""

    pattern: Pattern
    trigger: Token
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    topics: list[Token] = field(default_factory=list)
    targets: list[Token] = field(default_factory=list)
    words: list[Token] = field(default_factory=list)
    reciprocal: bool = False
    """The subjects act on each other: "A and B met", "talks between A and B"."""


# ---- verbs ----------------------------------------------------------------------------------------------------------


def match_verb(verb: Token, pattern: Pattern, *, symmetric: bool, joint: Container[int] = ()) -> Match | None:
    """ "X impose sanction on Y over Z" on "sanctions were imposed on Norland by Sudria over the port".

    A subject whose token is in `joint` is two actors, who may act on each other: "the two leaders met".
    """
    clause = Clause(verb)
    match = Match(pattern, verb, words=[verb])
    anchors = [verb]
    if pattern.particles:
        particle = _particle(verb, pattern)
        if particle is None:
            return None
        match.words.append(particle)
        anchors.append(particle)
    if pattern.fixed:
        fixed = next(
            (noun for noun in _direct(clause) if lemma(noun) in pattern.fixed and _modified(noun, pattern)), None
        )
        if fixed is None:
            return None
        match.words.append(fixed)
        anchors.append(fixed)
    if pattern.phrase:
        found = _phrase(clause, pattern, anchors)
        if found is None:
            return None
        match.words.extend(found)
        anchors.append(found[1])
    match.subjects = clause.subjects
    if not _fill(match, clause, anchors):
        return None
    several = len(match.subjects) > 1 or any(subject.i in joint for subject in match.subjects)
    if not match.objects and symmetric and pattern.slot("Y") and several and not clause.passive:
        match.reciprocal = True
    if not match.objects and pattern.slot("Y") and not match.reciprocal:
        between = _between(anchors) if symmetric else []
        if len(between) < 2:
            return None
        match.subjects, match.reciprocal = between, True
    topic = pattern.slot("Z")
    if topic and not match.topics and (not pattern.slot("Y") or topic.prepositions == {"to"}):
        return None  # "called for", and "asked Norland" without what to do, say nothing
    return match


def _is_time(token: Token) -> bool:
    """ "met on Friday" has no topic."""
    return token.ent_type_ in ("DATE", "TIME")


def _phrase(clause: Clause, pattern: Pattern, anchors: list[Token]) -> tuple[Token, Token] | None:
    """A fixed phrase: "to the aid" on the verb or its noun, or a particle with its object ("carry out an attack")."""
    prepositions, nouns = pattern.phrase or (frozenset(), frozenset())
    for anchor in anchors:
        for pair in prepositional_objects(anchor, prepositions):
            if lemma(pair[1]) in nouns:
                return pair
    particle = _particle_of(clause.trigger, prepositions)
    noun = next((each for each in _direct(clause) if lemma(each) in nouns), None)
    return (particle, noun) if particle is not None and noun is not None else None


def _particle_of(verb: Token, words: frozenset[str]) -> Token | None:
    """A particle that governs nothing: "turn down", "put forward"."""
    return next(
        (
            part
            for part in children(verb, "prt", "advmod", "prep")
            if part.lower_ in words and child(part, "pobj", "pcomp") is None
        ),
        None,
    )


def _particle(verb: Token, pattern: Pattern) -> Token | None:
    return next(
        (part for part in children(verb, "prt", "advmod", "prep", "npadvmod") if part.lower_ in pattern.particles), None
    )


def _modified(noun: Token, pattern: Pattern) -> bool:
    """Every required modifier stands before the noun ("export" in "export controls")."""
    have = {lemma(part) for part in children(noun, "compound", "amod", "nmod")}
    return all(modifier & have for modifier in pattern.modifiers)


def _direct(clause: Clause) -> list[Token]:
    """What can be the fixed object: direct objects, a passive's subject, and what a relative clause hangs on."""
    nouns = list(clause.objects)
    verb = clause.trigger
    if verb.dep_ == "relcl" and not clause.objects and not is_verb(verb.head):
        nouns.append(verb.head)
    return nouns


def _fill(match: Match, clause: Clause, anchors: list[Token]) -> bool:
    """Put tokens into the slots. Returns whether every obligatory one is filled (Y may be reciprocal)."""
    pattern = match.pattern
    for slot in pattern.slots:
        tokens = list(_slot_tokens(slot, clause, anchors, bool(pattern.fixed)))
        if slot.name == "Y":
            match.objects = tokens
        elif slot.name == "Z":
            match.topics = [token for token in tokens if token not in match.objects and not _is_time(token)][:1]
        elif slot.name == "T":
            match.targets = tokens
    return True


def _slot_tokens(slot: Slot, clause: Clause, anchors: list[Token], light: bool) -> Iterator[Token]:
    verb = clause.trigger
    if not slot.prepositions:
        if slot.name == "Z":
            yield from (clause.objects or ([clause.complement] if clause.complement is not None else []))
        elif light:
            yield from (each for first in children(verb, "dative") if first.tag_ != "IN" for each in conjuncts(first))
        else:
            yield from _direct(clause)
        return
    places = anchors + ([] if slot.name == "Y" else clause.objects)
    for anchor in places:
        for _, each in prepositional_objects(anchor, slot.prepositions):
            yield each
        if slot.name == "Y" and anchor is not verb:
            yield from _possessors(anchor, slot)
    if slot.name == "Y" and not light and _particle_of(verb, slot.prepositions) is not None:  # "turn down the offer"
        yield from _direct(clause)
    if (
        slot.name == "Z"
        and "to" in slot.prepositions
        and clause.complement is not None
        and is_infinitive(clause.complement)
    ):
        yield clause.complement
    if slot.name == "Y" and "to" in slot.prepositions and light:  # "give Norland aid"
        yield from (
            each for first in children(verb, "dative") if first.tag_ not in ("IN", "TO") for each in conjuncts(first)
        )


def _possessors(noun: Token, slot: Slot) -> Iterator[Token]:
    """ "welcome the decision of Norland" is also said "welcome Norland's decision" and "welcome the Norlandic
    decision".

    Only an "of" template takes a bare name too ("the US decision"): in "the Norland war" it is where, not who.
    """
    if not slot.prepositions & {"of", "by"} or not noun.tag_.startswith("NN"):
        return
    owner = child(noun, "poss")
    if owner is not None:
        yield from conjuncts(owner)
        return
    labels = ("compound", "amod", "nmod") if "of" in slot.prepositions else ("amod",)
    yield from (part for part in children(noun, *labels) if part.text[:1].isupper())


def _between(anchors: list[Token]) -> list[Token]:
    """ "between A and B": the parties of something mutual."""
    for anchor in anchors:
        parties = [each for _, each in prepositional_objects(anchor, ("between", "among"))]
        if len(parties) > 1:
            return parties
    return []


# ---- copula ---------------------------------------------------------------------------------------------------------


def match_copula(word: Token, pattern: Pattern, *, symmetric: bool) -> Match | None:
    """ "X be ally of Y" on "Norland, an ally of Sudria, …" and "Norland is Sudria's ally"."""
    if not _modified(word, pattern):
        return None
    match = Match(pattern, word, words=[word])
    verb = word.head
    if word.dep_ in ("attr", "acomp", "oprd") and is_verb(verb) and lemma(verb) in ("be", "become", "remain"):
        match.subjects = grammatical_subjects(verb)
    elif word.dep_ in ("ROOT", "conj", "relcl", "ccomp") and child(word, "auxpass", "aux") is not None:
        match.subjects = grammatical_subjects(word)  # participles: "is allied with"
    elif word.dep_ == "appos":
        match.subjects = list(conjuncts(word.head))
    elif word.dep_ in ("compound", "amod", "nmod") and word.tag_.startswith("N"):
        match.subjects = [word.head]
    else:
        return None
    for slot in pattern.slots:
        tokens = [each for _, each in prepositional_objects(word, slot.prepositions)]
        if slot.name == "Y":
            match.objects = tokens or [each for owner in children(word, "poss") for each in conjuncts(owner)]
        elif slot.name == "Z":
            match.topics = [token for token in tokens if not _is_time(token)][:1]
    if not match.objects and symmetric and len(match.subjects) > 1:
        match.reciprocal = True
    return match if match.objects or match.reciprocal or not pattern.slot("Y") else None


# ---- nouns ----------------------------------------------------------------------------------------------------------


def match_noun(noun: Token, pattern: Pattern, *, symmetric: bool) -> Match | None:
    """ "X coordination with Y on Z" on "its coordination with Norland", "coordination between A and B", "A–B
    coordination".
    """
    if not _modified(noun, pattern):
        return None
    match = Match(pattern, noun, words=[noun])
    wanted = pattern.slot("Y")
    for slot in pattern.slots:
        tokens = [each for _, each in prepositional_objects(noun, slot.prepositions)]
        if slot.name == "Y":
            match.objects = tokens
        elif slot.name == "Z":
            match.topics = [token for token in tokens if not _is_time(token)][:1]
    match.subjects = _owners(noun, wanted.prepositions if wanted else frozenset(), mutual=symmetric)
    if symmetric and not match.objects:
        parties = _between([noun]) or _compound_pair(noun) or (match.subjects if len(match.subjects) > 1 else [])
        if len(parties) > 1:
            match.subjects, match.reciprocal = parties, True
    if wanted is None and not match.topics:
        return None
    return match if match.subjects and (match.objects or match.reciprocal or wanted is None) else None


def _owners(noun: Token, taken: frozenset[str], *, mutual: bool) -> list[Token]:
    """Whose act it is: possessor, adjective or compound, "by X", "of X"; the subject over it if it says "its", or if
    the act is mutual: who will "deepen cooperation with Norland" is one of the two, but who will "end the war on
    Norland" may not be.
    """
    by = [each for _, each in prepositional_objects(noun, ("by",))]
    if by:
        return by
    owner = child(noun, "poss")
    if owner is not None:
        if owner.tag_ == "PRP$":
            return _subject_over(noun)
        return list(conjuncts(owner))
    of = [each for _, each in prepositional_objects(noun, ("of",))] if "of" not in taken else []
    if of:
        return of
    modifiers = [
        each
        for first in children(noun, "compound", "amod", "nmod")
        if first.tag_.startswith(("NNP", "JJ"))
        for each in conjuncts(first)
    ]
    named = [modifier for modifier in modifiers if modifier.text[:1].isupper()]
    return named[:1] if named else _subject_over(noun) if mutual else []


def _subject_over(noun: Token) -> list[Token]:
    """The subject of the verb that the noun is object of: who "will reinforce its coordination"."""
    verb = noun.head
    if noun.dep_ == "conj":
        return _subject_over(noun.head) if not is_verb(noun.head) else []
    if noun.dep_ == "dobj" and is_verb(verb):
        return Clause(verb).subjects
    if noun.dep_ == "nsubjpass" and is_verb(verb) and is_passive(verb):
        return Clause(verb).subjects
    if noun.dep_ == "pobj" and is_verb(verb.head) and verb.lower_ in ("for", "in", "into", "on", "to"):
        return Clause(verb.head).subjects
    return []


def _compound_pair(noun: Token) -> list[Token]:
    """ "US–Japan talks": two names joined by a hyphen before the noun."""
    for last in children(noun, "compound", "nmod", "amod"):
        for first in children(last, "compound", "nmod", "amod", "npadvmod"):
            if (
                first.i < last.i
                and any(t.text in ("-", "–") for t in noun.doc[first.i + 1 : last.i])
                and first.text[:1].isupper()
            ):
                return [first, last]
    return []
