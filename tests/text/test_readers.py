import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import InputError, NoText, SettingsError, UnreadableInput, UnsupportedInput
from kg.identifiers import digest
from kg.model import Article
from kg.text import ReadOptions, read_articles

TEXT = "Norland and Sudria signed a treaty on Monday."

type Reading = list[Article | InputError]
type Read = Callable[..., Reading]


def articles(items: Reading) -> list[Article]:
    assert not [str(item) for item in items if isinstance(item, InputError)]
    return [item for item in items if isinstance(item, Article)]


def the_error(items: Reading) -> InputError:
    (error,) = items
    assert isinstance(error, InputError)
    assert error.advice
    return error


def test_a_folder_is_read_to_its_depths_in_order_without_hidden_files(read: Read) -> None:
    files = {"b.txt": TEXT + " B", "a/z.txt": TEXT + " Z", "a/.hidden.txt": "no", ".git/c.txt": "no", "~$a.docx": "no"}
    found = articles(read(files | {"page_files/style.css": "p {}", "page_files/logo.png": b"\x89PNG"}))
    assert [article.id for article in found] == ["b.txt", "a/z.txt"]
    assert [article.path for article in found] == ["b.txt", "a/z.txt"]
    assert found[0].sources == ("b.txt",)


def test_a_single_file_has_its_name_for_an_id(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (article,) = articles(list(read_articles([tmp_path / "a.txt"])))
    assert (article.id, article.text) == ("a.txt", TEXT)


def test_files_of_two_folders_are_named_from_what_these_have_in_common(tmp_path: Path) -> None:
    for name in ("x/day.txt", "y/day.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    found = articles(list(read_articles([str(tmp_path / "x"), str(tmp_path / "y")])))
    assert [article.id for article in found] == ["x/day.txt", "y/day.txt"]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert len(articles(list(read_articles([tmp_path, tmp_path / "a.txt", tmp_path])))) == 1


def test_a_url_gives_the_id_where_none_is_given(read: Read) -> None:
    line = '{"text": "A treaty was signed.", "url": "https://a.example/1"}'
    (article,) = articles(read({"a.jsonl": line}))
    assert article.id == digest("https://a.example/1")
    assert article.sources == ("https://a.example/1",)


def test_the_same_text_from_two_files_is_one_article_with_both_sources(read: Read) -> None:
    found = articles(read({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT + " More."}))
    assert [(article.id, article.sources) for article in found] == [
        ("a.txt", ("a.txt", "b.txt")),
        ("c.txt", ("c.txt",)),
    ]


def test_the_same_text_under_two_given_ids_stays_two_articles(read: Read) -> None:
    lines = '{"id": "1", "text": "They met."}\n{"id": "2", "text": "They met."}\n'
    found = articles(read({"a.jsonl": lines}))
    assert [article.id for article in found] == ["1", "2"]
    assert found[0].sources == found[1].sources == ("a.jsonl#1", "a.jsonl#2")


def test_a_second_article_with_the_same_id_is_an_error_that_names_both(read: Read) -> None:
    lines = '{"id": "1", "text": "They met."}\n{"id": "1", "text": "They parted."}\n'
    first, error = read({"a.jsonl": lines})
    assert isinstance(first, Article)
    assert isinstance(error, UnsupportedInput)
    assert "a.jsonl#2" in str(error)
    assert "a.jsonl#1" in str(error)


def test_two_texts_under_one_url_are_an_error(read: Read) -> None:
    lines = '{"url": "https://a.example", "text": "They met."}\n{"url": "https://a.example", "text": "They parted."}\n'
    _, error = read({"a.jsonl": lines})
    assert isinstance(error, UnsupportedInput)


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (TEXT.encode(), ["stdin"]),
        (b'{"text": "They met."}\n{"id": "x", "text": "They parted."}\n', ["stdin#1", "x"]),
        (b'[{"id": "p", "text": "They met."},\n {"id": "q", "text": "They parted."}]', ["p", "q"]),
        (b'{\n "id": "r",\n "text": "They met."\n}', ["r"]),
    ],
)
def test_standard_input_is_a_text_or_records(data: bytes, ids: list[str]) -> None:
    found = articles(list(read_articles(["-"], stdin=io.BytesIO(data))))
    assert [article.id for article in found] == ids
    assert all(article.path is None for article in found)


def test_a_lone_surrogate_is_replaced_so_that_the_text_can_be_written(read: Read) -> None:
    (article,) = articles(read({"a.jsonl": '{"text": "They \\ud800 met \\ud83d\\ude00.", "title": "\\udfff A"}'}))
    assert article.text == "They \ufffd met 😀."
    assert article.title == "\ufffd A"


def test_metadata_stand_on_one_line_and_dates_are_iso(read: Read) -> None:
    line = (
        '{"text": "They met.", "title": " A\\n treaty ", "published": "Fri, 06 Jan 2023 23:30:00 -0500", "author": " "}'
    )
    (article,) = articles(read({"a.jsonl": line}))
    assert (article.title, article.published, article.author) == ("A treaty", "2023-01-06", None)


