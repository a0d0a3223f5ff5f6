"""Expectations at a menu (values from below) and around a point (affine functions from above), by enumeration (rule R5) where
the outcomes are few, else by moments (rule R8) where the curve allows it."""
from decimal import Decimal
from fractions import Fraction
from typing import List

from curves.worth import Worth
from document.problem import Problem
from intervals import DOWN, WHOLE, Interval
from parties.outcomes import Outcomes, enumerate_outcomes
from rules import enumeration
from rules.box import Box
from rules.enumeration import Affine
from rules.groups import Groups, groups
from verdicts import Broken, Clock, OutOfTime

FEW, MOST = 20_000, 1_000_000
MOST_TABLES = 8


class Expectations:
    """What all points share: the problem, the chance that each class comes at all, and tables of outcomes."""

    def __init__(self, problem: Problem, clock: Clock):
        self.problem, self.clock = problem, clock
        self.worth = Worth(problem.accuracy, problem.valuation)
        self.others = problem.parties.others()
        self.present = [(WHOLE - problem.parties.none(klass.probability)).positive_part() for klass in problem.classes]
        self.rarest = min(self.present, key=lambda chance: chance.hi)
        self.tables = {}

    def outcomes(self, parties, chances) -> Outcomes:
        key = (parties is self.others, chances)
        if key not in self.tables:
            while len(self.tables) >= MOST_TABLES:
                self.tables.pop(next(iter(self.tables)))
            found = enumerate_outcomes(parties, chances, self.rarest, FEW, self.clock)
            if found is None:
                found = enumerate_outcomes(parties, chances, self.rarest, MOST, self.clock)
            if found is None:
                raise OutOfTime(f"more than {MOST} outcomes at a point")
            self.tables[key] = found
        return self.tables[key]

    def at(self, point: List[Fraction], box: Box) -> "AtPoint":
        return AtPoint(self, groups(self.problem.classes, point, box.lo, box.hi))


class AtPoint:
    """Affine functions above the performance and the caps over a box, touching at a point; where the box is the point itself,
    values from below."""

    def __init__(self, shared: Expectations, at: Groups):
        self.shared, self.groups, self.clock = shared, at, shared.clock
        self.accuracy, self.linear = shared.problem.accuracy, shared.problem.valuation.linear
        self.found = None

    def outcomes(self) -> Outcomes:
        return self.shared.outcomes(self.shared.problem.parties, self.groups.chances)

    def lines(self):
        """Lines above the accuracy, found once for the objective and the caps."""
        if self.found is None:
            self.found = enumeration.lines(self.accuracy, self.groups, self.outcomes(), self.clock)
        return self.found

    def objective(self) -> Affine:
        """Above E[a(S)]."""
        return enumeration.objective(self.groups, self.outcomes(), self.lines(), self.accuracy.limit.hi)

    def cap(self, i: int) -> Affine:
        """Above T_i. Where the worth is a multiple of the accuracy, so are its lines."""
        curve, factor = (self.accuracy, self.shared.worth.scale) if self.linear else (self.shared.worth, WHOLE)
        if self.shared.problem.own:
            beside = self.groups.beside(i)
            outcomes = self.shared.outcomes(self.shared.others, self.groups.chances)
            above = enumeration.lines(curve, beside, outcomes, self.clock)
            return enumeration.cap_of_party(i, beside, outcomes, above, curve.limit.hi).times(factor)
        above = self.lines() if self.linear else enumeration.lines(curve, self.groups, self.outcomes(), self.clock)
        return enumeration.cap_of_type(i, self.groups, self.outcomes(), above, curve.limit.hi, self.present(i)).times(factor)

    def present(self, i: int) -> Interval:
        chance = self.shared.present[i]
        if chance.lo <= 0:
            raise Broken(f"{self.shared.problem.name(i)} is too rare for this arithmetic")
        return chance

    def performance_from_below(self) -> Decimal:
        values = enumeration.values(self.accuracy, self.groups, self.outcomes(), self.clock)
        return enumeration.mean_from_below(values, self.outcomes())

    def cap_from_below(self, i: int) -> Decimal:
        curve, factor = (self.accuracy, self.shared.worth.scale) if self.linear else (self.shared.worth, WHOLE)
        if self.shared.problem.own:
            beside = self.groups.beside(i)
            outcomes = self.shared.outcomes(self.shared.others, self.groups.chances)
            mean = enumeration.mean_from_below(enumeration.values(curve, beside, outcomes, self.clock), outcomes)
        else:
            values = enumeration.values(curve, self.groups, self.outcomes(), self.clock)
            mean = enumeration.mean_where_present(i, self.groups, self.outcomes(), values, self.present(i))
        return DOWN.multiply(factor.lo, mean)
