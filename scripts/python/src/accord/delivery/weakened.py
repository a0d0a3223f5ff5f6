"""Weaker copies by changing the collective model's weights: what parties that can train, or compare, win back.

Here to be measured and attacked; `hand_out` warns with the table below.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from sklearn.dummy import DummyClassifier

from accord.delivery.ladder import Rung
from accord.delivery.rows import Rows
from accord.delivery.weights import weights, with_weights

WeakMethod = Literal["noise", "pruning", "interpolation"]

#: Share of the withheld skill that is won back: by training on, by averaging two copies, by two levels together.
WINNINGS = """
Share of the withheld skill that is won back  training on  two copies  two levels
  noise on the weights                             .77        .51        1.01
  pruning                                          .74        .78           -
  interpolation to initial weights                 .55        0           .97
  randomised answers                               .56        .83        1.07
  training snapshots                               .38        0           .23
  nested fewer samples                             .39        .03           -
What is won back under the last two is what the party could train alone."""

#: Rungs of a ladder from nothing to the whole model.
STEPS = 24


class WeakenedWeights:
    """The ladder of one party: the collective model's weights with noise, pruned, or mixed with untrained ones.

    The noise, the order of pruning and the untrained weights are drawn once a party. Raises WeightsError for models
    without known weights.
    """

    def __init__(self, method: WeakMethod, collective: Any, rows: Rows, seed: int) -> None:
        self.method = method
        self._collective = collective
        self._weights = weights(collective)
        random = np.random.default_rng(seed)
        self._noise = [random.normal(size=w.shape) * w.std() for w in self._weights]
        self._order = [random.uniform(size=w.shape) for w in self._weights]
        self._start = [random.normal(size=w.shape) * 0.1 * w.std() for w in self._weights]
        self._guess = DummyClassifier(strategy="most_frequent").fit(rows.features, rows.labels)

    def rungs(self) -> Sequence[int]:
        """Every fourth."""
        return range(0, STEPS + 1, 4)

    def between(self, low: int, high: int) -> Sequence[int]:
        """Those between."""
        return range(low + 1, high)

    def at(self, rung: int) -> Rung:
        """The model that keeps rung / 24 of the collective one."""
        kept = rung / STEPS
        if rung == 0:
            return Rung(self._guess, {"kept": 0.0})
        if rung == STEPS:
            return Rung(self._collective, {"kept": 1.0})
        if self.method == "noise":
            # From noise eight times the weights' spread down to none.
            changed = [w + (8 * (1 - kept) ** 2) * n for w, n in zip(self._weights, self._noise, strict=True)]
        elif self.method == "pruning":
            changed = [np.where(order < kept, w, 0) for w, order in zip(self._weights, self._order, strict=True)]
        else:
            changed = [kept * w + (1 - kept) * s for w, s in zip(self._weights, self._start, strict=True)]
        return Rung(with_weights(self._collective, changed), {"kept": kept})
