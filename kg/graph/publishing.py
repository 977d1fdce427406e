"""How a graph gets into a triple store: the commands of `stores.toml`, filled in for an output folder."""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import parse

from kg.errors import GraphError
from kg.graph.iris import DEFAULT_BASE

__all__ = ["Recipe", "commands", "published_base", "recipes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a store loads a graph in bulk."""

    title: str
    checked: str
    """With which version it was tested, or that it is from the store's documentation."""
    union: str
    """The switch that makes a query see all named graphs as one."""
    commands: tuple[str, ...]


@cache
def recipes() -> Mapping[str, Recipe]:
    """All that are known, by the name of the store."""
    tables = tomllib.loads((Path(__file__).parent / "stores.toml").read_text(encoding="utf-8"))
    return {name: Recipe(**{**table, "commands": tuple(table["commands"])}) for name, table in tables.items()}


def commands(folder: Path, store: str) -> Iterator[str]:
    """The lines of a shell script that loads the graph of an output folder into a store.

    Raises:
        GraphError: there is no recipe for the store, no graph in the folder, or `published_base` refuses it.
    """
    if store not in recipes():
        raise GraphError("there is no recipe for it", where=store, advice=f"choose one of {', '.join(recipes())}")
    published_base(folder / "graph.trig")
    recipe = recipes()[store]
    paths = {"folder": folder, "trig": folder / "graph.trig", "nq": folder / "graph.nq"}
    quoted = {name: shlex.quote(str(path)) for name, path in paths.items()}
    yield f"# {recipe.title}: {recipe.checked}"
    yield f"# all named graphs as one: {recipe.union}"
    for command in recipe.commands:
        yield command.format(**quoted).strip()


def published_base(path: Path) -> str:
    """The base of a graph file of ours, which must be its publisher's own.

    Raises:
        GraphError: it is the one that stands in for an own base; or this is no graph file of ours.
    """
    try:
        reader = parse(path=path)
        next(reader, None)  # now it knows the prefixes, which stand at the head
        base = reader.prefixes["ex"].removesuffix("id/")
    except (OSError, SyntaxError, ValueError, KeyError) as error:
        advice = "name a folder that `kg build` wrote"
        raise GraphError("is no graph that was written here", where=path, advice=advice) from error
    if base == DEFAULT_BASE:
        raise GraphError(
            f"the addresses of its things begin with {base}, which is nobody's own",
            where=path,
            advice='set base = "https://…/" in kg.toml to an address of yours, and build the graph again',
        )
    return base
