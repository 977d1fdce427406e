"""`kg try`: what is seen in a sentence, what is made of it, and what is refused and why."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.console import STDIO, Exit, printable, stdout, verb
from kg.cli.options import Actors, Model, Ontology, settings_of, vocabulary_of

__all__ = ["try_"]

FOUND = "  →"
"""How a line begins that shows a statement of the relation."""


@verb
def try_(
    relation: Annotated[str, typer.Argument(metavar="RELATION", help="As meets or pol:meets.")],
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="In quotation marks; - is standard input.")],
    ontology: Ontology = None,
    actors: Actors = None,
    model: Model = None,
) -> Exit | None:
    """Try a relation on a sentence.

    Shows the actors seen, the statements made, and the reasons for what is refused.
    """
    from kg.statements.explain import try_sentence

    settings = settings_of(ontology=ontology, actors=actors, model=model)
    text = sys.stdin.read() if sentence == STDIO else sentence
    lines = list(try_sentence(relation, text, vocabulary_of(settings), settings))
    stdout(f"{printable(line)}\n" for line in lines)
    return Exit.OK if any(line.startswith(FOUND) for line in lines) else Exit.NOTHING_FOUND
