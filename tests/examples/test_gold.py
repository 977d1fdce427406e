"""The gold that comes with the examples: it fits its articles, and what is built of them scores as the docs say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.evaluation.checks import about, check_evidence, check_types
from kg.evaluation.gold import GoldArticle, read_gold
from kg.evaluation.scores import score
from kg.vocabulary import Vocabulary

from .conftest import EXAMPLES, Built

FILES = sorted((EXAMPLES / "gold").glob("*.json"))


@pytest.fixture(scope="module")
def gold() -> list[GoldArticle]:
    return read_gold(EXAMPLES / "gold", Vocabulary.load().relations)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_evidence_and_forms_are_in_the_article(path: Any) -> None:
    found = json.loads(path.read_text(encoding="utf-8"))
    text = (EXAMPLES / "articles" / found["id"]).read_text(encoding="utf-8")
    assert [statement["id"] for statement in found["statements"] if statement["evidence"] not in text] == []
    assert [form for actor in found["actors"] for form in actor["forms"] if form not in text] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_types_are_those_of_the_ontology(path: Any) -> None:
    vocabulary = Vocabulary.load()
    for statement in json.loads(path.read_text(encoding="utf-8"))["statements"]:
        types = [statement[slot] and statement[slot]["type"] for slot in ("subject", "object")]
        assert vocabulary.admits(statement["relation"], *types), statement["id"]


@pytest.mark.model
def test_what_is_built_of_the_examples_scores_well(built: Built, gold: list[GoldArticle]) -> None:
    scores = score(gold, built.tables, built.vocabulary)
    assert scores.dangers == []
    assert scores.invented_dates == []
    assert scores.unsure >= 8
    assert scores.total.precision is not None
    assert scores.total.precision >= 0.9
    assert scores.total.recall is not None
    assert scores.total.recall >= 0.7


@pytest.mark.model
def test_what_is_built_of_the_examples_has_no_fault(built: Built, gold: list[GoldArticle]) -> None:
    tables = about(built.tables, {article.id for article in gold})
    assert check_evidence(tables).faults == ()
    assert check_types(tables, built.vocabulary).faults == ()
