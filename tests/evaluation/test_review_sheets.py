import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import TableError
from kg.evaluation.review_sheets import COLUMNS, read_review, review_sheet
from kg.model import Actor
from kg.resolution.judgements import Judgement
from kg.resolution.ledger import Ledger
from kg.resolution.questions import questions
from kg.resolution.suggestions import Suggestion
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

VALES = Suggestion(left="4730", right="ada-vale", score=0.9, why="alike")


@pytest.fixture
def odd(tables: Tables) -> Tables:
    """With an actor whose id looks like a number, and whose name like a formula."""
    return replace(tables, actors=(*tables.actors, Actor(id="4730", name="=1+1", type="Person")))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def written(path: Path, found: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(found)
    return path


def test_a_sheet_computes_nothing_and_comes_back_as_it_was(odd: Tables, tmp_path: Path) -> None:
    text = review_sheet(questions(odd, Ledger(), [VALES]))
    assert text.startswith("\ufeff")
    actors, *statements = rows(text)
    assert (actors["left"], actors["left_name"], actors["verdict"]) == ("'4730", "'=1+1", "")
    assert [row["statement"] for row in statements] == ["s-2", "s-1"]
    path = written(tmp_path / "sheet.csv", [actors | {"verdict": "S", "note": "by hand"}, *statements])
    read = read_review(path, odd, Vocabulary.load(), Ledger(), who="mira")
    (judgement,) = read.judgements
    assert isinstance(judgement, Judgement)
    assert (judgement.left, judgement.left_name, judgement.right, judgement.why) == (
        "4730",
        "=1+1",
        "ada-vale",
        "by hand",
    )
    assert (judgement.verdict, judgement.who, read.faults) == ("same", "mira", ())


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"kind": "people"}, "'people' in kind is not actors or statement"),
        ({"right": "4730"}, "names no two actors"),
        ({"kind": "statement", "statement": "s-9"}, "statement 's-9' is not in the tables"),
        ({"kind": "statement", "statement": "s-1", "verdict": "changed"}, "changes go with the verdict changed"),
        ({"kind": "statement", "statement": "s-1", "verdict": "right", "changes": "date=2023"}, "changes go with"),
        ({"verdict": "w"}, "'w' is no verdict"),
    ],
)
def test_a_row_that_is_wrong_is_named(odd: Tables, tmp_path: Path, cells: dict[str, str], problem: str) -> None:
    (actors, *_) = rows(review_sheet(questions(odd, Ledger(), [VALES])))
    path = written(tmp_path / "sheet.csv", [actors | {"verdict": "s"} | cells])
    read = read_review(path, odd, Vocabulary.load(), Ledger(), who="mira")
    assert read.judgements == ()
    (fault,) = read.faults
    assert problem in fault.problem
    assert fault.where == f"{path}, row 2"


def test_another_sheet_is_refused(odd: Tables, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("statement,verdict\ns-1,right\n")
    with pytest.raises(TableError, match=r"has no column 'kind' .*kg review --sheet"):
        read_review(tmp_path / "other.csv", odd, Vocabulary.load(), Ledger(), who="mira")
