"""The members of the list an actor stands in: "Norland, Sudria and their allies", "Norlandic and Sudrian troops"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.tree import conjuncts, first_conjunct, root_of
from kg.statements.arguments import Arguments

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention, AnnotatedArticle
    from kg.vocabulary import Vocabulary

__all__ = ["coordinated_actors"]


def coordinated_actors(annotated: AnnotatedArticle, vocabulary: Vocabulary, start: int, end: int) -> list[ActorMention]:
    """The actors coordinated with the one on some characters, this one included, in order of the text.

    Args:
        annotated: the article.
        vocabulary: what it was annotated with.
        start: where the actor begins in the repaired text.
        end: where it ends, half-open.
    """
    span = annotated.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return []
    first = first_conjunct(_noun(annotated, root_of(annotated.doc, span.start, span.end)))
    arguments = Arguments(annotated, vocabulary)
    found = [each for token in conjuncts(first) for each in arguments.actors_or_things(token, ("Actor",))]
    return sorted({mention.actor: mention for mention in found}.values(), key=lambda mention: mention.start)


def _noun(annotated: AnnotatedArticle, token: Token) -> Token:
    """The name that a token is part of may hang on a word of its title."""
    name = annotated.name_over(token)
    return annotated.doc[name.root] if name is not None else token
