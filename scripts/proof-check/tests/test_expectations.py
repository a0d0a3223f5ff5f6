"""Rules R5 and R8 against sums over all assignments of types to parties, in floating point and written anew."""

import itertools
import math
import time
import unittest
import unittest.mock as mock
from decimal import Decimal
from fractions import Fraction

from support import exact, seeded
from document import problem as problems
from moments.rule import Moments
from parties.outcomes import enumerate_outcomes
from rules.box import Box
from rules.expectations import ByEnumeration, ByMoments, Expectations
from rules.groups import groups
from verdicts import Clock

BOUND, POWER, ARCTAN = ["bound", 1, 1], ["power", 0.95, 2, 0.5], ["arctan", 0.01]
CHANCES = (0.25, 0.125, 0.625)


def pose(participants, accuracy=POWER, conditioning="at-least-one", valuation=("linear", 100), chances=CHANCES):
    costs = [0.3, 0.2, 0.1, 0.05, 0.02]
    types = [{"cost": c, "probability": p} for c, p in zip(costs, chances)]
    return problems.read(
        exact(
            {
                "participants": participants,
                "conditioning": conditioning,
                "accuracy": accuracy,
                "valuation": list(valuation),
                "types": types,
            }
        )
    )


def chances_of_numbers(participants):
    """n and P(n), from the textbook."""
    if isinstance(participants, int):
        return [(participants, 1.0)]
    if "poisson" in participants:
        mean = participants["poisson"]
        return [(n, math.exp(n * math.log(mean) - mean - math.lgamma(n + 1))) for n in range(21)]
    invited, rate = participants["binomial"]
    return [(n, math.comb(invited, n) * rate**n * (1 - rate) ** (invited - n)) for n in range(invited + 1)]


def counts(classes, n):
    if classes == 1:
        yield (n,)
        return
    for k in range(n + 1):
        for rest in counts(classes - 1, n - k):
            yield (k, *rest)


def brute(participants, chances, value):
    """E[value(counts)] over all counts."""
    total = 0.0
    for n, chance in chances_of_numbers(participants):
        for count in counts(len(chances), n):
            weight = chance * math.factorial(n)
            for k, p in zip(count, chances):
                weight *= p**k / math.factorial(k)
            total += weight * value(count)
    return total


def level(posed, x):
    if x <= float(posed.accuracy.concave_from):
        return float(posed.accuracy.at_zero.lo)
    return max(0.0, posed.accuracy.guess(x)[0])


def worth(posed, x):
    return float(posed.valuation.scale) * level(posed, x) ** float(posed.valuation.exponent)


def performance(posed, participants, m):
    return brute(participants, CHANCES, lambda n: level(posed, sum(k * x for k, x in zip(n, m))))


def cap_of_type(posed, participants, m, i):
    there = brute(participants, CHANCES, lambda n: n[i] >= 1)
    return (
        brute(participants, CHANCES, lambda n: worth(posed, sum(k * x for k, x in zip(n, m))) if n[i] else 0.0) / there
    )


def cap_of_party(posed, participants, m, i):
    """E[n_i w(S)] / E[n_i]: straight from the definition, over all parties."""
    present = brute(participants, CHANCES, lambda n: n[i])
    return brute(participants, CHANCES, lambda n: n[i] * worth(posed, sum(k * x for k, x in zip(n, m)))) / present


def at(posed, point, lo=None, hi=None, engine=None):
    sizes = [Fraction(x) for x in point]
    box = Box([Fraction(x) for x in lo or point], [Fraction(x) for x in hi or point])
    shared = Expectations(posed, Clock(100))
    if engine is None:
        return shared.at(sizes, box)
    found = groups(posed.classes, sizes, box.lo, box.hi)
    if engine is ByMoments:
        return ByMoments(shared, Moments(posed, found, sizes, Clock(100)))
    return ByEnumeration(shared, found, shared.outcomes(posed.parties, found.chances, 10**6))


def affine_at(affine, m):
    return float(affine.constant) + sum(float(slope) * x for slope, x in zip(affine.slopes, m))


