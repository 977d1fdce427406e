"""What `docs/quality.md` says of sheets and gold is what the code does."""

import json
import re
from dataclasses import fields
from pathlib import Path

from kg.evaluation.gold import GoldStatement, read_gold
from kg.evaluation.sampling import COLUMNS, VERDICT_COLUMNS

PAGE = (Path(__file__).parents[2] / "docs" / "quality.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> list[str]:
    """The terms in the first column of the table with this heading."""
    rows = PAGE.partition(f"| {heading} | |\n|---|---|\n")[2].partition("\n\n")[0].splitlines()
    return [term for row in rows for term in re.findall(r"`(\w+)`", row.split("|")[1])]


def test_every_key_of_a_gold_statement_is_documented() -> None:
    assert set(first_cells("key of a statement")) == {field.name for field in fields(GoldStatement)}


def test_every_column_to_be_filled_in_is_documented() -> None:
    assert first_cells("column") == [*VERDICT_COLUMNS.values(), COLUMNS[-1]]


def test_the_gold_in_the_page_is_gold(tmp_path: Path) -> None:
    written = PAGE.partition("```json\n")[2].partition("```")[0]
    (tmp_path / "page.json").write_text(written, encoding="utf-8")
    (article,) = read_gold(tmp_path, ["visits"])
    assert article.id == json.loads(written)["id"]
    assert [statement.object for statement in article.statements] == ["Sudria"]
