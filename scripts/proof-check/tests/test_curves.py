"""Curves against formulas written anew, in plain decimal arithmetic of 70 digits."""

import math
import unittest
from decimal import Decimal, localcontext
from fractions import Fraction

from support import CURVES, curve, exact, seeded
from curves import families
from curves.logarithm import alternating_orders
from curves.worth import Valuation, Worth
from intervals import Interval
from verdicts import Unreadable

D = Decimal


def formula(name, x):
    """b(x), from the parameters in the list of curves."""
    family, *numbers = CURVES[name]
    p = [D(str(number)) for number in numbers]
    if family == "bound":
        return p[1] - ((2 * p[0] * (2 + (x / p[0]).ln())).sqrt() + 4) / x.sqrt()
    if family == "power":
        return p[0] - p[1] / (p[2] * x.ln()).exp()
    if family == "pow4":
        return p[0] - p[1] / (p[3] * (x + p[2]).ln()).exp()
    if family == "exponential":
        return p[0] * (1 - (-p[1] * x).exp())
    if family == "mmf":
        return p[0] - p[1] / (1 + (p[3] * (x / p[2]).ln()).exp())
    if family == "weibull":
        return p[0] - p[1] * (-(p[3] * (x / p[2]).ln()).exp()).exp()
    raise KeyError(family)


SMOOTH = [name for name in CURVES if CURVES[name][0] not in ("arctan", "table")]
PLACES = [D("60.5"), D("150"), D("391.9130178008"), D("4000"), D("1e7"), D("1e11")]


def close(interval, number, digits):
    return (
        abs(Fraction(interval.lo) - Fraction(number)) <= abs(Fraction(number)) / 10**digits
        and interval.lo <= interval.hi
    )


