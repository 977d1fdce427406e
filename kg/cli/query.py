"""`kg query`: ask a graph, by the name of a question or in SPARQL."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import Exit, Talk, printable, stdout, verb
from kg.cli.options import Ontology, settings_of
from kg.cli.tables import columns
from kg.errors import QueryError, SettingsError

if TYPE_CHECKING:
    from kg.graph.answers import Answer

__all__ = ["query"]

FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl")
SECONDS = 30.0
ROWS = 10_000


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
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="NAME", help="Explain a named question, with its SPARQL ready to paste."),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.0, metavar="SECONDS", help="Stop a query that takes longer; 0: never.")
    ] = SECONDS,
    limit: Annotated[int, typer.Option(min=0, metavar="ROWS", help="Leave out further rows; 0: none.")] = ROWS,
    ontology: Ontology = None,
) -> Exit | None:
    """Ask a graph.

    By the name of a question (kg query --list), or in SPARQL; the prefixes are bound.
    """
    from kg.graph.hints import hints
    from kg.graph.queries import written_out
    from kg.vocabulary import ontology_folder

    settings = settings_of(ontology=ontology)
    folder = (settings.ontology or ontology_folder()) / "queries"
    if list_ or explain is not None:
        stdout(f"{line}\n" for line in (_listing(folder) if explain is None else _explained(folder, explain)))
        return Exit.OK
    if source is None or question is None:
        advice = "write kg query GRAPH NAME, or kg query --list"
        raise SettingsError("a graph and a query are needed", where="kg query", advice=advice)
    if format not in FORMATS:
        advice = f"choose one of {', '.join(FORMATS)}"
        raise SettingsError(f"there is no format {format!r}", where="--format", advice=advice)
    from kg.cli.sources import load_graph

    store = load_graph(source, settings)
    text = written_out(store, _text(question), dict(map(_pair, param or ())), folder=folder)
    answer = store.query(text, timeout=timeout or None, limit=limit or None)
    stdout(_safe(_written(answer, format)))
    if not answer.complete:
        Talk().say(f"note  there are more than {limit:,} rows; the rest is left out (--limit says how many are wanted)")
    if answer.rows or answer.truth is not None:
        return Exit.OK
    for hint in hints(store, text):
        Talk().say(f"note  {hint}")
    return Exit.NOTHING_FOUND


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


def _listing(folder: Path) -> Iterator[str]:
    from kg.graph.queries import named_queries

    known = named_queries(folder)
    width = max(map(len, known), default=0)
    for named in known.values():
        yield f"{named.name:{width}}  {named.title}"
        for parameter in named.parameters:
            yield f"{'':{width}}      -p {parameter.name}=…  {parameter.description}"


def _explained(folder: Path, name: str) -> Iterator[str]:
    from kg.graph.queries import named_query

    named = named_query(folder, name)
    yield f"# {named.title}."
    yield "#"
    yield from (f"# {line}" if line else "#" for line in named.about)
    for parameter in named.parameters:
        yield f"# -p {parameter.name}=…  {parameter.description} ({parameter.kind})"
    yield ""
    yield named.body


def _written(answer: Answer, format: str) -> Iterable[str]:
    if format == "table":
        return columns(answer.columns, answer.table())
    writers = {"csv": answer.csv, "tsv": answer.tsv, "json": answer.json, "xml": answer.xml, "ttl": answer.turtle}
    return [writers[format]()]


def _safe(chunks: Iterable[str]) -> Iterable[str]:
    """To a terminal: without what could drive it. To a file or a program: as it is."""
    if not sys.stdout.isatty():
        return chunks
    return (printable(chunk.replace("\r\n", "\n")) for chunk in chunks)
