"""Whom a definite common noun means again: "the ministry", "the company", "the country", and "it".

A noun means the one actor before it that bears the noun in its name or is of its kind. Two candidates are none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.annotations.language import lemma
from kg.annotations.tree import child, is_verb
from kg.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention
    from kg.annotations.draft import Draft

__all__ = ["link_definite_nouns", "link_it"]

_ARTICLES = ("the", "this")
_STATES = ("country", "nation")
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative")
_BARE = ("det", "punct", "case", "relcl", "prep")
_EMPTY_VERBS = frozenset(["be", "seem", "appear", "happen", "turn", "look", "take", "rain", "remain", "become"])


def link_definite_nouns(draft: Draft) -> None:
    """ "the ministry" is the one body before that is called a ministry; "the company" the one company; and so on."""
    for token in draft.doc:
        if token.tag_ not in ("NN", "NNP") or token.dep_ not in _ARGUMENTS or not draft.free(token.i, token.i + 1):
            continue
        article = child(token, "det")
        bare = article is not None and article.i == token.i - 1 and article.lower_ in _ARTICLES
        if not bare or any(part.dep_ not in _BARE for part in token.children) or _is_of(token):
            continue
        actor = _meant(draft, token)
        if actor is not None:
            kind, reason = MentionKind.NOMINAL, "definite noun"
            draft.add(token.i, token.i + 1, actor, kind=kind, reason=reason, root=token.i)


def _is_of(noun: Token) -> bool:
    """ "the company of her friends", "the bank in Oslo": told by what follows, not by what was said before."""
    return any(part.dep_ == "prep" and part.i == noun.i + 1 for part in noun.children) or any(
        part.dep_ == "relcl" for part in noun.children
    )


def _meant(draft: Draft, noun: Token) -> str | None:
    before = [m for m in draft.in_order() if m.start < noun.i and m.kind is MentionKind.NAME]
    word = noun.lower_
    if word in _STATES:
        here = _in_reach(before, noun)
        return _only(m.actor for m in here if draft.is_type(m.actor, "Country"))
    called = [m for m in before if draft.is_type(m.actor, "Organization") and _bears(draft, m.actor, word)]
    if called:
        return _only(m.actor for m in called) or _only(m.actor for m in _in_reach(called, noun))
    if draft.vocabulary.head_types.get(word) != "Company":
        return None
    companies = [m for m in before if draft.is_type(m.actor, "Company")]
    return _only(m.actor for m in companies) or _only(m.actor for m in _in_reach(companies, noun))


def _bears(draft: Draft, actor: str, word: str) -> bool:
    return word in draft.actors[actor].name.lower().split()


def _only(actors: Iterable[str]) -> str | None:
    found = set(actors)
    return found.pop() if len(found) == 1 else None


def _in_reach(mentions: list[ActorMention], token: Token) -> list[ActorMention]:
    """Those of the same sentence and the one before."""
    start = token.sent.start
    start = token.doc[start - 1].sent.start if start else start
    return [mention for mention in mentions if mention.start >= start]


# ---- it -------------------------------------------------------------------------------------------------------------


def link_it(draft: Draft) -> None:
    """ "It" as the subject of a verb that acts: the only body or country of this sentence and the one before."""
    for token in draft.doc:
        if token.lower_ != "it" or token.dep_ != "nsubj" or not is_verb(token.head) or _is_empty(token.head):
            continue
        before = [m for m in draft.in_order() if m.start < token.i and m.kind is not MentionKind.PRONOUN]
        named = [m for m in _in_reach(before, token) if not draft.is_type(m.actor, "Person", "Place")]
        actor = _only(m.actor for m in named)
        if actor is None or not draft.is_type(actor, "Organization", "Country"):
            continue
        if any(draft.doc[m.root].dep_ in ("nsubj", "nsubjpass") for m in named):
            kind, reason = MentionKind.PRONOUN, "only body before"
            draft.add(token.i, token.i + 1, actor, kind=kind, reason=reason, root=token.i)


def _is_empty(verb: Token) -> bool:
    """ "It is likely that …", "it takes two to …": nobody is meant."""
    return lemma(verb) in _EMPTY_VERBS
