"""Pairs of actors that may be one, for people to decide: what looks alike, the most alike first.

Nothing is merged by likeness. Only named actors of one type that share a rare word of their names are compared, so that
the time grows with the number of such pairs, and not with the square of the number of actors.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import token_sort_ratio

from kg.model import Actor
from kg.resolution.known import spoken_forms
from kg.statements.tables import Tables

__all__ = ["Suggestion", "suggestions"]

RARE = 20
"""A word is rare if it stands in the names of no more actors of a type."""
LEAST = 0.8
"""Pairs that are less alike are not worth anybody's time."""
LONE = 0.9
"""What likeness is worth where it is between single words: many people are called Vale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two actors that may be one."""

    left: str
    right: str
    """Ids, the smaller one `left`."""
    score: float
    """0 to 1: how alike they are."""
    why: str


def suggestions(tables: Tables, *, known: Collection[str] = ()) -> list[Suggestion]:
    """Pairs that may be one, the likeliest first, of equals those most spoken of.

    Args:
        tables: what a run found.
        known: ids of the gazetteer: two of them are two.
    """
    spoken = Counter(mention.actor for mention in tables.mentions)
    names, _, _ = spoken_forms(tables)
    named = [actor for actor in tables.actors if actor.id in names]
    forms = {actor.id: _forms(actor, names[actor.id]) for actor in named}
    pairs = _pairs(named, forms, frozenset(known))
    worth = [made for left, right in pairs if (made := _suggestion(left, right, forms)).score >= LEAST]
    return sorted(worth, key=lambda s: (-s.score, -min(spoken[s.left], spoken[s.right]), s.left, s.right))


type _Forms = Mapping[str, list[str]]


def _pairs(actors: Iterable[Actor], forms: _Forms, known: frozenset[str]) -> Iterator[tuple[Actor, Actor]]:
    """Pairs of one type that share a rare word, each once; not those of two countries, nor two bare surnames."""
    blocks: defaultdict[tuple[str, str], list[Actor]] = defaultdict(list)
    for actor in sorted(actors, key=lambda actor: actor.id):
        for word in sorted({word for name in forms[actor.id] for word in name.split()}):
            blocks[actor.type, word].append(actor)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for left, right in combinations(block, 2) if len(block) <= RARE else ():
            if (left.id, right.id) in seen or {left.id, right.id} <= known:
                continue
            seen.add((left.id, right.id))
            if not any(" " in name for name in (*forms[left.id], *forms[right.id])):
                continue
            if left.country is None or right.country is None or left.country == right.country:
                yield left, right


def _suggestion(left: Actor, right: Actor, forms: _Forms) -> Suggestion:
    likeness, one, other = max((_likeness(a, b), a, b) for a, b in product(forms[left.id], forms[right.id]))
    return Suggestion(left=left.id, right=right.id, score=round(likeness, 3), why=f"“{one}” is like “{other}”")


def _likeness(one: str, other: str) -> float:
    """Word by word in any order, and from the first letter on: each alone is too easily pleased."""
    worth = 1.0 if " " in one and " " in other else LONE
    return worth * (token_sort_ratio(one, other) / 100 + JaroWinkler.similarity(one, other)) / 2


def _forms(actor: Actor, names: Iterable[str]) -> list[str]:
    """How it is named; descriptions ("the minister", "special envoy") say nothing of who it is."""
    return sorted({" ".join(name.split()).casefold() for name in (actor.name, *names)} - {""})
