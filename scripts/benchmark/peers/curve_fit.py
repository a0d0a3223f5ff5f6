"""Fits pow4 to all pilots of a folder by SciPy's curve_fit, as its users would, and counts where that fails.

Usage:  curve_fit.py FOLDER

Two ways to call it: without bounds from a usual start (limit the best score, drop the rest, d the smallest size, gamma 0.5), and
within the bounds of Accord's search from the same start. A fit fails that raises an error, and is bad where it ends with a
hundredth more weighted squares than the least of 41 bounded starts, or with a limit above 1. Errors are those of the tables,
not smoothed.
"""
import csv
import pathlib
import sys
import time
import warnings

import numpy as np
from scipy.optimize import curve_fit


def pow4(x, limit, drop, shift, gamma):
    """`drop` is the shortfall at the smallest size, which scales the problem better than the natural B."""
    return limit - drop * ((x + shift) / (x[0] + shift)) ** -gamma


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def squares(fitted, x, y, error):
    return float((((pow4(x, *fitted) - y) / error) ** 2).sum())


def main():
    folder = pathlib.Path(sys.argv[1])
    random = np.random.default_rng(1)
    print("\n| curve_fit, pow4 | median, µs | worst, µs | errors raised | bad, of the rest |")
    print("| --- | ---: | ---: | ---: | ---: |")
    pilots = read(folder / "pilots.csv")
    for label, is_bounded in [("no bounds", False), ("with bounds", True)]:
        times, raised, bad = [], 0, 0
        for pilot in pilots:
            rows = read(folder / f"{pilot['pilot']}.csv")
            x, score, error = (np.array([float(row[name]) for row in rows]) for name in ("samples", "score", "error"))
            scale = 1 - float(pilot["baseline"])
            y, error = (score - float(pilot["baseline"])) / scale, np.hypot(error, 1e-9) / scale
            low, high = np.array([-np.inf, 0, 0, 0.02]), np.array([1, np.inf, 10 * x[-1], 6])
            start = np.array([min(1, y.max()), max(0.01, y.max() - y.min()), x[0], 0.5])
            bounds = (low, high) if is_bounded else (-np.inf, np.inf)
            begin = time.perf_counter()
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    fitted, _ = curve_fit(pow4, x, y, start, error, True, bounds=bounds)
            except (RuntimeError, ValueError):
                raised += 1
                continue
            times.append(1e6 * (time.perf_counter() - begin))
            least = np.inf
            for trial in range(41):
                first = start if trial == 0 else np.array(
                    [random.uniform(0.3, 1), random.uniform(0.05, 1), x[0] * 10 ** random.uniform(-1, 2),
                     10 ** random.uniform(-1, 0.6)])
                first = np.clip(first, low + 1e-9, high - 1e-9)
                try:
                    least = min(least, squares(curve_fit(pow4, x, y, first, error, True, bounds=(low, high))[0], x, y, error))
                except RuntimeError:
                    pass
            value = squares(fitted, x, y, error)
            bad += not value <= 1.01 * least or fitted[0] > 1 + 1e-9
        print(f"| {label} | {np.median(times):.0f} | {max(times):.0f} | {raised} of {len(pilots)} | {bad} |")


if __name__ == "__main__":
    main()
