"""Made-up politics, for tests of who is who: short ways to say who is there and what is said."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.model import Actor, Argument, Article, Evidence, Mention, MentionKind, Qualification, Span, Statement
from kg.resolution.judgements import Judgement, Verdict
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

QUOTE = "Norland's trade minister Ada Vale met Bo Kern in Portstad."
ACTORS = (
    Actor(id="ada-vale", name="Ada Vale", type="Person", names=("Vale",)),
    Actor(id="a-vale", name="A. Vale", type="Person", country="NOR"),
    Actor(id="bo-kern", name="Bo Kern", type="Person"),
    Actor(id="norland", name="Norland", type="Country", country="NOR", source="territories.tsv"),
    Actor(id="sudria", name="Sudria", type="Country", country="SUD", source="territories.tsv"),
    Actor(id="portstad", name="Portstad", type="Place"),
)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def argument(actor: str, text: str | None = None) -> Argument:
    known = next(each for each in ACTORS if each.id == actor)
    start = QUOTE.index(text) if text is not None and text in QUOTE else None
    end = None if start is None or text is None else start + len(text)
    return Argument(actor=actor, name=known.name, type=known.type, start=start, end=end, text=text)


@pytest.fixture
def meeting() -> Statement:
    """Ada Vale meets Bo Kern."""
    trigger = QUOTE.index("met")
    return Statement(
        id="s-1",
        subject=argument("ada-vale", "Ada Vale"),
        relation="meets",
        object=argument("bo-kern", "Bo Kern"),
        qualification=Qualification(),
        evidence=Evidence(
            article="a-1",
            start=0,
            end=len(QUOTE),
            quote=QUOTE,
            trigger=Span(trigger, trigger + 3),
            rule="verb: X meet Y",
            extractor="rules",
        ),
        confidence=0.6,
        place=argument("portstad", "Portstad"),
    )


def mention(actor: str, text: str, article: str = "a-1") -> Mention:
    start = QUOTE.index(text)
    kind = MentionKind.NAME
    return Mention(article=article, start=start, end=start + len(text), text=text, kind=kind, actor=actor)


@pytest.fixture
def world(meeting: Statement) -> Tables:
    """One sentence about two people, and a second row for one of them."""
    other = replace(meeting, id="s-2", subject=argument("a-vale", "Ada Vale"), object=argument("norland", "Norland"))
    spoken = ("ada-vale", "Ada Vale"), ("bo-kern", "Bo Kern"), ("norland", "Norland"), ("portstad", "Portstad")
    return Tables(
        articles=(Article(id="a-1", text=QUOTE),),
        actors=ACTORS,
        mentions=tuple(mention(actor, text) for actor, text in spoken),
        statements=(meeting, other),
        run={"schema": "kg.run/1", "id": "r"},
    )


type Say = Callable[..., Judgement]


@pytest.fixture
def say() -> Say:
    """Makes a judgement: `say("a", "same", "b", day=2)`."""

    def made(left: str, verdict: str, right: str, *, day: int = 1, **more: str) -> Judgement:
        said = Verdict(verdict)
        return Judgement(left=left, right=right, verdict=said, who="mira", when=f"2024-05-{day:02}", **more)  # type: ignore[arg-type]

    return made
