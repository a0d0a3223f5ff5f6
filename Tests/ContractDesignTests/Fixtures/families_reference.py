#!/usr/bin/env python3
"""Reference values of the accuracy families pow4, mmf and weibull, and of the onset of bound.

Usage:  python families_reference.py [families.csv]        (needs mpmath)

Columns: accuracy,x,value,slope,curvature.  In rows whose x says onset, value is the onset and slope the branch at 0
(empty where it is infinite).  Computed with 60 digits and printed with 17.  Every number in the first two
columns stands for the double nearest to the printed decimal.  Derivatives are Taylor coefficients found by mpmath from
the formula of the value alone, so no formula of a derivative is shared with what is tested.  For bound there is one
row, with the largest zero: found by bisection in the last sign change on a grid of ten thousand points from 1e-3 K to
1e9 K, so that a zero far below counts for nothing.
"""
import csv
import os
import random
import sys

from mpmath import mp, mpf

mp.dps = 60


def curve(text):
    """The branch, positive or not, and its onset: 0, or where it is 0."""
    name, _, rest = text.partition(":")
    p = [mpf(float(part)) for part in rest.split(",")]
    if name == "pow4":
        limit, b, d, g = p
        return (lambda x: limit - b * (x + d) ** -g), max(mpf(0), (b / limit) ** (1 / g) - d)
    if name == "mmf":
        limit, b, half, e = p
        return (lambda x: limit - b / (1 + (x / half) ** e)), half * max(mpf(0), b / limit - 1) ** (1 / e)
    if name == "weibull":
        limit, b, scale, e = p
        return (lambda x: limit - b * mp.exp(-(x / scale) ** e)), scale * max(mpf(0), mp.log(b / limit)) ** (1 / e)
    raise ValueError(text)


def bound_onset(k, limit):
    branch = lambda x: limit - (mp.sqrt(2 * k * (2 + mp.log(x / k))) + 4) / mp.sqrt(x)
    grid = [k * mpf(10) ** (mpf(j) * 12 / 10000 - 3) for j in range(10001)]
    grid = [x for x in grid if 2 + mp.log(x / k) >= 0]
    last = max(j for j in range(len(grid) - 1) if (branch(grid[j]) < 0) != (branch(grid[j + 1]) < 0))
    low, high = grid[last], grid[last + 1]
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if branch(middle) < 0 else (low, middle)
    return low


def specifications(rng):
    yield from ("pow4:0.95,0.9,5,0.4", "pow4:0.95,2,5,0.4", "pow4:0.9,2.5,0,0.5", "pow4:1,1000,200,1.5",
                "mmf:0.95,0.6,100,0.5", "mmf:0.95,0.95,100,1", "mmf:0.95,1.2,100,0.7", "mmf:1,3,1000,0.05",
                "weibull:0.9,0.7,80,0.6", "weibull:0.9,0.9,50,1", "weibull:0.9,1.3,80,0.6", "weibull:1,2,10,0.05")
    for _ in range(8):
        limit = round(rng.uniform(0.3, 1), 3)
        b = float("%.4g" % (limit * rng.uniform(0.2, 2)))
        size, e = float("%.4g" % 10 ** rng.uniform(-3, 5)), round(rng.uniform(0.1, 1), 3)
        yield "pow4:%r,%r,%r,%r" % (limit, float("%.4g" % (b * size ** e)), size, e)
        yield "mmf:%r,%r,%r,%r" % (limit, b, size, e)
        yield "weibull:%r,%r,%r,%r" % (limit, b, size, e)


def rows():
    rng = random.Random(20251125)
    for text in specifications(rng):
        branch, onset = curve(text)
        size = float(text.split(",")[2]) or 1.0
        points = [float("%.6g" % (onset + mpf(size) * mpf(10) ** rng.uniform(-6, 4))) for _ in range(6)]
        for x in sorted(points):
            value, slope, half = mp.taylor(branch, mpf(x), 2)
            yield text, repr(x), value, slope, 2 * half
        yield text, "onset", onset, branch(mpf(0)) if float(text.split(",")[2]) else -mp.inf, mpf(0)
    for k in ("1e-06", "1.0", "100.0", "118.0", "119.0", "500.0", "1000.0", "1000000.0", "1000000000.0"):
        for limit in ("1.0", "0.4"):
            yield "bound:%s,%s" % (k, limit), "onset", bound_onset(mpf(float(k)), mpf(float(limit))), mpf(0), mpf(0)


def main(path):
    temporary = path + ".tmp"
    with open(temporary, "w", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow("accuracy,x,value,slope,curvature".split(","))
        for text, x, *numbers in rows():
            cells = [mp.nstr(n, 17, min_fixed=-5, max_fixed=17) if mp.isfinite(n) else "" for n in numbers]
            out.writerow([text, x] + cells)
    os.replace(temporary, path)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "families.csv")
