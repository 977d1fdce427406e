"""The notebook runs from top to bottom, and is committed without outputs."""

from __future__ import annotations

import nbformat
import pytest

from .conftest import EXAMPLES

NOTEBOOK = EXAMPLES.parent / "notebooks" / "01_one_article.ipynb"


@pytest.fixture
def notebook() -> nbformat.NotebookNode:
    read: nbformat.NotebookNode = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    return read


def test_the_notebook_is_committed_without_outputs(notebook: nbformat.NotebookNode) -> None:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.source for cell in code if cell.outputs or cell.execution_count] == []


@pytest.mark.slow
@pytest.mark.model
def test_the_notebook_runs_and_shows_tables_and_the_graph(notebook: nbformat.NotebookNode) -> None:
    from nbclient import NotebookClient

    folder = {"metadata": {"path": str(NOTEBOOK.parent)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=folder).execute()
    shown = [
        output.data["text/html"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "text/html" in output.get("data", {})
    ]
    statements, page, offices, meetings = shown
    assert "<td>Fumio Kishida</td><td>visits</td><td>France</td><td>planned</td>" in statements
    assert "<iframe" in page
    assert "<td>Yasutoshi Nishimura</td>" in offices
    assert "met U.S. Commerce Secretary Gina Raimondo" in meetings
