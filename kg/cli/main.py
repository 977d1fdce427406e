"""The command `kg`: its verbs, in the order in which they are used."""

from __future__ import annotations

from typing import Annotated

import typer

from kg import __version__
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.codebook import codebook
from kg.cli.eval_ import eval_
from kg.cli.explain import explain
from kg.cli.extract import extract
from kg.cli.graph import graph
from kg.cli.link import link
from kg.cli.ontology import ontology
from kg.cli.publish import publish
from kg.cli.query import query
from kg.cli.report import report
from kg.cli.review import review
from kg.cli.sample import sample
from kg.cli.show import show
from kg.cli.try_ import try_
from kg.cli.validate import validate
from kg.cli.view import view
from kg.cli.withdraw import withdraw

__all__ = ["app", "main"]

app = typer.Typer(
    name="kg",
    help="Articles in; out comes a graph of policy actors, every line tied to the sentence that says so.",
    epilog="Example: kg build articles/ -o out    then open out/graph.html",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,  # they would print the values of variables: whole articles
    rich_markup_mode=None,
    add_completion=True,
)

for run in (build, extract, review, withdraw, graph, validate, query, view, show, publish):
    app.command()(run)
app.add_typer(report)
app.command()(link)
app.command()(check)
app.command()(ontology)
app.command()(explain)
app.command(name="try")(try_)
app.command()(sample)
app.command(name="eval")(eval_)
app.command()(codebook)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version, and stop.")
    ] = False,
) -> None:
    """Articles in; out comes a graph of policy actors, every line tied to the sentence that says so."""


def main() -> None:
    """Run the command; exits with the code that says how it went."""
    app()
