"""The contract problem over all compositions of the group, in numpy: what the general solvers are given.

    maximise   E[a(S)]                      over m >= 0 and t, types from the costliest to the cheapest
    subject to t_i - c_i m_i >= f_i
               t_i - c_i m_i >= t_j - c_i m_j        j = i - 1 and i + 1, which implies all other j
               t_i <= E[100 a(S) | n_i >= 1]
"""
import numpy as np
from scipy.optimize import brentq

SCALE = 100.0


def branch(x, lib=np):
    """The generalisation bound, which the accuracy follows where it is positive."""
    return 1 - (lib.sqrt(2 * (2 + lib.log(x))) + 4) / lib.sqrt(x)


def branch_slope(x):
    q = np.sqrt(2 * (2 + np.log(x)))
    return ((q + 4) / 2 - 1 / q) / x**1.5


def branch_curvature(x):
    q = np.sqrt(2 * (2 + np.log(x)))
    return ((0.5 + 1 / q**2) / q - 1.5 * ((q + 4) / 2 - 1 / q)) / x**2.5


ONSET = brentq(branch, 1, 1e3, xtol=1e-13)


def compositions(parties, types):
    """All ways to divide the parties among the types, a row each."""
    rows, left = np.zeros((1, 0), dtype=np.int64), np.array([parties])
    for _ in range(types - 1):
        choices = left + 1
        first = np.repeat(np.cumsum(choices) - choices, choices)
        count = np.arange(choices.sum()) - first
        rows = np.column_stack([np.repeat(rows, choices, axis=0), count])
        left = np.repeat(left, choices) - count
    return np.column_stack([rows, left])


def multinomial(counts, parties, p):
    ladder = np.arange(1, parties + 1)
    weights = np.full(len(counts), np.prod(ladder.astype(float)))
    for k, chance in enumerate(p):
        weights *= np.concatenate([[1.0], np.cumprod(chance / ladder)])[counts[:, k]]
    return weights


def alone(cost):
    """Contribution and utility of a party that trains on its own; zeros where that does not pay."""
    slope = lambda x: SCALE * branch_slope(x) - cost
    if slope(ONSET) <= 0:
        return 0.0, 0.0
    x = brentq(slope, ONSET, SCALE / cost, xtol=1e-12)
    utility = SCALE * branch(x) - cost * x
    return (x, utility) if utility > 0 else (0.0, 0.0)


class EnumeratedProblem:
    def __init__(self, costs, probabilities, participants):
        self.c, self.p, self.parties = np.array(costs), np.array(probabilities), participants
        if (np.diff(self.c) >= 0).any():
            raise ValueError("types go from the costliest to the cheapest")
        self.size = len(self.c)
        counts = compositions(participants, self.size)
        self.weights = multinomial(counts, participants, self.p)
        present = -np.expm1(participants * np.log1p(-self.p))
        self.given = (np.where(counts > 0, self.weights[:, None], 0) / present).T
        self.counts = counts.astype(float)
        self.alone, self.outside = np.array([alone(c) for c in self.c]).T
        self.start = np.where(self.alone > 0, self.alone, self.pooled())
        self.units = np.concatenate([np.maximum(self.start, 1e-3 * SCALE / self.c), np.full(self.size, SCALE)])
        self.rows, self.least = self.linear_rows()

    def pooled(self):
        """The largest contribution that every type accepts to make alike: 100 a(N m) >= c_1 m."""
        surplus = lambda m: SCALE * branch(self.parties * m) - self.c[0] * m
        grid = np.geomspace(ONSET / self.parties, SCALE / self.c[0], 400)
        accepted = grid[surplus(grid) >= 0][-1:]
        return brentq(surplus, accepted[0], SCALE / self.c[0]) if len(accepted) else 0.0

    def linear_rows(self):
        """Individual rationality and adjacent incentives: rows (m, t) >= least."""
        pairs = [(i, j) for i in range(self.size) for j in (i - 1, i, i + 1) if 0 <= j < self.size]
        rows, least = np.zeros((len(pairs), 2 * self.size)), np.zeros(len(pairs))
        for row, (i, j) in enumerate(pairs):
            rows[row, i], rows[row, self.size + i] = -self.c[i], 1
            if i == j:
                least[row] = self.outside[i]
            else:
                rows[row, j], rows[row, self.size + j] = self.c[i], -1
        return rows, least

    def accuracies(self, m):
        return branch(np.maximum(self.counts @ m, ONSET))

    def performance(self, m):
        return float(self.weights @ self.accuracies(m))

    def start_rewards(self):
        """What each type needs to accept its starting contribution, at most what it could be promised."""
        return np.minimum(self.outside + self.c * self.start, SCALE * (self.given @ self.accuracies(self.start)))

    def violation(self, m):
        """The worst row, value units, with the greatest rewards that the caps and the incentives allow."""
        t = SCALE * (self.given @ self.accuracies(m))
        for _ in range(self.size):
            t = np.minimum(t, (t[:, None] + self.c[:, None] * (m[None, :] - m[:, None])).min(axis=0))
        return max(0.0, float((self.least - self.rows @ np.concatenate([m, t])).max()))

    def feasible(self, m, tolerance=1e-10):
        """All contributions shrunk by one factor until no row is violated; and by how much they were."""
        for step in np.concatenate([[0], np.geomspace(1e-14, 1, 57)]):
            shrunk = (1 - step) * m
            if self.violation(shrunk) <= tolerance:
                break
        return shrunk, float(step)
