"""The table of links (`links.tsv`), and how it is applied: identifier and label must agree with the actor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, OntologyError, TableError
from kg.vocabulary.tables import numbered_rows

if TYPE_CHECKING:
    from kg.model import Actor
    from kg.statements.tables import Tables

__all__ = ["Link", "linked", "links_file", "read_links"]

_IDENTIFIER = re.compile(r"(?:wd:)?Q[1-9]\d*|https?://[^\s<>\"{}|\\^`]+")
_WIKIDATA = re.compile(r"(?:wd:|https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")
_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One line: an actor of the tables is an entity of another data set."""

    actor: str
    name: str
    """Of the actor, when the link was proposed."""
    identifier: str
    """An address, or a Wikidata item as `Q17`."""
    label: str
    """The entity's own name."""
    matched: str
    """The label or alias that is the actor's name."""
    source: str
    """The endpoint that said so."""
    retrieved: str
    """The day on which it did."""


_COLUMNS = tuple(entry.name for entry in fields(Link))


def links_file(links: Iterable[Link]) -> Iterator[str]:
    """The lines of the table, with a header."""
    yield "\t".join(_COLUMNS) + "\n"
    for link in links:
        yield "\t".join(_BREAKS.sub(" ", cell) for cell in asdict(link).values()) + "\n"


def read_links(path: Path) -> list[Link]:
    """The links of a table.

    Raises:
        TableError: there is no such table, or a line is no link; it names file, line and next step.
    """
    links = []
    try:
        for number, row in numbered_rows(path):
            where = f"{path}, line {number}"
            missing = [column for column in _COLUMNS if not row.get(column)]
            if missing:
                raise TableError(f"there is no {missing[0]}", where=where, advice="fill the column, or drop the line")
            if not _IDENTIFIER.fullmatch(row["identifier"]):
                problem = f"{row['identifier']!r} is no address and no Wikidata item"
                raise TableError(problem, where=where, advice="write it as Q17 or https://example.org/17")
            links.append(Link(**{column: row[column] for column in _COLUMNS}))
    except OntologyError as error:
        raise TableError(error.problem, where=error.where, advice="make it anew with kg link") from error
    except OSError as error:
        raise TableError((error.strerror or str(error)).lower(), where=path) from error
    return links


def linked(tables: Tables, links: Iterable[Link]) -> tuple[Tables, tuple[InputError, ...]]:
    """The tables with `same_as` of the actors that are linked, and a note on each link that does not agree.

    A link to an actor that the tables do not have is passed over: a file of links serves several runs.
    """
    actors = {actor.id: actor for actor in tables.actors}
    notes = []
    for link in links:
        actor = actors.get(link.actor)
        if actor is None:
            continue
        if (objection := _objection(link, actor)) is not None:
            advice = "correct the line, or drop it"
            notes.append(InputError(objection, where=f"link of {link.actor}", advice=advice))
        elif link.identifier not in actor.same_as and _item(link.identifier) not in map(_item, actor.same_as):
            actors[actor.id] = replace(actor, same_as=(*actor.same_as, link.identifier))
    return replace(tables, actors=tuple(actors[actor.id] for actor in tables.actors)), tuple(notes)


def _objection(link: Link, actor: Actor) -> str | None:
    names = {_plain(name) for name in (actor.name, *actor.names)}
    if names.isdisjoint((_plain(link.label), _plain(link.matched))):
        return f"{link.label!r} ({link.identifier}) is none of the names of {actor.name!r}; it is left out"
    item = _item(link.identifier)
    others = {other for same in actor.same_as if (other := _item(same)) is not None}
    if item is not None and others - {item}:
        return f"{item} is not {', '.join(sorted(others))}, which {actor.name!r} is by its record; it is left out"
    return None


def _item(identifier: str) -> str | None:
    found = _WIKIDATA.fullmatch(identifier)
    return found[1] if found else None


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").removeprefix("the ").split())
