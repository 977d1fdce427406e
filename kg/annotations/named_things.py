"""Treaties, summits, newspapers and offices that are named beside the actors, and peoples without a state.

They are looked for after all the names, and only where no name stands, so that no statement is read another way for
them: a name that ends with a noun of a known kind ("Vale Fishing Treaty", "Treaty on Fishing"), one before such a noun
in small letters ("Vale agreements"), and a people ("the Kurds").
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from kg.annotations.gazetteer import Role
from kg.annotations.time_words import WEEKDAYS_AND_MONTHS
from kg.annotations.tree import children, is_verb
from kg.model import MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.annotations.article import ActorMention
    from kg.annotations.draft import Draft
    from kg.annotations.names import Names
    from kg.model import Actor
    from kg.vocabulary import Vocabulary

__all__ = ["NamedThings"]

_THINGS = ("Event", "PolicyInstrument", "Project")
_BODIES = ("GovernmentBody", "MediaOrganization")
_NAMED_BY_WHAT_PRECEDES = "a name with a name before it"
_PARTS = ("NNP", "NNPS", "NN", "NNS", "JJ", "CD")
_DASHES = ("-", "‑", "–", "/")
_INTO = ("of", "on", "for", "against")
_JOINING = ("and", "of", "in", "for")
_INSIDE = ("compound", "nmod", "amod")
_NO_THINGS = ("PERSON", "NORP")
_LONGEST = 12  # words
_SHORT_WORD = 4  # letters
_TELLING = 2  # words


class NamedThings:
    """Finds things by the head nouns of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        kinds = {noun: kind for noun, kind in vocabulary.head_types.items() if kind in _THINGS}
        kinds |= {noun: kind for noun, kind in vocabulary.common_nouns.items() if kind in _BODIES}
        self._kinds = kinds | {f"{noun}s": kind for noun, kind in kinds.items() if kind in _THINGS}
        behind = vocabulary.nouns_noted(_NAMED_BY_WHAT_PRECEDES)
        self._behind_names = behind | {f"{noun}s" for noun in behind}
        self._gatherings = frozenset(noun for noun in behind if kinds[noun] == "Event")

    def find(self, draft: Draft, names: Names, titles: Container[int], publisher: Actor | None = None) -> None:
        """Add the things of a document.

        Args:
            draft: with all of its names.
            names: what may be a name in it.
            titles: the tokens of its office phrases.
            publisher: the body of a state that gives the text out.
        """
        reader = _Reader(draft, names, titles, self._kinds, self._gatherings, publisher)
        nouns = [token for token in draft.tokens(self._kinds) if token.i not in titles]
        shouted = []
        for noun in nouns:
            is_name = noun.text[:1].isupper() and noun.text not in WEEKDAYS_AND_MONTHS
            span = reader.name_of(noun) if is_name else None
            if span is not None and reader.may_be_heading(span):
                shouted.append((noun, span))
            elif span is not None:
                reader.add(span, noun, self._kinds[noun.lower_])
            elif noun.text.islower() and noun.lower_ in self._behind_names:
                reader.add(reader.behind_name(noun), noun, self._kinds[noun.lower_])
        for noun, span in shouted:  # there every word has a capital: only what is named elsewhere too is a name
            reader.add(span, noun, self._kinds[noun.lower_], known_only=True)
        _add_peoples(draft, names, titles)


