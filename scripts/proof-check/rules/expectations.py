"""Expectations at a menu (values from below) and around a point (affine functions from above), by enumeration (rule
R5) where the outcomes are few, else by moments (rule R8) where the curve allows it."""

from decimal import Decimal
from fractions import Fraction
from typing import List, Optional

from curves.worth import Worth
from document.problem import Problem
from intervals import DOWN, WHOLE, Interval
from moments.rule import Moments
from parties.law import Fixed
from parties.outcomes import Outcomes, enumerate_outcomes
from rules import enumeration, mixture
from rules.box import Box
from rules.enumeration import Affine
from rules.groups import Groups, groups
from verdicts import Broken, Clock, OutOfTime

FEW, MOST = 2_000, 300_000
MOST_TABLES = 8


class Expectations:
    """What all points share: the problem, the chance that each class comes at all, and tables of outcomes."""

    def __init__(self, problem: Problem, clock: Clock, weight: Decimal = Decimal(1)):
        self.problem, self.clock, self.weight = problem, clock, weight
        self.laws = [Expectations(one, clock) for one in problem.laws] or [self]
        self.worth = Worth(problem.accuracy, problem.valuation)
        self.others = problem.parties.others()
        self.present = [(WHOLE - problem.parties.none(klass.probability)).positive_part() for klass in problem.classes]
        self.rarest = min(self.present, key=lambda chance: chance.hi)
        self.tables, self.of_number = {}, {}

    def outcomes(self, parties, chances, most: int) -> Optional[Outcomes]:
        """All outcomes that matter, or None where they are more than `most`."""
        key = (parties is self.others, chances, most)
        if key not in self.tables:
            while len(self.tables) >= MOST_TABLES:
                self.tables.pop(next(iter(self.tables)))
            self.tables[key] = enumerate_outcomes(parties, chances, self.rarest, most, self.clock)
        return self.tables[key]

    def at(self, point: List[Fraction], box: Box):
        """By enumeration if the outcomes are few. Else by moments, if they come close; if not, by enumeration after all.
        Where that would be too long, number by number if the number of parties is random, or by moments as close as
        they come."""
        found = groups(self.problem.classes, point, box.lo, box.hi)
        few = self.outcomes(self.problem.parties, found.chances, FEW)
        if few is not None:
            return ByEnumeration(self, found, few)
        moments = Moments(self.problem, found, point, self.clock)
        if moments.close(self.weight):
            return ByMoments(self, moments)
        many = self.outcomes(self.problem.parties, found.chances, MOST)
        if many is not None:
            return ByEnumeration(self, found, many)
        kept = mixture.numbers(self.problem.parties, self.rarest)
        if kept:
            of_others = mixture.numbers(self.others, self.rarest) or [(self.others.count, WHOLE)]
            chances = dict(kept)
            return mixture.ByNumber(
                self, kept, of_others, lambda n: self.at_number(n, chances.get(n, WHOLE).hi, point, box)
            )
        if moments.usable():
            return ByMoments(self, moments)
        raise OutOfTime(f"more than {MOST} outcomes at a point, and no bounds by moments")

    def at_number(self, n: int, chance: Decimal, point: List[Fraction], box: Box):
        """The same where it is known that n parties come, which counts with this chance."""
        if n not in self.of_number:
            self.of_number[n] = Expectations(self.problem._replace(parties=Fixed(n), laws=[]), self.clock, chance)
        return self.of_number[n].at(point, box)

    def cap_curve(self):
        """What caps are expectations of, times what: where the worth is a multiple of the accuracy, so are lines above
        it."""
        return (self.problem.accuracy, self.worth.scale) if self.problem.valuation.linear else (self.worth, WHOLE)

    def chance_present(self, i: int) -> Interval:
        """P(n_i >= 1)."""
        if self.present[i].lo <= 0:
            raise Broken(f"{self.problem.name(i)} is too rare for this arithmetic")
        return self.present[i]


class ByEnumeration:
    """Affine functions above the performance and the caps over a box, touching at a point; where the box is the point
    itself, values from below."""

    def __init__(self, shared: Expectations, at: Groups, outcomes: Outcomes):
        self.shared, self.groups, self.outcomes, self.clock = shared, at, outcomes, shared.clock
        self.accuracy, self.own = shared.problem.accuracy, shared.problem.own
        self.lines_of, self.values_of = {}, {}

    def others(self) -> Outcomes:
        found = self.shared.outcomes(self.shared.others, self.groups.chances, MOST)
        if found is None:
            raise OutOfTime(f"more than {MOST} outcomes of the others")
        return found

    def lines(self, curve):
        """Lines above a curve, found once for the objective and all caps."""
        if curve not in self.lines_of:
            self.lines_of[curve] = enumeration.lines(curve, self.groups, self.outcomes, self.clock)
        return self.lines_of[curve]

    def values(self, curve):
        """Values of a curve from below, likewise."""
        if curve not in self.values_of:
            self.values_of[curve] = enumeration.values(curve, self.groups, self.outcomes, self.clock)
        return self.values_of[curve]

    def objective(self) -> Affine:
        """Above E[a(S)]."""
        return enumeration.objective(self.groups, self.outcomes, self.lines(self.accuracy), self.accuracy.limit.hi)

    def cap(self, i: int) -> Affine:
        """Above T_i."""
        curve, factor = self.shared.cap_curve()
        if self.own:
            beside = self.groups.beside(i)
            above = enumeration.lines(curve, beside, self.others(), self.clock)
            return enumeration.cap_of_party(i, beside, self.others(), above, curve.limit.hi).times(factor)
        present = self.shared.chance_present(i)
        return enumeration.cap_of_type(i, self.groups, self.outcomes, self.lines(curve), curve.limit.hi, present).times(
            factor
        )

    def performance_from_below(self) -> Decimal:
        return enumeration.mean_from_below(self.values(self.accuracy), self.outcomes)

    def cap_from_below(self, i: int) -> Decimal:
        curve, factor = self.shared.cap_curve()
        if self.own:
            values = enumeration.values(curve, self.groups.beside(i), self.others(), self.clock)
            return DOWN.multiply(factor.lo, enumeration.mean_from_below(values, self.others()))
        present = self.shared.chance_present(i)
        mean = enumeration.mean_where_present(i, self.groups, self.outcomes, self.values(curve), present)
        return DOWN.multiply(factor.lo, mean)


class ByMoments:
    """The same by rule R8."""

    def __init__(self, shared: Expectations, rule: Moments):
        self.shared, self.rule = shared, rule

    def objective(self) -> Affine:
        return self.rule.objective(self.shared.problem.accuracy)

    def cap(self, i: int) -> Affine:
        curve, factor = self.shared.cap_curve()
        if self.shared.problem.own:
            return self.rule.cap_of_party(i, curve).times(factor)
        return self.rule.cap_of_type(i, curve, self.shared.chance_present(i)).times(factor)

    def performance_from_below(self) -> Decimal:
        return self.rule.performance_from_below(self.shared.problem.accuracy)

    def cap_from_below(self, i: int) -> Decimal:
        curve, factor = self.shared.cap_curve()
        if self.shared.problem.own:
            return DOWN.multiply(factor.lo, self.rule.cap_of_party_from_below(i, curve))
        return DOWN.multiply(factor.lo, self.rule.cap_of_type_from_below(i, curve, self.shared.chance_present(i)))
