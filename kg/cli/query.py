"""`kg query`: ask a graph, by the name of a question or in SPARQL."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import Exit, stdout, verb
from kg.cli.options import Ontology, settings_of
from kg.cli.tables import columns
from kg.errors import QueryError, SettingsError

if TYPE_CHECKING:
    from kg.graph.answers import Answer

__all__ = ["query"]

FORMATS = ("table", "csv", "json", "xml")


@verb
def query(
    source: Annotated[
        str | None, typer.Argument(metavar="SOURCE", help="A folder that build or extract wrote, or a graph file.")
    ] = None,
    question: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="The name of a question, a .rq file, or SPARQL.")
    ] = None,
    format: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="How the answer is written.")] = "table",
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A choice in a named question.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the named questions and what can be chosen.")] = False,
    ontology: Ontology = None,
) -> Exit | None:
    """Ask a graph.

    By the name of a question (kg query --list), or in SPARQL; the prefixes are bound.
    """
    from kg.graph.queries import ask
    from kg.vocabulary import ontology_folder

    settings = settings_of(ontology=ontology)
    folder = (settings.ontology or ontology_folder()) / "queries"
    if list_:
        stdout(f"{line}\n" for line in _listing(folder))
        return Exit.OK
    if source is None or question is None:
        advice = "write kg query GRAPH NAME, or kg query --list"
        raise SettingsError("a graph and a query are needed", where="kg query", advice=advice)
    if format not in FORMATS:
        advice = f"choose one of {', '.join(FORMATS)}"
        raise SettingsError(f"there is no format {format!r}", where="--format", advice=advice)
    values = dict(map(_pair, param or ()))
    from kg.cli.sources import load_graph

    answer = ask(load_graph(source, settings), _text(question), values, folder=folder)
    stdout(_written(answer, format))
    return Exit.OK if answer.rows or answer.truth is not None else Exit.NOTHING_FOUND


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise SettingsError(f"{text!r} is no choice", where="--param", advice="write it as --param name=value")
    return name.strip(), value


def _text(question: str) -> str:
    if not question.endswith((".rq", ".sparql")):
        return question
    try:
        return Path(question).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise QueryError("cannot be read", where=question, advice="name a file with a query in UTF-8") from error


def _listing(folder: Path) -> Iterable[str]:
    from kg.graph.queries import named_queries

    for named in named_queries(folder).values():
        yield f"{named.name}: {named.title}"
        for parameter in named.parameters:
            yield f"    --param {parameter.name}=…  {parameter.description}"


def _written(answer: Answer, format: str) -> Iterable[str]:
    if format == "table":
        return columns(answer.columns, answer.table())
    return [{"csv": answer.csv, "json": answer.json, "xml": answer.xml}[format]()]
