"""What the article shows of Python is what Python answers."""

import doctest
import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ARTICLE = ROOT / "Sources/ContractDesign/ContractDesign.docc/UsingAccordFromPython.md"


def test_examples_answer_as_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", ARTICLE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    shown = [block for block in blocks if block.startswith(">>>")]
    assert shown
    os.symlink(ROOT / "Data", tmp_path / "Data")
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest("\n".join(shown), {}, ARTICLE.name, str(ARTICLE), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    said: list[str] = []
    runner.run(test, out=said.append)
    assert not runner.failures, "".join(said)
