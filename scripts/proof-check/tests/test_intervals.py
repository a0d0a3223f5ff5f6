import math
import unittest
from decimal import Decimal
from fractions import Fraction

from support import seeded
from intervals import DIGITS, DOWN, UP, Interval, greatest

DIGITS_OF_PI = "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798"
E_DIGITS = "2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138217852516642743"
LN_2_DIGITS = "0.693147180559945309417232121458176568075500134360255254120680009493393621969694715605863326996418687"
ROOT_2_DIGITS = "1.41421356237309504880168872420969807856967187537694807317667973799073247846210703885038753432764157"


def random_fraction(source):
    number = Fraction(
        source.randint(-(10 ** source.randint(1, 60)), 10 ** source.randint(1, 60)), source.randint(1, 10**30)
    )
    return number or Fraction(1, 3)


def holds(interval, number):
    return Fraction(interval.lo) <= number <= Fraction(interval.hi)


def tight(interval):
    size = max(abs(interval.lo), abs(interval.hi))
    return size == 0 or Fraction(interval.hi) - Fraction(interval.lo) <= Fraction(size) / 10 ** (DIGITS - 4)


class IntervalTests(unittest.TestCase):
    def test_arithmetic_holds_the_exact_result(self):
        source = seeded("arithmetic")
        for _ in range(2000):
            a, b = random_fraction(source), random_fraction(source)
            x, y = Interval.of(a), Interval.of(b)
            for found, true in ((x + y, a + b), (x - y, a - b), (x * y, a * b), (x / y, a / b), (-x, -a)):
                self.assertTrue(holds(found, true))
            self.assertTrue(tight(x * y) and tight(x / y))

    def test_wide_intervals_hold_all_results(self):
        source = seeded("wide")
        for _ in range(500):
            a, b = sorted(random_fraction(source) for _ in range(2)), sorted(random_fraction(source) for _ in range(2))
            x = Interval(Interval.of(a[0]).lo, Interval.of(a[1]).hi)
            y = Interval(Interval.of(b[0]).lo, Interval.of(b[1]).hi)
            share, other = Fraction(source.random()), Fraction(source.random())
            p, q = a[0] + share * (a[1] - a[0]), b[0] + other * (b[1] - b[0])
            self.assertTrue(holds(x + y, p + q) and holds(x - y, p - q) and holds(x * y, p * q))
            if b[0] > 0 or b[1] < 0:
                self.assertTrue(holds(x / y, p / q))
            self.assertTrue(holds(x.positive_part(), max(Fraction(0), p)))
            self.assertTrue(holds(greatest(x, y), max(p, q)))

    def test_whole_powers(self):
        source = seeded("powers")
        for _ in range(200):
            a, n = Fraction(source.randint(1, 10**6), 10**6), source.randint(0, 60)
            self.assertTrue(holds(Interval.of(a).whole_power(n), a**n))

    def test_known_digits(self):
        for found, digits in (
            (Interval.of(1).exp(), E_DIGITS),
            (Interval.of(2).ln(), LN_2_DIGITS),
            (Interval.of(2).sqrt(), ROOT_2_DIGITS),
            (Interval.of(2).power(Interval.of(Fraction(1, 2))), ROOT_2_DIGITS),
        ):
            self.assertTrue(holds(found, Fraction(digits)), digits)
            self.assertTrue(tight(found))

    def test_roots_squared_and_logarithms_inverted(self):
        source = seeded("roots")
        for _ in range(300):
            a = abs(random_fraction(source))
            root = Interval.of(a).sqrt()
            self.assertTrue(Fraction(root.lo) ** 2 <= a <= Fraction(root.hi) ** 2)
            self.assertTrue(holds(Interval.of(a).ln().exp(), a))
            small = Fraction(source.randint(-700, 700), 100)
            self.assertTrue(holds(Interval.of(small).exp().ln(), small))

    def test_exponential_of_an_interval_holds_the_exponentials_of_its_ends(self):
        for width in ("1e-45", "1e-20", "1e-10", "1"):
            for low in ("-3", "0.1", "40"):
                ends = Decimal(low), Decimal(low) + Decimal(width)
                for function in (Interval.exp, Interval.ln):
                    if function is Interval.ln and ends[0] <= 0:
                        continue
                    whole = function(Interval(*ends))
                    for end in ends:
                        alone = function(Interval(end, end))
                        self.assertTrue(whole.lo <= alone.lo and alone.hi <= whole.hi)

    def test_extremes_do_not_go_silent(self):
        with self.assertRaises(ArithmeticError):
            Interval.of(Decimal("1e30")).exp()
        nothing = Interval.of(Decimal("-1e30")).exp()
        self.assertTrue(nothing.lo == 0 < nothing.hi)
        for impossible in (lambda: Interval.of(0).ln(), lambda: Interval.of(1) / Interval(Decimal(-1), Decimal(1))):
            with self.assertRaises(ArithmeticError):
                impossible()

    def test_the_contexts_round_to_their_sides(self):
        third = DOWN.divide(Decimal(1), Decimal(3)), UP.divide(Decimal(1), Decimal(3))
        self.assertLess(Fraction(third[0]), Fraction(1, 3))
        self.assertGreater(Fraction(third[1]), Fraction(1, 3))

    def test_arctangent(self):
        from curves import arctangent

        self.assertTrue(holds(arctangent.pi(), Fraction(DIGITS_OF_PI)))
        self.assertTrue(tight(arctangent.pi()))
        for x in (1e-12, 0.01, 0.5, 1.0, 3.7, 1e6, 1e300):
            found = arctangent.arctan(Interval.of(Decimal(x)))
            self.assertAlmostEqual(float(found.lo), math.atan(x), delta=4e-16 * max(1e-16, math.atan(x)) + 1e-300)
        two = arctangent.arctan(Interval.of(Fraction(1, 2))) + arctangent.arctan(Interval.of(Fraction(1, 3)))
        self.assertTrue(holds(two, Fraction(DIGITS_OF_PI) / 4))


if __name__ == "__main__":
    unittest.main()
