"""Do other stores read our files as they are, and give the same answers?

    python benchmarks/stores.py FOLDER [FOLDER …] [--engine NAME …] [--write]

Each FOLDER is one that `kg build` wrote. Its graph is loaded as Turtle, TriG and N-Quads into every engine that is
installed; then all triples are asked back, and the rows of every named question are compared with those of the store
that comes along. A question that finds nothing in that graph as it stands is asked of things that the graph speaks of.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Triple

from benchmarks.engines import ENGINES, Engine, Rows, rows_of
from benchmarks.page import kept, put, table
from kg.graph.queries import NamedQuery, named_queries, written_out
from kg.graph.store import GraphStore
from kg.vocabulary import ontology_folder

__all__ = ["Expected", "Result", "asked", "compared", "expected"]

HEAD = ("engine", "graph", "file", "triples back", "named questions, same rows", "seconds")
KINDS = {"ttl": "Turtle", "trig": "TriG", "nq": "N-Quads"}
LARGE = 100_000
"""Triples from which on a slow engine is asked the questions of one format only."""
MOST = 8
"""How many of the things that most is said of are tried."""
SPOKEN_OF = """
    SELECT ?actor (COUNT(*) AS ?times) { ?statement rdf:subject|rdf:object ?actor }
    GROUP BY ?actor ORDER BY DESC(?times) ?actor
"""
DAYS = """
    SELECT ?day { ?article dcterms:issued ?day FILTER (DATATYPE(?day) = xsd:date) } ORDER BY ?day
