"""The page in Chromium with nothing to show, with too much, with ill will in it; and the files that it saves."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kg.views.html import HtmlGraph, render
from kg.views.safe import unicode_text

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def test_saved_files_are_well_formed(opened: Open, hostile: Any, vocabulary: Any) -> None:
    window = opened(render(hostile, vocabulary))
    drawing = ET.fromstring(window.run("return policyGraph.svg()"))
    assert len(drawing.findall("{*}text")) == 10
    rows = list(csv.reader(io.StringIO(window.run("return policyGraph.csv()"))))
    assert len(rows) == 11
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("kind", ["png", "svg", "gexf", "csv", "json"])
def test_each_file_can_be_saved(opened: Open, page: str, kind: str) -> None:
    window = opened(page)
    window.run("""
        window.saved = [];
        HTMLAnchorElement.prototype.click = function () { saved.push([this.download, this.href.split(":")[0]]); };
    """)
    window.click(f'[data-save="{kind}"]')
    saved = window.run_async("""
        const done = arguments[0];
        const look = () => (saved.length ? done(saved) : setTimeout(look, 20));
        look();
    """)
    assert saved == [[f"straits.{kind}", "blob"]]
    assert window.complaints() == []


# ---- nothing there, too much there, ill will ------------------------------------------------------------------------


def test_an_empty_graph_says_so_kindly(opened: Open, no_tables: Any, vocabulary: Any) -> None:
    window = opened(render(no_tables, vocabulary))
    assert "No statements yet" in window.text("#empty")
    assert "1 article read" in window.text("#empty")
    window.press("ArrowRight")
    window.press("f")
    window.press("t")
    assert window.complaints() == []


def test_filters_that_leave_nothing_offer_the_way_back(opened: Open, page: str) -> None:
    window = opened(page, state="#text=zeppelin")
    assert "Nothing passes the filters" in window.text("#empty")
    window.click("#empty button")
    assert window.counts()["statements"] == 9


def test_a_page_that_left_actors_out_says_so(opened: Open, tables: Any, vocabulary: Any) -> None:
    window = opened(render(tables, vocabulary, max_nodes=3))
    banner = window.text("#banner")
    assert banner.startswith("This page holds 3 of 7 actors, those with the most statements, and ")
    assert "GEXF" in banner
    assert window.run("return document.getElementById('banner').hidden") is False


def test_statements_without_sentences_are_shown_without(opened: Open, tables: Any, vocabulary: Any) -> None:
    bare = tuple(replace(each, evidence=replace(each.evidence, quote="")) for each in tables.statements)
    window = opened(render(replace(tables, statements=bare), vocabulary))
    window.run("policyGraph.choosePair('norland', 'sudria')")
    assert "without their sentences" in window.text("#panel .card")
    assert window.complaints() == []


def test_hostile_text_stays_text_wherever_it_is_shown(opened: Open, hostile: Any, vocabulary: Any) -> None:
    window = opened(render(hostile, vocabulary, title="<img src=x onerror=window.hurt='title'>"))
    for actor in hostile.actors:
        window.run("policyGraph.chooseActor(arguments[0])", unicode_text(actor.id))
        window.run("for (const line of document.querySelectorAll('#panel .line')) { line.click(); }")
    for left, right in window.run("return policyGraph.lines().map(({left, right}) => [left, right])"):
        window.run("policyGraph.choosePair(arguments[0], arguments[1])", left, right)
        window.run("document.querySelectorAll('#panel details').forEach((each) => { each.open = true; })")
        assert window.run("return document.querySelectorAll('#panel a').length") == 0
        window.click(".card .read")
        assert window.texts("#reader .sentence.chosen")
        window.run("policyGraph.choosePath(arguments[0], arguments[1])", left, right)
        assert window.texts(".step")
    window.press("t")
    for query in ("<img", "script", "href"):
        typing = "const box = document.getElementById('search'); box.value = arguments[0]; "
        window.run(typing + "box.dispatchEvent(new Event('input'))", query)
    elements = "return document.querySelectorAll('img, iframe, object, embed, form, script:not([type])').length"
    assert window.run(elements) == 2, "our own two scripts"
    assert window.run("return window.hurt ?? null") is None
    assert window.complaints() == []
    assert window.requests() == []


def test_even_markup_that_got_in_could_not_run_or_call_home(opened: Open, page: str) -> None:
    window = opened(page)
    window.run_async("""
        const done = arguments[0];
        document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.hurt=1'>");
        document.body.insertAdjacentHTML("beforeend", "<a id=bad href='javascript:window.hurt=1'>x</a>");
        document.getElementById("bad").click();
        const script = document.createElement("script");
        script.textContent = "window.hurt=1";
        document.body.append(script);
        const frame = document.createElement("iframe");
        frame.src = "https://example.org/";
        document.body.append(frame);
        setTimeout(done, 200);
    """)
    assert window.run("return window.hurt ?? null") is None
    assert any("Content Security Policy" in message for message in window.complaints())
    assert window.requests() == []


def test_it_works_in_the_frame_of_a_notebook(opened: Open, tables: Any, vocabulary: Any) -> None:
    frame = HtmlGraph.of(tables, vocabulary)._repr_html_()
    window = opened(f"<!doctype html><meta charset=utf-8>{frame}", drawn=False)
    window.driver.switch_to.frame(0)
    try:
        window.run("policyGraph.choosePair('norland', 'sudria')")
        assert window.texts(".card")
        assert window.complaints() == []
    finally:
        window.driver.switch_to.default_content()


def test_a_page_without_size_waits_and_fills_its_place_later(opened: Open, page: str) -> None:
    hidden = page.replace("</head>", "<style>main { display: none }</style></head>", 1)
    window = opened(hidden)
    assert window.complaints() == []
    window.run("document.head.lastElementChild.remove()")
    inside = """
        const done = arguments[0];
        const box = document.getElementById("graph");
        const look = () => {
            const { x, y } = policyGraph.screen("norland");
            x > 0 && y > 0 && x < box.clientWidth && y < box.clientHeight ? done(true) : setTimeout(look, 30);
        };
        look();
    """
    assert window.run_async(inside)


def test_a_large_graph_is_there_soon(opened: Open, crowd: Any, vocabulary: Any) -> None:
    window = opened(render(crowd(300), vocabulary))
    assert window.counts()["actors"] > 200
    spent = window.run("const start = performance.now(); policyGraph.chooseNothing(); return performance.now() - start")
    assert spent < 2000, "milliseconds for a change of what is chosen"
