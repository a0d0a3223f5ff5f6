"""Competitions with known answers, and every kind of false claim about them."""

import copy
import json
import time
import unittest

import competition_documents as made
from support import CAMPAIGN, run, seeded

I, CONVICT, ACQUIT = [[1, 0], [0, 1]], [[1, 0], [1, 0]], [[0, 1], [0, 1]]


def trial():
    """A prosecutor and a defender: without obedience 0.4 is proved, with it 0.7, which the judge has alone."""
    game = made.Game([0.3, 0.7], [I], [[CONVICT], [ACQUIT]])
    return made.document(
        game, [[0, 1]], [([0, 0], [(0, 0, 1, 1)])], [([0, 0], [(0, 0, 1, 1)])], [0.5, 0.5], [([0, 0], [1])]
    )


def one_sided_only():
    """Weights that reproduce nothing, with which the providers lose all the same what the user loses."""
    game = made.Game(
        [0.5, 0.5], [[[1, 0.6, 0], [0, 0.6, 1]]], [[[[1, 0.1, 0], [0.2, 0.3, 1]]], [[[0.9, 0, 0.3], [0, 0, 1]]]]
    )
    weights, prices = [1.25, 0], [(0, 1, 0, 0.7916666666666666)]
    return made.document(
        game,
        [[0.7692307692307693, 0.38461538461538447]],
        [(weights, prices)],
        [(weights, prices)],
        [1, 0],
        [([1, 0], [1])],
    )


def obedience_needed():
    """The provider would love an action that the user never takes, whatever she believes."""
    game = made.Game([0.5, 0.5], [[[1, 0.25, 0], [0, 0.25, 1]]], [[[[1, 10, 0], [0, 10, 1]]]])
    proof = [1], [(0, 1, 0, 20), (0, 1, 2, 20)]
    return made.document(game, [[0.125]], [proof], [proof], [0], [([0], [1])])


def silent():
    """Two users, each with a provider of her own aims, who may both be left in the dark together."""
    one = [[1, 2 / 3, 0, 2 / 3], [2 / 3, 1, 2 / 3, 0]]
    other = [[0, 2 / 3, 1, 2 / 3], [2 / 3, 0, 2 / 3, 1]]
    game = made.Game([0.5, 0.5], [one, other], [[one, one], [other, other]])
    weights = [[1, 0], [0, 1]]
    none = [(k, a, b, lam) for k in range(2) for a, b, lam in [(0, 1, 1), (1, 0, 1)]]
    return made.document(
        game,
        weights,
        [(w, []) for w in weights],
        [([0, 0], none), ([0, 0], none)],
        [0.5, 0.5],
        [([0.5, 0.5], [1, 1]), ([0.5, 0.5], [0.5, 1])],
    )


def get(document, path):
    for key in path:
        document = document[key]
    return document


def changed(document, path, value):
    document = copy.deepcopy(document)
    place = get(document, path[:-1])
    place[path[-1]] = value(place[path[-1]]) if callable(value) else value
    return document


def dropped(document, path):
    document = copy.deepcopy(document)
    del get(document, path[:-1])[path[-1]]
    return document


