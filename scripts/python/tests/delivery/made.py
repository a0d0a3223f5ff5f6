"""Contracts, parties and models made by hand, small enough to reckon with."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from accord.delivery import Party, Rows, Validation


def contract(
    offers: dict[str, dict[str, Any]] | None = None,
    *,
    valuation: str = "linear:100",
    accuracy: str = "bound:1,1",
    baseline: float | None = None,
) -> dict[str, Any]:
    """As much of a contract's document as delivery reads. By type: contribution, reward and part or threshold."""
    offers = {"a": {"contribution": 30, "reward": 40.0, "part": 0.5}} if offers is None else offers
    scale, *exponent = (float(number) for number in valuation.partition(":")[2].split(","))
    menu, rules = [], []
    for name, offer in offers.items():
        performance = (offer["reward"] / scale) ** (1 / (exponent or [1.0])[0])
        menu.append(
            {
                "type": name,
                "contribution": offer["contribution"],
                "reward": offer["reward"],
                "rewardPerformance": performance,
            }
        )
        rules.append({"type": name, "part": offer.get("part"), "threshold": offer.get("threshold")})
    document = {
        "schema": "accord.contract/1",
        "problem": {"valuation": valuation, "accuracy": accuracy},
        "menu": menu,
        "rewards": {"types": rules},
    }
    return document if baseline is None else {**document, "pilot": {"baseline": baseline}}


#: The middles of three clouds in six dimensions, near enough to be mistaken for each other now and then.
MIDDLES = np.random.default_rng(7).normal(size=(3, 6))


def clouds(count: int, seed: int, names: tuple[Any, ...] = (0, 1, 2)) -> Rows:
    """Rows of three classes, drawn about their middles."""
    random = np.random.default_rng(seed)
    kinds = random.integers(len(names), size=count)
    return Rows(MIDDLES[kinds] + random.normal(size=(count, 6)), np.array(names)[kinds])


def parties(*sizes: int, type: str = "a", names: tuple[Any, ...] = (0, 1, 2)) -> list[Party]:
    """Parties of one type called party 1 and so on, with rows of clouds."""
    return [Party(f"party {k + 1}", type, clouds(size, 100 + k, names)) for k, size in enumerate(sizes)]


def validation(count: int = 200, baseline: float = 1 / 3, names: tuple[Any, ...] = (0, 1, 2)) -> Validation:
    return Validation(clouds(count, 99, names), baseline)


def learner() -> LogisticRegression:
    return LogisticRegression(max_iter=200)
