"""A linear program solver in exact rational arithmetic, for programs of up to a few hundred rows.

Every number is a rational; nothing is rounded, so an answer is the answer.  The method is the
two-phase primal simplex method on the condensed tableau (one column per variable that is not in
the basis), with

* powers of two as scales of rows and columns, which change no value but make the choice of the
  entering column sensible when entries lie many orders of magnitude apart;
* the largest reduced cost as the rule for the entering column;
* a symbolic perturbation against cycling: each inequality carries a second right-hand side, a
  random positive number of infinitesimal weight, and ratios are compared in both parts;
* Bland's rule as a last resort after very many pivots, so that the method always ends.
"""

import random
from fractions import Fraction

try:
    from gmpy2 import mpq as rational
except ImportError:  # slower by an order of magnitude, otherwise the same
    rational = Fraction


class Unbounded(Exception):
    """The objective grows without end over the feasible set."""


def exact(number):
    """The rational that a double (or an integer, or a rational) is."""
    if isinstance(number, float):
        numerator, denominator = number.as_integer_ratio()
        return rational(numerator, denominator)
    return rational(number)


def rounded(number):
    """The double nearest to a rational."""
    if number is None:
        return None
    return float(Fraction(int(number.numerator), int(number.denominator)))


def _magnitude(number):
    """The power of two nearest below or at a rational's absolute value, as its exponent."""
    return int(abs(number.numerator)).bit_length() - int(number.denominator).bit_length()


def _power(exponent):
    return rational(2**exponent) if exponent >= 0 else rational(1, 2**-exponent)


class Program:
    """A program over non-negative columns: `maximise` or `minimise` a linear objective.

    Columns are added by `column`, rows by `row` with a dictionary from columns to coefficients,
    a sense (`<=`, `>=` or `==`) and a right-hand side.
    """

    def __init__(self):
        self.count = 0
        self.rows = []

    def column(self):
        self.count += 1
        return self.count - 1

    def columns(self, number):
        return [self.column() for _ in range(number)]

    def row(self, coefficients, sense, right):
        kept = {j: c for j, c in coefficients.items() if c != 0}
        self.rows.append((kept, sense, exact(right)))

    def minimise(self, costs):
        answer = self.maximise({j: -c for j, c in costs.items()})
        if answer is None:
            return None
        value, point = answer
        return -value, point

    def maximise(self, costs):
        """The largest value and a point that attains it, or None where no point is feasible."""
        return _Tableau(self.count, self.rows, costs).solve()


