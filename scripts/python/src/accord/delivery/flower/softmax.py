"""A linear softmax model in numpy, for whoever has no model of their own yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.delivery.flower.arrays import Arrays
from accord.errors import BadUsage

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Rows:
    """What a party holds, in an order that stays: `features` (rows x columns) and `labels` from 0."""

    features: Floats
    labels: NDArray[np.int64]

    def __post_init__(self) -> None:
        if self.features.ndim != 2 or self.labels.shape != self.features.shape[:1] or not len(self.labels):
            raise BadUsage(f"Features {self.features.shape} and labels {self.labels.shape} are no rows.")

    def first(self, fraction: float) -> Rows:
        """The first rows, rounded up to a whole number of them."""
        count = int(np.ceil(fraction * len(self.labels)))
        return Rows(self.features[:count], self.labels[:count])


START = 0.03
"""The standard deviation of the weights that training begins with."""


def untrained(columns: int, classes: int, seed: int = 0) -> dict[str, NDArray[Any]]:
    """A model that knows nothing: small random weights.

    Not zeros: what lies between zeros and a linear classifier answers just as that classifier does, and so cannot have
    a skill in between.
    """
    weights = START * np.random.default_rng(seed).standard_normal((columns, classes))
    return {"weights": weights, "bias": np.zeros(classes)}


def trained(model: Arrays, rows: Rows, steps: int, rate: float) -> dict[str, NDArray[Any]]:
    """The model after so many steps of gradient descent on all the rows.

    - Complexity: steps * rows * columns * classes.
    """
    weights, bias = np.array(model["weights"], dtype=float), np.array(model["bias"], dtype=float)
    truth = np.eye(len(bias))[rows.labels]
    for _ in range(steps):
        error = (_probabilities(rows.features @ weights + bias) - truth) / len(truth)
        weights -= rate * rows.features.T @ error
        bias -= rate * error.sum(axis=0)
    return {"weights": weights, "bias": bias}


def accuracy(model: Arrays, rows: Rows) -> float:
    """The part of the rows that the model classifies as labelled."""
    answers = np.argmax(rows.features @ model["weights"] + model["bias"], axis=1)
    return float(np.mean(answers == rows.labels))


@dataclass(frozen=True)
class Validation:
    """The coordinator's rows, which the contract names, and the accuracy of guessing."""

    rows: Rows
    baseline: float

    def __call__(self, model: Arrays) -> float:
        """The skill, (accuracy - baseline) / (1 - baseline)."""
        return (accuracy(model, self.rows) - self.baseline) / (1 - self.baseline)


def _probabilities(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
