"""`kg withdraw`: articles out of a folder, and, by the ledger, out of every run to come."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import Exit, Talk, print_json, verb
from kg.cli.options import Actors, Json, Ontology, Quiet, login, settings_of

if TYPE_CHECKING:
    from kg.withdrawal import Withdrawal

__all__ = ["withdraw"]

SUMMARY_SCHEMA = "kg.withdrawal/1"


@verb
def withdraw(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="Each by its id, path, address or title.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that build or extract wrote.")],
    ledger: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where it is written down, so that no later run brings them back."),
    ] = None,
    who: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; else the name of the login.")] = None,
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, for the ledger.")] = None,
    ontology: Ontology = None,
    actors: Actors = None,
    json: Json = False,
    quiet: Quiet = False,
) -> Exit | None:
    """Take articles out of a folder: tables, graph, views and store.

    With a ledger they stay out in every run that applies it.
    """
    from kg.withdrawal import withdraw as take_out

    settings = settings_of(ledger=ledger, ontology=ontology, actors=actors)
    talk = Talk(quiet=quiet)
    done = take_out(articles, folder, settings=settings, who=who or login(), why=why)
    for article in done.articles:
        talk.say(f"withdrew {article.id}  {article.title or ''}".rstrip())
    talk.say(f"{_gone(done)} → {folder}")
    if settings.ledger is None:
        talk.say("a build brings them back as long as they are in its inputs; to keep them out, name a --ledger")
    if json:
        ids = [article.id for article in done.articles]
        print_json({"schema": SUMMARY_SCHEMA, "withdrawn": ids, **done.counts(), "folder": str(folder)})
    return Exit.OK


def _gone(done: Withdrawal) -> str:
    counts = (f"{number} {name if number != 1 else name.removesuffix('s')}" for name, number in done.counts().items())
    return f"gone: {', '.join(counts)}"
