"""Makes the pictures of the README anew: `make demo`, then `.venv/bin/python docs/images/make.py`."""

import shutil
from pathlib import Path

from selenium import webdriver

FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / "demo" / "graph.html"
SIZE = (1440, 900)
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion")


def main() -> None:
    """Take the page in light and in dark, with the evidence of one edge open."""
    options = webdriver.ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    with webdriver.Chrome(options=options, service=service) as browser:
        browser.set_window_size(*SIZE)
        for theme in ("light", "dark"):
            scheme = {"features": [{"name": "prefers-color-scheme", "value": theme}]}
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", scheme)
            browser.get(PAGE.as_uri())
            browser.execute_script("policyGraph.choosePair('norland', 'sudria')")
            browser.execute_async_script("setTimeout(arguments[0], 800)")
            browser.save_screenshot(str(FOLDER / f"graph-{theme}.png"))


if __name__ == "__main__":
    main()
