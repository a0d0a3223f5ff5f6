"""The best menu by linear programs over contributions, rewards and the performance of each composition.

One column for each: c_i m_i and t_i of each class, a and v(a) of each composition. All pairs of incentive rows; concave
functions of one total are kept from above by tangents, and that is all that is approximate. Everything over v(1).
"""
import math

import highspy
import numpy as np

INF = highspy.kHighsInf
OPTIMAL = highspy.HighsModelStatus.kOptimal
INFEASIBLE = highspy.HighsModelStatus.kInfeasible
CLOSE = 1e-11
# What HiGHS may miss a row by, times what rows with steep tangents are divided by.
ROUNDING = 1e-8
ROUNDS = 80


class Program:
    def __init__(self, group):
        self.group = group
        self.size = len(group.costs)
        self.most = [min(4.0, cost * capacity) for cost, capacity in zip(group.costs, group.capacities)]
        self.solver = highspy.Highs()
        for option, value in {
            "output_flag": False, "primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10,
            "threads": 1, "small_matrix_value": 1e-12,
        }.items():
            self.solver.setOptionValue(option, value)
        self._add_columns()
        self._add_rows()

    def _add_columns(self):
        group, count = self.group, len(self.group.outcomes)
        self.pinned = [group.is_solitary and trains for trains in group.trains]
        self.inputs = [self._column(0, most) for most in self.most]
        # What everybody concedes is added to the caps, so that rewards may exceed what models are worth.
        self.rewards = [self._column(0, 4) for _ in self.most]
        self.performances = [self._column(0, group.curve.limit) for _ in range(count)]
        self.values = self.performances if group.exponent == 1 else [
            self._column(0, group.worth.limit) for _ in range(count)]
        self.theta, self.slack = self._column(-1, 1), self._column(0, 0)
        # Whether a total is beyond the onset: below it a model is worth nothing, beyond it the curve is concave.
        self.live = [self._column(0, 1) for _ in range(count)] if group.curve.onset > 0 else []
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)

    def _column(self, low, high):
        self.solver.addVar(low, high)
        return self.solver.getNumCol() - 1

    def _mean(self, columns, weights, most):
        """Terms of minus a weighted mean, and what is left out of it at most: weights too small for a matrix."""
        kept = {column: -weight for column, weight in zip(columns, weights) if weight > 1e-11}
        return kept, most * math.fsum(weight for weight in weights if weight <= 1e-11)

    def _row(self, low, high, terms):
        index, value = zip(*sorted((i, v) for i, v in terms.items()))
        self.solver.addRow(low, high, len(index), np.array(index, np.int32), np.array(value, float))
        return self.solver.getNumRow() - 1

    def _add_rows(self):
        group = self.group
        self.exact, self.pinned_inputs = {}, {}
        for weights, caps in group.laws:
            terms, rest = self._mean(self.performances, weights, group.curve.limit)
            self._row(-INF, rest, {self.theta: 1} | terms)
            for i, reward in enumerate(self.rewards):
                if not self.pinned[i]:
                    terms, rest = self._mean(self.values, caps[i], group.worth.limit)
                    self._row(-INF, rest, {reward: 1, self.slack: 1} | terms)
        self.incentives = {}
        for i in range(self.size):
            if self.pinned[i]:
                self._pin(i)
                continue
            self._row(group.outside[i], INF, {self.rewards[i]: 1, self.inputs[i]: -1})
            for j in range(self.size):
                if j != i:
                    self.incentives[i, j] = self._row(-INF, INF, {
                        self.rewards[j]: 1, self.inputs[j]: -group.costs[i] / group.costs[j],
                        self.rewards[i]: -1, self.inputs[i]: 1})
        for k, outcome in enumerate(group.outcomes):
            self._add_first_tangents(k, outcome)

    def _pin(self, i):
        """A lone party with what it has alone: its offer is what it does alone, and tempted by no other, it is not.

        Any reward is at most v(a(m)), and so no offer that it can take gives more than training alone.
        """
        group, x = self.group, self.group.alone[i][0]
        self.pinned_inputs[i] = group.costs[i] * x
        self.solver.changeColBounds(self.rewards[i], group.worth.at(x)[0], group.worth.at(x)[0])
        k = next(k for k, outcome in enumerate(group.outcomes) if outcome[i] == 1)
        self.exact[k] = x

    def _add_first_tangents(self, k, outcome):
        group = self.group
        if k in self.exact or sum(outcome) == 0:
            x = self.exact.get(k, 0.0)
            for columns, function in self._functions():
                self.solver.changeColBounds(columns[k], function.at(x)[0], function.at(x)[0])
            self.exact[k] = x
            return
        if self.live:
            for columns, function in self._functions():
                self._row(-INF, 0, {columns[k]: 1, self.live[k]: -function.limit})
        most = sum(n * top / cost for n, top, cost in zip(outcome, self.most, group.costs))
        for part in (0, 1e-3, 0.01, 0.1, 0.4, 1):
            self._tangents(k, max(most * part, group.curve.onset * 1.01))

    def _functions(self):
        group = self.group
        functions = [(self.performances, group.curve)]
        return functions + [(self.values, group.worth)] * (group.exponent != 1)

    def _tangents(self, k, x):
        """Of all that is worth something at the k-th outcome's total."""
        for columns, function in self._functions():
            self._tangent(columns[k], function, k, x)

    def _tangent(self, column, function, k, x):
        value, slope = function.at(x)
        if not math.isfinite(slope):
            return
        unit = max(1.0, slope * max(n / c for n, c in zip(self.group.outcomes[k], self.group.costs)))
        terms = {column: 1 / unit} | {
            self.inputs[i]: -slope * n / self.group.costs[i] / unit
            for i, n in enumerate(self.group.outcomes[k]) if n}
        side = (value - slope * x) / unit
        if self.live:
            self._row(-INF, 0, terms | {self.live[k]: -side})
        else:
            self._row(-INF, side, terms)

    def enter(self, part):
        for i, (low, high) in enumerate(part.ranges):
            low, high = (self.pinned_inputs[i],) * 2 if self.pinned[i] else (low, high)
            self.solver.changeColBounds(self.inputs[i], low, high)
        for pair, row in self.incentives.items():
            self.solver.changeRowBounds(row, -INF, 0.0 if pair in part.pairs else INF)

    def solve(self):
        self.solver.run()
        status = self.solver.getModelStatus()
        if status not in (OPTIMAL, INFEASIBLE):
            self.solver.clearSolver()
            self.solver.run()
            status = self.solver.getModelStatus()
        if status not in (OPTIMAL, INFEASIBLE):
            raise ArithmeticError(f"HiGHS: {status}")
        return status == OPTIMAL

    def _aim(self, column):
        for other in (self.theta, self.slack):
            self.solver.changeColCost(other, 1.0 if other == column else 0.0)

    def maximise(self, part, floor=-math.inf):
        """The best performance in the part, unless its bound falls below the floor."""
        self._aim(self.theta)
        self.solver.changeColBounds(self.slack, 0, 0)
        self.enter(part)
        for _ in self._rounds():
            if not self.solve():
                part.upper = -math.inf
                return part
            solution = self.solver.getSolution()
            part.upper = self.solver.getInfo().objective_function_value
            part.rounding = 1e-10 * float(np.abs(solution.row_dual).sum())
            if part.upper < floor or self._refine(np.array(solution.col_value)):
                break
        self._judge(part, np.array(solution.col_value), np.array(solution.row_dual))
        return part

    def _rounds(self):
        self.excess = math.inf
        return range(ROUNDS)

    def _refine(self, point):
        """Tangents at the totals of a point, and whether they were as good as rounding lets them be."""
        contributions = [point[x] / cost for x, cost in zip(self.inputs, self.group.costs)]
        worst = 0.0
        for k, total in enumerate(self.group.totals(contributions)):
            if k in self.exact:
                continue
            for columns, function in self._functions():
                excess = point[columns[k]] - function.at(total)[0]
                if excess > CLOSE / 10 and total >= function.onset:
                    top = sum(n / c for n, c in zip(self.group.outcomes[k], self.group.costs))
                    self._tangent(columns[k], function, k, max(total, 1e-12 * top))
                worst = max(worst, excess)
        last, self.excess = self.excess, worst
        return worst < CLOSE or (worst < ROUNDING and worst > last / 2)

    def _judge(self, part, point, duals):
        contributions = [point[x] / cost for x, cost in zip(self.inputs, self.group.costs)]
        caps = self.group.caps(contributions)
        missing = max([0.0] + [point[t] - cap for t, cap in zip(self.rewards, caps)])
        part.menu = contributions, [point[t] for t in self.rewards]
        part.lower = self.group.performance(contributions) - missing * float(np.abs(duals).sum())

    def largest_slack(self, part, floor=-math.inf):
        """The greatest s with t_i + s <= T_i in the part, from above: below 0 there is no menu."""
        self._aim(self.slack)
        self.solver.changeColBounds(self.slack, -2, 1)
        self.enter(part)
        for _ in self._rounds():
            if not self.solve():
                return -math.inf
            slack = self.solver.getInfo().objective_function_value
            if slack < floor or self._refine(np.array(self.solver.getSolution().col_value)):
                break
        return slack
