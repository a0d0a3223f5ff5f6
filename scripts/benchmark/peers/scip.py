"""The enumerated problem as a mixed-integer nonlinear program, by SCIP: the one peer that bounds the optimum from both sides.

Of each composition n its own variables: the total y_n, raised to the onset where the performance is zero, and whether it is
above (live_n), so that a(S) = b(max(S, onset)) holds exactly and for every m:

    onset <= y_n <= S_n + onset (1 - live_n),   y_n <= onset + most_n live_n,   0 <= a_n <= b(y_n)

Only upper bounds on a_n are needed: the objective and every cap rise with it.
"""
import time

begin = time.perf_counter()
import numpy as np
from pyscipopt import Model, log, quicksum, sqrt

from enumerated import ONSET, SCALE, branch
from peer import measure

IMPORTS = time.perf_counter() - begin
# Processor seconds of search, and the gap that Accord proves.
SECONDS, GAP = 60, 1e-8


def model_of(problem):
    size, model = problem.size, Model()
    model.hideOutput()
    most = np.minimum.accumulate((SCALE / problem.c)[::-1])[::-1]
    m = [model.addVar(lb=0, ub=high) for high in most]
    t = [model.addVar(lb=0, ub=SCALE) for _ in m]
    for row, least in zip(problem.rows, problem.least):
        model.addCons(quicksum(a * x for a, x in zip(row, m + t) if a) >= least)
    for left, right in zip(m, m[1:]):
        model.addCons(left <= right)  # follows from the incentives; said, the search is faster
    outcomes = []
    for counts in problem.counts:
        high = max(float(counts @ most), ONSET)
        y, live = model.addVar(lb=ONSET, ub=high), model.addVar(vtype="B")
        a = model.addVar(lb=0, ub=max(0.0, float(branch(high))))
        model.addCons(y <= quicksum(n * x for n, x in zip(counts, m) if n) + ONSET * (1 - live))
        model.addCons(y <= ONSET + (high - ONSET) * live)
        model.addCons(a <= 1 - sqrt(4 + 2 * log(y)) / sqrt(y) - 4 / sqrt(y))
        outcomes.append((y, live, a))
    levels = [a for _, _, a in outcomes]
    for i in range(size):
        model.addCons(t[i] <= SCALE * quicksum(p * a for p, a in zip(problem.given[i], levels) if p))
    model.setObjective(quicksum(p * a for p, a in zip(problem.weights, levels)), "maximize")
    suggest(model, problem, m, t, outcomes)
    return model, m


def suggest(model, problem, m, t, outcomes):
    """The start that the other peers get; SCIP drops it where it is not feasible."""
    start = model.createSol()
    for x, value in zip(m + t, [*problem.start, *problem.start_rewards()]):
        model.setSolVal(start, x, value)
    for total, (y, live, a) in zip(problem.counts @ problem.start, outcomes):
        model.setSolVal(start, y, max(total, ONSET))
        model.setSolVal(start, live, float(total > ONSET))
        model.setSolVal(start, a, max(0.0, float(branch(max(total, ONSET)))))
    model.addSol(start)


def solve(problem):
    model, m = model_of(problem)
    model.setParam("timing/clocktype", 1)
    model.setParam("limits/time", SECONDS)
    model.setParam("limits/absgap", GAP)
    model.setParam("numerics/feastol", 1e-9)
    begin = time.perf_counter()
    model.optimize()
    seconds = time.perf_counter() - begin
    best = [model.getVal(x) for x in m] if model.getNSols() else [0.0] * problem.size
    return np.array(best), model.getStatus(), model.getNNodes(), seconds, {"bound": model.getDualbound()}


if __name__ == "__main__":
    measure(solve, IMPORTS)
