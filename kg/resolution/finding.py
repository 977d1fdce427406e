"""Which actor of the tables a line of the ledger speaks of, now that ids may have come, gone or been merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.identifiers import mint
from kg.model import Actor

__all__ = ["Finder"]


class Finder:
    """Actors by id, by the ids they replace, and by name."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._ids: set[str] = set()
        self._heirs: dict[str, str] = {}
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        for actor in actors:
            self._ids.add(actor.id)
            self._heirs.update(dict.fromkeys(actor.replaces, actor.id))
            for name in _names(actor):
                self._names[_plain(name)].add(actor.id)

    def __contains__(self, actor: str) -> bool:
        return actor in self._ids

    def find(self, actor: str, name: str | None = None) -> str | None:
        """The id that an actor has now; `None` if it is not there, or if several go by its name.

        Args:
            actor: its id as it was; in a line written by hand it may be a name.
            name: its name as it was.
        """
        if actor in self._ids:
            return actor
        if actor in self._heirs:
            return self._heirs[actor]
        found = self._names.get(_plain(name or actor), ())
        return next(iter(found)) if len(found) == 1 else None


def _names(actor: Actor) -> tuple[str, ...]:
    """The names that mean this actor in every article.

    A known one has several; of one learnt from texts, the name is enough only if the id was made of it alone ("Vale" of
    one article and "Vale" of another need not be the same).
    """
    if actor.source is not None:
        return (actor.name, *actor.names)
    return (actor.name,) if actor.id in (mint(actor.name), mint(actor.name, actor.type)) else ()


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
