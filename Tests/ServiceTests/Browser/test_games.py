"""The tabs Verify, Bargain and Compete."""

import unittest

from live_page import BIG_FIRMS, ROOT, LivePage, accord

GOOD = "type,contribution,reward\n1,390,85\n2,390,85\n3,390,85\n4,390,85\n5,425,86.4\n"


class Verify(LivePage):
    def setUp(self):
        super().setUp()
        self.page.click("#tab-verify")
        self.page.wait_for_selector("#findings tbody tr")

    def audit(self, menu):
        return accord("verify", "types", "--participants", "10", "--menu", "menu", types=BIG_FIRMS, menu=menu)

    def test_a_good_menu(self):
        self.assertIn("✓", self.text("#audit-verdict"))
        audit = self.audit(GOOD)
        self.assertEqual(
            sorted(self.numbers("slack", "findings")), sorted(each["slack"] for each in audit["constraints"])
        )

    def test_a_pasted_menu_that_breaks(self):
        bad = GOOD.replace("5,425,86.4", "5,425,99")
        self.paste("#audited-0-type", bad)
        self.page.wait_for_selector("#audit-verdict[data-status=infeasible]")
        audit = self.audit(bad)
        self.assertEqual(
            self.page.locator("#findings .broken").count(), sum(not each["holds"] for each in audit["constraints"])
        )
        self.assertEqual(
            sorted(self.numbers("slack", "findings")), sorted(each["slack"] for each in audit["constraints"])
        )

    def test_the_menu_of_design(self):
        self.page.click("#take-menu")
        self.page.wait_for_function("() => document.querySelector('#audited-0-contribution').value === '391.9'")
        self.page.wait_for_timeout(500)
        self.assertEqual(
            self.page.locator("#findings .broken").count(),
            sum(not each["holds"] for each in self.audit(self.csv("verify-menu"))["constraints"]),
        )

    def test_a_bad_cell(self):
        self.refused()
        self.page.fill("#audited-1-reward", "much")
        self.page.wait_for_selector("#audited-problem")
        self.assertEqual(self.page.get_attribute("#audited-1-reward", "aria-invalid"), "true")


class Bargain(LivePage):
    def setUp(self):
        super().setUp()
        self.page.click("#tab-bargain")
        self.page.wait_for_selector("#solutions-table tbody tr")

    def assert_shares_are(self, answer):
        rules = [
            "powerfulGeneralist",
            "powerfulSpecialist",
            "verticalMonopoly",
            "egalitarian",
            "nash",
            "kalaiSmorodinsky",
            "maximumPerformance",
        ]
        self.page.wait_for_function(
            """share => Math.abs(document.querySelector("#solutions-table tr:nth-child(5) data[data-column=share]").value - share) < 1e-12""",
            arg=answer["solutions"]["nash"]["share"],
        )
        for key, column in [("share", "share"), ("generalistUtility", "generalist")]:
            for seen, rule in zip(self.numbers(column, "solutions-table"), rules, strict=True):
                self.assertAlmostEqual(seen, answer["solutions"][rule][key], delta=1e-12)

    def test_the_example(self):
        self.assert_shares_are(
            accord(
                "bargain",
                "specialists",
                "--generalist-cost",
                "1",
                specialists=(ROOT / "Data/three-specialists.csv").read_text(),
            )
        )
        self.page.wait_for_selector("#bargain-charts svg")
        self.assertIn(
            "Nash 0.530378", self.page.locator("#bargain-charts [role=img]").first.get_attribute("aria-label")
        )

    def test_costs_move(self):
        self.slide("#specialists-0-cost-slider", 230)
        self.slide("#generalist-cost-slider", 150)
        self.assert_shares_are(
            accord(
                "bargain",
                "specialists",
                "--generalist-cost",
                self.value("#generalist-cost"),
                specialists=self.csv("specialists"),
            )
        )

    def test_a_column_and_a_row(self):
        self.page.select_option("#specialists select", "revenue")
        self.page.fill("#specialists-1-revenue", "2")
        self.page.click("#specialists-add")
        self.assert_shares_are(
            accord("bargain", "specialists", "--generalist-cost", "1", specialists=self.csv("specialists"))
        )

    def test_a_bad_cell(self):
        self.refused()
        self.page.fill("#specialists-1-cost", "0")
        self.page.wait_for_selector("#specialists-problem")
        self.assertEqual(self.page.get_attribute("#specialists-1-cost", "aria-invalid"), "true")

    def test_undo_comes_back_to_the_tab(self):
        self.page.fill("#generalist-cost", "3")
        self.page.click("#tab-design")
        self.page.keyboard.press("Control+z")
        self.assertEqual(self.page.get_attribute("#tab-bargain", "aria-selected"), "true")
        self.assertEqual(self.value("#generalist-cost"), "1")


class Compete(LivePage):
    columns = {
        "noInformation": ["noInformation"],
        "certain": ["certain"],
        "lowest": ["equilibrium", "lowest"],
        "highest": ["equilibrium", "highest"],
        "fullInformation": ["fullInformation"],
    }

    def setUp(self):
        super().setUp()
        self.page.click("#tab-compete")
        self.page.wait_for_selector("#chain-table tbody tr")

    def assert_chain_is(self, *options):
        answer = accord(
            "compete",
            "--prior",
            "prior",
            "--payoffs",
            "payoffs",
            *options,
            prior=self.csv("prior"),
            payoffs=self.csv("payoffs")
        )
        self.page.wait_for_timeout(700)
        for column, path in self.columns.items():
            for seen, user in zip(self.numbers(column, "chain-table"), answer["users"], strict=True):
                for key in path:
                    user = user[key]
                self.assertAlmostEqual(seen, user, delta=1e-12, msg=column)

    def test_the_example(self):
        self.assert_chain_is()
        self.page.wait_for_selector("#compete-charts svg")

    def test_a_payoff_moves(self):
        self.slide("#payoffs-0-payoff-slider", 380)
        self.assertEqual(self.value("#payoffs-0-payoff"), "1.8")
        self.assert_chain_is()

    def test_a_prior_moves(self):
        self.slide("#prior-0-probability-slider", 449)
        self.assertEqual([row[1] for row in self.cells("prior")], ["0.45", "0.55"])
        self.assert_chain_is()

    def test_more_questions(self):
        self.page.fill("#precision", "3")
        self.page.fill("#leave-out", "1")
        self.page.check("#dynamics")
        self.page.wait_for_selector("#chain-table thead th:nth-child(8)")
        self.page.wait_for_selector("#chain .help:has-text('Best replies')")

    def test_a_bad_cell(self):
        self.refused()
        self.page.fill("#payoffs-0-payoff", "lots")
        self.page.wait_for_selector("#payoffs-problem")
        self.assertEqual(self.page.get_attribute("#payoffs-0-payoff", "aria-invalid"), "true")


if __name__ == "__main__":
    unittest.main()
