"""Who may take part, what data costs them, and what they train."""

from dataclasses import dataclass

from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

PARTIES = 6
#: Of the pilot: rows, and how often each size is trained.
REPEATS = 10


@dataclass(frozen=True)
class Kind:
    """A type: value units that a row costs, and how likely a party is of it."""

    name: str
    cost: float
    probability: float


TYPES = {
    "mnist": [Kind("clinic", 0.25, 0.3), Kind("practice", 0.09, 0.4), Kind("hospital", 0.04, 0.3)],
    "diamonds": [Kind("clinic", 0.3, 0.3), Kind("practice", 0.1, 0.4), Kind("hospital", 0.06, 0.3)],
}

MODELS = {
    "logreg": lambda: LogisticRegression(C=1.0, max_iter=200),
    "network": lambda: MLPClassifier((32,), solver="lbfgs", alpha=0.3, max_iter=150),
}


def pilot_sizes(most):
    """Eleven sizes from 16 up to `most`, by one factor."""
    return sorted({round(16 * (most / 16) ** (k / 10)) for k in range(11)})
