#!/usr/bin/env python3
"""Independent optima of the training mechanism's design problem, from nothing.

Usage:  python independent_optima.py [independent-optima.csv]   (needs numpy scipy mpmath casadi)

Types i = 1..I of unit cost c_i and probability p_i; counts n ~ Multinomial(N, p); S = sum n_i m_i.
    maximise   E[a(S)]                      over m >= 0 and t
    subject to t_i - c_i m_i >= f_i         f_i = max(0, max_x v(a(x)) - c_i x)
               t_i - c_i m_i >= t_j - c_i m_j
               t_i <= E[v(a(S)) | n_i >= 1]
Nothing is eliminated: both methods see m, t, all the incentive rows and all the outcomes.

 1. Ipopt on the functions as they are (the flat part included), best of several starts: the
    stand-alone menu m_i = argmax v(a(x)) - c_i x, t_i = v(a(m_i)), and random multiples of it.
 2. SLSQP on the ENVELOPE problem: a and v(a) replaced by
    their smallest concave majorants, started elsewhere, with derivatives written by hand.
Each answer is made feasible: for given m the greatest t that the caps and the incentive rows allow
is a shortest path, and m moves towards the stand-alone menu until no participation row is violated.

Why the answer is a global optimum.  Right of its hinge (a = 0 before it) every a here is concave,
and so is v(a); the concave majorant is the tangent from the origin up to the point where it
touches and the function itself from there on.  With the majorants in place of a and v(a), outcome
by outcome, the problem is convex and a relaxation (objective and caps only grow).  Every total S
is at least N min_i m_i; when that is at least both touching points, no outcome of the answer is on
a tangent, so a stationary point of the problem is one of the relaxation, hence its global optimum,
and it is feasible for the problem.  For arctan and exponential a and v(a) are concave throughout:
the touching point is 0 and any m_min > 0 will do.
(bound: with q = sqrt(2K u), u = 2+ln(x/K), (q/sqrt x)'' has the sign of 3u^2-4u-1, positive for
x >= K, and b(K) < 0.)

The third check needs no solver: at Ipopt's answer z and multipliers the relaxation's Lagrangian L
is concave, so L(z) + max over the box of grad L . (y - z) bounds every feasible performance.
An instance is kept when the two methods agree to 1e-8, no row is violated by more than 1e-9, and
the bound is within 1e-8 of the performance printed.  Numbers stand for the doubles as printed.
"""
import collections
import csv
import itertools
import math
import os
import sys

import casadi as ca
import numpy as np
from mpmath import mp, mpf
from scipy.optimize import minimize

mp.dps = 40


class Model:
    """An accuracy and a valuation v(r) = scale r^e."""

    def __init__(self, accuracy, valuation):
        self.name, _, rest = accuracy.partition(":")
        self.p = [float(x) for x in rest.split(",")]
        values = [float(x) for x in valuation.partition(":")[2].split(",")]
        self.scale, self.e = values[0], values[1] if len(values) > 1 else 1.0
        exact = lambda x: self.a(x, mp)
        self.hinge = self.touch_a = self.touch_v = 0.0
        if self.name in ("bound", "power"):
            low = mpf(self.p[0]) if self.name == "bound" else mpf(10) ** -20
            self.hinge = float(root(exact, low, mpf(10) ** 15))
            tangent = lambda e: float(root(lambda x: e * x * self.da(x, mp) - exact(x),
                                           mpf(self.hinge) * (1 + mpf(10) ** -12), mpf(10) ** 15))
            self.touch_a, self.touch_v = tangent(1), tangent(self.e)

    def a(self, x, lib):
        """Accuracy right of the hinge, in numpy, mpmath or casadi."""
        p, atan = self.p, getattr(lib, "atan", None) or lib.arctan
        if self.name == "bound":
            return p[1] - (lib.sqrt(2 * p[0] * (2 + lib.log(x / p[0]))) + 4) / lib.sqrt(x)
        if self.name == "power":
            return p[0] - p[1] * x ** -p[2]
        if self.name == "arctan":
            return 2 / (mp.pi if lib is mp else math.pi) * atan(p[0] * x)
        return -p[0] * lib.expm1(-p[1] * x)

    def da(self, x, lib):
        p = self.p
        if self.name == "bound":
            q = lib.sqrt(2 * p[0] * (2 + lib.log(x / p[0])))
            return ((q + 4) / 2 - p[0] / q) / x ** 1.5
        if self.name == "power":
            return p[1] * p[2] * x ** (-p[2] - 1)
        if self.name == "arctan":
            return 2 / (mp.pi if lib is mp else math.pi) * p[0] / (1 + (p[0] * x) ** 2)
        return p[0] * p[1] * lib.exp(-p[1] * x)

    def envelope(self, x, e=1.0, scale=1.0):
        """The concave majorant of scale a^e and its slope, at an array of totals."""
        touch = self.touch_a if e == 1.0 else self.touch_v
        y = np.maximum(x, max(touch, 1e-9))             # the 1e-9: v(a) may be infinitely steep at 0
        top, slope = scale * self.a(y, np) ** e, scale * e * self.a(y, np) ** (e - 1) * self.da(y, np)
        return top + slope * (x - y), slope

    def dearest(self):
        """The cost at which training alone stops paying (for smooth accuracies, a yardstick)."""
        if self.touch_v > 0:
            return self.scale * self.a(self.touch_v, np) ** self.e / self.touch_v
        return self.scale * self.da(0.0, np)

    def alone(self, c):
        """argmax and max of v(a(x)) - c x, with 40 digits; (0, 0) when training does not pay."""
        v = lambda x: self.scale * self.a(x, mp) ** self.e
        slope = lambda x: self.scale * self.e * self.a(x, mp) ** (self.e - 1) * self.da(x, mp) - c
        low = mpf(self.touch_v) or mpf(10) ** -30
        if slope(low) <= 0:
            return mpf(0), mpf(0)
        x = root(slope, low, mpf(self.scale) / c)
        return (x, v(x) - c * x) if v(x) > c * x else (mpf(0), mpf(0))


