"""The families of accuracy curves, each by its branch b, the slope of b, and the second derivative."""

import math
from fractions import Fraction
from typing import List

from curves import arctangent, table
from curves.curve import Curve, rough
from curves.logarithm import alternating_orders
from document.strict import array, choice, parameter, positive
from intervals import WHOLE, Interval, up
from verdicts import Unreadable

LEAST_EXPONENT = Fraction(1, 20)


class Bound(Curve):
    """b = L - (sqrt(2 K (2 + ln(x/K))) + 4) / sqrt(x), and a = 0 up to K.

    At K the formula is below zero: b(K) = L - 2 - 4/sqrt(K) and L <= 1. From K on it is increasing and concave: with
    u = 2 + ln(x/K) >= 2, the first derivative of sqrt(u)/sqrt(x) has the sign of 1 - u, the second that of
    3u^2 - 4u - 1, which is positive for u > 1.5486. (Far below K it may be positive once more, which does not count.)
    """

    alternating = True

    def __init__(self, k: Fraction, limit: Fraction):
        self.k, self.limit = Interval.of(k), Interval.of(limit)
        self.root = (Interval.of(2) * self.k).sqrt()
        self.concave_from = up(k)
        self.numbers = rough(k), rough(limit)
        self.finish(False)

    def branch(self, x):
        u = TWO + (x / self.k).ln()
        root_x, root_u = x.sqrt(), u.sqrt()
        missing = (self.root * root_u + FOUR) / root_x
        slope = (self.root * (u - WHOLE) / (TWO * root_u) + TWO) / (x * root_x)
        return self.limit - missing, slope

    def bend(self, x):
        x = Interval.of(x)
        u = TWO + (x / self.k).ln()
        second = (THREE * u * u - FOUR * u - WHOLE) / (FOUR * u * u.sqrt())
        return -((self.root * second + THREE) / (x * x * x.sqrt()))

    def alternates(self, z):
        """4/sqrt(x) is alternating, and sqrt(u)/sqrt(x) as far as its polynomials are."""
        return alternating_orders((TWO + (Interval.of(z) / self.k).ln()).lo) if z > self.concave_from else 0

    def guess(self, x):
        k, limit = self.numbers
        u = 2 + math.log(x / k)
        root = math.sqrt(2 * k * u)
        return limit - (root + 4) / math.sqrt(x), (root * (u - 1) / (2 * u) + 2) / (x * math.sqrt(x))


class Power(Curve):
    """b = L - B (x + D)^-G; `power` has D = 0, `pow4` any D >= 0."""

    alternating = True

    def __init__(self, limit: Fraction, b: Fraction, d: Fraction, g: Fraction):
        self.limit, self.b, self.d, self.g = (Interval.of(x) for x in (limit, b, d, g))
        self.numbers = rough(limit), rough(b), rough(d), rough(g)
        start = self.limit - self.b * self.d.power(-self.g) if d > 0 else -WHOLE
        self.at_zero = start.positive_part()
        self.finish(start.lo >= 0)

    def branch(self, x):
        missing = self.b * (x + self.d).power(-self.g)
        return self.limit - missing, self.g * missing / (x + self.d)

    def first_slope(self):
        return self.g * self.b * self.d.power(-self.g) / self.d if self.d.lo > 0 else None

    def bend(self, x):
        place = Interval.of(x) + self.d
        return -(self.b * self.g * (self.g + WHOLE) * place.power(-(self.g + TWO)))

    def guess(self, x):
        limit, b, d, g = self.numbers
        missing = b * (x + d) ** -g
        return limit - missing, g * missing / (x + d)


class Exponential(Curve):
    """b = L (1 - exp(-R x))."""

    alternating = True

    def __init__(self, limit: Fraction, rate: Fraction):
        self.limit, self.rate = Interval.of(limit), Interval.of(rate)
        self.numbers = rough(limit), rough(rate)
        self.finish(True)

    def branch(self, x):
        missing = self.limit * (-(self.rate * x)).exp()
        return self.limit - missing, self.rate * missing

    def first_slope(self):
        return self.limit * self.rate

    def bend(self, x):
        return -(self.rate * self.at(x)[1])

    def guess(self, x):
        limit, rate = self.numbers
        missing = limit * math.exp(-rate * x)
        return limit - missing, rate * missing


class Arctan(Curve):
    """b = (2/pi) arctan(R x), b' = (2/pi) R / (1 + (R x)^2)."""

    limit = WHOLE

    def __init__(self, rate: Fraction):
        self.rate = Interval.of(rate)
        self.number = rough(rate)
        self.finish(True)

    def branch(self, x):
        y, part = self.rate * x, TWO / arctangent.pi()
        return part * arctangent.arctan(y), part * self.rate / (WHOLE + y * y)

    def first_slope(self):
        return TWO / arctangent.pi() * self.rate

    def guess(self, x):
        y = self.number * x
        return math.atan(y) * 2 / math.pi, 2 / math.pi * self.number / (1 + y * y)


