"""`kg codebook`: what coders have to know, made from the ontology."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.console import STDIO, Exit, Talk, deliver, verb
from kg.cli.options import Ontology, Quiet, settings_of, vocabulary_of

__all__ = ["codebook"]


@verb
def codebook(
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE.md", help="Where it is written; - is standard output.")
    ] = STDIO,
    ontology: Ontology = None,
    quiet: Quiet = False,
) -> Exit | None:
    """Print the codebook for coders.

    In Markdown: every relation with definition, arguments and examples; the classes, factuality, and the fields.
    """
    from kg.evaluation.codebook import codebook as lines

    vocabulary = vocabulary_of(settings_of(ontology=ontology))
    deliver((f"{line}\n" for line in lines(vocabulary)), output, Talk(quiet=quiet))
    return Exit.OK
