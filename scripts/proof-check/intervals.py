"""Intervals of decimal numbers: the arithmetic in which everything is computed that cannot be computed exactly.

An interval [lo, hi] stands for a number that is not known but lies in it. Each operation rounds its lower end down and
its upper end up, so that the result contains every value that the operation can have. Two decimal contexts do this:
DOWN rounds towards minus infinity, UP towards plus infinity. Plain operators on Decimal are never used, since they
round as the program's default context says. For +, -, * and / the decimal module keeps to the rounding that a context
asks for; its sqrt, exp and ln round to the nearest whatever the context says, and are therefore widened by one unit in
the last place.
"""

from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_CEILING,
    ROUND_FLOOR,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from fractions import Fraction

DIGITS = 50
TRAPS = [InvalidOperation, DivisionByZero, Overflow]
DOWN = Context(prec=DIGITS, rounding=ROUND_FLOOR, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=TRAPS)
UP = Context(prec=DIGITS, rounding=ROUND_CEILING, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=TRAPS)
ZERO, ONE = Decimal(0), Decimal(1)
NARROW = Decimal("1e-20")


class Interval:
    """The numbers from lo to hi."""

    __slots__ = ("lo", "hi")

    def __init__(self, lo: Decimal, hi: Decimal):
        self.lo = lo
        self.hi = hi

    @staticmethod
    def of(number) -> "Interval":
        """The least interval around an int, a Fraction or a Decimal."""
        if isinstance(number, Decimal):
            return Interval(DOWN.plus(number), UP.plus(number))
        if isinstance(number, int):
            return Interval(DOWN.plus(Decimal(number)), UP.plus(Decimal(number)))
        above, below = Decimal(number.numerator), Decimal(number.denominator)
        return Interval(DOWN.divide(above, below), UP.divide(above, below))

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(DOWN.add(self.lo, other.lo), UP.add(self.hi, other.hi))

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(DOWN.subtract(self.lo, other.hi), UP.subtract(self.hi, other.lo))

    def __neg__(self) -> "Interval":
        return Interval(self.hi.copy_negate(), self.lo.copy_negate())

    def __mul__(self, other: "Interval") -> "Interval":
        if self.lo >= ZERO and other.lo >= ZERO:
            return Interval(DOWN.multiply(self.lo, other.lo), UP.multiply(self.hi, other.hi))
        pairs = [(x, y) for x in (self.lo, self.hi) for y in (other.lo, other.hi)]
        return Interval(min(DOWN.multiply(x, y) for x, y in pairs), max(UP.multiply(x, y) for x, y in pairs))

    def __truediv__(self, other: "Interval") -> "Interval":
        if self.lo >= ZERO and other.lo > ZERO:
            return Interval(DOWN.divide(self.lo, other.hi), UP.divide(self.hi, other.lo))
        if not (other.lo > ZERO or other.hi < ZERO):
            raise ZeroDivisionError("division by what may be zero")
        pairs = [(x, y) for x in (self.lo, self.hi) for y in (other.lo, other.hi)]
        return Interval(min(DOWN.divide(x, y) for x, y in pairs), max(UP.divide(x, y) for x, y in pairs))

    def sqrt(self) -> "Interval":
        return Interval(max(ZERO, DOWN.next_minus(DOWN.sqrt(self.lo))), UP.next_plus(UP.sqrt(self.hi)))

    def exp(self) -> "Interval":
        """The upper end of a narrow interval comes from the lower: exp(lo + d) <= exp(lo) / (1 - d) for 0 <= d < 1."""
        low = DOWN.exp(self.lo)
        gap = UP.subtract(self.hi, self.lo)
        above = UP.next_plus(low)
        high = UP.divide(above, DOWN.subtract(ONE, gap)) if gap < NARROW else UP.next_plus(UP.exp(self.hi))
        return Interval(max(ZERO, DOWN.next_minus(low)), high)

    def ln(self) -> "Interval":
        """Of a number that is proved positive. The same for narrow ones: ln(lo + d) <= ln(lo) + d / lo."""
        if self.lo <= ZERO:
            raise ZeroDivisionError("logarithm of what may be zero")
        low = DOWN.ln(self.lo)
        gap = UP.divide(UP.subtract(self.hi, self.lo), self.lo)
        high = UP.add(UP.next_plus(low), gap) if gap < NARROW else UP.next_plus(UP.ln(self.hi))
        return Interval(DOWN.next_minus(low), high)

    def power(self, exponent: "Interval") -> "Interval":
        """x^y = exp(y ln x), of a number that is proved positive."""
        return (exponent * self.ln()).exp()

    def whole_power(self, exponent: int) -> "Interval":
        """x^n for a whole n >= 0, by squaring."""
        result, square = Interval(ONE, ONE), self
        while exponent > 0:
            if exponent & 1:
                result = result * square
            exponent >>= 1
            if exponent:
                square = square * square
        return result

    def positive_part(self) -> "Interval":
        """max(0, x)."""
        return Interval(max(ZERO, self.lo), max(ZERO, self.hi))

    def __repr__(self) -> str:
        return f"[{self.lo}, {self.hi}]"


NOTHING, WHOLE = Interval(ZERO, ZERO), Interval(ONE, ONE)


def greatest(first: Interval, *others: Interval) -> Interval:
    """The greatest of several numbers: upper end with upper end, lower end with lower end."""
    for other in others:
        first = Interval(max(first.lo, other.lo), max(first.hi, other.hi))
    return first


def down(number: Fraction) -> Decimal:
    """A decimal number that is not greater."""
    return DOWN.divide(Decimal(number.numerator), Decimal(number.denominator))


def up(number: Fraction) -> Decimal:
    """A decimal number that is not less."""
    return UP.divide(Decimal(number.numerator), Decimal(number.denominator))
