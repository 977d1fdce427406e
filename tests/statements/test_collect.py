"""Odd texts, many articles, and the tables of a run."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Actor, Article
from kg.statements.collect import joined
from kg.statements.extraction import ArticleRecords, collect
from tests.sentences import extraction, misplaced, records

WORDS = [
    "Norway",
    "Peru",
    "the",
    "sanctioned",
    "minister",
    "of",
    "Ada Vale",
    ",",
    ".",
    "“",
    "”",
    "said",
    "not",
    "if",
    "and",
    "’s",
    "U.S.",
    "on Tuesday",
    "\n\n",
    "-\n",
    "\u00a0",
    "(NHC)",
    "former",
    "?",
    "to",
    "by",
    "spokesman for",
    "😀",
    "\x00",
    "́",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_words_in_any_order_give_records_whose_offsets_hold(text: str) -> None:
    assert misplaced(records(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        ".",
        "?!",
        "\x00",
        "’",
        "(",
        "“",
        "minister",
        "of of of of",
        "the former",
        "’s minister",
        "counterpart",
        "a" * 5000,
        "Norway " * 400,
        "(((((((((",
        "\ud800",
        "مرحبا Norway 中国",
        "<script>alert(1)</script> Norway sanctioned Peru.",
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_an_odd_text_is_no_error(text: str) -> None:
    assert misplaced(records(text)) == []


def read_all(*articles: Article) -> list[ArticleRecords]:
    return list(extraction().records(articles))


ONE = Article(id="one", text="Norland Air thanked Norway.")
TWO = Article(id="two", text="Norway criticised Norland Air. Norwegian officials criticised Norland Air.")


def test_articles_come_in_order_and_do_not_touch_each_other() -> None:
    together = read_all(ONE, TWO)
    assert [record.article.id for record in together] == ["one", "two"]
    assert together == [*read_all(ONE), *read_all(TWO)]
    assert together == list(reversed(read_all(TWO, ONE)))


def test_an_actor_of_two_articles_is_one_row_with_all_its_names() -> None:
    tables = collect(read_all(ONE, TWO), run={})
    assert [actor.id for actor in tables.actors] == sorted({actor.id for actor in tables.actors})
    assert len([actor for actor in tables.actors if actor.name == "Norland Air"]) == 1
    (norway,) = [actor for actor in tables.actors if actor.id == "norway"]
    assert norway.country == "NOR"


def test_every_actor_of_a_statement_or_mention_has_its_row() -> None:
    text = "Norwegian Foreign Minister Ada Vale said two officials had met Peru in Paris on the treaty with Ghana."
    tables = collect(read_all(Article(id="a", text=text)), run={})
    known = {actor.id for actor in tables.actors}
    used = {mention.actor for mention in tables.mentions}
    for statement in tables.statements:
        slots = [statement.subject, statement.object, statement.jurisdiction, statement.place, statement.target]
        slots += [step.speaker for step in statement.attribution]
        used |= {slot.actor for slot in slots if slot}
    assert tables.statements
    assert used <= known


def test_ids_of_statements_are_unique() -> None:
    text = "Norway, Ghana and Peru met. Norway and Ghana criticised Peru and Chile. Norway, Ghana and Peru met."
    (record,) = read_all(Article(id="a", text=text))
    ids = [statement.id for statement in record.statements]
    assert len(ids) == len(set(ids)) > 6


def test_who_has_an_office_in_one_article_is_a_person_in_all() -> None:
    body = Actor(id="ada-vale", name="Ada Vale", type="Organization")
    official = Actor(id="ada-vale", name="Ada Vale", type="Person", sector="government")
    assert joined(body, official).type == joined(official, body).type == "Person"
    assert joined(body, replace(official, sector=None)).type == "Organization"
    assert joined(replace(body, type="Company"), official).type == "Company"
