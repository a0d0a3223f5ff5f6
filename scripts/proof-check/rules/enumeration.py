"""Rule R5, third part: expectations over group outcomes. Straight lines above the curve, one for each outcome, add up
to an affine function above the expectation; values of the curve add up to the expectation itself.

Given the outcome k, the parties of a group are of its classes independently, with chances q_j = share[j]:

    E[n_j | k] = k_g q_j
    P(n_i >= 1 | k) = 1 - (1 - q_i)^k_h,                       h the group of i
    E[n_j; n_i >= 1 | k] = k_g q_j (1 - (1 - q_i)^k_h)          j in another group g
                           k_h q_i                              j = i
                           k_h q_j (1 - (1 - q_i)^(k_h - 1))    another j in h

Contributions are not negative, so coefficients of m_j may be rounded up, and only upper ends are kept.
"""

from decimal import Decimal
from typing import Dict, Iterable, List, NamedTuple

from intervals import DOWN, UP, WHOLE, ZERO, Interval
from parties.outcomes import Outcomes
from rules.groups import Groups
from rules.majorant import Line, majorant
from verdicts import Clock


class Affine(NamedTuple):
    """constant + sum of slopes[j] m_j, above some function of the menu m >= 0."""

    constant: Decimal
    slopes: List[Decimal]

    def times(self, factor: Interval) -> "Affine":
        """Times a number >= 0."""
        return Affine(product(factor, self.constant), [product(factor, slope) for slope in self.slopes])


def product(factor: Interval, number: Decimal) -> Decimal:
    """The most that factor * number can be, factor >= 0."""
    return UP.multiply(factor.hi if number >= ZERO else factor.lo, number)


def lines(curve, groups: Groups, outcomes: Outcomes, clock: Clock) -> List[Line]:
    """A line above the curve for each outcome, over all totals that it can have in the box."""
    result = []
    for counts, _ in outcomes.kept:
        clock.check()
        result.append(majorant(curve, groups.low(counts), groups.high(counts), groups.near(counts)))
    return result


def values(curve, groups: Groups, outcomes: Outcomes, clock: Clock) -> List[Decimal]:
    """The curve at the least total that each outcome can have, from below."""
    result = []
    for counts, _ in outcomes.kept:
        clock.check()
        result.append(curve.value(groups.low(counts)).lo)
    return result


def objective(groups: Groups, outcomes: Outcomes, above: List[Line], most: Decimal) -> Affine:
    """Above E[a(S)]: the sum over outcomes of P(k) (alpha + beta sum_j E[n_j | k] m_j), and `most` for what is left
    out."""
    constant, slopes = UP.multiply(outcomes.left_out, most), [ZERO] * len(groups.chances)
    for (counts, chance), line in zip(outcomes.kept, above):
        constant = UP.add(constant, product(chance, line.alpha))
        weight = UP.multiply(chance.hi, line.beta)
        for g, count in enumerate(counts):
            if count:
                slopes[g] = UP.fma(weight, count, slopes[g])
    return Affine(constant, [UP.multiply(slopes[g], share.hi) for g, share in zip(groups.of, groups.share)])


def cap_of_type(
    i: int, groups: Groups, outcomes: Outcomes, above: List[Line], most: Decimal, present: Interval
) -> Affine:
    """Above E[w(S) | n_i >= 1], `present` being P(n_i >= 1): the same sum over the part of each outcome where i is
    there."""
    h = groups.of[i]
    met = chances_of_presence(groups.share[i], (counts[h] for counts, _ in outcomes.kept))
    constant, slopes = UP.multiply(outcomes.left_out, most), [ZERO] * len(groups.chances)
    own = same = ZERO
    for (counts, chance), line in zip(outcomes.kept, above):
        size = counts[h]
        if size == 0:
            continue
        constant = UP.add(constant, product(chance * met[size], line.alpha))
        weight = UP.multiply(chance.hi, line.beta)
        own = UP.fma(weight, size, own)
        same = UP.fma(UP.multiply(weight, met[size - 1].hi), size, same)
        weight = UP.multiply(weight, met[size].hi)
        for g, count in enumerate(counts):
            if count and g != h:
                slopes[g] = UP.fma(weight, count, slopes[g])
    slopes[h] = same
    every = [UP.multiply(slopes[g], share.hi) for g, share in zip(groups.of, groups.share)]
    every[i] = UP.multiply(own, groups.share[i].hi)
    return Affine(constant, every).times(WHOLE / present)


def cap_of_party(i: int, groups: Groups, outcomes: Outcomes, above: List[Line], most: Decimal) -> Affine:
    """Above E[w(m_i + S')], the outcomes and the lines being those of the others and of m_i + S'."""
    affine = objective(groups, outcomes, above, most)
    for (_, chance), line in zip(outcomes.kept, above):
        affine.slopes[i] = UP.fma(chance.hi, line.beta, affine.slopes[i])
    return affine


def chances_of_presence(share: Interval, counts: Iterable[int]) -> Dict[int, Interval]:
    """1 - (1 - q)^k for these k and for k - 1."""
    absent = (WHOLE - share).positive_part()
    wanted = {k for count in set(counts) for k in (count, max(0, count - 1))}
    return {k: (WHOLE - absent.whole_power(k)).positive_part() for k in wanted}


def mean_from_below(values: List[Decimal], outcomes: Outcomes) -> Decimal:
    """E of values that are not negative, those left out counting as 0."""
    total = ZERO
    for (_, chance), value in zip(outcomes.kept, values):
        total = DOWN.fma(chance.lo, value, total)
    return total


def mean_where_present(i: int, groups: Groups, outcomes: Outcomes, values: List[Decimal], present: Interval) -> Decimal:
    """E[w(S) | n_i >= 1] from below."""
    h = groups.of[i]
    met = chances_of_presence(groups.share[i], (counts[h] for counts, _ in outcomes.kept))
    total = ZERO
    for (counts, chance), value in zip(outcomes.kept, values):
        total = DOWN.fma(DOWN.multiply(chance.lo, met[counts[h]].lo), value, total)
    return DOWN.divide(total, present.hi)
