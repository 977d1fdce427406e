"""Templates of nouns, and of nouns and adjectives that are said of somebody: "talks with Norland", "an ally of Sudria".

As in `frames`, a frame takes a trigger token and a pattern and answers with the fillers of the slots.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.clauses import grammatical_subjects
from kg.annotations.language import lemma
from kg.annotations.tree import child, children, conjuncts, is_verb, prepositional_objects
from kg.statements.frames import Match, are_several, is_modified, is_time, particle_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.nominals import NominalClause
    from kg.statements.templates import Pattern

__all__ = ["match_copula", "match_noun"]


# ---- copula ---------------------------------------------------------------------------------------------------------


def match_copula(word: Token, pattern: Pattern, *, symmetric: bool) -> Match | None:
    """ "X be ally of Y" on "Norland, an ally of Sudria, …" and "Norland is Sudria's ally"."""
    if not is_modified(word, pattern):
        return None
    match = Match(pattern, word, words=[word])
    verb = word.head
    if word.dep_ in ("attr", "acomp", "oprd") and is_verb(verb) and lemma(verb) in ("be", "become", "remain"):
        match.subjects = grammatical_subjects(verb)
    elif word.dep_ in ("ROOT", "conj", "relcl", "ccomp") and child(word, "auxpass", "aux") is not None:
        match.subjects = grammatical_subjects(word)  # participles: "is allied with"
    elif word.dep_ == "appos":
        match.subjects = list(conjuncts(word.head))
        if word.tag_ in ("NNS", "NNPS") and not are_several(match.subjects):
            return None  # "Vale, our allies and others": a list, no apposition
    elif word.dep_ in ("compound", "amod", "nmod") and word.tag_.startswith("N") and word.head.tag_.startswith("NNP"):
        match.subjects = [word.head]
    else:
        return None
    for slot in pattern.slots:
        if not slot.prepositions:
            match.objects = _named_before(word, pattern)
            continue
        tokens = [each for _, each in prepositional_objects(word, slot.prepositions)]
        if not tokens and word.dep_ in ("acomp", "attr"):  # "is resident in Norland": "in" may hang on "is"
            following = word.right_edge.i + 1
            tokens = [each for prep, each in prepositional_objects(verb, slot.prepositions) if prep.i == following]
        if slot.name == "Y":
            match.objects = tokens or [each for owner in children(word, "poss") for each in conjuncts(owner)]
        elif slot.name == "Z":
            match.topics = [token for token in tokens if not is_time(token)][:1]
    if not match.objects and symmetric and are_several(match.subjects):
        match.reciprocal = True
    topic = pattern.slot("Z")
    if topic is not None and topic.needed and not match.topics:
        return None
    return match if match.objects or match.reciprocal or not pattern.slot("Y") else None


def _named_before(noun: Token, pattern: Pattern) -> list[Token]:
    """ "a Norlandic citizen", "an Alliance member state": right before the words that the template asks for."""
    asked = frozenset[str]().union(*pattern.modifiers)
    before = [part for part in children(noun, "compound", "amod", "nmod") if lemma(part) not in asked][-1:]
    names = [last for last in before if last.text[:1].isupper() and noun.i - last.i <= 2 + len(pattern.modifiers)]
    return [each for last in names for each in conjuncts(last)]


# ---- nouns ----------------------------------------------------------------------------------------------------------


def match_noun(clause: NominalClause, pattern: Pattern, *, symmetric: bool) -> Match | None:
    """ "X coordination with Y on Z" on "its coordination with Norland", "coordination between A and B", "A–B
    coordination".
    """
    noun = clause.trigger
    if not is_modified(noun, pattern) or not _is_carried(clause, pattern):
        return None
    match = Match(pattern, noun, words=[noun])
    if pattern.phrase and not any(lemma(each) in pattern.phrase[1] for each in clause.objects(pattern.phrase[0])):
        return None
    wanted, topic = pattern.slot("Y"), pattern.slot("Z")
    match.objects = clause.objects(wanted.prepositions) if wanted else []
    if topic:
        found = clause.objects(topic.prepositions)
        match.topics = [token for token in found if token not in match.objects and not is_time(token)][:1]
    match.subjects = clause.subjects(wanted.prepositions if wanted else frozenset(), mutual=symmetric)
    if symmetric and not match.objects:
        over = noun.dep_ == "nsubj" and any(each not in noun.subtree for each in match.subjects)
        unsure = _is_known(noun) or over or len(match.subjects) < 2  # "A and B demand a vote before talks can begin"
        parties = clause.parties() or ([] if unsure else match.subjects)
        if len(parties) > 1:
            match.subjects, match.reciprocal = parties, True
    if not match.topics and (wanted is None or (topic is not None and topic.needed)):
        return None
    return match if match.subjects and (match.objects or match.reciprocal or wanted is None) else None


def _is_carried(clause: NominalClause, pattern: Pattern) -> bool:
    """Whether the noun is subject or object of the verb that the template names: "talks broke down"."""
    if not pattern.carriers:
        return True
    named = [verb for verb in clause.carriers() if lemma(verb) in pattern.carriers]
    return any(not pattern.particles or particle_of(verb, pattern.particles) is not None for verb in named)


def _is_known(noun: Token) -> bool:
    """ "A and B rejected the deal": a deal that is known already need not be theirs."""
    determiner = child(noun, "det")
    return determiner is not None and determiner.lower_ in ("the", "this", "that", "these", "those")
