"""`kg sample`: statements drawn at random, in a sheet to judge by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import STDIO, Exit, Talk, deliver, verb
from kg.cli.options import Ontology, Quiet, settings_of, vocabulary_of
from kg.errors import SettingsError

if TYPE_CHECKING:
    from kg.model import Factuality

__all__ = ["sample"]


@verb
def sample(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that build or extract wrote.")],
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="How many statements are wanted.")],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE.csv", help="Where it is written; - is standard output.")
    ] = STDIO,
    seed: Annotated[str, typer.Option(metavar="TEXT", help="Another seed draws another sample.")] = "1",
    relation: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only statements of this relation; may be repeated.")
    ] = None,
    factuality: Annotated[
        list[str] | None, typer.Option(metavar="VALUE", help="Only statements of this factuality; may be repeated.")
    ] = None,
    ontology: Ontology = None,
    quiet: Quiet = False,
) -> Exit | None:
    """Draw statements to judge by hand.

    A CSV sheet with the sentence of each and empty columns for the verdicts; kg eval reads it back.
    """
    from kg.evaluation.sampling import draw, sheet
    from kg.statements.tables import read_tables

    relations = vocabulary_of(settings_of(ontology=ontology)).relations if relation else {}
    for name in relation or ():
        if name not in relations:
            raise SettingsError(f"there is no relation {name!r}", where="--relation", advice="see kg codebook")
    factualities = [_factuality(value) for value in factuality or ()]
    tables = read_tables(folder)
    drawn = draw(tables.statements, number, seed=seed, relations=relation or (), factualities=factualities)
    talk = Talk(quiet=quiet)
    if len(drawn) < number:
        talk.say(f"only {len(drawn)} of {number}: there are no more such statements", style="yellow")
    if not drawn:
        return Exit.NOTHING_FOUND
    deliver([sheet(drawn, tables)], output, talk)
    return Exit.OK


def _factuality(value: str) -> Factuality:
    from kg.model import Factuality

    try:
        return Factuality(value)
    except ValueError:
        advice = f"choose one of {', '.join(Factuality)}"
        raise SettingsError(f"there is no factuality {value!r}", where="--factuality", advice=advice) from None
