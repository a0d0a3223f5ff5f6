"""Who can pose as whom where types own only so much: each way to put the contributions between neighbouring capacities is
a part of its own, in which the constraints are the same everywhere, and all parts are searched."""
import itertools
import math


class Part:
    """Ranges of the contributions with the incentive rows that hold in all of them, and what was found there."""

    def __init__(self, ranges, pairs):
        self.ranges, self.pairs = ranges, pairs
        self.upper, self.lower, self.menu, self.rounding = -math.inf, -math.inf, None, 0.0


def parts(group, most):
    """All ways to put each contribution between neighbouring capacities. A part is closed, and has the row of i posing as
    j where i owns as much as the upper end of j's range."""
    borders = sorted({capacity for capacity in group.capacities if capacity < math.inf})
    choices = []
    for cost, capacity, top in zip(group.costs, group.capacities, most):
        reach = min(capacity, top / cost)
        ends = [0.0] + [border for border in borders if border < reach] + [reach]
        choices.append(list(zip(ends, ends[1:])))
    return [part(group, ranges) for ranges in itertools.product(*choices)]


def part(group, ranges):
    pairs = {(i, j) for i in range(len(ranges)) for j in range(len(ranges))
             if i != j and ranges[j][1] <= group.capacities[i]}
    return Part([(low * cost, high * cost) for (low, high), cost in zip(ranges, group.costs)], pairs)


class Optimum:
    """The bracket of a problem's best performance; without a menu, what every type would have to concede."""

    def __init__(self, program, brackets=True):
        self.program, group = program, program.group
        self.group = group
        self.parts = parts(group, self.program.most)
        self.best, self._slack = None, None
        if brackets:
            self._search()

    def _search(self):
        group = self.group
        if len(self.parts) > 1:
            self.program.maximise(part(group, [(0.0, t / c) for t, c in zip(self.program.most, group.costs)]))
        for piece in self.parts:
            floor = self.best.lower if self.best else -math.inf
            self.program.maximise(piece, floor)
            if piece.menu and (self.best is None or piece.lower > self.best.lower):
                self.best = piece
        self.upper = max(piece.upper for piece in self.parts)
        self.lower = self.best.lower if self.best else -math.inf
        self.rounding = max(piece.rounding for piece in self.parts if piece.upper >= self.lower - 1e-6)

    @property
    def slack(self):
        """The greatest s with t_i + s <= T_i; below 0, minus what everybody would have to concede."""
        if self._slack is None:
            self._slack = -math.inf
            for piece in self.parts:
                self._slack = max(self._slack, self.program.largest_slack(piece, self._slack))
        return self._slack
