"""The page for everyone: axe-core, the rules of WCAG that a program can check, in both themes and every view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]

VIEWS = {
    "overview": "",
    "pair": "#pair=norland&pair=sudria",
    "actor": "#actor=norland",
    "neighbourhood": "#actor=norland&near=1@norland",
    "way": "#path=harbour-union&path=oster-lines",
    "article": "#read=a1&statement=s0001",
    "table": "#view=table",
    "nothing left": "#text=zeppelin",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_serious_violation(opened: Open, page: str, axe: str, view: str, theme: str) -> None:
    state = VIEWS[view]
    window = opened(page, state=f"{state}{'&' if state else '#'}theme={theme}")
    assert window.serious_violations(axe, passes=15) == []
