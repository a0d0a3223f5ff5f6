"""Rule R5, second part: classes that contribute the same at a point, put together."""

from decimal import Decimal
from fractions import Fraction
from typing import List, NamedTuple, Tuple

from document.problem import Class
from intervals import DOWN, UP, ZERO, Interval, down, up


class Groups(NamedTuple):
    """Runs of classes with equal contributions at a point, and the totals that a group outcome k can have.

    of[i]      the group of class i;  share[i] = p_i / P_g, the chance that a party of the group is of class i
    chances    P_g of each group, exact
    point      what a party of the group contributes at the point, about
    least, most   bounds of what a party of the group contributes: at the point itself, or anywhere in a leaf's box
    extra      the same three of one more party that is there in any case; none by default
    """

    of: List[int]
    share: List[Interval]
    chances: Tuple[Fraction, ...]
    point: List[Decimal]
    least: List[Decimal]
    most: List[Decimal]
    extra: Tuple[Decimal, Decimal, Decimal] = (ZERO, ZERO, ZERO)

    def low(self, counts: Tuple[int, ...]) -> Decimal:
        """No total is less."""
        total = self.extra[0]
        for count, least in zip(counts, self.least):
            if count:
                total = DOWN.fma(count, least, total)
        return total

    def high(self, counts: Tuple[int, ...]) -> Decimal:
        """No total is greater."""
        total = self.extra[2]
        for count, most in zip(counts, self.most):
            if count:
                total = UP.fma(count, most, total)
        return total

    def near(self, counts: Tuple[int, ...]) -> Decimal:
        """The total at the point, about: where to touch the curve, on which nothing rests."""
        total = self.extra[1]
        for count, size in zip(counts, self.point):
            if count:
                total = UP.fma(count, size, total)
        return total

    def beside(self, i: int) -> "Groups":
        """With one party more, of class i, that is there in any case."""
        g = self.of[i]
        return self._replace(extra=(self.least[g], self.point[g], self.most[g]))


def groups(classes: List[Class], point: List[Fraction], lo: List[Fraction], hi: List[Fraction]) -> Groups:
    of, members = [], []
    for i, size in enumerate(point):
        if i == 0 or size != point[i - 1]:
            members.append([])
        members[-1].append(i)
        of.append(len(members) - 1)
    chances = tuple(sum(classes[i].probability for i in group) for group in members)
    share = [Interval.of(klass.probability / chances[g]) for klass, g in zip(classes, of)]
    return Groups(
        of,
        share,
        chances,
        [up(point[group[0]]) for group in members],
        [down(min(lo[i] for i in group)) for group in members],
        [up(max(hi[i] for i in group)) for group in members],
    )
