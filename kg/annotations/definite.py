"""Whom a definite common noun means again: "the ministry", "the company", "the country", and "it".

A noun means the one actor before it that bears the noun in its name or is of its kind. Two candidates are none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.annotations.clauses import grammatical_subjects
from kg.annotations.language import lemma
from kg.annotations.tree import child, is_verb, start_of_reach
from kg.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention
    from kg.annotations.draft import Draft

__all__ = [
    "OWN_WORDS",
    "is_definite",
    "link_definite_nouns",
    "link_it",
    "link_own_words",
    "who_speaks_of",
]

_ARTICLES = ("the", "this")
_STATES = frozenset(["country", "nation"])
_COMPANY = frozenset(["company", "firm"])
_BLOC = frozenset(["bloc"])
_HOMES = frozenset(["house"])
"""What a chamber is called with a capital only: "the house" is where somebody lives."""
_OF_ANY_BODY = frozenset(["agency", "group", "organization", "organisation"])
"""What bodies are called that have other words in their names, or only an acronym."""
_OF_STATES = ("administration",)
"""What an agency is called, and the government too."""
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative")
_PREPOSITIONS = ("of", "for", "to", "on", "in", "at", "against", "and")
_BARE = ("det", "punct", "case", "relcl", "prep")
_MEANT_BY = {
    "it": ("Organization", "Country"),
    "they": ("Organization", "Country", "Group"),
    "he": ("Person",),
    "she": ("Person",),
}
OWN_WORDS = frozenset(_MEANT_BY)
"""Pronouns by which a subject speaks of itself: "said it had signed", "said they would sign"."""
_OTHERS = ("dobj", "pobj", "dative", "nsubj", "nsubjpass", "conj")
_EMPTY_VERBS = frozenset(
    "appear be become boil come happen look matter mean pertain rain relate remain seem sound take turn".split()
)
_SEVERAL = ("NNS", "NNPS")
_SPEAKERS = ("PRP", "EX", "WP", "WDT", "DT")
"""What a subject is that "it" never means again: he, we, there, who, that."""


def link_definite_nouns(draft: Draft) -> None:
    """ "the ministry" is the one body before that is called a ministry; "the company" the one company; and so on."""
    names = [m for m in draft.in_order() if m.kind is MentionKind.NAME]
    index: dict[str, list[ActorMention]] = defaultdict(list)
    words = {actor: _words_for(draft, actor) for actor in {mention.actor for mention in names}}
    for mention in names:
        for word in words[mention.actor]:
            index[word].append(mention)
    for token in draft.tokens(index):
        if not is_definite(token) or not draft.free(token.i, token.i + 1):
            continue
        called = index[token.lower_]
        before = called[: bisect_left(called, token.i, key=lambda m: m.start)]
        here = _only(m.actor for m in _in_reach(called, token))
        actor = here if token.lower_ in _STATES else _only(m.actor for m in before) or here
        if actor != here and _may_be_another(draft, names, token):
            continue
        if actor is not None and not _is_new_before(draft, token):
            kind, reason = MentionKind.NOMINAL, "definite noun"
            draft.add(token.i, token.i + 1, actor, kind=kind, reason=reason, root=token.i)


def _may_be_another(draft: Draft, names: list[ActorMention], token: Token) -> bool:
    """Whether a noun may mean another body than one named far before: "the Fisheries Agency … NIFS … the agency"."""
    of_any = token.lower_ in _OF_ANY_BODY and any(
        draft.is_type(m.actor, "Organization") for m in _in_reach(names, token)
    )
    return of_any or token.lower_ in _OF_STATES


def _is_new_before(draft: Draft, token: Token) -> bool:
    """ "Norway's opposition bloc …. The bloc …": the noun itself has just been used of somebody without a name."""
    same = (part for part in token.doc[start_of_reach(token) : token.i] if part.lower_ == token.lower_)
    return any(draft.free(part.i, part.i + 1) for part in same)


def _words_for(draft: Draft, actor: str) -> frozenset[str]:
    """The nouns by which an actor may be meant again: the head noun of a body's name, and what its kind is called."""
    if draft.is_type(actor, "Country"):
        return _STATES
    if not draft.is_type(actor, "Organization"):
        return frozenset()
    words = draft.actors[actor].name.lower().split()
    ends = next((k for k, word in enumerate(words) if word in _PREPOSITIONS or word.startswith("(")), len(words))
    called = (
        frozenset(words[ends - 1 : ends] if len(words) > 1 else ()) - _HOMES
    )  # "Bureau of Investigation": the bureau
    if draft.is_type(actor, "IntergovernmentalOrganization"):
        return called | _BLOC
    return called | _COMPANY if draft.is_type(actor, "Company") else called


def is_definite(token: Token) -> bool:
    """A noun with nothing but its article: "the ministry", but not "the foreign ministry" or "the ministry of all"."""
    if token.tag_ not in ("NN", "NNP") or token.dep_ not in _ARGUMENTS:
        return False
    article = child(token, "det")
    bare = article is not None and article.i == token.i - 1 and article.lower_ in _ARTICLES
    return bare and all(part.dep_ in _BARE for part in token.children) and not _is_of(token)


