"""I and we: the speaker of the quotation or turn, else whoever signed or issued the text.

"I" is a person. "We" is the country or body that the person speaks for, as far as an office tells. Where two could be
meant ("joint statement", "remarks by Vale and Moss"), nobody is.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kg.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.annotations.article import ActorMention, Office
    from kg.annotations.cues import CueIndex
    from kg.annotations.draft import Draft
    from kg.annotations.offices import OfficePhrase
    from kg.annotations.utterances import Utterance

__all__ = [
    "Author",
    "Heading",
    "Issuer",
    "find_issuer",
    "is_called",
    "link_first_person",
    "may_be_heading",
    "read_heading",
]

_SINGULAR = frozenset(["I", "me", "my", "myself", "My", "Me"])
_PLURAL = frozenset(["we", "us", "our", "ours", "We", "Our", "ourselves"])
_WORDS = frozenset(word.lower() for word in _SINGULAR | _PLURAL)
_RANKS = ("vice", "deputy", "prime", "first", "assistant", "under")
_BY = ("by", "from", "of")
_SIGNED_WITHIN = 4  # paragraphs
_LONGEST_SIGNATURE = 14  # tokens
_REACH = 8
_HEADS_A_TEXT = "heads a text"
_ENDS_AUTHORS = frozenset("at on in before after to with for during following".split())


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody behind "statement by"; the title as written there, lower case, or empty."""

    actor: str
    title: str

    def is_called(self, title: str) -> bool:
        return is_called(self.title, title)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading of a text says of its origin."""

    authors: tuple[Author, ...] = ()
    is_statement: bool = False
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who says "I" and "we" in a text outside of quotations; actor ids."""

    person: str | None = None
    body: str | None = None


def is_called(role: str, title: str) -> bool:
    """ "prime minister" is no "minister", but "trade minister" is: a portfolio may stand before a title."""
    role = role.lower().replace("-", " ")
    return role == title or (role.endswith(f" {title}") and role.removesuffix(title).strip() not in _RANKS)


def read_heading(draft: Draft, phrases: list[OfficePhrase], cues: CueIndex) -> Heading:
    """Authors of "Statement by Trade Minister Vale on …" in the first paragraph."""
    start, end = _first_paragraphs(draft.words)[0]
    head = next((k for k in range(start, end) if _heads_a_text(draft.doc[k], cues)), None)
    if head is None:
        return Heading()
    joint = any(token.lower_ == "joint" for token in draft.doc[start:end])
    people = _people_behind(draft, head, end)
    titles = {k: phrase.role.lower() for phrase in phrases for holder in phrase.holders for k in range(*holder)}
    authors = {m.actor: Author(m.actor, titles.get(m.start, "")) for m in people}
    return Heading(tuple(authors.values()), is_statement=True, joint=joint or len(authors) > 1)


def find_issuer(draft: Draft, heading: Heading, offices: list[Office], body: str | None) -> Issuer:
    """The author of the heading, or of a line "Ada Vale, Trade Minister"; the body that publishes.

    A joint statement has no single "we", nor has a statement without an author: it may be of many.
    """
    if body is None or heading.joint:
        return Issuer()
    signer = _signer(draft, _first_paragraphs(draft.words), offices)
    person = heading.authors[0].actor if heading.authors else signer
    return Issuer(person, body if person or not heading.is_statement else None)


def may_be_heading(title: str, cues: CueIndex) -> bool:
    """Whether a title has one of the words that `read_heading` looks for; if not, it need not be parsed."""
    words = title.lower().split()
    return any(noun[:-1] in word for noun in cues.first_words("speech", _HEADS_A_TEXT) for word in words)


def _heads_a_text(token: Token, cues: CueIndex) -> bool:
    cue = cues.at(token, "speech") if token.tag_.startswith("N") else None
    return cue is not None and _HEADS_A_TEXT in cue.note


