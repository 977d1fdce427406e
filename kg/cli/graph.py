"""`kg graph`: tables to a graph file, or one kind of graph file to another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import STDIO, Exit, Talk, deliver, verb
from kg.cli.options import Base, Ontology, Quiet, Source, settings_of, vocabulary_of
from kg.errors import SettingsError

__all__ = ["graph"]

FORMATS = ("ttl", "trig", "nq", "nt", "jsonld")


@verb
def graph(
    source: Source,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where it is written; - is standard output.")
    ] = STDIO,
    to: Annotated[
        str | None,
        typer.Option(metavar="|".join(FORMATS), help="The format; else FILE's ending tells it, else it is ttl."),
    ] = None,
    validate: Annotated[
        bool, typer.Option("--validate", help="Check it against the shapes; write nothing if it breaks them.")
    ] = False,
    base: Base = None,
    ontology: Ontology = None,
    quiet: Quiet = False,
) -> Exit | None:
    """Write a graph file.

    It is made of a folder of tables, or of a graph file of another format.
    """
    from kg.cli.sources import graph_of_tables, load_graph

    talk = Talk(quiet=quiet)
    settings = settings_of(base=base, ontology=ontology)
    ending = _format(to, output)
    folder = Path(source)
    # A folder's graph is made anew, as its tables may have been corrected, and base and ontology may be others now.
    store = graph_of_tables(folder, settings) if folder.is_dir() else load_graph(source, settings)
    if validate:
        from kg.graph.shapes import validate as violations

        vocabulary = vocabulary_of(settings)
        found = violations(store, vocabulary.folder / "shapes.ttl", vocabulary)
        for violation in found:
            talk.say(str(violation), style="red")
        if found:
            return Exit.INVALID
    deliver(store.chunks(ending), output, talk)
    return Exit.OK


def _format(to: str | None, output: str) -> str:
    if to is not None and to not in FORMATS:
        raise SettingsError(f"there is no format {to!r}", where="--to", advice=f"choose one of {', '.join(FORMATS)}")
    if to is None and output != STDIO:
        from kg.graph.serialize import format_of

        return format_of(output)
    return to or FORMATS[0]
