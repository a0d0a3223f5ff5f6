"""What a contract says on the day: who brings how much, and how good a copy each is due."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
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

    `untrained` is what a model without data is worth, value units; `source` is the contract to the byte: the file's, or
    a document's as JSON.
    """

    offers: Mapping[str, Offer]
    scale: float
    exponent: float
    untrained: float
    baseline: float | None
    source: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """Of the contract as it is written beside the copies, 64 hexadecimal digits."""
        return hashlib.sha256(self.source).hexdigest()

    @property
    def document(self) -> Mapping[str, Any]:
        """The contract as JSON says it."""
        return dict(json.loads(self.source))

    def worth(self, skill: float) -> float:
        """What a model of that skill is worth, value units: scale * skill^exponent, and 0 below guessing."""
        return self.scale * float(max(0.0, skill) ** self.exponent)

    def skill(self, worth: float) -> float:
        """The skill of a model that is worth so much."""
        return float((max(0.0, worth) / self.scale) ** (1 / self.exponent))

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

    Raises TermsError where it is no contract, has no offers, or its learning curve has no formula; OSError where there
    is no such file.
    """
    source = _source(contract)
    try:
        document = json.loads(source, parse_constant=_no_number)
        if not isinstance(document, dict) or document.get("schema") != "accord.contract/1" or not document.get("menu"):
            raise TermsError("This is no contract with offers: give what `accord design --format json` writes.")
        return _terms(document, source)
    except TermsError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError, RecursionError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise TermsError(
            f"The contract cannot be read ({reason}): give what `accord design --format json` writes."
        ) from error


def _source(contract: Contract | Mapping[str, Any] | str | Path) -> bytes:
    if isinstance(contract, str | Path):
        return Path(contract).read_bytes()
    document = contract.document if isinstance(contract, Contract) else contract
    try:
        text = json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False)
    except (ValueError, TypeError) as error:
        raise TermsError(f"The contract is no JSON document: {error}.") from error
    return (text + "\n").encode()


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _terms(document: Mapping[str, Any], source: bytes) -> Terms:
    kind, numbers = _specification(document["problem"]["valuation"])
    if kind not in ("linear", "power"):
        raise TermsError(f"The valuation {kind!r} is not known here; copies are made by linear and power ones.")
    scale, exponent = numbers[0], numbers[1] if kind == "power" else 1.0
    if not scale > 0 or not exponent > 0:
        raise TermsError(f"The valuation {document['problem']['valuation']!r} does not grow with skill.")
    pilot = document.get("pilot")
    untrained = scale * _performance_without_data(document["problem"]["accuracy"]) ** exponent
    return Terms(_offers(document), scale, exponent, untrained, pilot["baseline"] if pilot else None, source)


def _offers(document: Mapping[str, Any]) -> dict[str, Offer]:
    """Offers by type, each with the rule of the same name."""
    rules = {kept["type"]: kept for kept in document["rewards"]["types"]}
    offers: dict[str, Offer] = {}
    for row in document["menu"]:
        name, kept = row["type"], rules[row["type"]]
        if name in offers:
            raise TermsError(f"The contract has more than one offer to type {name!r}.")
        if (kept["part"] is None) == (kept["threshold"] is None):
            raise TermsError(f"The contract has to keep its promise to type {name!r} by a part or by a threshold.")
        rows = math.ceil(row["contribution"] - 1e-9)
        offers[name] = Offer(name, rows, float(row["rewardPerformance"]), kept["part"], kept["threshold"])
    return offers


def _specification(text: str) -> tuple[str, list[float]]:
    kind, _, numbers = text.partition(":")
    return kind, [float(number) for number in numbers.split(",")] if numbers and kind != "table" else []


def _performance_without_data(accuracy: str) -> float:
    """a(0) by the families of the command line: above 0 only where the curve starts there."""
    kind, numbers = _specification(accuracy)
    if kind == "table":
        raise TermsError("The contract rests on a table of measurements; copies are made by a curve with a formula.")
    if kind in ("mmf", "weibull"):
        return max(0.0, numbers[0] - numbers[1])
    if kind == "pow4" and numbers[2] > 0:
        return max(0.0, numbers[0] - numbers[1] * math.pow(numbers[2], -numbers[3]))
    return 0.0
