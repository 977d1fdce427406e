"""Whose "my administration" and "the Administration" is: one name for what a head of state calls so.

Left alone, "My Administration" of two presidents in two texts would be one and the same body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import MentionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

    from kg.annotations.article import ActorMention, Office
    from kg.annotations.draft import Draft
    from kg.annotations.first_person import Issuer

__all__ = ["link_administrations"]

_NOUN = "administration"
_SHARED = "our"
_OWN = ("my", _SHARED)
_BARE = ("the", "this")
_HEADS = ("head_of_state_of", "head_of_government_of")


def link_administrations(draft: Draft, issuer: Issuer, offices: Iterable[Office]) -> None:
    """Give each "my administration" to its speaker and, in a state's own text, "the Administration" to that state."""
    head = _head(draft, issuer, offices)
    for token in draft.tokens((_NOUN,)):
        if not token.i:
            continue
        before = token.nbor(-1)
        held = draft.name_at(token.i)
        if held is not None and _is_of_two(draft.doc[held.start : held.end]):
            _rename(draft, held)
        elif before.lower_ in _OWN:
            _link(draft, before.i, token, _of_speaker(draft, before, issuer, head))
        elif before.lower_ in _BARE and _is_bare_name(token):
            _link(draft, token.i, token, _meant_again(draft, token, issuer, head))


def _is_of_two(name: Span) -> bool:
    """ "Vale-Moss Administration": of a president and a vice president."""
    return len(name) == 4 and name[1].text in ("-", "/") and name[3].lower_ == _NOUN


def _rename(draft: Draft, held: ActorMention) -> None:
    """It is the president's, who stands first."""
    first = draft.doc[held.start].text
    people = [a.id for a in draft.actors.values() if a.type == "Person" and a.name.split()[-1] == first]
    actor = _named_after(draft, people[0]) if len(people) == 1 else None
    draft.relink(held.actor, actor or draft.new(f"{first} Administration", "GovernmentBody"))


def _is_bare_name(token: Token) -> bool:
    """Capitalised as a state writes of its own, no part of a longer name, and not said to be somebody's."""
    following = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
    return token.text[:1].isupper() and not following[:1].isupper() and following != "of"


def _meant_again(draft: Draft, token: Token, issuer: Issuer, head: str | None) -> str | None:
    """The administration named before; nobody's beside an agency that is called so; else that of the issuer's head."""
    ends = (m for m in draft.mentions.values() if m.kind is MentionKind.NAME and m.end <= token.i)
    longer = [m for m in ends if m.end - m.start > 1 and draft.doc[m.end - 1].lower_ == _NOUN]
    named = {m.actor for m in longer if draft.doc[m.start].lower_ not in _OWN}
    if not named:
        return (_named_after(draft, head) if head is not None else None) or issuer.body
    only = named.pop() if len(named) == 1 else None
    return None if only in draft.vocabulary.actors else only


def _head(draft: Draft, issuer: Issuer, offices: Iterable[Office]) -> str | None:
    """The one head of the issuing state whom the text names, else the author, if no minister."""
    current = [office for office in offices if office.status == "current"]
    heads = {each.holder.actor for each in current if each.relation in _HEADS and each.object == issuer.body}
    there = [head for head in heads if not draft.has_left(head)]
    if len(there) == 1:
        return there[0]
    others = {office.holder.actor for office in current if office.relation not in _HEADS}
    return issuer.person if issuer.person not in others - heads else None


def _of_speaker(draft: Draft, own: Token, issuer: Issuer, head: str | None) -> str | None:
    """The administration of whoever says "my"; of the head of the issuer's state where another says "our" for it."""
    speaker = draft.mentions.get((own.i, own.i + 1))
    person = speaker.actor if speaker is not None else None
    if person is not None and (person == issuer.body or (own.lower_ == _SHARED and _serves(draft, person, issuer))):
        person = head or issuer.body
    return _named_after(draft, person) if person is not None else None


def _serves(draft: Draft, person: str, issuer: Issuer) -> bool:
    """Whether somebody is of the issuing state, as its spokesperson is."""
    state = draft.actors.get(issuer.body or "")
    return state is not None and state.country is not None and draft.actors[person].country == state.country


def _named_after(draft: Draft, person: str) -> str | None:
    """ "Vale Administration", the name under which others speak of it too."""
    actor = draft.actors.get(person)
    if actor is None or not draft.is_type(person, "Person"):
        return None
    return draft.new(f"{actor.name.split()[-1]} Administration", "GovernmentBody", country=actor.country)


def _link(draft: Draft, start: int, token: Token, actor: str | None) -> None:
    """Put the actor in the place of a name that is none; without an actor the words are nobody's."""
    held = draft.name_at(token.i)
    if held is not None:
        if held.end != token.i + 1 or held.start < start:
            return  # "our Drug Enforcement Administration"
        draft.forget(held.start, held.end)
    draft.forget(token.i, token.i + 1)
    if actor is not None:
        if actor in draft.vocabulary.actors:
            draft.known(actor)
        kind, reason = MentionKind.NOMINAL, "whose administration it is"
        draft.add(start, token.i + 1, actor, kind=kind, reason=reason, root=token.i)
