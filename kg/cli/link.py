"""`kg link`: which entities of another data set the actors are, asked of an endpoint that the user names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import STDIO, Exit, Talk, deliver, verb
from kg.cli.options import Ontology, Quiet, settings_of, vocabulary_of

if TYPE_CHECKING:
    from kg.errors import EndpointError

__all__ = ["link"]


@verb
def link(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that build or extract wrote.")],
    wikidata: Annotated[
        str, typer.Option("--wikidata", metavar="ENDPOINT", help="A SPARQL endpoint with Wikidata's data.")
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="The table of links; - prints it.")
    ] = STDIO,
    cache: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where answers are kept, so that nothing is asked twice.")
    ] = None,
    rate: Annotated[float, typer.Option(metavar="N", help="Questions a second, at most.")] = 1.0,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Ask for N actors only, those named most often.")
    ] = None,
    ontology: Ontology = None,
    quiet: Quiet = False,
) -> Exit | None:
    """Propose links from actors to Wikidata.

    A table to look through; build and extract apply it with --links.
    """
    from kg.linking.cache import Cache
    from kg.linking.endpoint import Endpoint, Manners
    from kg.linking.links import links_file
    from kg.linking.proposals import Linker, wanting
    from kg.statements.tables import read_tables

    talk, failures = Talk(quiet=quiet), 0

    def failed(error: EndpointError) -> None:
        nonlocal failures
        failures += 1
        talk.warn(error)

    endpoint = Endpoint(wikidata, Cache(cache) if cache else None, Manners(rate=rate))
    vocabulary = vocabulary_of(settings_of(ontology=ontology))
    actors = wanting(read_tables(folder), vocabulary)[:limit]
    found = list(Linker(endpoint, vocabulary).proposals(actors, failed))
    deliver(links_file(found), output, talk)
    talk.say(f"{len(found)} of {len(actors)} actors are one entity of their name, type and country")
    if failures:
        return Exit.SOME_INPUTS_FAILED
    return Exit.OK if found else Exit.NOTHING_FOUND
