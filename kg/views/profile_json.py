"""The profile of an actor for programs: all of it as one JSON object."""

from __future__ import annotations

import json
from typing import Any

from kg.graph.conflicts import Conflict
from kg.graph.profile import Partner, Passage, Profile
from kg.graph.tenures import Bound, Tenure
from kg.model import Argument
from kg.views.safe import unicode_text

__all__ = ["SCHEMA", "profile_json"]

SCHEMA = "kg.profile/1"

Json = dict[str, Any]


def profile_json(profile: Profile, *, limit: int | None = None) -> str:
    """The object as text, with texts as they are in the tables and `None` where nothing is known.

    Args:
        limit: the most members of each list; all without one.
    """
    actor = profile.actor
    document: Json = {
        "schema": SCHEMA,
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "names": list(actor.names),
        "country": actor.country,
        "sector": actor.sector,
        "same_as": list(actor.same_as),
        "statements": profile.statements,
        "articles": profile.articles,
        "offices": [_tenure(each) for each in profile.offices[:limit]],
        "holders": [_tenure(each) for each in profile.holders[:limit]],
        "conflicts": [
            {
                "kind": each.kind.value,
                "statements": [each.left.id, each.right.id],
                "days": [each.left_days, each.right_days],
            }
            for each in profile.conflicts[:limit]
        ],
        "partners": [_partner(each) for each in profile.partners[:limit]],
        "topics": [
            {"topic": each.topic, "label": each.label, "statements": each.statements} for each in profile.topics[:limit]
        ],
        "timeline": [_passage(each) for each in profile.timeline[:limit]],
        "said": [_passage(each) for each in profile.said[:limit]],
        "about": [_passage(each) for each in profile.about[:limit]],
    }
    return unicode_text(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _tenure(tenure: Tenure) -> Json:
    return {
        "id": tenure.id,
        "person": _end(tenure.person),
        "relation": tenure.relation,
        "body": _end(tenure.body),
        "jurisdiction": _end(tenure.jurisdiction),
        "roles": list(tenure.roles),
        "begin": _bound(tenure.begin),
        "end": _bound(tenure.end),
        "status": tenure.status.value if tenure.status else None,
        "as_of": tenure.as_of,
        "statements": list(tenure.statements),
    }


def _bound(bound: Bound) -> Json:
    days = {"earliest": bound.earliest, "latest": bound.latest}
    return {"value": bound.value, **{name: day.isoformat() if day else None for name, day in days.items()}}


def _conflict(conflict: Conflict) -> Json:
    return {
        "kind": conflict.kind.value,
        "statements": [conflict.left.id, conflict.right.id],
        "days": [conflict.left_days, conflict.right_days],
    }


def _partner(partner: Partner) -> Json:
    return {
        "actor": partner.actor,
        "name": partner.name,
        "relation": partner.relation,
        "label": partner.label,
        "direction": partner.direction,
        "factuality": partner.factuality.value,
        "statements": partner.statements,
        "sources": partner.sources,
        "first": partner.first,
        "last": partner.last,
        "date": partner.date,
    }


def _passage(passage: Passage) -> Json:
    statement, article = passage.statement, passage.article
    return {
        "statement": statement.id,
        "subject": _end(statement.subject),
        "relation": statement.relation,
        "object": _end(statement.object),
        "factuality": statement.factuality.value,
        "date": statement.date,
        "attribution": [{"speaker": _end(each.speaker), "cue": each.cue} for each in statement.attribution],
        "quote": statement.evidence.quote,
        "article": {
            "id": statement.evidence.article,
            "title": article.title if article else None,
            "publisher": article.publisher if article else None,
            "published": article.published if article else None,
            "url": article.url if article else None,
        },
    }


def _end(argument: Argument | None) -> Json | None:
    return {"actor": argument.actor, "name": argument.name} if argument else None
