from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest

from kg.views.layout import positions
from kg.views.placed import Picture, beside, picture_of, read_picture


def ring(size: int = 12) -> nx.Graph[str]:
    return nx.relabel_nodes(nx.cycle_graph(size), lambda number: f"a{number}")


def stored(picture: Picture, folder: Path) -> Picture | None:
    path = folder / "page.layout.json"
    path.write_text("".join(picture.chunks()), encoding="utf-8")
    return read_picture(path)


def test_a_picture_is_read_as_it_was_written(tmp_path: Path) -> None:
    picture = picture_of(nx.relabel_nodes(ring(), {"a1": "__proto__", "a2": "Ø\n\u2028\"'"}), seed=1)
    assert stored(picture, tmp_path) == picture
    assert stored(picture_of(nx.Graph(), seed=1), tmp_path) == picture_of(nx.Graph(), seed=1)


def test_without_an_older_one_it_is_drawn() -> None:
    assert picture_of(ring(), seed=1).places == positions(ring(), seed=1)


def test_the_same_graph_keeps_its_picture_even_if_it_would_be_drawn_otherwise() -> None:
    picture = picture_of(ring(), seed=1)
    moved = Picture(picture.digest, {actor: (x + 7, y) for actor, (x, y) in picture.places.items()})
    assert picture_of(ring(), seed=1, before=moved) == moved


def test_another_graph_starts_from_it_and_then_keeps_that() -> None:
    before = picture_of(ring(), seed=1)
    more = ring()
    more.add_edge("a3", "new")
    after = picture_of(more, seed=1, before=before)
    assert after.places != positions(more, seed=1)
    assert after.digest != before.digest
    assert picture_of(more, seed=1, before=after) == after


def test_another_seed_is_another_graph() -> None:
    assert picture_of(ring(), seed=1).digest != picture_of(ring(), seed=2).digest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"schema": "kg.layout/9", "positions": {}}',
        '{"schema": "kg.layout/1", "positions": []}',
        "\udcff",
    ],
)
def test_a_file_that_is_no_picture_is_not_used(tmp_path: Path, text: str) -> None:
    path = tmp_path / "page.layout.json"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    assert read_picture(path) is None
    assert read_picture(tmp_path / "nowhere.json") is None
    assert read_picture(tmp_path) is None


@pytest.mark.parametrize(
    "place", ["NaN", "1e400", "true", '"ab"', "[1]", "[1, 2, 3]", "[1.5, 2]", "[1, 1e12]", "[99999999, 0]", "null"]
)
def test_a_place_that_is_none_is_not_used(tmp_path: Path, place: str) -> None:
    path = tmp_path / "page.layout.json"
    written = f'{{"schema": "kg.layout/1", "graph": "x", "positions": {{"a1": {place}, "a2": [3, 4]}}}}'
    path.write_text(written, encoding="utf-8")
    found = read_picture(path)
    assert found is not None
    assert found.places == {"a2": (3, 4)}
    assert set(picture_of(ring(), seed=1, before=found).places) == set(ring())


def test_a_picture_with_the_right_digest_and_the_wrong_actors_is_not_taken_as_it_is() -> None:
    picture = picture_of(ring(), seed=1)
    fewer = Picture(picture.digest, dict(list(picture.places.items())[1:]))
    assert set(picture_of(ring(), seed=1, before=fewer).places) == set(ring())


def test_it_lies_beside_its_page(tmp_path: Path) -> None:
    assert beside(tmp_path / "graph.html") == tmp_path / "graph.layout.json"


def test_each_actor_has_a_line_of_its_own() -> None:
    lines = "".join(picture_of(ring(), seed=1).chunks()).splitlines()
    assert len(lines) == 12 + 2
    assert json.loads(lines[0] + "}}")["schema"] == "kg.layout/1"
