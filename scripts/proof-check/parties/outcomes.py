"""Rule R5, first part: the groups of parties that may come, with their probabilities.

Classes whose contributions are equal at a point are put together into groups, since only the total matters. A group
outcome k says how many parties k_g of each group come; given n = k_1 + k_2 + ... parties, its probability is
multinomial,

    P(k) = n! P(n) u_1(k_1) u_2(k_2) ...,    u_g(k) = P_g^k / k!,    P_g the probability of the group.

Outcomes may be left out where they are too unlikely to matter. Which are left out need not be argued: the
probabilities of those that are kept are summed, and what their sum lacks to 1 is counted against the claim.
"""

from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import comb
from typing import List, NamedTuple, Optional, Tuple

from intervals import DOWN, ONE, UP, WHOLE, ZERO, Interval
from parties import law
from verdicts import Clock

NEGLIGIBLE, MOST_COUNTS = Decimal("1e-20"), 10_000_000


class Outcomes(NamedTuple):
    """Pairs of counts and probability, and the greatest probability that all the others can have together."""

    kept: List[Tuple[Tuple[int, ...], Interval]]
    left_out: Decimal


class Terms:
    """n!, and for each group u_g(k), and the most that all the later groups can contribute: (P_g+1 + ...)^k / k!."""

    def __init__(self, chances: Tuple[Fraction, ...]):
        self.groups = [Interval.of(p) for p in chances]
        later = list(accumulate(reversed(chances), initial=Fraction(0)))[-2::-1]
        self.later = [Interval.of(p) for p in later]
        self.factorial = [WHOLE]
        self.own = [[WHOLE] for _ in chances]
        self.rest = [[WHOLE] for _ in chances]

    def grow(self, count: int) -> None:
        """Makes the tables reach up to `count` parties."""
        for k in range(len(self.factorial), count + 1):
            number = Interval.of(k)
            self.factorial.append(self.factorial[-1] * number)
            for chance, row in zip(self.groups + self.later, self.own + self.rest):
                row.append(row[-1] * chance / number)


class TooMany(Exception):
    """More outcomes than asked for."""


class Enumeration:
    """Walks through the counts of the groups, one group after the other."""

    def __init__(self, chances: Tuple[Fraction, ...], least: Decimal, most: int, clock: Clock):
        self.terms, self.least, self.most, self.clock = Terms(chances), least, most, clock
        self.last = len(chances) - 1
        self.kept = []

    def add(self, counts: Tuple[int, ...], rest: int, weight: Interval) -> None:
        """Adds all outcomes that begin with these counts and have `rest` parties in the other groups. `weight` is P(n)
        n! times the terms of the counts so far."""
        group = len(counts)
        own, rest_terms = self.terms.own[group], self.terms.rest[group]
        if group == self.last:
            self.kept.append((counts + (rest,), weight * own[rest]))
            if len(self.kept) > self.most:
                raise TooMany
            return
        self.clock.check()
        for k in range(rest + 1):
            part = weight * own[k]
            if UP.multiply(part.hi, rest_terms[rest - k].hi) >= self.least:
                self.add(counts + (k,), rest - k, part)


def enumerate_outcomes(
    parties, chances: Tuple[Fraction, ...], rarest: Interval, most: int, clock: Clock
) -> Optional[Outcomes]:
    """The outcomes for groups of these probabilities, or None where they are more than `most`. What is negligible is
    measured against `rarest`, the chance that the rarest class comes at all."""
    if isinstance(parties, law.Fixed) and (len(chances) == 1 or parties.count == 0):
        return Outcomes([((parties.count,) + (0,) * (len(chances) - 1), WHOLE)], ZERO)
    most = min(most, MOST_COUNTS // len(chances))
    if parties.mean > most:
        return None
    everything = isinstance(parties, law.Fixed) and comb(parties.count + len(chances) - 1, len(chances) - 1) <= most
    least = ZERO if everything else UP.multiply(NEGLIGIBLE, rarest.hi)
    enumeration = Enumeration(chances, least, most, clock)
    try:
        for n, chance in parties.numbers():
            if chance.hi >= least:
                enumeration.terms.grow(n)
                enumeration.add((), n, chance * enumeration.terms.factorial[n])
            elif n > parties.mean:
                break
    except TooMany:
        return None
    total = ZERO
    for _, chance in enumeration.kept:
        total = DOWN.add(total, chance.lo)
    return Outcomes(enumeration.kept, max(ZERO, UP.subtract(ONE, total)))
