"""Shortfalls of problems without a menu, by another method: the largest s with t_i + s <= T_i, all pairs of incentive
rows and acceptance, by sequential quadratic programming over contributions, promises and s from several starts. All
compositions are enumerated; the curve has no hinge, so the problem is concave and every local optimum is the optimum.

Usage:  own_terms_reference.py own-terms.json        (writes each infeasible case's shortfall into it)
"""
import itertools
import json
import math
import sys

import numpy as np
from scipy.optimize import minimize


def compositions(count, kinds):
    if kinds == 1:
        yield (count,)
        return
    for first in range(count + 1):
        for rest in compositions(count - first, kinds - 1):
            yield (first, *rest)


def shortfall(case):
    types = case["types"]
    names = range(len(types))
    cost = np.array([t["cost"] / t.get("quality", 1) / t.get("value", 1) for t in types])
    chance = np.array([t["probability"] for t in types])
    rate = float(case["accuracy"].split(",")[1])
    family, numbers = case["valuation"].split(":")
    scale, power = [*map(float, numbers.split(",")), 1.0][:2]
    value = lambda total: scale * (1 - np.exp(-rate * total)) ** power
    grid = np.linspace(0, 20 / rate, 400001)
    outside = np.array([
        t["outside"] / t.get("value", 1) if "outside" in t else max(0, np.max(value(grid) - c * grid))
        for t, c in zip(types, cost)])
    counts = np.array(list(compositions(case["participants"], len(types))))
    weights = np.array([
        math.factorial(case["participants"]) / math.prod(map(math.factorial, n)) * np.prod(chance ** n) for n in counts])

    def caps(m):
        worth = value(counts @ m)
        times = counts if case["conditioning"] == "own" else (counts > 0)
        return (weights * worth) @ times / (weights @ times)

    pairs = [(i, j) for i, j in itertools.permutations(names, 2)]
    k = len(types)
    unit = 1 / rate

    def rows(x):
        m, t, s = unit * x[:k], scale * x[k:2 * k], scale * x[-1]
        u = t - cost * m
        return np.concatenate([
            caps(m) - t - s, u - outside, [u[i] - (t[j] - cost[i] * m[j]) for i, j in pairs], m]) / scale

    best = -math.inf
    for level in (0.1, 0.5, 1, 2):
        m = np.full(k, level * unit)
        t = np.full(k, np.max(outside + cost * m))
        start = np.concatenate([m / unit, t / scale, [min(caps(m) - t) / scale - 0.01]])
        found = minimize(
            lambda x: -x[-1], start, method="SLSQP", constraints={"type": "ineq", "fun": rows},
            options={"maxiter": 1000, "ftol": 1e-15})
        if min(rows(found.x)) > -1e-9:
            best = max(best, scale * found.x[-1])
    return -best


if __name__ == "__main__":
    cases = json.load(open(sys.argv[1]))
    for case in cases:
        if case["expected"]["status"] == "infeasible":
            case["expected"]["shortfall"] = shortfall(case)
            print(case["id"], case["expected"]["shortfall"])
    json.dump(cases, open(sys.argv[1], "w"), indent=1)
