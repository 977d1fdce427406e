"""The tables: JSON Lines that every run writes the same, byte for byte, and that are read back to the same objects.

Four tables and `run.json` are the interface to everything that comes after: the graph, the views, the scorers, R and
pandas. `docs/reference/tables.md` explains each key, `docs/reference/schemas/` holds their JSON Schemas.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from kg.errors import TableError
from kg.model import Actor, Article, Mention, Statement
from kg.output import MANIFEST, RUN_SCHEMA, OutputFolder, complete, dump
from kg.statements.rows import (
    actor_from_row,
    actor_row,
    article_from_row,
    article_row,
    mention_from_row,
    mention_row,
    statement_from_row,
    statement_row,
)

__all__ = [
    "TABLES",
    "Tables",
    "TextPolicy",
    "actor_from_row",
    "actor_row",
    "article_from_row",
    "article_row",
    "mention_from_row",
    "mention_row",
    "read_rows",
    "read_tables",
    "row_lines",
    "statement_from_row",
    "statement_row",
    "table_files",
    "with_text",
    "write_tables",
]

TABLES = ("articles.jsonl", "actors.jsonl", "mentions.jsonl", "statements.jsonl")

type TextPolicy = Literal["full", "sentence", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Everything that a run found."""

    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    run: Mapping[str, object]
    """What `run.json` says: versions, options, hashes of ontology and model; `id` names the run."""

    def ordered(self) -> Tables:
        """The same, in the order in which it is written."""
        return replace(
            self,
            articles=tuple(sorted(self.articles, key=lambda article: article.id)),
            actors=tuple(sorted(self.actors, key=lambda actor: actor.id)),
            mentions=tuple(sorted(self.mentions, key=_place)),
            statements=tuple(sorted(self.statements, key=_evidence)),
        )


def _place(mention: Mention) -> tuple[str, int, int, str]:
    return mention.article, mention.start, mention.end, mention.actor


def _evidence(statement: Statement) -> tuple[str, int, str]:
    return statement.evidence.article, statement.evidence.start, statement.id


def with_text(tables: Tables, policy: TextPolicy) -> Tables:
    """The tables with as much of the articles' text as may be passed on.

    Args:
        tables: what a run found.
        policy: `full` is all; `sentence` keeps the quotes, and no other text; `none` keeps the forms of names and the
            short phrases in the columns (role, topic, date, cue) and drops the quotes too.
    """
    if policy == "full":
        return tables
    articles = tuple(_without_text(article) for article in tables.articles)
    if policy == "sentence":
        return replace(tables, articles=articles)
    statements = tuple(replace(s, evidence=replace(s.evidence, quote="")) for s in tables.statements)
    return replace(tables, articles=articles, statements=statements)


def _without_text(article: Article) -> Article:
    bare = replace(article, text="")
    bare.__dict__["text_sha256"] = article.text_sha256  # the hash outlives the text it was made from
    return bare


# ---- writing --------------------------------------------------------------------------------------------------------


def write_tables(tables: Tables, folder: Path, *, text: TextPolicy = "full") -> list[Path]:
    """Write the four tables and `run.json` into a folder.

    Returns:
        The files written.

    Raises:
        OutputError: the folder cannot be written, or holds files of somebody else under these names.
    """
    with OutputFolder(folder) as output:
        for name, lines in table_files(tables, text=text):
            output.add(name, lines)
        return output.finish(tables.run)


def table_files(tables: Tables, *, text: TextPolicy = "full") -> Iterator[tuple[str, Iterator[str]]]:
    """Name and lines of each table, in the order and form in which they are written."""
    tables = with_text(tables, text).ordered()
    run = tables.run.get("id")
    yield TABLES[0], row_lines(article_row(article, run=run) for article in tables.articles)
    yield TABLES[1], row_lines(map(actor_row, tables.actors))
    yield TABLES[2], row_lines(map(mention_row, tables.mentions))
    yield TABLES[3], row_lines(map(statement_row, tables.statements))


def row_lines(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """A table as it is written: one JSON object a line."""
    for row in rows:
        yield dump(row) + "\n"


# ---- reading --------------------------------------------------------------------------------------------------------


def read_tables(folder: Path) -> Tables:
    """Read what `write_tables` wrote.

    Raises:
        TableError: a table is missing, damaged, or of another version; the message names file and line.
        OutputError: a run was killed while its files took their places, and the rest of them cannot be put there.
    """
    complete(folder)
    run = _read_run(folder / MANIFEST)
    return Tables(
        articles=tuple(read_rows(folder / TABLES[0], article_from_row)),
        actors=tuple(read_rows(folder / TABLES[1], actor_from_row)),
        mentions=tuple(read_rows(folder / TABLES[2], mention_from_row)),
        statements=tuple(read_rows(folder / TABLES[3], statement_from_row)),
        run=run,
    )


_MAKE_ANEW = "make the tables anew with `kg extract`"


def _read_run(path: Path) -> Mapping[str, object]:
    run = _json(_text(path), str(path))
    schema = run.get("schema")
    if schema != RUN_SCHEMA:
        raise TableError(f"is of version {schema!r}, and {RUN_SCHEMA!r} is needed", where=path, advice=_MAKE_ANEW)
    return {key: value for key, value in run.items() if key != "files"}


def read_rows[T](path: Path, from_row: Callable[[Mapping[str, Any]], T]) -> Iterator[T]:
    """The rows of a table, each as what `from_row` makes of it.

    Raises:
        TableError: the table is missing or damaged; the message names file and line.
    """
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            yield from_row(_json(line, where))
        except KeyError as error:
            raise TableError(f"has no key {error}", where=where, advice=_MAKE_ANEW) from error
        except (TypeError, ValueError, AttributeError) as error:
            raise TableError(f"holds a wrong value: {error}", where=where, advice=_MAKE_ANEW) from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        advice = "name a folder that `kg extract` or `kg build` wrote"
        raise TableError("is missing", where=path, advice=advice) from error
    except OSError as error:
        raise TableError(f"cannot be read: {(error.strerror or str(error)).lower()}", where=path) from error
    except UnicodeDecodeError as error:
        raise TableError("is not in UTF-8", where=path, advice=_MAKE_ANEW) from error


def _json(text: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise TableError("is no JSON", where=where, advice=_MAKE_ANEW) from error
    if not isinstance(row, dict):
        raise TableError("is no JSON object", where=where, advice=_MAKE_ANEW)
    return row
