from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from kg.model import Actor, Argument, Article, Evidence, Mention, Qualification, Span, Statement, Topic
from kg.views.choice import Choice, Shown, narrower, shown

TOPICS = {
    topic.id: topic
    for topic in (
        Topic(id="trade", label="trade"),
        Topic(id="export-control", label="export control", broader=("trade",)),
        Topic(id="chips", label="chips", broader=("export-control", "industry")),
        Topic(id="industry", label="industry"),
        Topic(id="fisheries", label="fisheries"),
        # Somebody's ontology may go in a circle.
        Topic(id="round", label="round", broader=("about",)),
        Topic(id="about", label="about", broader=("round",)),
    )
}


@dataclass(frozen=True)
class Net:
    statements: Sequence[Statement]
    actors: Sequence[Actor]
    articles: Sequence[Article] = ()
    mentions: Sequence[Mention] = ()


class Words:
    relations: dict[str, Any] = {}  # noqa: RUF012
    classes: dict[str, Any] = {}  # noqa: RUF012
    topics = TOPICS

    def ancestors(self, _: str, /) -> tuple[str, ...]:
        return ()


def net(*ties: str, topics: dict[str, str] | None = None, alone: str = "") -> Net:
    """A network of actors with names of one letter; a tie is two of them."""
    statements = [
        Statement(
            id=f"s{place}",
            subject=Argument(actor=tie[0], name=tie[0], type="Person"),
            relation="meets",
            qualification=Qualification(),
            confidence=0.9,
            object=Argument(actor=tie[1], name=tie[1], type="Person"),
            evidence=Evidence(article="a", start=0, end=1, quote="q", trigger=Span(0, 1), rule="r", extractor="e"),
            topics=tuple((topics or {}).get(tie, "").split()),
        )
        for place, tie in enumerate(ties)
    ]
    names = sorted({name for tie in ties for name in tie} | set(alone))
    return Net(statements, [Actor(id=name, name=name.upper(), type="Person") for name in names])


def who(found: Shown) -> str:
    return "".join(actor.id for actor in found.actors)


def chosen(tables: Net, *, most: int = 99, **choice: Any) -> Shown:
    return shown(tables, Words(), Choice(**choice), max_nodes=most)


def test_everything_is_shown_that_fits_and_nothing_is_said() -> None:
    found = chosen(net("ab", "bc", alone="z"))
    assert who(found) == "abcz"
    assert found.omitted is None


def test_of_too_many_those_with_most_statements_are_shown() -> None:
    found = chosen(net("ab", "ac", "ad", "bc", "ef"), most=2)
    assert who(found) == "ab"
    assert [statement.id for statement in found.statements] == ["s0"]
    assert found.omitted == {"actors": 6, "statements": 5, "fitting": 6, "by": "degree"}


def test_the_core_goes_before_a_star_of_many() -> None:
    tables = net("ab", "bc", "ca", *("z" + leaf for leaf in "klmnop"))
    assert who(chosen(tables, most=3, by="core")) == "abc"
    assert "z" in who(chosen(tables, most=3, by="degree"))


def test_in_one_core_those_with_more_statements_go_first() -> None:
    assert who(chosen(net("ab", "bc", "ca", "bd", "be", "cf"), most=2, by="core")) == "bc"


def test_a_topic_takes_narrower_ones_along() -> None:
    tables = net("ab", "bc", "cd", "de", topics={"ab": "chips", "bc": "fisheries trade", "cd": "fisheries"}, alone="z")
    found = chosen(tables, topic="trade")
    assert who(found) == "abc"
    assert [statement.id for statement in found.on_topic] == ["s0", "s1"]
    assert found.omitted == {"actors": 6, "statements": 4, "fitting": 3, "by": "degree", "topic": "trade"}


@pytest.mark.parametrize(
    ("topic", "expected"),
    [("trade", {"trade", "export-control", "chips"}), ("chips", {"chips"}), ("round", {"round", "about"})],
)
def test_topics_are_narrower_at_any_depth(topic: str, expected: set[str]) -> None:
    assert narrower(TOPICS, topic) == expected


@pytest.mark.parametrize(("hops", "expected"), [(1, "abc"), (2, "abcd"), (3, "abcde")])
def test_a_focus_shows_who_is_near(hops: int, expected: str) -> None:
    tables = net("ba", "bc", "ac", "cd", "de", "ef")
    found = chosen(tables, focus="b", hops=hops)
    assert who(found) == expected
    assert found.omitted is not None
    assert (found.omitted["focus"], found.omitted["hops"]) == ("B", hops)
    assert "s2" in {statement.id for statement in found.statements}, "what the neighbours have with each other, too"


def test_of_too_many_around_a_focus_the_nearest_are_shown() -> None:
    assert who(chosen(net("ab", "bc", "bd", "be"), focus="a", hops=2, most=2)) == "ab"


def test_a_focus_without_statements_is_shown_alone() -> None:
    tables = net("ab", topics={"ab": "chips"}, alone="z")
    assert who(chosen(tables, focus="z", hops=3)) == "z"
    assert who(chosen(tables, focus="z", topic="chips")) == "z"


def test_topic_and_focus_go_together() -> None:
    tables = net("ab", "ac", "bd", topics={"ab": "chips", "bd": "chips"})
    assert who(chosen(tables, focus="a", topic="chips", hops=1)) == "ab"
    assert who(chosen(tables, focus="a", topic="chips", hops=2)) == "abd"
