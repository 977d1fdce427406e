"""`kg ontology`: the ontology for others: a page to read, RDF/XML for Protégé, Turtle, the JSON-LD context."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import STDIO, Exit, Talk, deliver, verb
from kg.cli.options import Ontology, Quiet, settings_of
from kg.errors import SettingsError

__all__ = ["ontology"]

FORMATS = ("md", "xml", "ttl", "context")


@verb
def ontology(
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where it is written; - is standard output.")
    ] = STDIO,
    to: Annotated[str, typer.Option(metavar="|".join(FORMATS), help="What is written.")] = "md",
    ontology: Ontology = None,
    quiet: Quiet = False,
) -> Exit | None:
    """Write the ontology for others.

    As a page to read (md), in RDF/XML within OWL 2 DL (xml), in Turtle (ttl), or as a JSON-LD context (context).
    """
    from kg.vocabulary import ontology_folder

    writers = _writers()
    if to not in writers:
        raise SettingsError(f"there is no format {to!r}", where="--to", advice=f"choose one of {', '.join(FORMATS)}")
    folder = settings_of(ontology=ontology).ontology or ontology_folder()
    deliver([writers[to](folder)], output, Talk(quiet=quiet))
    return Exit.OK


def _writers() -> Mapping[str, Callable[[Path], str | bytes]]:
    from kg.graph.json_ld_context import context_text
    from kg.graph.ontology_page import ontology_page
    from kg.graph.owl_copy import rdf_xml
    from kg.graph.schema import ontology_triples

    def turtle(folder: Path) -> str:
        ontology_triples(folder)  # what is no Turtle is said so
        return (folder / "policy.ttl").read_text(encoding="utf-8")

    return {"md": ontology_page, "xml": rdf_xml, "ttl": turtle, "context": context_text}
