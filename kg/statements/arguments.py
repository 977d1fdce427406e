"""From a token of the tree to the actor or thing that it stands for.

Names and linked nominals are there already; a common noun ("a trade agreement", "six lawmakers") becomes a thing of
this document when a slot has room for its kind.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotations.article import ActorMention, AnnotatedArticle
from kg.annotations.gazetteer import Role
from kg.annotations.language import lemma
from kg.annotations.lists import listed_members
from kg.annotations.tree import bare_phrase, child, children, conjuncts, first_conjunct, prepositional_objects
from kg.identifiers import mint
from kg.model import Actor, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from kg.vocabulary import Vocabulary

__all__ = ["Arguments"]

_LONGEST = 12
_PLURALS = ("NNS", "NNPS")
_NEAR = 120
"""Tokens within which "the treaty" still means the treaty named last."""
_OWNERS = ("amod", "compound", "nmod", "poss")
_VAGUE = frozenset(
    ["other", "others", "some", "many", "several", "it", "they", "that", "which", "this", "these", "those"]
)
_IN_NAMES = frozenset(["of", "on", "for", "and"])
_DEFINITE = frozenset(["the", "this", "that"])


class Arguments:
    """Looks up and makes the arguments of statements for one article."""

    def __init__(self, annotated: AnnotatedArticle, vocabulary: Vocabulary) -> None:
        self._annotated = annotated
        self._vocabulary = vocabulary
        self._heads = vocabulary.common_nouns
        self._counting = vocabulary.nouns_noted('counts what follows "of"')
        self._before_names = vocabulary.nouns_noted('stands for the name behind "of"')
        self._behind_names = vocabulary.nouns_noted("stands for the name before it")
        self._made: dict[int, ActorMention | None] = {}

    def actor(self, token: Token) -> ActorMention | None:
        """The actor named or meant by a token, if it is one."""
        found = self._annotated.mention_at(token)
        if found is not None and not self._is_modifier_of_common_noun(token, found):
            return self._counted(token, found) or found
        return self._apposed_name(token) or self._named_beside(token)

    def _what_is_counted(self, token: Token) -> Token:
        """ "Thousands of workers" are workers."""
        if token.lower_ not in self._counting:
            return token
        return next((each for _, each in prepositional_objects(token, ("of",)) if each.tag_ in _PLURALS), token)

    def _counted(self, token: Token, people: ActorMention) -> ActorMention | None:
        """ "Two Swedes" are people, not the state."""
        described = child(token, "nummod", "relcl", "acl") or any(
            part.text[:1].islower() for part in children(token, "amod")
        )
        if people.reason != Role.PEOPLE or not (self._is_counted(token) or described):
            return None  # "brave Swedes", "Swedes who protest" are people too
        country = self._annotated.actors[people.actor].country
        start = token.left_edge.i if token.left_edge.dep_ in ("nummod", "amod", "quantmod", "advmod") else people.start
        return self._mention(token.doc[start : people.end], token, "Group", country, "counted people")

    def _is_counted(self, token: Token) -> bool:
        """Behind "thousands of"."""
        preposition = token.head
        return preposition.lower_ == "of" and token.dep_ == "pobj" and preposition.head.lower_ in self._counting

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

    def _is_modifier_of_common_noun(self, token: Token, mention: ActorMention) -> bool:
        """In "Japan's exports" or "US steel" the token asked for is the noun, never the country inside."""
        return (
            not mention.start <= token.i < mention.end
            and token.i != mention.root
            and token.i not in self._annotated.cover
        )

    def _apposed_name(self, token: Token) -> ActorMention | None:
        """ "its ally Norland", "the Norlandic commander, General Vale": the name explains the noun."""
        a_person = self._kind(token) == "Person"
        for apposed in children(token, "appos"):
            found = self._annotated.mention_at(apposed)
            if found is not None and found.kind is not MentionKind.PRONOUN:
                if a_person and self.type_of(found) == "Person":
                    return self._serving(found, self._country(token))
                if apposed.i - token.i <= 2:
                    return found
        return None

    def _serving(self, person: ActorMention, country: str | None) -> ActorMention:
        """Who is called "the Norlandic commander" is one of Norland's people."""
        known = self._annotated.actors[person.actor]
        if known.country is None and known.source is None and country is not None:
            self._annotated.actors[person.actor] = replace(known, country=country)
        return person

    def actor_or_thing(self, token: Token, kinds: tuple[str, ...]) -> ActorMention | None:
        """The actor, or else a thing made of the common noun, if its kind is one of `kinds` or a sub-class."""
        token = self._what_is_counted(token)
        found = self.actor(token)
        if found is not None:
            return found
        made = self._made_once(token)
        if made is None:
            return None
        kind = self._annotated.actors[made.actor].type
        return made if any(self._vocabulary.is_a(kind, wanted) for wanted in kinds) else None

    def _made_once(self, token: Token) -> ActorMention | None:
        if token.i not in self._made:
            self._made[token.i] = self._make(token)
        return self._made[token.i]

    def actors_or_things(self, token: Token, kinds: tuple[str, ...]) -> list[ActorMention]:
        """All that a noun stands for: "Norwegian and Chilean officials" are the officials of two states."""
        joint = self._annotated.joint.get(token.i)  # "the two leaders"
        if joint is not None:
            return list(joint)
        listed = listed_members(self._annotated, token)
        if listed:
            return listed
        owners = self._several_countries(token)
        if len(owners) < 2:
            found = self.actor_or_thing(token, kinds)
            members = [self.actor(each) for _, each in prepositional_objects(token, ("including",))]
            return [mention for mention in (found, *members) if mention is not None]
        if self._heads.get(token.lower_) == "Country":
            return owners
        kind = self._kind(token)
        return [self._share(token, owner, kind) for owner in owners] if kind is not None else []

    def _several_countries(self, token: Token) -> list[ActorMention]:
        """The countries coordinated before a plural noun, or behind its "of"."""
        if token.tag_ not in ("NNS", "NNPS"):
            return []
        before = [each for first in children(token, *_OWNERS) for each in conjuncts(first) if each.tag_ != "PRP$"]
        owners = before or [each for _, each in prepositional_objects(token, ("of",))]
        found = [self._annotated.mention_at(owner) for owner in owners]
        named = [mention for mention in found if mention is not None and self.type_of(mention) == "Country"]
        return named if len({mention.actor for mention in named}) == len(owners) else []

    def _share(self, token: Token, owner: ActorMention, kind: str) -> ActorMention:
        """The part of a joint phrase that belongs to one country, shown where that country stands."""
        doc = self._annotated.doc
        country = self._annotated.actors[owner.actor]
        before = owner.start < token.i
        words = [doc[owner.start : owner.end].text, token.text]
        name = " ".join(words) if before else f"{token.text} of {words[0]}"
        key = mint(name, kind, self._annotated.article.id)
        self._annotated.actors.setdefault(key, Actor(id=key, name=name, type=kind, country=country.country))
        end = token.i + 1 if before and owner.end == token.i else owner.end
        mention = ActorMention(
            start=owner.start, end=end, root=owner.root, kind=MentionKind.NOMINAL, actor=key, reason="joint phrase"
        )
        self._annotated.made.setdefault(key, mention)
        return mention

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
        kind = self._kind(token)
        if kind is None:
            return None
        phrase = bare_phrase(token)
        if _is_named(token):
            goes_on = self._vocabulary.is_a(kind, "PolicyInstrument")  # "the Treaty on Fishing", but "the Meeting"
            phrase = token.doc[phrase.start : _end_of_name(token) if goes_on else token.i + 1]
        if kind == "Event":  # "the 2023 Committee meeting with …" is the Committee meeting
            start = phrase.start + (phrase[0].tag_ == "CD" and len(phrase[0].text) == 4)
            phrase = token.doc[start : token.i + 1] if len(phrase) > _LONGEST else phrase
        owner = child(token, "poss") or child(first_conjunct(token), "poss")  # "our allies and partners"
        owned = owner is not None and owner.tag_ == "PRP$"  # "its allies": whose, only coreference could say
        if owned or len(phrase) > _LONGEST or any(part.lower_ in _VAGUE for part in phrase):
            return None
        if self._refers_back(token, phrase, kind):
            return None
        if (named := self._named_before(token, phrase)) is not None:
            return named
        return self._mention(phrase, token, kind, self._country(token), "common noun")

    def _mention(self, phrase: Span, token: Token, kind: str, country: str | None, reason: str) -> ActorMention:
        """An actor or thing of this document, called by its phrase."""
        name = " ".join(phrase.text.split())
        key = mint(name, kind, self._annotated.article.id)
        self._annotated.actors.setdefault(key, Actor(id=key, name=name, type=kind, country=country))
        mention = ActorMention(
            start=phrase.start, end=phrase.end, root=token.i, kind=MentionKind.NOMINAL, actor=key, reason=reason
        )
        self._annotated.made[key] = mention
        return mention

    def _kind(self, token: Token) -> str | None:
        """The class of a common noun. Several persons or bodies are a group; what stands for a state is no thing."""
        kind = self._heads.get(token.lower_) or self._heads.get(lemma(token))
        if kind is None or not token.tag_.startswith("NN") or kind == "Country":
            return None
        several = token.tag_ in ("NNS", "NNPS") and any(
            self._vocabulary.is_a(kind, one) for one in ("Person", "Organization")
        )
        return "Group" if several and not self._vocabulary.is_a(kind, "ArmedGroup") else kind

    def _refers_back(self, token: Token, phrase: Span, kind: str) -> bool:
        """ "The diplomat" is somebody spoken of before; only coreference could say who."""
        determiner = child(token, "det")
        if token.tag_ not in ("NN", "NNP") or determiner is None or determiner.lower_ not in _DEFINITE:
            return False
        return kind in ("Person", "Group") and (len(phrase) == 1 or self._country(token) is None)

    def _named_before(self, token: Token, phrase: Span) -> ActorMention | None:
        """ "The treaty" is the one named shortly before: "the Oslo Fishing Treaty"."""
        determiner = child(token, "det")
        if determiner is None or determiner.lower_ not in _DEFINITE or len(phrase) != 1 or token.tag_ != "NN":
            return None
        for before in reversed(token.doc[max(token.i - _NEAR, 0) : token.i]):
            if before.lower_ == token.lower_ and _is_named(before):
                found = self._annotated.mention_at(before) or self._made_once(before)
                return found and replace(
                    found, start=token.i, end=token.i + 1, root=token.i, kind=MentionKind.NOMINAL, reason="named before"
                )
        return None

    def _country(self, token: Token) -> str | None:
        """Whose they are: "Norwegian lawyers", "Norway's farmers", "farmers from Norway" (ISO 3166 alpha-3)."""
        owners = children(token, *_OWNERS)
        owners += [each for _, each in prepositional_objects(token, ("of", "from"))]
        for owner in owners:
            mention = self._annotated.mention_at(owner)
            if mention is not None and self._vocabulary.is_a(self.type_of(mention), "Country"):
                return self._annotated.actors[mention.actor].country
        return None

    def type_of(self, mention: ActorMention) -> str:
        return self._annotated.actors[mention.actor].type


def _is_named(noun: Token) -> bool:
    """A capitalised noun with capitalised words before it: "the Fishing Treaty"."""
    before = children(noun, "compound", "nmod", "amod")
    return noun.text[:1].isupper() and any(part.text[:1].isupper() for part in before)


def _end_of_name(noun: Token) -> int:
    """Behind "Treaty", or behind "Treaty on Fishing and Trade": the name goes on while its words are capitalised."""
    doc, end = noun.doc, noun.i + 1
    while end + 1 < len(doc) and doc[end].lower_ in _IN_NAMES:
        ahead = end + 1 + (doc[end + 1].lower_ == "the")
        if ahead >= len(doc) or not doc[ahead].text[:1].isupper():
            break
        end = ahead + 1
        while end < len(doc) and doc[end].text[:1].isupper():
            end += 1
    return end
