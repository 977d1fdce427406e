from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InputError, UnreadableInput, UnsupportedInput
from kg.model import Article
from kg.text import ReadOptions

type Reading = list[Article | InputError]
type Read = Callable[..., Reading]

FILES = {"a.txt": "They met.", "sub/b.txt": "They parted."}


def sheet(folder: Path, content: str, name: str = "meta.csv") -> ReadOptions:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    return ReadOptions(meta=folder / name)


@pytest.mark.parametrize("prefix", ["", "in/"])
@pytest.mark.parametrize("key", ["path", "File", "filename"])
def test_rows_are_joined_by_path(read: Read, tmp_path: Path, prefix: str, key: str) -> None:
    content = (
        f"{key},date,publisher,title\n{prefix}a.txt,6 January 2023,Norland Post,A treaty\n{prefix}sub/b.txt,,Echo,\n"
    )
    first, second = read(FILES, sheet(tmp_path, content))
    assert isinstance(first, Article)
    assert (first.published, first.publisher, first.title) == ("2023-01-06", "Norland Post", "A treaty")
    assert isinstance(second, Article)
    assert (second.published, second.publisher, second.title) == (None, "Echo", None)


def test_rows_are_joined_by_file_name_where_that_is_enough(read: Read, tmp_path: Path) -> None:
    _, second = read(FILES, sheet(tmp_path, "path;id;date\nelsewhere/b.txt;x1;2023-01-06\n"))
    assert isinstance(second, Article)
    assert (second.id, second.published) == ("x1", "2023-01-06")


def test_two_rows_with_one_file_name_decide_nothing(read: Read, tmp_path: Path) -> None:
    content = "path,date\nx/b.txt,2023-01-06\ny/b.txt,2023-01-07\na.txt,2023-01-08\n"
    first, second = read(FILES, sheet(tmp_path, content))
    assert isinstance(first, Article)
    assert first.published == "2023-01-08"
    assert isinstance(second, Article)
    assert second.published is None


def test_the_sheet_rules_over_the_file_and_fills_gaps_of_its_records(read: Read, tmp_path: Path) -> None:
    files = {
        "a.md": "# Old title\n\nThey met.",
        "b.jsonl": '{"text": "They parted.", "publisher": "Echo"}\n{"text": "No."}',
    }
    content = "path,title,publisher,id\na.md,New title,Post,m\nb.jsonl,All of them,Post,n\n"
    alone, first, second = read(files, sheet(tmp_path, content))
    assert isinstance(alone, Article)
    assert (alone.id, alone.title) == ("m", "New title")
    assert isinstance(first, Article)
    assert (first.id, first.title, first.publisher) == ("b.jsonl#1", "All of them", "Echo")
    assert isinstance(second, Article)
    assert second.publisher == "Post"


def test_a_sheet_in_the_folder_is_no_article(read: Read, tmp_path: Path) -> None:
    found = read({"a.txt": "They met."}, sheet(tmp_path, "path,date\na.txt,2023-01-06\n", "in/meta.csv"))
    assert [item.id for item in found if isinstance(item, Article)] == ["a.txt"]
    assert len(found) == 1


def test_a_sheet_that_fits_no_file_is_reported(read: Read, tmp_path: Path) -> None:
    *found, error = read(FILES, sheet(tmp_path, "path,date\nz.txt,2023-01-06\n"))
    assert len(found) == 2
    assert isinstance(error, UnsupportedInput)
    assert "none of its rows" in str(error)


def test_a_sheet_without_a_path_column_is_reported_and_the_files_are_read(read: Read, tmp_path: Path) -> None:
    error, *found = read(FILES, sheet(tmp_path, "where,date\na.txt,2023-01-06\n"))
    assert isinstance(error, UnsupportedInput)
    assert "where, date" in str(error)
    assert len(found) == 2


def test_a_missing_sheet_is_reported_and_the_files_are_read(read: Read, tmp_path: Path) -> None:
    error, *found = read(FILES, ReadOptions(meta=tmp_path / "no.csv"))
    assert isinstance(error, UnreadableInput)
    assert "does not exist" in str(error)
    assert len(found) == 2
