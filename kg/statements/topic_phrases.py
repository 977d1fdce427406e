"""The words that say what an act is about: its topic slot, its purpose, or what stands before the noun of the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.clauses import is_infinitive
from kg.annotations.tree import bare_phrase, children, is_verb, prepositional_objects

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.statements.frames import Match

__all__ = ["topic_phrase"]

_LONGEST = 14
_ABOUT = ("about", "on", "over", "regarding", "concerning")
_NO_TOPIC = ("DATE", "TIME", "GPE", "CARDINAL")
_TRAILING = (",", ":", ".", "''", "``", "IN", "CC", "HYPH", "_SP", "-RRB-")
_SIDE_CLAUSES = ("relcl", "advcl", "parataxis", "appos")


def topic_phrase(match: Match) -> tuple[int, int] | None:
    """Tokens `[start, end)`, at most 14, or `None` where the text does not say."""
    for token in match.topics or _about(match) or _purposes(match):
        start, end = _verb_phrase(token) if is_verb(token) else _noun_phrase(token)
        return start, _trimmed(token, min(end, start + _LONGEST))
    return _named_kind(match)


def _trimmed(token: Token, end: int) -> int:
    """Without a preposition or a mark at the end."""
    while end > token.i + 1 and token.doc[end - 1].tag_ in _TRAILING:
        end -= 1
    return end


def _about(match: Match) -> list[Token]:
    taken = {token.i for token in (*match.subjects, *match.objects, *match.targets)}
    nouns = [word for word in _carriers(match) if word.tag_.startswith("N")]
    found = [each for noun in nouns for _, each in prepositional_objects(noun, _ABOUT)]
    return [each for each in found if each.i not in taken and each.ent_type_ not in _NO_TOPIC]


def _purposes(match: Match) -> list[Token]:
    """ "met to discuss grain", "works with Norland to end piracy"."""
    return [
        verb
        for word in _carriers(match)
        for verb in children(word, "advcl", "xcomp", "acl")
        if is_infinitive(verb) and verb.i > match.trigger.i
    ]


def _carriers(match: Match) -> list[Token]:
    """The words of the template, and the verb that carries a noun."""
    words = [match.trigger, *(word for word in match.words if word.tag_.startswith("N") and word is not match.trigger)]
    above = match.trigger.head
    if match.trigger.dep_ in ("dobj", "nsubjpass") and is_verb(above):
        words.append(above)
    return words


def _named_kind(match: Match) -> tuple[int, int] | None:
    """ "trade talks", "economic sanctions": the noun of the act with what stands before it, names left out."""
    noun = next((word for word in match.words if word.tag_.startswith("N")), None)
    if noun is None:
        return None
    before = [
        part for part in children(noun, "amod", "compound", "nmod") if part.text[:1].islower() and part.i < noun.i
    ]
    return (before[0].left_edge.i, noun.i + 1) if before else None


def _noun_phrase(token: Token) -> tuple[int, int]:
    phrase = bare_phrase(token)
    return phrase.start, phrase.end


def _verb_phrase(verb: Token) -> tuple[int, int]:
    """A verb with its "not" and what follows it, up to a clause that only adds something."""
    added = {part.left_edge.i for part in verb.subtree if part.dep_ in _SIDE_CLAUSES and part.i > verb.i}
    negation = next((part.i for part in children(verb, "neg") if part.i < verb.i), verb.i)
    return negation, min(added, default=verb.right_edge.i + 1)