class _Reader:
    """The names of one document around its head nouns."""

    def __init__(
        self,
        draft: Draft,
        names: Names,
        titles: Container[int],
        kinds: Mapping[str, str],
        gatherings: Container[str],
        publisher: Actor | None,
    ) -> None:
        self._draft = draft
        self._publisher = publisher
        self._kinds = kinds
        self._gatherings = gatherings
        self._doc: Doc = draft.doc
        self._names = names
        self._titles = titles
        self._known = {
            self._key(draft.doc[m.start : m.end], draft.doc[m.end - 1]): m.actor
            for m in draft.in_order()
            if m.kind is MentionKind.NAME and draft.is_type(m.actor, *_THINGS, *_BODIES)
        }

    def name_of(self, noun: Token) -> Span | None:
        """ "Vale Fishing Treaty", "Treaty on Fishing and Trade", "Order 12": the words of the name that a noun ends."""
        end = self._end(noun)
        if end is None:
            return None
        start = self._start(noun.i)
        return self._doc[start:end] if end - start > 1 else None

    def _start(self, at: int) -> int:
        """Where the run of capitals begins that goes on to a token."""
        doc, first = self._doc, self._doc[at].sent.start
        while at > first:
            before = doc[at - 1]
            joined = before.text in _DASHES and at - 1 > first
            part = doc[at - 2] if joined else before
            held = self._draft.name_at(part.i)
            if (held is None and not self._is_part(part, at)) or self._names.is_honorific(part):
                break
            at = held.start if held is not None and held.start < part.i else part.i
        return at

    def _is_part(self, token: Token, at: int) -> bool:
        """A capitalised word that is no day and no title, unless the title says of what kind the thing is."""
        title = token.i in self._titles and not (token.dep_ in _INSIDE and token.head.i >= at)
        return _is_capital(token) and not title and token.text not in WEEKDAYS_AND_MONTHS

    def _end(self, noun: Token) -> int | None:
        """Behind the noun, a number, or "of" with more capitals; `None` if the name goes on and has another head."""
        doc, end = self._doc, noun.i + 1
        if end < len(doc) and doc[end].tag_ == "CD" and doc[end].text[:1].isdigit() and _is_of_number(noun, doc[end]):
            return end + 1
        if noun.dep_ in _INSIDE and noun.head.i > noun.i and noun.head.text[:1].isupper():
            return None
        if self._kinds[noun.lower_] == "Event":
            return end  # "the Vale Meeting on Fishing" took place with or without these words
        while end + 1 < len(doc) and doc[end].lower_ in _INTO:
            ahead = end + 1 + (doc[end + 1].lower_ == "the")
            if ahead >= len(doc) or not _is_capital(doc[ahead]) or self._is_of_itself(ahead):
                break
            end = ahead + 1
            while end < len(doc) and (self._is_more(end) or self._goes_on(end)):
                end += 1
        return end if end - noun.i < _LONGEST else noun.i + 1

    def _goes_on(self, at: int) -> bool:
        """ "and" between capitals inside a name."""
        doc = self._doc
        return (
            doc[at].lower_ == "and" and at + 1 < len(doc) and _is_capital(doc[at + 1]) and self._draft.free(at, at + 2)
        )

    def _is_more(self, at: int) -> bool:
        """A further capital, but nobody's name: "the Office of the Envoy Ada Vale"."""
        held = self._draft.name_at(at)
        person = held is not None and self._draft.is_type(held.actor, "Person")
        return _is_capital(self._doc[at]) and not person

    def _is_of_itself(self, at: int) -> bool:
        """A day, person or state that stands behind the noun: when and whose it is belongs to no name."""
        held = self._draft.name_at(at)
        if self._doc[at].text in WEEKDAYS_AND_MONTHS:
            return True
        return held is not None and self._draft.is_type(held.actor, "Person", "Country", "Place")

    def behind_name(self, noun: Token) -> Span | None:
        """ "Vale agreements", "Vale nuclear deal", "Norlandic-Sudrian talks": a name and a noun in small letters."""
        doc, at = self._doc, noun.i
        if not noun.tag_.startswith("NN") or (noun.dep_ in _INSIDE and noun.head.i > at):
            return None  # "Vale truce monitors"
        modifiers = {part.i for part in children(noun, *_INSIDE)}
        while at - 1 in modifiers and doc[at - 1].text.islower():
            at -= 1
        start = self._start(at)
        if start == at or doc[at - 1].text in _DASHES:  # "Norland-brokered deal"
            return None
        return doc[start : noun.i + 1] if self._tells_which(start, at) else None

    def _tells_which(self, start: int, end: int) -> bool:
        """Two names, or one that is no adjective of a state ("a Norlandic agreement") and no person's."""
        inside = {m.start: m for k in range(start, end) if (m := self._draft.name_at(k)) is not None}
        if len(inside) != 1:
            return len(inside) > 1 or any(
                start <= entity.start and entity.end <= end and entity.label not in _NO_THINGS
                for entity in self._names.entities
            )
        (name,) = inside.values()
        if any(token.text in _DASHES for token in self._doc[start:end]):
            return True
        adjective = name.reason in ("demonym", "people")
        return not adjective and not self._draft.is_type(name.actor, "Person")

    def may_be_heading(self, name: Span) -> bool:
        """Whether capitals tell nothing here, since all long words of the sentence have one.

        A line that is nothing but a name is one, if it is told apart or says of what: "Office of the Vale Envoy".
        """
        if name.text.isupper():
            return True
        rest = [token for token in name.sent if token.is_alpha and not name.start <= token.i < name.end]
        if any(is_verb(token) and token.text.islower() for token in rest):
            return False
        if rest:
            return all(token.text[:1].isupper() for token in rest if len(token.text) > _SHORT_WORD)
        return not (self._is_told_apart(name) or any(token.lower_ in _INTO for token in name))

    def add(self, span: Span | None, noun: Token, kind: str, *, known_only: bool = False) -> None:
        """A mention of the thing of that name, or of the actor whose longer name it is."""
        if span is None or len(span) > _LONGEST or self._is_cut(span.start):
            return
        if len(span) <= _TELLING and self._is_plain(span) and not self._is_told_apart(span):
            return
        held = self._draft.name_at(noun.i)
        whole = held is not None and held.start <= span.start and span.end <= held.end
        other = held is not None and self._draft.is_type(held.actor, "Person", "Country", "Place")
        listed = self._listed(span)
        if whole or other or (held is not None and held.actor in self._draft.vocabulary.actors and listed is None):
            return
        key = self._key(span, noun)
        actor = listed or self._longer(held, span) or self._known.get(key)
        if actor is None and not known_only:
            actor = self._new(span, noun, kind)
        if actor is not None:
            self._known[key] = self._draft.known(actor) if actor == listed else actor
            self._draft.add_thing(span.start, span.end, actor, reason="named thing", root=noun.i)

    def _listed(self, name: Span) -> str | None:
        """The known actor of that name."""
        readings = self._names.gazetteer.lookup(name.text)
        return next((reading.actor for reading in readings if reading.role is Role.NAME), None)

    def _longer(self, held: ActorMention | None, name: Span) -> str | None:
        """The actor of a part that ends with the noun, unless many are called so ("Task Force")."""
        if held is None or not name.start <= held.start < held.end <= name.end:
            return None
        return None if self._is_plain(name.doc[held.start : held.end]) else held.actor

    def _new(self, name: Span, noun: Token, kind: str) -> str:
        """Events, and what many are called, are of this document; a line of its own names a body of the publisher."""
        if kind == "GovernmentBody" and self._publisher is not None and _is_line(name):
            body = self._publisher
            text = f"{_written(name)} ({body.name})"
            return self._draft.new(text, kind, country=body.country, parent=body.id)
        local = kind == "Event" or not self._is_told_apart(name)
        local = local or (noun.text.islower() and self._is_of_a_body(name))
        return self._draft.new(_written(name), kind, local=local and kind != "MediaOrganization")

    def _is_plain(self, name: Span) -> bool:
        """ "Order", "Task Force", "Health Policy": nothing but kinds, titles and fields."""
        plain = all(token.lower_ in self._names.plain.all for token in name if token.text not in _DASHES)
        return plain and not any(token.tag_ == "CD" for token in name)

    def _is_cut(self, start: int) -> bool:
        """ "(Fish and) Trade Initiative", "(Friends of the) Vale Summit": the name begins before it."""
        doc, at = self._doc, start
        if at and doc[at - 1].text in _DASHES and not doc[at - 1].whitespace_:
            return True  # "(half-)Price Lunch Program"
        if at > 1 and doc[at - 1].lower_ == "the":
            at -= 1 + (doc[at - 2].lower_ == "of")
        elif at and doc[at - 1].lower_ in _JOINING:
            at -= 1
        first = doc[at - 1] if 0 < at < start else None
        if first is None or first.tag_ not in ("NNP", "NNPS") or not first.text[:1].isupper():
            return False
        held = self._draft.name_at(first.i)
        told = first.i in self._titles or (held is not None and held.actor in self._draft.vocabulary.actors)
        return not told and first.text not in WEEKDAYS_AND_MONTHS

    def _is_told_apart(self, span: Span) -> bool:
        """Whether it has a name or number that tells it from all others that are called so."""
        return any(token.tag_ == "CD" or self._names_somebody(token) for token in span)

    def _names_somebody(self, token: Token) -> bool:
        held = self._draft.name_at(token.i)
        if held is None:
            return False
        return held.actor in self._draft.vocabulary.actors or not self._is_plain(self._doc[held.start : held.end])

    def _is_of_a_body(self, name: Span) -> bool:
        """ "League proposal": one of many."""
        held = self._draft.name_at(name.start)
        return held is not None and not self._draft.is_type(held.actor, "Country", "Place") and held.end == name.end - 1

    def _key(self, name: Span, noun: Token) -> frozenset[str]:
        """As names of things are compared within a document: "SUDRIAN-NORLANDIC MEETING", "Norland–Sudria meeting".

        Of meetings with two more words in common it does not matter what they are called ("conference").
        """
        words, at = set(), name.start
        while at < name.end:
            hit = self._names.hit_from.get(at)
            within = hit is not None and hit.end <= name.end
            words.add(hit.readings[0].actor if hit is not None and within else self._draft.words[at])
            at = hit.end if hit is not None and within else at + 1
        words -= {*_DASHES, *_INTO, "the"}
        gathering = noun.lower_ in self._gatherings and len(words) > _TELLING
        return frozenset(words - {noun.lower_} | {"Event"} if gathering else words)


