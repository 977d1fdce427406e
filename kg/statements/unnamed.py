"""People and things that have no name: "six lawmakers", "a trade agreement", "Norwegian soldiers".

A common noun becomes an actor or thing of this document if the ontology knows what kind of thing it names. Several
persons are a group; an adjective, owner or origin tells whose people they are. What refers back to somebody spoken of
before is left to coreference; what has a name elsewhere in the article ("the treaty") is that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.annotations.article import ActorMention, AnnotatedArticle
from kg.annotations.language import lemma
from kg.annotations.sectors import SectorReader
from kg.annotations.tree import bare_phrase, child, children, first_conjunct, prepositional_objects
from kg.identifiers import mint
from kg.model import Actor, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from kg.vocabulary import Vocabulary

__all__ = ["OWNERS", "PLURALS", "Unnamed"]

OWNERS = ("amod", "compound", "nmod", "poss")
PLURALS = ("NNS", "NNPS")
_LONGEST = 12
_NEAR = 120
"""Tokens within which "the treaty" still means the treaty named last."""
_IN_THEIR_STATE = ("Court", "GovernmentBody", "Legislature", "Event", "Military")
"""What is said to be in a state and can be of no other: "a court in Norland", "a summit in Norland"."""
_STATES = ("Country", "Military")
_VAGUE = frozenset(
    ["other", "others", "some", "many", "several", "it", "they", "that", "which", "this", "these", "those"]
)
_IN_NAMES = frozenset(["of", "on", "for", "and"])
_QUOTES = re.compile('["“”„«»]')
_OBJECTS = ("dobj", "pobj", "dative")
_PEOPLE = ("Person", "Group")
_DEFINITE = frozenset(["the", "this", "that"])


class Unnamed:
    """Makes actors and things of the common nouns of one article, each noun once."""

    def __init__(self, annotated: AnnotatedArticle, vocabulary: Vocabulary) -> None:
        self._annotated = annotated
        self._vocabulary = vocabulary
        self._heads = vocabulary.common_nouns
        self._sectors = SectorReader(vocabulary)
        self._acts = vocabulary.nouns_noted('an act before "to"')
        self._known: dict[int, ActorMention | None] = {}

    def at(self, token: Token) -> ActorMention | None:
        """The actor or thing that a common noun names, or `None`."""
        if token.i not in self._known:
            self._known[token.i] = self._make(token)
        return self._known[token.i]

    def kind(self, token: Token) -> str | None:
        """The class of a common noun. Several persons or bodies are a group; what stands for a state is no thing."""
        kind = self._heads.get(token.lower_) or self._heads.get(lemma(token))
        if token.tag_ in PLURALS and (
            self._heads.get(token.lower_) == "Country" or (kind is None and token.ent_type_ == "NORP")
        ):
            return "Group"  # officials of no state that is named; a people without one: "Kurds"
        if kind is None or not token.tag_.startswith("NN") or kind == "Country":
            return None
        if token.lower_ in self._acts and self._annotated.words[token.i + 1 : token.i + 2] == ["to"]:
            return None  # "opposition to the law"
        if token.dep_ in _OBJECTS and _is_number(token):
            return None  # "received millions", of whatever
        several = token.tag_ in PLURALS and any(self._vocabulary.is_a(kind, one) for one in ("Person", "Organization"))
        return "Group" if several and not self._vocabulary.is_a(kind, "ArmedGroup") else kind

    def country(self, token: Token) -> str | None:
        """Whose they are: "Norwegian lawyers", "Norway's farmers", "farmers from Norway" (ISO 3166 alpha-3)."""
        there = self.kind(token) in _IN_THEIR_STATE
        owners = children(token, *OWNERS)
        owners += [each for _, each in prepositional_objects(token, ("of", "from", *(("in",) if there else ())))]
        for owner in owners:
            mention = self._annotated.mention_at(owner)
            if mention is not None and any(
                self._vocabulary.is_a(self._annotated.actors[mention.actor].type, kind) for kind in _STATES
            ):
                return self._annotated.actors[mention.actor].country
            possessor = child(owner, "poss")  # "leaders of Norland's Farmers' Union"
            if mention is not None and possessor is not None:
                return self.country(owner)
        return None

    def mention(
        self,
        start: int,
        end: int,
        *,
        root: int,
        kind: str,
        reason: str,
        country: str | None = None,
        name: str = "",
        noun: Token | None = None,
    ) -> ActorMention:
        """An actor or thing of this document on tokens `[start, end)`, called by its phrase if no name is given.

        The noun that says what it is may stand outside.
        """
        phrase = self._annotated.doc[start:end]
        name = name or " ".join(_QUOTES.sub("", phrase.text).split())
        key = mint(name, kind, self._annotated.article.id)
        if key not in self._annotated.actors:
            sector = self._sector([noun] if noun else list(phrase), noun or self._annotated.doc[root], kind)
            self._annotated.actors[key] = Actor(id=key, name=name, type=kind, country=country, sector=sector)
        mention = ActorMention(start=start, end=end, root=root, kind=MentionKind.NOMINAL, actor=key, reason=reason)
        self._annotated.made.setdefault(key, mention)
        return mention

    def share(self, token: Token, owner: ActorMention) -> ActorMention | None:
        """The part of a joint phrase that belongs to one country, shown where that country stands."""
        kind = self.kind(token)
        if kind is None:
            return None
        country, before = self._annotated.actors[owner.actor], owner.start < token.i
        called = self._annotated.doc[owner.start : owner.end].text
        end = token.i + 1 if before and owner.end == token.i else owner.end
        name = f"{called} {token.text}" if before else f"{token.text} of {called}"
        code, reason = country.country, "joint phrase"
        place = {"start": owner.start, "end": end, "root": owner.root}
        return self.mention(**place, kind=kind, country=code, name=name, reason=reason, noun=token)

    def _sector(self, phrase: list[Token], noun: Token, kind: str) -> str | None:
        """The sector of an actor, by its words and the body that they name ("officials of the Navy")."""
        if not self._vocabulary.is_a(kind, "Actor"):
            return None
        named = [self._annotated.name_over(token) if token.i != noun.i else None for token in phrase]
        bodies = (self._annotated.actors[mention.actor] for mention in named if mention is not None)
        body = next((actor.sector for actor in bodies if actor.type != "Person" and actor.sector), None)
        common = [token for token, name in zip(phrase, named, strict=True) if name is None]
        return self._sectors.of_noun(common, noun, kind, body=body)

    # ---- common nouns -----------------------------------------------------------------------------------------------

    def _make(self, token: Token) -> ActorMention | None:
        kind = self.kind(token)
        if kind is None:
            return None
        phrase = self._phrase(token, kind)
        owner = child(token, "poss") or child(first_conjunct(token), "poss")  # "our allies and partners"
        owned = owner is not None and owner.tag_ == "PRP$"  # "its allies": whose, only coreference could say
        if owned or len(phrase) > _LONGEST or any(part.lower_ in _VAGUE for part in phrase):
            return None
        if self._refers_back(token, phrase, kind):
            return None
        named = self._named_before(token, phrase)
        if named is not None:
            return named
        country = self.country(token)
        return self.mention(phrase.start, phrase.end, root=token.i, kind=kind, country=country, reason="common noun")

    def _phrase(self, token: Token, kind: str) -> Span:
        """The words of a noun: a name as far as it goes, an event without what stands behind it if that is long."""
        phrase = bare_phrase(token)
        if _is_named(token):
            goes_on = self._vocabulary.is_a(kind, "PolicyInstrument")  # "the Treaty on Fishing", but "the Meeting"
            phrase = token.doc[phrase.start : _end_of_name(token) if goes_on else token.i + 1]
        if kind == "Event" and len(phrase) > _LONGEST:  # "the 2023 Committee meeting with …": the Committee meeting
            year = phrase[0].tag_ == "CD" and len(phrase[0].text) == len("2023")
            phrase = token.doc[phrase.start + year : token.i + 1]
        return phrase

    def _refers_back(self, token: Token, phrase: Span, kind: str) -> bool:
        """ "The diplomat" is somebody spoken of before; only coreference could say who."""
        if token.tag_ not in ("NN", "NNP") or not _is_definite(token):
            return False
        if kind not in _PEOPLE:
            return False
        if phrase.start <= self._somebody:
            return False  # "the envoy" who opens a text can be nobody spoken of before
        behind = token.doc[token.i + 1 : phrase.end] if token.text.islower() else ()  # "the General …" is named near by
        return len(phrase) == 1 or not (self.country(token) or any(part.text[:1].isupper() for part in behind))

    @cached_property
    def _somebody(self) -> int:
        """Where the first person or group stands, by name or by a common noun."""
        spoken_of = (m.start for m in self._annotated.mentions if self._annotated.actors[m.actor].type in _PEOPLE)
        first = next(spoken_of, len(self._annotated.doc))
        nouns = (token for token in self._annotated.doc[:first] if token.tag_ in ("NN", "NNS"))
        return next((noun.i for noun in nouns if self.kind(noun) in _PEOPLE), first)

    def _named_before(self, token: Token, phrase: Span) -> ActorMention | None:
        """ "The treaty" is the one named shortly before: "the Oslo Fishing Treaty"."""
        if len(phrase) != 1 or token.tag_ != "NN" or not _is_definite(token):
            return None
        for before in reversed(token.doc[max(token.i - _NEAR, 0) : token.i]):
            if before.lower_ == token.lower_ and _is_named(before):
                found = self._annotated.mention_at(before) or self.at(before)
                at, kind = token.i, MentionKind.NOMINAL
                return found and replace(found, start=at, end=at + 1, root=at, kind=kind, reason="named before")
        return None


def _is_definite(noun: Token) -> bool:
    determiner = child(noun, "det")
    return determiner is not None and determiner.lower_ in _DEFINITE


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


def _is_number(noun: Token) -> bool:
    """ "millions" without saying of what."""
    counts = noun.tag_ in PLURALS and noun.vocab[noun.lower_.removesuffix("s")].like_num
    return counts and not any(each.lower_ == "of" for each in noun.rights)
