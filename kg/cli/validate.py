"""`kg validate`: is a graph as it should be? Each fault with the sentence and the rule behind it."""

from __future__ import annotations

from pathlib import Path

from kg.cli.console import Exit, Talk, print_json, printable, stdout, verb
from kg.cli.options import Json, Ontology, Quiet, Source, settings_of, vocabulary_of

__all__ = ["validate"]


@verb
def validate(source: Source, ontology: Ontology = None, json: Json = False, quiet: Quiet = False) -> Exit | None:
    """Name every fault of a graph.

    Each with the sentence that it comes from and the rule that read it. A folder's graph.trig is looked at as it is.
    """
    from kg.cli.sources import load_graph
    from kg.graph.faults import explained
    from kg.graph.shapes import statement_count
    from kg.graph.shapes import validate as violations

    settings = settings_of(ontology=ontology)
    vocabulary = vocabulary_of(settings)
    store = load_graph(source, settings)
    faults = list(explained(violations(store, vocabulary.folder / "shapes.ttl", vocabulary), store))
    statements = statement_count(store)
    if json:
        listed = [fault.as_json() for fault in faults]
        print_json({"schema": "kg.faults/1", "source": source, "statements": statements, "faults": listed})
    else:
        stdout(f"{_lines(str(fault))}\n" for fault in faults)
    count = {0: "no faults", 1: "1 fault"}.get(len(faults), f"{len(faults)} faults")
    Talk(quiet=quiet).say(f"{Path(source)}: {statements} statements, {count}", style="red" if faults else "green")
    return Exit.INVALID if faults else Exit.OK


def _lines(text: str) -> str:
    return "\n".join(map(printable, text.split("\n")))
