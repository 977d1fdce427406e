"""`kg extract`: articles in, tables out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import STDIO, Exit, Talk, stdout, verb
from kg.cli.options import (
    Actors,
    AuthorColumn,
    Base,
    DateColumn,
    IdColumn,
    Inputs,
    Json,
    Ledger,
    Links,
    Meta,
    MinConfidence,
    Model,
    Ontology,
    PublisherColumn,
    Quiet,
    Text,
    TextColumn,
    TitleColumn,
    UrlColumn,
    read_options,
    settings_of,
)
from kg.cli.run import carry_out
from kg.errors import SettingsError

if TYPE_CHECKING:
    from kg.pipeline import Progress, Report

__all__ = ["extract"]


@verb
def extract(
    inputs: Inputs,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="DIR", help="The folder of the tables; - prints the statements.")
    ] = STDIO,
    meta: Meta = None,
    text_column: TextColumn = None,
    title_column: TitleColumn = None,
    date_column: DateColumn = None,
    publisher_column: PublisherColumn = None,
    author_column: AuthorColumn = None,
    url_column: UrlColumn = None,
    id_column: IdColumn = None,
    text: Text = None,
    min_confidence: MinConfidence = None,
    ledger: Ledger = None,
    base: Base = None,
    model: Model = None,
    ontology: Ontology = None,
    actors: Actors = None,
    links: Links = None,
    json: Json = False,
    quiet: Quiet = False,
) -> Exit | None:
    """Make tables of articles, nothing else.

    Without -o, the statements are printed, one JSON object a line.
    """
    from kg import pipeline

    if json and output == STDIO:
        advice = "name a folder with -o"
        raise SettingsError("the summary and the statements cannot both be printed", where="--json", advice=advice)
    tables = {"ledger": ledger, "ontology": ontology, "actors": actors, "links": links}
    settings = settings_of(text=text, min_confidence=min_confidence, base=base, model=model, **tables)
    options = read_options(
        meta=meta,
        text=text_column,
        title=title_column,
        published=date_column,
        publisher=publisher_column,
        author=author_column,
        url=url_column,
        id=id_column,
    )
    folder = None if output == STDIO else Path(output)

    def work(progress: Progress) -> Report:
        report = pipeline.extract(inputs, folder, settings=settings, options=options, progress=progress)
        if folder is None:
            stdout(lines_of_statements(report))
        return report

    return carry_out("extract", work, talk=Talk(quiet=quiet), as_json=json)


def lines_of_statements(report: Report) -> list[str]:
    """What `statements.jsonl` would hold."""
    from kg.statements.tables import TABLES, table_files

    return [line for name, lines in table_files(report.tables) if name == TABLES[-1] for line in lines]