class CurveTests(unittest.TestCase):
    def test_values_are_those_of_the_formulas(self):
        for name in SMOOTH:
            for x in PLACES:
                with localcontext() as context:
                    context.prec = 70
                    true = formula(name, x * (200 if "200" in name else 1))
                found = curve(name).at(x * (200 if "200" in name else 1))[0]
                self.assertTrue(Fraction(found.lo) <= Fraction(true) <= Fraction(found.hi), (name, x))
                self.assertTrue(close(found, true, 44), (name, x))

    def test_slopes_and_bends_are_those_of_differences(self):
        for name in SMOOTH:
            for x in PLACES[:4]:
                x *= 200 if "200" in name else 1
                with localcontext() as context:
                    context.prec = 70
                    step = x * D("1e-12")
                    slope = (formula(name, x + step) - formula(name, x - step)) / (2 * step)
                    bend = (formula(name, x + step) - 2 * formula(name, x) + formula(name, x - step)) / step**2
                self.assertTrue(close(curve(name).at(x)[1], slope, 20), (name, x))
                self.assertTrue(close(curve(name).bend(x), bend, 18), (name, x))

    def test_arctangent_curve(self):
        for x in (0.3, 17.0, 1000.0, 1e9):
            level, slope = curve("arctan").at(D(x))
            self.assertAlmostEqual(float(level.lo), 2 / math.pi * math.atan(0.01 * x), places=15)
            self.assertAlmostEqual(float(slope.hi) * (1 + (0.01 * x) ** 2), 0.02 / math.pi, places=16)

    def test_guesses_are_near(self):
        for name in CURVES:
            for x in (60.5, 391.9, 4000.0):
                x *= 200 if "200" in name else 1
                level, slope = curve(name).at(D(x))
                guess = curve(name).guess(x)
                self.assertAlmostEqual(guess[0], float(level.lo), places=13)
                self.assertAlmostEqual(guess[1], float(slope.lo), places=13)

    def test_worth_of_a_power_valuation(self):
        for name in SMOOTH:
            worth = Worth(curve(name), Valuation(Fraction(100), Fraction(3, 5)))
            for x in PLACES[2:4]:
                x *= 200 if "200" in name else 1
                with localcontext() as context:
                    context.prec = 70
                    step = x * D("1e-12")
                    w = [100 * (D("0.6") * formula(name, y).ln()).exp() for y in (x - step, x, x + step)]
                    slope, bend = (w[2] - w[0]) / (2 * step), (w[2] - 2 * w[1] + w[0]) / step**2
                self.assertTrue(close(worth.at(x)[0], w[1], 44), name)
                self.assertTrue(close(worth.at(x)[1], slope, 20), name)
                self.assertTrue(close(worth.bend(x), bend, 18), name)

    def test_curves_rise_and_are_concave_where_positive(self):
        for name in CURVES:
            a = curve(name)
            places = [D(repr(float(max(a.positive_from, D("0.01"))) * 1.13**k)) for k in range(1, 120)]
            values = [a.value(x).lo for x in places]
            slopes = [a.at(x)[1].hi for x in places]
            self.assertTrue(all(low <= high for low, high in zip(values, values[1:])), name)
            self.assertTrue(all(low >= high for low, high in zip(slopes, slopes[1:])), name)
            self.assertTrue(all(value <= a.limit.hi for value in values), name)

    def test_where_curves_leave_zero(self):
        for name in CURVES:
            a = curve(name)
            if a.positive_from > 0:
                self.assertEqual(a.value(a.zero_until).hi, 0, name)
                self.assertGreaterEqual(a.at(a.positive_from)[0].lo, 0, name)
                self.assertLess(a.positive_from - a.zero_until, a.positive_from * D("1e-9"), name)
        self.assertAlmostEqual(float(curve("bound").positive_from), 55.807151449127, places=8)

    def test_a_steep_bound_is_zero_below_its_last_zero(self):
        """For K = 200 the formula is positive again just above K exp(-2)."""
        steep = curve("bound of 200")
        for x in (D("27.1"), D("28"), D("199"), D("300")):
            self.assertEqual(steep.value(x).hi, 0)

    def test_at_zero(self):
        self.assertEqual([name for name in CURVES if curve(name).at_zero.lo > 0], ["pow4 above zero", "mmf"])
        self.assertAlmostEqual(float(curve("pow4 above zero").at_zero.lo), 0.95 - 10**-0.5, places=14)

    def test_orders_of_alternation(self):
        """Signs of the derivatives of sqrt(u)/sqrt(x), by differences of 200 digits, where the rule says that they
        alternate."""

        def f(x):
            return ((2 + x.ln()) / x).sqrt()

        with localcontext() as context:
            context.prec = 200
            for x, most in ((D(1), 4), (D("7.4"), 12), (D("60"), 20)):
                start = 2 + x.ln()
                orders = min(most, alternating_orders(start))
                self.assertGreaterEqual(orders, 3)
                step = x / 10**6
                values = [f(x + k * step) for k in range(orders + 1)]
                for n in range(1, orders + 1):
                    values = [b - a for a, b in zip(values, values[1:])]
                    self.assertGreater((-1) ** n * values[0], 0, (x, n))

    def test_parameters_out_of_range_are_refused(self):
        for wrong in (
            ["bound", 1, 1.5],
            ["bound", 0, 1],
            ["bound", 1],
            ["power", 0.9, -1, 0.5],
            ["mmf", 0.9, 0.5, 100, 1.5],
            ["mmf", 0.9, 0.5, 100, 0.01],
            ["weibull", 1.2, 1, 100, 0.5],
            ["exponential", 2, 0.01],
            ["arctan", 0],
            ["pow4", 0.9, 1, -1, 0.5],
            ["cubic", 1],
            [],
            ["table"],
            ["table", []],
            ["table", [[0, 0.5]]],
            ["table", [[0, 0], [1, 0.1], [2, 0.3]]],
            ["table", [[1, 0], [1, 0.1]]],
            ["table", [[0, 0.5], [1, 0.4], [2, 0.6]]],
            ["bound", "1e5x", 1],
            ["bound", True, 1],
            ["bound", None, 1],
            ["bound", " 1", 1],
            ["bound", "1_0", 1],
        ):
            with self.assertRaises(Unreadable, msg=str(wrong)):
                families.read(exact(wrong), "test")


