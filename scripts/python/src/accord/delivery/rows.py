"""Rows of data: what parties bring, and what copies are measured on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Features = NDArray[np.float64]
Labels = NDArray[Any]


class RowsError(ValueError):
    """Rows that do not fit together, or too few of them."""


@dataclass(frozen=True)
class Rows:
    """Features, one row each, with their labels.

    Raises RowsError where their numbers differ, none is there, or a feature is not finite.
    """

    features: Features
    labels: Labels

    def __post_init__(self) -> None:
        if self.features.ndim != 2 or len(self.features) != len(self.labels):
            raise RowsError(f"Features of shape {self.features.shape} do not go with {len(self.labels)} labels.")
        if not len(self.labels):
            raise RowsError("There are no rows.")
        if not np.isfinite(self.features).all():
            raise RowsError("A feature is not a finite number.")

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, places: NDArray[np.int64]) -> Rows:
        """The rows at these places, in this order."""
        return Rows(self.features[places], self.labels[places])

    @property
    def sha256(self) -> str:
        """Of the features as 64-bit numbers, little-endian, row by row, and the labels as text; 64 hexadecimal digits."""
        digest = hashlib.sha256(np.ascontiguousarray(self.features, dtype="<f8").tobytes())
        digest.update("\n".join(map(str, self.labels.tolist())).encode())
        return digest.hexdigest()


@dataclass(frozen=True)
class Party:
    """Who takes part: a name, the type whose offer it took, and the rows that it brings."""

    name: str
    type: str
    rows: Rows


@dataclass(frozen=True)
class Validation:
    """The rows that the contract names for measuring, on which nobody trains, and the score of guessing.

    Skill is (score - baseline) / (1 - baseline): 0 for guessing, 1 for a perfect model.
    """

    rows: Rows
    baseline: float

    def __post_init__(self) -> None:
        if not 0 <= self.baseline < 1:
            raise RowsError(f"The baseline is {self.baseline}, not a score from 0 to below 1.")

    def skill(self, model: Any) -> float:
        """What a fitted model performs on these rows: by its own `score`, counted from the baseline."""
        return (float(model.score(self.rows.features, self.rows.labels)) - self.baseline) / (1 - self.baseline)

    @property
    def standard_error(self) -> float:
        """The most that the sampling of the rows adds to a skill, as a standard error: sqrt(1/4 / rows) / (1 - baseline)."""
        return float(np.sqrt(0.25 / len(self.rows)) / (1 - self.baseline))
