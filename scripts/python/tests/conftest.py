"""What the tests share: where things are, and the command line asked apart from the package."""

import csv
import io
import os
import subprocess
from pathlib import Path

import pytest

from accord.command.binary import binary, environment

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "Data"


@pytest.fixture(scope="session")
def data():
    return DATA


@pytest.fixture(scope="session")
def line():
    """The command line's own CSV, as rows of text."""

    def ask(*words):
        program = binary()
        command = [str(program), *map(str, words), "--format", "csv", "--quiet"]
        answer = subprocess.run(command, env=environment(program), capture_output=True, text=True)
        assert answer.returncode in (0, 1), answer.stderr
        return list(csv.DictReader(io.StringIO(answer.stdout)))

    return ask


@pytest.fixture
def private(tmp_path, monkeypatch):
    """A folder that all temporary folders of a test go into; nothing may be left there."""
    folder = tmp_path / "temporary files"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield folder
    assert os.listdir(folder) == []


def agrees(frame, rows, leaving_out=()):
    """Whether a frame has the columns and the cells of a CSV, in its order."""
    assert list(frame.columns) == list(rows[0])
    assert len(frame) == len(rows)
    for (_, found), row in zip(frame.iterrows(), rows, strict=True):
        for name, text in row.items():
            if name not in leaving_out:
                assert same(found[name], text), (name, found[name], text)
    return True


def same(value, text):
    if isinstance(value, (list, tuple)):
        return ";".join(map(str, value)) == text
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return str(bool(value)).lower() == text
    if isinstance(value, str):
        return value == text
    if value is None or value != value:
        return text == ""
    return text != "" and float(value) == float(text)
