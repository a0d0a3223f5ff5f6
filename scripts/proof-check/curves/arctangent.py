"""arctan and pi in intervals."""

from functools import lru_cache

from intervals import DIGITS, WHOLE, ZERO, Interval

HALVINGS = 5


def arctan(x: Interval) -> Interval:
    """Of x > 0. The angle is halved a few times, arctan x = 2 arctan(x / (1 + sqrt(1 + x^2))), then the series
    x - x^3/3 + x^5/5 - ... is summed, whose terms alternate and fall: the sum lies between any two that follow each
    other."""
    for _ in range(HALVINGS):
        x = x / (WHOLE + (WHOLE + x * x).sqrt())
    square, power, total, k = x * x, x, x, 1
    while power.hi > ZERO and power.hi.adjusted() > x.hi.adjusted() - DIGITS:
        power = power * square
        k += 2
        term = power / Interval.of(k)
        before, total = total, (total - term if k % 4 == 3 else total + term)
    between = Interval(min(before.lo, total.lo), max(before.hi, total.hi))
    return Interval.of(2**HALVINGS) * between


@lru_cache(maxsize=None)
def pi() -> Interval:
    return Interval.of(4) * arctan(WHOLE)
