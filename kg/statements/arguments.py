"""From a token of the tree to the actor or thing that it stands for.

Names and linked nominals are there already, in the annotations; a common noun becomes a person, group or thing of this
document (`unnamed.py`) when a slot has room for its kind. "Thousands of workers" are workers, "the town of Basra" is
Basra, "Norwegian and Chilean officials" are the officials of two states.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotations.article import ActorMention, AnnotatedArticle
from kg.annotations.coreference import PERSON_PRONOUNS
from kg.annotations.definite import OWN_WORDS, who_speaks_of
from kg.annotations.gazetteer import Role
from kg.annotations.lists import listed_members
from kg.annotations.tree import (
    SUBJECTS,
    bare_phrase,
    child,
    children,
    conjuncts,
    prepositional_objects,
    start_of_reach,
)
from kg.model import MentionKind
from kg.statements.unnamed import OWNERS, PLURALS, Unnamed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.vocabulary import Vocabulary

__all__ = ["Arguments"]


class Arguments:
    """Looks up and makes the arguments of statements for one article."""

    def __init__(self, annotated: AnnotatedArticle, vocabulary: Vocabulary) -> None:
        self._annotated = annotated
        self._vocabulary = vocabulary
        self._unnamed = Unnamed(annotated, vocabulary)
        self._states = frozenset(noun for noun, kind in vocabulary.common_nouns.items() if kind == "Country")
        self._counting = vocabulary.nouns_noted('counts what follows "of"')
        self._before_names = vocabulary.nouns_noted('stands for the name behind "of"')
        self._behind_names = vocabulary.nouns_noted("stands for the name before it")

    # ---- one actor --------------------------------------------------------------------------------------------------

    def actor(self, token: Token) -> ActorMention | None:
        """The actor named or meant by a token, if it is one."""
        found = self._annotated.mention_at(token)
        if found is not None and not self._is_modifier_of_common_noun(token, found):
            return self._counted(token, found) or found
        return self._apposed_name(token) or self._named_beside(token)

    def actor_or_thing(self, token: Token, kinds: tuple[str, ...]) -> ActorMention | None:
        """The actor, or else a thing made of the common noun, if its kind is one of `kinds` or a sub-class."""
        token = self._what_is_counted(token)
        found = self.actor(token)
        if found is not None:
            return found
        made = self._unnamed.at(token)
        if made is None:
            return None
        kind = self._annotated.actors[made.actor].type
        return made if any(self._vocabulary.is_a(kind, wanted) for wanted in kinds) else None

    def speaker(self, token: Token) -> ActorMention | None:
        """Who speaks: an actor, or the unnamed people of a noun phrase ("two officials")."""
        found = self.actor(token)
        if found is not None or not token.tag_.startswith("NN"):
            return found
        phrase = bare_phrase(token)
        return self._unnamed.mention(phrase.start, phrase.end, root=token.i, kind="Group", reason="speaker")

    def type_of(self, mention: ActorMention) -> str:
        return self._annotated.actors[mention.actor].type

    # ---- several ----------------------------------------------------------------------------------------------------

    def actors_or_things(self, token: Token, kinds: tuple[str, ...]) -> list[ActorMention]:
        """All that a noun stands for: both of "the two leaders", each of a list, the officials of each state."""
        joint = self._annotated.joint.get(token.i)
        if joint is not None:
            return list(joint)
        if token.lower_ in OWN_WORDS and self._annotated.mention_at(token) is None:
            meant = who_speaks_of(token) or self._only_person_before(token)
            return [mention for each in meant for mention in self.actors_or_things(each, kinds)]
        listed = listed_members(self._annotated, token)
        if listed:
            return listed
        owners = self._several_countries(token)
        if len(owners) > 1:
            shares = owners if token.lower_ in self._states else [self._unnamed.share(token, each) for each in owners]
            return [mention for mention in shares if mention is not None]
        found = self._coordinated_before(token) or [self.actor_or_thing(token, kinds)]
        members = [self.actor(each) for _, each in prepositional_objects(token, ("including",))]
        return [mention for mention in (*found, *members) if mention is not None]

    def _only_person_before(self, pronoun: Token) -> list[Token]:
        """ "The commissioner is in Oslo. She was in Bergen": the one person of this sentence and the one before, though
        without a name.
        """
        if pronoun.lower_ not in PERSON_PRONOUNS or pronoun.dep_ not in SUBJECTS:
            return []
        people = [token for token in pronoun.doc[start_of_reach(pronoun) : pronoun.i] if self._is_person(token)]
        alone = len(people) == 1 and people[0].dep_ in SUBJECTS and people[0].tag_ == "NN"
        return people if alone else []

    def _is_person(self, token: Token) -> bool:
        """A person, named or not, or a pronoun for one."""
        mention = self._annotated.mention_at(token)
        if mention is not None:
            return self.type_of(mention) == "Person"
        return token.lower_ in PERSON_PRONOUNS or self._unnamed.kind(token) == "Person"

    def _coordinated_before(self, token: Token) -> list[ActorMention | None]:
        """ "Mayors and union leaders", where the parser takes the mayors for leaders too."""
        first = child(token, "nmod", "compound") if token.tag_ in PLURALS else None
        last = child(first, "conj") if first is not None and first.tag_ in PLURALS else None
        if first is None or last is None:
            return []
        kind = self._unnamed.kind(token)
        if kind is None or self._unnamed.kind(first) != "Group" or last.i != token.i - 1:
            return []
        rest = self._unnamed.mention(last.left_edge.i, token.i + 1, root=token.i, kind=kind, reason="common noun")
        before = self._unnamed.mention(first.left_edge.i, first.i + 1, root=first.i, kind="Group", reason="common noun")
        return [before, rest]

    def _several_countries(self, token: Token) -> list[ActorMention]:
        """The countries coordinated before a plural noun, or behind its "of" or "from"."""
        if token.tag_ not in PLURALS:
            return []
        capitalised = [first for first in children(token, *OWNERS) if first.text[:1].isupper() and first.tag_ != "PRP$"]
        named = [first for first in capitalised if self._annotated.mention_at(first) is not None]
        before = [each for first in named for each in conjuncts(first)]
        owners = before or [each for _, each in prepositional_objects(token, ("of", "from"))]
        found = [self._annotated.mention_at(owner) for owner in owners]
        states = [mention for mention in found if mention is not None and self.type_of(mention) == "Country"]
        return states if len({mention.actor for mention in states}) == len(owners) else []

    # ---- quantities and people --------------------------------------------------------------------------------------

    def _what_is_counted(self, token: Token) -> Token:
        """ "Thousands of workers" are workers."""
        if token.lower_ not in self._counting:
            return token
        return next((each for _, each in prepositional_objects(token, ("of",)) if each.tag_ in PLURALS), token)

    def _counted(self, token: Token, people: ActorMention) -> ActorMention | None:
        """ "Two Swedes", "brave Swedes", "Swedes who protest" are people, not the state."""
        if people.reason != Role.PEOPLE:
            return None
        described = any(part.text[:1].islower() for part in children(token, "amod"))
        if not (described or self._is_counted(token) or child(token, "nummod", "relcl", "acl")):
            return None
        first = token.left_edge
        start = first.i if first.dep_ in ("nummod", "amod", "quantmod", "advmod") else people.start
        country = self._annotated.actors[people.actor].country
        return self._unnamed.mention(
            start, people.end, root=token.i, kind="Group", country=country, reason="counted people"
        )

    def _is_counted(self, token: Token) -> bool:
        """Behind "thousands of"."""
        preposition = token.head
        return preposition.lower_ == "of" and token.dep_ == "pobj" and preposition.head.lower_ in self._counting

    # ---- a name beside a noun ---------------------------------------------------------------------------------------

    def _is_modifier_of_common_noun(self, token: Token, mention: ActorMention) -> bool:
        """In "Japan's exports" or "US steel" the token asked for is the noun, never the country inside."""
        return (
            not mention.start <= token.i < mention.end
            and token.i != mention.root
            and token.i not in self._annotated.cover
        )

    def _apposed_name(self, token: Token) -> ActorMention | None:
        """ "its ally Norland", "the Norlandic commander, General Vale": the name explains the noun."""
        a_person = self._unnamed.kind(token) == "Person"
        for apposed in children(token, "appos"):
            found = self._annotated.mention_at(apposed)
            if found is not None and found.kind is not MentionKind.PRONOUN:
                if a_person and self.type_of(found) == "Person":
                    return self._serving(found, self._unnamed.country(token))
                if apposed.i - token.i <= 2:
                    return found
        return None

    def _serving(self, person: ActorMention, country: str | None) -> ActorMention:
        """Who is called "the Norlandic commander" is one of Norland's people."""
        known = self._annotated.actors[person.actor]
        if known.country is None and known.source is None and country is not None:
            self._annotated.actors[person.actor] = replace(known, country=country)
        return person

    def _named_beside(self, token: Token) -> ActorMention | None:
        """ "The town of Basra" is Basra, "the Hezbollah movement" is Hezbollah."""
        if token.lower_ in self._before_names:
            names = [each for _, each in prepositional_objects(token, ("of",))]
            kinds: tuple[str, ...] = ("Place", "Country")
        elif token.lower_ in self._behind_names:
            names = [part for part in children(token, "compound", "nmod") if part.i == token.i - 1]
            kinds = ("Organization",)
        else:
            return None
        found = [self._annotated.mention_at(name) for name in names[:1]]
        named = next((m for m in found if m is not None and m.kind is MentionKind.NAME), None)
        fits = named is not None and any(self._vocabulary.is_a(self.type_of(named), kind) for kind in kinds)
        return named if fits else None
