from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from kg.views.choice import Choice
from kg.views.viewmodel import page_and_picture, page_data


def data_of(tables: Any, vocabulary: Any, **options: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"title": None, "max_nodes": 1500, "seed": 1} | options
    return page_data(tables, vocabulary, **given)


def test_all_of_it_is_plain_json(tables: Any, vocabulary: Any) -> None:
    data = data_of(tables, vocabulary)
    assert json.loads(json.dumps(data, allow_nan=False)) == json.loads(json.dumps(data))


def test_statements_refer_to_actors_sentences_and_articles_by_their_place(tables: Any, vocabulary: Any) -> None:
    data = data_of(tables, vocabulary)
    by_id = {each["id"]: each for each in data["statements"]}
    planned = by_id["s0001"]
    assert data["actors"][planned["subject"]]["name"] == "Norland"
    assert data["actors"][planned["object"]]["name"] == "Sudria"
    assert data["relations"][planned["relation"]]["name"] == "coordinates_with"
    assert data["factualities"][planned["factuality"]] == "planned"
    assert data["articles"][planned["article"]]["title"] == "Norland looks south"
    assert data["topics"][planned["topics"][0]] == "export control"
    assert data["actors"][planned["voices"][0]["who"]]["name"] == "Ines Vale"
    assert "would work closely" in data["sentences"][planned["sentence"]], "the line break has become a blank"


def test_tenures_refer_to_holder_body_and_statements_by_their_place(tables: Any, vocabulary: Any) -> None:
    data = data_of(tables, vocabulary)
    (tenure,) = data["tenures"]
    assert data["actors"][tenure["person"]]["name"] == "Ines Vale"
    assert data["actors"][tenure["body"]]["name"] == "Norland"
    assert data["relations"][tenure["relation"]]["name"] == "minister_of"
    assert [data["statements"][place]["role"] for place in tenure["statements"]] == ["Trade Minister"]
    assert tenure["when"] == "current (2024-03-08), from 2024-03-08 or earlier, until 2024-03-09 or later"


def test_tenures_of_actors_that_are_not_shown_are_left_out(tables: Any, vocabulary: Any) -> None:
    assert data_of(tables, vocabulary, max_nodes=2)["tenures"] == []


def test_a_sentence_of_two_statements_is_written_once(tables: Any, vocabulary: Any) -> None:
    data = data_of(tables, vocabulary)
    assert len(data["sentences"]) == 6
    assert len(data["statements"]) == 9


def test_only_statements_with_two_ends_are_drawn(tables: Any, vocabulary: Any) -> None:
    data = data_of(tables, vocabulary)
    drawn = {data["statements"][edge["statement"]]["id"] for edge in data["edges"]}
    assert drawn == {each.id for each in tables.statements if each.subject and each.object}
    assert all(edge["arrows"] == "to" for edge in data["edges"])


def test_nodes_have_opaque_names_and_positions(tables: Any, vocabulary: Any) -> None:
    data = data_of(tables, vocabulary)
    assert [node["id"] for node in data["nodes"]] == [f"n{place}" for place in range(7)]
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in data["nodes"])


def test_a_class_without_a_look_is_drawn_as_its_nearest_super_class(tables: Any, vocabulary: Any) -> None:
    looks = {each["name"]: each for each in data_of(tables, vocabulary)["types"]}
    assert looks["Ministry"]["shape"] == "square"
    assert looks["Ministry"]["light"] == "#b4621c"
    assert looks["Ministry"]["label"] == "ministry"


def test_a_class_that_nobody_knows_is_drawn_as_some_actor(tables: Any, vocabulary: Any) -> None:
    odd = replace(tables.actors[0], type="Cloud")
    looks = {each["name"]: each for each in data_of(replace(tables, actors=(odd,), statements=()), vocabulary)["types"]}
    assert looks["Cloud"]["shape"] == "dot"


def test_offices_form_a_family(tables: Any, vocabulary: Any) -> None:
    relations = {each["name"]: each for each in data_of(tables, vocabulary)["relations"]}
    assert relations["minister_of"]["office"]
    assert relations["minister_of"]["family"] == "holds position in"
    assert not relations["sanctions"]["office"]
    assert relations["sanctions"]["family"] == "events"


def test_only_the_best_connected_actors_are_kept_and_it_says_so(tables: Any, vocabulary: Any) -> None:
    data = data_of(tables, vocabulary, max_nodes=2)
    assert [actor["id"] for actor in data["actors"]] == ["norland", "sudria"]
    assert data["omitted"] == {"actors": 7, "statements": 9, "fitting": 7, "by": "degree"}
    ends = [each[end] for each in data["statements"] for end in ("subject", "object") if end in each]
    assert set(ends) == {0, 1}
    speakers = {voice["who"] for each in data["statements"] for voice in each.get("voices", [])}
    assert speakers == {"Ines Vale", "Daily Lantern"}, "a speaker who is not kept is still named"


def test_nothing_is_omitted_when_all_are_shown(tables: Any, vocabulary: Any) -> None:
    assert data_of(tables, vocabulary)["omitted"] is None


@pytest.mark.parametrize("title", ["Straits", None])
def test_the_title_is_given_or_general(tables: Any, vocabulary: Any, title: str | None) -> None:
    assert data_of(tables, vocabulary, title=title)["title"] == (title or "Policy actors")


def test_actors_have_their_community_and_measures(tables: Any, vocabulary: Any) -> None:
    data = data_of(tables, vocabulary)
    by_id = {actor["id"]: actor for actor in data["actors"]}
    assert data["measures"] == ["degree", "strength", "betweenness", "pagerank", "core"]
    assert by_id["norland"]["measures"][:3] == [2, 5, 1]
    assert by_id["sudria"]["measures"][0] == 1
    assert "measures" not in by_id["port-ministry"]
    assert data["communities"] == [{"number": 1, "label": "Norland", "members": 3}]
    assert {by_id[actor]["community"] for actor in ("norland", "sudria", "ines-vale")} == {1}


def test_measures_that_were_taken_already_are_not_taken_again(tables: Any, vocabulary: Any) -> None:
    options: dict[str, Any] = {"title": None, "max_nodes": 1500, "seed": 1}
    data, _ = page_and_picture(tables, vocabulary, **options, found={})
    assert data["communities"] == []
    on_topic, _ = page_and_picture(tables, vocabulary, **options, found={}, choice=Choice(topic="export-control"))
    assert on_topic["measures"] == data["measures"]
    assert [actor["id"] for actor in on_topic["actors"]] == ["norland", "sudria"]
    assert on_topic["omitted"]["topic"] == "export control"


def test_the_picture_says_where_the_actors_of_the_page_stand(tables: Any, vocabulary: Any) -> None:
    options: dict[str, Any] = {"title": None, "max_nodes": 4, "seed": 1}
    data, picture = page_and_picture(tables, vocabulary, **options)
    assert [actor["id"] for actor in data["actors"]] == sorted(picture.places)
    assert [(node["x"], node["y"]) for node in data["nodes"]] == [picture.places[one] for one in sorted(picture.places)]
    moved = replace(picture, places={actor: (x, y + 5) for actor, (x, y) in picture.places.items()})
    assert page_and_picture(tables, vocabulary, **options, before=moved)[1] == moved
