from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import networkx as nx
import pytest

from kg.graph.network import days, edges, network
from kg.model import (
    Actor,
    ActorClass,
    Argument,
    Article,
    Attribution,
    Evidence,
    Mention,
    MentionKind,
    Polarity,
    Qualification,
    Relation,
    Span,
    Statement,
    Topic,
)


@dataclass(frozen=True)
class MadeTables:
    articles: tuple[Article, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class MadeVocabulary:
    relations: Mapping[str, Relation] = field(
        default_factory=lambda: {
            "meets": Relation(name="meets", label="meets", definition="", domain=(), range=(), aspect="event")
        }
    )
    classes: Mapping[str, ActorClass] = field(
        default_factory=lambda: {"Country": ActorClass(name="Country", label="country", definition="")}
    )
    topics: Mapping[str, Topic] = field(default_factory=lambda: {"fisheries": Topic(id="fisheries", label="fishing")})

    def ancestors(self, name: str) -> tuple[str, ...]:
        return ()


QUOTE = "Norland met Sudria."


def argument(name: str, start: int = 0) -> Argument:
    return Argument(actor=name.lower(), name=name, type="Country", start=start, end=start + len(name), text=name)


def statement(identifier: str, article: str = "a1", **more: Any) -> Statement:
    given: dict[str, Any] = {
        "subject": argument("Norland"),
        "object": argument("Sudria", 12),
        "relation": "meets",
        "qualification": Qualification(),
        "confidence": 0.8,
        "topics": ("fisheries",),
    }
    evidence = Evidence(
        article=article, start=0, end=len(QUOTE), quote=QUOTE, trigger=Span(8, 11), rule="verb.meet", extractor="rules"
    )
    return Statement(id=identifier, evidence=evidence, **(given | more))


DENIAL = Qualification(polarity=Polarity.NEGATIVE)


@pytest.fixture
def tables() -> MadeTables:
    return MadeTables(
        articles=(
            Article(id="a1", text=QUOTE, title="Talks", published="2024-05-02", publisher="Meridian"),
            Article(id="a2", text=QUOTE, publisher="MERIDIAN "),
            Article(id="a3", text=QUOTE),
        ),
        actors=(
            Actor(id="norland", name="Norland", type="Country", names=("Kingdom of Norland", "Norland"), country="NOR"),
            Actor(id="quiet", name="Quiet Isles", type="Country"),
        ),
        mentions=(
            Mention(article="a1", start=0, end=7, text="Norland", kind=MentionKind.NAME, actor="norland"),
            Mention(article="a1", start=9, end=9, text="", kind=MentionKind.PRONOUN, actor="somebody-unknown"),
        ),
        statements=(
            statement("s2", "a2", subject=argument("Sudria"), object=argument("Norland"), date="2024-04"),
            statement("s1", "a1", date="2024-05-01", attribution=(Attribution(speaker=None, cue="reportedly"),)),
            statement("s3", "a3", qualification=DENIAL, date="2023/.."),
            statement("s4", object=None),
        ),
    )


def test_every_actor_is_a_node_and_every_statement_with_both_ends_an_edge(tables: MadeTables) -> None:
    graph = network(tables, MadeVocabulary())
    assert sorted(graph.nodes) == ["norland", "quiet", "sudria"]
    assert sorted(graph.edges(keys=True)) == [
        ("norland", "sudria", "s1"),
        ("norland", "sudria", "s3"),
        ("sudria", "norland", "s2"),
    ]


def test_a_node_says_what_the_actor_is_and_how_often_it_is_met(tables: MadeTables) -> None:
    node = network(tables, MadeVocabulary()).nodes["norland"]
    assert node["label"] == "Norland"
    assert node["type_label"] == "country"
    assert node["names"] == "Kingdom of Norland; Norland"
    assert node["names_count"] == 2
    assert (node["mentions"], node["articles"], node["statements"]) == (1, 3, 4)


def test_an_edge_carries_the_statement_its_sentence_and_its_article(tables: MadeTables) -> None:
    edge = network(tables, MadeVocabulary()).edges["norland", "sudria", "s1"]
    assert edge["factuality"] == "asserted"
    assert edge["speaker"] == "unnamed"
    assert edge["cue"] == "reportedly"
    assert edge["quote"] == QUOTE
    assert (edge["article_title"], edge["article_date"], edge["publisher"]) == ("Talks", "2024-05-02", "Meridian")
    assert (edge["date"], edge["first_day"], edge["last_day"]) == ("2024-05-01", "2024-05-01", "2024-05-01")


def test_all_edges_have_the_same_attributes_and_none_is_missing(tables: MadeTables) -> None:
    graph = network(tables, MadeVocabulary())
    rows = [attributes for _, _, attributes in graph.edges(data=True)]
    assert len({tuple(row) for row in rows}) == 1
    assert all(isinstance(value, str | int | float) for row in rows for value in row.values())


def test_networkx_writes_the_graph_as_it_is(tables: MadeTables) -> None:
    graph = network(tables, MadeVocabulary())
    back = nx.parse_graphml("\n".join(nx.generate_graphml(graph)), force_multigraph=True)
    assert back.number_of_edges() == 3


def test_the_order_of_the_tables_does_not_matter(tables: MadeTables) -> None:
    turned = replace(tables, statements=tables.statements[::-1], actors=tables.actors[::-1])
    one, other = (network(each, MadeVocabulary()) for each in (tables, turned))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_a_bundle_counts_statements_and_independent_sources(tables: MadeTables) -> None:
    (edge,) = edges(tables)
    assert (edge.left, edge.right) == ("norland", "sudria")
    assert edge.statements == 3
    assert edge.sources == 2, "one publisher under two spellings, and one article without a publisher"
    assert (edge.first, edge.last) == ("2023-01-01", "2024-05-01")


def test_a_bundle_that_asserts_and_denies_is_mixed(tables: MadeTables) -> None:
    (edge,) = edges(tables)
    assert edge.factuality == (("asserted", 2), ("denied", 1))
    assert edge.mixed
    (calm,) = edges(replace(tables, statements=tables.statements[:2]))
    assert not calm.mixed


def test_statements_of_one_group_count_once(tables: MadeTables) -> None:
    listed = tuple(statement(f"g{number}", group="list-1") for number in range(3))
    (edge,) = edges(replace(tables, statements=listed))
    assert edge.statements == 1
    assert edge.relations == (("meets", 3),)


def test_an_actor_and_itself_are_no_pair(tables: MadeTables) -> None:
    assert edges(replace(tables, statements=(statement("s1", object=argument("Norland")),))) == ()


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2020/..", ("2020-01-01", None)),
        ("../2020-06", (None, "2020-06-30")),
        (None, (None, None)),
        ("soon", (None, None)),
        ("2023-02-30", (None, None)),
    ],
)
def test_a_date_means_its_first_and_last_day(date: str | None, expected: tuple[str | None, str | None]) -> None:
    assert days(date) == expected