LAWS = [1, 2, 3, 5, {"poisson": 1.5}, {"binomial": [4, 0.5]}, {"binomial": [1, 0.25]}]
POINTS = [(40.0, 75.0, 300.0), (80.0, 80.0, 200.0), (0.0, 90.0, 90.0), (110.0, 110.0, 110.0)]


class EnumerationTests(unittest.TestCase):
    def test_values_are_those_of_all_assignments(self):
        for law in LAWS:
            for accuracy in (BOUND, ARCTAN):
                for m in POINTS[:3]:
                    for conditioning, cap in (("at-least-one", cap_of_type), ("own", cap_of_party)):
                        posed = pose(law, accuracy, conditioning, ("power", 100, 0.5))
                        here = at(posed, m, engine=ByEnumeration)
                        self.assertAlmostEqual(
                            float(here.performance_from_below()), performance(posed, law, m), places=12
                        )
                        for i in range(3):
                            self.assertAlmostEqual(float(here.cap_from_below(i)), cap(posed, law, m, i), places=9)

    def test_assignments_by_party(self):
        """Without multinomials: each of three parties is one of three types."""
        posed, m = pose(3, BOUND), (60.0, 75.0, 300.0)
        total = sum(
            math.prod(CHANCES[i] for i in who) * level(posed, sum(m[i] for i in who))
            for who in itertools.product(range(3), repeat=3)
        )
        self.assertAlmostEqual(float(at(posed, m).performance_from_below()), total, places=13)

    def test_affine_functions_lie_above_on_the_box(self):
        source = seeded("boxes")
        for law in LAWS:
            for accuracy in (BOUND, ARCTAN):
                for conditioning, cap in (("at-least-one", cap_of_type), ("own", cap_of_party)):
                    posed = pose(law, accuracy, conditioning, source.choice([("linear", 100), ("power", 100, 0.5)]))
                    m = source.choice(POINTS)
                    lo, hi = (
                        [x * source.choice([0, 0.5, 1]) for x in m],
                        [x * source.choice([1, 1.5, 4]) + 1 for x in m],
                    )
                    here = at(posed, m, lo, hi, ByEnumeration)
                    above, caps = here.objective(), [here.cap(i) for i in range(3)]
                    for _ in range(4):
                        other = [source.uniform(a, b) for a, b in zip(lo, hi)]
                        self.assertGreaterEqual(affine_at(above, other), performance(posed, law, other) - 1e-11)
                        for i in range(3):
                            self.assertGreaterEqual(affine_at(caps[i], other), cap(posed, law, other, i) - 1e-9)

    def test_a_group_reaches_as_far_as_its_farthest_class(self):
        """All three contribute 30 at the point; in the box the second may contribute 400."""
        posed = pose(2, BOUND)
        here = at(posed, (30, 30, 30), (0, 0, 0), (31, 400, 31), ByEnumeration)
        for other in ((0, 400, 0), (30, 400, 30), (0, 200, 31)):
            self.assertGreaterEqual(affine_at(here.objective(), other), performance(posed, 2, other) - 1e-12)

    def test_affine_functions_touch_and_have_the_gradient_where_the_curve_is_concave(self):
        for law in LAWS:
            for conditioning, cap in (("at-least-one", cap_of_type), ("own", cap_of_party)):
                posed = pose(law, ARCTAN, conditioning)
                for m in ((40.0, 75.0, 300.0), (80.0, 80.0, 200.0)):
                    here = at(posed, m, (0, 0, 0), (900, 900, 900), ByEnumeration)
                    for affine, value in [(here.objective(), lambda x: performance(posed, law, x))] + [
                        (here.cap(i), lambda x, i=i: cap(posed, law, x, i)) for i in range(3)
                    ]:
                        self.assertAlmostEqual(affine_at(affine, m), value(m), places=9)
                        for j in range(3):
                            right, left = ([x + s * (k == j) for k, x in enumerate(m)] for s in (0.01, -0.01))
                            self.assertAlmostEqual(
                                float(affine.slopes[j]), (value(right) - value(left)) / 0.02, places=5
                            )

    def test_probabilities_sum_to_one(self):
        chances = (Fraction(1, 5), Fraction(3, 10), Fraction(1, 2))
        for law in (7, {"poisson": 3}, {"binomial": [30, 0.1]}):
            posed = pose(law)
            found = enumerate_outcomes(posed.parties, chances, posed.parties.none(Fraction(1, 2)), 10**6, Clock(100))
            total = sum(Fraction(chance.hi) for _, chance in found.kept)
            self.assertLess(abs(total + Fraction(found.left_out) - 1), Fraction(1, 10**40))
            self.assertLess(found.left_out, Decimal("1e-15"))
            self.assertEqual(found.left_out < Decimal("1e-45"), law == 7)

    def test_what_is_left_out_counts_against_the_claim(self):
        """A law of which a tenth is missing: a tenth of the limit is added above."""
        posed = pose(2, ARCTAN)
        here = at(posed, POINTS[0], (0, 0, 0), (900, 900, 900), ByEnumeration)
        whole = here.objective()
        here.outcomes = here.outcomes._replace(left_out=Decimal("0.1"))
        self.assertAlmostEqual(float(here.objective().constant - whole.constant), 0.1, places=12)

    def test_too_many_outcomes_are_not_begun(self):
        posed = pose(10**9, ARCTAN, chances=(0.5, 0.25, 0.125, 0.0625, 0.0625))
        start = time.monotonic()
        self.assertIsNone(
            Expectations(posed, Clock(100)).outcomes(posed.parties, (Fraction(1, 2), Fraction(1, 2)), 10**5)
        )
        self.assertLess(time.monotonic() - start, 1)


