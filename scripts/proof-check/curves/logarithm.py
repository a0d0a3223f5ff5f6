"""For which x the function sqrt(u)/sqrt(x), u = 2 + ln(x/K), has derivatives of alternating signs (rule R8).

Its n-th derivative is x^(-1/2-n) u^(1/2-n) Q_n(u), where Q_0 = 1 and, by differentiating once more,

    Q_n+1 = -(n + 1/2) u Q_n + (1/2 - n) Q_n + u Q_n'.

With R_n = (-1)^n Q_n and u = u0 + v this is R_n+1 = (n + 1/2) (u0 + v) R_n + (n - 1/2) R_n - (u0 + v) R_n'. Where all
coefficients of R_n as a polynomial in v are >= 0, R_n >= 0 for all u >= u0. The numbers are exact: u0 is rounded down
to three decimals.
"""

from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import List

HALF = Fraction(1, 2)


MOST_ORDERS = 40


def alternating_orders(u0: Decimal) -> int:
    """So many derivatives are proved to have alternating signs for all u >= u0."""
    return orders_from(Fraction(min(u0, Decimal(100)).quantize(Decimal("0.001"), ROUND_FLOOR)))


@lru_cache(maxsize=None)
def orders_from(u0: Fraction) -> int:
    r = [Fraction(1)]
    for n in range(MOST_ORDERS):
        r = next_polynomial(r, n, u0)
        if any(coefficient < 0 for coefficient in r):
            return n
    return MOST_ORDERS


def next_polynomial(r: List[Fraction], n: int, u0: Fraction) -> List[Fraction]:
    """R_n+1 from R_n, coefficients by rising powers of v."""
    derivative = [k * c for k, c in enumerate(r)][1:] + [Fraction(0)]
    inner = [(n + HALF) * c - d for c, d in zip(r, derivative)]
    result = [u0 * c for c in inner] + [Fraction(0)]
    for k, c in enumerate(inner):
        result[k + 1] += c
    for k, c in enumerate(r):
        result[k] += (n - HALF) * c
    return result
