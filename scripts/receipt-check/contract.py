"""A contract: its offers, and by what rule a promise is kept."""

from collections import namedtuple

from documents import Unreadable

Offer = namedtuple("Offer", "contribution promise part threshold")


class Contract:
    """What is promised, in skill, and what the rule makes of a collective model."""

    def __init__(self, document):
        kind, numbers = _specification(document["problem"]["valuation"])
        if kind not in ("linear", "power"):
            raise Unreadable(f"the contract: the valuation {kind!r} is unknown.")
        self._scale, self._exponent = numbers[0], numbers[1] if kind == "power" else 1.0
        self._untrained = self._scale * _start(document["problem"]["accuracy"]) ** self._exponent
        pilot = document.get("pilot")
        self.baseline = pilot["baseline"] if pilot else None
        self._offers = {}
        for row, kept in zip(document["menu"], document["rewards"]["types"]):
            promise = self._skill(row["reward"])
            self._offers[row["type"]] = Offer(row["contribution"], promise, kept["part"], kept["threshold"])

    def offer(self, name):
        """The offer to a type; None where there is none."""
        return self._offers.get(name)

    def due(self, offer, collective):
        """The skill of a copy that is worth its part of the collective model, or as much as the threshold."""
        worth = self._scale * max(0.0, collective) ** self._exponent
        if offer.threshold is not None:
            return self._skill(min(worth, offer.threshold))
        return self._skill(self._untrained + offer.part * max(0.0, worth - self._untrained))

    def _skill(self, worth):
        return (max(0.0, worth) / self._scale) ** (1 / self._exponent)


def _specification(text):
    kind, _, numbers = text.partition(":")
    return kind, [] if kind == "table" else [float(number) for number in numbers.split(",")]


def _start(accuracy):
    """The performance without data."""
    kind, numbers = _specification(accuracy)
    if kind in ("mmf", "weibull"):
        return max(0.0, numbers[0] - numbers[1])
    if kind == "pow4" and numbers[2] > 0:
        return max(0.0, numbers[0] - numbers[1] / numbers[2] ** numbers[3])
    if kind == "table":
        raise Unreadable("the contract: its learning curve is a table, which has no formula.")
    return 0.0
