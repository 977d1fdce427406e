"""The picture that a page had, in a file beside it: the next edition starts there, so that actors stay in place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.output import dump
from kg.views.layout import Places, positions

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["SUFFIX", "Picture", "beside", "picture_of", "read_picture"]

SUFFIX = ".layout.json"
SCHEMA = "kg.layout/1"
FARTHEST = 10_000_000
"""A coordinate beyond it is of no picture of ours, and a browser draws nothing there."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Where the actors of a page stand."""

    digest: str
    """Of the graph that was laid out, and of the seed: the same graph keeps its picture to the unit."""
    places: Places

    def chunks(self) -> Iterator[str]:
        """The file: one actor a line, so that editions can be compared."""
        head = {"schema": SCHEMA, "graph": self.digest}
        yield dump(head)[:-1] + ',"positions":{\n'
        yield ",\n".join(f"{dump(actor)}:{dump(list(self.places[actor]))}" for actor in sorted(self.places))
        yield "\n}}\n"


def picture_of(graph: nx.Graph[str], *, seed: int, before: Picture | None = None) -> Picture:
    """Lay out a graph; an older picture of the same graph is taken as it is, of another it is the start."""
    digest = _digest(graph, seed)
    if before is None:
        return Picture(digest, positions(graph, seed=seed))
    if before.digest == digest and before.places.keys() == set(graph):
        return before
    return Picture(digest, positions(graph, seed=seed, before=before.places))


def beside(page: Path) -> Path:
    """Where the picture of a page is kept: `graph.html` has `graph.layout.json`."""
    return page.with_name(page.stem + SUFFIX)


def read_picture(path: Path) -> Picture | None:
    """The picture in a file; None if there is none that could be read: then it is drawn anew."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("schema") != SCHEMA or not isinstance(found.get("positions"), dict):
        return None
    places = {actor: (place[0], place[1]) for actor, place in found["positions"].items() if _is_place(place)}
    return Picture(str(found.get("graph")), places)


def _is_place(value: Any) -> bool:
    return (
        isinstance(value, Sequence)
        and len(value) == 2
        and all(type(number) is int and abs(number) <= FARTHEST for number in value)
    )


def _digest(graph: nx.Graph[str], seed: int) -> str:
    ends = sorted((min(pair), max(pair)) for pair in graph.edges)
    facts: Mapping[str, object] = {"nodes": sorted(graph), "edges": ends, "seed": seed}
    return sha256(dump(facts).encode()).hexdigest()
