#!/usr/bin/env python3
"""Reference values of training alone: f(c) = max(0, max_x v(a(x)) - c x).

Usage:  python reservation_reference.py [reservation.csv]        (needs mpmath)

Columns: accuracy,valuation,cost,contribution,utility.  Everything is computed with 50 digits
and printed with 17.  Every number in the first three columns stands for the double nearest to
the printed decimal (a solver that reads 0.95 holds that double), so rows next to the threshold
are exact for what the solver is actually given.  contribution and utility are 0 from the
threshold cost upwards (a tie at the threshold itself does not occur in the table).

Method: v(a(x)) is concave wherever it is positive (see below), so the stationary point is the
only root of (v o a)'(x) = c to the right of the hinge; it is bracketed and bisected in log x,
then polished by a secant step.  Its utility decides between it and x = 0.
Concavity: immediate for power, arctan and exponential; for bound, with q = sqrt(2K u) and
u = 2+ln(x/K), (q/sqrt x)'' has the sign of 3u^2-4u-1, positive for x >= K, and b(K) < 0.
"""
import csv
import os
import random
import sys

from mpmath import mp, mpf

mp.dps = 50


def numbers(text):
    name, _, rest = text.partition(":")
    return name, [mpf(float(part)) for part in rest.split(",")]


def accuracy(text):
    """b, b' and the bracket's left end (the hinge, where b = 0) of an accuracy specification."""
    name, p = numbers(text)
    if name == "bound":
        k, limit = p
        q = lambda x: mp.sqrt(2 * k * (2 + mp.log(x / k)))
        b = lambda x: limit - (q(x) + 4) / mp.sqrt(x)
        d = lambda x: (q(x) + 4) / (2 * x * mp.sqrt(x)) - k / (q(x) * x * mp.sqrt(x))
        return b, d, bisect(b, k, mpf(10) ** 15)      # b(K) < 0, b increases from there on
    if name == "power":
        limit, scale, g = p
        return (lambda x: limit - scale * x ** -g), (lambda x: scale * g * x ** (-g - 1)), \
            (scale / limit) ** (1 / g)
    if name == "arctan":
        r, = p
        return (lambda x: 2 / mp.pi * mp.atan(r * x)), (lambda x: 2 / mp.pi * r / (1 + (r * x) ** 2)), mpf(0)
    if name == "exponential":
        limit, r = p
        return (lambda x: -limit * mp.expm1(-r * x)), (lambda x: limit * r * mp.exp(-r * x)), mpf(0)
    raise ValueError(text)


def bisect(g, lo, hi):
    """Root of g, of opposite signs at lo < hi, both > 0: bisection in log x, then secant steps."""
    left = g(lo)
    a, z = mp.log(lo), mp.log(hi)
    if left * g(hi) > 0:
        raise ArithmeticError("no sign change")
    for _ in range(80):
        mid = (a + z) / 2
        if left * g(mp.exp(mid)) > 0:
            a = mid
        else:
            z = mid
    lo, hi = mp.exp(a), mp.exp(z)
    root = mp.findroot(g, (lo, hi), solver="secant", verify=False) if g(lo) != g(hi) else lo
    for _ in range(100):                             # safeguard: further bisection
        if lo <= root <= hi:
            return root
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if left * g(mid) > 0 else (lo, mid)
        root = (lo + hi) / 2
    return root


def value(valuation):
    """scale and exponent of v(r) = scale r^exponent."""
    name, p = numbers(valuation)
    return (p[0], mpf(1)) if name == "linear" else (p[0], p[1])


def threshold(acc, valuation):
    """(cost, contribution) at which training alone stops paying: the tangent from the origin.
    None where every cost pays (smooth accuracy under a strictly concave valuation)."""
    b, d, hinge = accuracy(acc)
    scale, e = value(valuation)
    if hinge == 0:
        return (scale * d(mpf(0)), mpf(0)) if e == 1 else None
    x = bisect(lambda x: e * x * d(x) - b(x), hinge * (1 + mpf(10) ** -20), mpf(10) ** 15)
    return scale * b(x) ** e / x, x


def alone(acc, valuation, cost):
    """Contribution and utility of the best stand-alone training at this cost."""
    b, d, hinge = accuracy(acc)
    scale, e = value(valuation)
    slope = lambda x: scale * e * (b(x) ** (e - 1) if e != 1 else 1) * d(x) - cost
    edge = threshold(acc, valuation)
    if edge and cost >= edge[0]:
        return mpf(0), mpf(0)
    low = edge[1] if edge and edge[1] else mpf(10) ** -30      # the optimum lies right of touching
    x = bisect(slope, low, scale / cost)                       # c x <= v <= scale
    return x, scale * b(x) ** e - cost * x


def rows():
    rng = random.Random(20240711)
    specs = [("bound:1,1", "linear:100"), ("bound:5,0.9", "linear:1"), ("bound:1,0.9", "power:100,0.5"),
             ("bound:5,1", "power:50,0.8"), ("power:0.95,1.5,0.5", "linear:100"),
             ("power:0.9,0.7,0.3", "power:100,0.5"), ("arctan:0.01", "linear:100"),
             ("arctan:0.05", "power:50,0.8"), ("exponential:1,0.02", "linear:100"),
             ("exponential:0.9,0.005", "power:100,0.5")]
    yield "bound:1,1", "linear:100", 0.02
    for acc, val in specs:
        edge = threshold(acc, val)
        if edge:
            for distance in ("-1e-3", "-1e-6", "-1e-9", "1e-3"):
                yield acc, val, float(edge[0] * (1 + mpf(distance)))
        reference = float(edge[0]) if edge else float(value(val)[0] * numbers(acc)[1][-1])
        for _ in range(3 if edge else 2):
            yield acc, val, float("%.6g" % (reference * 10 ** rng.uniform(-4, -0.2)))
    extra = [("bound:1,1", "linear:1"), ("arctan:0.1", "linear:1"), ("exponential:0.9,0.001", "power:50,0.8")]
    for acc, val in extra:
        yield acc, val, float("%.6g" % (float(value(val)[0]) * 10 ** rng.uniform(-6, -4)))


def main(path):
    edge = threshold("bound:1,1", "linear:100")[0]
    assert mp.nstr(edge, 16) == "0.2494140372263782", edge
    x, u = alone("bound:1,1", "linear:100", mpf(0.02))
    assert abs(x - mpf("715.643598025734")) < 1e-12 and abs(u - mpf("55.255892095883")) < 1e-12, (x, u)
    temporary = path + ".tmp"
    with open(temporary, "w", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow("accuracy,valuation,cost,contribution,utility".split(","))
        for acc, val, cost in rows():
            x, u = alone(acc, val, mpf(cost))
            out.writerow([acc, val, repr(cost)] + [mp.nstr(n, 17, min_fixed=-5, max_fixed=17) for n in (x, u)])
    os.replace(temporary, path)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "reservation.csv")
