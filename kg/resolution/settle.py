"""Who is who in the tables of a run, by rule and by what people judged: the step between extraction and graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolution.closure import Link
from kg.resolution.ledger import Ledger
from kg.resolution.resolver import resolve
from kg.resolution.verdicts import Applied, apply_judgements

if TYPE_CHECKING:
    from kg.statements.tables import Tables
    from kg.vocabulary import Vocabulary

__all__ = ["settle"]


def settle(tables: Tables, vocabulary: Vocabulary, ledger: Ledger | None = None) -> Applied:
    """One row for each real actor, and statements as people corrected them; the ledger weighs more than any rule."""
    rules = [Link(left=merge.left, right=merge.right, same=True) for merge in resolve(tables, vocabulary)]
    return apply_judgements(tables, ledger or Ledger(), vocabulary, rules=rules)
