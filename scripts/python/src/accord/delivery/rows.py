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
    """Features, one row each, with their labels: numbers or text.

    Raises RowsError where their numbers differ, none is there, a feature is not finite, or a label is neither.
    """

    features: Features
    labels: Labels

    def __post_init__(self) -> None:
        features, labels = np.asarray(self.features), np.asarray(self.labels)
        if labels.dtype.kind in "OT":
            labels = np.asarray(labels.tolist())
        if features.ndim != 2 or labels.ndim != 1 or len(features) != len(labels):
            raise RowsError(f"Features of shape {features.shape} do not go with labels of shape {labels.shape}.")
        if not labels.size or not features.size:
            raise RowsError("There are no rows, or no features.")
        if features.dtype.kind not in "biuf" or not np.isfinite(features).all():
            raise RowsError("A feature is not a finite number.")
        if labels.dtype.kind not in "biufU" or labels.dtype.kind == "f" and not np.isfinite(labels).all():
            raise RowsError("A label is neither a finite number nor text.")
        object.__setattr__(self, "features", features)
        object.__setattr__(self, "labels", labels)

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, places: NDArray[np.int64]) -> Rows:
        """The rows at these places, in this order."""
        return Rows(self.features[places], self.labels[places])

    @property
    def are_named(self) -> bool:
        """Whether the labels are text, not numbers."""
        return self.labels.dtype.kind == "U"

    @property
    def sha256(self) -> str:
        """Of the features as 64-bit numbers, little-endian, row by row, and the labels as text; 64 hex digits."""
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
        """The most that sampling the rows adds to a skill, as a standard error: sqrt(1/4 / rows) / (1 - baseline)."""
        return float(np.sqrt(0.25 / len(self.rows)) / (1 - self.baseline))
