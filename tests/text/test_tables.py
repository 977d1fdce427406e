import json
from collections.abc import Callable

import pytest

from kg.errors import InputError, NoText, UnreadableInput, UnsupportedInput
from kg.model import Article
from kg.text import ReadOptions

type Reading = list[Article | InputError]
type Read = Callable[..., Reading]


def articles(items: Reading) -> list[Article]:
    assert not [str(item) for item in items if isinstance(item, InputError)]
    return [item for item in items if isinstance(item, Article)]


def test_a_record_says_all_about_its_article(read: Read) -> None:
    record = {
        "id": 7,
        "title": "A treaty",
        "text": "They met.",
        "published": "2023-01-06",
        "publisher": "Norland Post",
        "author": ["Ann Vale", {"name": "Jon Roe"}],
        "url": "https://a.example",
        "language": "en",
        "other": None,
    }
    (article,) = articles(read({"a.jsonl": json.dumps(record)}))
    assert (article.id, article.title, article.text) == ("7", "A treaty", "They met.")
    assert (article.published, article.publisher, article.author) == ("2023-01-06", "Norland Post", "Ann Vale, Jon Roe")
    assert (article.url, article.language, article.path) == ("https://a.example", "en", "a.jsonl")


def test_a_record_without_id_and_url_is_named_by_its_line(read: Read) -> None:
    found = articles(read({"a.jsonl": '{"text": "They met."}\n\n{"text": "They parted."}\n'}))
    assert [article.id for article in found] == ["a.jsonl#1", "a.jsonl#3"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("not json", "is no JSON"),
        ('{"text": "cut', "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[1, 2]", "is no JSON object"),
        ('"text"', "is no JSON object"),
        ('{"title": "A"}', "no field with the text"),
        ('{"text": null}', "is no text"),
        ('{"text": 3}', "is no text"),
        ('{"text": "  "}', "no text in it"),
    ],
)
def test_a_line_that_is_no_record_is_reported_with_its_number_and_the_others_go_on(
    read: Read, line: str, problem: str
) -> None:
    first, error, last = read({"a.jsonl": f'{{"text": "They met."}}\n{line}\n{{"text": "They parted."}}'})
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(error, InputError)
    assert "a.jsonl, line 2" in str(error)
    assert problem in str(error)
    assert error.advice


def test_a_line_in_another_encoding_is_read_and_one_of_noise_reported(read: Read) -> None:
    data = '{"text": "José met."}\n'.encode("cp1252") + b"\x00\x01\x02\xff\n" + '{"text": "Åse met."}\n'.encode()
    first, error, last = read({"a.jsonl": data})
    assert isinstance(first, Article)
    assert first.text == "José met."
    assert isinstance(error, UnreadableInput)
    assert isinstance(last, Article)
    assert last.text == "Åse met."


def test_json_lines_in_utf_16_are_read(read: Read) -> None:
    data = '{"text": "José met."}\n{"text": "They parted."}\n'.encode("utf-16")
    assert [article.text for article in articles(read({"a.jsonl": data}))] == ["José met.", "They parted."]


def test_a_record_that_is_too_long_is_reported(read: Read) -> None:
    line = json.dumps({"text": "x" * 3000})
    error, article = read({"a.jsonl": line + '\n{"text": "They met."}'}, ReadOptions(max_bytes=2000))
    assert "too long" in str(error)
    assert isinstance(article, Article)


@pytest.mark.parametrize("key", ["body", "content", "Article", "full text"])
def test_other_names_of_the_text_are_known(read: Read, key: str) -> None:
    (article,) = articles(read({"a.jsonl": json.dumps({key: "They met.", "Date": "6 January 2023"})}))
    assert (article.text, article.published) == ("They met.", "2023-01-06")


def test_columns_are_called_as_the_options_say(read: Read) -> None:
    options = ReadOptions(columns={"text": "Volltext", "published": "Tag"})
    (article,) = articles(read({"a.jsonl": '{"Volltext": "They met.", "Tag": "2023-01-06", "text": "no"}'}, options))
    assert (article.text, article.published) == ("They met.", "2023-01-06")


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        ('[{"text": "They met."}, {"text": "They parted."}]', ["a.json#1", "a.json#2"]),
        ('{"count": 1, "articles": [{"text": "They met."}]}', ["a.json#1"]),
        ('{"text": "They met.", "tags": ["x"]}', ["a.json"]),
        ('{"text": "They met."}\n{"text": "They parted."}\n', ["a.json#1", "a.json#2"]),
    ],
)
def test_json_files_hold_a_record_or_a_list(read: Read, content: str, ids: list[str]) -> None:
    assert [article.id for article in articles(read({"a.json": content}))] == ids


@pytest.mark.parametrize("content", ["[]", '{"articles": []}', "[", "{", '{"a": 1}', "3"])
def test_a_json_file_without_records_is_an_error(read: Read, content: str) -> None:
    (error,) = read({"a.json": content})
    assert isinstance(error, InputError)
    assert "a.json" in str(error)


@pytest.mark.parametrize(
    ("name", "rule"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "\t"), ("a.csv", "|"), ("a.tsv", "\t"), ("A.CSV", ",")]
)
def test_a_row_is_an_article_whatever_separates_its_cells(read: Read, name: str, rule: str) -> None:
    rows = [["id", "date", "text"], ["1", "2023-01-06", f'"They met{rule} and\nparted."'], ["2", "", "They left."]]
    found = articles(read({name: "\n".join(rule.join(row) for row in rows)}))
    assert [(article.id, article.published) for article in found] == [("1", "2023-01-06"), ("2", None)]
    assert found[0].text == f"They met{rule} and\nparted."


def test_a_csv_from_excel_with_a_byte_order_mark_is_read(read: Read) -> None:
    (article,) = articles(read({"a.csv": "\ufefftext;date\r\nThey met.;06.01.2023\r\n".encode()}))
    assert article.text == "They met."


def test_a_csv_without_a_text_column_names_those_it_has(read: Read) -> None:
    (error,) = read({"a.csv": "headline,story\nA treaty,They met.\n"})
    assert isinstance(error, UnsupportedInput)
    assert "--text-column" in str(error)
    assert "headline, story" in str(error)
    (article,) = articles(
        read({"a.csv": "headline,story\nA treaty,They met.\n"}, ReadOptions(columns={"text": "story"}))
    )
    assert (article.title, article.text) == ("A treaty", "They met.")


def test_a_row_without_text_is_reported_and_the_others_go_on(read: Read) -> None:
    error, article = read({"a.csv": "id,text\n1,\n2,They met.\n"})
    assert isinstance(error, NoText)
    assert "a.csv, line 2" in str(error)
    assert isinstance(article, Article)


def test_a_csv_with_a_header_alone_is_an_error(read: Read) -> None:
    (error,) = read({"a.csv": "id,text\n"})
    assert isinstance(error, NoText)


def test_long_cells_are_read(read: Read) -> None:
    (article,) = articles(read({"a.csv": f'text\n"{"They met. " * 50_000}"\n'}))
    assert len(article.text) == 500_000
