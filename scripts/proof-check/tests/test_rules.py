"""Rules R1, R2, R3 and R6, each against a computation of its own."""

import unittest
from decimal import Decimal
from fractions import Fraction

from support import case, curve, exact, seeded
from curves.worth import Valuation, Worth
from document import evidence
from document import problem as problems
from document.problem import Class
from intervals import Interval
from rules.audit import audit
from rules.box import Box, in_force, narrowed, ordered, root_box
from rules.expectations import Expectations
from rules.leaf import leaf_bound
from rules.outside import outside_options, training_alone
from verdicts import Broken, Clock

F = Fraction


def klass(cost, owned=None):
    return Class([0], F(cost), F(1), None if owned is None else F(owned), None, True)


def best_alone(worth, cost, owned):
    """max of w(x) - c x by a fine search."""
    most = float(worth.limit.hi) / cost if owned is None else min(owned, float(worth.limit.hi) / cost)
    places = [most * k / 4000 for k in range(1, 4001)] + [most * 0.99**k for k in range(2500)]
    scale, exponent, start = float(worth.valuation.scale), float(worth.valuation.exponent), float(worth.positive_from)
    values = [scale * max(0.0, worth.guess(x)[0]) ** exponent - cost * x for x in places if x > start]
    return max([float(worth.at_zero.lo), 0.0] + values)


class OutsideOptionTests(unittest.TestCase):
    NAMES = ("bound", "pow4 above zero", "exponential", "arctan", "mmf with a kink", "weibull", "table")

    def test_bounds_hold_for_any_witness(self):
        source = seeded("witnesses")
        for name in self.NAMES:
            for exponent in (F(1), F(1, 2)):
                worth = Worth(curve(name), Valuation(F(100), exponent))
                for cost, owned in ((0.2, None), (0.02, None), (5.0, None), (0.02, 300.0), (0.02, 70.0)):
                    true = best_alone(worth, cost, owned)
                    for _ in range(8):
                        x = max(float(worth.positive_from), 1e-3) * 10 ** source.uniform(0.01, 2)
                        x = F(min(x, owned)) if owned else F(x)
                        found = training_alone(worth, klass(Decimal(str(cost)), owned), x, "type 1")
                        self.assertTrue(
                            float(found.lo) <= true + 1e-9 and true <= float(found.hi) + 1e-9, (name, cost, owned, x)
                        )

    def test_published_outside_options(self):
        """The five types of the published instance."""
        proof = evidence.read(exact(case("valid-big-firms")), Clock(60))
        found = outside_options(proof.problem, proof.alone)
        for f, true in zip(
            found, (6.770096776214583, 13.151613729732649, 20.74508109538705, 30.34425720383494, 44.16052141214942)
        ):
            self.assertAlmostEqual(float(f.lo), true, places=10)
            self.assertLess(f.hi - f.lo, Decimal("1e-12"))

    def test_nothing_alone_with_less_than_the_onset(self):
        worth = Worth(curve("bound"), Valuation(F(100), F(1)))
        found = training_alone(worth, klass("0.1", 50), None, "type 1")
        self.assertEqual((found.lo, found.hi), (0, 0))

    def test_no_witness_no_bound(self):
        worth = Worth(curve("bound"), Valuation(F(100), F(1)))
        for witness, owned in (
            (None, None),
            (F(0), None),
            (F(-5), None),
            (F(20), None),
            (F("55.8"), None),
            (F(200), 150),
        ):
            with self.assertRaises(Broken):
                training_alone(worth, klass("0.1", owned), witness, "type 1")