class KnownAnswers(unittest.TestCase):
    def proves(self, document, *words):
        code, text = run(document)
        self.assertEqual(code, 0, text)
        for word in words:
            self.assertIn(word, text)

    def test_trial(self):
        document = trial()
        self.assertAlmostEqual(document["users"][0]["certificateWithoutObedience"], 0.4, places=8)
        self.assertAlmostEqual(document["users"][0]["certificate"], 0.7, places=8)
        self.proves(
            document,
            "VALID",
            "by what she knows alone",
            "alone 0.7, with full information 1",
            "2 states, 1 user, 2 providers",
            "equilibrium, price",
            "monopoly",
        )

    def test_obedience_proves_all(self):
        document = obedience_needed()
        self.assertLess(document["users"][0]["certificateWithoutObedience"], 0.5)
        self.assertEqual(document["users"][0]["certificate"], 1)
        self.proves(document, "at least 1, by weights with obedience (provider 0 1); alone 0.5")

    def test_one_sided_weights_prove_all(self):
        document = one_sided_only()
        self.assertAlmostEqual(document["users"][0]["certificateWithoutObedience"], 1, places=8)
        self.assertAlmostEqual(document["users"][0]["certificate"], 1, places=8)
        self.assertGreater(document["users"][0]["alignment"]["state"]["error"], 0.24)
        self.proves(document, "at least 0.99999", "alone 0.6")

    def test_exact_weights(self):
        u = [[1, 0], [0, 1]]
        game = made.Game([0.3, 0.7], [u], [[[[1.4, 0], [0.4, 1]]], [[[0.8, 0], [-0.2, 1]]]])
        w = [1 / 3, 2 / 3]
        document = made.document(game, [w], [(w, [])], [(w, [])], w, [(w, [1])])
        self.assertLess(document["users"][0]["alignment"]["constant"]["error"], 1e-15)
        self.proves(document, "provider 0 0.3333333333, provider 1 0.6666666667")

    def test_users_in_the_dark(self):
        document = silent()
        self.assertEqual([u["certificate"] for u in document["users"]], [1, 1])
        self.proves(document, "the same for all", "user 1: at least 1,")

    def test_several_best_actions(self):
        """Full information means the first of them: with the second, the weights would prove more."""
        game = made.Game([0.5, 0.5], [[[1, 1, 0], [0, 0, 1]]], [[[[0, 1, 0], [0, 0, 1]]]])
        document = made.document(game, [[1]], [([1], [])], [([1], [])], [1], [([1], [1])])
        self.assertEqual(document["users"][0]["certificateWithoutObedience"], 0.5)
        self.proves(document)
        self.assertEqual(run(changed(document, ("certificates", 0, "value"), 1))[0], 1)

    def test_users_not_reached_and_no_anonymous_policies(self):
        document = silent()
        del document["users"][1]
        document["anonymous"] = None
        self.proves(document, "of user 1 it says nothing")

    def test_the_program_as_a_whole_takes_no_contract_with_it(self):
        code, text = run(trial(), "--contract", "nowhere.json")
        self.assertEqual(code, 64)
        self.assertIn("--contract", text)


