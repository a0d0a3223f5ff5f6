"""Who is to get how good a model."""

import pytest

pytest.importorskip("flwr")

import accord
from accord.delivery.flower import Levels


def test_a_level_for_each_target():
    levels = Levels.reaching({"a": 0.8, "b": None, "c": 0.7, "d": 0.8})
    assert levels.parties == {"a": 2, "b": 3, "c": 1, "d": 2}
    assert (levels.targets, levels.count) == ((0.7, 0.8, None), 3)
    assert (levels.at(2), levels.members(2), levels.weaker(2)) == (["a", "d"], ["a", "b", "d"], ["c"])
    assert levels.members(1) == ["a", "b", "c", "d"] and levels.weaker(1) == []
    assert (levels.target(1), levels.target(3)) == (0.7, None)


def test_levels_of_a_contract(data):
    came = {"1": 3, "5": 2}
    delivery = accord.deliver(data / "big-firms.csv", participants=5, came=came)
    levels = Levels.promised(delivery, {"a": "1", "b": "1", "c": "1", "d": "5", "e": "5"})
    assert levels.parties == {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}
    performance = {handout.type: handout.performance for handout in delivery.handouts}
    assert levels.targets == (performance["1"], performance["5"])
    with pytest.raises(accord.BadUsage, match="and {'1': 1} were named"):
        Levels.promised(delivery, {"a": "1"})


@pytest.mark.parametrize(
    ("parties", "targets", "words"),
    [
        ({}, (), "needs a party"),
        ({"a": 1}, (0.5, 0.6), "needs a party"),
        ({"a": 1, "b": 3}, (0.5, 0.6), "needs a party"),
        ({"a": 1, "b": 2}, (None, 0.6), "Only the last"),
        ({"a": 1}, (1.0,), "between 0 and 1"),
        ({"a": 1, "b": 2}, (0.6, 0.6), "rise"),
        ({"a": 1, "b": 2}, (0.7, 0.6), "rise"),
    ],
)
def test_refused(parties, targets, words):
    with pytest.raises(accord.BadUsage, match=words):
        Levels(parties, targets)
