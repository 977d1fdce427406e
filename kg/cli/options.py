"""Arguments and options that several verbs have, so that they read the same everywhere."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.settings import Settings
    from kg.text import ReadOptions
    from kg.vocabulary import Vocabulary

__all__ = [
    "Actors",
    "AuthorColumn",
    "Base",
    "DateColumn",
    "FreshLayout",
    "IdColumn",
    "Inputs",
    "Json",
    "Ledger",
    "Links",
    "Meta",
    "MinConfidence",
    "Model",
    "Ontology",
    "Profiles",
    "PublisherColumn",
    "Quiet",
    "Source",
    "Text",
    "TextColumn",
    "TitleColumn",
    "UrlColumn",
    "login",
    "read_options",
    "settings_of",
    "vocabulary_of",
]

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT…", help="Files and folders with articles; - is standard input.")
]
Source = Annotated[str, typer.Argument(metavar="SOURCE", help="A folder that build or extract wrote, or a graph file.")]

Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but what went wrong.")]
Json = Annotated[bool, typer.Option("--json", help="Print a summary for programs on standard output.")]

Base = Annotated[str | None, typer.Option(metavar="IRI", help="Where the IRIs of the data begin; ends in / or #.")]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="The spaCy model: its package or its path.")]
Ontology = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Read this folder instead of the ontology that comes along.")
]
Actors = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A table of more actors (TSV), with the columns of ontology/actors.")
]
Links = Annotated[
    Path | None, typer.Option(metavar="FILE", help="A table of links to other data sets, as kg link proposes them.")
]
FreshLayout = Annotated[
    bool, typer.Option("--fresh-layout", help="Draw anew; else actors stay where the page that is there has them.")
]
Profiles = Annotated[
    bool, typer.Option("--profiles", help="Beside the page, a profile of each actor that it shows; both are linked.")
]
Ledger = Annotated[
    Path | None, typer.Option(metavar="FILE", help="What people judged by kg review; it is applied to the tables.")
]
Text = Annotated[
    str | None,
    typer.Option(metavar="full|sentence|none", help="How much of the articles' text goes into the output."),
]
MinConfidence = Annotated[float | None, typer.Option(metavar="N", help="Leave out statements below it (0 to 1).")]

Meta = Annotated[
    Path | None,
    typer.Option(metavar="FILE.csv", help="A sheet with a column path, and published, publisher, title… of each file."),
]
TextColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column of a CSV file that holds the text.")]
TitleColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column of the title.")]
DateColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column of the date of publication.")]
PublisherColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column of the publisher.")]
AuthorColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column of the author.")]
UrlColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column of the address.")]
IdColumn = Annotated[str | None, typer.Option(metavar="NAME", help="The column of the identifier.")]


def settings_of(**spoken: object) -> Settings:
    """The settings of `kg.toml` and the environment, with what was said on the command line over them."""
    from kg.settings import Settings

    settings = Settings.load()
    said = {name: str(value) for name, value in spoken.items() if value is not None}
    return settings.changed(said, where="the command line") if said else settings


def vocabulary_of(settings: Settings) -> Vocabulary:
    """The ontology that the settings name, with the actors that they add."""
    from kg.vocabulary import Vocabulary

    return Vocabulary.load(settings.ontology, actors=settings.actors)


def read_options(*, meta: Path | None, **columns: str | None) -> ReadOptions:
    """How inputs are read; columns that are not named keep their usual names."""
    from kg.text import ReadOptions

    named = {name: column for name, column in columns.items() if column is not None}
    return ReadOptions(meta=meta, columns=named)


def login() -> str:
    """The name by which somebody is logged in: who judges, where nobody says."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may know no user of that number
        return "unknown"
