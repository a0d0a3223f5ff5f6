"""What a check keeps of a claim that it found proved."""

from fractions import Fraction
from typing import List, NamedTuple, Optional

from verdicts import Broken

ROUNDING = Fraction(1, 10**12)
"""What doubles may have lost where a document prints the result of a sum, as a part of the magnitudes in the sum."""


class Proved(NamedTuple):
    """A user gets at least `value` in every equilibrium, exactly."""

    by: str
    value: Fraction
    weights: Optional[List[Fraction]] = None


class Account(NamedTuple):
    """All that is proved about a user, under policies that treat her apart or under those that are the same for all."""

    user: int
    proved: List[Proved]

    @property
    def best(self) -> Proved:
        """The first of the highest."""
        return max(self.proved, key=lambda one: one.value)


def not_negative(numbers: List[Fraction], reason: str) -> None:
    if any(x < 0 for x in numbers):
        raise Broken(reason)