def root(g, lo, hi):
    """Bisection in log x for a g of opposite signs at lo and hi."""
    lo, hi, sign = mp.log(lo), mp.log(hi), mp.sign(g(lo))
    for _ in range(110):
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if mp.sign(g(mp.exp(mid))) == sign else (lo, mid)
    return mp.exp((lo + hi) / 2)


class Instance:
    def __init__(self, model, parties, c, p):
        self.model, self.parties, self.c, self.p = model, parties, np.array(c), np.array(p)
        self.size = size = len(c)
        self.n = np.array([k for k in itertools.product(range(parties + 1), repeat=size) if sum(k) == parties])
        self.q = np.array([math.factorial(parties) * math.prod(pi ** k / math.factorial(k) for pi, k in zip(p, row))
                           for row in self.n])
        # weights of the outcomes given that type i occurs
        self.w = np.array([np.where(self.n[:, i] > 0, self.q, 0) / -math.expm1(parties * math.log1p(-p[i]))
                           if size > 1 else self.q for i in range(size)])
        best = [model.alone(mpf(x)) for x in c]
        self.f_exact, self.f = [u for _, u in best], np.array([float(u) for _, u in best])
        self.alone = np.array([float(x) for x, _ in best])
        self.menu_m = np.where(self.alone > 0, self.alone, 0.0)
        self.unit_m = np.where(self.alone > 0, self.alone, max(self.alone.max(), model.hinge, 1e-6))
        self.unit_t = model.scale
        rows = []                                       # linear rows A (m, t) >= b: all I^2 of them
        for i, j in itertools.product(range(size), repeat=2):
            row = np.zeros(2 * size)
            row[i], row[size + i] = -self.c[i], 1
            if i != j:
                row[j], row[size + j] = self.c[i], -1
            rows.append((row, self.f[i] if i == j else 0.0))    # i = j: participation
        self.A, self.b = np.array([r for r, _ in rows]), np.array([v for _, v in rows])

    def values(self, m):
        """True performance and caps."""
        s = self.n @ m
        a = np.where(s > self.model.hinge, self.model.a(np.maximum(s, self.model.hinge * (1 + 1e-12) or 1e-300), np), 0)
        a = np.maximum(a, 0)
        return math.fsum(self.q * a), np.array([math.fsum(w * self.model.scale * a ** self.model.e) for w in self.w])

    def transfers(self, m):
        """The greatest t allowed by caps and incentive rows, and the worst violation of any row."""
        cap = self.values(m)[1]
        t = cap.copy()
        for _ in range(self.size):                      # t_i <= t_j + c_j (m_i - m_j): shortest paths
            t = np.minimum(t, (t[:, None] + self.c[:, None] * (m[None, :] - m[:, None])).min(axis=0))
        return t, max(0.0, (self.b - self.A @ np.concatenate([m, t])).max(), (t - cap).max())

    def repaired(self, m):
        """Moves m towards the stand-alone menu (always feasible) until the violation is negligible."""
        m, worst, step = np.maximum(m, 0), 1e-12 * self.model.scale, 0.0
        for step in [0.0] + [10 ** k for k in np.arange(-15, 0.01, 0.25)]:
            moved = (1 - step) * m + step * self.menu_m
            t, violation = self.transfers(moved)
            if violation <= worst:
                break
        return self.values(moved)[0], moved, t, violation, step

    def ipopt(self, rng, starts=5):
        """Method 1.  Returns (performance, m, t, violation, step, bound, spread over starts) of the best start."""
        k, model = self.size, self.model
        z = ca.SX.sym("z", 2 * k)
        unit = np.concatenate([self.unit_m, np.full(k, self.unit_t)])
        s = ca.mtimes(ca.DM(self.n), z[:k] * unit[:k])
        a = model.a(ca.fmax(s, model.hinge * (1 + 1e-9) or 1e-12), ca)    # flat left of the hinge
        v = a ** model.e if model.e != 1 else a                           # caps in units of scale
        g = ca.vertcat((ca.mtimes(ca.DM(self.A * unit), z) - self.b) / self.unit_t, ca.mtimes(ca.DM(self.w), v) - z[k:])
        objective = -ca.dot(ca.DM(self.q), a)
        multipliers = ca.SX.sym("y", g.numel())
        lagrangian = -objective + ca.dot(multipliers, g)
        slope = ca.Function("slope", [z, multipliers], [lagrangian, ca.gradient(lagrangian, z)])
        solver = ca.nlpsol("s", "ipopt", {"x": z, "f": objective, "g": g}, {
            "print_time": 0, "ipopt": {"print_level": 0, "sb": "yes", "tol": 1e-13, "mu_min": 1e-15, "constr_viol_tol": 1e-13, "acceptable_iter": 0,
                                       "bound_relax_factor": 0.0, "max_iter": 500, "mu_strategy": "adaptive"}})
        top = np.concatenate([model.scale / self.c, np.full(k, model.scale)]) / unit    # c m <= t <= scale
        every = []
        for number in range(starts):
            m = np.maximum(self.menu_m, 1e-3 * self.unit_m) * (1 if number == 0 else 1 + number * rng.random(k))
            t = self.values(m)[1] if number else self.f + self.c * m
            answer = solver(x0=np.concatenate([m, t]) / unit, lbx=0, ubx=top, lbg=0, ubg=ca.inf)
            found = self.repaired(np.array(answer["x"]).ravel()[:k] * unit[:k])
            every.append((found, answer))
        found, answer = max(every, key=lambda pair: pair[0][0])
        at, y = np.array(answer["x"]).ravel(), np.maximum(-np.array(answer["lam_g"]).ravel(), 0)
        level, gradient = (np.array(x).ravel() for x in slope(at, y))
        return found + (float(level[0] + np.maximum(gradient * (top - at), -gradient * at).sum()),
                        found[0] - min(other[0] for other, _ in every))

    def second(self, rng):
        """Method 2, on the envelope problem; yields repaired answers from fresh random starts."""
        k, model = self.size, self.model
        unit = np.concatenate([self.unit_m, np.full(k, self.unit_t)])
        A, b = self.A * unit / self.unit_t, self.b / self.unit_t

        def performance(z):
            a, d = model.envelope(self.n @ (z[:k] * unit[:k]))
            return -self.q @ a, np.concatenate([-(self.q * d) @ self.n * unit[:k], np.zeros(k)])

        cap = lambda z: self.w @ model.envelope(self.n @ (z[:k] * unit[:k]), model.e)[0] - z[k:]
        slope = lambda z: np.hstack([(self.w * model.envelope(self.n @ (z[:k] * unit[:k]), model.e)[1]) @ self.n * unit[:k], -np.eye(k)])
        bounds = [(0, None)] * (2 * k)
        rows = [{"type": "ineq", "fun": lambda z: A @ z - b, "jac": lambda z: A}, {"type": "ineq", "fun": cap, "jac": slope}]
        for _ in range(6):
            z = np.concatenate([0.3 + 2.5 * rng.random(k), rng.random(k)])       # neither menu nor feasible
            for _ in range(4):                                                   # restart where it stopped
                z = minimize(performance, z, jac=True, bounds=bounds, constraints=rows, method="SLSQP",
                             options={"maxiter": 1000, "ftol": 1e-16}).x
            yield self.repaired(z[:k] * unit[:k])


