"""The notebooks run from top to bottom, each within a minute, and are committed without outputs."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import nbformat
import pytest

from .conftest import EXAMPLES

NOTEBOOKS = sorted((EXAMPLES.parent / "notebooks").glob("*.ipynb"))
LONGEST = 60.0
"""Seconds that a reader waits."""
SHOWN = {
    "01_one_article": (
        "<td>Fumio Kishida</td><td>visits</td><td>France</td><td>planned</td>",
        "<iframe",
        "<td>Yasutoshi Nishimura</td>",
        "met U.S. Commerce Secretary Gina Raimondo",
    ),
    "02_many_articles": ("<td>asserted</td>", "statements before", "<iframe", "<td>graph.gexf</td>"),
    "03_sparql": (
        "<td>who-held-office</td>",
        "<td>Ingrid Vale</td>",
        "<td>denied</td>",
        "SERVICE is not allowed",
        "there are more",
    ),
    "04_networks": ("<td>Norland</td>", "congruence", "conflict", "against", "<iframe", "<graphml"),
}
"""What is to be seen in each, in this order."""


def read(path: Path) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def test_each_notebook_has_something_to_show() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(SHOWN)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_committed_without_outputs(path: Path) -> None:
    code = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert [cell.source for cell in code if cell.outputs or cell.execution_count] == []


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_promises(path: Path) -> None:
    from nbclient import NotebookClient

    notebook, begin = read(path), monotonic()
    folder = {"metadata": {"path": str(path.parent)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=folder).execute()
    assert monotonic() - begin < LONGEST
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    shown = "\n".join(output.get("text") or output.data.get("text/html", "") for output in outputs)
    place = 0
    for words in SHOWN[path.stem]:
        place = shown.find(words, place)
        assert place >= 0, words
