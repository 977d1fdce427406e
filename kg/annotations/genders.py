"""He or she: one person is spoken of with one of the two throughout a text.

Where the links made so far say both of somebody, "Mr." or "Ms." before the name decides, else the pronoun that is met
more often; the other links are taken back, and all of them where neither is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.model import MentionKind

if TYPE_CHECKING:
    from kg.annotations.article import ActorMention
    from kg.annotations.draft import Draft

__all__ = ["keep_one_gender"]

_PRONOUNS = ("he", "she")
_CALLED = {"mr": "he", "mr.": "he", "ms": "she", "ms.": "she", "mrs": "she", "mrs.": "she", "miss": "she"}


def keep_one_gender(draft: Draft) -> None:
    """Take back the links of a pronoun that does not fit the person."""
    spoken: dict[str, list[ActorMention]] = defaultdict(list)
    for mention in draft.in_order():
        if mention.kind is MentionKind.PRONOUN and draft.words[mention.start] in _PRONOUNS:
            spoken[mention.actor].append(mention)
    called = _called(draft)
    for actor, mentions in spoken.items():
        counts = called.get(actor) or Counter(draft.words[mention.start] for mention in mentions)
        fitting = [word for word in _PRONOUNS if counts[word] > counts.total() / 2]
        for mention in mentions:
            if draft.words[mention.start] not in fitting:
                draft.forget(mention.start, mention.end)


def _called(draft: Draft) -> dict[str, Counter[str]]:
    """By person: which pronoun goes with the honorifics before the name."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in draft.in_order():
        word = draft.words[mention.start - 1] if mention.start else ""
        if mention.kind is MentionKind.NAME and word in _CALLED:
            found[mention.actor][_CALLED[word]] += 1
    return found
