"""Long names with their acronym in brackets: "the Lake and Port Authority (LPA)" is the LPA from there on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.gazetteer import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

    from kg.annotations.draft import Draft
    from kg.annotations.gazetteer import NameHit

__all__ = ["bind_acronyms", "is_spelled_out", "redefined"]

_ACRONYM = (2, 10)


def bind_acronyms(draft: Draft) -> None:
    """ "Long Name (LN)" binds the acronym to the name, wherever it stands."""
    for mention in draft.in_order():
        short = _in_brackets(draft.doc, mention.end)
        if short is not None and draft.is_type(mention.actor, "Organization", "PolicyInstrument", "Event"):
            _bind(draft, short, mention.actor)


def is_spelled_out(doc: Doc, start: int, end: int) -> bool:
    """Whether the acronym behind a name has the first letters of all of its words: it is one name to its end."""
    short = _in_brackets(doc, end)
    letters = "".join(token.text[0] for token in doc[start:end] if token.text[:1].isupper() and token.lower_ != "the")
    return short is not None and letters == short.text


def redefined(doc: Doc, hits: Iterable[NameHit]) -> dict[str, str]:
    """Known acronyms that a text defines as somebody else's: "Norlandic Ocean Authority (NOA)" is no other NOA.

    The actor meant, by acronym; the name before it has the letters, with or without its small words.
    """
    known = list(hits)
    by_start = {hit.start: hit for hit in known}
    found: dict[str, str] = {}
    for hit in known:
        short = _in_brackets(doc, hit.end)
        other = by_start.get(short.i) if short is not None else None
        named = hit.of_role(Role.NAME)
        if short is None or other is None or not named or other.end != short.i + 1:
            continue
        meant = named[0].actor
        if short.text in _initials(doc, hit) and all(reading.actor != meant for reading in other.readings):
            found[short.text] = meant
    return found


def _initials(doc: Doc, hit: NameHit) -> tuple[str, str]:
    words = [token for token in doc[hit.start : hit.end] if token.text[0].isalpha()]
    return "".join(w.text[0] for w in words if w.text[0].isupper()), "".join(w.text[0].upper() for w in words)


def _in_brackets(doc: Doc, end: int) -> Token | None:
    """The acronym of "(LPA)" that begins at a token."""
    if end + 2 >= len(doc) or doc[end].text != "(" or doc[end + 2].text != ")":
        return None
    short = doc[end + 1]
    return short if short.text.isupper() and _ACRONYM[0] <= len(short.text) <= _ACRONYM[1] else None


def _bind(draft: Draft, short: Token, actor: str) -> None:
    if draft.free(short.i, short.i + 1):
        draft.add(short.i, short.i + 1, actor, reason="acronym")
    for other in draft.in_order():
        known = draft.actors.get(other.actor)
        if known is not None and known.source is None and draft.doc[other.start : other.end].text == short.text:
            draft.relink(other.actor, actor)
