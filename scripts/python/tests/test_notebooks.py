"""The notebooks run from their folder, in little time, and are kept without what they printed."""

import time
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells)
    start = time.monotonic()
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": path.parent}}).execute()
    assert time.monotonic() - start < 60
    assert all(cell.outputs for cell in cells if not cell.source.rstrip().endswith("="))


def test_both_are_there():
    assert [path.stem for path in NOTEBOOKS] == ["from-pilot-to-menu", "reproduce-the-paper"]


def test_paper_in_ten_cells():
    notebook = nbformat.read(NOTEBOOKS[1], as_version=4)
    assert sum(cell.cell_type == "code" for cell in notebook.cells) == 10
