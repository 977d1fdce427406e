"""Contrast, as WCAG 2.2 counts it: 4.5 : 1 for text, 3 : 1 for marks, on light and on dark ground."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kg.views import html

STATIC = Path(html.__file__).parent / "static"
VARIABLES = {
    name: pair
    for name, *pair in re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", (STATIC / "colours.css").read_text(encoding="utf-8")
    )
}
LOOKS = tomllib.loads((STATIC / "looks.toml").read_text(encoding="utf-8"))
FACTUALITIES = ("asserted", "planned", "possible", "requested", "hypothetical", "denied")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["ground", "paper", "raised", "sunk", "tint"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent"])
def test_text_can_be_read(ink: str, ground: str, theme: int) -> None:
    assert contrast(VARIABLES[ink][theme], VARIABLES[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("factuality", FACTUALITIES)
def test_factuality_can_be_seen_on_the_drawing_and_read_on_a_chip(factuality: str, theme: int) -> None:
    for ground in ("ground", "paper", "tint"):
        assert contrast(VARIABLES[factuality][theme], VARIABLES[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("mark", ["mark-subject", "mark-object", "mark-trigger"])
def test_highlighted_words_can_be_read(mark: str, theme: int) -> None:
    assert contrast(VARIABLES["ink"][theme], VARIABLES[mark][theme]) >= 7


@pytest.mark.parametrize(("theme", "name"), [(0, "light"), (1, "dark")])
@pytest.mark.parametrize("kind", sorted(LOOKS))
def test_every_kind_of_actor_can_be_seen(kind: str, theme: int, name: str) -> None:
    assert contrast(LOOKS[kind][name], VARIABLES["ground"][theme]) >= 3


def test_no_two_kinds_look_the_same() -> None:
    looks = [(look["shape"], look["light"], look.get("hollow", False)) for look in LOOKS.values()]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_a_chosen_button_can_be_read(theme: int) -> None:
    assert contrast(VARIABLES["on-accent"][theme], VARIABLES["accent"][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("hue", sorted(name for name in VARIABLES if name.startswith("hue-")))
def test_communities_can_be_seen_on_drawing_and_legend(hue: str, theme: int) -> None:
    for ground in ("ground", "paper"):
        assert contrast(VARIABLES[hue][theme], VARIABLES[ground][theme]) >= 3


def test_the_script_knows_how_many_hues_there_are() -> None:
    hues = [name for name in VARIABLES if name.startswith("hue-")]
    assert f"const HUES = {len(hues)};" in (STATIC / "canvas.js").read_text(encoding="utf-8")
