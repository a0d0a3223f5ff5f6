"""Training snapshots: a copy is the collective model as it was after some epochs, neighbours mixed to hit a target."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import numpy as np

from accord.delivery.ladder import Rung
from accord.delivery.rows import Rows
from accord.delivery.training import Trainer
from accord.delivery.weights import mixed, weights

#: Rungs from one snapshot to the next.
MIXES = 8


class SnapshotsError(ValueError):
    """An estimator that cannot be trained epoch by epoch."""


class Snapshots:
    """The ladder of all parties: snapshots of one training, each epoch over all rows, and mixes of neighbours.

    Raises SnapshotsError where the estimator has no `partial_fit`.
    """

    def __init__(self, trainer: Trainer, rows: Rows, epochs: int) -> None:
        model = trainer.fresh()
        *before, last = [step for _, step in model.steps] if hasattr(model, "steps") else [model]
        if not hasattr(last, "partial_fit"):
            raise SnapshotsError(
                f"{type(last).__name__} learns in one go (it has no partial_fit); deliver nested samples instead."
            )
        trainer.trainings += 1
        features: Any = rows.features
        for step in before:
            if step is None or step == "passthrough":
                continue
            features = step.fit_transform(features, rows.labels)
        labels = np.unique(rows.labels)
        random = np.random.default_rng(trainer.seed)
        self._taken = []
        for _ in range(epochs):
            for batch in np.array_split(random.permutation(len(rows)), max(1, len(rows) // 32)):
                last.partial_fit(features[batch], rows.labels[batch], classes=labels)
            weights(last)
            self._taken.append(copy.deepcopy(model))

    @property
    def collective(self) -> Any:
        """The model after the last epoch."""
        return self._taken[-1]

    def rungs(self) -> Sequence[int]:
        """The snapshots themselves."""
        return [MIXES * epoch for epoch in range(len(self._taken))]

    def between(self, low: int, high: int) -> Sequence[int]:
        """The mixes between two neighbours."""
        return range(low + 1, high)

    def at(self, rung: int) -> Rung:
        """A snapshot, or the mix of two."""
        epoch, part = divmod(rung, MIXES)
        made_of = {"epochs": 1 + rung / MIXES}
        if not part:
            return Rung(self._taken[epoch], made_of)
        return Rung(mixed(self._taken[epoch], self._taken[epoch + 1], part / MIXES), made_of)
