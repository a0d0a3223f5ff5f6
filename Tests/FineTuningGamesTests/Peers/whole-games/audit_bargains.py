"""Equilibria checked against choices searched from the utilities alone.

    python audit_bargains.py bargains.json bargains-answers.json [every]

For every so-manieth bargain and each of its shares: specialists' best levels are found by golden
section on their profit, for 4,001 levels of the generalist and the one of the answer; none of those
levels may give the generalist more than the answer, and the answer's level has to give everybody
what the answer says.
"""

import json
import math
import sys

import numpy

GOLDEN = (math.sqrt(5) - 1) / 2


def revenue(s, a):
    kind = s["revenueFamily"]
    curve = a if kind == "linear" else numpy.log1p(a) if kind == "log" else numpy.sqrt(a)
    return s["revenue"] * curve


def profit(s, share, a0, a1):
    x = a1 - a0
    if s["family"] == "level":
        cost = s["cost"] * (a1 ** s["exponent"] - a0 ** s["exponent"])
    else:
        cost = s["cost"] * x ** s["exponent"]
    return (1 - share) * revenue(s, a1) - cost - s["linear"] * x - s["fixed"]


def reply(s, share, a0):
    """The best level from a0 up, by golden section over the step."""
    high = numpy.maximum(1e-12, 1e-6 * a0)
    for _ in range(400):
        more = profit(s, share, a0, a0 + 2 * high) > profit(s, share, a0, a0 + high)
        if not more.any():
            break
        high = numpy.where(more, 2 * high, high)
    low, high = numpy.zeros(len(a0)), 2 * high
    for _ in range(90):
        left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        better = profit(s, share, a0, a0 + left) >= profit(s, share, a0, a0 + right)
        low, high = numpy.where(better, low, left), numpy.where(better, right, high)
    x = 0.5 * (low + high)
    stay = profit(s, share, a0, a0) >= profit(s, share, a0, a0 + x)
    return numpy.where(stay, a0, a0 + x)


def check(record, share, entry):
    c0, k0 = record["generalist"]["cost"], record["generalist"]["exponent"]
    base = entry["base"]
    top = max(base, max(entry["final"]), 1e-6)
    while c0 * top**k0 < 2 * sum(share * abs(revenue(s, top)) for s in record["specialists"]):
        top *= 2
    spaced = [numpy.geomspace(top * 1e-9, top, 2000), numpy.linspace(0, top, 2000)]
    grid = numpy.concatenate([[0, base], *spaced])
    total = -c0 * grid**k0
    own, size = [], c0 * base**k0
    for s in record["specialists"]:
        a1 = reply(s, share, grid)
        v = profit(s, share, grid, a1)
        scale = (1 - share) * revenue(s, a1) + s["fixed"]
        joined = v >= -1e-12 * scale
        total = total + numpy.where(joined, share * revenue(s, a1), 0)
        own.append((float(v[1]) if joined[1] else 0.0, float(scale[1])))
        size += share * float(revenue(s, a1)[1])
    mine = entry["utilities"]
    size = max(size, abs(mine[0]), 1e-300)
    excess = (total.max() - mine[0]) / size
    off = abs(total[1] - mine[0]) / size
    others = max(abs(v - u) / max(scale, 1e-300) for (v, scale), u in zip(own, mine[1:]))
    return excess, off, others


def main(bargains, answers, every=10):
    with open(bargains) as file:
        records = {r["id"]: r for r in json.load(file)["bargains"]}
    with open(answers) as file:
        found = json.load(file)["answers"]
    worst, count = [0.0, 0.0, 0.0], 0
    for entry in found[:: int(every)]:
        record = records[entry["id"]]
        for share, equilibrium in zip(record["shares"], entry["equilibria"]):
            numbers = check(record, share, equilibrium)
            count += 1
            if max(numbers) > 1e-7:
                print("off:", record["id"], share, numbers, equilibrium)
            worst = [max(a, b) for a, b in zip(worst, numbers)]
    level, own, others = worst
    print(f"{count} equilibria: a better level {level:.1e}, own utility off {own:.1e}, others {others:.1e}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
