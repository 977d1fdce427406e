"""What an article names beside the actors of its statements: treaties, summits, ships, longer forms of names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.model import Actor

__all__ = ["beside"]


def beside(
    annotated: AnnotatedArticle, spoken: Collection[ActorMention], made: Collection[ActorMention]
) -> tuple[list[ActorMention], Mapping[str, Actor]]:
    """The things of an article, and all of its actors with the forms that are theirs.

    What a statement has made of the same noun is the same thing, wherever the article names it.

    Args:
        annotated: the article with all of its statements read.
        spoken: the mentions that it has already.
        made: those of them that statements have made of common nouns.
    """
    by_root = {mention.root: mention.actor for mention in made}
    taken = {(mention.start, mention.end) for mention in spoken}
    elsewhere = {mention.actor for mention in spoken}
    same: dict[str, str] = {}
    for thing in annotated.things:
        people = annotated.actors[thing.actor].type == "Group"  # "wounded Sudrians" are not all of them
        if thing.root in by_root and thing.actor not in elsewhere and not people:
            same.setdefault(thing.actor, by_root[thing.root])
    free = (t for t in annotated.things if t.root not in by_root and (t.start, t.end) not in taken)
    things = [replace(thing, actor=same.get(thing.actor, thing.actor)) for thing in free]
    return things, annotated.actors | {new: _joined(annotated, old, new) for old, new in same.items()}


def _joined(annotated: AnnotatedArticle, old: str, new: str) -> Actor:
    thing, actor = annotated.actors[old], annotated.actors[new]
    names = dict.fromkeys([*actor.names, thing.name, *thing.names])
    return replace(actor, names=tuple(name for name in names if name != actor.name))
