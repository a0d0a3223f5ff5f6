"""The same programs for curves that are 0 up to an onset: which totals lie beyond it is a whole-numbered choice."""
import math

import highspy
import numpy as np

from outer_approximation import ROUNDS, Program

# What HiGHS says of programs with whole numbers is right to this.
WHOLE = 1e-7


class HingedProgram(Program):
    def __init__(self, group):
        super().__init__(group)
        self.solver.setOptionValue("mip_rel_gap", 0.0)
        self.solver.setOptionValue("mip_abs_gap", 1e-9)
        self.solver.setOptionValue("mip_feasibility_tolerance", 1e-9)

    def _choose(self, is_free, choice=None):
        kind = highspy.HighsVarType.kInteger if is_free else highspy.HighsVarType.kContinuous
        for k, column in enumerate(self.live):
            self.solver.changeColIntegrality(column, kind)
            low, high = (0, 1) if is_free else (choice[k], choice[k])
            self.solver.changeColBounds(column, low, high)

    def _optimum(self, part, floor):
        """Rounds of a program with whole numbers and of linear programs with those it chose."""
        best, upper, menu = -math.inf, math.inf, None
        for _ in range(ROUNDS):
            self._choose(True)
            if not self.solve():
                return best, (-math.inf if best == -math.inf else best), menu
            upper = min(upper, self.solver.getInfo().mip_dual_bound)
            point = np.array(self.solver.getSolution().col_value)
            if upper < floor or upper - best < WHOLE / 10:
                break
            self._choose(False, [round(point[column]) for column in self.live])
            value, point = self._settled()
            if value is not None and value > best:
                best, menu = value, point
        return best, upper, menu

    def _settled(self):
        """The optimum of the linear program whose tangents are as good as rounding lets them be."""
        for _ in self._rounds():
            if not self.solve():
                return None, None
            point = np.array(self.solver.getSolution().col_value)
            if self._refine(point):
                return self.solver.getInfo().objective_function_value, point
        return None, None

    def maximise(self, part, floor=-math.inf):
        self._aim(self.theta)
        self.solver.changeColBounds(self.slack, 0, 0)
        self.enter(part)
        _, part.upper, point = self._optimum(part, floor)
        part.rounding = WHOLE
        if point is not None:
            self._judge(part, point, np.zeros(1))
        return part

    def largest_slack(self, part, floor=-math.inf):
        self._aim(self.slack)
        self.solver.changeColBounds(self.slack, -2, 1)
        self.enter(part)
        return self._optimum(part, floor)[1]
