"""A pilot: models of a few rows, scored on the validation rows that the contract will name."""

import numpy as np
from setting import REPEATS, pilot_sizes

from accord.delivery.training import Trainer


def pilot(estimator, split, seed):
    """Mean score and its standard error by size, as `accord fit` reads them."""
    rows = []
    random = np.random.default_rng(seed)
    for size in pilot_sizes(min(512, len(split.pilot) // 2)):
        scores = []
        for _ in range(REPEATS):
            chosen = split.pilot.take(random.choice(len(split.pilot), size, replace=False))
            model = Trainer(estimator, int(random.integers(2**31))).fit(chosen)
            scores.append(model.score(split.validation.features, split.validation.labels))
        error = float(np.std(scores, ddof=1)) / REPEATS**0.5
        rows.append({"samples": size, "score": float(np.mean(scores)), "error": max(error, 0.002), "repeats": REPEATS})
    return rows