class _Tableau:
    """Rows `basic + sum entries * outside = level` and objectives `base + sum gain * outside`."""

    def __init__(self, count, rows, costs):
        row_scale, column_scale = self._scales(count, rows, costs)
        self.column_scale = column_scale
        self.count = count
        self.randomness = random.Random(20240229)
        outside = list(range(count))
        label = count
        prepared = []
        surpluses = []
        for index, (coefficients, sense, right) in enumerate(rows):
            factor = row_scale[index]
            scaled = {j: c * factor * column_scale[j] for j, c in coefficients.items()}
            level = right * factor
            if sense == ">=":
                scaled = {j: -c for j, c in scaled.items()}
                level, sense = -level, "<="
            if level < 0:
                scaled = {j: -c for j, c in scaled.items()}
                level = -level
                sense = {"<=": ">=", "==": "=="}[sense]
            prepared.append((scaled, sense, level))
            if sense == ">=":
                surpluses.append(index)
        surplus_column = {}
        for index in surpluses:
            surplus_column[index] = label
            outside.append(label)
            label += 1
        width = len(outside)
        position = {name: k for k, name in enumerate(outside)}
        zero = rational(0)
        self.entries, self.level, self.shift, self.basis = [], [], [], []
        self.artificial = set()
        for index, (scaled, sense, level) in enumerate(prepared):
            line = [zero] * width
            for j, c in scaled.items():
                line[j] = c
            if sense == ">=":
                line[position[surplus_column[index]]] = rational(-1)
            self.entries.append(line)
            self.level.append(level)
            self.basis.append(label)
            if sense == "<=":
                self.shift.append(self._small())
            else:
                self.shift.append(zero)
                self.artificial.add(label)
            label += 1
        self.outside = outside
        gain = [zero] * width
        for j, c in costs.items():
            gain[j] = exact(c) * column_scale[j]
        largest = max((abs(c) for c in gain), default=zero)
        self.cost_scale = _power(-_magnitude(largest)) if largest else rational(1)
        self.gain = [c * self.cost_scale for c in gain]
        self.value = zero
        self.helper = [zero] * width
        self.lack = zero
        for index, name in enumerate(self.basis):
            if name in self.artificial:
                self.lack -= self.level[index]
                for k, entry in enumerate(self.entries[index]):
                    if entry:
                        self.helper[k] += entry
        self.pivots = 0

    def _small(self):
        return rational(self.randomness.randrange(1, 2**20))

    @staticmethod
    def _scales(count, rows, costs):
        """Powers of two for rows and columns from two rounds of geometric means."""
        size = [{j: _magnitude(c) for j, c in coefficients.items()} for coefficients, _, _ in rows]
        row = [0] * len(rows)
        column = [0] * count
        for _ in range(2):
            for index, line in enumerate(size):
                if line:
                    sums = [e + column[j] for j, e in line.items()]
                    row[index] = -((max(sums) + min(sums)) // 2)
            low, high = {}, {}
            for index, line in enumerate(size):
                for j, e in line.items():
                    s = e + row[index]
                    low[j] = min(low.get(j, s), s)
                    high[j] = max(high.get(j, s), s)
            for j, least in low.items():
                column[j] = -((least + high[j]) // 2)
        return [_power(e) for e in row], [_power(e) for e in column]

    def solve(self):
        if self.artificial:
            self._climb(first=True)
            if self.lack < 0:
                return None
            self._dismiss()
            self.shift = [self._small() for _ in self.shift]
        self._climb(first=False)
        point = [rational(0)] * self.count
        for index, name in enumerate(self.basis):
            if name < self.count:
                point[name] = self.level[index] * self.column_scale[name]
        return self.value / self.cost_scale, point

    def _dismiss(self):
        """Take the artificial variables that are left at zero out of the basis."""
        index = 0
        while index < len(self.basis):
            if self.basis[index] in self.artificial:
                places = [k for k, entry in enumerate(self.entries[index]) if entry]
                if places:
                    self._pivot(index, places[0])
                else:
                    for part in (self.entries, self.level, self.shift, self.basis):
                        part.pop(index)
                    continue
            index += 1
        self.helper = None

    def _climb(self, first):
        while True:
            if first and self.lack == 0:
                return
            gain = self.helper if first else self.gain
            enter, best = None, 0
            cautious = self.pivots > 5000
            for k, g in enumerate(gain):
                if g > 0:
                    if cautious:
                        if enter is None or self.outside[k] < self.outside[enter]:
                            enter = k
                    elif enter is None or g > best:
                        enter, best = k, g
            if enter is None:
                return
            leave = self._ratio(enter, cautious)
            if leave is None:
                raise Unbounded
            self._pivot(leave, enter)

    def _ratio(self, enter, cautious):
        leave, best, best_shift = None, None, None
        for index, line in enumerate(self.entries):
            entry = line[enter]
            if entry > 0:
                ratio = self.level[index] / entry
                if best is not None and ratio > best:
                    continue
                shift = self.shift[index] / entry
                if best is None or ratio < best:
                    better = True
                elif cautious:
                    better = self.basis[index] < self.basis[leave]
                else:
                    better = shift < best_shift
                if better:
                    leave, best, best_shift = index, ratio, shift
        return leave

    def _pivot(self, leave, enter):
        self.pivots += 1
        line = self.entries[leave]
        inverse = 1 / line[enter]
        line[enter] = rational(1)
        busy = [k for k, entry in enumerate(line) if entry]
        for k in busy:
            line[k] *= inverse
        level = self.level[leave] = self.level[leave] * inverse
        shift = self.shift[leave] = self.shift[leave] * inverse
        zero = rational(0)
        work = [(k, line[k]) for k in busy]
        for index, other in enumerate(self.entries):
            if index == leave:
                continue
            factor = other[enter]
            if factor:
                other[enter] = zero
                for k, entry in work:
                    other[k] -= factor * entry
                if level:
                    self.level[index] -= factor * level
                if shift:
                    self.shift[index] -= factor * shift
        for gain, first in ((self.gain, False), (self.helper, True)):
            if gain is None:
                continue
            factor = gain[enter]
            if factor:
                gain[enter] = zero
                for k, entry in work:
                    gain[k] -= factor * entry
                if first:
                    self.lack += factor * level
                else:
                    self.value += factor * level
        gone = self.basis[leave]
        self.basis[leave] = self.outside[enter]
        self.outside[enter] = gone
        if gone in self.artificial:
            for other in self.entries:
                other.pop(enter)
            self.outside.pop(enter)
            self.gain.pop(enter)
            if self.helper is not None:
                self.helper.pop(enter)
