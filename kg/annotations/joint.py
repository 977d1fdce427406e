"""Nouns and pronouns that mean two at once: "the two leaders", "both countries", "both", "they" after "A and B".

They are distributed: each of the two stands in the place of the phrase. Only where exactly two can be meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.annotations.article import ActorMention
from kg.annotations.language import lemma
from kg.annotations.tree import children, conjuncts, prepositional_objects
from kg.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.draft import Draft

__all__ = ["find_joint"]

type _Kinds = tuple[str, ...]
"""Types of which each of the two is one."""

_TWO = ("two", "both")
_STATES = frozenset("countries nations states governments neighbours neighbors capitals".split())
_PARTIES = frozenset(["sides", "parties", "allies"])
_OPPOSED: tuple[_Kinds, ...] = (
    ("Country",),
    ("PoliticalParty",),
    ("ArmedGroup", "Military"),
    ("IntergovernmentalOrganization",),
    ("Company",),
)
"""Who are two sides: equals, one kind after the other."""
_QUARRELS = frozenset("agreement conflict deal dispute fight negotiations quarrel talks treaty war".split())
"""What has two sides that act, unlike an ocean, a house or a question."""
_PEOPLE = frozenset(["leaders", "men", "women", "pair"])
_COMPANIES = frozenset(["companies", "firms"])
_SENTENCES = 3
_SUBJECTS = ("nsubj", "nsubjpass")
_MUTUAL = frozenset(["meet"])
"""Whom one meets, one does something together with; of other verbs only who stands behind "with"."""


def find_joint(draft: Draft) -> dict[int, tuple[ActorMention, ...]]:
    """By root token: the mentions of the two that a phrase means."""
    titles = frozenset(office.plural for office in draft.vocabulary.offices)
    mentions = draft.in_order()
    nouns = _STATES | _PARTIES | _PEOPLE | _COMPANIES | titles
    found = {}
    for token in draft.tokens(nouns | {"they", "both"}):
        possible = _kinds(token, titles)
        if possible:
            tried = (_two_before(draft, mentions, token, kinds) for kinds in possible)
            pair = next((pair for pair in tried if pair is not None), None)
        elif token.lower_ in ("they", "both") and token.dep_ in _SUBJECTS:
            pair = _coordinated_before(draft, token)
        else:
            continue
        if pair:
            found[token.i] = tuple(_mention(token, actor) for actor in pair)
    return found


def _kinds(token: Token, titles: frozenset[str]) -> tuple[_Kinds, ...]:
    """What "the two …" can be, the likeliest first; none if the phrase is not of that shape."""
    if token.tag_ != "NNS":
        return ()
    before = [part for part in token.children if part.i < token.i]
    counted = any(part.lower_ in _TWO for part in before)
    if not counted or len(before) > (2 if before[0].lower_ == "the" else 1):
        return ()
    if any(part.lower_ == "two" for part in before) and before[0].lower_ not in ("the", "these", "those"):
        return ()  # "two countries" are new ones
    if token.lower_ in _STATES:
        return (("Country",),)
    if token.lower_ in _PARTIES:
        return _sides(token)
    if token.lower_ in _COMPANIES:
        return (("Company",),)
    return (("Person",),) if token.lower_ in _PEOPLE or token.lower_ in titles else ()


def _sides(token: Token) -> tuple[_Kinds, ...]:
    """Not "both sides of the aisle"; "members of both parties" are of parties, whoever else is named."""
    of = [each.lower_ for _, each in prepositional_objects(token, ("of",))]
    if token.lower_ == "sides" and of and _QUARRELS.isdisjoint(of):
        return ()
    of_members = token.lower_ == "parties" and token.dep_ == "pobj" and token.head.head.tag_ in ("NNS", "NNP", "NN")
    return (("PoliticalParty",),) if of_members else _OPPOSED


def _two_before(draft: Draft, mentions: list[ActorMention], token: Token, kinds: _Kinds) -> tuple[str, ...] | None:
    """The two of some kinds that the sentence names before the phrase, or the nearest sentences before it; empty where
    there are more.
    """
    people = kinds == ("Person",)
    found: dict[str, None] = {}
    for start, end in _stretches(token):
        first, last = (bisect_left(mentions, at, key=lambda m: m.start) for at in (start, end))
        here = [m for m in mentions[first:last] if draft.is_type(m.actor, *kinds)]
        found |= dict.fromkeys(m.actor for m in here if not (people and m.kind is MentionKind.PRONOUN))
        if len(found) == 2:
            return tuple(found)
        if len(found) > 2:
            return ()
    return None


def _stretches(token: Token) -> Iterator[tuple[int, int]]:
    """The sentence up to the token, then whole sentences backwards."""
    start, end = token.sent.start, token.i
    for _ in range(_SENTENCES):
        yield start, end
        if not start:
            return
        start, end = token.doc[start - 1].sent.start, start


def _coordinated_before(draft: Draft, token: Token) -> tuple[str, ...] | None:
    """ "Norland and Sudria met. They …", "Vale met with Novak. They …": both of the sentence before, if it
    names no other group.
    """
    sentence = token.sent
    if not sentence.start or token.i - sentence.start > 2:
        return None
    before = token.doc[sentence.start - 1].sent
    subjects = [t for t in before if t.dep_ in _SUBJECTS and t.head.i == before.root.i]
    if len(subjects) != 1 or any(_could_be_they(draft, t) for t in before):
        return None
    together = [*conjuncts(subjects[0])]
    members = together if len(together) > 1 else [*together, *_other_side(before.root)]
    named = [draft.name_at(each.i) for each in members]
    actors = tuple(dict.fromkeys(m.actor for m in named if m is not None))
    kinds = {kind for actor in actors for kind in ("Person", "Country", "Organization") if draft.is_type(actor, kind)}
    alike = kinds == {"Person"} if len(together) == 1 else len(kinds) == 1  # of a state that met another "it" is said
    return actors if len(named) == len(actors) == 2 and alike else None


def _could_be_they(draft: Draft, token: Token) -> bool:
    """Another group in the sentence; "atrocities" do not act."""
    if token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "conj"):
        return False
    kind = draft.vocabulary.common_nouns.get(token.lower_) or draft.vocabulary.common_nouns.get(lemma(token), "")
    acts = any(kind == one or one in draft.vocabulary.ancestors(kind) for one in ("Person", "Group", "Organization"))
    return token.tag_ == "NNPS" or (token.tag_ == "NNS" and (acts or kind == "Country" or bool(token.ent_type_)))


def _other_side(verb: Token) -> list[Token]:
    """ "Vale met Novak", "Vale spoke with Novak": who is met or spoken with."""
    met = children(verb, "dobj") if lemma(verb) in _MUTUAL else []
    return [each for first in met for each in conjuncts(first)] or [
        each for _, each in prepositional_objects(verb, ("with",))
    ]


def _mention(token: Token, actor: str) -> ActorMention:
    start = min([token.i, *(part.i for part in children(token, "det", "nummod", "predet"))])
    kind = MentionKind.NOMINAL if token.tag_.startswith("N") else MentionKind.PRONOUN
    return ActorMention(
        start=start, end=token.i + 1, root=token.i, kind=kind, actor=actor, reason="one of the two before"
    )
