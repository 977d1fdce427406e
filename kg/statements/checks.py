"""Every fault of an ontology folder, in plain words with the record it is about (`kg check`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.annotations.cues import MEANINGS
from kg.errors import OntologyError
from kg.statements.examples import record_faults
from kg.statements.sector_checks import sector_faults
from kg.statements.templates import compile_template
from kg.vocabulary import Vocabulary, misplaced, ontology_folder, table_rows, unread
from kg.vocabulary.actor_faults import actor_faults

if TYPE_CHECKING:
    from kg.model import Relation

__all__ = ["faults"]

_ASPECTS = ("state", "event")
_STANCES = (None, "for", "against")
_OFFICE_NAMES = (None, "body", "ministry", "role")
_OFFICE_OBJECTS = ("country", "portfolio", "body", "employer", "sender", "same")
_CUE_CATEGORIES = tuple("modal negation matrix speech support hedge condition noun purpose gathering judgement".split())
_EXAMPLES = 2


def faults(folder: Path | None = None, *, actors: Path | None = None) -> list[str]:
    """All faults of a folder, and of a user's table of actors; empty if there is none. Needs no language model."""
    try:
        vocabulary = Vocabulary.read(folder or ontology_folder(), actors=actors)
    except OntologyError as error:
        return [str(error)]  # without the file nothing else can be judged
    parts = (
        _class_faults,
        _relation_faults,
        _lexicon_faults,
        _topic_faults,
        sector_faults,
        _actor_faults,
        _office_faults,
        _linking_faults,
        _cue_faults,
        record_faults,
    )
    found = (*unread(vocabulary.folder), *misplaced(vocabulary.folder))
    return [*found, *(fault for part in parts for fault in part(vocabulary))]


def _class_faults(vocabulary: Vocabulary) -> Iterator[str]:
    for name, entry in vocabulary.classes.items():
        if not entry.label or not entry.definition:
            yield f"policy.ttl: pol:{name} has no label or no definition (add rdfs:label and skos:definition)"
        for parent in entry.parents:
            if parent not in vocabulary.classes:
                yield f"policy.ttl: pol:{name} is under pol:{parent}, which is no class"


def _relation_faults(vocabulary: Vocabulary) -> Iterator[str]:
    for name, relation in vocabulary.relations.items():
        where = f"policy.ttl: pol:{name}"
        if not relation.label or not relation.definition:
            yield f"{where} has no label or no definition (add rdfs:label and skos:definition)"
        if relation.aspect not in _ASPECTS:
            yield f'{where} has the aspect {relation.aspect!r} (write pol:aspect "state" or "event")'
        if relation.office_named_by not in _OFFICE_NAMES:
            yield f'{where} has pol:officeNamedBy "{relation.office_named_by}" (write "body", "ministry" or "role")'
        if relation.stance not in _STANCES:
            yield f'{where} has pol:stance "{relation.stance}" (write "for" or "against", or nothing)'
        for role, kinds in (("domainIncludes", relation.domain), ("rangeIncludes", relation.range)):
            if not kinds and name != "related_to":
                yield f"{where} has no schema:{role} (name the classes it may hold between)"
            for kind in kinds:
                if kind not in vocabulary.classes:
                    yield f"{where} has schema:{role} pol:{kind}, which is no class"
        if len(relation.examples) < _EXAMPLES and name != "related_to":
            yield f"{where} has {len(relation.examples)} of {_EXAMPLES} examples (add skos:example sentences)"