class BoxTests(unittest.TestCase):
    def test_root_box(self):
        box = root_box([klass("0.5"), klass("0.25", 100)], [Interval.of(20), Interval.of(0)], Interval.of(100))
        self.assertEqual((box.lo, box.hi), ([0, 0], [160, 100]))

    def test_splits_narrow_one_class(self):
        step = evidence.Step(None, 1, 3, F(60), True)
        box = narrowed(Box([F(0), F(0)], [F(100), F(100)]), [step, evidence.Step(step, 0, 2, F(50), False)])
        self.assertEqual((box.lo, box.hi), ([25, 0], [100, 20]))

    def test_order_follows_where_both_could_pose(self):
        classes = [klass(3), klass(2), klass(1)]
        box = ordered(classes, Box([F(5), F(1), F(7)], [F(50), F(20), F(30)]))
        self.assertEqual((box.lo, box.hi), ([5, 5, 7], [20, 20, 30]))
        self.assertTrue(ordered(classes, Box([F(5), F(1), F(1)], [F(50), F(20), F(4)])).empty)

    def test_no_order_where_one_owns_too_little(self):
        classes = [klass(3, 10), klass(2)]
        wide, narrow = Box([F(5), F(1)], [F(10), F(20)]), Box([F(5), F(1)], [F(10), F(10)])
        self.assertFalse(in_force(classes, wide, 0, 1))
        self.assertEqual(ordered(classes, wide), wide)
        self.assertEqual(ordered(classes, narrow).lo, [5, 5])


class AuditTests(unittest.TestCase):
    def reason(self, change):
        document = case("valid-big-firms")
        change(document)
        proof = evidence.read(exact(document), Clock(60))
        try:
            audit(proof, outside_options(proof.problem, proof.alone), Expectations(proof.problem, Clock(60)), Clock(60))
        except Broken as broken:
            return str(broken)
        return None

    def test_what_each_change_of_the_menu_breaks(self):
        self.assertIsNone(self.reason(lambda d: None))
        for place, key, add, words in (
            (0, "reward", -0.01, "stay out"),
            (2, "reward", 0.01, "pose as type 3"),
            (4, "reward", 0.001, "type 5 is promised too much|pose as type 5"),
            (0, "contribution", -800, "less than nothing"),
            (4, "contribution", 5, "pose|stay out|promised"),
        ):

            def change(document):
                document["menu"][place][key] += add

            self.assertRegex(self.reason(change) or "kept", words)

    def test_everybody_promised_a_little_more_than_the_cap(self):
        def change(document):
            for offer in document["menu"]:
                offer["reward"] += 1e-6
            document["claims"]["violation"] = 1e-12

        self.assertIn("type 5 is promised too much", self.reason(change))

    def test_violation_allows_so_much(self):
        def change(document, violation):
            for offer in document["menu"]:
                offer["reward"] += 1e-6
            document["claims"]["violation"] = violation

        self.assertIsNone(self.reason(lambda d: change(d, 1.1e-6)))
        self.assertIsNotNone(self.reason(lambda d: change(d, 0.9e-6)))

    def test_capacity(self):
        def own(document, capacity):
            document["problem"]["types"][4]["capacity"] = capacity

        self.assertIsNone(self.reason(lambda d: own(d, 446)))
        self.assertIn("more than it has", self.reason(lambda d: (own(d, 425), d["alone"].__setitem__(4, 400))))

    def test_posing_needs_the_data(self):
        """Type 5 would pose as type 4 at this offer, unless it owns less than type 4 contributes."""

        def change(document, capacity):
            document["problem"]["types"][4]["capacity"] = capacity
            document["menu"][4] = {"contribution": 380, "reward": 66}
            document["alone"][4] = 390

        self.assertIn("type 5 would pose as type", self.reason(lambda d: change(d, 500)))
        self.assertNotIn("pose", self.reason(lambda d: change(d, 390)) or "")

    def test_alike_types_must_be_offered_the_same(self):
        document = case("valid-big-firms")
        document["problem"]["types"].append({"cost": 0.08, "probability": 0.1, "quality": 2, "name": "twin"})
        document["menu"].append({"contribution": 10, "reward": 5})
        proof = evidence.read(exact(document), Clock(60))
        self.assertEqual(len(proof.problem.classes), 5)
        with self.assertRaisesRegex(Broken, "types 5, twin cost the same"):
            audit(proof, [Interval.of(0)] * 5, Expectations(proof.problem, Clock(60)), Clock(60))


