"""What tests of delivery need beside the package: its optional parts, and the program that checks receipts."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

if not all(map(find_spec, ("sklearn", "skops"))):
    collect_ignore_glob = ["test_*.py"]

RECEIPT_CHECK = Path(__file__).resolve().parents[3] / "receipt-check"


@pytest.fixture(scope="session")
def checked():
    """Runs the receipt check as a process of its own: its exit code and what it says."""

    def run(*words, cwd=None):
        command = [sys.executable, "-B", str(RECEIPT_CHECK), *map(str, words)]
        answer = subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=cwd,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
        )
        assert "Traceback" not in answer.stderr, answer.stderr
        return answer.returncode, answer.stdout + answer.stderr

    return run


@pytest.fixture(scope="session")
def checked_here():
    """The same within this process, for checks by the hundred."""
    sys.path.insert(0, str(RECEIPT_CHECK))
    try:
        import command as module
    finally:
        sys.path.remove(str(RECEIPT_CHECK))

    def run(capsys, *words):
        code = module.main([str(word) for word in words], "its usage")
        said = capsys.readouterr()
        return code, said.out + said.err

    return run
