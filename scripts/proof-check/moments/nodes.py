"""Guesses: where polynomials should meet a function so that their expectations come close to the function's.

Best are the nodes of the Gauss rule of the total's law: the zeros of its orthogonal polynomials, found from the moments
(Golub, Meurant, "Matrices, moments and quadrature"). Nothing rests on them: any distinct nodes give valid bounds.
"""

import math
from decimal import Decimal, localcontext
from typing import List, Tuple

GUESS_DIGITS = 80


def gauss_nodes(moments: List[Decimal], spread: Decimal, count: int) -> List[float]:
    """The zeros of the orthogonal polynomial of degree `count`, in units of the spread; fewer where the law has fewer
    points."""
    shift, norm = recurrence(moments, spread, count)
    zeros: List[float] = []
    radius = 2 * math.sqrt(max(norm)) + max(abs(a) for a in shift) + 1
    for degree in range(1, len(shift) + 1):
        ends = [-radius] + zeros + [radius]
        zeros = [zero_between(low, high, shift[:degree], norm) for low, high in zip(ends, ends[1:])]
    return zeros


def recurrence(moments: List[Decimal], spread: Decimal, count: int) -> Tuple[List[float], List[float]]:
    """Chebyshev's algorithm: p_(k+1) = (x - shift_k) p_k - norm_k p_(k-1)."""
    with localcontext() as context:
        context.prec = GUESS_DIGITS
        before, row = [Decimal(0)] * (2 * count), [m / spread**k for k, m in enumerate(moments[: 2 * count])]
        shift, norm = [row[1] / row[0]], [row[0]]
        for k in range(1, count):
            following = [Decimal(0)] * (2 * count)
            for x in range(k, 2 * count - k):
                following[x] = row[x + 1] - shift[-1] * row[x] - norm[-1] * before[x]
            if following[k] <= Decimal("1e-30"):
                break
            shift.append(following[k + 1] / following[k] - row[k] / row[k - 1])
            norm.append(following[k] / row[k - 1])
            before, row = row, following
    return [float(a) for a in shift], [float(b) for b in norm]


def zero_between(low: float, high: float, shift: List[float], norm: List[float]) -> float:
    """Between two neighbouring zeros of the polynomial one degree lower there is exactly one."""
    rising = polynomial(high, shift, norm) > 0
    for _ in range(50):
        middle = (low + high) / 2
        if (polynomial(middle, shift, norm) > 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def polynomial(x: float, shift: List[float], norm: List[float]) -> float:
    before, value = 0.0, 1.0
    for a, b in zip(shift, norm):
        before, value = value, (x - a) * value - b * before
    return value
