"""Training: a fresh copy of an estimator, fitted to rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from sklearn.base import clone
from sklearn.dummy import DummyClassifier

from accord.delivery.rows import Rows


class Estimator(Protocol):
    """A classifier as scikit-learn has them."""

    def fit(self, features: Any, labels: Any) -> Any:
        """Learns, and returns itself."""

    def score(self, features: Any, labels: Any) -> float:
        """The share of the rows whose label it says."""


@dataclass
class Trainer:
    """Fits fresh copies of an estimator, all with the same seed where it has a `random_state`.

    `trainings` counts them.
    """

    estimator: Estimator
    seed: int = 0
    trainings: int = field(default=0, init=False)

    def fresh(self) -> Any:
        """The estimator before it has learnt, with the seed in each of its parts that takes one."""
        model = clone(self.estimator)
        seeds = {name: self.seed for name in model.get_params() if name.split("__")[-1] == "random_state"}
        return model.set_params(**seeds)

    def fit(self, rows: Rows) -> Any:
        """A fresh copy that has learnt from the rows; where all have one label, a model that says it."""
        self.trainings += 1
        model = self.fresh() if len(np.unique(rows.labels)) > 1 else DummyClassifier(strategy="most_frequent")
        return model.fit(rows.features, rows.labels)
