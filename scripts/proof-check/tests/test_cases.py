"""Whole files: the given cases, proofs for every family and law, and contracts."""

import glob
import json
import os
import unittest

from support import CASES, case, run, run_file


def families():
    return sorted(os.path.basename(path)[:-5] for path in glob.glob(os.path.join(CASES, "families", "*.json")))


class GivenCases(unittest.TestCase):
    def test_verdicts(self):
        for entry in case("expected"):
            code, text = run_file(os.path.join(CASES, entry["file"]))
            self.assertEqual((entry["file"], code), (entry["file"], 0 if entry["verdict"] == "valid" else 1), text)

    def test_reasons(self):
        for name, words in (
            ("broken-reward", "type 1 would pose as type 3"),
            ("broken-upper", "leaf 1 proves only 0.864782760191255,"),
            ("broken-lower", "performs only 0.864782760156405,"),
            ("broken-missing-leaf", "1 multipliers for 0 splits"),
            ("broken-negative", "negative multiplier"),
            ("broken-cost", "type 1 would rather stay out"),
        ):
            self.assertIn(words, run_file(os.path.join(CASES, name + ".json"))[1])

    def test_what_a_valid_file_says(self):
        text = run(case("valid-h6"))[1]
        for words in (
            "VALID",
            "at least 0.6401012750383",
            "more than 0.640101275068",
            "2.97E-11",
            "2 parts",
            "3 parties; 3 types",
        ):
            self.assertIn(words, text)


class Families(unittest.TestCase):
    """Menus of Accord, with multipliers from a linear program: their upper claims are within 1.1e-10 of what the menus
    perform."""

    def test_all_are_valid_and_none_with_an_upper_claim_below_what_the_menu_performs(self):
        self.assertGreater(len(families()), 20)
        for name in families():
            document = case(os.path.join("families", name))
            code, text = run(document)
            self.assertEqual(code, 0, name + text)
            document["claims"]["upper"] = document["claims"]["lower"] - 1e-9
            code, text = run(document)
            self.assertEqual(code, 1, name + text)
            self.assertIn("proves only", text)

    def test_without_claims_about_others(self):
        document = case("valid-big-firms")
        del document["tree"], document["claims"]["upper"]
        code, text = run(document)
        self.assertEqual(code, 0)
        self.assertIn("No claim is made about other menus", text)
        document["claims"]["upper"] = 0.9
        self.assertEqual(run(document)[0], 65)

    def test_at_least(self):
        self.assertIn("5 parties or more", run(case("families/atleast"))[1])
        document = case("families/poisson1000")
        document["problem"]["atLeast"] = True
        self.assertEqual(run(document)[0], 65)

    def test_a_leaf_with_nothing_in_it_needs_no_evidence(self):
        document = case("valid-h6")
        nothing = {"points": [], "objective": [], "caps": [], "ir": [], "ic": []}
        document["tree"] = {"split": [0, 1, 0], "at": -1, "below": nothing, "above": document["tree"]}
        for side in ("below", "above"):
            del document["tree"]["above"][side]["path"]
        self.assertEqual(run(document)[0], 0)
        document["tree"]["at"] = 1
        self.assertEqual(run(document)[0], 1)

    def test_names(self):
        document = case("broken-reward")
        for k, row in enumerate(document["problem"]["types"]):
            row["name"] = "university\n" if k == 0 else f"hospital {k}"
        text = run(document)[1]
        self.assertIn("type university\\n would pose as type hospital 2", text)


class Contracts(unittest.TestCase):
    def verdict(self, name, change=lambda contract: None, proof=None):
        contract = case(os.path.join("contracts", name))
        change(contract)
        path = os.path.join(CASES, "contracts", "changed.json~")
        with open(path, "w") as file:
            json.dump(contract, file)
        try:
            return run(proof or case(os.path.join("families", name)), "--contract", path)
        finally:
            os.remove(path)

    def test_contracts_of_their_proofs(self):
        for name in ("quality", "high", "binomial-big", "tablec"):
            code, text = self.verdict(name)
            self.assertEqual(code, 0, text)
            self.assertIn("The contract is of the same problem", text)

    def test_differences_are_named(self):
        def put(*path):
            def change(contract):
                record = contract
                for key in path[:-2]:
                    record = record[key]
                record[path[-2]] = path[-1]

            return change

        for name, path, words in (
            ("quality", ("problem", "participation", "fixed:11"), "number of parties"),
            ("quality", ("problem", "participation", "poisson:10"), "number of parties"),
            ("quality", ("problem", "conditioning", "own"), "conditioning"),
            ("quality", ("problem", "accuracy", "bound:1,0.9"), "accuracy"),
            ("quality", ("problem", "accuracy", "power:1,1,1"), "accuracy"),
            ("quality", ("problem", "valuation", "linear:101"), "valuation"),
            ("quality", ("problem", "probabilityL1", 0.1), "probabilityL1"),
            ("quality", ("problem", "types", 0, "cost", 0.21), "cost of type"),
            ("quality", ("problem", "types", 0, "quality", 1), "quality of type"),
            ("quality", ("problem", "types", 0, "outside", None), "outside of type"),
            ("quality", ("problem", "types", 1, "capacity", 4001), "capacity of type"),
            ("quality", ("problem", "types", 1, "probability", 0.6), "probability of type"),
            ("quality", ("menu", 0, "reward", 90), "another reward"),
            ("quality", ("menu", 1, "contribution", 1), "another contribution"),
            ("quality", ("performance", "upper", 0.9), "upper bound"),
            ("quality", ("performance", "lower", 0.99), "lower bound"),
            ("high", ("problem", "accuracyHigh", "pow4:0.98,2,10,0.5"), "what types have alone"),
            ("binomial-big", ("problem", "participation", "binomial:1000000000,0.002"), "number of parties"),
        ):
            code, text = self.verdict(name, put(*path))
            self.assertEqual(code, 1, text)
            self.assertIn(words, text)

    def test_types_are_found_by_name(self):
        def turn(contract):
            contract["problem"]["types"].reverse()
            contract["menu"].reverse()

        self.assertEqual(self.verdict("quality", turn)[0], 0)

    def test_no_contract_at_all(self):
        for change in (
            lambda c: c.pop("menu"),
            lambda c: c.update(schema="accord.fit/1"),
            lambda c: c["problem"].pop("types"),
            lambda c: c["menu"].__setitem__(0, 3),
            lambda c: c["problem"].update(accuracy="bound:x"),
            lambda c: c["performance"].update(upper="high"),
        ):
            code, text = self.verdict("quality", change)
            self.assertEqual(code, 65, text)

    def test_a_bound_that_nobody_claims(self):
        proof = case("families/quality")
        del proof["tree"], proof["claims"]["upper"]
        code, text = self.verdict("quality", proof=proof)
        self.assertEqual(code, 1)
        self.assertIn("the proof has none", text)


if __name__ == "__main__":
    unittest.main()
