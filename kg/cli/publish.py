"""`kg publish`: get a graph into a triple store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import Exit, stdout, verb
from kg.errors import SettingsError

__all__ = ["publish"]


@verb
def publish(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A folder that build wrote, with an own base for its IRIs.")
    ] = None,
    commands: Annotated[
        str | None,
        typer.Option(metavar="STORE", help="Print the commands that load the graph in bulk into this kind of store."),
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the kinds of stores.")] = False,
) -> Exit | None:
    """Print how the graph is loaded into a triple store.

    Nothing is run and nothing is sent: the commands are a script for a shell, with places to fill in CAPITALS.
    """
    from kg.graph.publishing import commands as lines
    from kg.graph.publishing import recipes

    if list_:
        stdout(f"{name}: {recipe.title} ({recipe.checked})\n" for name, recipe in recipes().items())
        return Exit.OK
    if folder is None or commands is None:
        advice = "write kg publish DIR --commands STORE, or kg publish --list"
        raise SettingsError("a folder and a kind of store are needed", where="kg publish", advice=advice)
    stdout([f"{line}\n" for line in lines(folder, commands)])
    return Exit.OK
