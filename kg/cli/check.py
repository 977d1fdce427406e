"""`kg check`: is every record of the ontology as it should be?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import Exit, Talk, printable, stdout, verb
from kg.cli.options import Actors, Model, Quiet, settings_of

__all__ = ["check"]


@verb
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="An ontology folder; else the one that is in use.")
    ] = None,
    examples: Annotated[
        bool, typer.Option("--examples", help="Also try every example sentence; takes the language model.")
    ] = False,
    actors: Actors = None,
    model: Model = None,
    quiet: Quiet = False,
) -> Exit | None:
    """Name every fault of an ontology folder, and of a table of more actors.

    In plain words, with the record it is in.
    """
    from kg.statements.checks import faults
    from kg.statements.examples import example_faults
    from kg.vocabulary import Vocabulary, ontology_folder

    settings = settings_of(actors=actors, model=model)
    place = folder or settings.ontology or ontology_folder()
    found = faults(place, actors=settings.actors)
    if examples and not found:  # what the records lack is said first: examples may fail for that reason alone
        found = example_faults(Vocabulary.load(place, actors=settings.actors), settings)
    stdout(f"{printable(fault)}\n" for fault in found)
    count = {0: "no faults", 1: "1 fault"}.get(len(found), f"{len(found)} faults")
    Talk(quiet=quiet).say(f"{place}: {count}", style="red" if found else "green")
    return Exit.INVALID if found else Exit.OK