def _written(span: Span) -> str:
    """The name of a stretch: no blanks around a hyphen."""
    return " ".join(span.text.split()).replace(" - ", "-")


def _is_line(name: Span) -> bool:
    """Whether it stands alone on its line."""
    doc = name.doc
    above = not name.start or "\n" in doc[name.start - 1].text
    return above and name.end < len(doc) and "\n" in doc[name.end].text


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.tag_ in _PARTS


def _is_of_number(noun: Token, number: Token) -> bool:
    """ "Order 12", "Resolution 2231": the number belongs to the name, unless it counts what stands behind it."""
    return number.head.i <= noun.i or number.head.i == noun.head.i


def _add_peoples(draft: Draft, names: Names, titles: Container[int]) -> None:
    """ "the Kurds": a people that the model knows and that is no state's."""
    for entity in names.entities:
        at = entity.end - 1
        is_people = entity.label == "NORP" and draft.doc[at].tag_ == "NNPS" and draft.doc[at].text[:1].isupper()
        if (
            is_people
            and draft.doc[at].is_alpha
            and draft.words[at].endswith("s")
            and entity.end - entity.start == 1
            and at not in titles
            and draft.free(at, at + 1)
        ):
            kind = draft.vocabulary.head_types.get(draft.words[at], "Group")
            draft.add_thing(at, at + 1, draft.new(draft.doc[at].text, kind), reason="people")
