"""How each class of actor is drawn: a shape, a colour on light and one on dark ground; the same on every page."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from kg.graph.network import Names
from kg.views.pages import static_text

__all__ = ["OUTLINES", "look", "look_name", "look_rule"]

Look = dict[str, Any]

OUTLINES = {
    "dot": "M.7 7a6.3 6.3 0 1 0 12.6 0a6.3 6.3 0 1 0-12.6 0Z",
    "square": "M1.7 1.7H12.3V12.3H1.7Z",
    "diamond": "M7 .7L13.3 7L7 13.3L.7 7Z",
    "hexagon": "M13.3 7L10.15 12.46H3.85L.7 7L3.85 1.54H10.15Z",
    "star": "M7 .1L8.9 4.5L13.6 4.9L10 8L11.1 12.6L7 10.2L2.9 12.6L4 8L.4 4.9L5.1 4.5Z",
    "triangle": "M7 .7L13.3 12H.7Z",
    "triangleDown": "M7 13.3L.7 2H13.3Z",
}
"""The shapes of vis-network as paths in a square of 14 units."""


def look(name: str, vocabulary: Names) -> Look:
    """Shape and colours of a class, or of its nearest super-class that has some."""
    return _looks()[look_name(name, vocabulary)]


def look_name(name: str, vocabulary: Names) -> str:
    """The class whose look a class has: one of those in `looks.toml`."""
    return next(each for each in (name, *vocabulary.ancestors(name), "Actor") if each in _looks())


def look_rule(name: str) -> str:
    """The colours of a class of `looks.toml` as a rule of a style sheet, for pages without scripts."""
    colours = _looks()[name]
    return f".shape {{ color: light-dark({colours['light']}, {colours['dark']}); }}\n"


@cache
def _looks() -> dict[str, Look]:
    return tomllib.loads(static_text("looks.toml"))
