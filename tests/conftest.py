"""Samples that several tests use: made-up people in made-up countries."""

from pathlib import Path

import pytest

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
from kg.statements.tables import Tables

REPOSITORY = Path(__file__).parents[1]

TEXT = "Norland's trade minister, Ada Vale, said on Monday that Norland may sanction Sudria."
RUN = {
    "schema": "kg.run/1",
    "id": "0123456789abcdef",
    "version": "0.1.0",
    "options": {
        "base": "https://example.org/policy-actors/",
        "language": "en",
        "text": "full",
        "min_confidence": 0.0,
    },
    "ontology": {"sha256": "0" * 64},
    "model": {"name": "en_core_web_md", "version": "3.8.0"},
}


def _argument(actor: str, name: str, type_: str, text: str | None, after: int = 0) -> Argument:
    if text is None:
        return Argument(actor=actor, name=name, type=type_)
    start = TEXT.index(text, after)
    return Argument(actor=actor, name=name, type=type_, start=start, end=start + len(text), text=text)


def _evidence(trigger: str, rule: str) -> Evidence:
    start = TEXT.index(trigger)
    return Evidence(
        article="a-1",
        start=0,
        end=len(TEXT),
        quote=TEXT,
        trigger=Span(start, start + len(trigger)),
        rule=rule,
        extractor="rules",
    )


@pytest.fixture
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture
def tables() -> Tables:
    """One article, three actors, an office and a possible act that a minister speaks of."""
    norland = _argument("norland", "Norland", "Country", "Norland")
    vale = _argument("ada-vale", "Ada Vale", "Person", "Ada Vale")
    office = Statement(
        id="s-1",
        subject=vale,
        relation="minister_of",
        object=norland,
        role="trade minister",
        jurisdiction=_argument("norland", "Norland", "Country", None),
        qualification=Qualification(status=EventStatus.ONGOING),
        status=OfficeStatus.CURRENT,
        confidence=0.9,
        evidence=_evidence("minister", "office before name"),
    )
    act = Statement(
        id="s-2",
        subject=_argument("norland", "Norland", "Country", "Norland", after=10),
        relation="sanctions",
        object=_argument("sudria", "Sudria", "Country", "Sudria"),
        qualification=Qualification(Polarity.POSITIVE, Certainty.POSSIBLE, EventStatus.PLANNED, "may"),
        attribution=(Attribution(speaker=vale, cue="said", date="2023-01-02"),),
        confidence=0.75,
        evidence=_evidence("sanction", "verb: X sanction Y"),
    )
    return Tables(
        articles=(Article(id="a-1", text=TEXT, title="Vale speaks", published="2023-01-03", sources=("a.txt",)),),
        actors=(
            Actor(id="sudria", name="Sudria", type="Country"),
            Actor(id="norland", name="Norland", type="Country", country="NOR", same_as=("https://example.org/n",)),
            Actor(id="ada-vale", name="Ada Vale", type="Person", names=("Vale",)),
        ),
        mentions=(
            Mention(article="a-1", start=26, end=34, text="Ada Vale", kind=MentionKind.NAME, actor="ada-vale"),
            Mention(article="a-1", start=0, end=7, text="Norland", kind=MentionKind.NAME, actor="norland"),
        ),
        statements=(act, office),
        run=RUN,
    )
