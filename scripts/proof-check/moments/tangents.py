"""Rule R8, third part: tangents at all totals at once, and expectations from below, by moments.

Let t = max(X, z). The line b(t) + b'(t) (S - t) lies above a(S) for all totals S >= L if z is such that tangents at z
and beyond are not negative at L: at S where a = b since b is concave, at S where a = 0 since the line is >= 0 at L and
rising. It is at most b(t) + b'(t) (S - X), and with S - X = sum n_j (m_j - x_j), x the point,

    E[a(S)] <= E[b(t)] + sum_j (m_j - x_j) beta_j,      beta_j = E[n_j b'(t)] = E[n_j] E[b'(max(x_j + S', z))],

S' being the total of the others, as a party sees it that came. Both expectations are those of alternating functions
above z, h = limit - b and b' = -h', and at most P(X < z) b(z) and P(x_j + S' < z) b'(z) below it.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Optional, Tuple

from curves.curve import touching
from intervals import DOWN, UP, ZERO, Interval, down
from moments.hermite import expectation
from moments.totals import Total
from verdicts import Clock

FAR, CLOSE, NEAR_ZERO = Decimal(15), Decimal("1e-16"), Decimal("1e-9")
LEAST_ORDERS = 6
ATTEMPTS = [Decimal(x) for x in ("1", "1.000000000001", "1.000001", "1.001", "1.1", "2")]


class Tangents:
    """The curve above a number z from which its tangents are majorants on [low, oo)."""

    def __init__(self, curve, low: Decimal, total: Total, clock: Clock):
        self.curve, self.clock = curve, clock
        self.z = place(curve, low, total)
        self.orders = curve.alternates(self.z) if self.z is not None else 0
        self.levels, self.slopes = {}, {}

    def usable(self) -> bool:
        return self.orders >= LEAST_ORDERS

    def level(self, total: Total) -> Interval:
        """E[b(max(X, z))] = limit - E[h(X); X >= z] - P(X < z) h(z)."""
        self.require()
        if total not in self.levels:
            limit = self.curve.limit
            above = expectation(self.missing, total, self.z, UP.multiply(limit.hi, CLOSE), self.orders, self.clock)
            below = UP.multiply(total.chance_below(self.z), self.missing(self.z)[0].hi)
            found = limit - Interval(above.lo, UP.add(above.hi, below))
            self.levels[total] = Interval(max(ZERO, found.lo), min(limit.hi, found.hi))
        return self.levels[total]

    def value_from_below(self, total: Total) -> Decimal:
        """E of the curve itself, nothing counting below z."""
        lost = UP.multiply(total.chance_below(self.z), self.curve.limit.hi)
        return max(ZERO, DOWN.subtract(self.level(total).lo, lost))

    def slope(self, others: Total, extra: Fraction) -> Interval:
        """E[b'(max(extra + S', z))]."""
        self.require()
        if (others, extra) not in self.slopes:
            total = others.beside(extra)
            tolerance = UP.divide(UP.multiply(self.curve.limit.hi, CLOSE), max(total.mean.hi, self.z))
            above = expectation(self.rising, total, self.z, tolerance, self.orders - 1, self.clock)
            below = UP.multiply(total.chance_below(self.z), self.steepest().hi)
            self.slopes[others, extra] = Interval(above.lo, UP.add(above.hi, below))
        return self.slopes[others, extra]

    def require(self) -> None:
        if not self.usable():
            raise ArithmeticError("no tangents by moments")

    def steepest(self) -> Interval:
        return self.rising(self.z)[0]

    def missing(self, x: Decimal) -> Tuple[Interval, Interval]:
        """h and h'."""
        level, slope = self.branch(x)
        return self.curve.limit - level, -slope

    def rising(self, x: Decimal) -> Tuple[Interval, Interval]:
        """b' and b''."""
        return self.branch(x)[1], self.curve.bend(x)

    def branch(self, x: Decimal) -> Tuple[Interval, Interval]:
        found = self.curve.at(x)
        if found is None:
            raise ArithmeticError("a curve too close to zero")
        return found


def place(curve, low: Decimal, total: Total) -> Optional[Decimal]:
    """A number z, as great as the totals allow, from which tangents are proved not to be negative at `low`; None if
    there is no such number. Tangents at greater places are greater at `low`, so that it is enough to look at z."""
    if low >= curve.positive_from:
        start = max(low, curve.positive_from) or UP.multiply(total.mean.hi, NEAR_ZERO)
    else:
        start = next(
            (z for z in (UP.multiply(touching(curve, low), factor) for factor in ATTEMPTS) if touches(curve, z, low)),
            None,
        )
    if start is None or start <= ZERO or not start.is_finite():
        return None
    usual = DOWN.subtract(total.mean.lo, UP.multiply(total.deviation(), FAR))
    return max(start, usual, down(total.least()))


def touches(curve, z: Decimal, low: Decimal) -> bool:
    """Whether b(z) - b'(z) (z - low) >= 0 is proved, b(z) > 0."""
    if not (z.is_finite() and z > curve.concave_from and curve.at(z) is not None):
        return False
    level, slope = curve.at(z)
    return level.lo > ZERO and (level - slope * (Interval.of(z) - Interval.of(low))).lo >= ZERO
