import math
import unittest
from decimal import Decimal, localcontext
from fractions import Fraction

from support import CAMPAIGN, CURVES, curve, seeded
from curves.worth import Valuation, Worth
from rules.majorant import chord_line, majorant

D = Decimal


def shapes():
    """All curves as accuracy, and what they are worth by a root."""
    for name in CURVES:
        yield name, curve(name)
        yield name + " by a root", Worth(curve(name), Valuation(Fraction(100), Fraction(1, 2)))


def random_interval(source, scale):
    low = source.choice([0.0, scale * 10 ** source.uniform(-3, 1.5), scale * source.uniform(0.9, 1.1)])
    high = low + source.choice([0.0, scale * 10 ** source.uniform(-3, 2), scale * 10 ** source.uniform(-9, -3)])
    return D(repr(low)), max(D(repr(low)), D(repr(high)))


class MajorantTests(unittest.TestCase):
    def assert_above(self, shape, line, low, high, name):
        with localcontext() as context:
            context.prec = 80
            width = high - low
            for x in {
                low,
                high,
                *(low + width * D(k) / 64 for k in range(65)),
                *(low + width / 2**k for k in range(60)),
            }:
                if low <= x <= high:
                    lacking = shape.value(x).lo - (line.alpha + line.beta * x)
                    self.assertLessEqual(lacking, D("1e-70"), (name, low, high, x))

    def test_lines_lie_above_the_curve_on_the_whole_interval(self):
        source = seeded("majorants")
        for name, shape in shapes():
            scale = float(shape.positive_from) or 100.0
            for _ in range(600 if CAMPAIGN else 16):
                low, high = random_interval(source, scale)
                x = source.choice([low, high, D(repr(scale * 10 ** source.uniform(-3, 3))), D(0)])
                self.assert_above(shape, majorant(shape, low, high, x), low, high, name)

    def test_lines_touch_where_the_curve_is_concave(self):
        for name, shape in shapes():
            start = shape.positive_from or D(1)
            x = start * 7
            line = majorant(shape, start * 3, start * 20, x)
            self.assertLess(abs(line.alpha + line.beta * x - shape.value(x).hi), D("1e-27") * 100, name)

    def test_a_chord_where_the_interval_ends_before_tangents_touch(self):
        bound = curve("bound")
        line = majorant(bound, D(0), D(100), D(60))
        self.assertEqual(line.alpha, 0)
        self.assertLess(abs(line.beta * 100 - bound.value(D(100)).hi), D("1e-25"))

    def test_no_chord_beyond_where_tangents_touch(self):
        """From 0 the bound is touched at 127.24: a chord to 128 cuts through the curve."""
        bound = curve("bound")
        self.assertIsNotNone(chord_line(bound, D(0), D("127.2")))
        self.assertIsNone(chord_line(bound, D(0), D("127.3")))
        self.assertIsNone(chord_line(bound, D(300), D(300)))

    def test_the_tangent_through_the_lower_end(self):
        """The envelope of the published bound touches it at 127.242826672419, where b = 1 - (sqrt(2 (2 + ln x)) +
        4)/sqrt(x)."""
        line, t = majorant(curve("bound"), D(0), D(2000), D(60)), 127.242826672419
        self.assertAlmostEqual(
            float(line.beta), (1 - (math.sqrt(2 * (2 + math.log(t))) + 4) / math.sqrt(t)) / t, places=14
        )
        self.assertAlmostEqual(float(line.alpha), 0, places=14)

    def test_nothing_where_nothing_can_be_reached(self):
        self.assertEqual(majorant(curve("bound"), D(0), D(55), D(50)), (0, 0))
        self.assertEqual(majorant(curve("bound"), D(0), D(0), D(0)), (0, 0))
        above = curve("pow4 above zero")
        self.assertEqual(majorant(above, D(0), D(0), D(0)), (above.at_zero.hi, 0))

    def test_wild_points_do_no_harm(self):
        for name, shape in shapes():
            for x in (D("1e-300"), D("1e300"), D(0)):
                for low, high in ((D(0), D(900)), (D("1e-290"), D(900)), (D(20), D("1e200"))):
                    line = majorant(shape, low, high, x)
                    self.assert_above(shape, line, low, high, name)


if __name__ == "__main__":
    unittest.main()
