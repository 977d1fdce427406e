"""The words of the page: all in one file, every one used, another language possible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.views import words
from kg.views.words import date_words, page_words

FOLDER = Path(words.__file__).parent
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in sorted((FOLDER / "static").glob("*.js"))}
TEMPLATE = "".join(path.read_text(encoding="utf-8") for path in sorted((FOLDER / "templates").glob("*.html")))
PROFILE = (FOLDER / "profile.py").read_text(encoding="utf-8")
LISTS = ("counts.", "keys.list.", "dates.months")
"""Taken whole, or by what they count."""
MADE = {
    "banner": r"banner\.by_\$",
    "factuality": r"factuality\.\$",
    "marks": r"marks\.\$",
    "reading": r"reading\.\$",
    "drawing": r"drawing\.\$",
}
"""Groups of which the scripts put the key together."""


def leaves(table: dict[str, Any], above: str = "") -> Iterator[str]:
    for name, value in table.items():
        yield from leaves(value, f"{above}{name}.") if isinstance(value, dict) else [above + name]


def asked() -> set[str]:
    """The keys that stand whole in a script, a template or the module that writes profiles."""
    found = set(re.findall(r"words\.(\w+\.\w+)", TEMPLATE))
    found |= {f"profile.{name}" for name in page_words()["profile"] if f'"{name}"' in PROFILE or f"'{name}'" in PROFILE}
    for text in SCRIPTS.values():
        for call in re.findall(r"\bword\(([^\n]*)", text):
            found.update(re.findall(r'"([a-z_]+\.[a-z_]+)"', call))
    return found


def test_every_word_that_is_asked_for_is_there() -> None:
    assert asked() <= set(leaves(page_words()))
    assert len(asked()) > 90


def test_every_word_is_asked_for() -> None:
    made = {group for group, pattern in MADE.items() if any(re.search(pattern, text) for text in SCRIPTS.values())}
    assert made == set(MADE)
    facets = {f"filters.{name}" for name in ("topic", "source", "article")}
    looks = {f"filters.look_{name}" for name in ("topic", "source", "article")}
    columns = {f"table.{name}" for name in re.findall(r"^  (\w+): \{ value", SCRIPTS["table.js"], re.MULTILINE)}
    known = asked() | facets | looks | columns | {"locale", "bar.title"}
    unused = {key for key in leaves(page_words()) if key not in known and key.partition(".")[0] not in made}
    assert {key for key in unused if not key.startswith(LISTS)} == set()


def test_every_thing_that_is_counted_has_both_forms() -> None:
    counted = {thing for text in SCRIPTS.values() for thing in re.findall(r'\bcount\([^"\n]*?, "([a-z ]+)"\)', text)}
    assert counted <= set(page_words()["counts"])
    assert all({"one", "many"} == set(forms) for forms in page_words()["counts"].values())


def test_what_a_translation_leaves_out_stays_english(tmp_path: Path) -> None:
    path = tmp_path / "words.de.toml"
    path.write_text('locale = "de"\n[bar]\ntable = "Tabelle"\n', encoding="utf-8")
    merged = page_words(path)
    assert merged["locale"] == "de"
    assert merged["bar"]["table"] == "Tabelle"
    assert merged["bar"]["graph"] == "Graph"


@pytest.mark.parametrize(
    "text",
    ["[bar]\ntabel = 'x'\n", "bar = 'x'\n", "[bar]\ntable = 1\n", "[dates]\nmonths = ['x']\n", "[bar", "\xff"],
)
def test_a_file_that_cannot_be_meant_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "words.toml"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(InputError, match=r"words\.toml"):
        page_words(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.toml"):
        page_words(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2022", "2022"),
        ("2022-10", "October 2022"),
        ("2022-10-07", "7 October 2022"),
        ("2023-01-02/2023-01-08", "2 January 2023 – 8 January 2023"),
        ("2021/..", "since 2021"),
        ("../2021-05", "until May 2021"),
        ("2021-13", "2021-13"),
        ("soon\x1b[1m", "soon[1m"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(date: str, expected: str) -> None:
    assert date_words(date, page_words()) == expected
