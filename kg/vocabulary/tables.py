"""The tables of `ontology/`, read row by row: tab-separated, one header line, no quoting."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.errors import OntologyError
from kg.model import Actor
from kg.vocabulary.records import Territory

__all__ = [
    "ACTOR_TABLES",
    "Row",
    "actors",
    "listed",
    "numbered_rows",
    "records",
    "table_rows",
    "territory",
    "weights",
]

ACTOR_TABLES = ("territories", "organizations", "people")
WIKIDATA = "http://www.wikidata.org/entity/"

type Row = dict[str, str]


def table_rows(path: Path) -> Iterator[Row]:
    """The records of a table of `ontology/`: tab-separated, one header line, no quoting."""
    for _, row in numbered_rows(path):
        yield row


def numbered_rows(path: Path) -> Iterator[tuple[int, Row]]:
    """The records of a table, each with the number of its line in the file.

    Raises:
        OntologyError: there is no such file, it is not UTF-8, or a line has not the columns of the header.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            for row in reader:
                if None in row or None in row.values():
                    raise OntologyError(
                        f"line {reader.line_num} has not as many columns as the header",
                        where=path,
                        advice="separate columns by one tab each, and leave unknown ones empty",
                    )
                yield reader.line_num, {key: value.strip() for key, value in row.items()}
    except FileNotFoundError:
        raise OntologyError("the file is missing", where=path, advice="restore it, or reinstall the package") from None
    except UnicodeDecodeError as error:
        raise OntologyError(f"not UTF-8 ({error.reason})", where=path, advice="save it as UTF-8") from error
    except csv.Error as error:
        raise OntologyError(f"no table ({error})", where=path, advice="save it as text separated by tabs") from error


def records[T](kind: type[T], path: Path) -> Iterator[T]:
    wanted = kind.__dataclass_fields__  # type: ignore[attr-defined]
    for row in table_rows(path):
        try:
            yield kind(**{key: value for key, value in row.items() if key in wanted})
        except TypeError as error:
            raise OntologyError(f"a column is missing: {error}", where=path, advice="add it to the header") from error


def weights(path: Path) -> Iterator[tuple[tuple[str, str], float]]:
    for row in table_rows(path):
        try:
            yield (row["feature"], row["value"]), float(row["weight"])
        except (KeyError, ValueError) as error:
            advice = "make the file anew: make calibrate"
            raise OntologyError(f"not a feature, a value and a weight: {row}", where=path, advice=advice) from error


def listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def territory(row: Mapping[str, str]) -> Territory:
    return Territory(
        demonyms=listed(row["demonyms"]),
        people=listed(row["people"]),
        capitals=listed(row["capital"]),
        seats=listed(row["seats"]),
    )


def actors(tables: Mapping[str, Iterable[Mapping[str, str]]]) -> Iterator[Actor]:
    """The actors of the tables; each names the file that its record stands in."""
    for table, rows in tables.items():
        for row in rows:
            item = row.get("wikidata")
            yield Actor(
                id=row["id"],
                name=row["name"],
                type=row["type"],
                names=listed(row["names"]),
                weak_names=listed(row["weak_names"]),
                country=row.get("iso3") or row.get("country") or None,
                sector=row.get("sector") or None,
                same_as=(f"{WIKIDATA}{item}",) if item else (),
                parent=row.get("parent") or None,
                valid_from=row["valid_from"] or None,
                valid_to=row["valid_to"] or None,
                source=row.get("file") or f"{table}.tsv",
            )
