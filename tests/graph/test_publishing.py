import shlex
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.graph.publishing import commands, published_base, recipes
from kg.graph.sources import RelationSource
from kg.graph.store import GraphStore
from kg.statements.tables import Tables

BASE = "https://data.portstad.example/actors/"


@pytest.fixture
def folder(world: Tables, vocabulary: RelationSource, tmp_path: Path) -> Path:
    folder = tmp_path / "it's; $(touch oops)"
    GraphStore.of(world, vocabulary, BASE).write(folder / "graph.trig")
    return folder


@pytest.mark.parametrize("store", recipes())
def test_each_recipe_says_how_far_it_was_checked_and_quotes_every_path(store: str, folder: Path) -> None:
    first, second, *lines = commands(folder, store)
    assert "tested" in first or "documentation" in first
    assert second.startswith("# all named graphs as one: ")
    assert lines
    script = "\n".join(lines)
    assert shlex.quote(str(folder))[1:-1] in script
    assert str(folder) not in script


def test_an_own_base_is_asked_for(world: Tables, vocabulary: RelationSource, folder: Path, tmp_path: Path) -> None:
    assert published_base(folder / "graph.trig") == BASE
    GraphStore.of(world, vocabulary).write(tmp_path / "graph.trig")
    with pytest.raises(GraphError, match="nobody's own") as caught:
        list(commands(tmp_path, "oxigraph"))
    assert "base" in str(caught.value.advice)


def test_what_is_no_graph_of_ours_or_no_known_store_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no recipe"):
        list(commands(folder, "filing cabinet"))
    (tmp_path / "graph.trig").write_text("<http://a> <http://b> <http://c> .")
    for where in (tmp_path, tmp_path / "missing"):
        with pytest.raises(GraphError, match="no graph that was written here"):
            list(commands(where, "oxigraph"))
