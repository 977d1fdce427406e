"""Do other stores read our files as they are, and give the same answers?

    python benchmarks/stores.py FOLDER [FOLDER …] [--write]

Each FOLDER is one that `kg build` wrote. Its graph is loaded as Turtle, TriG and N-Quads into every engine that is
installed; then all triples are asked back, and the rows of every named question are compared with those of the store
that comes along.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Triple

from benchmarks.engines import ENGINES, Engine, Rows, rows_of
from benchmarks.page import put, table
from kg.graph.store import GraphStore
from kg.vocabulary import ontology_folder

__all__ = ["Expected", "Result", "compared", "expected"]


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

    @property
    def good(self) -> bool:
        return self == Result()


def expected(store: GraphStore, queries: Path) -> Expected:
    rows = {name: rows_of(store.query(path.read_text(encoding="utf-8"))) for name, path in _named(queries).items()}
    return Expected(frozenset(quad.triple for quad in store.quads()), rows)


def _named(queries: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(queries.glob("*.rq"))}


def compared(kind: type[Engine], path: Path, wanted: Expected, queries: Path) -> Result:
    """Load a file into an engine of a kind, and compare."""
    with kind() as engine:
        try:
            engine.load(path)
            triples = engine.triples()
        except (RuntimeError, OSError, SyntaxError) as error:
            return Result(error=" ".join(str(error).split())[:300])
        asked = wanted.rows if engine.paths else {}
        failed = [name for name, rows in asked.items() if not _same(engine, queries / f"{name}.rq", rows)]
        return Result(len(wanted.triples - triples), len(triples - wanted.triples), tuple(failed))


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


def _results(folders: Sequence[Path], queries: Path) -> Iterator[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as name:
        for folder in folders:
            store = GraphStore().load(folder / "graph.trig")
            wanted = expected(store, queries)
            files = {kind: store.write(Path(name) / f"{folder.name}.{kind}") for kind in ("ttl", "trig", "nq")}
            for engine in ENGINES:
                for kind in engine.loads:
                    why = engine.missing()
                    result = Result(error=f"needs {why}") if why else compared(engine, files[kind], wanted, queries)
                    row = _row(folder.name, len(store), engine, kind, result, len(wanted.rows))
                    print("\t".join(row), flush=True)
                    if not why:
                        yield row


def _row(graph: str, number: int, engine: type[Engine], kind: str, result: Result, asked: int) -> tuple[str, ...]:
    head = (engine.name, f"{graph}, {number:,} triples", kind)
    if result.error:
        return (*head, result.error, "")
    triples = "all" if not result.missing and not result.extra else f"{result.missing} missing, {result.extra} extra"
    if not engine.paths:
        return (*head, triples, "none: it knows no property paths")
    same = f"{asked - len(result.failed)} of {asked}"
    return (*head, triples, same + (f" (not {', '.join(result.failed)})" if result.failed else ""))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--queries", type=Path, default=ontology_folder() / "queries")
    parser.add_argument("--write", action="store_true", help="put the table into docs/reference/stores.md")
    chosen = parser.parse_args(arguments)
    rows = list(_results(chosen.folders, chosen.queries))
    if chosen.write:
        put("stores", table(("engine", "graph", "file", "triples", "named questions"), rows))


if __name__ == "__main__":
    main(sys.argv[1:])
