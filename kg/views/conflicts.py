"""Contradictions as rows of a table: both sentences side by side, with source and date."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from kg.graph.conflicts import Conflict
from kg.graph.network import Names, Records
from kg.model import Article, Statement
from kg.views.safe import csv_cell, one_line, unicode_text

__all__ = ["COLUMNS", "conflicts_csv", "conflicts_json", "rows"]

_SIDE = (
    "subject",
    "relation",
    "object",
    "status",
    "day",
    "sentence",
    "article",
    "title",
    "publisher",
    "published",
    "url",
    "statement",
)
COLUMNS = ("kind", "office", "body", "jurisdiction", *(f"{name}_{side}" for side in (1, 2) for name in _SIDE))


def rows(conflicts: Iterable[Conflict], tables: Records, vocabulary: Names) -> list[dict[str, str]]:
    """One row per conflict, with the keys of `COLUMNS`; every text on one line."""
    articles = {article.id: article for article in tables.articles}
    names = {actor.id: actor.name for actor in tables.actors}
    found = []
    for conflict in conflicts:
        relation = vocabulary.relations.get(conflict.title.relation)
        row = {
            "kind": conflict.kind.value,
            "office": conflict.title.role or (relation.label if relation else conflict.title.relation),
            "body": names.get(conflict.title.body, conflict.title.body),
            "jurisdiction": names.get(conflict.title.jurisdiction, conflict.title.jurisdiction),
        }
        sides = ((conflict.left, conflict.left_days), (conflict.right, conflict.right_days))
        for number, (statement, day) in enumerate(sides, start=1):
            row |= {f"{name}_{number}": text for name, text in _side(statement, day, articles).items()}
        found.append({column: one_line(row[column]) for column in COLUMNS})
    return found


def _side(statement: Statement, day: str | None, articles: dict[str, Article]) -> dict[str, str]:
    article = articles.get(statement.evidence.article)
    return {
        "subject": statement.subject.name if statement.subject else "",
        "relation": statement.relation,
        "object": statement.object.name if statement.object else "",
        "status": statement.status.value if statement.status else statement.factuality.value,
        "day": day or "",
        "sentence": statement.evidence.quote,
        "article": statement.evidence.article,
        "title": (article and article.title) or "",
        "publisher": (article and article.publisher) or "",
        "published": (article and article.published) or "",
        "url": (article and article.url) or "",
        "statement": statement.id,
    }


def conflicts_csv(found: Sequence[Mapping[str, str]]) -> str:
    """With a header, the line ends of RFC 4180, and formulas made harmless."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: csv_cell(value) for name, value in row.items()} for row in found)
    return out.getvalue()


def conflicts_json(found: Sequence[Mapping[str, str]]) -> str:
    """A list of rows under `conflicts`, with what they are called as `schema`."""
    document = {"schema": "kg.conflicts/1", "conflicts": [dict(row) for row in found]}
    return unicode_text(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"
