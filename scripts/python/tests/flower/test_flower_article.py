"""What the article shows is what is printed."""

import doctest

import pytest

pytest.importorskip("flwr")

from pathlib import Path

ARTICLE = Path(__file__).parents[4] / "Sources/ContractDesign/ContractDesign.docc/DeliveringWithFlower.md"


def test_article():
    blocks = ARTICLE.read_text(encoding="utf-8").split("```python\n")[1:]
    (shown,) = [text for block in blocks if (text := block.split("```")[0]).startswith(">>>")]
    test = doctest.DocTestParser().get_doctest(shown, {}, "article", str(ARTICLE), 0)
    result = doctest.DocTestRunner().run(test)
    assert result.failed == 0 and result.attempted > 15
