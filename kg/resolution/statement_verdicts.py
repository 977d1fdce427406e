"""What people said of statements, applied to those of a new run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.errors import LedgerError
from kg.model import Actor, Statement
from kg.resolution.changes import Corrector
from kg.resolution.judgements import StatementJudgement, StatementKey, StatementVerdict, statement_key
from kg.resolution.ledger import Entry, Ledger
from kg.resolution.merging import arguments
from kg.statements.tables import Tables

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

__all__ = ["Judged", "apply_statement_verdicts", "matches"]

CERTAIN = 1.0
"""The confidence of what somebody called right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The tables as people corrected them."""

    tables: Tables
    counts: Mapping[StatementVerdict, int]
    """Statements, by what was said of them."""
    faults: tuple[LedgerError, ...]
    """Corrections that cannot be made. What they were to correct was not right, and is left out."""
    unused: tuple[Entry[StatementJudgement], ...]
    """What no statement answers to now."""


def apply_statement_verdicts(
    tables: Tables, ledger: Ledger, vocabulary: Vocabulary, *, merged: Tables | None = None
) -> Judged:
    """Leave out what is wrong, correct what was corrected, and be sure of it and of what is right.

    Args:
        tables: what a run found.
        ledger: what people said.
        vocabulary: against which corrections are checked.
        merged: actors and mentions as they will be, in which the actors of corrections are looked up; else the same.
    """
    said, unused = matches(tables.statements, ledger)
    people = merged or tables
    making = _Making(
        ledger=ledger, corrector=Corrector.of(people.actors, people.mentions, vocabulary) if said else None
    )
    kept = [new for old in tables.statements if (new := making.judged(old, said.get(old.id))) is not None]
    return Judged(
        tables=_tidied(replace(tables, statements=tuple(kept)), vocabulary) if said else tables,
        counts=making.counts,
        faults=tuple(making.faults),
        unused=tuple(unused),
    )


def matches(
    statements: Iterable[Statement], ledger: Ledger
) -> tuple[dict[str, Entry[StatementJudgement]], list[Entry[StatementJudgement]]]:
    """By id of a statement: what was said of it last; and the lines that no statement answers to.

    A statement answers to a line if article, relation, the words in the slots and the sentence are the same, and if it
    is meant as it was then. Where several do, those whose role and actors agree best are meant.
    """
    by_key: defaultdict[StatementKey, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_key[statement_key(statement)].append(statement)
    said: dict[str, Entry[StatementJudgement]] = {}
    unused: list[Entry[StatementJudgement]] = []
    for entry in _latest(ledger):
        meant = _meant(entry.judgement, by_key.get(entry.judgement.key, ()))
        said.update({statement.id: entry for statement in meant})
        if not meant:
            unused.append(entry)
    return said, unused


def _latest(ledger: Ledger) -> list[Entry[StatementJudgement]]:
    """The last line about each reading, unless it takes back what was said."""
    last: dict[object, Entry[StatementJudgement]] = {}
    for entry in ledger.statements:
        last.pop(entry.judgement.reading, None)  # so that the later ones stand later
        last[entry.judgement.reading] = entry
    return [entry for entry in last.values() if entry.judgement.verdict is not StatementVerdict.WITHDRAWN]


def _meant(judgement: StatementJudgement, found: Iterable[Statement]) -> list[Statement]:
    same = [s for s in found if judgement.factuality in (None, s.factuality)]
    alike = {statement.id: _alike(judgement, statement) for statement in same}
    return [statement for statement in same if alike[statement.id] == max(alike.values())]


def _alike(judgement: StatementJudgement, statement: Statement) -> int:
    ends = (each and each.name for each in (statement.subject, statement.object))
    return sum(was == now for was, now in zip(judgement.detail, (statement.role, *ends), strict=True))


@dataclass(slots=True, kw_only=True)
class _Making:
    """Goes through the statements once, and counts."""

    ledger: Ledger
    corrector: Corrector | None
    counts: Counter[StatementVerdict] = field(default_factory=Counter)
    faults: list[LedgerError] = field(default_factory=list)

    def judged(self, statement: Statement, entry: Entry[StatementJudgement] | None) -> Statement | None:
        """The statement as it is to stand; `None` if it is to go."""
        if entry is None or self.corrector is None:
            return statement
        judgement = entry.judgement
        match judgement.verdict:
            case StatementVerdict.UNSURE | StatementVerdict.WITHDRAWN:
                return statement
            case StatementVerdict.CHANGED:
                try:
                    statement = self.corrector.changed(statement, judgement.changes)
                except ValueError as error:
                    advice = "correct it by a later line; the statement is left out until then"
                    self.faults.append(LedgerError(str(error), where=self.ledger.where(entry), advice=advice))
                    return None
        self.counts[judgement.verdict] += 1
        return None if judgement.verdict is StatementVerdict.WRONG else replace(statement, confidence=CERTAIN)


def _tidied(tables: Tables, vocabulary: Vocabulary) -> Tables:
    """With the known actors that a correction brings in, and without those that nothing speaks of any more."""
    used = {argument.actor for statement in tables.statements for argument in arguments(statement)}
    used.update(mention.actor for mention in tables.mentions)
    actors: dict[str, Actor] = {actor.id: actor for actor in tables.actors}
    for key in sorted(used - actors.keys()):
        actors[key] = vocabulary.actors[key]
    return replace(tables, actors=tuple(actor for key, actor in sorted(actors.items()) if key in used))
