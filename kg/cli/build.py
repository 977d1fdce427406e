"""`kg build`: articles in; tables, graph and views out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import Exit, Talk, verb
from kg.cli.options import (
    Actors,
    AuthorColumn,
    Base,
    DateColumn,
    FreshLayout,
    IdColumn,
    Inputs,
    Json,
    Ledger,
    Links,
    Meta,
    MinConfidence,
    Model,
    Ontology,
    Profiles,
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

if TYPE_CHECKING:
    from kg.pipeline import Progress, Report

__all__ = ["build"]


@verb
def build(
    inputs: Inputs,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder that everything goes into.")
    ],
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
    store: Annotated[
        bool, typer.Option("--store", help="Keep the graph as a store on disk, too: large ones open at once.")
    ] = False,
    profiles: Profiles = False,
    fresh_layout: FreshLayout = False,
    json: Json = False,
    quiet: Quiet = False,
) -> Exit | None:
    """Make tables, graph and page of articles.

    Open graph.html in the folder to explore them.
    """
    from kg import pipeline

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

    def work(progress: Progress) -> Report:
        how: dict[str, bool] = {"store": store, "profiles": profiles, "fresh_layout": fresh_layout}
        return pipeline.build(inputs, output, settings=settings, options=options, progress=progress, **how)

    return carry_out("build", work, talk=Talk(quiet=quiet), as_json=json)
