"""The state and its bodies by common nouns: "the Japanese government", "Norland's defense ministry", "Sudria's army".

A body is found in the gazetteer by the words of its field, else it is named by them, so that the intelligence agency of
a state is not its news agency. "The Norwegian ministry" names none of several: it is a body of its document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.tree import bare_phrase
from kg.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.article import ActorMention
    from kg.annotations.draft import Draft

__all__ = ["link_state_nouns"]

_KINDS = ("Country", "Military", "Legislature", "GovernmentBody")
_SINGLE = "the only one of a state"
_ARMED_FORCES = "the armed forces of a state"


def link_state_nouns(draft: Draft) -> None:
    """ "the Japanese government", "the government of Norland": the country itself; "Sudria's navy": a body of it."""
    nouns = draft.vocabulary.head_types
    for token in draft.tokens({noun for noun, kind in nouns.items() if kind in _KINDS}):
        if token.i in draft.owner or not token.tag_.startswith("NN"):
            continue
        owner = _owning_country(draft, token)
        if owner is None:
            continue
        phrase = bare_phrase(token)
        start, end = min(phrase.start, owner.start), max(token.i + 1, owner.end)
        start -= start > 0 and draft.doc[start - 1].lower_ == "the"
        kind = nouns[token.lower_]
        if kind == "Country":
            actor, reason = owner.actor, "state by its government"
        else:
            actor, reason = _body(draft, token, kind, owner), "body by its country"
        draft.add(start, end, actor, kind=MentionKind.NOMINAL, reason=reason, root=token.i)


def _body(draft: Draft, noun: Token, kind: str, owner: ActorMention) -> str:
    """The ministry, agency or army of a country that the words before the noun tell, or a new one of these words."""
    field = _field(draft, noun, owner)
    known = _known(draft, noun, field, owner)
    if known is not None:
        return draft.known(known)
    country = draft.actors[owner.actor]
    whole = not field and noun.lower_ in draft.vocabulary.nouns_noted(_ARMED_FORCES)
    called = "armed forces" if whole else f"{field} {noun.lower_}".strip()
    single = kind != "GovernmentBody" or field or noun.lower_ in draft.vocabulary.nouns_noted(_SINGLE)
    name = f"{called[:1].upper()}{called[1:]} of {country.name}"
    return draft.new(name, kind, local=not single, country=country.country, parent=country.id)


def _field(draft: Draft, noun: Token, owner: ActorMention) -> str:
    """The words between country and noun, or before the noun if the country stands behind it: "intelligence"."""
    start = owner.end if owner.end <= noun.i else bare_phrase(noun).start
    words = (draft.doc[k] for k in range(start, noun.i))
    return " ".join(word.lower_ for word in words if word.tag_ in ("JJ", "NN", "NNP", "NNS") and word.text.isalpha())


def _known(draft: Draft, noun: Token, field: str, owner: ActorMention) -> str | None:
    """The one body of that country and field that is called so, as "foreign ministry"; "troops" are all its forces."""
    code = draft.actors[owner.actor].country
    if not field and noun.lower_ in draft.vocabulary.nouns_noted(_ARMED_FORCES):
        return draft.vocabulary.armed_forces.get(code or "")
    actors = draft.vocabulary.actors
    fitting = [
        body
        for body in draft.vocabulary.bodies_by_portfolio.get(field, ())
        if actors[body].country == code and _is_called(noun, (actors[body].name, *actors[body].weak_names))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_called(noun: Token, names: tuple[str, ...]) -> bool:
    return any(noun.lower_ in name.lower().split() for name in names)


def _owning_country(draft: Draft, token: Token) -> ActorMention | None:
    """The country right before a noun, or behind "of"."""
    position = token.i
    while position > token.i - 4 and position > 0:
        position -= 1
        mention = draft.name_at(position)
        if mention is not None:
            state = draft.is_type(mention.actor, "Country")
            shared = draft.doc[mention.root].dep_ == "conj"  # "Norwegian and Danish officials" are of two states
            joined = mention.start > 1 and draft.doc[mention.start - 1].text in ("-", "–", "/")  # "US-Japan committee"
            return mention if state and not shared and not joined else None
        if draft.doc[position].tag_ not in ("POS", "JJ", "NN", "NNP") or draft.doc[position].head.i not in (
            token.i,
            position - 1,
        ):
            break
    if token.i + 2 < len(draft.doc) and draft.doc[token.i + 1].lower_ == "of":
        at = token.i + (3 if draft.doc[token.i + 2].lower_ == "the" else 2)
        mention = draft.mention_from(at)
        if mention is not None and draft.is_type(mention.actor, "Country"):
            return mention
    return None
