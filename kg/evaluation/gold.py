"""Gold: what careful readers find in articles, one JSON file an article. `docs/quality.md` explains the format."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import TableError
from kg.model import Factuality

__all__ = ["CORE", "EXTRA", "REPORTED", "UNSPECIFIED", "GoldActor", "GoldArticle", "GoldStatement", "read_gold"]

CORE, EXTRA = "core", "extra"
REPORTED = "reported-by "
"""How a factuality begins that names who says so; the name follows, or `UNSPECIFIED` for "reportedly"."""
UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldActor:
    """An actor, and every string by which the article speaks of it, pronouns aside."""

    name: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """One reading of one sentence. `accept_…` are other readings that a fair judge takes."""

    id: str
    subject: str | None
    relation: str
    object: str | None
    role: str | None
    topic: str | None
    place: str | None
    date: str | None
    factuality: str
    level: str
    """`core` is to be found; `extra` is right, and need not be."""
    evidence: str
    accept_subject: tuple[str | None, ...] = ()
    accept_relation: tuple[str, ...] = ()
    accept_object: tuple[str | None, ...] = ()
    accept_factuality: tuple[str, ...] = ()
    accept_date: tuple[str | None, ...] = ()

    @property
    def factualities(self) -> tuple[str, ...]:
        return self.factuality, *self.accept_factuality


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """All statements of one article."""

    id: str
    actors: tuple[GoldActor, ...]
    statements: tuple[GoldStatement, ...]
    where: str
    """The file, for messages."""


def read_gold(place: Path, relations: Collection[str]) -> list[GoldArticle]:
    """The gold of a folder (every `.json` in it), or of one file.

    Args:
        place: the folder, or the file.
        relations: those that there are.

    Raises:
        TableError: there is none, or a record that breaks the format; the message names file and statement.
    """
    paths = sorted(place.glob("*.json")) if place.is_dir() else [place]
    if not paths:
        raise TableError("there is no gold in this folder", where=place, advice="name a folder with .json files")
    articles = [_article(path, relations) for path in paths]
    seen: dict[str, str] = {}
    for article in articles:
        if article.id in seen:
            problem = f"is about article {article.id!r}, and so is {seen[article.id]}"
            raise TableError(problem, where=article.where, advice="keep one file for each article")
        seen[article.id] = article.where
    return articles


def _article(path: Path, relations: Collection[str]) -> GoldArticle:
    row = _Record(_json(path), str(path))
    statements = [_statement(record, relations) for record in row.records("statements")]
    repeated = {s.id for n, s in enumerate(statements) if s.id in {before.id for before in statements[:n]}}
    if repeated:
        raise row.fault(f"has several statements with the id {min(repeated)!r}", "give each its own")
    actors = [GoldActor(name=record.text("name"), forms=record.texts("forms")) for record in row.records("actors")]
    return GoldArticle(id=row.text("id"), actors=tuple(actors), statements=tuple(statements), where=str(path))


def _json(path: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise TableError(f"cannot be read: {(error.strerror or str(error)).lower()}", where=path) from error
    except (ValueError, RecursionError) as error:
        raise TableError(f"is no JSON in UTF-8: {error}", where=path, advice="mend it at the place it names") from error
    if not isinstance(found, dict):
        raise TableError("is no JSON object", where=path, advice="one file holds the gold of one article")
    return found


def _statement(row: _Record, relations: Collection[str]) -> GoldStatement:
    row.where = f"{row.where}, statement {row.text('id')}"
    accepted = row.texts("accept_relation")
    for relation in (row.text("relation"), *accepted):
        if relation not in relations:
            raise row.fault(f"there is no relation {relation!r}", "`kg codebook` lists those there are")
    factualities = (row.text("factuality"), *row.texts("accept_factuality"))
    for value in factualities:
        if value not in set(Factuality) and not value.startswith(REPORTED):
            advice = f"write one of {', '.join(Factuality)}, or {REPORTED}SPEAKER"
            raise row.fault(f"there is no factuality {value!r}", advice)
    if row.text("level") not in (CORE, EXTRA):
        raise row.fault(f"there is no level {row.text('level')!r}", f"write {CORE} or {EXTRA}")
    return GoldStatement(
        id=row.text("id"),
        subject=row.name("subject"),
        relation=row.text("relation"),
        object=row.name("object"),
        role=row.maybe("role"),
        topic=row.maybe("topic"),
        place=row.name("place"),
        date=row.maybe("date"),
        factuality=factualities[0],
        level=row.text("level"),
        evidence=row.text("evidence"),
        accept_subject=row.names("accept_subject"),
        accept_relation=accepted,
        accept_object=row.names("accept_object"),
        accept_factuality=factualities[1:],
        accept_date=row.names("accept_date"),
    )


class _Record:
    """A JSON object of which each value is asked for by its type."""

    def __init__(self, row: Mapping[str, Any], where: str) -> None:
        self._row = row
        self.where = where

    def fault(self, problem: str, advice: str) -> TableError:
        return TableError(problem, where=self.where, advice=advice)

    def text(self, key: str) -> str:
        value = self._row.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"{key!r} is missing or no text", f"fill in {key}")
        return value

    def maybe(self, key: str) -> str | None:
        return None if self._row.get(key) is None else self.text(key)

    def name(self, key: str) -> str | None:
        """The name of an actor, written as `{"name": …}` or alone; `None` where the text names nobody."""
        value = self._row.get(key)
        return _Record(value, f"{self.where}, {key}").text("name") if isinstance(value, dict) else self.maybe(key)

    def names(self, key: str) -> tuple[str | None, ...]:
        return tuple(None if value is None else self._text_in(key, value) for value in self._list(key))

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self._text_in(key, value) for value in self._list(key))

    def records(self, key: str) -> Iterable[_Record]:
        for number, value in enumerate(self._list(key), start=1):
            if not isinstance(value, dict):
                raise self.fault(f"{key!r} holds something that is no object: number {number}", "write it as { … }")
            yield _Record(value, self.where)

    def _list(self, key: str) -> list[Any]:
        value = self._row.get(key, [])
        if not isinstance(value, list):
            raise self.fault(f"{key!r} is no list", f"write it as [ … ], or leave {key} out")
        return value

    def _text_in(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value:
            raise self.fault(f"{key!r} holds something that is no text", "write names and values in quotation marks")
        return value
