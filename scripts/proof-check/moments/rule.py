"""Rule R8, last part: the performance and the caps of many parties, in the shape in which enumeration gives them."""

from decimal import Decimal
from fractions import Fraction
from typing import List

from document.problem import Problem
from intervals import DOWN, UP, WHOLE, ZERO, Interval, down
from moments.hermite import width
from moments.tangents import Tangents
from moments.totals import Total
from parties.law import Fixed
from rules.enumeration import Affine
from rules.groups import Groups
from verdicts import Clock

NEGLIGIBLE, CLOSE_ENOUGH = Decimal("1e-40"), Decimal("1e-14")


class Moments:
    """A point and a box, as in `rules.groups`, with the laws of the totals at the point."""

    def __init__(self, problem: Problem, groups: Groups, sizes: List[Fraction], clock: Clock):
        self.problem, self.groups, self.clock = problem, groups, clock
        self.size = [sizes[groups.of.index(g)] for g in range(len(groups.chances))]
        self.total = self.total_of(problem.parties)
        self.others = self.total_of(problem.parties.others())
        self.known = {}

    def total_of(self, parties) -> Total:
        return Total(parties, list(self.groups.chances), self.size)

    def tangents(self, curve) -> Tangents:
        """Those of the curve for the total of all parties, over the box."""
        if curve not in self.known:
            self.known[curve] = Tangents(curve, self.least(self.problem.parties), self.total, self.clock)
        return self.known[curve]

    def least(self, parties) -> Decimal:
        """No total in the box is less."""
        return DOWN.multiply(parties.count, min(self.groups.least)) if isinstance(parties, Fixed) else ZERO

    def usable(self) -> bool:
        """Whether there are bounds by moments for this curve and box."""
        return self.problem.accuracy.alternating and self.tangents(self.problem.accuracy).usable()

    def close(self, weight: Decimal) -> bool:
        """Whether the performance comes out narrow enough to be of use, over all of the box, where it counts with
        so much weight."""
        if not self.usable():
            return False
        level, most = self.tangents(self.problem.accuracy).level(self.total), self.problem.accuracy.limit.hi
        return UP.multiply(weight, width(level)) <= UP.multiply(most, CLOSE_ENOUGH)

    def slopes(self, tangents: Tangents, parties, others: Total, extra: Fraction = Fraction(0)) -> List[Interval]:
        """E[n_j b'(t)] of each class: E[n_j] E[b'(max(x_j + S', z))], the expectation once a group."""
        of_group = [tangents.slope(others, extra + size) for size in self.size]
        return [
            Interval.of(parties.mean * klass.probability) * of_group[g]
            for klass, g in zip(self.problem.classes, self.groups.of)
        ]

    def affine(self, constant: Decimal, slopes: List[Interval]) -> Affine:
        """constant + sum (m_j - x_j) beta_j."""
        for g, slope in zip(self.groups.of, slopes):
            constant = UP.subtract(constant, (Interval.of(self.size[g]) * slope).lo)
        return Affine(constant, [slope.hi for slope in slopes])

    def objective(self, curve) -> Affine:
        """Above E[a(S)]."""
        tangents = self.tangents(curve)
        return self.affine(tangents.level(self.total).hi, self.slopes(tangents, self.problem.parties, self.others))

    def cap_of_type(self, i: int, curve, present: Interval) -> Affine:
        """Above E[w(S) | n_i >= 1] = (E[w(S)] - E[w(S); n_i = 0]) / P(n_i >= 1), all for the tangents in place of w."""
        tangents = self.tangents(curve)
        absent = Absence(self, tangents, i)
        level = UP.subtract(tangents.level(self.total).hi, absent.level().lo)
        slopes = [
            every - absent.slope(j) for j, every in enumerate(self.slopes(tangents, self.problem.parties, self.others))
        ]
        return self.affine(level, slopes).times(WHOLE / present)

    def cap_of_party(self, i: int, curve) -> Affine:
        """Above E[w(m_i + S')]."""
        size, others = self.size[self.groups.of[i]], self.problem.parties.others()
        low = DOWN.add(self.groups.least[self.groups.of[i]], self.least(others))
        tangents = Tangents(curve, low, self.others.beside(size), self.clock)
        slopes = self.slopes(tangents, others, self.total_of(others.others()), size)
        slopes[i] = slopes[i] + tangents.slope(self.others, size)
        return self.affine(tangents.level(self.others.beside(size)).hi, slopes)

    def performance_from_below(self, curve) -> Decimal:
        return self.tangents(curve).value_from_below(self.total)

    def cap_of_type_from_below(self, i: int, curve, present: Interval) -> Decimal:
        tangents = self.tangents(curve)
        part = DOWN.subtract(tangents.value_from_below(self.total), Absence(self, tangents, i).level().hi)
        return DOWN.divide(max(ZERO, part), present.hi)

    def cap_of_party_from_below(self, i: int, curve) -> Decimal:
        total = self.others.beside(self.size[self.groups.of[i]])
        return Tangents(curve, down(total.least()), total, self.clock).value_from_below(total)


class Absence:
    """The part of the expectations where nobody of class i is there: then all parties are of the other classes."""

    def __init__(self, rule: Moments, tangents: Tangents, i: int):
        self.tangents, self.i, self.classes, self.of = tangents, i, rule.problem.classes, rule.groups.of
        p = self.classes[i].probability
        self.chance = rule.problem.parties.none(p)
        self.negligible = p == 1 or self.chance.hi <= NEGLIGIBLE
        self.p, self.size, self.parties = p, rule.size, rule.problem.parties.without(p)
        if not self.negligible:
            rest = [(chance - (p if g == self.of[i] else 0)) / (1 - p) for g, chance in enumerate(rule.groups.chances)]
            kinds = [(chance, size) for chance, size in zip(rest, rule.size) if chance > 0]
            chances, sizes = [chance for chance, _ in kinds], [size for _, size in kinds]
            self.total = Total(self.parties, chances, sizes)
            self.others = Total(self.parties.others(), chances, sizes)
            self.found = {}

    def level(self) -> Interval:
        """E[b(t); n_i = 0]."""
        if self.negligible:
            return Interval(ZERO, UP.multiply(self.chance.hi, self.tangents.curve.limit.hi))
        return self.chance * self.tangents.level(self.total)

    def slope(self, j: int) -> Interval:
        """E[n_j b'(t); n_i = 0]."""
        if j == self.i:
            return Interval(ZERO, ZERO)
        count = self.chance * Interval.of(self.parties.mean * self.classes[j].probability / (1 - self.p))
        if self.negligible:
            return Interval(ZERO, UP.multiply(count.hi, self.tangents.steepest().hi))
        g = self.of[j]
        if g not in self.found:
            self.found[g] = self.tangents.slope(self.others, self.size[g])
        return count * self.found[g]
