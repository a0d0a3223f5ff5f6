"""The package and the program that checks it reckon alike, though they share no code."""

import json
import random
import sys

import pytest

from accord.delivery import read_terms
from delivery.conftest import RECEIPT_CHECK
from delivery.made import contract


@pytest.fixture(scope="module")
def other():
    """How the checking program reads a contract."""
    sys.path.insert(0, str(RECEIPT_CHECK))
    try:
        import contract as module
        import documents
    finally:
        sys.path.remove(str(RECEIPT_CHECK))
    return lambda document: module.Contract(
        documents.read_document(json.dumps(document).encode(), "contract", "accord.contract/1")
    )


ACCURACIES = ["bound:1,1", "power:0.9,2,0.5", "mmf:0.9,0.6,100,0.5", "weibull:0.8,0.9,100,0.5", "pow4:0.9,2,16,0.5"]


@pytest.mark.parametrize("seed", range(200))
def test_what_is_due_is_the_same(other, seed):
    draw = random.Random(seed)
    power = draw.random() < 0.5
    scale = draw.uniform(1, 1000)
    valuation = f"power:{scale},{draw.uniform(0.2, 1)}" if power else f"linear:{scale}"
    rule = {draw.choice(["part", "threshold"]): draw.uniform(0, 1)}
    if "threshold" in rule:
        rule["threshold"] *= scale
    offers = {"a": {"contribution": draw.uniform(0, 50), "reward": draw.uniform(0, scale), **rule}}
    document = contract(offers, valuation=valuation, accuracy=draw.choice(ACCURACIES), baseline=0.25)
    terms, checked = read_terms(document), other(document)
    assert checked.baseline == terms.baseline
    assert checked.offer("a").promise == pytest.approx(terms.offer("a").promise, abs=1e-12)
    assert checked.offer("b") is None
    for collective in (-0.3, 0.0, 0.05, draw.random(), 1.0):
        assert checked.offer("a").due(collective) == pytest.approx(terms.due("a", collective), abs=1e-12)
