"""The profile as text, JSON and page: complete, the same every time, and safe on hostile text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from kg.graph.profile import Profile, profile_of
from kg.views.profile import Part, profile_html, profile_text, sections
from kg.views.profile_json import profile_json
from tests.views.elements import Reader


def profile(tables: Any, vocabulary: Any, actor: str) -> Profile:
    return profile_of(next(each for each in tables.actors if each.id == actor), tables, vocabulary)


@pytest.fixture
def norland(tables: Any, vocabulary: Any) -> Profile:
    return profile(tables, vocabulary, "norland")


TEXT = """\
Ines Vale
person · ines-vale
also called Vale, Minister Vale
2 statements in 1 article

Offices
  Trade Minister: Norland · current (2024-03-08), from 2024-03-08 or earlier, until 2024-03-09 or
  later

Partners
  minister of Norland · asserted · 1 statement · 1 source
  is sanctioned by Sudria · denied · 1 statement · 1 source · 2023

Topics
  export control · 1 statement

Timeline
  2023: Sudria sanctions Ines Vale · denied
    “Sudria denied that it had sanctioned Vale.”
    — Norland looks south, The Meridian, 2024-03-08 https://example.org/a1

What it says
  Norland coordinates with Sudria · planned · according to Ines Vale · March 2024
    “Trade Minister Ines Vale said Norland would work closely with Sudria on chip exports.”
    — Norland looks south, The Meridian, 2024-03-08 https://example.org/a1

What is said of it
  Ines Vale minister of Norland · asserted
    “Trade Minister Ines Vale said Norland would work closely with Sudria on chip exports.”
    — Norland looks south, The Meridian, 2024-03-08 https://example.org/a1
  Sudria sanctions Ines Vale · denied · 2023
    “Sudria denied that it had sanctioned Vale.”
    — Norland looks south, The Meridian, 2024-03-08 https://example.org/a1
"""


def test_the_text_of_a_profile(tables: Any, vocabulary: Any) -> None:
    assert profile_text(profile(tables, vocabulary, "ines-vale"), vocabulary) == TEXT


def test_the_body_of_an_office_leads_to_it_with_and_without_a_title(tables: Any, vocabulary: Any) -> None:
    made = profile(tables, vocabulary, "ines-vale")
    untitled = replace(made, offices=tuple(replace(each, roles=("\u202e",)) for each in made.offices))
    for each, title in ((made, [Part("Trade Minister"), Part(": ")]), (untitled, [])):
        (office,) = sections(each, vocabulary)[0].entries
        assert list(office.what) == [*title, Part("Norland", "norland")]


def test_the_text_keeps_to_its_width(norland: Profile, vocabulary: Any) -> None:
    assert max(map(len, profile_text(norland, vocabulary, width=50).splitlines())) <= 50


def test_a_limit_says_how_much_is_left_out(norland: Profile, vocabulary: Any) -> None:
    whole = {section.title: section for section in sections(norland, vocabulary)}
    part = {section.title: section for section in sections(norland, vocabulary, 1)}
    assert part.keys() == whole.keys()
    for title, section in part.items():
        assert section.entries == whole[title].entries[:1]
        assert section.left_out == len(whole[title].entries) - 1
    assert "… and" in profile_text(norland, vocabulary, limit=1)
    assert "… and" in profile_html(norland, vocabulary, limit=1)


def test_the_json_has_everything_under_its_schema(norland: Profile) -> None:
    found = json.loads(profile_json(norland))
    assert (found["schema"], found["id"], found["same_as"]) == (
        "kg.profile/1",
        "norland",
        ["https://example.org/id/norland"],
    )
    (holder,) = found["holders"]
    assert holder["person"] == {"actor": "ines-vale", "name": "Ines Vale"}
    assert holder["begin"] == {"value": None, "earliest": None, "latest": "2024-03-08"}
    assert (holder["status"], holder["as_of"]) == ("current", "2024-03-08")
    assert {each["direction"] for each in found["partners"]} == {"to", "from", "with"}
    assert all(each["quote"] and each["article"]["id"] for each in found["about"])
    assert len(json.loads(profile_json(norland, limit=1))["partners"]) == 1


def test_the_page_holds_what_the_text_holds(norland: Profile, vocabulary: Any) -> None:
    words = " ".join(re.sub("<[^>]+>", " ", profile_html(norland, vocabulary)).split())
    for section in sections(norland, vocabulary):
        assert section.title in words
    assert "Norland may meet the Harbour Union in October." in words


def test_the_page_asks_for_nothing_and_runs_nothing(norland: Profile, vocabulary: Any) -> None:
    page = profile_html(norland, vocabulary)
    elements = Reader(page).elements
    assert {tag for tag, _ in elements}.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    policy = next(each["content"] or "" for tag, each in elements if tag == "meta" and "http-equiv" in each)
    style = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style[1]
    assert "prefers-color-scheme" in style[1] or "light-dark(" in style[1]
    assert "@media print" in style[1]


def test_the_same_tables_give_the_same_bytes(tables: Any, vocabulary: Any) -> None:
    pages = {profile_html(profile(tables, vocabulary, "norland"), vocabulary) for _ in range(2)}
    texts = {profile_json(profile(tables, vocabulary, "norland")) for _ in range(2)}
    assert (len(pages), len(texts)) == (1, 1)


def test_hostile_text_stays_text(hostile: Any, vocabulary: Any) -> None:
    allowed = {"charset", "http-equiv", "content", "name", "lang", "dir", "class", "href", "rel"}
    allowed |= {"id", "d", "viewbox", "aria-hidden", "aria-label", "data-address"}
    for actor in hostile.actors:
        made = profile_of(actor, hostile, vocabulary)
        for tag, attributes in Reader(profile_html(made, vocabulary)).elements:
            assert tag not in ("script", "img", "iframe")
            assert attributes.keys() <= allowed
            assert (attributes.get("href") or "https:").startswith(("http:", "https:", "#"))
        text = profile_text(made, vocabulary)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
        assert json.loads(profile_json(made))["about"]
        profile_json(made).encode("utf-8")


def test_an_actor_of_whom_nothing_is_said_is_shown_by_its_name(no_tables: Any, tables: Any, vocabulary: Any) -> None:
    made = profile_of(tables.actors[0], no_tables, vocabulary)
    assert sections(made, vocabulary) == ()
    assert profile_text(made, vocabulary).splitlines()[0] == tables.actors[0].name
    assert "<h2>" not in profile_html(made, vocabulary)