class ClassTests(unittest.TestCase):
    def test_order_and_outside_options(self):
        types = [
            {"cost": 1, "probability": 1},
            {"cost": 4, "probability": 1, "quality": 2, "outside": 3},
            {"cost": 2, "probability": 1, "outside": 9, "value": 1},
            {"cost": 1, "probability": 2, "capacity": 5},
            {"cost": 1, "probability": 3, "capacity": 4},
            {"cost": 4, "probability": 2, "value": 2, "outside": 8},
        ]
        posed = problems.read(
            exact(
                {
                    "participants": 3,
                    "conditioning": "own",
                    "accuracy": ["bound", 1, 1],
                    "valuation": ["linear", 1],
                    "types": types,
                }
            )
        )
        self.assertEqual([k.members for k in posed.classes], [[1, 2, 5], [4], [3], [0]])
        self.assertEqual([k.probability for k in posed.classes], [F(4, 10), F(3, 10), F(2, 10), F(1, 10)])
        self.assertEqual(
            (posed.classes[0].given, posed.classes[0].trains_alone, posed.classes[3].trains_alone), (9, False, True)
        )


class LeafTests(unittest.TestCase):
    """Whatever the multipliers, the bound of a leaf is not below the performance of a menu that keeps its promises in
    it."""

    def check(self, name, performance, menu_in_leaf):
        source, proof = seeded("leaf " + name), evidence.read(exact(case(name)), Clock(60))
        outside = outside_options(proof.problem, proof.alone)
        shared = Expectations(proof.problem, Clock(60))
        root = root_box(proof.problem.classes, outside, shared.worth.limit)
        count = len(proof.problem.classes)
        for leaf in proof.leaves:
            box = ordered(proof.problem.classes, narrowed(root, leaf.steps()))
            if not all(lo <= m <= hi for lo, m, hi in zip(box.lo, menu_in_leaf, box.hi)):
                continue

            def multiplier():
                return source.choice([F(0), F(0), F(source.randint(1, 10**6), 10 ** source.randint(3, 12))])

            for _ in range(12):
                points = [[x * F(source.randint(1, 4000), 2000) for x in source.choice(leaf.points)] for _ in range(2)]
                changed = leaf._replace(
                    points=points,
                    objective=[multiplier() for _ in points],
                    caps=[(k, i, multiplier()) for k in range(2) for i in range(count)],
                    ir=[(i, multiplier()) for i in range(count)],
                    ic=[(i, j, multiplier()) for i in range(count) for j in range(count)],
                    path=[multiplier() for _ in leaf.steps()],
                )
                bound = leaf_bound(changed, proof.problem, outside, box, shared)
                self.assertGreaterEqual(F(bound), performance)

    def test_published_instance(self):
        self.check("valid-big-firms", F("0.8647827601464"), [392, 392, 392, 392, 425])

    def test_a_split(self):
        self.check("valid-h6", F("0.6401012750383"), [F("11.3"), 320, 2536])

    def test_outside_options_enter_with_their_lower_ends(self):
        """Not knowing how much a type has outside makes no bound smaller."""
        proof = evidence.read(exact(case("valid-big-firms")), Clock(60))
        outside, shared = outside_options(proof.problem, proof.alone), Expectations(proof.problem, Clock(60))
        unsure = [Interval(f.lo, f.hi + 5) for f in outside]
        boxes = [root_box(proof.problem.classes, f, shared.worth.limit) for f in (outside, unsure)]
        self.assertEqual(*boxes)
        bounds = [leaf_bound(proof.leaves[0], proof.problem, f, boxes[0], shared) for f in (outside, unsure)]
        self.assertEqual(*bounds)

    def test_rows_not_in_force_are_refused(self):
        document = case("valid-big-firms")
        document["problem"]["types"][0]["capacity"] = 440
        proof = evidence.read(exact(document), Clock(60))
        outside, shared = outside_options(proof.problem, proof.alone), Expectations(proof.problem, Clock(60))
        box = root_box(proof.problem.classes, outside, shared.worth.limit)
        with self.assertRaisesRegex(Broken, "own too little"):
            leaf_bound(proof.leaves[0], proof.problem, outside, box, shared)


if __name__ == "__main__":
    unittest.main()
