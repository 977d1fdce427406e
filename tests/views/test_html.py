from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kg.errors import GraphError, OutputError
from kg.views import html as module
from kg.views.html import HtmlGraph, render


class Reader(HTMLParser):
    """What a browser would make of the page: its elements, attributes and scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.in_script = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.in_script = tag == "script"
        if self.in_script:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.in_script = False

    def handle_data(self, data: str) -> None:
        if self.in_script:
            self.scripts[-1] += data


def skeleton(page: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag, tuple(sorted(attributes))) for tag, attributes in Reader(page).elements]


def test_the_same_tables_give_the_same_bytes(tables: Any, vocabulary: Any) -> None:
    assert render(tables, vocabulary) == render(tables, vocabulary)


def test_the_page_is_one_file_that_asks_for_nothing(tables: Any, vocabulary: Any) -> None:
    page = Reader(render(tables, vocabulary))
    loads = [(tag, name) for tag, attributes in page.elements for name in attributes if name in ("src", "href", "data")]
    assert loads == []
    assert "sourceMappingURL" not in page.scripts[1]


def test_the_policy_allows_exactly_the_two_scripts_of_the_page(tables: Any, vocabulary: Any) -> None:
    page = Reader(render(tables, vocabulary))
    policy = next(each["content"] or "" for tag, each in page.elements if tag == "meta" and "http-equiv" in each)
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in page.scripts[1:]]
    assert re.findall(r"'sha256-([^']+)'", policy) == hashes
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-inline" not in policy.split("style-src")[0]


def test_hostile_text_adds_no_element_and_no_attribute(tables: Any, hostile: Any, vocabulary: Any) -> None:
    assert skeleton(render(hostile, vocabulary)) == skeleton(render(tables, vocabulary))


def test_hostile_text_stands_in_the_data_alone_and_escaped(hostile: Any, vocabulary: Any) -> None:
    page = render(hostile, vocabulary)
    data = Reader(page).scripts[0]
    assert "window.hurt" in data
    assert not set("<>&") & set(data)
    assert "window.hurt" not in page.replace(data, "")
    assert any("</script><script>" in actor["name"] for actor in json.loads(data)["actors"])


def test_a_hostile_title_is_text(tables: Any, vocabulary: Any) -> None:
    title = "</title><script>window.hurt=1</script>"
    page = render(tables, vocabulary, title=title)
    assert title not in page
    assert skeleton(page) == skeleton(render(tables, vocabulary))


def test_a_page_without_statements_is_still_a_page(no_tables: Any, vocabulary: Any) -> None:
    data = json.loads(Reader(render(no_tables, vocabulary)).scripts[0])
    assert data["statements"] == data["nodes"] == data["edges"] == []


def test_a_notebook_gets_a_frame_that_cannot_reach_it(tables: Any, vocabulary: Any) -> None:
    graph = HtmlGraph.of(tables, vocabulary, height=500)
    (tag, attributes), *rest = Reader(graph._repr_html_()).elements
    assert (tag, rest) == ("iframe", [])
    assert attributes["sandbox"] == "allow-scripts allow-downloads allow-popups"
    assert attributes["srcdoc"] == graph.html
    assert "height:500px" in (attributes["style"] or "")
    assert unescape(graph._repr_html_()).count("<!doctype html>") == 1


def test_a_saved_page_is_utf_8_and_unchanged(tables: Any, vocabulary: Any, tmp_path: Path) -> None:
    graph = HtmlGraph.of(tables, vocabulary, title="Øresund – 海峡")
    path = graph.save(tmp_path / "graph.html")
    assert path.read_bytes() == graph.html.encode("utf-8")


def test_a_page_that_cannot_be_saved_names_its_path(tables: Any, vocabulary: Any, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        HtmlGraph.of(tables, vocabulary).save(tmp_path)


def test_another_seed_may_draw_another_picture_but_says_the_same(crowd: Any, vocabulary: Any) -> None:
    tables = crowd(200)
    one, other = (json.loads(Reader(render(tables, vocabulary, seed=seed)).scripts[0]) for seed in (1, 2))
    assert one["nodes"] != other["nodes"]
    assert one["statements"] == other["statements"]


def test_the_order_of_the_tables_does_not_matter(tables: Any, vocabulary: Any) -> None:
    turned = replace(tables, actors=tables.actors[::-1], statements=tables.statements[::-1])
    assert render(turned, vocabulary) == render(tables, vocabulary)


def test_a_pyvis_without_vis_network_is_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import pyvis

    monkeypatch.setattr(pyvis, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(GraphError, match="pip install"):
        module._vis_network.__wrapped__()


def test_our_scripts_write_text_and_never_markup() -> None:
    script = module._script()
    for sink in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "fetch("):
        assert sink not in script
