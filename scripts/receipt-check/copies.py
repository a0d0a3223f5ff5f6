"""Copies, read without running code from them, and measured."""

import numpy as np
import skops.io
from documents import Unreadable
from skops.io.exceptions import UntrustedTypesFoundException

# What networks of scikit-learn keep beside their weights.
KNOWN = {
    "sklearn.neural_network._stochastic_optimizers.AdamOptimizer",
    "sklearn.neural_network._stochastic_optimizers.SGDOptimizer",
}


def measured(path, rows, trusted):
    """The share of the rows whose label a copy says."""
    try:
        unknown = set(skops.io.get_untrusted_types(file=path))
        refused = sorted(unknown - KNOWN - set(trusted))
        if refused:
            raise Unreadable(f"{path}: it holds {', '.join(refused)}, which is not trusted (--trust).")
        model = skops.io.load(path, trusted=sorted(unknown))
    except (UntrustedTypesFoundException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"{path}: this is no copy that can be read: {error}") from error
    said = np.asarray(model.predict(rows.features))
    return float(np.mean(said == rows.labels))
