"""Rules R5 and R8 where it is random how many parties come, and they are neither few nor very many: number by number.

Given that n parties come, all is as with a fixed number n, and with chances P(N = n)

    E[a(S)]             = sum_n P(N = n) E[a(S) | N = n],
    E[w(S); n_i >= 1]   = sum_n P(N = n) P(n_i >= 1 | N = n) E[w(S) | n_i >= 1, N = n],
    E[w(m_i + S')]      = sum_n P(N' = n) E[w(m_i + S') | N' = n],     N' the number of the others.

Numbers that are left out count with the most in what is bounded from above, and not at all in what is bounded from below.
"""

from decimal import Decimal
from typing import List, Optional, Tuple

from intervals import DOWN, UP, ZERO, Interval
from parties.law import Fixed
from rules.enumeration import Affine

NEGLIGIBLE, MOST_NUMBERS, ONE = Decimal("1e-18"), 1000, Decimal(1)


def numbers(parties, rarest: Interval) -> Optional[List[Tuple[int, Interval]]]:
    """The numbers that matter with their chances; None where the number is fixed or takes too many values."""
    if isinstance(parties, Fixed) or parties.mean > 100 * MOST_NUMBERS:
        return None
    least, kept = UP.multiply(NEGLIGIBLE, rarest.hi), []
    for n, chance in parties.numbers():
        if chance.hi >= least:
            kept.append((n, chance))
            if len(kept) > MOST_NUMBERS:
                return None
        elif n > parties.mean:
            break
    return kept


class ByNumber:
    """Affine functions above and values from below, as `ByEnumeration` has them, from those of each number."""

    def __init__(self, shared, kept: List[Tuple[int, Interval]], of_others: List[Tuple[int, Interval]], at_number):
        """`at_number(n)` has the same for a fixed number n."""
        self.shared, self.kept, self.of_others, self.at_number = shared, kept, of_others, at_number
        self.known = {}

    def at(self, n: int):
        if n not in self.known:
            self.shared.clock.check()
            self.known[n] = self.at_number(n)
        return self.known[n]

    def objective(self) -> Affine:
        parts = [self.at(n).objective().times(chance) for n, chance in self.kept]
        return total(parts, self.shared.problem.accuracy.limit, left_out(self.kept))

    def cap(self, i: int) -> Affine:
        parts = self.weighted_numbers(i)
        weights = [self.at(n).cap(i).times(weight) for n, weight in parts]
        affine = total(weights, self.shared.worth.limit, left_out(self.of_others if self.shared.problem.own else self.kept))
        return affine if self.shared.problem.own else affine.times(Interval.of(1) / self.shared.chance_present(i))

    def performance_from_below(self) -> Decimal:
        return below([(chance, self.at(n).performance_from_below()) for n, chance in self.kept])

    def cap_from_below(self, i: int) -> Decimal:
        value = below([(weight, self.at(n).cap_from_below(i)) for n, weight in self.weighted_numbers(i)])
        return value if self.shared.problem.own else DOWN.divide(value, self.shared.chance_present(i).hi)

    def weighted_numbers(self, i: int) -> List[Tuple[int, Interval]]:
        """How many parties there are, with the weight of the cap of i then."""
        if self.shared.problem.own:
            return [(n + 1, chance) for n, chance in self.of_others]
        p = self.shared.problem.classes[i].probability
        return [(n, chance * (Interval.of(1) - Fixed(n).none(p)).positive_part()) for n, chance in self.kept if n]


def left_out(kept: List[Tuple[int, Interval]]) -> Decimal:
    known = ZERO
    for _, chance in kept:
        known = DOWN.add(known, chance.lo)
    return max(ZERO, UP.subtract(ONE, known))


def total(parts: List[Affine], most: Interval, rest: Decimal) -> Affine:
    """The sum of affine functions, and what is left out counted with the most."""
    constant, slopes = UP.multiply(rest, most.hi), None
    for part in parts:
        constant = UP.add(constant, part.constant)
        slopes = part.slopes if slopes is None else [UP.add(a, b) for a, b in zip(slopes, part.slopes)]
    return Affine(constant, slopes)


def below(parts: List[Tuple[Interval, Decimal]]) -> Decimal:
    """A sum of weights times values that are not negative."""
    result = ZERO
    for weight, value in parts:
        result = DOWN.fma(max(ZERO, weight.lo), max(ZERO, value), result)
    return result
