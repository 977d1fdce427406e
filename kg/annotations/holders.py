"""Who holds the office of an office phrase: the name behind it, before it, or predicated with it.

Each construction is a method that returns the holders' tokens, or nothing; the first that finds somebody decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotations.gazetteer import Role
from kg.annotations.language import lemma
from kg.annotations.office_verbs import OfficeVerbs, Phase, predicating_verb
from kg.annotations.tree import antecedents, child, children, conjuncts, first_conjunct

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.annotations.names import Names
    from kg.annotations.offices import OfficePhrase
    from kg.vocabulary import Vocabulary

__all__ = ["HolderFinder"]

_LONGEST_NAME = 3
_STILL = ("remain", "stay", "continue")
""" "Vale remained minister": she may be it today."""


class HolderFinder:
    """Finds holders; `is_title` says whether a title begins at a token."""

    def __init__(self, vocabulary: Vocabulary, is_title: Callable[[Names, int], bool]) -> None:
        self._verbs = OfficeVerbs(vocabulary)
        self._is_title = is_title
        self._territories = vocabulary.territories

    def fill(self, names: Names, phrase: OfficePhrase, before: OfficePhrase | None) -> OfficePhrase:
        """The phrase with those who hold the office, if the text says so by any of the constructions below."""
        for rule, find in (
            ("office+name", self._holders_after),
            ("name, office", self._holder_before_comma),
            ("office, name", self._holder_after_comma),
            ("office and office", self._holder_shared),
            ("apposition", self._holder_by_apposition),
            ("copula", self._holder_by_copula),
            ("leaving", self._holder_by_leaving),
        ):
            found = find(names, phrase, before)
            if found and not _is_next_in_list(names, phrase, before, found):
                countries = tuple(self._country_behind(names, end) for _, end in found)
                body = phrase.body or (
                    None if phrase.country or any(countries) else self._body_behind(names, found[-1][1])
                )
                status = "former" if rule == "copula" and self._is_over(names, phrase) else phrase.status
                return replace(
                    phrase, holders=tuple(found), holder_countries=countries, rule=rule, body=body, status=status
                )
        return phrase

    def _country_behind(self, names: Names, end: int) -> str | None:
        """ "Prime Minister Kishida of Japan"."""
        doc = names.doc
        if end + 1 < len(doc) and doc[end].lower_ == "of":
            start = end + 2 if doc[end + 1].lower_ == "the" else end + 1
            country = names.country_hit(names.hit_from.get(start))
            return country if country in self._territories else None
        return None

    def _body_behind(self, names: Names, end: int) -> tuple[int, int] | None:
        """ "Foreign Minister Vale of Norland", where nobody knows Norland."""
        is_of = end + 1 < len(names.doc) and names.doc[end].lower_ == "of"
        return names.proper_name_from(end + 1) if is_of else None

    def _holders_after(self, names: Names, phrase: OfficePhrase, before: OfficePhrase | None) -> list[tuple[int, int]]:
        is_counterpart = names.words[phrase.end - 1].startswith("counterpart")
        titled = names.words[phrase.end : phrase.end + 1] and names.words[phrase.end] in names.plain.addresses
        one_more = titled and not phrase.plural and not is_counterpart  # "Task Force Director Ambassador Vale"
        person = names.person_from(phrase.end + 1 if one_more else phrase.end)
        if person is None or (is_counterpart and self._is_title(names, phrase.end)):
            return []  # "their Norlandic counterparts President Vale and …"
        found = [person]
        doc = names.doc
        while phrase.plural:
            at = found[-1][1]
            if at < len(doc) and doc[at].lower_ == "of":  # "Ministers A of Norland and B of Sudria"
                hit = names.hit_from.get(at + 1)
                at = hit.end if hit else at
            while at < len(doc) and doc[at].lower_ in (",", "and", "&"):
                at += 1
            another = at < len(doc) and self._is_title(names, at)  # "A of Norland, Chancellor B of Sudria"
            following = names.person_from(at) if at > found[-1][1] and not another else None
            if following is None:
                break
            found.append(following)
        return found

    def _holder_after_comma(
        self, names: Names, phrase: OfficePhrase, before: OfficePhrase | None
    ) -> list[tuple[int, int]]:
        doc, end = names.doc, phrase.end
        if end + 1 >= len(doc) or doc[end].text not in (",", ":", "–", "-") or phrase.plural:
            return []
        if phrase.title.body or (doc[end].text == ":" and phrase.title.object == "employer"):
            return []  # "Editor: Ada Vale" is a credit below an article
        at = _past_nationality(names, end + 1)
        entity = names.entity_from.get(at)
        if entity is None or not (
            entity.label == "PERSON" or (phrase.title.object == "sender" and _may_be_person(names, at))
        ):
            return []
        person = names.person_from(at) or (entity.start, entity.end)
        closed = person[1] >= len(doc) or doc[person[1]].text in (",", ".", ")", ";", ":")
        # "Norland's minister, Ada Vale said": the second comma is often left out before the verb
        behind = doc[person[1]] if person[1] < len(doc) else None
        if behind is not None and phrase.country is not None:
            closed = closed or behind.tag_ in ("VBD", "VBZ", "MD") or behind.lower_ == "of"
        return [person] if closed else []

    def _holder_before_comma(
        self, names: Names, phrase: OfficePhrase, before: OfficePhrase | None
    ) -> list[tuple[int, int]]:
        doc, start = names.doc, phrase.start
        if start > 0 and doc[start - 1].tag_ in ("DT", "PRP$"):
            start -= 1
        if start < 2 or doc[start - 1].text not in (",", "(", "–", "—"):
            return []
        person = names.person_to(start - 1)
        if person is None and start > 2 and doc[start - 2].text == ")":  # "Diallo (SPD), minister of …"
            opening = next((k for k in range(start - 3, max(start - 8, 0), -1) if doc[k].text == "("), None)
            person = names.person_to(opening) if opening else None
        if person is None and phrase.title.org_relation == "leads" and (phrase.body or phrase.country):
            person = _person_by_shape(names, start - 1)
        closed = (
            phrase.end >= len(doc)
            or doc[phrase.end].text in (",", ".", ")", ";", ":", "–", "—", "and", "who")
            or doc[phrase.end].is_space
        )
        subject = doc[phrase.head].dep_ in ("nsubj", "nsubjpass") and doc[phrase.head].head.i > phrase.head
        appositive = doc[phrase.head].dep_ in ("appos", "conj") or not subject
        return [person] if person and closed and appositive else []

    def _holder_shared(self, names: Names, phrase: OfficePhrase, before: OfficePhrase | None) -> list[tuple[int, int]]:
        """ "X, president of A and chairman of B"."""
        if (
            before is None
            or len(before.holders) != 1
            or before.rule not in ("name, office", "copula", "office and office")
        ):
            return []
        between = [token.lower_ for token in names.doc[before.end : phrase.start]]
        return list(before.holders) if between in (["and"], [",", "and"], ["and", "the"], [","]) else []

    def _holder_by_apposition(
        self, names: Names, phrase: OfficePhrase, before: OfficePhrase | None
    ) -> list[tuple[int, int]]:
        """ "X, an engineer and head of Y, …": the parser sees the apposition behind other nouns."""
        noun = first_conjunct(names.doc[phrase.head])
        if noun.dep_ != "appos" or noun.head.i >= phrase.start:
            return []
        person = names.person_to(noun.head.i + 1)
        return [person] if person else []

    def _holder_by_copula(
        self, names: Names, phrase: OfficePhrase, before: OfficePhrase | None
    ) -> list[tuple[int, int]]:
        """ "X is president of Y", "X was elected president of Y": the noun is predicated of the subject."""
        verb = predicating_verb(names.doc[phrase.head])
        if verb is None or self._verbs.phase(verb) not in (Phase.HELD, Phase.ENTERED, Phase.GIVEN):
            return []
        return self._of_whom(names, verb)

    def _holder_by_leaving(
        self, names: Names, phrase: OfficePhrase, before: OfficePhrase | None
    ) -> list[tuple[int, int]]:
        """ "X resigned as president of Y", "dismissed X as president of Y": who leaves an office has it, or had it."""
        verb = predicating_verb(names.doc[phrase.head])
        phase = self._verbs.phase(verb) if verb is not None else None
        if verb is None or phase not in (Phase.LEFT, Phase.TAKEN):
            return []
        is_told_of_a_doer = phase is Phase.TAKEN and child(verb, "nsubjpass", "dobj") is None
        return [] if is_told_of_a_doer else self._of_whom(names, verb)

    def _of_whom(self, names: Names, verb: Token) -> list[tuple[int, int]]:
        """The people of whom a verb says what stands behind it: its objects, else its subjects."""
        own = self._verbs.company(verb)
        objects = [each for each in children(verb, "dobj") if own is None or each.i != own.i]
        subject = child(verb, "nsubjpass") or (objects[0] if objects else child(verb, "nsubj"))
        if subject is None:
            return []
        named = antecedents(subject) if subject.lower_ == "who" else conjuncts(subject)
        people = [names.person_to(token.i + 1) for token in named]
        return [person for person in people if person]

    def _is_over(self, names: Names, phrase: OfficePhrase) -> bool:
        """ "Vale was minister", "Vale served as": not any more, unless somebody said then that she was."""
        verb = predicating_verb(names.doc[phrase.head])
        if verb is None or phrase.status != "current" or verb.dep_ == "ccomp":
            return False
        return verb.tag_ == "VBD" and self._verbs.phase(verb) is Phase.HELD and lemma(verb) not in _STILL


def _is_next_in_list(
    names: Names, phrase: OfficePhrase, before: OfficePhrase | None, found: list[tuple[int, int]]
) -> bool:
    """ "President Vale, the prime minister and two speakers": the second is somebody else, not yet named."""
    if before is None or before.rule != "office+name" or tuple(found) != before.holders:
        return False
    return names.words[phrase.end : phrase.end + 1] == ["and"]


def _past_nationality(names: Names, at: int) -> int:
    """ "ambassador to Sudria, Norlander Ada Vale": where the name itself begins."""
    hit = names.hit_from.get(at)
    return hit.end if hit is not None and hit.of_role(Role.DEMONYM, Role.PEOPLE) else at


def _person_by_shape(names: Names, end: int) -> tuple[int, int] | None:
    """ "Ada Vale, Director of the Lake Office": what the model takes for a body heads another one."""
    entity = names.entity_to.get(end)
    return (entity.start, entity.end) if entity is not None and _may_be_person(names, entity.start) else None


def _may_be_person(names: Names, at: int) -> bool:
    """Capitalised names that the model takes for a body, though no word of them is one that bodies are called by."""
    entity = names.entity_from.get(at)
    if entity is None or entity.label != "ORG" or not 2 <= entity.end - entity.start <= _LONGEST_NAME:
        return False
    words = names.doc[entity.start : entity.end]
    known = any(hit.end > hit.start for hit in names.hits_within(entity))
    return not known and all(word.tag_ == "NNP" and word.lower_ not in names.common for word in words)
