"""`kg view`: tables to one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kg.cli.console import STDIO, Exit, Talk, deliver, verb
from kg.cli.options import FreshLayout, Ontology, Profiles, Quiet, settings_of, vocabulary_of
from kg.errors import SettingsError

if TYPE_CHECKING:
    from kg.statements.tables import Tables
    from kg.views.choice import Choice
    from kg.vocabulary import Vocabulary

__all__ = ["view"]

MAX_NODES = 1500

Words = Annotated[Path | None, typer.Option(metavar="FILE", help="The words of the page in another language (TOML).")]
Topic = Annotated[
    str | None, typer.Option(metavar="TOPIC", help="Show only statements on this topic, or a narrower one.")
]
Focus = Annotated[
    str | None, typer.Option(metavar="ACTOR", help="Show only this actor, and those near it: an id or a name.")
]
Hops = Annotated[int, typer.Option(min=1, max=3, metavar="N", help="With --focus: how near, over how many statements.")]


@verb
def view(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A folder that build or extract wrote.")],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where it is written; - is standard output.")
    ] = STDIO,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The title of the page.")] = None,
    words: Words = None,
    topic: Topic = None,
    focus: Focus = None,
    hops: Hops = 1,
    max_nodes: Annotated[
        int, typer.Option("--max-nodes", min=1, metavar="N", help="Show no more than N actors.")
    ] = MAX_NODES,
    choose: Annotated[
        Literal["degree", "core"],
        typer.Option(metavar="degree|core", help="Who is shown of too many: with most statements, or in the core."),
    ] = "degree",
    profiles: Profiles = False,
    fresh_layout: FreshLayout = False,
    ontology: Ontology = None,
    quiet: Quiet = False,
) -> Exit | None:
    """Write the page of a folder of tables.

    It is one file, and works offline. Beside it lies where the actors stand: the next page of this name starts there.
    With --profiles a folder of pages lies there, too, one of each actor.
    """
    from kg.cli.page import write_page
    from kg.statements.tables import read_tables
    from kg.views.html import page_of
    from kg.views.placed import beside, read_picture
    from kg.views.profiles import folder_beside, profile_pages
    from kg.views.words import page_words

    place = Path(output) if _is_kept(output) else None
    folder = folder_beside(_page_with_profiles(place)) if profiles else None
    settings = settings_of(ontology=ontology)
    tables = read_tables(source)
    vocabulary = vocabulary_of(settings)
    choice = _choice(tables, vocabulary, topic=topic, focus=focus, hops=hops, by=choose)
    before = read_picture(beside(place)) if place and not fresh_layout else None
    page = page_of(
        tables,
        vocabulary,
        title=title,
        max_nodes=max_nodes,
        choice=choice,
        before=before,
        words=words,
        profiles=folder.name if folder else None,
    )
    talk = Talk(quiet=quiet)
    if place is None:
        deliver([page.html], output, talk)
    else:
        made = profile_pages(
            tables, vocabulary, shown=page.actors, page=place.name, title=title, words=page_words(words)
        )
        write_page(page, place, profiles=made if profiles else None, talk=talk)
    return Exit.OK if tables.statements else Exit.NOTHING_FOUND


def _choice(
    tables: Tables,
    vocabulary: Vocabulary,
    *,
    topic: str | None,
    focus: str | None,
    hops: int,
    by: Literal["degree", "core"],
) -> Choice:
    from kg.graph.lookup import find_actor, find_topic
    from kg.views.choice import Choice

    return Choice(
        by=by,
        topic=None if topic is None else find_topic(vocabulary.topics, topic),
        focus=None if focus is None else find_actor(tables.actors, focus).id,
        hops=hops,
    )


def _is_kept(output: str) -> bool:
    """Whether the page is a file that something can lie beside: no stream, pipe or device."""
    return output != STDIO and (not Path(output).exists() or Path(output).is_file())


def _page_with_profiles(place: Path | None) -> Path:
    """The page, if profiles can lie beside it."""
    from kg.views.profiles import folder_beside

    if place is None:
        raise SettingsError("profiles lie beside a page that is a file", where="--profiles", advice="name one with -o")
    if folder_beside(place).name.casefold() == place.name.casefold():
        problem = f"the folder of profiles beside {place} would have the same name"
        raise SettingsError(problem, where="--profiles", advice="name a page that ends in .html with -o")
    return place