def _lexicon_faults(vocabulary: Vocabulary) -> Iterator[str]:
    said_by: dict[tuple[str, str], list[str]] = defaultdict(list)
    for relation in vocabulary.relations.values():
        for template in relation.templates:
            said_by[template.part, template.text].append(relation.name)
            try:
                pattern = compile_template(template)
            except OntologyError as error:
                yield str(error)
                continue
            for kinds, admitted in ((pattern.agents, relation.domain), (pattern.others, relation.range)):
                for kind in kinds:
                    if not any(kind in vocabulary.classes and vocabulary.is_a(kind, each) for each in admitted):
                        where = f"lexicon.en.ttl: lex:{template.part} “{template.text}”"
                        yield f"{where} asks for {kind}, which pol:{relation.name} does not admit there"
        if not relation.templates and not _has_office(vocabulary, relation):
            yield f"lexicon.en.ttl: nothing says pol:{relation.name} (add a lex:verb or lex:noun template)"
    for (part, text), names in sorted(said_by.items()):
        if len(names) > 1:
            yield f"lexicon.en.ttl: lex:{part} “{text}” says {' and '.join(sorted(names))} at once (leave it with one)"


def _has_office(vocabulary: Vocabulary, relation: Relation) -> bool:
    by_title = any(relation.name in (title.relation, title.org_relation) for title in vocabulary.offices)
    is_parent = any(relation.name in vocabulary.ancestors(other) for other in vocabulary.relations)
    return by_title or is_parent or relation.name == "agency_of"


def _topic_faults(vocabulary: Vocabulary) -> Iterator[str]:
    phrases: dict[str, list[str]] = defaultdict(list)
    for key, topic in vocabulary.topics.items():
        if not topic.label:
            yield f"topics.ttl: topic:{key} has no skos:prefLabel"
        yield from (
            f"topics.ttl: topic:{key} is under topic:{x}, which is missing"
            for x in topic.broader
            if x not in vocabulary.topics
        )
        for phrase in topic.phrases:
            phrases[phrase].append(key)
    yield from (
        f"topics.ttl: “{p}” stands on {' and '.join(keys)} (leave it with one)"
        for p, keys in sorted(phrases.items())
        if len(keys) > 1
    )


def _actor_faults(vocabulary: Vocabulary) -> Iterator[str]:
    for fault in actor_faults(vocabulary):
        added = [vocabulary.added[key] for key in fault.actors if key in vocabulary.added]
        tables = dict.fromkeys(f"actors/{vocabulary.actors[key].source}" for key in fault.actors)
        yield f"{added[0] if added else ', '.join(tables)}: {fault.problem}"


def _linking_faults(vocabulary: Vocabulary) -> Iterator[str]:
    for row in table_rows(vocabulary.folder / "linking_classes.tsv"):
        if row["type"] not in vocabulary.classes:
            yield f"linking_classes.tsv: {row['label']} is of type {row['type']}, which is no class of policy.ttl"


def _office_faults(vocabulary: Vocabulary) -> Iterator[str]:
    for title in vocabulary.offices:
        where = f"actors/offices.tsv: {title.title}"
        for relation in (title.relation, title.org_relation):
            if relation and relation not in vocabulary.relations:
                yield f"{where} gives {relation}, which is no relation of policy.ttl"
        if title.object not in _OFFICE_OBJECTS:
            yield f"{where} has the object {title.object!r} (write one of {', '.join(_OFFICE_OBJECTS)})"
        if title.body and title.body not in vocabulary.actors:
            yield f"{where} names the body {title.body}, which is missing"
    for words, times in Counter(office.title for office in vocabulary.offices).items():
        if times > 1:
            yield f"actors/offices.tsv: {words} stands there {times} times"
    for noun in vocabulary.head_nouns:
        if noun.type not in vocabulary.classes:
            yield f"actors/head_nouns.tsv: {noun.noun} is of type {noun.type}, which is no class of policy.ttl"


def _cue_faults(vocabulary: Vocabulary) -> Iterator[str]:
    for cue in vocabulary.cues:
        if cue.category not in _CUE_CATEGORIES:
            advice = f"write one of {', '.join(_CUE_CATEGORIES)}"
            yield f"cues.en.tsv: {cue.phrase} has the category {cue.category!r} ({advice})"
        if cue.value not in MEANINGS:
            yield f"cues.en.tsv: {cue.phrase} has the value {cue.value!r} (write one of {', '.join(MEANINGS)})"
