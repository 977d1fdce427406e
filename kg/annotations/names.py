"""The names in a text before anybody knows who bears them: gazetteer hits, entities of the model, runs of capitals.

`Names` answers the two questions that office phrases and the actor recogniser ask all the time: which name begins at
this token, and which one ends here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from kg.annotations.gazetteer import Gazetteer, NameHit, Role
from kg.annotations.given_names import is_given_name
from kg.annotations.listed_phrases import is_within
from kg.annotations.peoples import start_of_descent
from kg.annotations.time_words import WEEKDAYS_AND_MONTHS
from kg.annotations.tree import is_verb

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from kg.annotations.draft import Draft
    from kg.annotations.plain_words import PlainWords

__all__ = ["VERBAL", "Entity", "Names"]

_NAME_TAGS = ("NNP", "NNPS")
_PARTICLES = frozenset("al bin ben da de del den der di do dos du el ibn la le von van ter zu y".split())
VERBAL = ("pcomp", "acl", "advcl", "xcomp")
"""What a capitalised verb of a headline is called, though it is tagged as a name."""
_MAX_NAME = 6
_OPENING = ("“", '"', "‘", "'", "``", "„", "«")
_CLOSING = ("”", '"', "’", "'", "''", "“", "»")
_NICKNAME = 4
_BRACKETS = ("(", "[")
_CLOSED = (")", "]")
_ASIDE = 8  # tokens
_INTO_NAME = ("of", "for", "on")
_LAST_NAMES = ("May",)
_FIRST_NAMES = ("April", "August", "January", "June", "May")


class Entity(NamedTuple):
    """A span that the model's entity recogniser marked, trimmed of articles, possessives and stray punctuation."""

    start: int
    end: int
    label: str


