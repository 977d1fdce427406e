"""Who is who in the tables of a run, by rule and by what people judged: the step between extraction and graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from kg.resolution.closure import Link
from kg.resolution.clusters import Merge
from kg.resolution.ledger import Ledger
from kg.resolution.resolver import resolve
from kg.resolution.verdicts import Applied, apply_judgements
from kg.statements.tables import read_rows, row_lines

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Actor
    from kg.statements.tables import Tables
    from kg.vocabulary import Vocabulary

__all__ = ["MERGES", "Merged", "Settled", "merge_lines", "read_merges", "settle"]

MERGES = "merges.jsonl"
_JUDGED = "judged to be the same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A row that became part of another, and why."""

    actor: str
    """The id that stays."""
    name: str
    replaced: str
    replaced_name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Tables in which an actor is one row, with all that was decided."""

    applied: Applied
    merges: tuple[Merged, ...]

    @property
    def tables(self) -> Tables:
        return self.applied.tables


def settle(tables: Tables, vocabulary: Vocabulary, ledger: Ledger | None = None) -> Settled:
    """One row for each real actor, and statements as people corrected them; the ledger weighs more than any rule."""
    found = resolve(tables, vocabulary)
    rules = [Link(left=merge.left, right=merge.right, same=True) for merge in found]
    applied = apply_judgements(tables, ledger or Ledger(), vocabulary, rules=rules)
    return Settled(applied=applied, merges=tuple(_merged(applied.redirects, tables.actors, found)))


def _merged(redirects: Mapping[str, str], actors: Iterable[Actor], found: Sequence[Merge]) -> Iterator[Merged]:
    names = {actor.id: actor.name for actor in actors}
    reasons = {end: merge.reason for merge in reversed(found) for end in (merge.left, merge.right)}
    for old, new in sorted(redirects.items(), key=lambda pair: (pair[1], pair[0])):
        if old in names and new in names:
            reason = reasons.get(old, _JUDGED)
            yield Merged(actor=new, name=names[new], replaced=old, replaced_name=names[old], reason=reason)


def merge_lines(merges: Iterable[Merged]) -> Iterator[str]:
    """The lines of `merges.jsonl`."""
    return row_lines(map(asdict, merges))


def read_merges(folder: Path) -> list[Merged]:
    """What `merge_lines` wrote into a folder.

    Raises:
        TableError: the file is missing or damaged.
    """
    return list(read_rows(folder / MERGES, lambda row: Merged(**row)))
