"""The texts that a page carries for its reader: offsets hold, nothing harmful is left, and they fit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.model import Article
from kg.views import reading
from kg.views.reading import reading_texts


def test_articles_with_statements_have_their_text(tables: Any) -> None:
    texts = reading_texts(tables.articles, tables.statements)
    assert set(texts) == {"a1", "a2"}
    for statement in tables.statements:
        evidence = statement.evidence
        shown = texts[evidence.article][evidence.start : evidence.end]
        assert shown.split() == evidence.quote.split()


def test_an_article_without_a_statement_has_none(tables: Any) -> None:
    assert reading_texts([Article(id="other", text="It rained.")], tables.statements) == {}


def test_what_could_harm_is_replaced_sign_by_sign(tables: Any) -> None:
    article = replace(tables.articles[0], text="a\u202eb\x00c\ud800d\u2066e🚢f\nWhat\tis left.")
    (text,) = reading_texts([article], tables.statements).values()
    assert text == "a b c\ufffdd e🚢f\nWhat\tis left."
    assert len(text) == len(article.text)


def test_texts_that_do_not_fit_are_left_out_the_least_told_first(tables: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = tables.articles
    monkeypatch.setattr(reading, "MOST_CHARACTERS", max(len(one.text), len(other.text)))
    told = [sum(each.evidence.article == article.id for each in tables.statements) for article in (one, other)]
    most = one if told[0] >= told[1] else other
    assert set(reading_texts(tables.articles, tables.statements)) == {most.id}


def test_lines_that_end_where_the_page_was_full_are_joined(tables: Any) -> None:
    wrapped = "The two harbour towns of the north have\nagreed to share one pilot, and the pilot\nagreed too.\n\nNext."
    listed = "The two harbour towns of the north agreed.\nThe pilot of both towns has agreed to it, too.\nNext."
    texts = [replace(tables.articles[0], text=text) for text in (wrapped, listed)]
    shown = [reading_texts([article], tables.statements)["a1"] for article in texts]
    assert shown[0].splitlines()[0] == wrapped.partition("\n\n")[0].replace("\n", " ")
    assert shown[0].endswith("\n\nNext.")
    assert shown[1] == listed
