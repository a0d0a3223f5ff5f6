"""A contract: its offers, and by what rule a promise is kept."""

import math
from dataclasses import dataclass

from documents import Unreadable


@dataclass(frozen=True)
class Valuation:
    """What a model of some skill is worth: scale * skill^exponent, value units."""

    scale: float
    exponent: float

    def worth(self, skill):
        """In value units; 0 below guessing."""
        return self.scale * max(0.0, skill) ** self.exponent

    def skill(self, worth):
        """Of a model that is worth so much."""
        return (max(0.0, worth) / self.scale) ** (1 / self.exponent)


@dataclass(frozen=True)
class Offer:
    """To one type: rows asked, skill promised, and the part or the threshold that keep the promise, the other None."""

    contribution: float
    promise: float
    part: float | None
    threshold: float | None
    valuation: Valuation
    untrained: float

    def due(self, collective):
        """The skill of a copy that is worth its part of the collective model, or as much as the threshold."""
        worth = self.valuation.worth(collective)
        if self.threshold is not None:
            return self.valuation.skill(min(worth, self.threshold))
        return self.valuation.skill(self.untrained + self.part * max(0.0, worth - self.untrained))


class Contract:
    """What is promised, in skill, and what the rule makes of a collective model."""

    def __init__(self, document):
        problem = document.part("problem")
        valuation = _valuation(problem.text("valuation"))
        untrained = valuation.worth(_start(problem.text("accuracy")))
        self.baseline = document.part("pilot").number("baseline") if document.has("pilot") else None
        rules = {rule.text("type"): rule for rule in document.part("rewards").parts("types")}
        self._offers = {}
        for row in document.parts("menu"):
            name = row.text("type")
            if name in self._offers or name not in rules:
                raise Unreadable(f"the contract: there has to be one offer to type {name!r} and one rule.")
            part, threshold = (rules[name].number_or_none(key) for key in ("part", "threshold"))
            if (part is None) == (threshold is None):
                raise Unreadable(f"the contract: the rule of type {name!r} has to be a part or a threshold.")
            promise = valuation.skill(row.number("reward"))
            self._offers[name] = Offer(row.number("contribution"), promise, part, threshold, valuation, untrained)

    def offer(self, name):
        """The offer to a type; None where there is none."""
        return self._offers.get(name)


def _valuation(text):
    kind, numbers = _specification(text)
    if (kind, len(numbers)) not in (("linear", 1), ("power", 2)) or min(numbers) <= 0:
        raise Unreadable(f"the contract: the valuation {text!r} is unknown.")
    return Valuation(numbers[0], numbers[1] if kind == "power" else 1.0)


def _specification(text):
    kind, _, words = text.partition(":")
    if kind == "table":
        raise Unreadable("the contract: its learning curve is a table, which has no formula.")
    try:
        numbers = [float(word) for word in words.split(",")] if words else []
    except ValueError as error:
        raise Unreadable(f"the contract: {text!r} has no numbers: {error}.") from error
    if not all(map(math.isfinite, numbers)):
        raise Unreadable(f"the contract: {text!r} has numbers that are not finite.")
    return kind, numbers


def _start(accuracy):
    """The performance without data."""
    kind, numbers = _specification(accuracy)
    if kind not in ("mmf", "weibull", "pow4"):
        return 0.0
    if len(numbers) != 4:
        raise Unreadable(f"the contract: the learning curve {accuracy!r} has to have four numbers.")
    limit, drop, shift, exponent = numbers
    if kind != "pow4":
        return max(0.0, limit - drop)
    return max(0.0, limit - drop / math.pow(shift, exponent)) if shift > 0 else 0.0