class TableTests(unittest.TestCase):
    TABLES = (
        [[10, 0], [50, 0.4], [100, 0.6], [200, 0.75], [400, 0.8]],
        [[0, 0.1], [50, 0.4], [100, 0.6], [150, 0.75], [400, 0.8], [500, 0.8]],
        [[50, 0.4], [100, 0.6], [200, 0.75], [300, 0.8], [1000, 0.95]],
        [[0, 0], [10, 0], [50, 0.4], [100, 0.6], [150, 0.8], [300, 0.9], [1000, 0.95], [2000, 0.95]],
        [[3, 0.5]],
        [[0, 0], [7, 0.9]],
    )

    def table(self, rows):
        return families.read(exact(["table", rows]), "test")

    def test_the_curve_runs_through_its_points(self):
        for rows in self.TABLES:
            for x, y in rows:
                self.assertAlmostEqual(float(self.table(rows).value(D(x)).hi), y, places=15)

    def test_the_curve_is_smooth_between_curved_stretches_and_concave(self):
        for rows in self.TABLES:
            pieces = self.table(rows).pieces
            for a, b in zip(pieces, pieces[1:]):
                width = b.start - a.start
                self.assertEqual(a.level + width * (a.slope + a.bend * width / 2), b.level)
                self.assertGreaterEqual(a.slope + a.bend * width, b.slope)
                if a.bend and b.bend:
                    self.assertEqual(a.slope + a.bend * width, b.slope)

    def test_flat_beyond_the_last_point(self):
        for rows in self.TABLES:
            level, slope = self.table(rows).at(D(10**6))
            self.assertEqual((float(level.lo), slope.lo, slope.hi), (rows[-1][1], 0, 0))

    def test_a_table_joined_to_the_origin_begins_straight(self):
        self.assertEqual(self.table([[50, 0.4], [100, 0.6], [200, 0.75]]).value(D(25)).lo, D("0.2"))

    def test_two_parabolas_by_hand(self):
        """Chords 0.4 and 0.1, slope 0.25 between them. The first stretch begins with 0.55 and bends at 1; the second
        bends at 2.8, at height 0.94, and ends level."""
        a = self.table([[0, 0], [2, 0.8], [4, 1]])
        for x, y in (
            (0.5, 0.5 * 0.55 - 0.075 * 0.25),
            (1, 0.475),
            (1.5, 0.475 + 0.5 * 0.4 - 0.075 * 0.25),
            (2.8, 0.94),
            (3, 0.94 + 0.2 * 0.1 - 0.1 / 1.2 * 0.02),
        ):
            self.assertAlmostEqual(float(a.value(D(str(x))).lo), y, places=12, msg=str(x))

    def test_random_concave_tables_are_read(self):
        source = seeded("tables")
        for _ in range(100):
            xs = sorted(source.sample(range(1, 1000), 6))
            rows = [[x, float(f"{1 - (1 + x / 100) ** -1.3:.6f}")] for x in xs]
            a = self.table(rows)
            for x in range(0, 1100, 37):
                self.assertLessEqual(a.value(D(x)).lo, a.value(D(x + 37)).hi)


class BoundAtItsZero(unittest.TestCase):
    def test_interval_values_hold_at_the_zero_of_the_published_bound(self):
        """b(55.807151449127) is about 0 for K = 1, and the tangent through the origin touches at 127.242826672419."""
        level, _ = curve("bound").at(D("55.807151449127"))
        self.assertLess(abs(level.lo), D("1e-13"))
        level, slope = curve("bound").at(D("127.242826672419"))
        rest = level - slope * Interval.of(D("127.242826672419"))
        self.assertLess(abs(rest.lo), D("1e-13"))


if __name__ == "__main__":
    unittest.main()