def _is_of(noun: Token) -> bool:
    """ "the company of her friends", "the bank in Oslo": told by what follows, not by what was said before."""
    return any(part.dep_ == "prep" and part.i == noun.i + 1 for part in noun.children) or any(
        part.dep_ == "relcl" for part in noun.children
    )


def _only(actors: Iterable[str]) -> str | None:
    """The actor, if all are the same."""
    first: str | None = None
    for actor in actors:
        if first is not None and actor != first:
            return None
        first = actor
    return first


def _in_reach(mentions: list[ActorMention], token: Token) -> list[ActorMention]:
    """Those before a token in the same sentence and in the one before; the mentions are in order."""
    first = bisect_left(mentions, start_of_reach(token), key=lambda m: m.start)
    return mentions[first : bisect_left(mentions, token.i, key=lambda m: m.start)]


# ---- who speaks of oneself -------------------------------------------------------------------------------------------


def link_own_words(draft: Draft) -> None:
    """ "Norland said it had signed", "Vale promised that she would sign": the subject over the clause."""
    for token in draft.tokens(_MEANT_BY):
        kinds = _MEANT_BY[token.lower_]
        if token.dep_ not in ("nsubj", "nsubjpass") or not draft.free(token.i, token.i + 1):
            continue
        subjects = _subjects_over(token.head)
        named = [m for m in map(draft.mention_on, subjects) if m is not None and draft.is_type(m.actor, *kinds)]
        if token.lower_ == "it" and not _may_act(token, subjects):
            continue
        if len(named) == len(subjects) == 1 and not _named_between(draft, named[0], token):
            kind, reason = MentionKind.PRONOUN, "subject over its clause"
            draft.add(token.i, token.i + 1, named[0].actor, kind=kind, reason=reason, root=token.i)


def who_speaks_of(pronoun: Token) -> list[Token]:
    """The subjects over the clause of a pronoun, if it can mean nobody else: "Norland and Sudria said they would sign".

    In "told the rebels that they must leave" it means those who are spoken to.
    """
    if pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return []
    subjects = _subjects_over(pronoun.head)
    if not subjects or any(not subject.tag_.startswith("N") or subject.i > pronoun.i for subject in subjects):
        return []
    several = len(subjects) > 1 or subjects[0].tag_ in ("NNS", "NNPS")
    if several != (pronoun.lower_ == "they"):
        return []
    between = pronoun.doc[max(subject.i for subject in subjects) + 1 : pronoun.i]
    others = (part for part in between if part.dep_ in _OTHERS and part.ent_type_ not in ("DATE", "TIME"))
    return [] if any(part.tag_ in ("NNS", "NNPS", "NNP", "PRP") for part in others) else subjects


def _subjects_over(verb: Token) -> list[Token]:
    """The subjects of the predicate whose content a clause is."""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    return grammatical_subjects(verb.head) if verb.dep_ == "ccomp" and is_verb(verb.head) else []


def _named_between(draft: Draft, subject: ActorMention, pronoun: Token) -> bool:
    return any(draft.name_at(k) is not None for k in range(subject.end, pronoun.i))


# ---- it -------------------------------------------------------------------------------------------------------------


def link_it(draft: Draft) -> None:
    """ "It" as the subject of a verb that acts: the only body or country of this sentence and the one before."""
    spoken = [m for m in draft.in_order() if m.kind is not MentionKind.PRONOUN]
    for token in draft.tokens(("it",)):
        if token.dep_ != "nsubj" or not is_verb(token.head) or _is_empty(token.head):
            continue
        nearest = _subject_before(token)
        named = [m for m in _in_reach(spoken, token) if not draft.is_type(m.actor, "Person", "Place")]
        actor = _only(m.actor for m in named)
        if actor is None or not draft.is_type(actor, "Organization", "Country"):
            continue
        if any(draft.doc[m.root].dep_ in ("nsubj", "nsubjpass") for m in named) and nearest in {m.root for m in named}:
            kind, reason = MentionKind.PRONOUN, "only body before"
            draft.add(token.i, token.i + 1, actor, kind=kind, reason=reason, root=token.i)


def _may_act(pronoun: Token, subjects: list[Token]) -> bool:
    """Not in "Norland made it clear", nor of several, nor before the subject ("It's – Norland will …")."""
    if not is_verb(pronoun.head) and pronoun.head.lower_ not in ("’s", "'s"):
        return False  # "clear"
    return all(subject.i < pronoun.i and subject.tag_ not in _SEVERAL for subject in subjects)


def _subject_before(pronoun: Token) -> int | None:
    """The nearest subject before "it" that the pronoun could mean: in "the bill passed and it will help", the bill."""
    doc = pronoun.doc
    for at in range(pronoun.i - 1, start_of_reach(pronoun) - 1, -1):
        token = doc[at]
        if token.dep_ in ("nsubj", "nsubjpass") and token.tag_ not in _SPEAKERS and token.lower_ != pronoun.lower_:
            return at
    return None


def _is_empty(verb: Token) -> bool:
    """ "It is likely that …", "it takes two to …": nobody is meant."""
    return lemma(verb) in _EMPTY_VERBS
