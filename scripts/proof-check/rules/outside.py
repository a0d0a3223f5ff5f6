"""Rule R1: what a party has without the contract, in the valuation's units."""

from decimal import Decimal
from fractions import Fraction
from typing import List, Optional, Tuple

from curves.worth import Worth
from document.problem import Class, Problem
from intervals import NOTHING, ZERO, Interval, down, greatest
from verdicts import Broken


def outside_options(problem: Problem, alone: List[list]) -> List[Interval]:
    """f of each class: the greatest of what its members are given and what they get by training alone."""
    curves = [Worth(curve, problem.valuation) for curve in problem.outside_accuracies or [problem.accuracy]]
    result = []
    for k, klass in enumerate(problem.classes):
        options = [] if klass.given is None else [Interval.of(klass.given)]
        if klass.trains_alone:
            options += [
                training_alone(curve, klass, witnesses[k], problem.name(k)) for curve, witnesses in zip(curves, alone)
            ]
        result.append(greatest(*options))
    return result


def training_alone(worth: Worth, klass: Class, witness: Optional[Fraction], name: str) -> Interval:
    """max of w(y) - c y over 0 <= y <= K, from a witness x <= K; s = w'(x). Either x > 0 and w is positive there, or x = 0
    and w is concave from 0 on with a slope there.

    From below: it is at least w(0), and at least w(x) - c x.
    From above: where w is positive, it lies below its tangent at x, so w(y) - c y <= w(x) - s x + (s - c) y; and there
    is no gain beyond y = V / c, where c y exceeds all that a model can be worth, nor beyond K. Where w is zero, the
    gain is <= 0.
    """
    if klass.owned is not None and ZERO < worth.zero_until and klass.owned <= Fraction(worth.zero_until):
        return NOTHING
    if witness is None or witness < 0 or (klass.owned is not None and witness > klass.owned):
        raise Broken(f"no witness for what {name} has alone")
    x, cost = down(witness), Interval.of(klass.cost)
    at = tangent_at(worth, x)
    if at is None:
        raise Broken(f"the witness for what {name} has alone does not lie where a model is worth something")
    level, slope = at
    size = Interval.of(x)
    furthest = worth.limit / cost
    if klass.owned is not None:
        owned = Interval.of(klass.owned)
        furthest = Interval(min(furthest.lo, owned.lo), min(furthest.hi, owned.hi))
    above = level - slope * size + (slope - cost).positive_part() * furthest
    return Interval(
        greatest(NOTHING, worth.at_zero, level - cost * size).lo, greatest(NOTHING, worth.at_zero, above).hi
    )


def tangent_at(worth: Worth, x: Decimal) -> Optional[Tuple[Interval, Interval]]:
    """w(x) and w'(x) where the tangent is above all of w that is positive; None where that is not proved."""
    if x == ZERO:
        slope = worth.first_slope()
        return None if slope is None else (worth.at_zero, slope)
    at = worth.at(x) if x > worth.concave_from else None
    return at if at is not None and at[0].lo > ZERO else None
