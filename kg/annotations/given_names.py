"""Given names and surnames of two: "your son Jordan" is no state, "Austin" after "Austin Reed" no minister Austin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotations.coreference import LABEL
from kg.annotations.gazetteer import Role
from kg.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.annotations.article import ActorMention
    from kg.annotations.draft import Draft
    from kg.annotations.gazetteer import NameHit

__all__ = ["is_given_name", "link_given_names", "link_wives", "tell_wives"]

_KIN = frozenset("son daughter brother sister wife husband grandson granddaughter nephew niece cousin".split())
_MARRIED = ("mrs", "mrs.")
_WIFE = "wife"
_HERS = ("his", "her")
_NEAR = 40  # tokens
_ASKED = ("question", "questions")
_TITLED = ("office+name", "honorific", LABEL)
"""How a surname is known that stands without a first name."""


def is_given_name(doc: Doc, hit: NameHit) -> bool:
    """Whether the name of a state that people have too is that of somebody who asks, is asked, or is a relative."""
    if hit.end - hit.start > 1 or not hit.of_role(Role.WEAK):
        return False
    return _is_of_kin(doc, hit.start) or _has_asked(doc, hit.end) or _is_whole_turn(doc, hit.start, hit.end)


def _is_of_kin(doc: Doc, start: int) -> bool:
    """ "your son Jordan", "Vale's brother Jordan"."""
    if start < 2 or doc[start - 1].lower_ not in _KIN:
        return False
    return any(token.tag_ in ("PRP$", "POS") for token in doc[max(start - 4, 0) : start - 1])


def _has_asked(doc: Doc, end: int) -> bool:
    """ "to Jordan's question"."""
    behind = doc[end : end + 2]
    return len(behind) == 2 and behind[0].tag_ == "POS" and behind[1].lower_ in _ASKED


def _is_whole_turn(doc: Doc, start: int, end: int) -> bool:
    """ "MS VALE: Jordan.": whoever is given the floor."""
    before = [token.text for token in doc[max(start - 4, 0) : start] if not token.is_space]
    behind = [token.text for token in doc[end : end + 2]]
    labelled = len(before) > 1 and before[-1] == ":" and before[-2].isupper()
    return labelled and behind[:1] in (["."], ["?"]) and all("\n\n" in text for text in behind[1:])


def link_given_names(draft: Draft) -> None:
    """ "Minister Reed … Reed Moss … Reed": a bare name is whoever was called by it last, if that is a first name."""
    people = [m for m in draft.in_order() if m.kind is MentionKind.NAME and draft.is_type(m.actor, "Person")]
    first = {_words(draft, m)[0] for m in people if len(_words(draft, m)) > 1}
    last: dict[str, ActorMention] = {}
    called: set[str] = set()
    for mention in people:
        words = _words(draft, mention)
        if len(words) > 1:
            last |= {words[0]: mention, words[-1]: mention}
        elif mention.reason in _TITLED:
            last[words[0]] = mention
        elif (before := last.get(words[0])) is not None and words[0] in first & called:
            if _is_first_name_of(draft, words[0], before):
                _link(draft, mention, before.actor)
        if len(words) > 1 or mention.reason in _TITLED:
            called.add(words[-1])  # as a surname


def link_wives(draft: Draft) -> None:
    """ "Mrs. Vale" beside "Ada Vale, the wife of Tom Vale": of several people of that surname the wife."""
    people, called_mrs = _people_and_married(draft)
    for mention in called_mrs:
        full = _full_names(draft, people, mention)
        wives = {m.actor for m in full if _is_called_wife(draft.doc, m)}
        if len(wives) == 1 and len({m.actor for m in full}) > 1:
            _link(draft, mention, wives.pop())


def tell_wives(draft: Draft) -> None:
    """ "Mrs. Vale" beside "Tom Vale's wife", whom nobody names, is not Tom Vale: only this document knows her."""
    people, called_mrs = _people_and_married(draft)
    for mention in called_mrs:
        full = _full_names(draft, people, mention)
        husbands = {m.actor for m in full if not _is_called_wife(draft.doc, m)}
        if mention.actor in husbands and len(husbands) == len({m.actor for m in full}):
            (surname,) = _words(draft, mention)
            if _has_wife(draft, people, surname):
                name = f"Mrs. {draft.doc[mention.start : mention.end].text}"
                _link(draft, mention, draft.new(name, "Person", local=True))


def _people_and_married(draft: Draft) -> tuple[list[ActorMention], list[ActorMention]]:
    """All names of people, and those of one word behind "Mrs."."""
    people = [m for m in draft.in_order() if m.kind is MentionKind.NAME and draft.is_type(m.actor, "Person")]
    called = [m for m in people if m.end - m.start == 1 and m.start and draft.words[m.start - 1] in _MARRIED]
    return people, called


def _full_names(draft: Draft, people: list[ActorMention], mention: ActorMention) -> list[ActorMention]:
    """Where people of a surname are named in full."""
    (surname,) = _words(draft, mention)
    return [m for m in people if m.end - m.start > 1 and _words(draft, m)[-1] == surname]


def _has_wife(draft: Draft, people: list[ActorMention], surname: str) -> bool:
    """ "Vale's wife", "the wife of Tom Vale", or "her wife" where a Vale is the person named last before it."""
    ends = {m.end: m for m in people if _words(draft, m)[-1] == surname}
    starts = {m.start for m in ends.values()}
    for token in draft.tokens([_WIFE]):
        at = token.i
        if at + 2 in starts and draft.words[at + 1] == "of":
            return True
        if at and draft.doc[at - 1].tag_ == "POS" and at - 1 in ends:
            return True
        if at and draft.doc[at - 1].lower_ in _HERS:
            before = [m for m in people if at - _NEAR <= m.start < at]
            if before and before[-1].end in ends:
                return True
    return False


def _is_called_wife(doc: Doc, name: ActorMention) -> bool:
    """ "Ada Vale, the wife of", "his wife, Ada Vale"."""
    behind = [token.lower_ for token in doc[name.end : name.end + 4]]
    before = [token.lower_ for token in doc[max(name.start - 2, 0) : name.start] if token.text != ","]
    return before[-1:] == [_WIFE] or (behind[:1] == [","] and _WIFE in behind and "," not in behind[1:])


def _is_first_name_of(draft: Draft, word: str, mention: ActorMention) -> bool:
    """Not where the family name comes first ("Xi Jinping")."""
    words = _words(draft, mention)
    surnames = (surname.lower() for surname in draft.actors[mention.actor].weak_names)
    return len(words) > 1 and words[0] == word and word not in surnames


def _link(draft: Draft, mention: ActorMention, actor: str) -> None:
    old = mention.actor
    draft.add(mention.start, mention.end, actor, reason="first name")
    if not any(other.actor == old for other in draft.in_order()):
        draft.actors.pop(old, None)


def _words(draft: Draft, mention: ActorMention) -> list[str]:
    return [token.lower_ for token in draft.doc[mention.start : mention.end]]
