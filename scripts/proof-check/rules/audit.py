"""Rule R2: does the menu keep its promises, and does it perform as claimed? Rows between types in exact fractions."""

from fractions import Fraction
from typing import List

from document.evidence import Offer, Proof
from document.problem import Problem
from intervals import Interval
from report import outward
from rules.box import Box
from rules.expectations import Expectations
from verdicts import Broken, Clock


def offers_of_classes(problem: Problem, menu: List[Offer]) -> List[Offer]:
    """One offer a class, its contribution in effective units. Types that differ in nothing that matters get the
    same."""
    offers = [Offer(t.quality * offer.contribution, offer.reward) for t, offer in zip(problem.types, menu)]
    for k, klass in enumerate(problem.classes):
        if any(offers[i] != offers[klass.members[0]] for i in klass.members):
            raise Broken(f"{problem.name(k)} cost the same and are offered different things")
    return [offers[klass.members[0]] for klass in problem.classes]


def audit(proof: Proof, outside: List[Interval], expectations: Expectations, clock: Clock) -> None:
    problem, allowed = proof.problem, proof.claims.violation
    offers = offers_of_classes(problem, proof.menu)
    check_contributions(problem, offers)
    check_outside_options(problem, offers, outside, allowed)
    check_posing(problem, offers, allowed, clock)
    check_caps_and_performance(proof, offers, expectations)


def check_contributions(problem: Problem, offers: List[Offer]) -> None:
    """0 <= m_i <= K_i."""
    for k, (klass, offer) in enumerate(zip(problem.classes, offers)):
        if offer.contribution < 0:
            raise Broken(f"{problem.name(k)} would contribute less than nothing")
        if klass.owned is not None and offer.contribution > klass.owned:
            raise Broken(f"{problem.name(k)} would contribute more than it has")


def check_outside_options(problem: Problem, offers: List[Offer], outside: List[Interval], allowed: Fraction) -> None:
    """IR: t_i - c_i m_i >= f_i, by the upper end of f_i."""
    for k, (klass, offer, f) in enumerate(zip(problem.classes, offers, outside)):
        lacking = Fraction(f.hi) - (offer.reward - klass.cost * offer.contribution)
        if lacking > allowed:
            short = outward(lacking, up=False)
            near = "" if klass.given is not None and not klass.trains_alone else ", or its witness in `alone` is too far off"
            raise Broken(f"{problem.name(k)} would rather stay out: it lacks {short} value units{near}")


def check_posing(problem: Problem, offers: List[Offer], allowed: Fraction, clock: Clock) -> None:
    """IC: t_i - c_i m_i >= t_j - c_i m_j, unless i owns too little to pose as j."""
    for i, klass in enumerate(problem.classes):
        clock.check()
        own = offers[i].reward - klass.cost * offers[i].contribution
        for j, offer in enumerate(offers):
            gain = offer.reward - klass.cost * offer.contribution - own
            if gain > allowed and (klass.owned is None or offer.contribution <= klass.owned):
                raise Broken(
                    f"{problem.name(i)} would pose as {problem.name(j)}: it gains {outward(gain, up=False)} value units"
                )


def check_caps_and_performance(proof: Proof, offers: List[Offer], expectations: Expectations) -> None:
    """T_i >= t_i and E[a(S)] >= lower, from below, under each law that may hold."""
    for one in expectations.laws:
        check_caps_and_performance_under(one, proof, offers)


def check_caps_and_performance_under(expectations: Expectations, proof: Proof, offers: List[Offer]) -> None:
    point = [offer.contribution for offer in offers]
    at = expectations.at(point, Box(point, point))
    for k, offer in enumerate(offers):
        cap = at.cap_from_below(k)
        if Fraction(cap) + proof.claims.violation < offer.reward:
            raise Broken(
                f"{proof.problem.name(k)} is promised too much: the cap is {outward(cap, up=False)} value units, "
                f"the reward {outward(offer.reward, up=False)}"
            )
    performance = at.performance_from_below()
    if Fraction(performance) < proof.claims.lower:
        raise Broken(
            f"the menu performs only {outward(performance, up=False)}, not {outward(proof.claims.lower, up=False)}"
        )
