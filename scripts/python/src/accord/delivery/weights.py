"""The weights of linear models and of networks, to mix and to change them."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

Weights = list[NDArray[np.float64]]


class WeightsError(ValueError):
    """A model whose weights are not known here."""


def _last(model: Any) -> Any:
    return model.steps[-1][1] if hasattr(model, "steps") else model


def weights(model: Any) -> Weights:
    """Those of a fitted linear model (`coef_`, `intercept_`) or network (`coefs_`, `intercepts_`).

    Of a pipeline those of its last step. Raises WeightsError for other models, also where the weights are computed from
    something else.
    """
    last = _last(model)
    if hasattr(last, "coefs_"):
        return [np.array(w) for w in (*last.coefs_, *last.intercepts_)]
    if hasattr(last, "coef_") and not isinstance(getattr(type(last), "coef_", None), property):
        return [np.array(last.coef_), np.array(last.intercept_)]
    raise WeightsError(f"{type(last).__name__} has no weights that are known here; deliver nested samples instead.")


def with_weights(model: Any, changed: Weights) -> Any:
    """A copy of a model with other weights."""
    made = copy.deepcopy(model)
    last = _last(made)
    if hasattr(last, "coefs_"):
        half = len(last.coefs_)
        last.coefs_, last.intercepts_ = list(changed[:half]), list(changed[half:])
    else:
        last.coef_, last.intercept_ = changed
    return made


def mixed(first: Any, second: Any, part: float) -> Any:
    """The model whose weights are (1 - part) of the first's and part of the second's."""
    return with_weights(
        second, [(1 - part) * a + part * b for a, b in zip(weights(first), weights(second), strict=True)]
    )
