"""The enumerated problem by SciPy's trust-region interior-point method with gradients in numpy, from one start.

Its test of the gradient does not look at the barrier and ends the search some 1e-5 short of the optimum; without that
test it stops when the trust region and the barrier are small.
"""
import time

begin = time.perf_counter()
import numpy as np
from scipy.optimize import BFGS, Bounds, LinearConstraint, NonlinearConstraint, minimize

from enumerated import ONSET, SCALE, branch_slope
from peer import measure

IMPORTS = time.perf_counter() - begin
OPTIONS = {"gtol": 1e-30, "xtol": 1e-8, "barrier_tol": 1e-9, "maxiter": 3000}


def solve(problem):
    size, units = problem.size, problem.units
    counts = problem.counts * units[:size]

    def slopes(z):
        totals = counts @ z[:size]
        return np.where(totals > ONSET, branch_slope(np.maximum(totals, ONSET)), 0)

    def loss(z):
        return -problem.performance(z[:size] * units[:size])

    def gradient(z):
        return np.concatenate([-(problem.weights * slopes(z)) @ counts, np.zeros(size)])

    def slack(z):
        return problem.given @ problem.accuracies(z[:size] * units[:size]) - z[size:]

    def slack_slopes(z):
        return np.hstack([(problem.given * slopes(z)) @ counts, -np.eye(size)])

    constraints = [
        LinearConstraint(problem.rows * units / SCALE, problem.least / SCALE, np.inf),
        NonlinearConstraint(slack, 0, np.inf, jac=slack_slopes, hess=BFGS()),
    ]
    most = np.concatenate([SCALE / problem.c, np.full(size, SCALE)]) / units
    start = np.concatenate([problem.start, problem.start_rewards()]) / units
    begin = time.perf_counter()
    answer = minimize(
        loss, start, method="trust-constr", jac=gradient, hess=BFGS(), bounds=Bounds(0, most),
        constraints=constraints, options=OPTIONS)
    seconds = time.perf_counter() - begin
    return answer.x[:size] * units[:size], answer.message, int(answer.nit), seconds


if __name__ == "__main__":
    measure(solve, IMPORTS)
