"""A model's arrays: their hash, mixtures, and marked copies."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
from flwr.app import Array, ArrayRecord
from numpy.typing import NDArray

Arrays: TypeAlias = Mapping[str, NDArray[Any]]
"""A model: its arrays by name."""

MARK = 1e-6
"""What a marked copy differs by, relative to each weight."""


def packed(arrays: Arrays) -> ArrayRecord:
    """The arrays as a record that can be sent."""
    return ArrayRecord({name: Array(np.ascontiguousarray(values)) for name, values in arrays.items()})


def unpacked(record: ArrayRecord) -> dict[str, NDArray[Any]]:
    """The arrays of a record, copied."""
    return {name: values.numpy().copy() for name, values in record.items()}


def sha256(arrays: Arrays) -> str:
    """The hash of names, types, shapes and values, in the order of the names."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        values = np.ascontiguousarray(arrays[name])
        digest.update(f"{name} {values.dtype.str} {values.shape}\n".encode())
        digest.update(values.tobytes())
    return digest.hexdigest()


def mixed(weaker: Arrays, stronger: Arrays, position: float) -> dict[str, NDArray[Any]]:
    """The point between two models: `position` 0 is the weaker, 1 the stronger one."""
    return {name: (1 - position) * weaker[name] + position * stronger[name] for name in weaker}


def averaged(models: Sequence[Arrays], weights: Sequence[float]) -> dict[str, NDArray[Any]]:
    """The mean of the models. Weights need not sum to 1."""
    shares = np.asarray(weights, dtype=float) / sum(weights)
    return {name: np.tensordot(shares, np.stack([model[name] for model in models]), axes=1) for name in models[0]}


def marked(arrays: Arrays, party: str, secret: bytes) -> dict[str, NDArray[Any]]:
    """A copy that is this party's own: each weight moved by about a millionth of itself.

    The hash tells whose copy it is, the skill is the same. It is a mark and no protection: rounding removes it, and the
    mean of two copies is the model that both were made of. Whole numbers, and weights that are 0, stay as they are.
    """
    seed = int.from_bytes(hmac.new(secret, party.encode(), "sha256").digest(), "big")
    noise = np.random.default_rng(seed)
    return {name: _moved(values, noise) for name, values in arrays.items()}


def _moved(values: NDArray[Any], noise: np.random.Generator) -> NDArray[Any]:
    if not np.issubdtype(values.dtype, np.floating):
        return values.copy()
    size = max(MARK, 4 * float(np.finfo(values.dtype).eps))
    moved: NDArray[Any] = (values * (1 + size * noise.standard_normal(values.shape))).astype(values.dtype)
    return moved
