"""Chromium, and the page in it as a reader sees it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.views.html import render

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--window-size=1440,900",
)


class Window:
    """An open page: what it shows, and what can be done with it."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def run(self, script: str, *given: object) -> Any:
        return self.driver.execute_script(script, *given)

    def run_async(self, script: str, *given: object) -> Any:
        return self.driver.execute_async_script(script, *given)

    def find(self, place: str) -> Any:
        return self.driver.find_element("css selector", place)

    @property
    def address(self) -> str:
        return str(self.driver.current_url)

    def counts(self) -> dict[str, int]:
        return dict(self.run("return policyGraph.counts()"))

    def text(self, place: str) -> str:
        return str(self.run("return document.querySelector(arguments[0])?.textContent ?? ''", place))

    def texts(self, places: str) -> list[str]:
        return list(
            self.run("return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", places)
        )

    def click(self, place: str) -> None:
        self.run("document.querySelector(arguments[0]).click()", place)

    def press(self, key: str, place: str = "#graph") -> None:
        """Press a key at a place, or where the focus is (`place=":focus"`)."""
        script = """
            const at = document.querySelector(arguments[1]);
            at.focus();
            at.dispatchEvent(new KeyboardEvent("keydown", { key: arguments[0], bubbles: true, cancelable: true }));
        """
        self.run(script, key, place)

    def serious_violations(self, axe: str, *, passes: int) -> list[tuple[str, list[str]]]:
        """What axe-core finds that shuts somebody out, with up to three places; more than so many rules must pass."""
        # By the debugger: the page's own policy would refuse a script from outside.
        self.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
        found = self.run_async("const done = arguments[0]; axe.run().then(done);")
        assert len(found["passes"]) > passes
        return [
            (each["id"], [node["html"][:160] for node in each["nodes"]][:3])
            for each in found["violations"]
            if each["impact"] in ("serious", "critical")
        ]

    def complaints(self) -> list[str]:
        """What the browser has complained of since the last look: errors, refusals of the policy."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def requests(self) -> list[str]:
        """The addresses that were asked for, apart from the page's own file."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        urls = [each["params"]["request"]["url"] for each in events if each["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith(("file:", "data:", "blob:", "about:"))]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Chromium, or a skip that says why; in CI its absence is a failure."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not program or not driver:
        reason = "no chromium and chromedriver on the path: apt-get install chromium chromium-driver"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    window = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver))
    yield window
    window.quit()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Callable[..., Window]:
    """Open a page, with a state in its address, and hand back its window once it is drawn."""

    from selenium.webdriver.support.ui import WebDriverWait

    def open_page(html: str, *, state: str = "", drawn: bool = True) -> Window:
        path = tmp_path / "graph.html"
        path.write_text(html, encoding="utf-8", newline="\n")
        browser.get("about:blank")
        browser.get_log("browser")
        browser.get_log("performance")
        browser.get(path.as_uri() + state)
        if drawn:
            WebDriverWait(browser, 10).until(lambda _: browser.execute_script("return Boolean(window.policyGraph)"))
        return Window(browser)

    return open_page


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core; the package of its Python bindings carries it."""
    import axe_selenium_python

    return (Path(axe_selenium_python.__file__).parent / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def page(tables: Any, vocabulary: Any) -> str:
    return render(tables, vocabulary, title="Straits")
