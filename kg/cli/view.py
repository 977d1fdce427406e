"""`kg view`: tables to one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import STDIO, Exit, Talk, deliver, verb
from kg.cli.options import Ontology, Quiet, settings_of, vocabulary_of

__all__ = ["view"]


@verb
def view(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A folder that build or extract wrote.")],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where it is written; - is standard output.")
    ] = STDIO,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The title of the page.")] = None,
    words: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The words of the page in another language (TOML).")
    ] = None,
    ontology: Ontology = None,
    quiet: Quiet = False,
) -> Exit | None:
    """Write the page of a folder of tables.

    It is one file, and works offline.
    """
    from kg.statements.tables import read_tables
    from kg.views.html import render

    settings = settings_of(ontology=ontology)
    tables = read_tables(source)
    page = render(tables, vocabulary_of(settings), title=title, words=words)
    deliver([page], output, Talk(quiet=quiet))
    return Exit.OK if tables.statements else Exit.NOTHING_FOUND