FAMILIES = {"bound": lambda r: "bound:%d,%s" % (r.choice([1, 5]), r.choice(["1", "0.9"])),
            "power": lambda r: "power:0.95,%.2f,%.2f" % (r.uniform(0.5, 3), r.uniform(0.3, 0.7)),
            "arctan": lambda r: "arctan:%.3g" % 10 ** r.uniform(-3, -1),
            "exponential": lambda r: "exponential:%s,%.3g" % (r.choice(["1", "0.9"]), 10 ** r.uniform(-3, -1))}
VALUATIONS = ["linear:100"] * 5 + ["linear:1"] * 3 + ["power:100,0.5"] * 2 + ["power:50,0.8"] * 2
TYPES = [1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4]


def draw(rng, family, valuation, types):
    accuracy = FAMILIES[family](rng)
    model = Model(accuracy, valuation)
    # costs between low and high, in units of the dearest; high > 1 (some f_i may be 0) now and then
    low = 10 ** (rng.uniform(-1, 0) if family == "exponential" else rng.uniform(-2.5, -0.05))
    high = low * 10 ** rng.uniform(0.3, 2.0)
    high = min(high, 3.0) if rng.random() < 0.35 else max(low, min(0.97, high))
    costs = [float("%.6g" % (model.dearest() * low * (high / low) ** u)) for u in rng.random(types)]
    p = [round(float(x), 4) for x in rng.dirichlet(np.ones(types))[:-1]]
    p.append(round(1.0 - sum(p), 4))
    return accuracy, model, int(rng.integers(2, 7)), costs, p


