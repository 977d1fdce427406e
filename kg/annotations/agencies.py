"""Whose ministry, army, court or chamber a body is, where its name or the words beside it say so.

"Norway's coast guard", "the Norwegian Coast Directorate" and "the Supreme Court of Norway" each name a state and a body
of that state. Nothing is taken from what is merely known: "the Storting" alone names no state, and the adjective in the
name of a known body ("the US Senate") says nothing new, since that body stands with its state in the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.article import ActorMention, Office
from kg.annotations.gazetteer import Role
from kg.model import MentionKind

if TYPE_CHECKING:
    from kg.annotations.draft import Draft
    from kg.annotations.names import Names

__all__ = ["find_agencies"]

_ORGANS = ("GovernmentBody",)
_POSSESSIVES = ("'s", "’s", "'", "’")
_QUOTES = ("``", '"', "“")
_LONGEST_STATE = 4
_BETWEEN = 2
_LOOSE = ("bank", "board", "committee", "council", "delegation", "embassy", "mission", "service")
"""As many clubs as organs are called so: of these the text must say whose they are ("Norway's Security Council")."""
_MEDIA = ("news", "press")
_BY_NAME = (Role.NAME, Role.WEAK, Role.DEMONYM)
_NOT_YET = ("former", "ex", "ex-", "then", "future", "new", "would-be", "self-declared", "proposed", "planned")


def find_agencies(draft: Draft, names: Names) -> list[Office]:
    """One for each body and state of a document: the first place where both are named together."""
    reader = _Reader(draft, names)
    found: dict[tuple[str, str], Office] = {}
    for mention in draft.in_order():
        if mention.kind is not MentionKind.NAME or not draft.is_type(mention.actor, *_ORGANS):
            continue
        state = reader.state_of(mention)
        if state is not None and (mention.actor, state) not in found:
            found[mention.actor, state] = reader.agency(mention, state)
    return list(found.values())


class _Reader:
    """Reads the state of a body from its name, from what stands before it, and from "of …" behind it."""

    def __init__(self, draft: Draft, names: Names) -> None:
        self._draft = draft
        self._names = names
        self._territories = draft.vocabulary.territories

    def state_of(self, mention: ActorMention) -> str | None:
        """The state, unless the body is known to be another's."""
        words = self._draft.words[mention.start : mention.end]
        if self._before(mention.start) in _NOT_YET or any(word in _MEDIA for word in words):
            return None
        # A body of no table whose name alone tells that it is an organ: "Norwegian Coast Directorate"
        learnt = self._draft.actors[mention.actor].source is None and not any(word in _LOOSE for word in words)
        state = self._owner(mention, adjectives=learnt) or self._behind(mention)
        state = state or self._in_name(mention, adjectives=learnt)
        if state is None:
            return None
        country = self._draft.actors[mention.actor].country
        return state if country in (None, self._draft.vocabulary.actors[state].country) else None

    def agency(self, mention: ActorMention, state: str) -> Office:
        near = (m for m in self._draft.in_order() if mention.start - _LONGEST_STATE - _BETWEEN <= m.start)
        beside = next((m for m in near if m.actor == state and m.start <= mention.end + _BETWEEN), None)
        return Office(
            holder=mention,
            relation="agency_of",
            object=self._draft.known(state),
            object_mention=beside,
            jurisdiction=None,
            role="",
            status="current",
            start=mention.start,
            end=mention.end,
            head=mention.root,
            rule="body of a state",
        )

    def _in_name(self, mention: ActorMention, *, adjectives: bool) -> str | None:
        """ "Norwegian Coast Guard", "Supreme Court of Norway"."""
        doc, (start, end) = self._draft.doc, (mention.start, mention.end)
        for length in range(min(_LONGEST_STATE, end - start - 1), 0, -1):
            first = self._named(start, start + length)
            if adjectives and first is not None and doc[start + length].text != "-":
                return first
            if doc[end - length - 1].lower_ in ("of", "the") and (last := self._named(end - length, end)):
                return last
        return None

    def _owner(self, mention: ActorMention, *, adjectives: bool) -> str | None:
        """ "Norway's powerful Coast Guard", "the Norwegian coast guard"."""
        doc, at = self._draft.doc, mention.start
        for _ in range(_BETWEEN):
            if at and (doc[at - 1].text in _QUOTES or (doc[at - 1].tag_ == "JJ" and doc[at - 1].text.islower())):
                at -= 1
        possessive = at > 1 and doc[at - 1].text in _POSSESSIVES and doc[at - 1].tag_ == "POS"
        end = at - 1 if possessive else at
        beside = self._draft.name_at(end - 1) if end else None
        if beside is None or beside.end != end or self._before(beside.start) in _NOT_YET:
            return None
        owner = self._named(beside.start, end)
        adjective = any(r.role is Role.DEMONYM for r in self._names.gazetteer.lookup(doc[beside.start : end].text))
        short = doc[beside.start : end].text.isupper()  # "US Congress"
        return owner if possessive or (adjectives and (adjective or short)) else None

    def _behind(self, mention: ActorMention) -> str | None:
        """ "the Censor Board of Norway"."""
        doc, at = self._draft.doc, mention.end
        if at + 1 >= len(doc) or doc[at].lower_ != "of":
            return None
        start = at + 2 if doc[at + 1].lower_ == "the" else at + 1
        beside = self._draft.mention_from(start) if start < len(doc) else None
        owns = beside is not None and beside.end < len(doc) and doc[beside.end].tag_ in ("POS", "NN", "NNS", "NNP")
        return self._state(beside.actor) if beside is not None and not owns else None

    def _named(self, start: int, end: int) -> str | None:
        if start in self._names.no_states:
            return None
        readings = self._names.gazetteer.lookup(self._draft.doc[start:end].text)
        keys = [r.actor for r in readings if r.role in _BY_NAME and r.actor in self._territories]
        return self._state(keys[0]) if len(keys) == 1 else None

    def _state(self, actor: str) -> str | None:
        known = self._draft.vocabulary.actors.get(actor)
        return actor if known is not None and known.type == "Country" else None

    def _before(self, start: int) -> str:
        return self._draft.doc[start - 1].lower_ if start else ""
