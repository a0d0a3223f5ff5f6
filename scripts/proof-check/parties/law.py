"""How many parties come: a fixed number, Poisson, or binomial (each of the invited comes with the same chance)."""

from fractions import Fraction
from typing import Iterator, Tuple

from intervals import WHOLE, Interval


class Fixed:
    """Exactly so many."""

    def __init__(self, count: int):
        self.count = count
        self.mean = Fraction(count)

    def others(self) -> "Fixed":
        """The number of the others, as a party sees it that is in. Each party is like all others: so they are one
        fewer."""
        return Fixed(self.count - 1)

    def none(self, p: Fraction) -> Interval:
        """The chance that nobody is of a class of probability p: G(1 - p), G the generating function of the number."""
        return Interval.of(1 - p).whole_power(self.count)

    def without(self, p: Fraction) -> "Fixed":
        """The law of the number, given that nobody is of a class of probability p."""
        return self

    def generate(self, x: Interval) -> Interval:
        """G(x) = E[x^n]."""
        return x.whole_power(self.count)

    def numbers(self) -> Iterator[Tuple[int, Interval]]:
        """Each possible number of parties with its probability, from 0 up."""
        yield self.count, WHOLE

    def __str__(self) -> str:
        return f"{self.count} {'party' if self.count == 1 else 'parties'}"


class Poisson:
    def __init__(self, mean: Fraction):
        self.mean = mean

    def others(self) -> "Poisson":
        """As one party sees it, the number of the others has the same law."""
        return self

    def none(self, p: Fraction) -> Interval:
        return Interval.of(-self.mean * p).exp()

    def without(self, p: Fraction) -> "Poisson":
        return Poisson(self.mean * (1 - p))

    def generate(self, x: Interval) -> Interval:
        return (Interval.of(self.mean) * (x - WHOLE)).exp()

    def numbers(self) -> Iterator[Tuple[int, Interval]]:
        n, chance, mean = 0, Interval.of(-self.mean).exp(), Interval.of(self.mean)
        while True:
            yield n, chance
            n, chance = n + 1, chance * mean / Interval.of(n + 1)

    def __str__(self) -> str:
        return f"a Poisson number of parties, {float(self.mean):g} on average"


class Binomial:
    def __init__(self, invited: int, rate: Fraction):
        self.invited, self.rate = invited, rate
        self.mean = invited * rate

    def others(self):
        """As one party that came sees it, each of the other invited comes with the same chance."""
        return Binomial(self.invited - 1, self.rate) if self.invited > 1 else Fixed(0)

    def none(self, p: Fraction) -> Interval:
        return Interval.of(1 - self.rate * p).whole_power(self.invited)

    def without(self, p: Fraction) -> "Binomial":
        return Binomial(self.invited, self.rate * (1 - p) / (1 - self.rate * p))

    def generate(self, x: Interval) -> Interval:
        return (Interval.of(1 - self.rate) + Interval.of(self.rate) * x).whole_power(self.invited)

    def numbers(self) -> Iterator[Tuple[int, Interval]]:
        odds = Interval.of(self.rate / (1 - self.rate))
        chance = Interval.of(1 - self.rate).whole_power(self.invited)
        for n in range(self.invited + 1):
            yield n, chance
            chance = chance * odds * Interval.of(self.invited - n) / Interval.of(n + 1)

    def __str__(self) -> str:
        return f"each of {self.invited} invited parties with chance {float(self.rate):g}"
