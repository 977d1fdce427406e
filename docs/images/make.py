"""Makes the pictures of the documentation anew, in light and in dark.

`make demo`, then `.venv/bin/python docs/images/make.py`. Pages of larger graphs are named behind it:
`corpus=PAGE.html` for one of some hundred articles, `large=PAGE.html` for one of 5,000 actors.
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from selenium import webdriver

FOLDER = Path(__file__).parent
DEMO = FOLDER.parents[1] / "demo" / "graph.html"
DESKTOP, PHONE = (1440, 900), (390, 844)
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion")


@dataclass(frozen=True)
class Picture:
    """One view of one page."""

    name: str
    page: str
    size: tuple[int, int] = DESKTOP
    state: str = ""
    script: str = ""
    """What the reader does before the picture is taken."""


PICTURES = (
    Picture("graph", "demo", script="policyGraph.choosePair('norland', 'sudria')"),
    Picture("way", "demo", script="policyGraph.choosePath('tomas-oren', 'japan')"),
    Picture(
        "article",
        "demo",
        script="policyGraph.choosePair('norland', 'canada'); document.querySelector('.read').click()",
    ),
    Picture("table", "demo", state="view=table"),
    Picture("phone", "demo", PHONE),
    Picture("corpus", "corpus"),
    Picture("corpus-communities", "corpus", state="colour=community&size=betweenness"),
    Picture("corpus-phone", "corpus", PHONE),
    Picture("large", "large"),
)


def main(named: list[str]) -> None:
    """Take every picture whose page there is."""
    pages = {"demo": DEMO} | {name: Path(page) for name, _, page in (each.partition("=") for each in named)}
    options = webdriver.ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    with webdriver.Chrome(options=options, service=service) as browser:
        for picture in PICTURES:
            if picture.page in pages:
                for theme in ("light", "dark"):
                    take(browser, picture, pages[picture.page], theme)


def take(browser: webdriver.Chrome, picture: Picture, page: Path, theme: str) -> None:
    """Open the page in a window of that size and theme, do what the picture shows, and save it."""
    width, height = picture.size
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": picture.size == PHONE},
    )
    scheme = {"features": [{"name": "prefers-color-scheme", "value": theme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme)
    browser.get("about:blank")
    browser.get(f"{page.absolute().as_uri()}#{picture.state}")
    browser.execute_script(picture.script)
    browser.execute_async_script("setTimeout(arguments[0], 800)")
    browser.save_screenshot(str(FOLDER / f"{picture.name}-{theme}.png"))


if __name__ == "__main__":
    main(sys.argv[1:])
