"""Nested fewer samples: a copy has learnt from the first rows of one fixed order, its party's own first.

What a copy has never seen cannot be won back from it (data processing). The others' rows stand in one order for all, so
that copies put together have seen no more of them than the best one has, beside the rows that their parties bring.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from accord.delivery.ladder import Rung
from accord.delivery.rows import Party, Rows
from accord.delivery.training import Trainer

#: Sizes tried first, and those between the last too few and the first enough.
COARSE, FINE = 12, 4


def pooled(parties: Sequence[Party], first: Party | None, seed: int) -> Rows:
    """All rows in one order that the seed fixes; one party's own before the others'."""
    owners = np.concatenate([np.full(len(party.rows), k) for k, party in enumerate(parties)])
    rows = Rows(
        np.concatenate([party.rows.features for party in parties]),
        np.concatenate([party.rows.labels for party in parties]),
    )
    order = np.random.default_rng(seed).permutation(len(rows))
    if first is not None:
        order = order[np.argsort(owners[order] != parties.index(first), kind="stable")]
    return rows.take(order)


class NestedSamples:
    """The ladder of one party: models of more and more rows, from a few of its own to everybody's."""

    def __init__(self, trainer: Trainer, parties: Sequence[Party], party: Party, collective: Any, seed: int) -> None:
        self._trainer = trainer
        self._rows = pooled(parties, party, seed)
        self._collective = collective
        self._least = min(len(self._rows), max(8, 2 * len(np.unique(self._rows.labels))))

    def rungs(self) -> Sequence[int]:
        """Sizes that grow by one factor, each a number of rows."""
        sizes = np.geomspace(self._least, len(self._rows), COARSE)
        return sorted({round(float(size)) for size in sizes})

    def between(self, low: int, high: int) -> Sequence[int]:
        """Sizes between two, evenly."""
        sizes = np.linspace(max(low, self._least), high, FINE + 2)[1:-1]
        return sorted({round(float(size)) for size in sizes} - {low, high})

    def at(self, rung: int) -> Rung:
        """The model of so many rows; that of all is the collective one, whatever the order."""
        if rung >= len(self._rows):
            return Rung(self._collective, {"rows": len(self._rows)})
        return Rung(self._trainer.fit(self._rows.take(np.arange(rung))), {"rows": rung})
