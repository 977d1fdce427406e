"""Whom an adjective or people of a state means: the state, a language, or people of that descent elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.gazetteer import Role
from kg.annotations.metonymy import is_language

if TYPE_CHECKING:
    from kg.annotations.draft import Draft
    from kg.annotations.gazetteer import NameHit

__all__ = ["add_demonym"]

_ETHNIC = "ethnic"


def add_demonym(draft: Draft, hit: NameHit) -> None:
    """ "Norlandic" is the state, but not as a language; "ethnic Norlanders" are of another state, mostly."""
    reading = hit.of_role(Role.DEMONYM, Role.PEOPLE)[0]
    if hit.start and draft.words[hit.start - 1] == _ETHNIC:
        people = draft.vocabulary.territories[reading.actor].people
        name = people[0] if people else hit.text
        draft.add(hit.start - 1, hit.end, draft.new(f"{_ETHNIC} {name}", "Group"), reason="people of a descent")
    elif not (hit.of_role(Role.DEMONYM) and is_language(draft.doc[hit.end - 1])):
        draft.add(hit.start, hit.end, draft.known(reading.actor), reason=str(reading.role))
