"""Judges menus for several laws of who comes by another formulation, with HiGHS: scenario_bounds.py PROBLEMS ANSWERS

PROBLEMS is a JSON list with types' costs, a rate (a = 1 - exp(-rate x), v = 100 a), a number of parties, the conditioning,
laws, and a menu of contributions and rewards. For each, ANSWERS has the menu's least performance over the laws, by how much
it breaks a constraint at most (value units), and an upper bound on what any menu reaches: a linear program in contributions
and rewards with all pairs of incentive rows and tangents of the concave caps and performances of every law, at the menu and
at its own solutions.
"""
import itertools
import json
import math
import sys

import highspy
import numpy as np


def compositions(count, kinds):
    if kinds == 1:
        yield (count,)
        return
    for first in range(count + 1):
        for rest in compositions(count - first, kinds - 1):
            yield (first, *rest)


class Problem:
    def __init__(self, case):
        self.costs = np.array(case["costs"])
        self.kinds, self.rate = len(self.costs), case["rate"]
        self.counts = np.array(list(compositions(case["parties"], self.kinds)), float)
        ways = [math.factorial(case["parties"]) / math.prod(math.factorial(int(k)) for k in n) for n in self.counts]
        times = self.counts if case["conditioning"] == "own" else (self.counts > 0).astype(float)
        # By law, the chance of each composition, and as each type sees it.
        self.laws = []
        for law in case["laws"]:
            chance = np.array(ways) * np.prod(np.array(law) ** self.counts, axis=1)
            self.laws.append((chance, [chance * t / (chance @ t) for t in times.T]))
        # Training alone: the best of 100 (1 - exp(-rate x)) - c x.
        x = np.maximum(0, np.log(100 * self.rate / self.costs) / self.rate)
        self.outside = 100 * (1 - np.exp(-self.rate * x)) - self.costs * x

    def mean(self, chance, m):
        """E[a(S)] and its slopes."""
        left = np.exp(-self.rate * (self.counts @ m))
        return chance @ (1 - left), self.rate * (chance * left) @ self.counts

    def judge(self, m, t):
        utility = t - self.costs * m
        posing = [t[j] - self.costs[i] * m[j] - utility[i] for i, j in itertools.permutations(range(self.kinds), 2)]
        caps = [t[i] - 100 * self.mean(seen[i], m)[0] for _, seen in self.laws for i in range(self.kinds)]
        return min(self.mean(chance, m)[0] for chance, _ in self.laws), max(*posing, *caps, *(self.outside - utility))


def bound(problem, menu):
    """Columns: theta, contributions in units of 1 / rate, rewards in units of 100."""
    k, rate = problem.kinds, problem.rate
    program = highspy.Highs()
    program.setOptionValue("output_flag", False)
    for option in ("primal_feasibility_tolerance", "dual_feasibility_tolerance"):
        program.setOptionValue(option, 1e-10)
    program.changeObjectiveSense(highspy.ObjSense.kMaximize)
    most = 100 * rate / problem.costs
    for upper, cost in [(1, 1), *((u, 0) for u in most), *((1, 0) for _ in most)]:
        program.addVar(0, upper)
        program.changeColCost(program.getNumCol() - 1, cost)

    def row(lower, upper, terms):
        program.addRow(lower, upper, len(terms), list(terms), list(terms.values()))

    unit = problem.costs / rate / 100
    for i in range(k):
        row(problem.outside[i] / 100, math.inf, {1 + k + i: 1, 1 + i: -unit[i]})
    for i, j in itertools.permutations(range(k), 2):
        row(0, math.inf, {1 + k + i: 1, 1 + i: -unit[i], 1 + k + j: -1, 1 + j: unit[i]})

    def cut(m):
        for chance, seen in problem.laws:
            for column, weights in [(0, chance), *((1 + k + i, seen[i]) for i in range(k))]:
                value, slopes = problem.mean(weights, m)
                terms = {1 + j: -slopes[j] / rate for j in range(k)}
                row(-math.inf, value - slopes @ m, {column: 1, **terms})

    cut(menu)
    least = math.inf
    for _ in range(60):
        program.run()
        if program.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            break
        least = min(least, program.getInfo().objective_function_value)
        m = np.array(program.getSolution().col_value[1:1 + k]) / rate
        if np.max(np.abs(m - menu)) * rate < 1e-9:
            break
        cut(m)
        cut(0.5 * (m + menu))
    return least


answers = []
for case in json.load(open(sys.argv[1])):
    problem = Problem(case)
    m, t = np.array(case["contributions"]), np.array(case["rewards"])
    performance, violation = problem.judge(m, t)
    answers.append({"performance": performance, "violation": violation, "upper": bound(problem, m)})
json.dump(answers, open(sys.argv[2], "w"))
