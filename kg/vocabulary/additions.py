"""Actors that a user adds to the tables of `ontology/actors/`, or puts in the place of theirs (`--actors FILE`).

The file is a table like those: the type of each record decides which of the three it belongs to, and columns that are
left out are empty.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OntologyError
from kg.vocabulary.actor_faults import identifier_fault
from kg.vocabulary.tables import Row, numbered_rows

__all__ = ["COLUMNS", "AddedRow", "added_rows", "content_hash", "with_added"]

_SHARED = ("id", "type", "name", "names", "weak_names", "wikidata", "valid_from", "valid_to", "source", "retrieved")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "territories": (*_SHARED, "demonyms", "people", "capital", "seats", "iso3"),
    "organizations": (*_SHARED, "country", "parent", "portfolios", "seats", "sector"),
    "people": (*_SHARED, "country"),
}
"""By table: the columns that a record of it may have."""
_NEEDED = ("id", "type", "name")
_TABLES = {"Person": "people", "Country": "territories", "Place": "territories"}


@dataclass(frozen=True, slots=True)
class AddedRow:
    """A record of the user's file, and where it stands."""

    table: str
    where: str
    row: Row


def content_hash(path: Path) -> str:
    """SHA-256 of a user's file, in hexadecimal digits.

    Raises:
        OntologyError: it cannot be read.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        raise OntologyError(problem, where=path, advice="name a table with a line for each actor") from error


def added_rows(path: Path) -> Iterator[AddedRow]:
    """The records of a user's table, with all the columns of the table that each belongs to.

    Raises:
        OntologyError: on the first line that is no such record; it names file, line and next step.
    """
    seen: dict[str, int] = {}
    for number, row in numbered_rows(path):
        if not seen:
            _check_header(path, row)
        where = f"{path}, line {number}"
        for column in _NEEDED:
            if not row[column]:
                raise OntologyError(f"there is no {column}", where=where, advice=f"fill the column {column}")
        if (earlier := seen.setdefault(row["id"], number)) != number:
            advice = "give each record its own id"
            raise OntologyError(f"{row['id']} stands in line {earlier} already", where=where, advice=advice)
        if (fault := identifier_fault(row)) is not None:
            raise OntologyError(f"{row['id']} {fault}", where=where)
        table = _TABLES.get(row["type"], "organizations")
        yield AddedRow(table, where, _filled(row, table, where) | {"file": path.name})


def _check_header(path: Path, row: Row) -> None:
    known = sorted({column for columns in COLUMNS.values() for column in columns})
    for column in _NEEDED:
        if column not in row:
            problem, advice = f"the column {column} is missing", "name it in the first line; separate columns by tabs"
            raise OntologyError(problem, where=path, advice=advice)
    for column in row:
        if column not in known:
            advice = f"there are: {', '.join(known)}"
            raise OntologyError(f"there is no column {column!r}", where=path, advice=advice)


def _filled(row: Row, table: str, where: str) -> Row:
    for column, cell in row.items():
        if cell and column not in COLUMNS[table]:
            problem = f"{row['id']} is of type {row['type']}, which has no {column}"
            raise OntologyError(problem, where=where, advice=f"leave the column {column} empty, or correct the type")
    return {column: row.get(column, "") for column in COLUMNS[table]}


def with_added(tables: Mapping[str, list[Row]], added: list[AddedRow]) -> dict[str, list[Row]]:
    """The tables with a user's records; one with the id of a record of theirs takes its place."""
    replaced = {entry.row["id"] for entry in added}
    kept = {table: [row for row in rows if row["id"] not in replaced] for table, rows in tables.items()}
    return {table: [*rows, *(entry.row for entry in added if entry.table == table)] for table, rows in kept.items()}
