"""Rule R4: a straight line above the curve on an interval of totals, as close as can be at one of them.

The curve is a (or w in its place): zero at first, then the increasing concave branch b. Where it leaves zero it bends
upward; that kink is what makes the whole problem hard, and it is dealt with here and nowhere else.
"""

from decimal import Decimal
from typing import NamedTuple

from curves.curve import grain, touching
from intervals import UP, ZERO, Interval


class Line(NamedTuple):
    """alpha + beta X, exact numbers, beta >= 0."""

    alpha: Decimal
    beta: Decimal


def majorant(curve, low: Decimal, high: Decimal, x: Decimal) -> Line:
    """A line with a(X) <= alpha + beta X for all X in [low, high], 0 <= low."""
    if high <= ZERO:
        return Line(curve.at_zero.hi, ZERO)
    if high <= curve.zero_until:
        return Line(ZERO, ZERO)
    if low >= curve.positive_from:
        return tangent(curve, high, min(max(x, low), high) or min(grain(curve), high))
    if high <= curve.positive_from:
        return constant(curve, high)
    return over_kink(curve, low, high, x)


def constant(curve, high: Decimal) -> Line:
    """a is increasing: nowhere in the interval is it greater than at the end."""
    return Line(curve.value(high).hi, ZERO)


def tangent(curve, high: Decimal, t: Decimal) -> Line:
    """On all of the interval a = b, which is concave: it lies below its tangent at t, wherever t > 0 may be. In
    numbers, b(t) + b'(t) (X - t) <= alpha + beta X for the greatest b'(t) and b(t) - b'(t) t that are possible, since
    X >= 0."""
    at = curve.at(t)
    if at is None:
        return constant(curve, high)
    level, slope = at
    return Line((level - slope * Interval.of(t)).hi, max(ZERO, slope.hi))


def over_kink(curve, low: Decimal, high: Decimal, x: Decimal) -> Line:
    """The kink may lie inside. Either the chord from (low, 0) to (high, b(high)), or the tangent at a point t of the
    branch, raised until it is not negative at `low`: where a = b, a lies below the tangent, and where a = 0, the line
    is >= 0."""
    best = touching(curve, low)
    chord = chord_line(curve, low, high) if best >= high else None
    if chord:
        return chord
    t = min(max(x, best, curve.positive_from), high)
    at = curve.at(t)
    if at is None:
        return constant(curve, high)
    level, slope = at
    alpha = max((level - slope * Interval.of(t)).hi, (-(slope * Interval.of(low))).hi)
    return Line(alpha, max(ZERO, slope.hi))


def chord_line(curve, low: Decimal, high: Decimal):
    """The line through (low, 0) and (high, b(high)), if b(high) <= b'(high) (high - low) is proved: then, b being
    concave, b(X) <= b(high) + b'(high) (X - high) <= beta (X - low) for X <= high; and where a = 0 the line is not
    negative."""
    at = curve.at(high)
    if at is None:
        return None
    level, slope = at
    width = Interval.of(high) - Interval.of(low)
    if width.lo <= ZERO or (level - slope * width).hi > ZERO:
        return None
    beta = (level.positive_part() / width).hi
    return Line((-(Interval(beta, beta) * Interval.of(low))).hi, beta)
