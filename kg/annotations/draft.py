"""The actors and mentions of one document while they are being found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from kg.annotations.article import ActorMention
from kg.annotations.language import words
from kg.annotations.tree import root_of
from kg.identifiers import mint
from kg.model import Actor, MentionKind

if TYPE_CHECKING:
    import datetime as dt

    from spacy.tokens import Doc, Token

    from kg.vocabulary import Vocabulary

__all__ = ["Draft"]


class Draft:
    """Collects mentions; an id is given on first sight and never changes."""

    def __init__(self, doc: Doc, text: str, vocabulary: Vocabulary, article: str) -> None:
        self.doc = doc
        self.text = text
        self.vocabulary = vocabulary
        self.article = article
        self.words = words(doc)
        """In lower case."""
        self.published: dt.date | None = None
        """The day of the document: a body that was no more, or not yet, takes no link."""
        self._places: dict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(self.words):
            self._places[word].append(position)
        self.mentions: dict[tuple[int, int], ActorMention] = {}
        self.things: dict[tuple[int, int], ActorMention] = {}
        """What is named beside the names: no statement hangs on it."""
        self.actors: dict[str, Actor] = {}
        self.owner: dict[int, tuple[int, int]] = {}
        """Token → the name mention that holds it."""
        self._ordered: list[ActorMention] | None = None
        self._by_name: dict[str, str] = {}
        self._surfaces: dict[str, dict[str, None]] = defaultdict(dict)

    def tokens(self, words: Iterable[str]) -> list[Token]:
        """The tokens that are one of some words, in order; most readers look for a few words only."""
        return [self.doc[at] for at in sorted(at for word in set(words) for at in self._places.get(word, ()))]

    # ---- actors -----------------------------------------------------------------------------------------------------

    def known(self, actor: str) -> str:
        """Take an actor of the gazetteer into the document."""
        self.actors.setdefault(actor, self.vocabulary.actors[actor])
        return actor

    def new(
        self, name: str, kind: str, *, local: bool = False, country: str | None = None, parent: str | None = None
    ) -> str:
        """An actor learnt from the text. `local`: the name is too weak to be the same actor in another document."""
        name = " ".join(name.split())
        known = None if local else self._by_name.get(name)
        if known in self.actors:
            self._told_person(known, kind)
            return known  # one name, one actor: the model may call it a place here and a company there
        qualifiers = [self.article] if local else []
        key = mint(name, *qualifiers)
        if key in self.vocabulary.actors or (key in self.actors and self.actors[key].type != kind):
            key = mint(name, kind, *qualifiers)
        self.actors.setdefault(key, Actor(id=key, name=name, type=kind, country=country, parent=parent))
        if not local:
            self._by_name[name] = key
        return key

    def _told_person(self, actor: str, kind: str) -> None:
        """A title or a label makes a person of what the model took for some body, of which no word says that."""
        known = self.actors[actor]
        if kind == "Person" and known.type == "Organization" and known.source is None:
            self.actors[actor] = replace(known, type=kind)

    def serves(self, actor: str, country: str | None) -> None:
        """An office of a state makes its holder one of that state's people (ISO 3166 alpha-3)."""
        known = self.actors.get(actor)
        if known is not None and known.country is None and known.source is None:
            self.actors[actor] = replace(known, country=country)

    def is_type(self, actor: str, *kinds: str) -> bool:
        own = self.actors[actor].type
        return own in kinds or not set(kinds).isdisjoint(self.vocabulary.ancestors(own))

    def is_of_its_time(self, actor: str) -> bool:
        """Whether a known actor was there on the day of the document, as far as both are known."""
        return self.vocabulary.actors[actor].valid_on(self.published.isoformat() if self.published else None)

    def has_left(self, actor: str) -> bool:
        """Whether somebody known had left every office before the day of the document, as far as both are known."""
        known = self.vocabulary.actors.get(actor)
        return known is not None and known.valid_to is not None and not self.is_of_its_time(actor)

    # ---- mentions ---------------------------------------------------------------------------------------------------

    def free(self, start: int, end: int) -> bool:
        return not any(position in self.owner for position in range(start, end))

    def add(
        self,
        start: int,
        end: int,
        actor: str,
        *,
        kind: MentionKind = MentionKind.NAME,
        reason: str,
        root: int | None = None,
    ) -> ActorMention:
        """Record a mention. Names own their tokens; nominals may enclose names ("the Japanese government")."""
        mention = self._mention(start, end, actor, kind, reason, root)
        self.mentions[start, end] = mention
        self._ordered = None
        if kind is not MentionKind.PRONOUN:
            self._note_form(start, end, actor)
        if kind is MentionKind.NAME:
            self.owner.update(dict.fromkeys(range(start, end), (start, end)))
        return mention

    def add_thing(
        self,
        start: int,
        end: int,
        actor: str,
        *,
        kind: MentionKind = MentionKind.NAME,
        reason: str,
        root: int | None = None,
    ) -> None:
        """Record a mention beside those that are read for statements; what has one already keeps it."""
        if (start, end) not in self.mentions and (start, end) not in self.things:
            self.things[start, end] = self._mention(start, end, actor, kind, reason, root)
            if kind is MentionKind.NAME:
                self._note_form(start, end, actor)

    def _note_form(self, start: int, end: int, actor: str) -> None:
        words = self.doc[start] if end - start == 1 else self.doc[start:end]  # a span takes long to make
        self._surfaces[actor][" ".join(words.text.split())] = None

    def _mention(
        self, start: int, end: int, actor: str, kind: MentionKind, reason: str, root: int | None
    ) -> ActorMention:
        root = root_of(self.doc, start, end).i if root is None else root
        return ActorMention(start=start, end=end, root=root, kind=kind, actor=actor, reason=reason)

    def forget(self, start: int, end: int) -> None:
        """Take a mention back: the words are no name after all. Nothing happens if there is none."""
        mention = self.mentions.pop((start, end), None)
        if mention is not None and mention.kind is MentionKind.NAME:
            for position in range(start, end):
                self.owner.pop(position, None)
        self._ordered = None

    def relink(self, old: str, new: str) -> None:
        """Everything said of one actor of the document was said of another ("Diallo" is "Amina Diallo")."""
        if old == new:
            return
        for key, mention in self.mentions.items():
            if mention.actor == old:
                self.mentions[key] = replace(mention, actor=new)
        self._ordered = None
        self._surfaces[new].update(self._surfaces.pop(old, {}))
        self.actors.pop(old, None)

    def name_at(self, position: int) -> ActorMention | None:
        """The name that holds a token."""
        key = self.owner.get(position)
        return self.mentions.get(key) if key else None

    def mention_on(self, token: Token) -> ActorMention | None:
        """The mention whose phrase a token heads."""
        return next((mention for mention in self.mentions.values() if mention.root == token.i), None)

    def mention_from(self, start: int) -> ActorMention | None:
        """The name that begins at a token."""
        found = self.name_at(start)
        return found if found is not None and found.start == start else None

    def in_order(self) -> list[ActorMention]:
        """All mentions so far; whoever adds some while going through them goes through the old list."""
        if self._ordered is None:
            self._ordered = sorted(self.mentions.values(), key=lambda m: (m.start, -m.end))
        return self._ordered

    def things_in_order(self) -> list[ActorMention]:
        return sorted(self.things.values(), key=lambda m: (m.start, -m.end))

    def finished_actors(self) -> dict[str, Actor]:
        """The actors with every form in which the document names them."""
        used = {mention.actor for mention in chain(self.mentions.values(), self.things.values())}
        return {
            key: self._with_surfaces(actor) for key, actor in sorted(self.actors.items()) if key in used or actor.source
        }

    def _with_surfaces(self, actor: Actor) -> Actor:
        surfaces = [surface for surface in self._surfaces[actor.id] if surface != actor.name]
        names = tuple(dict.fromkeys([*actor.names, *surfaces]))
        return actor if names == actor.names else replace(actor, names=names)