class Names:
    """Names of one parsed text, by the token they begin and end at."""

    def __init__(self, draft: Draft, gazetteer: Gazetteer, honorifics: Iterable[str], plain: PlainWords) -> None:
        self.doc = doc = draft.doc
        self.words = draft.words
        self.gazetteer = gazetteer
        self.honorifics = _honorifics_in(self.words, frozenset(word.lower().rstrip(".") for word in honorifics))
        """The tokens that are an honorific or a part of one."""
        self.plain = plain
        self.common = plain.kinds
        """Head nouns of bodies and things ("Order", "Assembly"), which end no person's name."""
        every = gazetteer.find(doc, draft.text)
        nobody = plain.no_actors.find(draft, every)
        self.nobody = frozenset(at for stretch in nobody for at in stretch)
        """The tokens by which nobody is meant."""
        hits = [hit for hit in every if not is_within(hit.start, hit.end, nobody)]
        self.namesakes: list[NameHit] = plain.namesakes.find(draft, hits, every)
        """Known names that are somebody else's here: a member of a federation is called as a state is."""
        self.no_states = frozenset(hit.start for hit in self.namesakes)
        members = plain.longer.members(draft, self.no_states)
        self.member_to = {end: start for start, end in members}
        """Where the name of a member of a federation begins, by the token behind it."""
        wholes = plain.longer.find(draft, hits, members)
        self.wholes = frozenset((start, end) for start, end, label in wholes if label == "ORG")
        """Bodies whose names hold a known one, and are longer."""
        longer = [range(start, end) for start, end, _ in wholes]
        self.namesakes = [hit for hit in self.namesakes if not is_within(hit.start, hit.end, longer)]
        hits = [hit for hit in hits if not is_within(hit.start, hit.end, longer)]
        self.descents = [hit for hit in hits if start_of_descent(self.words, hit) is not None]
        """Adjectives and peoples of states by which people of that descent are meant."""
        given = {hit.start for hit in hits if is_given_name(doc, hit)}
        nobodys = given | self.no_states | {hit.start for hit in self.descents}
        self.hits: list[NameHit] = [hit for hit in hits if hit.start not in nobodys]
        self.hit_from = {hit.start: hit for hit in self.hits}
        self.hit_to = {hit.end: hit for hit in self.hits}
        trimmed = (entity for span in doc.ents for entity in self._trimmed(span))
        trimmed = (entity._replace(label="PERSON") if entity.start in given else entity for entity in trimmed)
        entities = self._with_nicknames(
            [entity for entity in trimmed if not is_within(entity.start, entity.end, nobody)]
        )
        self.entities = entities = _with_wholes(entities, wholes)
        self.entity_from = {entity.start: entity for entity in entities}
        self.entity_to = {entity.end: entity for entity in entities}
        self._surnames = {self.words[e.end - 1] for e in entities if e.label == "PERSON" and e.end - e.start > 1}

    def hits_within(self, entity: Entity) -> list[NameHit]:
        """The known names that share a token with an entity."""
        first = bisect_right(self.hits, entity.start, key=lambda hit: hit.end)
        return list(takewhile(lambda hit: hit.start < entity.end, islice(self.hits, first, None)))

    def _with_nicknames(self, entities: list[Entity]) -> list[Entity]:
        """ "Ada “the Hawk” Vale" is one name, whatever the model makes of its parts."""
        whole: list[Entity] = []
        for entity in entities:
            if whole and entity.start < whole[-1].end:
                continue
            end = self._behind_nickname(self._before_nickname(entity)) if entity.label == "PERSON" else None
            whole.append(Entity(entity.start, end, entity.label) if end else entity)
        return whole

    def _before_nickname(self, entity: Entity) -> int:
        """Where the first name ends: the model may take the opening quotation mark into the name, and not the other."""
        inside = range(entity.start + 1, entity.end)
        opening = next((k for k in inside if self.doc[k].text in _OPENING), None)
        closed = opening is not None and any(self.doc[k].text in _CLOSING for k in range(opening + 1, entity.end))
        return entity.end if opening is None or closed else opening

    def _behind_nickname(self, at: int) -> int | None:
        """Where the name ends that goes on behind a nickname in quotation marks."""
        doc = self.doc
        if at + 3 >= len(doc) or doc[at].text not in _OPENING:
            return None
        close = next((k for k in range(at + 2, min(at + 2 + _NICKNAME, len(doc))) if doc[k].text in _CLOSING), None)
        inside = doc[at + 1 : close] if close else ()
        if close is None or not any(token.text[:1].isupper() for token in inside):
            return None
        return self._run_from(close + 1)

    def person_name(self, start: int, end: int) -> str:
        """A person's name without the nickname inside of it."""
        at = next((k for k in range(start, end) if self.doc[k].text in _OPENING), None)
        last = next((k for k in range(end - 1, start, -1) if self.doc[k].text in _CLOSING), None)
        if at is None or last is None or last <= at:
            return self.doc[start:end].text
        return f"{self.doc[start:at].text} {self.doc[last + 1 : end].text}"

    def _trimmed(self, span: Span) -> list[Entity]:
        """A blank line ends a name; articles, honorifics, possessives and quotes do not belong to it."""
        if self._is_aside(span):
            return []
        start, end = span.start, span.end
        end = next((at for at in range(start, end) if "\n" in self.words[at]), end)
        doc = self.doc
        while start < end and (
            doc[start].tag_ in ("DT", "POS", ",", ":", "``", "''", "HYPH", "-LRB-", "_SP")
            or self.is_honorific(doc[start])
        ):
            start += 1
        if start < end:
            start = self._past_honorifics(start)
        while (
            end > start
            and doc[end - 1].tag_ in ("POS", ",", ".", ":", "``", "''", "HYPH", "-RRB-", "_SP")
            and not doc[end - 1].text[0].isalnum()
        ):
            end -= 1
        if end > start and doc[end - 1].tag_ == "POS":
            end -= 1
        if span.label_ == "PERSON":
            start, end = self._without_title(*self._without_calendar(start, end))
        return [Entity(start, end, span.label_)] if end > start else []

    def _is_aside(self, span: Span) -> bool:
        """ "(Laughter.)": what a transcript says of the scene is a sentence of its own in brackets."""
        doc, start = self.doc, span.start
        if not start or doc[start - 1].text not in _BRACKETS:
            return False
        words = [token.text for token in doc[start : start + _ASIDE]]
        close = next((k for k, word in enumerate(words) if word in _CLOSED), 0)
        return close > 0 and words[close - 1] == "."

    def _without_calendar(self, start: int, end: int) -> tuple[int, int]:
        """ "Amina Vale Tuesday" is called Amina Vale; Theresa May and June Vale keep their names."""
        words = [token.text for token in self.doc[start:end]]
        while words and words[-1] in WEEKDAYS_AND_MONTHS and words[-1] not in _LAST_NAMES:
            words.pop()
        end = start + len(words)
        while start < end and self.doc[start].text in WEEKDAYS_AND_MONTHS and self.doc[start].text not in _FIRST_NAMES:
            start += 1
        return start, end

    def _without_title(self, start: int, end: int) -> tuple[int, int]:
        """ "Minister Amina Vale" and "Eastern Affairs Amina Vale" are both called Amina Vale; "Vale Honoring" Vale."""
        end = self._before_participle(start, end)
        while end - start > 1 and self.doc[end - 1].tag_ == "VBG":
            end -= 1
        while end - start > 1 and self.words[start] in self.plain.addresses:
            start += 1
        while end - start > 2 and self.words[start] in self.plain.fields:
            start += 1
        return start, end

    def _before_participle(self, start: int, end: int) -> int:
        """Where the name ends in "by President Vale Highlighting Prices"."""
        doc = self.doc
        titled = start > 0 and doc[start - 1].dep_ == "compound" and doc[start - 1].text.istitle()
        return next((k for k in range(start + 1, end) if self.is_participle_of_heading(k)), end) if titled else end

    def is_participle_of_heading(self, at: int) -> bool:
        """ "Remarks by President Vale Highlighting Lower Prices": where every word has a capital, the model takes the
        participle for a surname; but it leads on to what comes behind, and the name hangs on it.
        """
        token, before = self.doc[at], self.doc[at - 1]
        leads = token.dep_ in ("amod", "compound") and token.head.i > at and before.head.i == at
        return token.text.endswith("ing") and (leads or token.dep_ == "acl") and not is_verb(token.sent.root)

    def names_nobody(self, start: int, end: int) -> bool:
        """ "Public Defender", "Official One", "Production": nothing but words of titles, fields and kinds, or numbers.

        A single such word may be a surname, if somebody has it or is called so politely.
        """
        polite = start - 1 in self.honorifics and self.words[start] not in self.plain.addresses
        if end - start == 1 and (polite or self.words[start] in self._surnames):
            return False
        tags = ("CD", "CC", "IN", "HYPH")
        plain = (self.words[k] in self.plain.all or self.doc[k].tag_ in tags for k in range(start, end))
        return all(plain) or any(ch.isdigit() for k in range(start, end) for ch in self.words[k])

    def is_of_a_field(self, start: int, end: int) -> bool:
        """ "National Climate", "Near", "Public Policy and Government Affairs": no body, but what an office is about."""
        tags = ("CC", "HYPH", ",")
        inside = range(start, end)
        if any(self.doc[k].tag_ == "IN" for k in inside):
            return False  # "Partnership for Education"
        return all(self.words[k] in self.plain.fields or self.doc[k].tag_ in tags for k in inside)

    def is_kind_of_body(self, start: int, end: int) -> bool:
        """Whether the head of a name is a noun that bodies are called by: "Office of Trade", "Trade Office"."""
        head = next((k for k in range(start + 1, end) if self.words[k] in _INTO_NAME), end) - 1
        return self.words[head] in self.common or self.words[end - 1] in self.common

    def of_a_region(self, hit: NameHit) -> int | None:
        """Where the name begins of a body that belongs to a part of a state: "Westmark Senate", "Westmark's Senate"."""
        whole = self.entity_around(hit.start, hit.end)
        if whole is not None and whole.label == "ORG" and whole.end == hit.end and whole.start == hit.start - 1:
            return whole.start if self.hit_to.get(hit.start) is None else None
        position = hit.start - 1 if hit.start and self.doc[hit.start - 1].tag_ == "POS" else hit.start
        entity = self.entity_to.get(position)
        is_region = entity is not None and entity.label == "GPE" and self.hit_to.get(position) is None
        return entity.start if entity is not None and is_region else None

    def is_honorific(self, token: Token) -> bool:
        """Whether a token is an honorific or a part of one in two words ("H. E.")."""
        return token.i in self.honorifics

    def person_from(self, start: int) -> tuple[int, int] | None:
        """The person's name that begins at a token: what the model says, or else a run of capitalised names.

        A run stands in where the model missed a name right behind a title ("Trade Minister Amina Diallo").
        """
        start = self._past_honorifics(start)
        entity = self.entity_from.get(start)
        titled = start < len(self.words) and self.words[start] in self.plain.addresses
        run = None if titled else self._run_from(start)  # "Secretary Minister Vale": the minister is called Vale
        if entity and entity.label == "PERSON":
            end = max(entity.end, run if run and run - start <= _MAX_NAME else entity.end)
            return None if self.names_nobody(start, end) else (start, end)
        if run and (self._ends_no_name(run) or self.names_nobody(start, run)):
            return None
        if run and not (
            entity and entity.label in ("ORG", "GPE", "NORP", "LOC", "FAC", "DATE") and entity.end - start > 1
        ):
            return start, run
        return None

    def _ends_no_name(self, end: int) -> bool:
        """ "Memorial Museum", "Peninsula Peace", "Support Specialists"."""
        last = self.words[end - 1]
        several = self.doc[end - 1].tag_ == "NNPS" and last in self.plain.all
        return last in self.common or several or (last in self.plain.fields and last not in self._surnames)

    def _past_honorifics(self, start: int) -> int:
        """ "H. E. Mr. Vale" is called Vale: initials before an honorific go with it."""
        doc, within = self.doc, range(start, min(start + 5, len(self.doc)))
        if self.honorifics.isdisjoint(within):
            return start
        last = max(self.honorifics.intersection(within))
        ahead = doc[start : last + 1]
        skipped = all(self.is_honorific(token) or (len(token.text) == 2 and token.text[1] == ".") for token in ahead)
        return last + 1 if skipped else start

    def inside_longer_name(self, start: int, end: int) -> bool:
        """ "General" in "General Assembly" is no title: the model's name of a body or thing goes on behind it."""
        whole = self.entity_around(start, end + 1)
        return (
            whole is not None
            and whole.label in ("ORG", "EVENT", "LAW", "FAC", "WORK_OF_ART", "PRODUCT")
            and whole.end - end < 4
            and self.words[whole.end - 1] in self.common
        )

    def entity_around(self, start: int, end: int) -> Entity | None:
        """The model's name that holds a stretch; they are in order, and none holds another."""
        at = bisect_right(self.entities, start, key=lambda entity: entity.start) - 1
        found = self.entities[at] if at >= 0 else None
        return found if found is not None and end <= found.end else None

    def proper_name_from(self, start: int) -> tuple[int, int] | None:
        """An entity or single proper noun that begins at a token and is no person's."""
        entity = self.entity_from.get(start)
        if entity is not None:
            return None if entity.label == "PERSON" else (entity.start, entity.end)
        if start < len(self.doc) and self.doc[start].tag_ == "NNP" and self.doc[start].text[:1].isupper():
            return start, start + 1
        return None

    def person_to(self, end: int) -> tuple[int, int] | None:
        """The person's name that ends before a token, as the model has it."""
        entity = self.entity_to.get(end)
        return (entity.start, entity.end) if entity and entity.label == "PERSON" else None

    def _run_from(self, start: int) -> int | None:
        """End of the run of proper nouns from a token; particles and hyphens inside a name belong to it."""
        doc, position, end = self.doc, start, None
        while position < len(doc) and position - start < _MAX_NAME:
            token = doc[position]
            if end and token.dep_ in VERBAL:
                break  # the verb of a headline: "Remarks by President Vale Honoring the Champions"
            if token.tag_ in _NAME_TAGS and token.text[:1].isupper() and position not in self.hit_from:
                position += 1
                end = position
            elif (
                end
                and (token.lower_ in _PARTICLES or token.text in ("-", "‑"))
                and position + 1 < len(doc)
                and doc[position + 1].text[:1].isupper()
            ):
                position += 1
            else:
                break
        return self._before_participle(start, self._without_calendar(start, end)[1]) if end else None

    def body_from(self, hit: NameHit) -> tuple[int, int] | None:
        """The body whose name begins with a country: "German Chamber of Industry", "Norland's Green Party"."""
        whole = self.entity_from.get(hit.start)
        if whole is not None and whole.label == "ORG" and whole.end > hit.end:
            return whole.start, whole.end
        after = hit.end + 1 if hit.end < len(self.doc) and self.doc[hit.end].tag_ == "POS" else hit.end
        if after == hit.end and not hit.of_role(Role.DEMONYM):
            return None
        following, entity = self.hit_from.get(after), self.entity_from.get(after)
        if following is not None:
            return following.start, following.end
        return (entity.start, entity.end) if entity is not None and entity.label == "ORG" else None

    def country_hit(self, hit: NameHit | None) -> str | None:
        """The territory that a hit names, whatever the way: name, adjective, capital."""
        if hit is None:
            return None
        readings = hit.of_role(Role.NAME, Role.DEMONYM, Role.PEOPLE, Role.CAPITAL, Role.WEAK)
        return next((r.actor for r in readings), None)


