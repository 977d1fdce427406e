import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import TableError
from kg.evaluation.gold import read_gold

RELATIONS = ("meets", "visits")
STATEMENT = {
    "id": "s1",
    "subject": {"name": "Ada Vale", "type": "Person"},
    "relation": "meets",
    "object": {"name": "Tom Orr"},
    "factuality": "asserted",
    "level": "core",
    "evidence": "Vale met Orr.",
}


def write(folder: Path, name: str = "a.json", *, article: str = "a-1", **changes: Any) -> Path:
    gold = {
        "id": article,
        "actors": [{"name": "Ada Vale", "forms": ["Vale"]}],
        "statements": [{**STATEMENT, **changes}],
    }
    path = folder / name
    path.write_text(json.dumps(gold), encoding="utf-8")
    return path


def test_a_statement_is_read_with_its_alternatives(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        object=None,
        accept_object=["Orr", None],
        accept_relation=["visits"],
        accept_factuality=["reported-by Tom Orr"],
        date="2024-01",
        accept_date=[None],
        note="of no concern",
    )
    (article,) = read_gold(path, RELATIONS)
    (statement,) = article.statements
    assert (article.id, article.actors[0].forms) == ("a-1", ("Vale",))
    assert (statement.subject, statement.object, statement.accept_object) == ("Ada Vale", None, ("Orr", None))
    assert statement.factualities == ("asserted", "reported-by Tom Orr")
    assert (statement.date, statement.accept_date, statement.role) == ("2024-01", (None,), None)


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.json", article="b")
    write(tmp_path, "a.json", article="a")
    (tmp_path / "a.txt").write_text("the article", encoding="utf-8")
    assert [article.id for article in read_gold(tmp_path, RELATIONS)] == ["a", "b"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"relation": "kisses"}, "statement s1: there is no relation 'kisses'"),
        ({"accept_relation": ["kisses"]}, "there is no relation 'kisses'"),
        ({"factuality": "true"}, "there is no factuality 'true'"),
        ({"level": "high"}, "there is no level 'high'"),
        ({"evidence": " "}, "'evidence' is missing or no text"),
        ({"subject": {"type": "Person"}}, "statement s1, subject: 'name' is missing"),
        ({"object": 3}, "'object' is missing or no text"),
        ({"accept_object": "Orr"}, "'accept_object' is no list"),
        ({"accept_date": [2024]}, "'accept_date' holds something that is no text"),
        ({"id": None}, "'id' is missing"),
    ],
)
def test_a_record_that_breaks_the_format_is_named(tmp_path: Path, changes: dict[str, Any], problem: str) -> None:
    path = write(tmp_path, **changes)
    with pytest.raises(TableError) as caught:
        read_gold(tmp_path, RELATIONS)
    assert str(caught.value).startswith(str(path))
    assert problem in str(caught.value)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "is no JSON"),
        ("[]", "is no JSON object"),
        ("\xff", "is no JSON in UTF-8"),
        ('{"id": "a", "statements": [3]}', "holds something that is no object"),
        (json.dumps({"id": "a", "statements": [STATEMENT, STATEMENT]}), "several statements with the id 's1'"),
    ],
)
def test_a_file_that_is_no_gold_is_named(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "a.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(TableError, match=problem):
        read_gold(tmp_path, RELATIONS)


def test_two_files_about_one_article_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.json")
    write(tmp_path, "b.json")
    with pytest.raises(TableError, match="is about article 'a-1', and so is"):
        read_gold(tmp_path, RELATIONS)


def test_no_gold_is_said(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="there is no gold"):
        read_gold(tmp_path, RELATIONS)
    with pytest.raises(TableError, match="cannot be read"):
        read_gold(tmp_path / "nowhere.json", RELATIONS)
