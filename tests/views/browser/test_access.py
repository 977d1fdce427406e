"""The page for everyone: axe-core, the rules of WCAG that a program can check, in both themes and every view."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
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


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core; the package of its Python bindings carries it."""
    import axe_selenium_python

    return (Path(axe_selenium_python.__file__).parent / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_serious_violation(opened: Open, page: str, axe: str, view: str, theme: str) -> None:
    state = VIEWS[view]
    window = opened(page, state=f"{state}{'&' if state else '#'}theme={theme}")
    # By the debugger: the page's own policy would refuse a script from outside.
    window.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    found = window.run_async("const done = arguments[0]; axe.run().then(done);")
    serious = [
        (each["id"], [node["html"][:160] for node in each["nodes"]][:3])
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert len(found["passes"]) > 15
