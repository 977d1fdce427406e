"""Each question of the tutorial has the answer that the tutorial shows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kg.graph.store import GraphStore

from .conftest import EXAMPLES, Built

TUTORIAL = (EXAMPLES.parent / "docs" / "tutorial.md").read_text(encoding="utf-8")
QUESTION = re.compile(r"```sparql\n(.+?)```\n\n((?:\|[^\n]*\n)+)", re.DOTALL)
QUESTIONS = QUESTION.findall(TUTORIAL)


@pytest.fixture(scope="module")
def store(built: Built) -> GraphStore:
    """The graph of the first example alone, as in the tutorial."""
    statements = tuple(built.statements_of("01"))
    alone = replace(built.tables, articles=(built.articles["01"],), statements=statements)
    return GraphStore.of(alone, built.vocabulary)


def shown(answer: str) -> list[list[str]]:
    """The rows of a Markdown table below its head."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in answer.splitlines()[2:]]


def test_the_tutorial_shows_an_answer_to_each_of_its_questions() -> None:
    assert len(QUESTIONS) == TUTORIAL.count("```sparql") >= 4


@pytest.mark.model
@pytest.mark.parametrize(("query", "answer"), QUESTIONS)
def test_a_question_of_the_tutorial_has_the_answer_shown(query: str, answer: str, store: GraphStore) -> None:
    rows = store.query(query).table()
    assert [row for row in shown(answer) if row not in rows] == []
