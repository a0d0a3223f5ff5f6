#!/usr/bin/env python3
"""Reference expectations over the random totals, by brute force.

Usage:  python expectation_reference.py [expectation.csv]       (needs mpmath)

N parties, each independently of type i with probability p_i; a party of type i contributes m_i.
For 20 random (N, p, m), one row per type:
    performance = E[a(S)]                       S the total of all N parties
    cap         = E[100 a(S) | n_i >= 1]        somebody is of type i
    own_cap     = E[100 a(m_i + S')]            S' the total of the N-1 others
computed with 50 digits by enumerating ORDERED profiles, one type per party (no multinomial
coefficients), and printed with 17 digits.  Inputs stand for the doubles nearest to the printed
decimals; probabilities are divided by their exact sum, which is 1 up to a few units of 1e-16.
Some instances have a probability of 1e-12 (or 1e-9, 1e-6), some a type that contributes nothing,
some contributions so small that totals fall where a = 0.
"""
import csv
import itertools
import os
import random
import sys

from mpmath import mp, mpf

mp.dps = 50
POWERS = ["power:0.95,1.5,0.5", "power:0.95,0.5,0.3", "power:0.95,3.0,0.7", "power:1,1,0.5"]


def accuracy(text):
    """The accuracy function a of a specification, with a(S) = 0 where nothing is learnt."""
    name, _, rest = text.partition(":")
    p = [mpf(float(part)) for part in rest.split(",")]

    def bound(x):
        k, limit = p
        if x <= k * mp.exp(-2):
            return mpf(0)
        return max(mpf(0), limit - (mp.sqrt(2 * k * (2 + mp.log(x / k))) + 4) / mp.sqrt(x))

    def power(x):
        limit, scale, g = p
        return max(mpf(0), limit - scale * x ** -g) if x > 0 else mpf(0)

    plain = {"bound": bound, "power": power}[name]
    seen = {}

    def cached(x):
        if x not in seen:
            seen[x] = plain(x)
        return seen[x]
    return cached


def instances():
    rng = random.Random(31415)
    for number in range(1, 21):
        acc = "bound:1,1" if number % 2 else POWERS[(number // 2 - 1) % 4]
        types = [2, 3, 4, 4, 1, 3, 4, 2, 3, 4][(number - 1) // 2]
        parties = rng.randint(2, 7) if number < 15 else 7
        weights = [rng.expovariate(1) for _ in range(types)]
        p = [round(w / sum(weights), 6) for w in weights]
        if types > 1 and number % 3 == 0:                       # a type that hardly ever occurs
            p[rng.randrange(types - 1)] = [1e-12, 1e-9, 1e-12, 1e-6][number // 3 % 4]
        p[-1] = 1 - sum(p[:-1])
        if p[-1] <= 0:
            raise ValueError("redraw the seed")
        # per-party scale: around the hinge (a handful of points) up to well above it
        scale = 10 ** (rng.uniform(0.7, 3.3) if number % 2 else rng.uniform(0.3, 2.5))
        m = [float("%.7g" % (scale * 10 ** rng.uniform(-0.7, 0.7))) for _ in range(types)]
        if number % 4 in (0, 1) and types > 1:
            m[rng.randrange(types)] = 0.0
        yield number, acc, parties, p, m


def expectations(acc, parties, p, m):
    """E[a(S)] and, by type, E[a(S) | n_i >= 1] and E[a(m_i + S')]."""
    a = accuracy(acc)
    p = [mpf(x) for x in p]
    p = [x / mp.fsum(p) for x in p]
    m = [mpf(x) for x in m]
    kinds = range(len(p))
    total, present, chance = mpf(0), [mpf(0) for _ in kinds], [mpf(0) for _ in kinds]
    for profile in itertools.product(kinds, repeat=parties):
        probability = mp.fprod(p[i] for i in profile)
        part = probability * a(mp.fsum(m[i] for i in sorted(profile)))
        total += part
        for i in set(profile):
            present[i] += part
            chance[i] += probability
    own = [mpf(0) for _ in kinds]
    for others in itertools.product(kinds, repeat=parties - 1):
        probability = mp.fprod(p[i] for i in others)
        for i in kinds:
            own[i] += probability * a(mp.fsum(m[j] for j in sorted(others + (i,))))
    for i in kinds:                                             # the enumeration is complete
        assert abs(chance[i] / (1 - (1 - p[i]) ** parties) - 1) < mpf(10) ** -30
    return total, [x / y for x, y in zip(present, chance)], own


def main(path):
    show = lambda n: mp.nstr(n, 17, min_fixed=-5, max_fixed=17)
    temporary = path + ".tmp"
    with open(temporary, "w", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow("instance,accuracy,participants,type,probability,contribution,"
                     "performance,cap,own_cap".split(","))
        for number, acc, parties, p, m in instances():
            total, cap, own = expectations(acc, parties, p, m)
            for i in range(len(p)):
                out.writerow([number, acc, parties, i + 1, repr(p[i]), repr(m[i]),
                              show(total), show(100 * cap[i]), show(100 * own[i])])
    os.replace(temporary, path)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "expectation.csv")
