"""Copies, read without running code from them, and measured."""

import numpy as np
import skops.io
from documents import Unreadable

# What networks of scikit-learn keep beside their weights.
KNOWN = {
    "sklearn.neural_network._stochastic_optimizers.AdamOptimizer",
    "sklearn.neural_network._stochastic_optimizers.SGDOptimizer",
}


def share_right(data, path, rows, trusted):
    """The share of the rows whose label a copy says."""
    try:
        unknown = set(skops.io.get_untrusted_types(data=data))
        refused = sorted(unknown - KNOWN - set(trusted))
        if not refused:
            said = np.asarray(skops.io.loads(data, trusted=sorted(unknown)).predict(rows.features))
    except Exception as error:  # What a file from elsewhere makes its reader raise has no end.
        raise Unreadable(f"{path}: this is no copy that can be read: {type(error).__name__}: {error}") from error
    if refused:
        raise Unreadable(f"{path}: it holds {', '.join(refused)}, which is not trusted (--trust).")
    if said.shape != rows.labels.shape:
        raise Unreadable(f"{path}: the copy says {said.shape} labels of {rows.labels.shape} rows.")
    return float(np.mean(said == rows.labels))
