"""One object, one row: how each core type stands in its table, and how it is read back.

A row holds every key in the order of the documentation, `None` where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.model import (
    Actor,
    Argument,
    Article,
    Attribution,
    Certainty,
    EventStatus,
    Evidence,
    Mention,
    MentionKind,
    OfficeStatus,
    Polarity,
    Qualification,
    Span,
    Statement,
)

__all__ = [
    "actor_from_row",
    "actor_row",
    "article_from_row",
    "article_row",
    "mention_from_row",
    "mention_row",
    "statement_from_row",
    "statement_row",
]

type Row = dict[str, object]


# ---- articles -------------------------------------------------------------------------------------------------------


def article_row(article: Article, *, run: object = None) -> Row:
    """`run` is the id of the run that read the article."""
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "path": article.path,
        "language": article.language,
        "text": article.text or None,
        "text_sha256": article.text_sha256,
        "run": run,
        "sources": list(article.sources),
    }


def article_from_row(row: Mapping[str, Any]) -> Article:
    """The pages of a paged article are not in the table: each statement's evidence has its own."""
    article = Article(
        id=row["id"],
        text=row["text"] or "",
        title=row["title"],
        published=row["published"],
        publisher=row["publisher"],
        author=row["author"],
        url=row["url"],
        path=row["path"],
        language=row["language"],
        sources=tuple(row["sources"]),
    )
    article.__dict__["text_sha256"] = row["text_sha256"]  # the text itself may have been left out
    return article


# ---- actors and mentions --------------------------------------------------------------------------------------------


def actor_row(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "names": list(actor.names),
        "country": actor.country,
        "sector": actor.sector,
        "same_as": list(actor.same_as),
        "replaces": list(actor.replaces),
    }


def actor_from_row(row: Mapping[str, Any]) -> Actor:
    """What the gazetteer alone knows (weak names, parent, validity) is not in the table."""
    return Actor(
        id=row["id"],
        name=row["name"],
        type=row["type"],
        names=tuple(row["names"]),
        country=row["country"],
        sector=row["sector"],
        same_as=tuple(row["same_as"]),
        replaces=tuple(row.get("replaces", ())),  # tables made before there was a ledger lack it
    )


def mention_row(mention: Mention) -> Row:
    return {
        "article": mention.article,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind.value,
        "actor": mention.actor,
    }


def mention_from_row(row: Mapping[str, Any]) -> Mention:
    return Mention(
        article=row["article"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        kind=MentionKind(row["kind"]),
        actor=row["actor"],
    )


# ---- statements -----------------------------------------------------------------------------------------------------


def statement_row(statement: Statement) -> Row:
    qualification = statement.qualification
    return {
        "id": statement.id,
        "subject": _argument_row(statement.subject),
        "relation": statement.relation,
        "object": _argument_row(statement.object),
        "role": statement.role,
        "jurisdiction": _argument_row(statement.jurisdiction),
        "target": _argument_row(statement.target),
        "topic": statement.topic,
        "topics": list(statement.topics),
        "place": _argument_row(statement.place),
        "date": statement.date,
        "date_text": statement.date_text,
        "polarity": qualification.polarity.value,
        "certainty": qualification.certainty.value,
        "event_status": qualification.status.value,
        "factuality": qualification.factuality.value,
        "hedge_cue": qualification.cue,
        "attribution": [_attribution_row(attribution) for attribution in statement.attribution],
        "status": statement.status.value if statement.status else None,
        "group": statement.group,
        "confidence": statement.confidence,
        "evidence": _evidence_row(statement.evidence),
    }


def statement_from_row(row: Mapping[str, Any]) -> Statement:
    """`factuality` is not read: it follows from polarity, certainty and event status."""
    return Statement(
        id=row["id"],
        subject=_argument_from_row(row["subject"]),
        relation=row["relation"],
        object=_argument_from_row(row["object"]),
        role=row["role"],
        jurisdiction=_argument_from_row(row["jurisdiction"]),
        target=_argument_from_row(row["target"]),
        topic=row["topic"],
        topics=tuple(row["topics"]),
        place=_argument_from_row(row["place"]),
        date=row["date"],
        date_text=row["date_text"],
        qualification=Qualification(
            Polarity(row["polarity"]),
            Certainty(row["certainty"]),
            EventStatus(row["event_status"]),
            row["hedge_cue"],
        ),
        attribution=tuple(_attribution_from_row(attribution) for attribution in row["attribution"]),
        status=OfficeStatus(row["status"]) if row["status"] is not None else None,
        group=row["group"],
        confidence=row["confidence"],
        evidence=_evidence_from_row(row["evidence"]),
    )


def _argument_row(argument: Argument | None) -> Row | None:
    if argument is None:
        return None
    return {
        "actor": argument.actor,
        "name": argument.name,
        "type": argument.type,
        "start": argument.start,
        "end": argument.end,
        "text": argument.text,
    }


def _argument_from_row(row: Mapping[str, Any] | None) -> Argument | None:
    if row is None:
        return None
    return Argument(
        actor=row["actor"], name=row["name"], type=row["type"], start=row["start"], end=row["end"], text=row["text"]
    )


def _attribution_row(attribution: Attribution) -> Row:
    return {"speaker": _argument_row(attribution.speaker), "cue": attribution.cue, "date": attribution.date}


def _attribution_from_row(row: Mapping[str, Any]) -> Attribution:
    return Attribution(speaker=_argument_from_row(row["speaker"]), cue=row["cue"], date=row["date"])


def _evidence_row(evidence: Evidence) -> Row:
    return {
        "article": evidence.article,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote or None,
        "page": evidence.page,
        "trigger": [evidence.trigger.start, evidence.trigger.end],
        "rule": evidence.rule,
        "extractor": evidence.extractor,
    }


def _evidence_from_row(row: Mapping[str, Any]) -> Evidence:
    start, end = row["trigger"]
    return Evidence(
        article=row["article"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"] or "",
        trigger=Span(start, end),
        rule=row["rule"],
        extractor=row["extractor"],
        page=row["page"],
    )
