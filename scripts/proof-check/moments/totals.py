"""Rule R8, first part: the law of a total X = extra + sum of n_g m_g, by its moments and by its tail."""

from decimal import Decimal
from fractions import Fraction
from typing import List

from intervals import NOTHING, ONE, UP, WHOLE, ZERO, Interval
from parties.law import Binomial, Fixed, Poisson

TILTS = [Decimal(x) for x in ("0.25", "0.5", "0.8", "1", "1.25", "2", "4")]


class Total:
    """`extra` units that are there in any case, and those of a random number of parties of several kinds. What depends
    on the random part only is shared by all totals with the same one."""

    def __init__(self, parties, chances: List[Fraction], sizes: List[Fraction], extra: Fraction = Fraction(0)):
        self.parties, self.chances, self.sizes, self.extra = parties, chances, sizes, extra
        self.mean = Interval.of(extra + parties.mean * sum(p * m for p, m in zip(chances, sizes)))
        self.moments, self.nodes, self.below = [WHOLE], {}, {}

    def beside(self, extra: Fraction) -> "Total":
        """The same random part with other units beside it."""
        other = Total(self.parties, self.chances, self.sizes, extra)
        other.moments, other.nodes = self.moments, self.nodes
        return other

    def least(self) -> Fraction:
        """No total is less."""
        count = self.parties.count if isinstance(self.parties, Fixed) else 0
        return self.extra + count * min(self.sizes)

    def central_moments(self, order: int) -> List[Interval]:
        """E[(X - mean)^k] for k = 0, ..., order: k! times the coefficients of E[exp(z (X - mean))]."""
        if len(self.moments) <= order:
            coefficients, factor, result = central_series(self.parties, self.chances, self.sizes, order), WHOLE, []
            for k, coefficient in enumerate(coefficients):
                factor = factor * Interval.of(k) if k else factor
                result.append(coefficient * factor)
            self.moments[:] = result
        return self.moments[: order + 1]

    def deviation(self) -> Decimal:
        """The standard deviation, about."""
        return UP.sqrt(max(ZERO, self.central_moments(2)[2].hi))

    def chance_below(self, z: Decimal) -> Decimal:
        """P(X < z) at most: 0 where no total is less, else Chernoff's exp(s z) E[exp(-s X)] for any s >= 0."""
        if Fraction(z) <= self.least():
            return ZERO
        spread = self.deviation()
        if z >= self.mean.lo or spread == ZERO:
            return ONE
        if z not in self.below:
            tilt = UP.divide(UP.subtract(self.mean.hi, z), UP.multiply(spread, spread))
            self.below[z] = min([ONE] + [self.chernoff(UP.multiply(tilt, part), z) for part in TILTS])
        return self.below[z]

    def chernoff(self, s: Decimal, z: Decimal) -> Decimal:
        """exp(s z) E[exp(-s X)]. For a fixed number of parties each contribution is taken from the mean, which keeps
        exponents small."""
        s, one_party = Interval.of(s), NOTHING
        count = self.parties.count if isinstance(self.parties, Fixed) else 0
        usual = sum(p * m for p, m in zip(self.chances, self.sizes)) if count else Fraction(0)
        for p, m in zip(self.chances, self.sizes):
            one_party = one_party + Interval.of(p) * (-(s * Interval.of(m - usual))).exp()
        rest = Interval.of(z) - Interval.of(self.extra + count * usual)
        return ((s * rest).exp() * self.parties.generate(one_party)).hi


def central_series(parties, chances: List[Fraction], sizes: List[Fraction], order: int) -> List[Interval]:
    """The first coefficients g_k of the power series of E[exp(z (S - E[S]))] = g(z).

    Fixed number n: g = f^n with f(z) = sum p_i exp(z (m_i - m)), m = sum p_i m_i; from f g' = n f' g,
        k g_k = sum over j = 1..k of (n j - (k - j)) f_j g_(k-j).
    Binomial: the same with one kind more, that of the invited who stay away, which contributes 0.
    Poisson: g = exp(lambda (phi(z) - 1 - z m)), phi(z) = sum p_i exp(z m_i), so that
        k g_k = sum over j = 2..k of lambda j phi_j g_(k-j).
    """
    if isinstance(parties, Poisson):
        phi = exponential_series(chances, [Interval.of(m) for m in sizes], order)
        rate, g = Interval.of(parties.mean), [WHOLE]
        for k in range(1, order + 1):
            terms = [Interval.of(j) * rate * phi[j] * g[k - j] for j in range(2, k + 1)]
            g.append(sum(terms, NOTHING) / Interval.of(k))
        return g
    count = parties.count if isinstance(parties, Fixed) else parties.invited
    if isinstance(parties, Binomial):
        chances, sizes = [p * parties.rate for p in chances] + [1 - parties.rate], list(sizes) + [Fraction(0)]
    mean = sum(p * m for p, m in zip(chances, sizes))
    f, g = exponential_series(chances, [Interval.of(m - mean) for m in sizes], order), [WHOLE]
    for k in range(1, order + 1):
        terms = [Interval.of(count * j - (k - j)) * f[j] * g[k - j] for j in range(2, k + 1)]
        g.append(sum(terms, NOTHING) / Interval.of(k))
    return g


def exponential_series(chances: List[Fraction], sizes: List[Interval], order: int) -> List[Interval]:
    """The coefficients of sum p exp(z m): sum p m^j / j!."""
    terms, result = [Interval.of(p) for p in chances], []
    for j in range(order + 1):
        result.append(sum(terms, NOTHING))
        terms = [term * size / Interval.of(j + 1) for term, size in zip(terms, sizes)]
    return result