class MomentTests(unittest.TestCase):
    ACCURACIES = (
        BOUND,
        POWER,
        ["pow4", 0.95, 4, 10, 0.5],
        ["exponential", 0.98, 0.0002],
        ["mmf", 0.9, 1.1, 100, 0.7],
        ["weibull", 0.9, 0.95, 100, 0.5],
    )

    def both(self, law, accuracy, conditioning, valuation, m, chances=CHANCES):
        posed = pose(law, accuracy, conditioning, valuation, chances)
        box = [x / 2 for x in m], [3 * x for x in m]
        return [(at(posed, m, *box, engine), at(posed, m, engine=engine)) for engine in (ByEnumeration, ByMoments)]

    def assert_alike(self, law, accuracy, conditioning, valuation, m, places):
        (above, here), (above_too, here_too) = self.both(law, accuracy, conditioning, valuation, m)
        self.assertAlmostEqual(here.performance_from_below(), here_too.performance_from_below(), places=places)
        for a, b in [(above.objective(), above_too.objective())] + [(above.cap(i), above_too.cap(i)) for i in range(3)]:
            self.assertAlmostEqual(affine_at(a, m), affine_at(b, m), places=places - 2)
            for p, q in zip(a.slopes, b.slopes):
                self.assertAlmostEqual(p, q, places=places - 2)
        for i in range(3):
            self.assertAlmostEqual(here.cap_from_below(i), here_too.cap_from_below(i), places=places - 2)

    def test_moments_give_what_enumeration_gives(self):
        for k, accuracy in enumerate(self.ACCURACIES):
            conditioning, valuation = (("own", ("linear", 100)), ("at-least-one", ("power", 100, 0.5)))[k % 2]
            self.assert_alike(30, accuracy, conditioning, valuation, (400.0, 410.0, 480.0), 14)

    def test_and_for_random_numbers_of_parties(self):
        self.assert_alike({"poisson": 40}, POWER, "at-least-one", ("linear", 100), (400.0, 400.0, 430.0), 9)
        self.assert_alike({"binomial": [60, 0.75]}, BOUND, "own", ("linear", 100), (400.0, 410.0, 410.0), 10)

    def test_moments_of_totals(self):
        """Mean, variance and third and fourth central moment of sums of independent parties, by their cumulants."""
        from moments.totals import central_series

        chances, sizes = [Fraction(1, 5), Fraction(3, 10), Fraction(1, 2)], [Fraction(3), Fraction(7), Fraction(11)]
        raw = [sum(p * m**k for p, m in zip(chances, sizes)) for k in range(5)]
        mean = raw[1]
        second, third, fourth = (sum(p * (m - mean) ** k for p, m in zip(chances, sizes)) for k in (2, 3, 4))
        n = 1000
        expected = {2: n * second, 3: n * third, 4: n * fourth + 3 * n * (n - 1) * second**2}
        found = central_series(pose(n).parties, chances, sizes, 4)
        poisson = central_series(pose({"poisson": n}).parties, chances, sizes, 4)
        expected_poisson = {2: n * raw[2], 3: n * raw[3], 4: n * raw[4] + 3 * (n * raw[2]) ** 2}
        for k in (2, 3, 4):
            for series, true in ((found, expected), (poisson, expected_poisson)):
                value = series[k].lo * math.factorial(k)
                self.assertAlmostEqual(Fraction(value) / true[k], 1, places=40)

    def test_where_a_type_is_hardly_ever_absent_a_crude_bound_will_do(self):
        """The part without the type, bounded by its chance only: still above and below, if not as near."""
        law, m = 30, (400.0, 410.0, 480.0)
        posed = pose(law, POWER)
        with mock.patch("moments.rule.NEGLIGIBLE", Decimal(1)):
            above, here = (at(posed, m, lo, hi, ByMoments) for lo, hi in (((0, 0, 0), (900, 900, 900)), (m, m)))
            for i in range(2):
                affine, below = above.cap(i), float(here.cap_from_below(i))
                true = cap_of_type(posed, law, m, i)
                self.assertTrue(below < true < affine_at(affine, m), i)
                self.assertGreaterEqual(affine_at(affine, (0, 500, 900)), cap_of_type(posed, law, (0, 500, 900), i))

    def test_a_billion_parties(self):
        """As near as a normal law is: E[b(S)] = b(mean) + b''(mean) variance / 2 up to the next order."""
        posed = pose(10**9, BOUND, chances=(0.2,) * 5)
        m = (391.0, 400.0, 410.0, 415.0, 425.0)
        start = time.monotonic()
        here = at(posed, m)
        self.assertIsInstance(here, ByMoments)
        lower, affine = here.performance_from_below(), at(posed, m, (0,) * 5, (2000,) * 5).objective()
        caps = [at(posed, m, (0,) * 5, (2000,) * 5).cap(i) for i in (0, 4)]
        self.assertLess(time.monotonic() - start, 2)
        mean = sum(m) / 5
        variance = sum((x - mean) ** 2 for x in m) / 5
        total = Decimal(10**9) * Decimal(mean)
        near = posed.accuracy.at(total)[0].lo + posed.accuracy.bend(total).lo * Decimal(10**9 * variance) / 2
        self.assertLess(abs(lower - near), Decimal("1e-21"))
        upper = affine.constant + sum(slope * Decimal(x) for slope, x in zip(affine.slopes, m))
        self.assertTrue(0 <= upper - lower < Decimal("1e-15"))
        self.assertTrue(all(affine_at(cap, m) < 100 for cap in caps))

    def test_moments_see_when_they_are_no_use(self):
        """Five parties on average, of whom none may come: enumeration after all."""
        self.assertIsInstance(
            at(pose({"poisson": 5}), (400.0, 410.0, 480.0), (0, 0, 0), (900, 900, 900)), ByEnumeration
        )

    def test_chernoff_bounds_hold(self):
        from moments.totals import Total

        posed = pose(40)
        total = Total(posed.parties, [Fraction(x) for x in CHANCES], [Fraction(10), Fraction(20), Fraction(30)])
        for z in (500, 700, 900):
            true = brute(40, CHANCES, lambda n: 10 * n[0] + 20 * n[1] + 30 * n[2] < z)
            self.assertTrue(true <= float(total.chance_below(Decimal(z))) <= 1, z)
        self.assertEqual(total.chance_below(Decimal(400)), 0)
        self.assertLess(total.chance_below(Decimal(500)), Decimal("1e-7"))

    def test_tangents_by_moments_lie_above(self):
        source = seeded("moments above")
        posed, m = pose(30, BOUND), (40.0, 75.0, 300.0)
        affine = at(posed, m, (0, 0, 0), (900, 900, 900), ByMoments).objective()
        for _ in range(6):
            other = [source.choice([0, 5, x, 2 * x, 900]) for x in m]
            self.assertGreaterEqual(affine_at(affine, other), performance(posed, 30, other) - 1e-12)


if __name__ == "__main__":
    unittest.main()
