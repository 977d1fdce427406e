"""The answers to the named questions on the graph of the five examples, as they stand in `examples/expected/queries/`.

After a change of the ontology, the extraction or a question, `python -m tests.examples.answers` writes them anew; what
changed is then to be read in the diff. Ids of statements and tenures are left out, as they change with any word.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from kg.graph.queries import ask, named_queries
from kg.graph.store import GraphStore
from kg.vocabulary import ontology_folder

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "expected" / "queries"
QUERIES = ontology_folder() / "queries"
IDS = ("statement:", "tenure:")


def answer(store: GraphStore, name: str) -> str:
    """The answer to a question as CSV, each row on one line."""
    found = ask(store, name, folder=QUERIES)
    rows = [list(found.columns), *([" ".join(cell.split()) for cell in row] for row in found.table())]
    kept = [n for n, _ in enumerate(found.columns) if not any(row[n].startswith(IDS) for row in rows[1:])]
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([row[n] for n in kept] for row in rows)
    return file.getvalue()


def main() -> None:
    from tests.examples.conftest import build

    built = build()
    store = GraphStore.of(built.tables, built.vocabulary)
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.csv"):
        old.unlink()
    for name in named_queries(QUERIES):
        (FOLDER / f"{name}.csv").write_text(answer(store, name), encoding="utf-8")
    sys.stdout.write(f"wrote {FOLDER}\n")


if __name__ == "__main__":
    main()