"""


@dataclass(frozen=True)
class Expected:
    """What a graph holds, and answers."""

    triples: frozenset[Triple]
    rows: dict[str, Rows]


@dataclass(frozen=True)
class Result:
    """What an engine made of a file."""

    missing: int = 0
    extra: int = 0
    failed: tuple[str, ...] = ()
    """Named questions that it answers otherwise, or cannot."""
    error: str = ""
    asked: bool = field(default=True, compare=False)
    seconds: float = field(default=0.0, compare=False)
    """For loading the file and for all answers."""

    @property
    def good(self) -> bool:
        return self == Result()


# ---- what is asked --------------------------------------------------------------------------------------------------


def asked(store: GraphStore, queries: Path, place: Path) -> Path:
    """Write the named questions into a folder, as they are to be asked of a graph.

    They stay as they are where they find something; else what stands in their `VALUES` blocks is taken from the graph,
    if anything in it helps.
    """
    actors = [getattr(row[0], "value", "") for row in store.query(SPOKEN_OF).rows[:MOST]]
    days = [getattr(row[0], "value", "") for row in store.query(DAYS).rows]
    place.mkdir()
    for name, query in named_queries(queries).items():
        tried = (written_out(store, name, values, folder=queries) for values in _values(query, actors, days))
        text = next((text for text in tried if store.query(text).rows), query.text)
        (place / f"{name}.rq").write_text(text, encoding="utf-8")
    return place


def _values(query: NamedQuery, actors: Sequence[str], days: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """What to try for the parameters that cannot be left open, beginning with what stands in the file."""
    middle = days[len(days) // 2 :][:1]
    choices = {"actor": actors, "first": middle, "period": [day[:4] for day in middle]}
    needed = [each for each in query.parameters if each.default is not None and each.kind in choices]
    yield {}
    for values in itertools.product(*(choices[each.kind] for each in needed)):
        yield {each.name: value for each, value in zip(needed, values, strict=True)}


def expected(store: GraphStore, queries: Path) -> Expected:
    rows = {name: rows_of(store.query(path.read_text(encoding="utf-8"))) for name, path in _named(queries).items()}
    return Expected(frozenset(quad.triple for quad in store.quads()), rows)


def _named(queries: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(queries.glob("*.rq"))}


# ---- what comes back ------------------------------------------------------------------------------------------------


def compared(kind: type[Engine], path: Path, wanted: Expected, queries: Path) -> Result:
    """Load a file into an engine of a kind, and compare."""
    begin = time.monotonic()
    with kind() as engine:
        try:
            engine.load(path)
            triples = engine.triples()
        except (RuntimeError, OSError, SyntaxError) as error:
            return Result(error=" ".join(str(error).split())[:300])
        ask = engine.paths and (len(wanted.triples) < LARGE or path.suffix[1:] in engine.asked_of)
        rows = wanted.rows if ask else {}
        failed = [name for name in rows if not _same(engine, queries / f"{name}.rq", rows[name])]
        seconds = time.monotonic() - begin
    lost, new = len(wanted.triples - triples), len(triples - wanted.triples)
    return Result(lost, new, tuple(failed), asked=ask, seconds=seconds)


def _same(engine: Engine, query: Path, wanted: Rows) -> bool:
    try:
        rows = engine.ask(query)
    except Exception as error:  # whatever it says in the place of rows
        print(f"  {engine.name}: {query.stem}: {type(error).__name__} {str(error)[:300]}", file=sys.stderr)
        return False
    if rows != wanted:
        lost, new = wanted - rows, rows - wanted
        counts = f"{lost.total()} rows lost, {new.total()} new"
        print(f"  {engine.name}: {query.stem}: {counts}, as {[*lost][:1]} {[*new][:1]}", file=sys.stderr)
    return rows == wanted


# ---- the table ------------------------------------------------------------------------------------------------------


def _results(folders: Sequence[Path], queries: Path, engines: Sequence[type[Engine]]) -> Iterator[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as name:
        for number, folder in enumerate(folders):
            store = GraphStore().load(folder / "graph.trig")
            questions = asked(store, queries, Path(name) / f"{folder.name}-queries")
            wanted = expected(store, questions)
            print(f"{folder.name}: nothing in it answers {[name for name, rows in wanted.rows.items() if not rows]}")
            place = Path(name) / f"{number}"  # Jena takes no space in the name of a file
            files = {kind: store.write(place.with_suffix(f".{kind}")) for kind in KINDS}
            for engine in engines:
                if why := engine.missing():
                    print(f"{engine.name} needs {why}", file=sys.stderr)
                    continue
                for kind in engine.loads:
                    row = _row(folder.name, engine, kind, compared(engine, files[kind], wanted, questions), wanted)
                    print("\t".join(row), flush=True)
                    yield row


def _row(graph: str, engine: type[Engine], kind: str, result: Result, wanted: Expected) -> tuple[str, ...]:
    head = (f"{engine.name} {engine.version()}", graph, KINDS[kind])
    if result.error:
        return (*head, result.error, "", "")
    same = "same" if not result.missing and not result.extra else f"{result.missing} missing, {result.extra} more"
    return (*head, f"{same} / {len(wanted.triples):,}", _answers(engine, result, wanted), f"{result.seconds:.0f}")


def _answers(engine: type[Engine], result: Result, wanted: Expected) -> str:
    if not engine.paths:
        return "none: it knows no property paths"
    if not result.asked:
        return f"asked of {KINDS[engine.asked_of[0]]} only"
    same = f"{len(wanted.rows) - len(result.failed)} of {len(wanted.rows)}"
    return same + (f" (not {', '.join(result.failed)})" if result.failed else "")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--queries", type=Path, default=ontology_folder() / "queries")
    parser.add_argument("--engine", nargs="+", choices=[engine.__name__ for engine in ENGINES], help="only these")
    parser.add_argument(
        "--write", action="store_true", help="put the rows into docs/reference/stores.md, in the place of older ones"
    )
    chosen = parser.parse_args(arguments)
    engines = [engine for engine in ENGINES if not chosen.engine or engine.__name__ in chosen.engine]
    rows = list(_results(chosen.folders, chosen.queries, engines))
    if chosen.write:
        names = [engine.name for engine in ENGINES]
        rows = kept("stores", rows, key=3)
        rows.sort(key=lambda row: (row[1] != "demo", row[1], [row[0].startswith(name) for name in names].index(True)))
        put("stores", table(HEAD, rows))


if __name__ == "__main__":
    main(sys.argv[1:])
