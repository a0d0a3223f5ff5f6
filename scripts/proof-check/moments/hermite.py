"""Rule R8, second part: expectations of alternating functions, between those of two polynomials.

f is alternating on [z, oo) if f >= 0, f' <= 0, f'' >= 0, and so on. Let P- be the polynomial of degree 2M - 1 that
meets f and f' at nodes x_1, ..., x_M >= z, and P+ the one of degree 2M that meets f(z) as well. By the remainder of
Hermite's interpolation

    f(X) - P-(X) = f^(2M)(xi) / (2M)! (X - x_1)^2 ... (X - x_M)^2                      >= 0   for X >= z,
    f(X) - P+(X) = f^(2M+1)(xi) / (2M+1)! (X - z) (X - x_1)^2 ... (X - x_M)^2           <= 0   for X >= z,

so that E[P-(X); X >= z] <= E[f(X); X >= z] <= E[P+(X); X >= z], whatever the nodes.
"""

from decimal import Decimal
from typing import Callable, List

from intervals import DOWN, NOTHING, UP, WHOLE, ZERO, Interval
from moments.nodes import gauss_nodes
from moments.totals import Total
from verdicts import Clock

SIZES = (2, 3, 4, 6, 8, 12, 16)
LEAST_SPREAD = Decimal("1e-9")


def expectation(f: Callable, total: Total, z: Decimal, tolerance: Decimal, orders: int, clock: Clock) -> Interval:
    """E[f(X); X >= z], as narrow as the tolerance if it can be had. f(x) is a pair of the value and the derivative; it
    is alternating on [z, oo) as far as its derivative of order `orders`. Each number of nodes gives valid bounds."""
    best, below = None, total.chance_below(z)
    for count in SIZES:
        clock.check()
        if 2 * count + 1 > orders:
            break
        found = between(f, total, z, below, choose_nodes(total, z, count))
        if best is not None:
            found = Interval(max(best.lo, found.lo), min(best.hi, found.hi))
            if width(found) > DOWN.divide(width(best), Decimal(2)):
                return found
        best = found
        if width(best) <= tolerance:
            break
    return best


def width(interval: Interval) -> Decimal:
    return UP.subtract(interval.hi, interval.lo)


def choose_nodes(total: Total, z: Decimal, count: int) -> List[Decimal]:
    """Distinct numbers above z."""
    spread = max(total.deviation(), UP.multiply(max(total.mean.hi, z), LEAST_SPREAD))
    if count not in total.nodes:
        moments = [moment.hi for moment in total.central_moments(2 * count)]
        total.nodes[count] = [Decimal(x) for x in gauss_nodes(moments, spread, count)]
    nodes, step = [], UP.multiply(spread, Decimal("0.01"))
    least = z
    for x in total.nodes[count]:
        least = max(UP.add(least, step), UP.fma(x, spread, total.mean.hi))
        nodes.append(least)
    return nodes


def between(f: Callable, total: Total, z: Decimal, below: Decimal, nodes: List[Decimal]) -> Interval:
    """The bounds for these nodes. E[P; X >= z] differs from E[P] by at most P(X < z) times the greatest |P| on [0,
    z]."""
    places = [x for node in nodes for x in (node, node)] + [z]
    differences = divided_differences(f, places)
    means = newton_means(total, places)
    lower = sum((d * mean for d, mean in zip(differences[:-1], means)), NOTHING)
    upper = lower + differences[-1] * means[-1]
    if below == ZERO:
        return Interval(max(ZERO, lower.lo), upper.hi)
    low_size, high_size = greatest_size(differences[:-1], places), greatest_size(differences, places)
    return Interval(
        max(ZERO, DOWN.subtract(lower.lo, UP.multiply(below, low_size))),
        UP.add(upper.hi, UP.multiply(below, high_size)),
    )


def divided_differences(f: Callable, places: List[Decimal]) -> List[Interval]:
    """f[x_1], f[x_1, x_1], f[x_1, x_1, x_2], ...: the coefficients of Newton's form. At a double place f[x, x] =
    f'(x)."""
    at = {x: f(x) for x in places}
    exact = [Interval.of(x) for x in places]
    column, result = [at[x][0] for x in places], []
    for order in range(len(places)):
        result.append(column[0])
        column = [
            at[places[k]][1]
            if places[k] == places[k + order + 1]
            else (column[k + 1] - column[k]) / (exact[k + order + 1] - exact[k])
            for k in range(len(column) - 1)
        ]
    return result


def newton_means(total: Total, places: List[Decimal]) -> List[Interval]:
    """E[(X - x_1) ... (X - x_k)] for k = 0, 1, ..., from the moments of D = X - mean: X - x = D - (x - mean)."""
    moments = total.central_moments(len(places))
    polynomial, result = [WHOLE], []
    for x in places:
        result.append(sum((c * moment for c, moment in zip(polynomial, moments)), NOTHING))
        offset = Interval.of(x) - total.mean
        shifted = [NOTHING] + polynomial
        polynomial = [a - offset * b for a, b in zip(shifted, polynomial + [NOTHING])]
    return result


def greatest_size(differences: List[Interval], places: List[Decimal]) -> Decimal:
    """The greatest |P| on [0, z]: there |X - x| <= x, since no place x is less than z."""
    size, product = ZERO, Decimal(1)
    for d, x in zip(differences, places):
        size = UP.fma(max(d.hi, d.lo.copy_negate()), product, size)
        product = UP.multiply(product, x)
    return size
