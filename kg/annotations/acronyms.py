"""Long names with their acronym in brackets: "the Lake and Port Authority (LPA)" is the LPA from there on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotations.draft import Draft

__all__ = ["bind_acronyms", "is_spelled_out"]

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
