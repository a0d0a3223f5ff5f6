"""What a model is worth: w(x) = v(a(x)), with v(r) = scale r or scale r^e, 0 < e <= 1. Since v is increasing and
concave, v(b) is increasing and concave wherever b is and is positive."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Optional, Tuple

from curves.curve import Curve
from document.strict import array, choice, parameter, positive
from intervals import WHOLE, ZERO, Interval
from verdicts import Unreadable

LEAST_EXPONENT = Fraction(1, 20)


class Valuation(NamedTuple):
    scale: Fraction
    exponent: Fraction

    @property
    def linear(self) -> bool:
        return self.exponent == 1

    def of(self, performance: Interval) -> Interval:
        """v of a number that is not negative."""
        if self.linear:
            return Interval.of(self.scale) * performance
        exponent = Interval.of(self.exponent)
        low = Interval(performance.lo, performance.lo).power(exponent).lo if performance.lo > ZERO else ZERO
        high = Interval(performance.hi, performance.hi).power(exponent).hi if performance.hi > ZERO else ZERO
        return Interval.of(self.scale) * Interval(low, high)


class Worth:
    """w(x) = v(a(x)) with the interface of a curve; `at` answers None where b(x) > 0 is needed and not proved."""

    def __init__(self, curve: Curve, valuation: Valuation):
        self.alternating = curve.alternating
        self.curve, self.valuation = curve, valuation
        self.limit, self.at_zero = valuation.of(curve.limit), valuation.of(curve.at_zero)
        self.concave_from, self.zero_until, self.positive_from = (
            curve.concave_from,
            curve.zero_until,
            curve.positive_from,
        )
        self.scale, self.exponent = Interval.of(valuation.scale), Interval.of(valuation.exponent)
        self.steepness, self.guess, self.touches = float(valuation.exponent), curve.guess, {}

    def at(self, x: Decimal) -> Optional[Tuple[Interval, Interval]]:
        """w(x) and w'(x) on the branch: scale b^e and scale e b^(e-1) b'."""
        level, slope = self.curve.at(x)
        if self.valuation.linear:
            return self.scale * level, self.scale * slope
        if level.lo <= ZERO:
            return None
        power = self.scale * level.power(self.exponent)
        return power, power * self.exponent * slope / level

    def first_slope(self) -> Optional[Interval]:
        """w'(0), where w is concave from 0 on and does not start upright; else None."""
        slope, start = self.curve.first_slope(), self.curve.at_zero
        if slope is None or self.positive_from > ZERO:
            return None
        if self.valuation.linear:
            return self.scale * slope
        return self.at_zero * self.exponent * slope / start if start.lo > ZERO else None

    def bend(self, x: Decimal) -> Interval:
        """w''(x): scale e b^(e-1) (b'' + (e-1) b'^2 / b), where b(x) > 0 is proved."""
        if self.valuation.linear:
            return self.scale * self.curve.bend(x)
        level, slope = self.curve.at(x)
        factor = self.scale * self.exponent * level.power(self.exponent) / level
        return factor * (self.curve.bend(x) - (WHOLE - self.exponent) * slope * slope / level)

    def alternates(self, z: Decimal) -> int:
        """V - w = scale (C^e - (C - h)^e) with C the limit and h = C - b; as a function of h its derivatives are all
        >= 0 while h < C, so that it keeps the signs of h's."""
        return self.curve.alternates(z) if self.valuation.linear or self.curve.at(z)[0].lo > ZERO else 0

    def value(self, x: Decimal) -> Interval:
        return self.valuation.of(self.curve.value(x))


def read(value, where: str) -> Valuation:
    """A valuation from ["linear", scale] or ["power", scale, exponent]."""
    array(value, where, 1)
    family = choice(value[0], where + "[0]", "linear", "power")
    array(value, where, 2 if family == "linear" else 3, 2 if family == "linear" else 3)
    scale = positive(parameter(value[1], where + "[1]"), where + "[1]")
    exponent = Fraction(1) if family == "linear" else parameter(value[2], where + "[2]")
    if not LEAST_EXPONENT <= exponent <= 1:
        raise Unreadable(where + "[2]", "must be between 0.05 and 1")
    return Valuation(scale, exponent)
