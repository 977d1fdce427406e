"""Ships without a name, or with one beside the noun: "a tanker … the ship … the tanker, the Ada Vale, … the vessel"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotations.tree import bare_phrase, child, children, start_of_reach
from kg.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from kg.annotations.draft import Draft
    from kg.vocabulary import Vocabulary

__all__ = ["Vessels"]

_VESSEL = "Vessel"
_ANY = "means any ship again"
_SHIP = "a ship"
_AGAIN = ("the", "this", "that")
_NEW = ("a", "an", "another", "one")
_OTHERS = ("last", "latter", "next", "new", "other")
_BESIDE = ("appos", "compound")


@dataclass(slots=True)
class _Vessel:
    """One ship of a document: its nouns, what it is called by them, and the tokens of its name."""

    nouns: list[Token] = field(default_factory=list)
    name: tuple[int, int] | None = None
    in_heading: bool = False
    """Only the first line has it yet, without an article: the text below brings it in as new."""

    def may_be(self, noun: Token, general: frozenset[str], ships: frozenset[str]) -> bool:
        """ "The ship" is a tanker too; the tanker is no frigate."""
        called = {each.lower_ for each in self.nouns}
        return noun.lower_ in called or (noun.lower_ in general and called <= ships) or called <= general


class Vessels:
    """Follows each ship of a document from noun to noun; a ship that is spoken of once and has no name is left out."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._nouns = frozenset(noun for noun, kind in vocabulary.common_nouns.items() if kind == _VESSEL)
        self._general = vocabulary.nouns_noted(_ANY)
        self._ships = self._general | vocabulary.nouns_noted(_SHIP)

    def find(self, draft: Draft) -> None:
        found: list[_Vessel] = []
        for noun in draft.tokens(self._nouns):
            if noun.tag_ in ("NN", "NNP") and noun.i not in draft.owner and noun.dep_ not in ("compound", "nmod"):
                self._read(draft, noun, found)
        called: set[str] = set()
        for vessel in found:
            if len(vessel.nouns) > 1 or vessel.name:
                _add(draft, vessel, called)

    def _read(self, draft: Draft, noun: Token, found: list[_Vessel]) -> None:
        name = _name_beside(draft, noun)
        determiner = child(noun, "det")
        article = determiner.lower_ if determiner is not None else None
        heading = article is None and noun.sent.start == 0
        again = article in _AGAIN and not _is_told_apart(draft, noun)
        meant = self._meant(noun, name, found, draft) if again or name else None
        if article in _NEW and len(found) == 1 and found[0].in_heading and name is None:
            meant = found[0]
        if meant is None and (name or heading or article in _NEW):
            found.append(meant := _Vessel())
        if meant is not None:
            meant.in_heading = heading
            meant.nouns.append(noun)
            meant.name = meant.name or name

    def _meant(self, noun: Token, name: tuple[int, int] | None, found: list[_Vessel], draft: Draft) -> _Vessel | None:
        """The ship of that name, else the only one that may be meant; of several the only one in reach."""
        if name is not None:
            called = draft.doc[slice(*name)].text
            known = (v for v in found if v.name and draft.doc[slice(*v.name)].text == called)
            if (same := next(known, None)) is not None:
                return same
        fitting = [v for v in found if v.may_be(noun, self._general, self._ships) and (name is None or v.name is None)]
        near = [v for v in fitting if v.nouns[-1].i >= start_of_reach(noun)]
        return fitting[0] if len(fitting) == 1 else near[0] if len(near) == 1 else None


def _is_told_apart(draft: Draft, noun: Token) -> bool:
    """ "The second ship", "the other tanker", "the Sudrian vessel": one beside those before."""
    return any(
        part.lower_ in _OTHERS or part.ent_type_ == "ORDINAL" or draft.name_at(part.i) is not None
        for part in children(noun, "amod", "compound", "nmod", "poss")
    )


def _name_beside(draft: Draft, noun: Token) -> tuple[int, int] | None:
    """ "the tanker, the Ada Vale", "the tanker Ada Vale": the capitals right behind the noun."""
    doc, at = noun.doc, noun.i + 1
    if at < len(doc) and doc[at].text == ",":
        at += 1
        if at >= len(doc) or doc[at].lower_ != "the":
            return None
    at += at < len(doc) and doc[at].lower_ == "the"
    end = at
    while end < len(doc) and doc[end].text[:1].isupper() and doc[end].tag_ in ("NNP", "NNPS"):
        end += 1
    beside = end > at and any(doc[k].head.i == noun.i and doc[k].dep_ in _BESIDE for k in range(at, end))
    return (at, end) if beside and not _is_another(draft, at, end) else None


def _is_another(draft: Draft, start: int, end: int) -> bool:
    """Whether a person or state stands there instead."""
    held = [draft.name_at(k) for k in range(start, end)]
    return any(name is not None and draft.is_type(name.actor, "Person", "Country") for name in held)


def _add(draft: Draft, vessel: _Vessel, called: set[str]) -> None:
    """The ship wherever the document speaks of it, and wherever its name stands; `called` are the ships before it."""
    first = vessel.nouns[0]
    name = draft.doc[slice(*vessel.name)] if vessel.name else draft.doc[bare_phrase(first).start : first.i + 1]
    if name.text.lower() in called:
        return  # two ships of one name: nothing would tell them apart
    called.add(name.text.lower())
    held = draft.name_at(name.start) if vessel.name else None
    actor = held.actor if held is not None else draft.new(name.text, _VESSEL, local=True)
    if vessel.name:
        _add_names(draft, name, actor)
    for noun in vessel.nouns:
        start = min(bare_phrase(noun).start, noun.i)
        draft.add_thing(start, noun.i + 1, actor, kind=MentionKind.NOMINAL, reason="vessel", root=noun.i)


def _add_names(draft: Draft, name: Span, actor: str) -> None:
    """Wherever the same words stand and nobody else is named."""
    for token in draft.tokens([name[0].lower_]):
        span = draft.doc[token.i : token.i + len(name)]
        if span.text == name.text and draft.free(span.start, span.end):
            draft.add_thing(span.start, span.end, actor, reason="name of a vessel")
