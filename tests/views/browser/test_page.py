"""The page in Chromium, as a reader uses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


# ---- the drawing ----------------------------------------------------------------------------------------------------


def test_it_draws_without_a_complaint_and_without_a_request(opened: Open, page: str) -> None:
    window = opened(page)
    assert window.counts() == {"actors": 5, "lines": 7, "statements": 9}
    script = """
        const canvas = document.querySelector("#graph canvas");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(pixels.buffer)).size;
    """
    assert window.run(script) > 50, "an empty canvas has one colour"
    assert window.complaints() == []
    assert window.requests() == []


def test_a_pair_has_one_line_for_each_factuality(opened: Open, page: str) -> None:
    lines = opened(page).run("return policyGraph.lines()")
    pair = {each["factuality"]: each for each in lines if {each["left"], each["right"]} == {"norland", "sudria"}}
    assert sorted(pair) == ["asserted", "hypothetical", "planned"]
    assert len(pair["asserted"]["statements"]) == 2
    assert pair["asserted"]["width"] > pair["planned"]["width"]
    assert pair["planned"]["reported"]
    assert not pair["asserted"]["reported"], "one of the two is the article's own word"


def test_without_bundling_every_statement_has_its_line(opened: Open, page: str) -> None:
    window = opened(page)
    window.click("#option-bundle")
    assert window.counts()["lines"] == 8


def test_actors_without_a_line_can_be_shown(opened: Open, page: str) -> None:
    window = opened(page)
    kinds = "#filters [data-facet=type] .text"
    assert "ministry" not in window.texts(kinds)
    window.click("#option-unlinked")
    assert "ministry" in window.texts(kinds)
    assert "unlinked=yes" in window.address


# ---- evidence -------------------------------------------------------------------------------------------------------


def test_a_click_on_a_line_opens_its_sentences(opened: Open, page: str) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.support.ui import WebDriverWait

    window = opened(page)
    canvas = window.find("#graph")
    ends = [window.run("return policyGraph.screen(arguments[0])", each) for each in ("norland", "harbour-union")]
    x = sum(end["x"] for end in ends) / 2 - canvas.size["width"] / 2
    y = sum(end["y"] for end in ends) / 2 - canvas.size["height"] / 2
    ActionChains(window.driver).move_to_element_with_offset(canvas, round(x), round(y)).click().perform()
    WebDriverWait(window.driver, 5).until(lambda _: window.texts("#panel .card"))
    assert window.text("#panel h2") == "NorlandandHarbour Union"
    assert window.text("#panel blockquote") == "Norland may meet the Harbour Union in October."
    assert window.texts("#panel .card mark.subject") == ["Norland"]


def test_evidence_is_the_highlighted_sentence_with_speaker_date_and_source(opened: Open, page: str) -> None:
    window = opened(page)
    window.run("policyGraph.choosePair('norland', 'sudria')")
    card = '.card[data-statement="s0001"]'
    assert window.text(f"{card} blockquote").startswith("Trade Minister Ines Vale said Norland would work closely")
    assert window.texts(f"{card} mark") == ["Ines Vale", "Norland", "work closely", "Sudria"]
    assert window.text(f"{card} .voice") == "According to Ines Vale (“said”)"
    assert window.text(f"{card} .chip.fact") == "planned"
    assert {"March 2024", "on export control", "confidence 90 %"} <= set(window.texts(f"{card} .chip"))
    assert window.text(f"{card} .source") == "Norland looks south — The Meridian, 8 March 2024"
    link = window.run(f"return document.querySelector('{card} .source a').href")
    assert link.startswith("https://example.org/a1#:~:text=Trade%20Minister%20Ines%20Vale,")


def test_words_beyond_the_basic_plane_are_marked_where_they_stand(opened: Open, page: str) -> None:
    window = opened(page)
    window.run("policyGraph.choosePair('norland', 'oster-lines')")
    assert window.texts(".card mark") == ["Harbour Union", "Norland", "sanction", "Øster Lines"]


def test_an_actor_has_a_profile(opened: Open, page: str) -> None:
    window = opened(page)
    window.run("policyGraph.chooseActor('ines-vale')")
    profile = window.text("#panel")
    assert "Minister Vale · Vale" in profile
    assert "Trade MinisterNorland" in profile, "the office, and whose it is"
    assert "current (2024-03-08), from 2024-03-08 or earlier, until 2024-03-09 or later" in profile
    assert "is sanctioned by · denied" not in profile, "one factuality is shown by its line"
    assert window.texts("#panel h3") == ["Also called", "Offices", "Connections2", "Timeline1", "As a speaker1"]


def test_only_web_addresses_become_links(opened: Open, page: str) -> None:
    window = opened(page)
    window.run("policyGraph.chooseActor('norland')")
    assert window.texts("#panel a") == ["https://example.org/id/norland"]


# ---- filters --------------------------------------------------------------------------------------------------------


def test_taking_out_a_factuality_takes_out_its_lines(opened: Open, page: str) -> None:
    window = opened(page)
    window.click('[data-facet="factuality"][data-key="denied"] input')
    assert window.counts() == {"actors": 5, "lines": 6, "statements": 8}
    assert window.text("#counts") == "5 actors · 8 of 9 statements"
    assert window.text('[data-facet="factuality"][data-key="denied"] .number') == "1", "what a click would bring back"
    window.click("#reset")
    assert window.counts()["statements"] == 9


def test_only_leaves_one(opened: Open, page: str) -> None:
    window = opened(page)
    window.click('[data-facet="relation"][data-key="sanctions"] .only')
    assert window.counts()["statements"] == 3
    window.click('[data-facet="relation"][data-key="sanctions"] .only')
    assert window.counts()["statements"] == 9, "a second click gives all back"


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ('[data-facet="voice"][data-key="reported"]', 6),
        ('[data-facet="article"][data-key="a1"]', 5),
        ('[data-facet="type"][data-key="Person"]', 7),
    ],
)
def test_each_facet_filters(opened: Open, page: str, row: str, left: int) -> None:
    window = opened(page)
    window.click(f"{row} input")
    assert window.counts()["statements"] == left


def test_confidence_and_time_filter(opened: Open, page: str) -> None:
    window = opened(page, state="#confidence=0.5")
    assert window.counts()["statements"] == 8
    window = opened(page, state="#from=2024-04&to=2024-12&undated=no")
    assert window.counts()["statements"] == 3
    assert "Apr 2024 – Dec 2024" in window.text("#timeline output")


def test_when_it_was_written_is_another_time(opened: Open, page: str) -> None:
    window = opened(page, state="#time=article&from=2024-05-01")
    assert window.counts()["statements"] == 5


# ---- search, keyboard, table ----------------------------------------------------------------------------------------


def test_search_knows_aliases_and_ignores_accents(opened: Open, page: str) -> None:
    from selenium.webdriver.common.keys import Keys

    window = opened(page)
    window.press("/")
    box = window.driver.switch_to.active_element
    assert box.get_attribute("id") == "search"
    box.send_keys("oeste")
    assert window.texts("#hits .name") == ["Øster Lines"]
    box.send_keys(Keys.ENTER)
    assert window.text("#panel h2") == "Øster Lines"
    assert window.run("return document.getElementById('hits').hidden")


def test_a_word_keeps_the_sentences_that_hold_it(opened: Open, page: str) -> None:
    window = opened(page, state="#text=PORT")
    assert window.counts()["statements"] == 3, "two about exports, one about port rules"
    assert window.text("#counts").endswith("3 of 9 statements with “PORT”")


def test_arrows_walk_and_enter_opens(opened: Open, page: str) -> None:
    window = opened(page)
    window.press("ArrowRight")
    assert window.text("#panel h2") == "Norland", "the best-connected actor first"
    assert window.text("#said") == "Norland, country, 4 connections"
    spots = {each: window.run("return policyGraph.screen(arguments[0])", each) for each in ("norland", "harbour-union")}
    window.press("ArrowRight" if spots["harbour-union"]["x"] > spots["norland"]["x"] else "ArrowLeft")
    assert window.text("#panel h2") != "Norland"
    window.press("Enter")
    window.run("document.activeElement.click()")
    assert window.texts("#panel .card")
    window.press("Escape", ":focus")
    assert window.text("#panel h2") == "What the articles say"


def test_the_table_holds_statements_that_have_no_line(opened: Open, page: str) -> None:
    window = opened(page, state="#view=table")
    assert len(window.texts("tbody tr")) == 9
    window.click("th button")
    subjects = window.texts("tbody td:first-child")
    assert subjects == sorted(subjects, key=lambda name: "" if name == "–" else name)
    assert window.run("return document.querySelector('th').getAttribute('aria-sort')") == "ascending"
    window.click("tbody tr")
    assert window.text("#panel h2") == "One statement"
    assert "A package of port rules was proposed." in window.text("#panel")


# ---- state, looks, files --------------------------------------------------------------------------------------------


def test_a_link_restores_what_was_seen(opened: Open, page: str) -> None:
    window = opened(page)
    window.click('[data-facet="factuality"][data-key="planned"] input')
    window.run("policyGraph.choosePair('sudria', 'norland')")
    state = "#" + window.address.partition("#")[2]
    assert "no-factuality=planned" in state
    again = opened(page, state=state)
    assert again.counts()["statements"] == 8
    assert again.text("#panel h2") == "SudriaandNorland"
    assert "#" + again.address.partition("#")[2] == state


def test_a_broken_link_is_an_ordinary_page(opened: Open, page: str) -> None:
    state = "#from=<b>&confidence=x&actor=nobody&pair=a&theme=pink&no-type=__proto__&statement=constructor"
    window = opened(page, state=state)
    assert window.counts()["statements"] == 9
    assert window.complaints() == []


def test_dark_follows_the_system_and_the_button(opened: Open, page: str) -> None:
    window = opened(page)
    ground = "return getComputedStyle(document.body).backgroundColor"
    light = window.run(ground)
    window.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    )
    try:
        dark = window.run(ground)
        assert dark != light
        window.click("#theme")
        assert window.run(ground) == light
        assert "theme=light" in window.address
    finally:
        window.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert opened(page, state="#theme=dark").run(ground) == dark


def test_a_narrow_window_shows_graph_and_panel_without_scrolling_sideways(opened: Open, page: str) -> None:
    window = opened(page)
    window.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        window.driver.refresh()
        assert window.run("return document.documentElement.scrollWidth <= 390")
        assert not window.find("#filters").is_displayed()
        window.click("#filters-button")
        assert window.find("#filters").is_displayed()
        window.run("policyGraph.choosePair('norland', 'sudria')")
        assert window.find("#panel .card").is_displayed()
    finally:
        window.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
