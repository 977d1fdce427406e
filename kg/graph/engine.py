"""A query that was checked, run on a store: what it finds, as far as the limits allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QueryTriples, Store

from kg.errors import QueryError

__all__ = ["Found", "Task", "run"]

type Term = NamedNode | Literal | BlankNode | None
type Row = tuple[Term, ...]

LARGEST = 200_000_000
"""How many characters an answer may have: more could not be shown, and would have to be held twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A query that is to be run."""

    text: str
    prefixes: Mapping[str, str]
    limit: int | None = None
    """How many rows are wanted at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a query finds, in the order in which the engine finds it."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    truth: bool | None = None
    complete: bool = True
    """Whether these are all rows."""
    is_graph: bool = False
    """Whether the rows are the triples of a CONSTRUCT or DESCRIBE query."""


def run(store: Store, task: Task) -> Found:
    """Run a query in this process; it cannot be interrupted.

    Raises:
        QueryError: it fails, or finds more text than anybody could read.
    """
    try:
        found = store.query(task.text, prefixes=dict(task.prefixes), use_default_graph_as_union=True)
        if isinstance(found, QueryBoolean):
            return Found(columns=(), rows=(), truth=bool(found))
        if isinstance(found, QueryTriples):
            triples = dict.fromkeys((triple.subject, triple.predicate, triple.object) for triple in found)
            rows, complete = _first(triples, task.limit)
            return Found(columns=("subject", "predicate", "object"), rows=rows, complete=complete, is_graph=True)
        rows, complete = _first(map(tuple, found), task.limit)
        return Found(columns=tuple(each.value for each in found.variables), rows=rows, complete=complete)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"cannot be run: {error}", where="query", advice="check it against SPARQL 1.1") from error


def _first(rows: Iterable[Row], limit: int | None) -> tuple[tuple[Row, ...], bool]:
    """The rows as far as they are wanted, and whether these are all."""
    read = tuple(_weighed(rows if limit is None else islice(rows, limit + 1)))
    return (read, True) if limit is None or len(read) <= limit else (read[:limit], False)


def _weighed(rows: Iterable[Row]) -> Iterator[Row]:
    size = 0
    for row in rows:
        size += sum(len(term.value) for term in row if term is not None)
        if size > LARGEST:
            raise QueryError(
                f"finds more than {LARGEST:,} characters", where="query", advice="ask for less, or for fewer columns"
            )
        yield row
