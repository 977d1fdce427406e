"""The examples of the relations: what each sentence has to give, and what it gives.

Two or three sentences stand with each relation in `policy.ttl` and show a reader what is meant. The many that show
every template at work, and every word that must not be taken for it, stand in `examples.en.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.model import Article
from kg.vocabulary import declared_relations, table_rows

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Statement
    from kg.statements.extraction import Extraction, HasModel
    from kg.vocabulary import Vocabulary

__all__ = [
    "TABLE",
    "Example",
    "example_faults",
    "example_sentences",
    "faults_of",
    "given",
    "read_examples",
    "record_faults",
]

TABLE = "examples.en.tsv"
NOTHING = "-"
"""In the column `gives`: the sentence must not give the relation. In a pair: nobody is named."""

_FACTUALITIES = ("asserted", "planned", "possible", "denied", "requested", "hypothetical")
_PAIR = re.compile(rf"(?P<subject>.+) > (?P<object>.+?)(?: \((?P<factuality>{'|'.join(_FACTUALITIES)})\))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One line of `examples.en.tsv`.

    Attributes:
        gives: all statements of this relation, as `Norway > Chile` or `Norway > Chile (planned)`; none if it is empty.
    """

    relation: str
    sentence: str
    gives: frozenset[str]

    @property
    def is_negative(self) -> bool:
        """Nothing is asserted: another sense of the words, an idiom, or an act that is denied or not yet done."""
        return all(pair.endswith(")") for pair in self.gives)


# ---- the records ----------------------------------------------------------------------------------------------------


def read_examples(folder: Path) -> list[Example]:
    """The lines of the table; none if the folder has no such table.

    Raises:
        OntologyError: a line has not as many columns as the header, or a column is missing.
    """
    path = folder / TABLE
    if not path.exists():
        return []
    try:
        return [
            Example(relation=row["relation"], sentence=row["sentence"], gives=frozenset(_pairs(row["gives"])))
            for row in table_rows(path)
        ]
    except KeyError as error:
        raise OntologyError(f"a column is missing: {error}", where=path, advice="add it to the header") from error


def _pairs(cell: str) -> Iterator[str]:
    yield from (pair.strip() for pair in cell.split(";") if pair.strip() not in ("", NOTHING))


def record_faults(vocabulary: Vocabulary) -> Iterator[str]:
    """What is wrong with the lines themselves. Needs no language model."""
    seen: set[tuple[str, str]] = set()
    examples = read_examples(vocabulary.folder)
    unknown = {example.relation for example in examples} - set(vocabulary.relations)
    unknown -= declared_relations(vocabulary.folder) if unknown else frozenset()  # what those lack is said elsewhere
    for example in examples:
        where = f"{TABLE}: “{example.sentence}”"
        if example.relation in unknown:
            yield f"{where} is an example of {example.relation}, which is no relation of policy.ttl (mend its name)"
        if (example.relation, example.sentence) in seen:
            yield f"{where} stands there twice for {example.relation} (leave one)"
        seen.add((example.relation, example.sentence))
        for pair in sorted(example.gives):
            if not _PAIR.fullmatch(pair):
                advice = "write “Norway > Chile”, “Norway > Chile (planned)”, or - for nothing"
                yield f"{where} gives {pair!r}, which is no pair ({advice})"


def example_sentences(vocabulary: Vocabulary) -> list[str]:
    """Every sentence that stands as an example in the ontology, once."""
    short = [
        sentence
        for relation in vocabulary.relations.values()
        for sentence in (*relation.examples, *relation.counter_examples)
    ]
    return list(dict.fromkeys([*short, *(example.sentence for example in read_examples(vocabulary.folder))]))


# ---- what they give -------------------------------------------------------------------------------------------------


def example_faults(vocabulary: Vocabulary, settings: HasModel) -> list[str]:
    """Examples that do not give what they should. Needs the language model.

    Raises:
        ModelError: the language model of the settings is missing.
    """
    from kg.statements.extraction import Extraction

    return list(faults_of(vocabulary.relations, Extraction(vocabulary, settings.model)))


def faults_of(relations: Iterable[str], extraction: Extraction) -> Iterator[str]:
    """The same for the examples of some relations, with an extraction that is there already."""
    wanted = sorted(relations)
    for name in wanted:
        yield from _short_examples(name, extraction)
    for example in read_examples(extraction.vocabulary.folder):
        if example.relation in wanted:
            found = given(example, extraction)
            if found != example.gives:
                told, expected = ("; ".join(sorted(pairs)) or NOTHING for pairs in (found, example.gives))
                where = f"{TABLE}: “{example.sentence}” gives for pol:{example.relation}"
                yield f"{where} {told} in place of {expected} (kg explain says why)"


def _short_examples(name: str, extraction: Extraction) -> Iterator[str]:
    relation = extraction.vocabulary.relations[name]
    for sentence in relation.examples:
        if name not in _relations(sentence, extraction):
            advice = f'kg try {name} "…" says why'
            yield f"policy.ttl: pol:{name} is not found in its example “{sentence}” ({advice})"
    for sentence in relation.counter_examples:
        if name in _relations(sentence, extraction):
            yield f"policy.ttl: pol:{name} is found in its counter-example “{sentence}”"


def _relations(sentence: str, extraction: Extraction) -> set[str]:
    """Relations that a sentence gives as asserted, planned or otherwise not denied, with their super-properties."""
    names = {s.relation for s in _statements(sentence, extraction) if s.factuality != "denied"}
    return names | {parent for name in names for parent in extraction.vocabulary.ancestors(name)}


def _statements(sentence: str, extraction: Extraction) -> tuple[Statement, ...]:
    (record,) = extraction.records([Article(id="example", text=sentence)])
    return record.statements


def given(example: Example, extraction: Extraction) -> frozenset[str]:
    """The statements of its relation that the sentence gives, written as in the table.

    The sides of a symmetric relation stand as in the table, if it has the pair at all.
    """
    symmetric = extraction.vocabulary.relations[example.relation].symmetric
    found = set()
    for statement in _statements(example.sentence, extraction):
        if statement.relation == example.relation:
            ends = [end.name if end else NOTHING for end in (statement.subject, statement.object)]
            meant = "" if statement.factuality == "asserted" else f" ({statement.factuality})"
            pair, turned = (f"{left} > {right}{meant}" for left, right in (ends, ends[::-1]))
            found.add(turned if symmetric and turned in example.gives else pair)
    return frozenset(found)
