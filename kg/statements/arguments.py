"""From a token of the tree to the actor or thing that it stands for.

Names and linked nominals are there already; a common noun ("a trade agreement", "six lawmakers") becomes a thing of
this document when a slot has room for its kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.article import ActorMention, AnnotatedArticle
from kg.annotations.language import lemma
from kg.annotations.tree import bare_phrase, child, children
from kg.identifiers import mint
from kg.model import Actor, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.vocabulary import Vocabulary

__all__ = ["Arguments"]

_LONGEST = 12
_VAGUE = frozenset(
    ["other", "others", "some", "many", "several", "it", "they", "that", "which", "this", "these", "those"]
)


class Arguments:
    """Looks up and makes the arguments of statements for one article."""

    def __init__(self, annotated: AnnotatedArticle, vocabulary: Vocabulary) -> None:
        self._annotated = annotated
        self._vocabulary = vocabulary
        self._heads = vocabulary.common_nouns
        self._made: dict[int, ActorMention | None] = {}

    def actor(self, token: Token) -> ActorMention | None:
        """The actor named or meant by a token, if it is one."""
        found = self._annotated.mention_at(token)
        if found is not None and not self._is_modifier_of_common_noun(token, found):
            return found
        return self._apposed_name(token)

    def _is_modifier_of_common_noun(self, token: Token, mention: ActorMention) -> bool:
        """In "Japan's exports" or "US steel" the token asked for is the noun, never the country inside."""
        return (
            not mention.start <= token.i < mention.end
            and token.i != mention.root
            and token.i not in self._annotated.cover
        )

    def _apposed_name(self, token: Token) -> ActorMention | None:
        """ "its ally Norland", "the carrier Norland Air": the name explains the noun."""
        for apposed in children(token, "appos"):
            if apposed.i - token.i <= 2:
                found = self._annotated.mention_at(apposed)
                if found is not None and found.kind is MentionKind.NAME:
                    return found
        return None

    def actor_or_thing(self, token: Token, kinds: tuple[str, ...]) -> ActorMention | None:
        """The actor, or else a thing made of the common noun, if its kind is one of `kinds` or a sub-class."""
        found = self.actor(token)
        if found is not None:
            return found
        if token.i not in self._made:
            self._made[token.i] = self._make(token)
        made = self._made[token.i]
        if made is None:
            return None
        kind = self._annotated.actors[made.actor].type
        return made if any(self._vocabulary.is_a(kind, wanted) for wanted in kinds) else None

    def each(self, token: Token, kinds: tuple[str, ...]) -> tuple[ActorMention, ...]:
        """The actors or the thing; "the two leaders" are two."""
        joint = self._annotated.joint.get(token.i)
        if joint is not None:
            return joint
        found = self.actor_or_thing(token, kinds)
        return (found,) if found is not None else ()

    def speaker(self, token: Token) -> ActorMention | None:
        """Who speaks: an actor, or the unnamed people of a noun phrase ("two officials")."""
        found = self.actor(token)
        if found is not None or not token.tag_.startswith("NN"):
            return found
        phrase = bare_phrase(token)
        name = " ".join(phrase.text.split())
        key = mint(name, "Group", self._annotated.article.id)
        self._annotated.actors.setdefault(key, Actor(id=key, name=name, type="Group"))
        mention = ActorMention(
            start=phrase.start, end=phrase.end, root=token.i, kind=MentionKind.NOMINAL, actor=key, reason="speaker"
        )
        self._annotated.made.setdefault(key, mention)
        return mention

    def _make(self, token: Token) -> ActorMention | None:
        kind = self._heads.get(token.lower_) or self._heads.get(lemma(token))
        if kind is None or not token.tag_.startswith("NN") or kind == "Country":
            return None
        if kind != "Group" and token.tag_ == "NNS" and self._vocabulary.is_a(kind, "Organization"):
            kind = "Group"
        phrase = bare_phrase(token)
        owner = child(token, "poss")
        owned = owner is not None and owner.tag_ == "PRP$"  # "its allies": whose, only coreference could say
        if owned or len(phrase) > _LONGEST or any(part.lower_ in _VAGUE for part in phrase):
            return None
        name = " ".join(phrase.text.split())
        key = mint(name, kind, self._annotated.article.id)
        self._annotated.actors.setdefault(key, Actor(id=key, name=name, type=kind))
        mention = ActorMention(
            start=phrase.start, end=phrase.end, root=token.i, kind=MentionKind.NOMINAL, actor=key, reason="common noun"
        )
        self._annotated.made[key] = mention
        return mention

    def type_of(self, mention: ActorMention) -> str:
        return self._annotated.actors[mention.actor].type