class Mmf(Curve):
    """b = L - B / (1 + y), y = (x/H)^E, b' = B y' / (1 + y)^2, y' = E y / x."""

    alternating = True

    def __init__(self, limit: Fraction, b: Fraction, half: Fraction, exponent: Fraction):
        self.limit, self.b, self.half, self.exponent = (Interval.of(x) for x in (limit, b, half, exponent))
        self.numbers = rough(limit), rough(b), rough(half), rough(exponent)
        self.at_zero = (self.limit - self.b).positive_part()
        self.finish(limit >= b)

    def branch(self, x):
        y = (x / self.half).power(self.exponent)
        missing = self.b / (WHOLE + y)
        return self.limit - missing, missing * self.exponent * y / (x * (WHOLE + y))

    def first_slope(self):
        return self.b / self.half if self.exponent.lo >= 1 else None

    def bend(self, x):
        """b'' = b' ((E - 1)/x - 2 y' / (1 + y))."""
        slope, x = self.at(x)[1], Interval.of(x)
        y = (x / self.half).power(self.exponent)
        return slope * ((self.exponent - WHOLE) - TWO * self.exponent * y / (WHOLE + y)) / x

    def guess(self, x):
        limit, b, half, exponent = self.numbers
        y = (x / half) ** exponent
        return limit - b / (1 + y), b * exponent * y / (x * (1 + y) ** 2)


class Weibull(Curve):
    """b = L - B exp(-y), y = (x/S)^E, b' = B exp(-y) y', y' = E y / x."""

    alternating = True

    def __init__(self, limit: Fraction, b: Fraction, scale: Fraction, exponent: Fraction):
        self.limit, self.b, self.scale, self.exponent = (Interval.of(x) for x in (limit, b, scale, exponent))
        self.numbers = rough(limit), rough(b), rough(scale), rough(exponent)
        self.at_zero = (self.limit - self.b).positive_part()
        self.finish(limit >= b)

    def branch(self, x):
        y = (x / self.scale).power(self.exponent)
        missing = self.b * (-y).exp()
        return self.limit - missing, missing * self.exponent * y / x

    def first_slope(self):
        return self.b / self.scale if self.exponent.lo >= 1 else None

    def bend(self, x):
        """b'' = b' ((E - 1)/x - y')."""
        slope, x = self.at(x)[1], Interval.of(x)
        y = (x / self.scale).power(self.exponent)
        return slope * ((self.exponent - WHOLE) - self.exponent * y) / x

    def guess(self, x):
        limit, b, scale, exponent = self.numbers
        y = (x / scale) ** exponent
        missing = b * math.exp(-y)
        return limit - missing, missing * exponent * y / x


TWO, THREE, FOUR = Interval.of(2), Interval.of(3), Interval.of(4)
PARAMETERS = {"bound": 2, "power": 3, "pow4": 4, "exponential": 2, "arctan": 1, "mmf": 4, "weibull": 4}


def read(value, where: str) -> Curve:
    """A curve from [family, parameter, ...]."""
    array(value, where, 1)
    family = choice(value[0], where + "[0]", "table", *PARAMETERS)
    if family == "table":
        return table.read(value, where)
    array(value, where, 1 + PARAMETERS[family], 1 + PARAMETERS[family])
    numbers = [parameter(x, f"{where}[{k}]") for k, x in enumerate(value) if k > 0]
    may_be_zero = 3 if family == "pow4" else None
    for k, x in enumerate(numbers, 1):
        if x < 0 or k != may_be_zero:
            positive(x, f"{where}[{k}]")
    limit = {"bound": 2, "arctan": None}.get(family, 1)
    if limit and numbers[limit - 1] > 1:
        raise Unreadable(f"{where}[{limit}]", "must be at most 1")
    if family in ("mmf", "weibull") and not LEAST_EXPONENT <= numbers[3] <= 1:
        raise Unreadable(where + "[4]", "must be between 0.05 and 1")
    curve = build(family, numbers)
    curve.written = [family, *numbers]
    return curve


def build(family: str, numbers: List[Fraction]) -> Curve:
    if family == "power":
        limit, b, g = numbers
        return Power(limit, b, Fraction(0), g)
    kinds = {
        "bound": Bound,
        "pow4": Power,
        "exponential": Exponential,
        "arctan": Arctan,
        "mmf": Mmf,
        "weibull": Weibull,
    }
    return kinds[family](*numbers)
