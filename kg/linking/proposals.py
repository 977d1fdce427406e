"""Which entity an actor is: the only one of its name whose class and country are the actor's; otherwise none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rdflib import Literal

from kg.errors import EndpointError, OntologyError
from kg.linking.links import Link
from kg.vocabulary import table_rows

if TYPE_CHECKING:
    from kg.linking.cache import Answer
    from kg.linking.endpoint import Endpoint
    from kg.model import Actor
    from kg.statements.tables import Tables
    from kg.vocabulary import Vocabulary

__all__ = ["Linker", "wanting"]

_PLACEHOLDER = "$NAME"
_LONGEST_NAME = 200
_PATIENCE = 3
"""So many questions in a row may fail before the endpoint is left alone."""
# SPARQL reads \\u0022 as an escape before anything else, so a name with a backslash cannot be a literal safely.
_NO_NAME = re.compile(r"[\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def wanting(tables: Tables, vocabulary: Vocabulary) -> list[Actor]:
    """The actors that have no identifier yet and a name to ask for, those named most often first."""
    often: dict[str, int] = defaultdict(int)
    for mention in tables.mentions:
        often[mention.actor] += 1
    asked = [actor for actor in tables.actors if not actor.same_as and _can_be_asked(actor, vocabulary)]
    return sorted(asked, key=lambda actor: (-often[actor.id], actor.id))


def _can_be_asked(actor: Actor, vocabulary: Vocabulary) -> bool:
    """Groups have no entity; a surname alone is nobody's name."""
    name = actor.name
    is_surname = actor.type == "Person" and " " not in name and actor.id not in vocabulary.actors
    can_have_one = vocabulary.is_a(actor.type, "Actor") and actor.type != "Group"
    return can_have_one and not is_surname and len(name) <= _LONGEST_NAME and not _NO_NAME.search(name)


class Linker:
    """Asks an endpoint for actors, one by one."""

    def __init__(self, endpoint: Endpoint, vocabulary: Vocabulary) -> None:
        self._endpoint = endpoint
        self._vocabulary = vocabulary
        self._query = _template(vocabulary)
        rows = table_rows(vocabulary.folder / "linking_classes.tsv")
        self._types = {row["label"]: row["type"] for row in rows}

    def proposals(self, actors: Iterable[Actor], failed: Callable[[EndpointError], None]) -> Iterator[Link]:
        """A link for each actor that one entity alone can be; `failed` is told of questions without an answer.

        Raises:
            EndpointError: one question after the other fails.
        """
        failures = 0
        for actor in actors:
            try:
                answer = self._endpoint.ask(self.query(actor.name))
                failures = 0
            except EndpointError as error:
                failures += 1
                if failures == _PATIENCE:
                    raise
                failed(error)
                continue
            link = self._link(actor, answer)
            if link is not None:
                yield link

    def query(self, name: str) -> str:
        """The question for a name; whatever the name holds, it stays one literal."""
        return self._query.replace(_PLACEHOLDER, Literal(name, lang="en").n3())

    def _link(self, actor: Actor, answer: Answer) -> Link | None:
        entities: dict[str, list[Mapping[str, str]]] = defaultdict(list)
        for row in answer.rows:
            if _ADDRESS.fullmatch(row.get("item", "")) and row.get("matched") == actor.name and row.get("label"):
                entities[row["item"]].append(row)
        fitting = [item for item, rows in entities.items() if self._agrees(actor, rows)]
        if len(fitting) != 1:
            return None
        return Link(
            actor=actor.id,
            name=actor.name,
            identifier=fitting[0],
            label=entities[fitting[0]][0]["label"],
            matched=actor.name,
            source=self._endpoint.address,
            retrieved=answer.retrieved,
        )

    def _agrees(self, actor: Actor, rows: list[Mapping[str, str]]) -> bool:
        types = {kind for row in rows if (kind := self._type_of(row.get("class", ""))) is not None}
        is_a = self._vocabulary.is_a
        same_type = any(is_a(actor.type, kind) or is_a(kind, actor.type) for kind in types)
        codes = {row["code"] for row in rows if row.get("code")}
        return same_type and (actor.country is None or actor.country in codes)

    def _type_of(self, label: str) -> str | None:
        """The class of the ontology that the name of a class elsewhere means: "ministry of foreign affairs"."""
        by_noun = (self._vocabulary.head_types.get(word) for word in label.lower().split())
        return self._types.get(label) or next((kind for kind in by_noun if kind is not None), None)


def _template(vocabulary: Vocabulary) -> str:
    path = vocabulary.folder / "linking.rq"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError("cannot be read", where=path, advice="restore it, or reinstall the package") from error
    query = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    if query.count(_PLACEHOLDER) != 1:
        advice = f"write {_PLACEHOLDER} where the name belongs"
        raise OntologyError(f"has no place for the name, or several ({_PLACEHOLDER})", where=path, advice=advice)
    return query
