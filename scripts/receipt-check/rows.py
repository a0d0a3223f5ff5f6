"""The validation rows."""

import hashlib
import io
from dataclasses import dataclass

import numpy as np
from documents import Unreadable


@dataclass(frozen=True)
class Rows:
    """Features, one row each, with their labels."""

    features: np.ndarray
    labels: np.ndarray

    @property
    def sha256(self):
        """Of the features as little-endian 64-bit numbers, row by row, and of the labels as text, one a line."""
        digest = hashlib.sha256(self.features.astype("<f8").tobytes())
        digest.update("\n".join(str(label) for label in self.labels.tolist()).encode())
        return digest.hexdigest()


def read_rows(data, path):
    """Features and labels, as numpy writes them. Raises Unreadable for others, and never runs code from the file."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            rows = Rows(np.asarray(arrays["features"]), np.asarray(arrays["labels"]))
    except Exception as error:  # What a file from elsewhere makes its reader raise has no end.
        raise Unreadable(f"{path}: these are no validation rows: {type(error).__name__}: {error}") from error
    fit = rows.features.ndim == 2 and rows.labels.ndim == 1 and len(rows.features) == len(rows.labels) > 0
    if not fit or rows.features.dtype.kind not in "biuf" or rows.labels.dtype.kind not in "biufU":
        shapes = f"{rows.features.dtype} {rows.features.shape} and {rows.labels.dtype} {rows.labels.shape}"
        raise Unreadable(f"{path}: features and labels do not go together: {shapes}.")
    return rows
