"""`kg show`: the profile of an actor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import STDIO, Exit, Talk, deliver, printable, verb
from kg.cli.options import Ontology, Quiet, settings_of
from kg.cli.tables import terminal_width
from kg.errors import SettingsError

__all__ = ["show"]

FORMATS = ("text", "json", "html")
WIDTH = 100
"""Of a text that goes to no terminal."""


@verb
def show(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="An id, or any name of an actor.")],
    source: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that build or extract wrote.")],
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How the profile is written.")] = "text",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where it is written; - is standard output.")
    ] = STDIO,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="No more than N entries of each part; else all.")
    ] = None,
    ontology: Ontology = None,
    quiet: Quiet = False,
) -> Exit | None:
    """Show all that is known of an actor.

    Offices with their time, partners by relation, topics, a timeline, and the sentences with their sources.
    """
    if format not in FORMATS:
        advice = f"choose one of {', '.join(FORMATS)}"
        raise SettingsError(f"there is no format {format!r}", where="--format", advice=advice)
    from kg.graph.lookup import find_actor
    from kg.graph.profile import profile_of
    from kg.statements.tables import read_tables
    from kg.views.profile import profile_html, profile_text
    from kg.views.profile_json import profile_json
    from kg.vocabulary import Vocabulary

    vocabulary = Vocabulary.load(settings_of(ontology=ontology).ontology)
    tables = read_tables(source)
    profile = profile_of(find_actor(tables.actors, actor), tables, vocabulary)
    match format:
        case "json":
            written = profile_json(profile, limit=limit)
        case "html":
            written = profile_html(profile, vocabulary, limit=limit)
        case _:
            width = terminal_width(WIDTH) if output == STDIO else WIDTH
            written = printable(profile_text(profile, vocabulary, limit=limit, width=width))
    deliver([written], output, Talk(quiet=quiet))
    return Exit.OK
