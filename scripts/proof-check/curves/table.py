"""The curve through a table of points: Schumaker's quadratic spline, which keeps to rising and concave points, in
exact numbers.

Between two neighbouring points, over a width w with chord slope d, the curve runs straight, or on two parabolas that
have slopes `begin` and `end` at the points, begin > d > end, and meet with slope d at left = w (d - end) / (begin -
end). They do reach the second point: left (begin + d)/2 + (w - left) (d + end)/2 = w d. Beyond the last point the
curve is flat.
"""

from bisect import bisect_right
from decimal import Decimal
from fractions import Fraction
from typing import List, NamedTuple, Tuple

from curves.curve import Curve, rough
from document.strict import array, parameter
from intervals import ZERO, Interval, down, up
from verdicts import Unreadable

MOST_ROWS = 10_000


class Piece(NamedTuple):
    """From `start` on: level + slope (x - start) + bend (x - start)^2 / 2."""

    start: Fraction
    level: Fraction
    slope: Fraction
    bend: Fraction


class Table(Curve):
    """a is zero up to the last point of height 0, then the spline, which is concave. Below its first point the branch
    goes on as its first piece does, falling to the left."""

    def __init__(self, points: List[Tuple[Fraction, Fraction]], straight_start: bool, where: str):
        self.pieces = pieces(points, straight_start, where)
        self.starts = [piece.start for piece in self.pieces]
        self.rough_pieces = [tuple(rough(x) for x in piece) for piece in self.pieces]
        self.rough_starts = [piece[0] for piece in self.rough_pieces]
        self.limit = Interval.of(points[-1][1])
        self.remembered, self.touches = {}, {}
        start, level = points[0]
        if start == 0:
            self.at_zero, self.zero_until, self.positive_from = Interval.of(level), Decimal(-1), ZERO
        else:
            self.zero_until, self.positive_from = down(start), up(start)

    def at(self, x: Decimal) -> Tuple[Interval, Interval]:
        """Value and slope; at a point of the table, the slope to the right."""
        if x not in self.remembered:
            place = Fraction(x)
            piece = self.pieces[max(0, bisect_right(self.starts, place) - 1)]
            step = place - piece.start
            level = piece.level + step * (piece.slope + piece.bend * step / 2)
            self.remembered[x] = Interval.of(level), Interval.of(piece.slope + piece.bend * step)
        return self.remembered[x]

    def first_slope(self):
        return Interval.of(self.pieces[0].slope) if self.pieces[0].start == 0 else None

    def guess(self, x: float) -> Tuple[float, float]:
        start, level, slope, bend = self.rough_pieces[max(0, bisect_right(self.rough_starts, x) - 1)]
        return level + (x - start) * (slope + bend * (x - start) / 2), slope + bend * (x - start)


def read(value, where: str) -> Table:
    """From ["table", [[x, y], ...]]."""
    array(value, where, 2, 2)
    where += "[1]"
    points = []
    for k, row in enumerate(array(value[1], where, 1, MOST_ROWS)):
        x, y = (parameter(part, f"{where}[{k}]") for part in array(row, f"{where}[{k}]", 2, 2))
        if x < 0 or not 0 <= y <= 1 or (points and x <= points[-1][0]):
            raise Unreadable(f"{where}[{k}]", "expected x rising from 0 or more, and y between 0 and 1")
        points.append((x, y))
    curve = Table(*rising_part(points, where), where)
    curve.written = ["table"]
    return curve


def rising_part(points: List[Tuple[Fraction, Fraction]], where: str):
    """From the last zero at the beginning to the first point of the greatest height. A table that begins above zero
    and right of it is joined to (0, 0) by a straight stretch, which is the second answer."""
    last = next(k for k, (_, y) in enumerate(points) if y == points[-1][1])
    points = points[: last + 1]
    while len(points) > 1 and points[1][1] == 0:
        points = points[1:]
    joined = points[0][0] > 0 and points[0][1] > 0
    points = [(Fraction(0), Fraction(0))] + points if joined else points
    if len(points) < 2 or any(a[1] >= b[1] for a, b in zip(points, points[1:])):
        raise Unreadable(where, "the heights must rise")
    return points, joined


def pieces(points: List[Tuple[Fraction, Fraction]], straight_start: bool, where: str) -> List[Piece]:
    widths = [b[0] - a[0] for a, b in zip(points, points[1:])]
    chords = [(b[1] - a[1]) / w for a, b, w in zip(points, points[1:], widths)]
    straight = straight_stretches(chords, straight_start)
    result, slopes = [], []
    for k, ((x, y), w, d) in enumerate(zip(points, widths, chords)):
        end = knot_slope(k, widths, chords, straight)
        begin = 2 * d - end if k == 0 else knot_slope(k - 1, widths, chords, straight)
        if straight[k] or not begin > d > end:
            slopes += [d]
            result.append(Piece(x, y, d, Fraction(0)))
            continue
        slopes += [begin, d, end]
        left = w * (d - end) / (begin - end)
        result.append(Piece(x, y, begin, (d - begin) / left))
        result.append(Piece(x + left, y + left * (begin + d) / 2, d, (end - d) / (w - left)))
    if any(a < b for a, b in zip(slopes, slopes[1:])):
        raise Unreadable(where, "the points are not those of a concave curve")
    return result + [Piece(*points[-1], Fraction(0), Fraction(0))]


def straight_stretches(chords: List[Fraction], straight_start: bool) -> List[bool]:
    """Stretches that go on as a neighbour does, and the first where it was added."""
    same = [a == b for a, b in zip(chords, chords[1:])]
    return [
        (k == 0 and straight_start) or (k > 0 and same[k - 1]) or (k < len(same) and same[k])
        for k in range(len(chords))
    ]


def knot_slope(k: int, widths: List[Fraction], chords: List[Fraction], straight: List[bool]) -> Fraction:
    """The slope where stretch k ends: 0 at the last point, that of a straight neighbour, else a mean of both chords in
    which the narrower stretch counts more."""
    if k + 1 == len(chords):
        return Fraction(0)
    if straight[k] or straight[k + 1]:
        return chords[k] if straight[k] else chords[k + 1]
    return (widths[k + 1] * chords[k] + widths[k] * chords[k + 1]) / (widths[k] + widths[k + 1])
