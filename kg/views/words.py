"""The words of the page: one file for each language, so that a translation needs neither Python nor JavaScript."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.views.pages import static_text
from kg.views.safe import one_line

__all__ = ["Words", "date_words", "page_words"]

Words = dict[str, Any]
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?")


def page_words(path: Path | None = None) -> Words:
    """English, or what a file says in its place; what the file leaves out stays English.

    Args:
        path: a file with the keys of `static/words.en.toml`.

    Raises:
        InputError: where the file cannot be read, is not TOML, or has a key that the page does not know, as a key
            with a slip of the pen would else go unseen.
    """
    english = tomllib.loads(static_text("words.en.toml"))
    if path is None:
        return english
    try:
        own = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"the words of the page cannot be read: {error}", where=path) from error
    return _over(english, own, path, "")


def _over(english: Words, own: Words, path: Path, above: str) -> Words:
    merged = dict(english)
    for name, value in own.items():
        key = f"{above}{name}"
        usual = english.get(name)
        if usual is None or type(usual) is not type(value) or (isinstance(value, list) and len(value) != len(usual)):
            raise InputError(
                f"{key!r} is no word of the page, or not of its kind",
                where=path,
                advice="take the keys from kg/views/static/words.en.toml",
            )
        merged[name] = _over(usual, value, path, f"{key}.") if isinstance(value, dict) else value
    return merged


def date_words(value: str, words: Words) -> str:
    """`2022`, `2022-10`, `2022-10-07`, `2023-01-02/2023-01-08`, `2020/..` as `dateWords` of the page writes them."""
    say = words["dates"]
    start, slash, end = value.partition("/")
    if slash:
        first, last = ("" if part == ".." else date_words(part, words) for part in (start, end))
        if first and last:
            return f"{first} – {last}"
        return str(say["since"]).replace("{from}", first) if first else str(say["until"]).replace("{to}", last)
    parts = _DATE.fullmatch(value)
    if parts is None or not parts["month"]:
        return one_line(value)
    form = str(say["day" if parts["day"] else "month"])
    filled = form.replace("{month}", say["months"][int(parts["month"]) - 1]).replace("{year}", parts["year"])
    return filled.replace("{day}", parts["day"].lstrip("0") if parts["day"] else "")
