"""The named questions, and questions that were typed without reading anything, on the graph of the five examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.hints import hints
from kg.graph.queries import ask, named_queries
from kg.graph.store import GraphStore

from .answers import FOLDER, QUERIES, answer
from .conftest import Built

pytestmark = pytest.mark.model

NAMES = sorted(named_queries(QUERIES))


def one_liners() -> list[tuple[str, str, str]]:
    """Each question with the rows that are expected, or with the hint where there are none."""
    lines = (Path(__file__).parent / "one_liners.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [(question, rows, hint) for question, rows, hint in rows]


@pytest.fixture(scope="module")
def store(built: Built) -> GraphStore:
    return GraphStore.of(built.tables, built.vocabulary)


@pytest.mark.parametrize("name", NAMES)
def test_a_named_question_has_the_answer_that_was_looked_through(name: str, store: GraphStore) -> None:
    assert answer(store, name) == (FOLDER / f"{name}.csv").read_text(encoding="utf-8")


def test_no_answer_is_left_of_a_question_that_is_gone() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.csv")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_named_question_has_the_same_answer_on_the_turtle_export(
    name: str, store: GraphStore, turtle: GraphStore
) -> None:
    assert ask(turtle, name, folder=QUERIES).table() == ask(store, name, folder=QUERIES).table()


@pytest.fixture(scope="module")
def turtle(store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> GraphStore:
    return GraphStore().load(store.write(tmp_path_factory.mktemp("turtle") / "graph.ttl"))


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"chains", "reference-facts"}))
def test_a_named_question_has_the_same_answer_through_rdflib(name: str, store: GraphStore) -> None:
    """The store behind `dataset` is the same; that it plans the query is what makes it quick."""
    found = store.dataset.query(named_queries(QUERIES)[name].text)
    expected = store.query(named_queries(QUERIES)[name].text)
    assert [["" if cell is None else str(cell) for cell in row] for row in found] == [  # type: ignore[union-attr]
        ["" if cell is None else cell.value for cell in row] for row in expected.rows
    ]


@pytest.mark.parametrize(("question", "rows", "hint"), one_liners())
def test_a_question_typed_unread_has_the_rows_expected_or_a_hint(
    question: str, rows: str, hint: str, store: GraphStore
) -> None:
    found = store.query(question).table()
    if hint:
        assert found == []
        assert any(hint in each for each in hints(store, question)), hints(store, question)
    elif rows.startswith("rows: "):
        number = rows.removeprefix("rows: ")
        assert len(found) > int(number[1:]) if number.startswith(">") else len(found) == int(number)
    else:
        assert sorted(" ; ".join(row) for row in found) == sorted(rows.split(" | "))