class FalseClaims(unittest.TestCase):
    def broken(self, document, *words):
        code, text = run(document)
        self.assertEqual(code, 1, text)
        self.assertEqual(text.count("\n"), 1)
        for word in words:
            self.assertIn(word, text)

    def test_values_are_exact(self):
        for document in (trial(), one_sided_only(), obedience_needed(), silent()):
            for n, claim in enumerate(document["certificates"]):
                raised = claim["value"] + 2e-16 * max(1, abs(claim["value"]))
                self.broken(changed(document, ("certificates", n, "value"), raised), "proves only")
            for n, _ in enumerate(document["users"]):
                for key in (
                    "certificate",
                    "certificateWithoutObedience",
                    "certain",
                    "fullInformation",
                    "noInformation",
                ):
                    self.broken(changed(document, ("users", n, key), lambda x: x + 1e-9))
                for key in ("fullInformation", "noInformation"):
                    self.broken(changed(document, ("users", n, key), lambda x: x - 1e-9))
            for key in ("certificate", "guarantee"):
                self.broken(changed(document, ("anonymous", key, 0, "value"), lambda x: x + 1e-9))

    def test_errors(self):
        for document in (trial(), one_sided_only(), obedience_needed(), silent()):
            for n, user in enumerate(document["users"]):
                for version, claim in user["alignment"].items():
                    path = ("users", n, "alignment", version)
                    self.broken(changed(document, (*path, "guarantee"), lambda x: x + 1e-9))
                    self.broken(changed(document, (*path, "error"), lambda x: x - 1e-9))
                    self.broken(changed(document, (*path, "weights", "provider 0"), -1e-300))
                    if "offset" in claim and claim["error"] > 0:
                        end = ("offset", 1) if isinstance(claim["offset"], list) else ("offset",)
                        self.broken(changed(document, (*path, *end), lambda x: x + 1e-3 + claim["error"]), "offsets")
            self.broken(changed(document, ("users", 0, "alignment", "hull", "weights", "provider 0"), 0.6), "sum to")
            self.broken(changed(document, ("users", 0, "alignment", "average", "error"), -1e-300), "negative")
            self.broken(changed(document, ("anonymous", "strongError"), lambda x: x - 1e-9))
            self.broken(changed(document, ("anonymous", "strongAlignment", "error"), lambda x: x - 1e-9))
            self.broken(changed(document, ("anonymous", "strongAlignment", "scales", "user 0"), 0.5), "scale")
            self.broken(changed(document, ("anonymous", "targetedError", 0, "value"), lambda x: x - 1e-9))
            self.broken(changed(document, ("anonymous", "targetedAlignment", 0, "error"), lambda x: x - 1e-9))
            self.broken(changed(document, ("anonymous", "targetedAlignment", 0, "scales", "user 0"), 1.5), "scale")
            self.broken(
                changed(document, ("anonymous", "targetedAlignment", 0, "offsets", "user 0", 1), lambda x: x + 9)
            )

    def test_huge_weights_make_no_room(self):
        """What rounding may lose is measured by the user's own payoffs: weights that cancel would leave any room."""
        game = made.Game([0.3, 0.7], [I], [[CONVICT], [ACQUIT]])
        document = trial()
        for version in ("constant", "state", "average", "oneSided"):
            claim = game.alignment(0, "constant" if version == "oneSided" else version, [1e15, 1e15])
            claim["error"], claim["guarantee"] = 0, 1
            if version == "oneSided":
                del claim["offset"]
            self.broken(changed(document, ("users", 0, "alignment", version), claim), "error")
        certain = copy.deepcopy(document)
        certain["users"][0]["certain"] = 0.8
        for version in ("constant", "state"):
            certain["users"][0]["alignment"][version] = game.alignment(0, version, [1e15, 1e15])
        self.broken(certain, "certain")
        document = silent()
        claim = document["anonymous"]["targetedAlignment"][0]
        claim["scales"]["user 1"] = 1e15
        claim["weights"]["provider 1"] = 1e15
        claim["error"] = 0
        self.broken(document, "common weights")

    def test_multipliers(self):
        document = obedience_needed()
        place = ("certificates", 1, "multipliers", 0)
        self.broken(changed(document, (*place, "multiplier"), lambda x: -x), "negative multiplier")
        self.broken(changed(document, (*place, "multiplier"), lambda x: x / 2), "proves only")
        self.broken(changed(document, (*place, "recommended"), "act 0"), "proves only")
        self.broken(dropped(document, place), "proves only")
        self.broken(changed(document, ("certificates", 0, "multipliers"), document["certificates"][1]["multipliers"]))
        self.broken(changed(document, ("certificates", 1, "weights", "provider 0"), lambda x: -x), "negative weight")
        self.broken(changed(document, ("certificates", 1, "weights", "provider 0"), 0), "proves only")
        self.broken(
            changed(silent(), ("certificates", 2, "multipliers"), silent()["certificates"][4]["multipliers"]),
            "another user",
        )

    def test_another_game(self):
        self.broken(changed(trial(), ("problem", "users", 0, "utility", 0, 0), 0.999), "full information")
        self.broken(changed(obedience_needed(), ("problem", "providers", 0, "payoffs", "user 0", 0, 1), 10.001))
        self.broken(changed(trial(), ("problem", "prior"), [0.30000001, 0.69999999]))
        document = silent()
        for kind in ("users", "certificates"):
            swapped = copy.deepcopy(document)
            for row in swapped[kind]:
                row["user"] = f"user {1 - int(row['user'][-1])}"
            self.broken(swapped)
        heavier = changed(document, ("problem", "users", 1, "mass"), 2)
        self.broken(heavier)
        swapped = copy.deepcopy(document)
        payoffs = [p["payoffs"] for p in swapped["problem"]["providers"]]
        swapped["problem"]["providers"][0]["payoffs"], swapped["problem"]["providers"][1]["payoffs"] = payoffs[::-1]
        self.broken(swapped)

    def test_missing_evidence(self):
        for document in (trial(), silent()):
            for path in (
                ("certificates",),
                ("certificates", 0),
                ("anonymous", "strongAlignment"),
                ("anonymous", "targetedAlignment"),
                ("anonymous", "targetedAlignment", 0),
            ):
                self.broken(dropped(document, path), "no ")

    def test_personal_certificates_say_nothing_of_policies_for_all(self):
        document = silent()
        document["certificates"] = [c for c in document["certificates"] if c["kind"] != "anonymous"]
        self.broken(document, "the same for all")
        document = trial()
        document["certificates"] = [c for c in document["certificates"] if c["kind"] != "anonymous"]
        self.assertEqual(run(document)[0], 0)

    def test_unreadable(self):
        document = obedience_needed()
        place = ("certificates", 1, "multipliers", 0)
        for change in (
            changed(document, (*place, "recommended"), "act 9"),
            changed(document, (*place, "user"), "nobody"),
            changed(document, (*place, "multiplier"), "1"),
            changed(document, ("certificates", 1, "kind"), "better"),
            changed(document, ("certificates", 1, "multipliers"), lambda x: x * 2),
            dropped(document, ("certificates", 1, "weights", "provider 0")),
            changed(document, ("certificates", 1, "weights"), lambda x: {**x, "more": 0}),
            dropped(silent(), ("problem", "providers", 1)),
            dropped(document, ("problem", "prior")),
            changed(document, ("problem", "prior"), [0.5, 0.49]),
            changed(document, ("problem", "prior"), [1.5, -0.5]),
            changed(document, ("problem", "users", 0, "mass"), 0),
            changed(document, ("problem", "users", 0, "actions"), ["act 0", "act 0", "act 2"]),
            changed(document, ("users",), lambda x: x * 2),
            changed(document, ("users", 0, "user"), "nobody"),
            changed(document, ("users",), []),
            changed(document, ("anonymous", "certificate"), lambda x: x * 2),
            dropped(document, ("anonymous", "strongError")),
            changed(document, ("problem", "users", 0, "utility", 0), [1, 0.6]),
            changed(document, ("schema",), "accord.compete/2"),
        ):
            code, text = run(change)
            self.assertEqual(code, 65, text)
            self.assertEqual(text.count("\n"), 1)

    def test_a_document_without_a_proof_is_told_so(self):
        code, text = run({"schema": "accord.bargain/1"})
        self.assertEqual(code, 65)
        self.assertIn("'accord.bargain/1' holds no proof; expected accord.proof/1 or accord.compete/1", text)

    def test_numbers_and_keys(self):
        text = json.dumps(changed(trial(), ("users", 0, "certain"), 4711.4711))
        for word in ("NaN", "Infinity", "1e309", "1e999", "1" + "0" * 70, "true", '"0.7"', "null"):
            self.assertEqual(run(text.replace("4711.4711", word).encode())[0], 65, word)
        doubled = json.dumps(trial()).replace('"certain":', '"certain": 0, "certain":')
        self.assertEqual(run(doubled.encode())[0], 65)

    def test_numbers_mean_doubles(self):
        """0.1 and its double, written out, are the same number."""
        document = trial()
        text = json.dumps(document).replace("0.3", "0.299999999999999988897769753748434596")
        self.assertEqual(run(text.encode())[0], 0)


class RandomDocuments(unittest.TestCase):
    def test_true_documents_are_valid_and_raised_ones_are_not(self):
        for number in range(60):
            source = seeded("competition", number)
            shape = [source.randint(1, 4), source.randint(1, 4), source.randint(1, 3), source.randint(1, 4)]
            _, document = made.random_document(source, *shape)
            code, text = run(document)
            self.assertEqual(code, 0, (number, text))
            n = source.randrange(len(document["certificates"]))
            raised = changed(document, ("certificates", n, "value"), lambda x: x + max(abs(x), 1e-300) * 3e-16)
            self.assertEqual(run(raised)[0], 1, number)

    @unittest.skipUnless(CAMPAIGN, "the document takes longer to make than to check")
    def test_large(self):
        _, document = made.random_document(seeded("large competition"), 50, 20, 5, 8)
        start = time.process_time()
        self.assertEqual(run(document)[0], 0)
        self.assertLess(time.process_time() - start, 10)


if __name__ == "__main__":
    unittest.main()
