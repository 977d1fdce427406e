"""The words of the page: one file for each language, so that a translation needs neither Python nor JavaScript."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.views.pages import static_text

__all__ = ["Words", "page_words"]

Words = dict[str, Any]


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
