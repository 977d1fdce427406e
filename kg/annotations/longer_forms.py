"""A name with the noun beside it: "Kestrel Party", "Vale fighters", "the League countries".

The noun says only what the name is, so both mean the same; or it makes another of it: the member states of a bloc, the
state television of a country. The name itself stays as it was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.tree import child, children
from kg.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention
    from kg.annotations.draft import Draft
    from kg.vocabulary import Vocabulary

__all__ = ["LongerForms"]

_KIND_OF_NAME = "stands for the name before it"
_OF_STATE = "with a country's adjective or name it stands for the state"
_STATES_OF_A_BLOC = "behind the name of a bloc its members"
_IN_NAMES = ("compound", "nmod", "amod")
_WORDS = ("member",)


class LongerForms:
    """The nouns of a vocabulary that say what a name is."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        heads = vocabulary.common_nouns
        self._kinds = {noun: heads[noun] for noun in vocabulary.nouns_noted(_KIND_OF_NAME)}
        self._fighters = frozenset(n for n, kind in heads.items() if kind == "ArmedGroup") - self._kinds.keys()
        self._governing = vocabulary.nouns_noted(_OF_STATE)
        self._members = vocabulary.nouns_noted(_STATES_OF_A_BLOC)
        self._media = frozenset(n for n, kind in vocabulary.head_types.items() if kind == "MediaOrganization")

    def find(self, draft: Draft) -> None:
        """Add the longer forms of the names of a document."""
        names = [m for m in draft.in_order() if m.kind is MentionKind.NAME]
        for name in names:
            if name.end < len(draft.doc):
                self._before_noun(draft, name, draft.doc[name.end])
            if name.start:
                self._behind_state(draft, name, draft.doc[name.start - 1])
        for noun in draft.tokens(self._governing):
            self._government_in(draft, noun)

    # ---- name and noun ----------------------------------------------------------------------------------------------

    def _before_noun(self, draft: Draft, name: ActorMention, noun: Token) -> None:
        if noun.i in draft.owner or not noun.tag_.startswith("N"):
            return
        if self._says_what(draft, name, noun) and _heads(noun, name):
            _add(draft, name.start, noun, name.actor, reason="name and its kind")
        elif draft.is_type(name.actor, "IntergovernmentalOrganization"):
            self._states(draft, name, noun)
        elif draft.is_type(name.actor, "Country"):
            self._broadcaster(draft, name, noun)

    def _says_what(self, draft: Draft, name: ActorMention, noun: Token) -> bool:
        """ "Kestrel Party" is a party, "Vale fighters" are an armed group."""
        if noun.lower_ in self._fighters:
            return draft.is_type(name.actor, "ArmedGroup")
        kind = self._kinds.get(noun.lower_)
        return kind is not None and noun.tag_ in ("NN", "NNP") and draft.is_type(name.actor, kind)

    def _states(self, draft: Draft, name: ActorMention, noun: Token) -> None:
        """ "The League countries" are the League; "League member states", "other League countries" a group of it."""
        apart = noun.lower_ in _WORDS and noun.i + 1 < len(draft.doc)
        last = draft.doc[noun.i + 1] if apart else noun
        if last.lower_ not in self._members or last.i in draft.owner or not _heads(last, name):
            return
        whole = _definite(last, name) and not apart
        bloc = draft.actors[name.actor]
        actor = name.actor if whole else draft.new(f"{bloc.name} member states", "Group", parent=bloc.id)
        _add(draft, name.start, last, actor, reason="states of a bloc")

    def _broadcaster(self, draft: Draft, name: ActorMention, noun: Token) -> None:
        """ "Norlandic state television", "Norland state radio"."""
        media = draft.doc[noun.i + 1] if noun.i + 1 < len(draft.doc) else noun
        if noun.lower_ != "state" or media.lower_ not in self._media or media.i in draft.owner:
            return
        country = draft.actors[name.actor]
        called = f"State {media.lower_} of {country.name}"
        actor = draft.new(called, "MediaOrganization", country=country.country, parent=country.id)
        _add(draft, name.start, media, actor, reason="state media")

    # ---- states before and behind ------------------------------------------------------------------------------------

    def _behind_state(self, draft: Draft, name: ActorMention, word: Token) -> None:
        """ "the Norlandic Parliament": one body, though the state has a name of its own in it."""
        state = draft.name_at(word.i)
        if state is None or state.reason != "demonym" or not draft.is_type(name.actor, "GovernmentBody"):
            return
        same = draft.actors[state.actor].country == draft.actors[name.actor].country
        if same and draft.doc[state.root].head.i in range(name.start, name.end):
            draft.add_thing(state.start, name.end, name.actor, reason="body with its state", root=name.root)

    def _government_in(self, draft: Draft, noun: Token) -> None:
        """ "authorities in Norland": those of the state, if nobody else's."""
        inside = next((p for p in children(noun, "prep") if p.lower_ == "in" and p.i == noun.i + 1), None)
        place = child(inside, "pobj") if inside is not None else None
        state = draft.name_at(place.i) if place is not None else None
        if place is None or state is None or state.root != place.i or not draft.is_type(state.actor, "Country"):
            return
        if not children(noun, *_IN_NAMES, "poss") and noun.tag_ in ("NN", "NNS"):
            start = noun.i - (noun.i > 0 and draft.words[noun.i - 1] == "the")
            kind, reason = MentionKind.NOMINAL, "state by its government"
            draft.add_thing(start, state.end, state.actor, kind=kind, reason=reason, root=noun.i)


def _heads(noun: Token, name: ActorMention) -> bool:
    """Whether the name belongs to the noun, and the noun to no other."""
    root = noun.doc[name.root]
    above = root.head.i == noun.i or root.head.head.i == noun.i
    return above and root.dep_ in _IN_NAMES and not (noun.dep_ in _IN_NAMES and noun.head.i == noun.i + 1)


def _definite(noun: Token, name: ActorMention) -> bool:
    """With an article right before the name: not "two League countries"."""
    article = child(noun, "det")
    return article is not None and article.lower_ == "the" and article.i == name.start - 1


def _add(draft: Draft, start: int, noun: Token, actor: str, *, reason: str) -> None:
    draft.add_thing(start, noun.i + 1, actor, kind=MentionKind.NOMINAL, reason=reason, root=noun.i)