def _with_wholes(entities: Sequence[Entity], wholes: Sequence[tuple[int, int, str]]) -> list[Entity]:
    """The model's names with those that are longer: what ends inside of one ends where it ends."""
    found = list(entities)
    for start, end, label in wholes:
        first = bisect_right(found, start, key=lambda entity: entity.end)
        last = bisect_left(found, end, key=lambda entity: entity.start)
        shared = found[first:last]
        if any(e.start <= start and end <= e.end for e in shared):
            continue
        before = next((e for e in shared if e.start < start and e.end > start + 1), None)
        whole = Entity(start, end, label) if before is None else Entity(before.start, end, before.label)
        found[first:last] = [whole]
    return found


def _honorifics_in(text: Sequence[str], honorifics: frozenset[str]) -> frozenset[int]:
    """The tokens that are an honorific or a part of one in two words, found once: it is asked of every token."""
    begin_two = {first for first, stop, _ in (word.partition(". ") for word in honorifics) if stop}
    words = [word.rstrip(".") for word in text]
    found = set()
    for at, word in enumerate(words):
        if word in honorifics:
            found.add(at)
        if word in begin_two and at + 1 < len(words) and f"{word}. {words[at + 1]}" in honorifics:
            found.update((at, at + 1))
    return frozenset(found)
