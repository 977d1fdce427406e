"""Whom an adjective or people of a state means: the state, a language, or people of that descent elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.gazetteer import Role
from kg.annotations.metonymy import is_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.annotations.draft import Draft
    from kg.annotations.gazetteer import NameHit

__all__ = ["add_demonym", "add_descent", "start_of_descent"]

_ETHNIC = "ethnic"
_HYPHENS = ("-", "‑", "–")


def start_of_descent(words: Sequence[str], hit: NameHit) -> int | None:
    """Where "ethnic Norlanders" begins, who are of another state, mostly; "multi-ethnic Norlandic" is no such people.

    Args:
        words: of the text, in lower case.
        hit: an adjective or people of a state.
    """
    if not hit.of_role(Role.DEMONYM, Role.PEOPLE):
        return None
    at = hit.start - 1
    at -= at > 0 and words[at] in _HYPHENS
    joined = at > 0 and words[at - 1] in _HYPHENS
    return at if at >= 0 and words[at] == _ETHNIC and not joined else None


def add_descent(draft: Draft, hit: NameHit) -> None:
    """Add the mention of a people by its descent, where no longer name holds it."""
    start = start_of_descent(draft.words, hit)
    if start is None or not draft.free(start, hit.end):
        return
    people = draft.vocabulary.territories[hit.of_role(Role.DEMONYM, Role.PEOPLE)[0].actor].people
    name = people[0] if people else hit.text
    draft.add(start, hit.end, draft.new(f"{_ETHNIC} {name}", "Group"), reason="people of a descent")


def add_demonym(draft: Draft, hit: NameHit) -> None:
    """ "Norlandic" is the state, but not as a language."""
    reading = hit.of_role(Role.DEMONYM, Role.PEOPLE)[0]
    if not (hit.of_role(Role.DEMONYM) and is_language(draft.doc[hit.end - 1])):
        draft.add(hit.start, hit.end, draft.known(reading.actor), reason=str(reading.role))
