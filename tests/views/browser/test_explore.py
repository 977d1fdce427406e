"""Ways of looking further: a neighbourhood, a way between two actors, the article itself, more filters, places kept."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest

from kg.views.html import render

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def lines_of(window: Any) -> set[tuple[str, str]]:
    return {(each["left"], each["right"]) for each in window.run("return policyGraph.lines()")}


def fragment(window: Any) -> str:
    return "#" + str(window.address).partition("#")[2]


def type_into(window: Any, place: str, text: str) -> None:
    script = """
        const box = document.querySelector(arguments[0]);
        box.focus();
        box.value = arguments[1];
        box.dispatchEvent(new Event("input", { bubbles: true }));
    """
    window.run(script, place, text)


# ---- the neighbourhood ----------------------------------------------------------------------------------------------


def test_one_step_around_an_actor_leaves_its_partners(opened: Open, page: str) -> None:
    window = opened(page)
    window.run("policyGraph.chooseActor('harbour-union')")
    window.click("#near-1")
    assert lines_of(window) == {("harbour-union", "norland")}
    assert window.text("#banner").startswith("Only what is at most 1 step from Harbour Union.")
    assert window.text("#counts").startswith("2 of 5 actors")
    window.click("#near-2")
    assert ("norland", "oster-lines") in lines_of(window)
    again = opened(page, state=fragment(window))
    assert lines_of(again) == lines_of(window)
    again.click("#near-end")
    assert again.counts()["statements"] == 9


def test_the_table_shows_the_same_neighbourhood(opened: Open, page: str) -> None:
    window = opened(page, state="#near=1@harbour-union&view=table")
    assert len(window.texts("tbody tr")) == 1


@pytest.mark.parametrize("state", ["#near=9@norland", "#near=1@nobody", "#near=", "#path=norland", "#read=a9"])
def test_a_broken_place_to_look_at_is_none(opened: Open, page: str, state: str) -> None:
    window = opened(page, state=state)
    assert window.counts()["statements"] == 9
    assert window.complaints() == []


# ---- a way from one actor to another --------------------------------------------------------------------------------


def test_a_way_shows_the_evidence_of_each_step(opened: Open, page: str) -> None:
    window = opened(page)
    window.run("policyGraph.chooseActor('harbour-union')")
    type_into(window, "#path-to", "oeste")
    window.press("Enter", "#path-to")
    assert window.texts(".step h3") == ["1. Harbour Union – Norland", "2. Norland – Øster Lines"]
    assert window.texts(".step blockquote") == [
        "Norland may meet the Harbour Union in October.",
        "The Harbour Union urged Norland to sanction Øster Lines 🚢 at once.",
    ]
    again = opened(page, state=fragment(window))
    assert again.texts(".step h3") == window.texts(".step h3")


def test_what_is_denied_joins_nobody(opened: Open, page: str) -> None:
    window = opened(page)
    window.run("policyGraph.choosePath('ines-vale', 'sudria')")
    assert window.texts(".step h3") == ["1. Ines Vale – Norland", "2. Norland – Sudria"], "not by the denied sanction"


def test_relations_can_be_left_out_of_a_way(opened: Open, page: str) -> None:
    window = opened(page)
    window.run("policyGraph.choosePath('norland', 'sudria')")
    assert window.texts(".step .relation") == [" coordinates with "]
    window.click('[data-relation="coordinates_with"]')
    assert window.texts(".step .relation") == [" sanctions "]
    window.click('[data-relation="sanctions"]')
    assert window.text("#path-lead").startswith("No way leads there")
    assert "without=coordinates_with&without=sanctions" in window.address
    window.click('[data-relation="sanctions"]')
    assert window.texts(".step .relation") == [" sanctions "]


def test_a_way_keeps_to_the_filters(opened: Open, page: str) -> None:
    window = opened(page, state="#path=harbour-union&path=oster-lines&no-factuality=requested")
    assert window.text("#path-lead").startswith("No way leads there")


# ---- the article ----------------------------------------------------------------------------------------------------


def test_a_sentence_can_be_read_in_its_article(opened: Open, page: str) -> None:
    window = opened(page)
    window.run("policyGraph.choosePair('norland', 'oster-lines')")
    window.click(".card .read")
    assert window.text("#panel h2") == "Ports and “rules”"
    assert window.text("#reader .sentence.chosen") == (
        "The Harbour Union urged Norland to sanction Øster Lines 🚢 at once."
    )
    assert window.texts("#reader mark") == ["Harbour Union", "Norland", "sanction", "Øster Lines"]
    assert len(window.texts("#reader .sentence")) == 3
    assert window.text("#reader").startswith("According to the Daily Lantern,")
    again = opened(page, state=fragment(window))
    assert again.text("#reader .sentence.chosen") == window.text("#reader .sentence.chosen")
    again.press("Enter", "#reader .sentence")
    assert again.text("#reader .sentence.chosen").startswith("According to the Daily Lantern,")
    again.click("#reader-back")
    assert again.texts("#panel .card")


def test_without_texts_there_is_nothing_to_read(opened: Open, tables: Any, vocabulary: Any) -> None:
    from dataclasses import replace

    bare = tuple(replace(article, text="") for article in tables.articles)
    window = opened(render(replace(tables, articles=bare), vocabulary), state="#read=a1")
    window.run("policyGraph.choosePair('norland', 'oster-lines')")
    assert window.texts(".card .read") == []


# ---- filters --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ('[data-facet="topic"][data-key="export control"]', 8),
        ('[data-facet="topic"][data-key=""]', 1),
        ('[data-facet="source"][data-key="The Meridian"]', 5),
        ('[data-facet="source"][data-key=""]', 4),
    ],
)
def test_topics_and_publishers_filter(opened: Open, page: str, row: str, left: int) -> None:
    window = opened(page)
    window.click(f"{row} input")
    assert window.counts()["statements"] == left
    assert opened(page, state=fragment(window)).counts()["statements"] == left


def test_a_family_of_relations_has_three_states(opened: Open, page: str) -> None:
    window = opened(page)
    window.click('[data-facet="relation"][data-key="meets"] input')
    families = """return [...document.querySelectorAll("#by-relation .family")].map((row) => {
        const box = row.querySelector("input");
        return [row.querySelector(".text").textContent, box.checked, box.indeterminate];
    })"""
    states = {name: (checked, mixed) for name, checked, mixed in window.run(families)}
    assert states["events"] == (False, True)
    assert states["holds position in"] == (True, False)


def test_words_in_a_column_filter_table_and_graph(opened: Open, page: str) -> None:
    window = opened(page, state="#view=table")
    type_into(window, "#in-subject", "nor")
    assert window.run("return document.activeElement.id") == "in-subject", "the keyboard stays"
    assert len(window.texts("tbody tr")) == 5
    assert window.counts()["statements"] == 5
    assert opened(page, state=fragment(window)).counts()["statements"] == 5
    window.click("#reset")
    assert window.counts()["statements"] == 9


def test_a_sweep_over_the_bars_sets_the_time_and_a_second_moves_it(opened: Open, page: str) -> None:
    from selenium.webdriver import ActionChains

    window = opened(page)
    amount = len(window.texts("#timeline .bars i"))

    def sweep(start: int, end: int) -> None:
        bars = window.find("#timeline .bars")
        width = bars.size["width"] / amount
        chain = ActionChains(window.driver)
        chain.move_to_element_with_offset(bars, round((start + 0.5 - amount / 2) * width), 0).click_and_hold()
        chain.move_by_offset(round((end - start) * width), 0).release().perform()

    sweep(1, 4)
    ends = "return ['time-from', 'time-to'].map((id) => Number(document.getElementById(id).value))"
    assert window.run(ends) == [1, 4]
    sweep(2, 4)
    assert window.run(ends) == [3, 6], "a sweep that begins inside moves the window"
    window.press("PageDown", "#time-from")
    assert window.run(ends) == [2, 5]


# ---- the drawing ----------------------------------------------------------------------------------------------------


def test_an_actor_moved_by_the_keyboard_stays_and_can_be_put_back(opened: Open, page: str) -> None:
    window = opened(page)
    window.run("policyGraph.chooseActor('norland')")
    before = window.run("return policyGraph.positions().norland")
    script = """
        const graph = document.querySelector("#graph");
        graph.focus();
        graph.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", shiftKey: true, bubbles: true }));
    """
    window.run(script)
    after = window.run("return policyGraph.positions().norland")
    assert after == [before[0], before[1] - 12]
    again = opened(page, state=fragment(window))
    assert again.run("return policyGraph.positions().norland") == after
    again.click("#put-back")
    assert again.run("return policyGraph.positions().norland") == before


def test_a_large_graph_opens_with_its_core_and_says_so(opened: Open, crowd: Any, vocabulary: Any) -> None:
    window = opened(render(crowd(420), vocabulary))
    drawn = window.counts()["actors"]
    assert 20 < drawn <= 300
    assert f"Drawn are {drawn} of " in window.text("#banner")
    window.click("#draw-all")
    everyone = window.counts()["actors"]
    assert everyone > 300
    assert "Drawn are" not in window.text("#banner")
    assert "core=0" in window.address
    left = window.run("return policyGraph.nodes().map(({id}) => id)")
    window = opened(render(crowd(420), vocabulary))
    kept = set(window.run("return policyGraph.nodes().map(({id}) => id)"))
    other = sorted(set(left) - kept)[0]
    window.run("policyGraph.chooseActor(arguments[0])", other)
    assert other in window.run("return policyGraph.nodes().map(({id}) => id)"), "what is chosen is drawn"


def test_nearer_and_farther_by_keyboard(opened: Open, page: str) -> None:
    window = opened(page)
    reach = """
        const [a, b] = [policyGraph.screen("norland"), policyGraph.screen("sudria")];
        return Math.hypot(a.x - b.x, a.y - b.y);
    """
    before = window.run(reach)
    window.press("+")
    nearer = window.run(reach)
    assert nearer > 1.2 * before
    window.press("-")
    assert window.run(reach) == pytest.approx(before, rel=0.01)


def test_keys_open_a_neighbourhood_and_the_search_for_a_way(opened: Open, page: str) -> None:
    window = opened(page)
    window.run("policyGraph.chooseActor('norland')")
    window.press("1")
    assert "near=1" in window.address
    window.press("0")
    assert "near=" not in window.address
    window.press("p")
    assert window.run("return document.activeElement.id") == "path-to"


def test_the_graph_shown_is_saved_for_gephi(opened: Open, hostile: Any, tables: Any, vocabulary: Any) -> None:
    network = ET.fromstring(opened(render(tables, vocabulary)).run("return policyGraph.gexf()"))
    space = {"": "http://gexf.net/1.3"}
    assert {node.get("id") for node in network.iterfind(".//node", space)} >= {"norland", "sudria", "oster-lines"}
    edges = {edge.get("id"): edge for edge in network.iterfind(".//edge", space)}
    assert edges["s0001"].get("start") == "2024-03-01"
    assert edges["s0001"].get("end") == "2024-03-31"
    ET.fromstring(opened(render(hostile, vocabulary)).run("return policyGraph.gexf()"))


# ---- communities and measures ---------------------------------------------------------------------------------------


def test_colours_by_community_have_a_legend_that_filters(opened: Open, crowd: Any, vocabulary: Any) -> None:
    page = render(crowd(120), vocabulary)
    window = opened(page)
    by_type = {each["id"]: each["colour"] for each in window.run("return policyGraph.nodes()")}
    window.run("""
        const select = document.querySelector("#option-colour");
        select.value = "community";
        select.dispatchEvent(new Event("change"));
    """)
    assert {each["id"]: each["colour"] for each in window.run("return policyGraph.nodes()")} != by_type
    rows = window.texts("#by-community .row .text")
    assert len(rows) > 1
    assert all(row.startswith("around ") for row in rows)
    before = window.counts()["statements"]
    window.click("#by-community .row input")
    assert window.counts()["statements"] < before
    again = opened(page, state=fragment(window))
    assert again.counts() == window.counts()


@pytest.mark.parametrize("measure", ["strength", "betweenness", "pagerank", "core"])
def test_sizes_follow_a_measure(opened: Open, crowd: Any, vocabulary: Any, measure: str) -> None:
    window = opened(render(crowd(120), vocabulary), state=f"#size={measure}")
    sizes = {each["id"]: each["radius"] for each in window.run("return policyGraph.nodes()")}
    assert max(sizes.values()) > min(sizes.values())
    assert window.run("return document.querySelector('#option-size').value") == measure


def test_a_community_is_one_node_until_it_is_opened(opened: Open, crowd: Any, vocabulary: Any) -> None:
    page = render(crowd(120), vocabulary)
    window = opened(page)
    apart = window.counts()["actors"]
    window.click("#option-grouped")
    together = window.run("return policyGraph.nodes().map(({id}) => id)")
    groups = [each for each in together if each.startswith("community:")]
    assert len(groups) > 1
    assert len(together) < apart
    assert window.counts()["statements"] == opened(page).counts()["statements"], "nothing is filtered"
    window = opened(page, state="#groups=yes")
    window.run("policyGraph.chooseActor(arguments[0])", groups[0])
    assert "Leiden" in window.text("#panel")
    members = window.texts("#panel .line .name")
    assert members
    window.click("#open-group")
    nodes = set(window.run("return policyGraph.nodes().map(({id}) => id)"))
    assert groups[0] not in nodes
    assert len(nodes) > len(together)
    assert opened(page, state=fragment(window)).run("return policyGraph.nodes().length") == len(nodes)


def test_lines_between_communities_open_their_sentences(opened: Open, crowd: Any, vocabulary: Any) -> None:
    window = opened(render(crowd(120), vocabulary), state="#groups=yes")
    line = next(
        each for each in window.run("return policyGraph.lines()") if each["left"].startswith("community:")
        and each["right"].startswith("community:")
    )  # fmt: skip
    window.run("policyGraph.choosePair(arguments[0], arguments[1])", line["left"], line["right"])
    cards = window.run("return [...document.querySelectorAll('.card')].map((card) => card.dataset.statement)")
    assert set(line["statements"]) <= set(cards)


def test_an_actor_in_a_closed_community_can_be_chosen(opened: Open, crowd: Any, vocabulary: Any) -> None:
    tables = crowd(120)
    window = opened(render(tables, vocabulary), state="#groups=yes")
    for actor in tables.actors[:30]:
        window.run("policyGraph.chooseActor(arguments[0])", actor.id)
        assert window.text("#panel h2") == actor.name
    assert window.complaints() == []
