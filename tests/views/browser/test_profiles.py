"""The profiles beside the page, in Chromium: from the page to a profile, to a partner, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kg.views.html import page_of
from kg.views.profiles import profile_pages

pytestmark = pytest.mark.browser
Open = Callable[..., Any]

LINK = "#panel a[href^='graph.profiles/']"


@pytest.fixture
def beside(tables: Any, vocabulary: Any, tmp_path: Path, opened: Open) -> Callable[..., Any]:
    """Open the page with profiles beside it."""
    return _opener(tables, vocabulary, tmp_path, opened)


def _opener(tables: Any, vocabulary: Any, folder: Path, opened: Open) -> Callable[..., Any]:
    page = page_of(tables, vocabulary, title="Straits", profiles="graph.profiles")
    (folder / "graph.profiles").mkdir()
    for name, html in profile_pages(tables, vocabulary, shown=page.actors, page="graph.html", title="Straits"):
        (folder / "graph.profiles" / name).write_text(html, encoding="utf-8", newline="\n")
    return lambda **more: opened(page.html, **more)


def follow(window: Any, link: str, heading: str) -> None:
    """Click a link and wait for the page behind it."""
    from selenium.webdriver.support.ui import WebDriverWait

    window.find(link).click()
    WebDriverWait(window.driver, 10).until(lambda _: heading in window.texts("main h1, #panel h2"))


@contextmanager
def looked_at(window: Any, *, dark: bool, phone: bool) -> Iterator[None]:
    """A phone or a desk, by day or by night."""
    command = window.driver.execute_cdp_cmd
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    command("Emulation.setEmulatedMedia", {"features": [scheme]})
    if phone:
        size = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
        command("Emulation.setDeviceMetricsOverride", size)
    try:
        yield
    finally:
        command("Emulation.clearDeviceMetricsOverride", {})
        command("Emulation.setEmulatedMedia", {"features": []})


def test_from_the_page_to_a_profile_to_a_partner_and_back(beside: Open) -> None:
    window = beside(state="#actor=norland")
    assert window.texts(LINK) == ["Profile page"]
    follow(window, LINK, "Norland")
    assert window.address.endswith("/graph.profiles/norland.html")
    assert "Norland may meet the Harbour Union in October." in window.text("#about")
    follow(window, "#partners a[href='oster-lines.html']", "Øster Lines")
    follow(window, ".back", "Øster Lines")
    assert "/graph.html#" in window.address
    assert "actor=oster-lines" in window.address
    assert window.text("#panel h2") == "Øster Lines"
    assert window.complaints() == []
    assert window.requests() == []


def test_back_in_the_browser_is_the_page_as_it_was(beside: Open) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    window = beside(state="#no-factuality=planned&actor=sudria")
    follow(window, LINK, "Sudria")
    window.driver.back()
    WebDriverWait(window.driver, 10).until(lambda _: window.run("return Boolean(window.policyGraph)"))
    assert window.text("#panel h2") == "Sudria"
    assert window.counts()["statements"] == 8


def test_a_page_without_profiles_has_no_link(opened: Open, page: str) -> None:
    window = opened(page, state="#actor=norland")
    assert window.text("#panel h2") == "Norland"
    assert "Profile page" not in window.text("#panel")


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_profile_is_readable_for_everyone(beside: Open, axe: str, dark: bool, phone: bool) -> None:
    window = beside(state="#actor=norland")
    ground = window.run("return getComputedStyle(document.body).backgroundColor")
    with looked_at(window, dark=dark, phone=phone):
        follow(window, LINK, "Norland")
        assert window.run("return document.documentElement.scrollWidth <= innerWidth")
        assert (window.run("return getComputedStyle(document.body).backgroundColor") == ground) is not dark
        assert window.serious_violations(axe, passes=10) == []


def test_hostile_names_are_text_in_profiles_too(hostile: Any, vocabulary: Any, tmp_path: Path, opened: Open) -> None:
    window = _opener(hostile, vocabulary, tmp_path, opened)()
    shown = window.run("return policyGraph.nodes().map((node) => node.id)")
    assert len(shown) == len(hostile.actors)
    for actor in shown:
        window.run("policyGraph.chooseActor(arguments[0])", actor)
        name = window.text("#panel h2")
        follow(window, LINK, name)
        assert window.run("return window.hurt ?? null") is None
        assert window.run("return document.querySelectorAll('script, img, iframe').length") == 0
        follow(window, ".back", name)
    assert window.run("return window.hurt ?? null") is None
    assert window.complaints() == []
    assert window.requests() == []
