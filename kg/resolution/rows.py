"""One judgement, one line of the ledger: how each kind stands there, and how it is read back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from kg.model import Factuality
from kg.resolution.judgements import (
    AnyJudgement,
    ArticleJudgement,
    ArticleVerdict,
    Judgement,
    StatementJudgement,
    StatementVerdict,
    Verdict,
    moment,
)

__all__ = ["judgement_from_row", "judgement_row"]


_KINDS: Mapping[type, str] = {Judgement: "actors", StatementJudgement: "statement", ArticleJudgement: "article"}


def judgement_row(judgement: AnyJudgement) -> dict[str, object]:
    """A judgement as a line holds it; what was not said is left out."""
    kind = _KINDS[type(judgement)]
    values = {name: getattr(judgement, name) for name in judgement.__slots__}
    return {"kind": kind} | {name: value for name, value in values.items() if value is not None and value != {}}


def judgement_from_row(row: Mapping[str, Any]) -> AnyJudgement:
    """The judgement of a line; keys that are not known are passed over.

    Raises:
        ValueError: a key is missing or holds what it cannot; the message names it.
    """
    match kind := _text(row, "kind"):
        case "actors":
            return _actors(row)
        case "statement":
            return _statement(row)
        case "article":
            return _article(row)
    raise ValueError(f"kind is {kind!r}, and not actors, statement or article")


def _actors(row: Mapping[str, Any]) -> Judgement:
    left, right = _text(row, "left"), _text(row, "right")
    if left == right:
        raise ValueError(f"left and right are both {left!r}")
    return Judgement(
        left=left,
        right=right,
        verdict=_one_of(Verdict, row, "verdict"),
        left_name=_maybe(row, "left_name"),
        right_name=_maybe(row, "right_name"),
        score=_score(row),
        **_circumstances(row),
    )


def _statement(row: Mapping[str, Any]) -> StatementJudgement:
    verdict = _one_of(StatementVerdict, row, "verdict")
    changes = row.get("changes") or {}
    if not isinstance(changes, dict) or not all(value is None or isinstance(value, str) for value in changes.values()):
        raise ValueError("changes is no object of texts")
    if bool(changes) is not (verdict is StatementVerdict.CHANGED):
        raise ValueError("changes go with the verdict changed, and it with them")
    return StatementJudgement(
        article=_text(row, "article"),
        relation=_text(row, "relation"),
        subject=_maybe(row, "subject"),
        object=_maybe(row, "object"),
        quote=_text(row, "quote"),
        verdict=verdict,
        factuality=_one_of(Factuality, row, "factuality") if row.get("factuality") is not None else None,
        role=_maybe(row, "role"),
        subject_name=_maybe(row, "subject_name"),
        object_name=_maybe(row, "object_name"),
        changes=changes,
        score=_score(row),
        **_circumstances(row),
    )


def _article(row: Mapping[str, Any]) -> ArticleJudgement:
    verdict = _one_of(ArticleVerdict, row, "verdict")
    return ArticleJudgement(article=_text(row, "article"), verdict=verdict, **_circumstances(row))


def _circumstances(row: Mapping[str, Any]) -> dict[str, Any]:
    when = _text(row, "when")
    moment(when)
    return {"who": _text(row, "who"), "when": when, "why": _maybe(row, "why")}


def _score(row: Mapping[str, Any]) -> float | None:
    score = row.get("score")
    if score is not None and (isinstance(score, bool) or not isinstance(score, int | float)):
        raise ValueError("score is no number")
    return score


def _text(row: Mapping[str, Any], name: str) -> str:
    value = _maybe(row, name)
    if not value:
        raise ValueError(f"{name} is missing")
    return value


def _maybe(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name} is no text")
    return value


def _one_of[E: StrEnum](kind: type[E], row: Mapping[str, Any], name: str) -> E:
    value = _text(row, name)
    if value not in [each.value for each in kind]:
        raise ValueError(f"{name} is {value!r}, and none of {', '.join(kind)}")
    return kind(value)
