"""What parties can try to get more than they were handed: training on, and putting copies together."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from accord.delivery import Rows, Validation
from accord.delivery.weights import Weights, weights, with_weights

Array = NDArray[np.float64]

#: Of an own sample, rows to learn from; the rest choose rate and stopping.
LEARNING = 110
RATES = (0.001, 0.003, 0.01, 0.03)
EPOCHS = 40


def trained_on(model: Any, own: Rows, seed: int) -> Any:
    """The model after training on own rows, by Adam on the softmax loss, its rate and length chosen on some of them."""
    learn, judge = own.take(np.arange(LEARNING)), own.take(np.arange(LEARNING, len(own)))
    best, chosen = model.score(judge.features, judge.labels), model
    for rate in RATES:
        random = np.random.default_rng(seed)
        state = _Adam(_layers(model), rate)
        for _ in range(EPOCHS):
            for batch in np.array_split(random.permutation(LEARNING), 4):
                state.step(learn.features[batch], np.searchsorted(model.classes_, learn.labels[batch]))
            found = with_weights(model, _unlayered(model, state.layers))
            score = found.score(judge.features, judge.labels)
            if score > best:
                best, chosen = score, found
    return chosen


def averaged(first: Any, second: Any) -> Any:
    """The model whose weights are the means of two copies'."""
    return with_weights(first, [(a + b) / 2 for a, b in zip(weights(first), weights(second), strict=True)])


def extrapolated(low: Any, high: Any, judge: Validation) -> float:
    """The most skill on the line from the lower copy through the higher one, its step chosen by an oracle."""
    ends = [*zip(weights(low), weights(high), strict=True)]
    steps = np.linspace(0, 4, 21)
    return max(judge.skill(with_weights(high, [h + step * (h - w) for w, h in ends])) for step in steps)


def denoised(low: Any, high: Any, ratio: float, judge: Validation) -> float:
    """The skill once the noise is solved for that two copies share, the lower one `ratio` times as much of it."""
    pairs = zip(weights(low), weights(high), strict=True)
    return judge.skill(with_weights(high, [(ratio * h - w) / (ratio - 1) for w, h in pairs]))


def _layers(model: Any) -> Weights:
    """Matrix and intercept of each layer in turn, inputs down and outputs across."""
    found = weights(model)
    if hasattr(model, "coefs_"):
        half = len(found) // 2
        return [w for pair in zip(found[:half], found[half:], strict=True) for w in pair]
    return [found[0].T.copy(), found[1]]


def _unlayered(model: Any, layers: Weights) -> Weights:
    return [*layers[::2], *layers[1::2]] if hasattr(model, "coefs_") else [layers[0].T, layers[1]]


class _Adam:
    """Adam on the softmax loss of a network of rectified units; of a linear model where it has one layer."""

    def __init__(self, layers: Weights, rate: float) -> None:
        self.layers = [w.copy() for w in layers]
        self._rate, self._count = rate, 0
        self._first, self._second = ([np.zeros_like(w) for w in layers] for _ in range(2))

    def step(self, features: Array, labels: NDArray[np.int64]) -> None:
        self._count += 1
        for k, slope in enumerate(self._slopes(features, labels)):
            self._first[k] = 0.9 * self._first[k] + 0.1 * slope
            self._second[k] = 0.999 * self._second[k] + 0.001 * slope**2
            mean, square = self._first[k] / (1 - 0.9**self._count), self._second[k] / (1 - 0.999**self._count)
            self.layers[k] = self.layers[k] - self._rate * mean / (np.sqrt(square) + 1e-8)

    def _slopes(self, features: Array, labels: NDArray[np.int64]) -> Weights:
        matrices, shifts = self.layers[::2], self.layers[1::2]
        values = [features]
        for k, (matrix, shift) in enumerate(zip(matrices, shifts, strict=True)):
            inner = values[-1] @ matrix + shift
            values.append(np.maximum(inner, 0) if k + 1 < len(matrices) else inner)
        shares = np.exp(values[-1] - values[-1].max(1, keepdims=True))
        error = shares / shares.sum(1, keepdims=True)
        error[np.arange(len(labels)), labels] -= 1
        error /= len(labels)
        slopes: Weights = []
        for k in reversed(range(len(matrices))):
            slopes = [values[k].T @ error, error.sum(0), *slopes]
            error = (error @ matrices[k].T) * (values[k] > 0)
        return slopes