# ---- what cannot be read --------------------------------------------------------------------------------------------


def test_a_missing_file_is_named() -> None:
    error = the_error(list(read_articles(["no/such/file.txt"])))
    assert isinstance(error, UnreadableInput)
    assert str(error) == "no/such/file.txt: does not exist (check the name)"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_and_a_folder_that_may_not_be_read_are_named(read: Read, tmp_path: Path) -> None:
    read({"a.txt": TEXT, "b.txt": TEXT + " B", "c/d.txt": TEXT + " D"})
    (tmp_path / "in" / "a.txt").chmod(0)
    (tmp_path / "in" / "c").chmod(0)
    found = read({})
    (tmp_path / "in" / "c").chmod(0o700)
    errors = [item for item in found if isinstance(item, UnreadableInput)]
    assert [article.id for article in found if isinstance(article, Article)] == ["b.txt"]
    assert len(errors) == 2
    assert all("may not be read" in str(error) for error in errors)


def test_a_folder_without_files_is_named(tmp_path: Path) -> None:
    assert isinstance(the_error(list(read_articles([tmp_path]))), NoText)


def test_an_address_is_not_fetched() -> None:
    assert isinstance(the_error(list(read_articles(["https://norland.example/a"]))), UnsupportedInput)


def test_what_is_neither_file_nor_folder_is_named() -> None:
    assert "is no file" in str(the_error(list(read_articles(["/dev/null"]))))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.csv", "a.jsonl", "a.json", "a.xyz"])
@pytest.mark.parametrize("content", [b"", b" \n\n ", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_named_and_the_others_are_read(read: Read, name: str, content: bytes) -> None:
    error, article = read({name: content, "b.txt": TEXT})
    assert isinstance(error, InputError)
    assert name in str(error)
    assert isinstance(article, Article)
    if content != b"\xef\xbb\xbf\n":
        assert isinstance(error, NoText)


NOISE = bytes(range(256)) * 40


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.csv", "a.jsonl", "a.json", "a.xyz", "a"]
)
def test_a_binary_file_is_named_and_the_others_are_read(read: Read, name: str) -> None:
    *errors, article = read({name: NOISE, "b.txt": TEXT})
    assert errors
    assert all(isinstance(error, InputError) and name in str(error) for error in errors)
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"{\\rtf1 Norland}", "save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
        (b"\x1f\x8b\x08\x00\x00", "unpack"),
        (b"\x89PNG\r\n\x1a\n\x00", "OCR"),
        (b"PK\x03\x04broken", "again"),
    ],
)
def test_known_kinds_that_no_reader_takes_get_advice(read: Read, content: bytes, advice: str) -> None:
    assert advice in str(the_error(read({"a.xyz": content})))


def test_a_file_without_a_telling_name_is_known_by_its_content(read: Read) -> None:
    page = f"<!DOCTYPE html><html><body><article><p>{TEXT}</p><p>{TEXT} Again.</p></article></body></html>"
    found = articles(read({"a": TEXT, "b.xyz": page}))
    assert [article.text for article in found] == [TEXT, f"{TEXT}\n\n{TEXT} Again."]


def test_a_file_that_is_too_large_is_named(read: Read) -> None:
    error = the_error(read({"a.txt": "x" * 2_000_001}, ReadOptions(max_bytes=2_000_000)))
    assert "larger than 2 MB" in str(error)
    assert "split it" in str(error)


def test_ten_megabytes_are_read(read: Read) -> None:
    (article,) = articles(read({"a.txt": TEXT * 240_000}))
    assert len(article.text) > 10_000_000


def test_an_unknown_field_among_the_columns_is_refused() -> None:
    with pytest.raises(SettingsError, match="colour"):
        ReadOptions(columns={"colour": "x"})


def test_an_interrupt_is_passed_on() -> None:
    class Interrupted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(read_articles(["-"], stdin=Interrupted()))


# ---- encodings ------------------------------------------------------------------------------------------------------

QUOTED = "“Norland’s treaty,” said José Ángel, “is ready.”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_encoding_is_found(read: Read, encoding: str) -> None:
    (article,) = articles(read({"a.txt": QUOTED.encode(encoding)}))
    assert article.text == QUOTED


def test_one_broken_character_does_not_spoil_a_text(read: Read) -> None:
    (article,) = articles(read({"a.txt": (QUOTED * 3).encode() + b"\xe2\x80"}))
    assert article.text.startswith(QUOTED)
    assert "\ufffd" in article.text


def test_a_text_in_another_alphabet_is_read_in_its_encoding(read: Read) -> None:
    russian = "Премьер-министр Норландии прибыл в столицу для переговоров о договоре. " * 8
    (article,) = articles(read({"a.txt": russian.encode("cp1251")}))
    assert article.text == russian


def test_bytes_without_meaning_in_windows_1252_are_kept(read: Read) -> None:
    (article,) = articles(read({"a.txt": b"The treaty \x93holds\x94 and \x81 is odd. " * 20}))
    assert article.text.startswith("The treaty “holds” and \x81 is odd.")
