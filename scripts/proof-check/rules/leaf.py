"""Rule R6: what no menu in a leaf can exceed.

For all multipliers >= 0, a menu (m, t) of the leaf that keeps its promises has

    E[a(S)] <= sum lam_k A_k(m) + sum mu (B_ki(m) - t_i) + sum rho (t_i - c_i m_i - f_i)
               + sum nu (t_i - c_i m_i - t_j + c_i m_j) + sum sig (beta - w m_i) or (w m_i - beta)
               + max(0, 1 - sum lam_k) a_max

since A_k is above E[a(S)], B_ki above the cap T_i, and each bracket is >= 0 by a promise or by a side of a split. The
right side is affine in m and t, and is greatest at a corner of 0 <= t_i <= V, lo_i <= m_i <= hi_i.
"""

from decimal import Decimal
from fractions import Fraction
from typing import List

from document.evidence import Leaf
from document.problem import Problem
from intervals import NOTHING, UP, ZERO, Interval
from rules.box import Box, in_force
from rules.enumeration import Affine
from rules.expectations import Expectations
from verdicts import Broken


class Sum:
    """A growing affine function of contributions m and rewards t: constant + sum m[i] m_i + sum t[i] t_i."""

    def __init__(self, classes: int):
        self.constant, self.m, self.t = NOTHING, [NOTHING] * classes, [NOTHING] * classes

    def add_affine(self, factor: Interval, affine: Affine) -> None:
        scaled = affine.times(factor)
        self.constant = self.constant + exactly(scaled.constant)
        self.m = [before + exactly(slope) for before, slope in zip(self.m, scaled.slopes)]

    def add_m(self, i: int, factor: Interval) -> None:
        self.m[i] = self.m[i] + factor

    def add_t(self, i: int, factor: Interval) -> None:
        self.t[i] = self.t[i] + factor

    def greatest(self, box: Box, most: Interval) -> Decimal:
        """The maximum over the box, coordinate by coordinate. m and t are not negative, so the upper ends of their
        coefficients decide."""
        total = self.constant.hi
        for coefficient, low, high in zip(self.m, box.lo, box.hi):
            corner = high if coefficient.hi > ZERO else low
            total = UP.add(total, (exactly(coefficient.hi) * Interval.of(corner)).hi)
        for coefficient in self.t:
            total = UP.add(total, UP.multiply(max(ZERO, coefficient.hi), most.hi))
        return total


def exactly(number: Decimal) -> Interval:
    return Interval(number, number)


def multiplier(value: Fraction) -> Interval:
    if value < 0:
        raise Broken("a negative multiplier")
    return Interval.of(value)


def leaf_bound(leaf: Leaf, problem: Problem, outside: List[Interval], box: Box, expectations: Expectations) -> Decimal:
    total = Sum(len(problem.classes))
    add_expectations(total, leaf, box, expectations)
    add_promises(total, leaf, problem, outside, box)
    add_path(total, leaf)
    missing = max(Fraction(0), 1 - sum(leaf.objective))
    total.constant = total.constant + Interval.of(missing) * problem.accuracy.limit
    return total.greatest(box, expectations.worth.limit)


def add_expectations(total: Sum, leaf: Leaf, box: Box, expectations: Expectations) -> None:
    """sum lam_k A_k(m) + sum mu_ki (B_ki(m) - t_i). Where one of several laws of who comes holds, performance is the
    least over them and caps hold under each: so what is above either under one of them will do."""
    caps_at = [[] for _ in leaf.points]
    for k, i, value in leaf.caps:
        caps_at[k].append((i, value))
    for point, law, value, caps in zip(leaf.points, leaf.laws, leaf.objective, caps_at):
        if any(size < 0 for size in point):
            raise Broken("a point with a negative contribution")
        lam = multiplier(value)
        if value == 0 and not caps:
            continue
        at = expectations.laws[law].at(point, box)
        if value != 0:
            total.add_affine(lam, at.objective())
        for i, cap_value in caps:
            expectations.clock.check()
            mu = multiplier(cap_value)
            total.add_affine(mu, at.cap(i))
            total.add_t(i, -mu)


def add_promises(total: Sum, leaf: Leaf, problem: Problem, outside: List[Interval], box: Box) -> None:
    """sum rho_i (t_i - c_i m_i - f_i) + sum nu_ij (t_i - c_i m_i - t_j + c_i m_j), these only for rows in force."""
    for i, value in leaf.ir:
        rho, cost = multiplier(value), Interval.of(problem.classes[i].cost)
        total.add_t(i, rho)
        total.add_m(i, -(rho * cost))
        total.constant = total.constant - rho * exactly(outside[i].lo)
    for i, j, value in leaf.ic:
        nu, cost = multiplier(value), Interval.of(problem.classes[i].cost)
        if not in_force(problem.classes, box, i, j):
            raise Broken(f"{problem.name(i)} may own too little to pose as {problem.name(j)}")
        total.add_t(i, nu)
        total.add_t(j, -nu)
        total.add_m(i, -(nu * cost))
        total.add_m(j, nu * cost)


def add_path(total: Sum, leaf: Leaf) -> None:
    """sum sig (beta - w m_i) below a split, sig (w m_i - beta) above it."""
    steps = leaf.steps()
    path = leaf.path if leaf.path is not None else [Fraction(0)] * len(steps)
    if len(path) != len(steps):
        raise Broken(f"{len(path)} multipliers for {len(steps)} splits above")
    for step, value in zip(steps, path):
        sign = multiplier(value) if step.below else -multiplier(value)
        total.constant = total.constant + sign * Interval.of(step.at)
        total.add_m(step.klass, -(sign * Interval.of(step.weight)))