def _people_behind(draft: Draft, head: int, end: int) -> list[ActorMention]:
    """The people right behind "by"; several if they are coordinated."""
    doc = draft.doc
    if head + 1 >= end or doc[head + 1].lower_ not in _BY:
        return []
    people = [m for m in draft.in_order() if head < m.start < end and draft.is_type(m.actor, "Person")]
    names = [m for m in people if m.kind is MentionKind.NAME]
    if not names or names[0].start > head + _REACH:
        return []
    return [m for m in names if _coordinated(doc, names[0], m)]


def _coordinated(doc: Doc, first: ActorMention, other: ActorMention) -> bool:
    between = {token.lower_ for token in doc[first.end : other.start]}
    return other is first or (bool(between & {"and", ",", "&"}) and not between & _ENDS_AUTHORS)


def _first_paragraphs(words: list[str]) -> list[tuple[int, int]]:
    breaks = (at + 1 for at, word in enumerate(words[:-1]) if "\n\n" in word)
    starts = [0, *islice(breaks, _SIGNED_WITHIN + 1)]
    ends = [*starts[1:], len(words)]
    return list(zip(starts, ends, strict=True))[: _SIGNED_WITHIN + 1]


def _signer(draft: Draft, paragraphs: list[tuple[int, int]], offices: list[Office]) -> str | None:
    """ "Ada Vale, Trade Minister" as a paragraph of its own."""
    for start, end in paragraphs:
        mention = draft.mention_from(start)
        short = end - start <= _LONGEST_SIGNATURE
        if mention is None or not short or not draft.is_type(mention.actor, "Person"):
            continue
        titled = any(o.holder.actor == mention.actor and start <= o.start < end for o in offices)
        verbal = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in draft.doc[start:end])
        if titled and not verbal:
            return mention.actor
    return None


# ---- linking --------------------------------------------------------------------------------------------------------


def link_first_person(
    draft: Draft,
    around: Callable[[Token], list[Utterance]],
    actor_at: Callable[[Token], ActorMention | None],
    offices: list[Office],
    issuer: Issuer,
    titled: Container[str] = (),
) -> None:
    """Add a mention for each "I" and "we" whose speaker is known.

    `titled` are the people who are named with an office. Where nobody knows of which state, "we" in a quotation is the
    minister; in a transcript too many speak.
    """
    for token in draft.tokens(_WORDS):
        singular = token.text in _SINGULAR
        if not token.tag_.startswith("PRP") or not (singular or token.text in _PLURAL):
            continue
        if closest := next(iter(around(token)), None):
            speaker = actor_at(closest.speaker) if closest.speaker is not None else None
            person, reason = (speaker.actor if speaker else None), "first person of the speaker"
            ours = issuer.person is not None and person == issuer.person  # the author speaks for the issuer
            actor = person if singular else issuer.body if ours else _spoken_for(draft, person, offices)
            alone = actor is None and closest.quoted and person in titled
            actor = person if alone else actor
        else:
            actor, reason = (issuer.person if singular else issuer.body), "first person of the issuer"
            alone = False
        if actor is None:
            continue
        if actor in draft.vocabulary.actors:
            draft.known(actor)
        if draft.is_type(actor, "Person") == (singular or alone):
            draft.add(token.i, token.i + 1, actor, kind=MentionKind.PRONOUN, reason=reason, root=token.i)


def _spoken_for(draft: Draft, actor: str | None, offices: list[Office]) -> str | None:
    """The country or body that somebody who says "we" speaks for."""
    if actor is None or not draft.is_type(actor, "Person"):
        return actor if actor and draft.is_type(actor, "Country", "Organization") else None
    held = [office for office in offices if office.holder.actor == actor and office.status == "current"]
    served = {_acting(draft, office) for office in held}
    if not held and (home := draft.vocabulary.country_ids.get(draft.actors[actor].country or "")):
        served = {home}
    return served.pop() if len(served) == 1 else None


def _acting(draft: Draft, office: Office) -> str | None:
    """The state or body of an office; the state where the body is named by its seat ("White House Coordinator")."""
    served = office.jurisdiction or office.object
    if draft.is_type(served, "Country", "Organization"):
        return served
    return draft.vocabulary.country_ids.get(draft.actors[served].country or "")
