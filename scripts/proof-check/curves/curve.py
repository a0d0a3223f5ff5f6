"""What every accuracy curve has in common: a branch b, increasing and concave, and a = max(0, b)."""

import math
from decimal import Decimal
from typing import Optional, Tuple

from intervals import NOTHING, ZERO, Interval

MOST_REMEMBERED, MOST_ORDERS = 200_000, 40
NOWHERE = Decimal("Infinity")


class Curve:
    """a(x) = max(0, b(x)), and 0 below the largest zero of b. On x > `concave_from` (and x >= it where it is above 0)
    b is increasing and concave; where x <= concave_from > 0, b is not positive.

    limit          the least upper bound of a
    at_zero        a(0)
    zero_until     a is proved to be 0 up to here (-1: nowhere)
    alternating    the derivatives of limit - b have alternating signs (rule R8); `alternates` says from where
    positive_from  b is proved to be >= 0 from here on (0: everywhere, so that a is concave from 0 on)
    written        the family and its parameters as they stand in the file
    """

    concave_from = ZERO
    at_zero = NOTHING
    limit: Interval
    steepness = 1.0
    alternating = False

    def branch(self, x: Interval) -> Tuple[Interval, Interval]:
        """b(x) and b'(x) at x > 0."""
        raise NotImplementedError

    def first_slope(self) -> Optional[Interval]:
        """b'(0), where the curve is concave from 0 on and does not start upright; else None."""
        return None

    def bend(self, x: Decimal) -> Interval:
        """b''(x) at x > 0, where the curve is alternating."""
        raise NotImplementedError

    def alternates(self, z: Decimal) -> int:
        """For how many orders it is proved that h = limit - b has h >= 0, h' <= 0, h'' >= 0, ... on [z, oo), z > 0."""
        return MOST_ORDERS if self.alternating else 0

    def guess(self, x: float) -> Tuple[float, float]:
        """The same in floating point, for guesses that nothing rests on."""
        raise NotImplementedError

    def at(self, x: Decimal) -> Tuple[Interval, Interval]:
        """b(x) and b'(x) at x > 0, remembered."""
        if x not in self.remembered:
            if len(self.remembered) > MOST_REMEMBERED:
                self.remembered.clear()
            self.remembered[x] = self.branch(Interval.of(x))
        return self.remembered[x]

    def value(self, x: Decimal) -> Interval:
        """a(x)."""
        if x <= ZERO:
            return self.at_zero
        if x <= self.zero_until or x < self.concave_from:
            return NOTHING
        return self.at(x)[0].positive_part()

    def finish(self, starts_above_zero: bool) -> None:
        """Finds where a leaves zero. Called once, when the parameters are known."""
        self.remembered, self.touches = {}, {}
        self.zero_until, self.positive_from = (Decimal(-1), ZERO) if starts_above_zero else onset(self)


def onset(curve: Curve) -> Tuple[Decimal, Decimal]:
    """Where b is proved to be <= 0, and from where on >= 0: its zero is guessed, then both sides of it are proved."""
    guess, below, above = zero(curve), ZERO, NOWHERE
    if not math.isfinite(guess):
        return below, above
    for k in range(-15, 1):
        low, high = (max(curve.concave_from, Decimal(guess * (1 + share * 10.0**k))) for share in (-0.9, 9))
        if below == ZERO and low > ZERO and curve.at(low)[0].hi <= ZERO:
            below = low
        if above == NOWHERE and high > ZERO and curve.at(high)[0].lo >= ZERO:
            above = high
    return below, above


def zero(curve: Curve) -> float:
    """A guess at the zero of b, by bisection of ln x."""
    low, high = math.log(1e-300), math.log(1e300)
    for _ in range(80):
        middle = (low + high) / 2
        try:
            positive = curve.guess(math.exp(middle))[0] > 0
        except (ArithmeticError, ValueError):
            positive = middle > math.log(rough(curve.concave_from) or 1)
        low, high = (low, middle) if positive else (middle, high)
    return math.exp(high)


def touching(curve, start: Decimal) -> Decimal:
    """Where the tangent of the curve through (start, 0) touches it, about, remembered; infinite if none is found."""
    if start not in curve.touches:
        if len(curve.touches) > MOST_REMEMBERED:
            curve.touches.clear()
        try:
            found = Decimal(repr(touch(curve, rough(start))))
            curve.touches[start] = found if found > ZERO else NOWHERE
        except (ArithmeticError, ValueError):
            curve.touches[start] = NOWHERE
    return curve.touches[start]


def touch(curve, start: float) -> float:
    """A guess at the t where the tangent of the curve passes through (start, 0): b(t) = e b'(t) (t - start), e being
    1, or the exponent where w = v(b)."""

    def falls_short(t: float) -> bool:
        level, slope = curve.guess(t)
        return level < curve.steepness * slope * (t - start)

    low = max(start, rough(curve.positive_from))
    high = 2 * low
    while falls_short(high):
        low, high = high, 2 * high
    for _ in range(52):
        middle = (low + high) / 2
        low, high = (middle, high) if falls_short(middle) else (low, middle)
    return high


def rough(number) -> float:
    """In floating point, for guesses."""
    try:
        return float(number)
    except OverflowError:
        return math.inf


def grain(curve) -> Decimal:
    """So little data that the curve has hardly risen, where it has no slope at 0 to take: a guess at what teaches a part
    in 1e9 of all that is to be learnt."""
    if None not in curve.touches:
        base = getattr(curve, "curve", curve)
        start = rough(base.at_zero.hi)
        wanted, low, high = start + 1e-9 * (rough(base.limit.hi) - start), -600.0, 600.0
        for _ in range(60):
            middle = (low + high) / 2
            try:
                has_risen = base.guess(math.exp(middle))[0] > wanted
            except (ArithmeticError, ValueError):
                has_risen = middle > 0
            low, high = (low, middle) if has_risen else (middle, high)
        curve.touches[None] = Decimal(repr(math.exp(high)))
    return curve.touches[None]
