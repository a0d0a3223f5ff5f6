"""What a contract says on the day: who brings how much, and how good a copy each is due."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord.answers.contract import Contract


class TermsError(ValueError):
    """A contract that cannot be delivered by, or that knows no such type."""


@dataclass(frozen=True)
class Offer:
    """To one type: rows to bring, the skill that is promised on average, and by what rule it is kept."""

    type: str
    rows: int
    promise: float
    part: float | None
    threshold: float | None


@dataclass(frozen=True)
class Terms:
    """A contract as far as delivery needs it. Skills and performances are the same thing here.

    `untrained` is what a model without data is worth, value units; `sha256` is that of the contract's document.
    """

    offers: Mapping[str, Offer]
    scale: float
    exponent: float
    untrained: float
    baseline: float | None
    sha256: str

    def worth(self, skill: float) -> float:
        """What a model of that skill is worth, value units: scale * skill^exponent, and 0 below guessing."""
        return self.scale * max(0.0, skill) ** self.exponent

    def skill(self, worth: float) -> float:
        """The skill of a model that is worth so much."""
        return (max(0.0, worth) / self.scale) ** (1 / self.exponent)

    def due(self, type_name: str, collective: float) -> float:
        """The skill that the rule makes of the collective model's measured one: by part or up to the threshold."""
        offer = self.offer(type_name)
        worth = self.worth(collective)
        if offer.threshold is not None:
            return self.skill(min(worth, offer.threshold))
        assert offer.part is not None
        return self.skill(self.untrained + offer.part * max(0.0, worth - self.untrained))

    def target(self, type_name: str, collective: float) -> float:
        """The skill to hand out: the promise or what the rule makes, whichever is more, and no more than there is."""
        return min(collective, max(self.offer(type_name).promise, self.due(type_name, collective)))

    def offer(self, type_name: str) -> Offer:
        """The offer to a type. Raises TermsError where there is none."""
        if type_name not in self.offers:
            raise TermsError(f"The contract has no offer to type {type_name!r}; it has {', '.join(self.offers)}.")
        return self.offers[type_name]


def read_terms(contract: Contract | Mapping[str, Any] | str | Path) -> Terms:
    """Reads a contract: as `accord.design` answers it, its document, or the file that holds it.

    Raises TermsError where it has no offers, or its learning curve has no formula.
    """
    if isinstance(contract, str | Path):
        data = Path(contract).read_bytes()
        document: Mapping[str, Any] = json.loads(data)
    else:
        document = contract.document if isinstance(contract, Contract) else contract
        data = written(document)
    if document.get("schema") != "accord.contract/1" or not document.get("menu"):
        raise TermsError("This is no contract with offers: give what `accord design --format json` writes.")
    kind, (scale, *exponent) = _specification(document["problem"]["valuation"])
    untrained = _performance_without_data(document["problem"]["accuracy"])
    power = exponent[0] if kind == "power" else 1.0
    offers = {
        row["type"]: Offer(
            row["type"], math.ceil(row["contribution"] - 1e-9), row["rewardPerformance"], kept["part"], kept["threshold"]
        )
        for row, kept in zip(document["menu"], document["rewards"]["types"], strict=True)
    }
    pilot = document.get("pilot")
    return Terms(
        offers, scale, power, scale * untrained**power, pilot["baseline"] if pilot else None, hashlib.sha256(data).hexdigest()
    )


def written(document: Mapping[str, Any]) -> bytes:
    """A contract's document as it is written beside the copies, to the byte that its SHA-256 is of."""
    return (json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _specification(text: str) -> tuple[str, list[float]]:
    kind, _, numbers = text.partition(":")
    return kind, [float(number) for number in numbers.split(",")] if kind != "table" else []


def _performance_without_data(accuracy: str) -> float:
    """a(0) by the families of the command line: above 0 only where the curve starts there."""
    kind, numbers = _specification(accuracy)
    if kind == "table":
        raise TermsError("The contract rests on a table of measurements; copies are made by a curve with a formula.")
    if kind in ("mmf", "weibull"):
        return max(0.0, numbers[0] - numbers[1])
    if kind == "pow4" and numbers[2] > 0:
        return max(0.0, numbers[0] - numbers[1] * numbers[2] ** -numbers[3])
    return 0.0
