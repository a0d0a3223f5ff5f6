"""Rule R3: between which contributions a menu can lie that keeps its promises, in the leaf at hand."""

from fractions import Fraction
from typing import List, NamedTuple, Optional

from document.evidence import Step
from document.problem import Class
from intervals import Interval


class Box(NamedTuple):
    """Exact numbers: lo[i] <= m_i <= hi[i]."""

    lo: List[Fraction]
    hi: List[Fraction]

    @property
    def empty(self) -> bool:
        return any(low > high for low, high in zip(self.lo, self.hi))


def root_box(classes: List[Class], outside: List[Interval], most: Interval) -> Box:
    """0 <= m_i <= (V - f_i) / c_i, for c_i m_i + f_i <= t_i <= V by the promise to i and by its cap; and m_i <= K_i."""
    highs = []
    for klass, f in zip(classes, outside):
        high = Fraction(((most - Interval(f.lo, f.lo)) / Interval.of(klass.cost)).hi)
        highs.append(high if klass.owned is None else min(high, klass.owned))
    return Box([Fraction(0)] * len(classes), highs)


def narrowed(box: Box, steps: List[Step]) -> Box:
    """The part of the box on the given sides of the splits: w m <= beta, or w m >= beta."""
    lo, hi = list(box.lo), list(box.hi)
    for step in steps:
        bound = step.at / step.weight
        if step.below:
            hi[step.klass] = min(hi[step.klass], bound)
        else:
            lo[step.klass] = max(lo[step.klass], bound)
    return Box(lo, hi)


def in_force(classes: List[Class], box: Box, i: int, j: int) -> bool:
    """Whether i could pose as j whatever the menu in the box: i owns as much as j contributes at most."""
    owned: Optional[Fraction] = classes[i].owned
    return owned is None or box.hi[j] <= owned


def ordered(classes: List[Class], box: Box) -> Box:
    """Of two classes that can each pose as the other, the one with the lower cost contributes at least as much: added,
    the rows t_i - c_i m_i >= t_j - c_i m_j and t_j - c_j m_j >= t_i - c_j m_i give (c_i - c_j) (m_j - m_i) >= 0. In a
    smaller box more can pose as others, so that this is done until nothing changes, as often as there are classes at
    most."""
    for _ in classes:
        smaller = ordered_once(classes, box)
        if smaller == box:
            break
        box = smaller
    return box


def ordered_once(classes: List[Class], box: Box) -> Box:
    lo, hi = list(box.lo), list(box.hi)
    free = all(klass.owned is None for klass in classes)
    pairs = [
        (i, j)
        for i in range(len(classes))
        for j in range(i + 1, i + 2 if free else len(classes))
        if j < len(classes)
        and classes[i].cost > classes[j].cost
        and in_force(classes, box, i, j)
        and in_force(classes, box, j, i)
    ]
    for i, j in pairs:
        lo[j] = max(lo[j], lo[i])
    for i, j in reversed(pairs):
        hi[i] = min(hi[i], hi[j])
    return Box(lo, hi)