def main(path):
    rng, refused, table, worst = np.random.default_rng(20250117), collections.Counter(), [], collections.Counter()
    for family in FAMILIES:
        for valuation, types in zip(VALUATIONS, rng.permutation(TYPES)):
            while True:
                accuracy, model, parties, c, p = draw(rng, family, valuation, int(types))
                if min(p) <= 0 or len(set(c)) < len(c):
                    refused["draw: zero probability or equal costs"] += 1
                    continue
                instance = Instance(model, parties, c, p)
                performance, m, t, violation, step, bound, spread = instance.ipopt(rng)
                if parties * m.min() < max(model.touch_a, model.touch_v) or m.min() <= 1e-9:
                    refused[family + ": totals below the touching point"] += 1
                    continue
                if family == "exponential" and performance > 0.9999 * model.p[0]:
                    refused[family + ": saturated, hence uninteresting"] += 1
                    continue
                for tries, other in enumerate(instance.second(rng), 1):
                    if abs(other[0] - performance) <= 1e-8 and other[3] <= 1e-9:
                        break
                gap, dual = abs(other[0] - performance), bound - performance
                if gap > 1e-8 or violation > 1e-9 or not dual <= 1e-8:
                    refused[family + ": disagreement or no certificate"] += 1
                    print("refused", accuracy, valuation, parties, c, p, performance, m, gap, violation, dual, file=sys.stderr)
                    continue
                break
            number = len({row[0] for row in table}) + 1
            worst["agreement"], worst["violation"] = max(worst["agreement"], gap), max(worst["violation"], violation)
            worst["bound"], worst["slsqp starts"] = max(worst["bound"], dual), max(worst["slsqp starts"], tries)
            print("%2d %-22s %-13s N=%d I=%d perf=%.12f f=0:%d gap=%.1e viol=%.1e dual=%.1e step=%.0e slsqp=%d N m_min/touch=%.3g start spread=%.0e m_max/m_min=%.3g" % (
                number, accuracy, valuation, parties, types, performance, (instance.f == 0).sum(), gap, violation,
                dual, step, tries, parties * m.min() / (max(model.touch_a, model.touch_v) or np.nan), spread, m.max() / m.min()), file=sys.stderr)
            for i in range(types):
                table.append([number, accuracy, valuation, parties, i + 1, repr(c[i]), repr(p[i]), "%.10g" % m[i],
                              "%.13f" % performance, mp.nstr(instance.f_exact[i], 15, min_fixed=-5, max_fixed=15)])
    temporary = path + ".tmp"
    with open(temporary, "w", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow("instance,accuracy,valuation,participants,type,cost,probability,contribution,performance,"
                     "reservation".split(","))
        out.writerows(table)
    os.replace(temporary, path)
    print("refused:", dict(refused), "\nworst:", dict(worst), file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "independent-optima.csv")
