"""Statements about offices, as articles of different days make them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.model import (
    ActorClass,
    Argument,
    Article,
    Certainty,
    EventStatus,
    Evidence,
    OfficeStatus,
    Polarity,
    Qualification,
    Relation,
    Span,
    Statement,
)
from kg.statements.tables import Tables

TYPES = {
    "norland": "Country",
    "sudria": "Country",
    "ministry-of-trade": "GovernmentBody",
    "green-party": "Organization",
    "port-summit": "Event",
}
NAMED_BY = {"head_of_state_of": "body", "minister_of": "ministry", "leads": "role"}
STATES = ("head_of_state_of", "minister_of", "leads", "member_of", "holds_position_in")
DENIED = Qualification(polarity=Polarity.NEGATIVE)
PLANNED = Qualification(status=EventStatus.PLANNED)
POSSIBLE = Qualification(certainty=Certainty.POSSIBLE)
ONGOING = Qualification(status=EventStatus.ONGOING)


@dataclass(frozen=True)
class Offices:
    """A vocabulary of a few offices; `appoints` and `succeeds` are events."""

    folder: Path = Path()

    @property
    def relations(self) -> Mapping[str, Relation]:
        names = (*STATES, "appoints", "succeeds")
        return {name: _relation(name) for name in names}

    @property
    def classes(self) -> Mapping[str, ActorClass]:
        return {}

    @property
    def topics(self) -> Mapping[str, object]:
        return {}

    def ancestors(self, name: str, /) -> tuple[str, ...]:
        if name in STATES and name != "holds_position_in":
            return ("holds_position_in", "related_to")
        return {"holds_position_in": ("related_to",), "GovernmentBody": ("Organization",)}.get(name, ())


def _relation(name: str) -> Relation:
    return Relation(
        name=name,
        label=name.replace("_", " "),
        definition="",
        domain=(),
        range=(),
        aspect="state" if name in STATES else "event",
        office_named_by=NAMED_BY.get(name),
    )


VOCABULARY = Offices()


def argument(actor: str) -> Argument:
    return Argument(actor=actor, name=actor.replace("-", " ").title(), type=TYPES.get(actor, "Person"))


@dataclass
class Told:
    """Collects what articles say: `told("2021-03-02", "minister_of", "ada", "ministry-of-trade", "current")`."""

    statements: list[Statement]
    articles: dict[str, Article]

    def __call__(
        self,
        published: str | None,
        relation: str,
        subject: str,
        object: str | None,
        status: str | None = None,
        /,
        *,
        of: str | None = "norland",
        sentence: str | None = None,
        rule: str = "office: office+name",
        **changes: object,
    ) -> Statement:
        article = f"a-{published}"
        self.articles[article] = Article(id=article, text="", published=published)
        number = len(self.statements)
        place = number if sentence is None else int(sentence)
        made = Statement(
            id=f"s{number:02d}",
            subject=argument(subject),
            relation=relation,
            object=argument(object) if object else None,
            jurisdiction=argument(of) if of else None,
            qualification=Qualification(),
            status=OfficeStatus(status) if status else None,
            confidence=1.0,
            evidence=Evidence(
                article=article,
                start=place,
                end=place + 1,
                quote="x",
                trigger=Span(place, place + 1),
                rule=rule,
                extractor="rules",
            ),
        )
        self.statements.append(replace(made, **changes))  # type: ignore[arg-type]
        return self.statements[-1]

    @property
    def tables(self) -> Tables:
        return Tables(articles=tuple(self.articles.values()), statements=tuple(self.statements), run={})


def told() -> Told:
    return Told([], {})


def minister(*said: Iterable[str | None]) -> Tables:
    """Ada as trade minister: pairs of the day of an article and the status that it gives her."""
    collected = told()
    for published, status in said:
        collected(published, "minister_of", "ada", "ministry-of-trade", status)
    return collected.tables
