"""`kg report`: what somebody should look at in the tables of a folder; each subject is a command of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import STDIO, Exit, Talk, deliver, printable, verb
from kg.cli.options import Ontology, Quiet, settings_of
from kg.cli.tables import columns
from kg.errors import SettingsError

__all__ = ["report"]

FORMATS = ("table", "csv", "json")

report = typer.Typer(
    name="report",
    help="List what to look at in a folder of tables.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@report.command()
@verb
def conflicts(
    source: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that build or extract wrote.")],
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How the list is written.")] = "table",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where it is written; - is standard output.")
    ] = STDIO,
    ontology: Ontology = None,
    quiet: Quiet = False,
) -> Exit | None:
    """List statements about offices that contradict each other.

    Each with both sentences, their sources and dates. To find some is no failure: the code is 0 either way.
    """
    if format not in FORMATS:
        advice = f"choose one of {', '.join(FORMATS)}"
        raise SettingsError(f"there is no format {format!r}", where="--format", advice=advice)
    from kg.graph.conflicts import conflicts as found
    from kg.statements.tables import read_tables
    from kg.views.conflicts import conflicts_csv, conflicts_json, rows
    from kg.vocabulary import Vocabulary

    vocabulary = Vocabulary.load(settings_of(ontology=ontology).ontology)
    tables = read_tables(source)
    listed = rows(found(tables, vocabulary), tables, vocabulary)
    talk = Talk(quiet=quiet)
    match format:
        case "csv":
            deliver([conflicts_csv(listed)], output, talk)
        case "json":
            deliver([conflicts_json(listed)], output, talk)
        case _:
            deliver(_table(listed), output, talk)
    number = len(listed)
    talk.say(f"{number} contradiction{'' if number == 1 else 's'}")
    return Exit.OK


@report.command()
@verb
def merges(
    source: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that build or extract wrote.")],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where it is written; - is standard output.")
    ] = STDIO,
    quiet: Quiet = False,
) -> Exit | None:
    """List actors of several documents that were made one, and why.

    What is wrong there is undone by a line of the ledger: kg review.
    """
    from kg.resolution.settle import read_merges

    found = read_merges(source)
    rows = [[merged.name, merged.replaced_name, merged.reason, merged.actor, merged.replaced] for merged in found]
    talk = Talk(quiet=quiet)
    deliver(columns(("actor", "is also", "reason", "id", "replaces"), rows), output, talk)
    talk.say(f"{len(found)} merge{'' if len(found) == 1 else 's'}")
    return Exit.OK


def _table(listed: Sequence[Mapping[str, str]]) -> Iterable[str]:
    """One block per contradiction: sentences are too long for columns."""
    for row in listed:
        office = ", ".join(dict.fromkeys(filter(None, (row["office"], row["body"], row["jurisdiction"]))))
        yield f"{printable(row['kind'])}: {printable(office)}\n"
        shown = ("day", "subject", "status", "sentence")
        sides = [[*(row[f"{name}_{side}"] for name in shown), _source(row, side)] for side in (1, 2)]
        yield from columns((*shown, "source"), sides)


def _source(row: Mapping[str, str], side: int) -> str:
    parts = (row[f"title_{side}"] or row[f"article_{side}"], row[f"publisher_{side}"], row[f"published_{side}"])
    return ", ".join(part for part in parts if part)
