"""Fits all families to the fixtures by SciPy's least_squares in all parameters from many starts, with smoothed errors.

Usage:  smoothed.py FIXTURES > FIXTURES/smoothed.ref.json        (needs numpy and scipy)

Written apart from the Swift sources: smoothing by numpy's polyfit, limits, drops and shapes searched together.
"""
import collections
import csv
import json
import pathlib
import sys

import numpy as np
from scipy.optimize import least_squares
from scipy.special import digamma

PILOTS = {"bc-logreg": None, "diamonds-tree": None, "digits-logreg": None, "mnist-knn3": None}


def read(path):
    """Sizes, mean scores, errors and repeats."""
    rows = collections.defaultdict(list)
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[float(row["samples"])].append(row)
    points = []
    for size, group in sorted(rows.items()):
        scores = np.array([float(row["score"]) for row in group])
        if group[0].get("error"):
            points.append((size, scores[0], float(group[0]["error"]), int(group[0]["repeats"])))
        else:
            points.append((size, scores.mean(), scores.std(ddof=1) / len(scores) ** 0.5, len(scores)))
    return map(np.array, zip(*points))


def smoothed(x, error, repeats):
    half = (repeats - 1) / 2
    variances = np.log(error**2 * repeats) + np.log(half) - digamma(half)
    return np.exp(np.polyval(np.polyfit(np.log(x), variances, 1), np.log(x)) / 2) / np.sqrt(repeats)


def families(x):
    """Shape by name: the function of log parameters, and their bounds."""
    first, last = x[0], x[-1]
    return {
        "pow4": (lambda p: ((x + p[1]) / (first + p[1])) ** -p[0], [(0.02, 6), (0, 10 * last)]),
        "power": (lambda p: (x / first) ** -p[0], [(0.02, 6)]),
        "mmf": (lambda p: (1 + (first / p[1]) ** p[0]) / (1 + (x / p[1]) ** p[0]), [(0.05, 1), (1e-3 * first, 100 * last)]),
        "weibull": (lambda p: np.exp((first / p[1]) ** p[0] - (x / p[1]) ** p[0]), [(0.05, 1), (1e-3 * first, 100 * last)]),
        "exponential": (lambda p: np.exp((first - x) / p[0]), [(0.1 * first, 30 * last)]),
    }


def least(x, y, error, shape, bounds, random):
    low = np.array([-np.inf, 0] + [b[0] for b in bounds])
    high = np.array([1, np.inf] + [b[1] for b in bounds])
    best = np.inf
    for _ in range(60):
        start = [random.uniform(0.4, 0.999), random.uniform(0.05, 1)]
        start += [np.exp(random.uniform(np.log(max(a, 1e-2)), np.log(b))) for a, b in bounds]
        found = least_squares(
            lambda p: (p[0] - p[1] * shape(p[2:]) - y) / error, np.clip(start, low + 1e-12, high - 1e-12), bounds=(low, high),
            x_scale="jac", xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=3000)
        best = min(best, 2 * found.cost)
    return best


def main():
    folder = pathlib.Path(sys.argv[1])
    random = np.random.default_rng(7)
    answer = {}
    for name in PILOTS:
        baseline = json.loads((folder / f"pilot-{name}.ref.json").read_text(encoding="utf-8"))["baseline"]
        x, score, error, repeats = read(folder / f"pilot-{name}.csv")
        y, error = (score - baseline) / (1 - baseline), smoothed(x, error, repeats) / (1 - baseline)
        answer[name] = {"errors": error.tolist()}
        answer[name]["sse"] = {
            family: least(x, y, error, shape, bounds, random) for family, (shape, bounds) in families(x).items()}
    json.dump(answer, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
