"""The tab Design: what is edited, dragged and pinned, and the menu that follows."""

import json
import pathlib
import unittest

from live_page import BIG_FIRMS, LivePage, accord


class FirstView(LivePage):
    def test_the_example_is_solved(self):
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=BIG_FIRMS))
        self.assertIn("Certified", self.text("#verdict"))
        self.assertEqual(self.page.locator("#checks-table .broken").count(), 0)

    def test_charts_say_their_values(self):
        self.page.wait_for_selector("#design-charts figure:nth-child(4) [role=img] svg")
        words = self.page.locator("#design-charts [role=img]").first.get_attribute("aria-label")
        self.assertIn("1 391.91", words)


class Editing(LivePage):
    def test_a_cell(self):
        self.settled(lambda: self.page.fill("#types-0-cost", "0.25"))
        self.assert_menu_is(
            accord("design", "types", "--participants", "10", types=BIG_FIRMS.replace("1,0.2,", "1,0.25,"))
        )

    def test_number_of_parties(self):
        self.settled(lambda: self.page.fill("#parties", "37"))
        self.assert_menu_is(accord("design", "types", "--participants", "37", types=BIG_FIRMS))

    def test_kinds_of_participation(self):
        for kind, words in [("poisson", "poisson:10"), ("at-least", "at-least:10"), ("binomial", "binomial:10,0.8")]:
            self.settled(lambda: self.page.select_option("#participation-kind", kind))
            self.assert_menu_is(accord("design", "types", "--participation", words, types=BIG_FIRMS))

    def test_families_of_curves(self):
        for family, words in [
            ("power", "power:1,1,0.5"),
            ("pow4", "pow4:1,2,10,0.5"),
            ("exponential", "exponential:1,0.01"),
        ]:
            self.settled(lambda: self.page.select_option("#accuracy-family", family))
            self.assert_menu_is(accord("design", "types", "--participants", "10", "--accuracy", words, types=BIG_FIRMS))

    def test_valuation(self):
        self.settled(lambda: self.page.fill("#scale", "250"))
        self.assert_menu_is(
            accord("design", "types", "--participants", "10", "--valuation", "linear:250", types=BIG_FIRMS)
        )

    def test_a_column_is_added_and_removed(self):
        self.settled(
            lambda: (self.page.select_option("#types select", "capacity"), self.page.fill("#types-4-capacity", "300"))
        )
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=self.csv()))
        self.assertEqual(self.page.get_attribute("#types-0-capacity-slider", "aria-valuetext"), "no limit")
        self.settled(lambda: self.page.get_by_label("Remove the column Capacity").click())
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=BIG_FIRMS))

    def test_rows_come_move_and_go(self):
        self.settled(lambda: self.page.click("#types-add"))
        self.assertEqual(len(self.cells()), 6)
        self.assertAlmostEqual(sum(float(row[2]) for row in self.cells()), 1, delta=1e-9)
        self.settled(lambda: self.page.get_by_label("Move up: 6").click())
        self.assertEqual([row[0] for row in self.cells()], ["1", "2", "3", "4", "6", "5"])
        self.settled(lambda: self.page.get_by_label("Remove: 6").click())
        self.assertAlmostEqual(sum(float(row[2]) for row in self.cells()), 1, delta=1e-9)
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=self.csv()))


class Dragging(LivePage):
    def test_a_cost(self):
        self.settled(lambda: self.slide("#types-0-cost-slider", 250))
        self.assertEqual(self.cells()[0][1], "0.316")
        self.assertEqual(self.page.get_attribute("#types-0-cost-slider", "aria-valuetext"), "0.316 value per unit")
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=self.csv()))

    def test_a_probability_scales_the_others(self):
        self.settled(lambda: self.slide("#types-4-probability-slider", 599))
        probabilities = [float(row[2]) for row in self.cells()]
        self.assertEqual(probabilities, [0.1, 0.1, 0.1, 0.1, 0.6])
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=self.csv()))

    def test_a_drag_is_undone_at_once(self):
        before = self.cells()
        self.settled(lambda: self.slide("#types-0-cost-slider", 250))
        after = self.cells()
        self.settled(lambda: self.page.keyboard.press("Control+z"))
        self.assertEqual(self.cells(), before)
        self.settled(lambda: self.page.keyboard.press("Control+Shift+Z"))
        self.assertEqual(self.cells(), after)
        self.settled(lambda: self.page.click("#undo"))
        self.assertEqual(self.cells(), before)
        self.assertTrue(self.page.is_disabled("#undo"))

    def test_no_table_vanishes_while_one_drags(self):
        self.page.evaluate("""() => {
            window.least = Infinity;
            const look = () => {
                window.least = Math.min(window.least, document.querySelectorAll("#menu-table tbody tr").length);
                requestAnimationFrame(look);
            };
            look();
        }""")
        for position in [240, 200, 260]:
            self.settled(lambda: self.slide("#types-0-cost-slider", position))
        self.assertEqual(self.page.evaluate("window.least"), 5)


class Pinning(LivePage):
    def test_differences_have_arrow_number_and_words(self):
        before = self.numbers("contribution")
        self.page.click("#pin")
        self.settled(lambda: self.page.fill("#types-4-cost", "0.03"))
        after = self.numbers("contribution")
        marks = self.page.locator("#menu-table td:nth-child(2) .difference")
        for row, (old, new) in enumerate(zip(before, after)):
            mark = marks.nth(row)
            self.assertIn("▲" if new > old else "▼", mark.inner_text())
            self.assertIn("more than pinned" if new > old else "less than pinned", mark.get_attribute("aria-label"))
            self.assertAlmostEqual(float(mark.inner_text()[3:]), abs(new - old), delta=0.01)
        self.page.click("#pin")
        self.assertEqual(marks.first.inner_text(), "")


class Scenarios(LivePage):
    def test_the_menu_holds_in_all_of_them(self):
        self.page.click("#options summary")
        self.settled(lambda: self.page.click("#scenarios-start"))
        self.settled(lambda: self.paste("#scenarios-0-other", "0.1\n0.1\n0.1\n0.1\n0.6\n"))
        self.assert_menu_is(
            accord(
                "design",
                "types",
                "--participants",
                "10",
                "--scenarios",
                "scenarios",
                types=BIG_FIRMS,
                scenarios=self.csv("scenarios"),
            )
        )
        self.settled(lambda: self.page.click("#scenarios-end"))
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=BIG_FIRMS))


class NoMenu(LivePage):
    def test_why_there_is_none(self):
        types = "type,cost,probability,outside\na,0.1,0.5,90\nb,0.2,0.5,90\n"
        self.paste("#types-0-type", types)
        self.page.wait_for_selector("#verdict[data-status=infeasible]")
        self.assertEqual(
            self.text("#verdict"), accord("design", "types", "--participants", "10", types=types)["message"]
        )


class Pilots(LivePage):
    def test_a_pilot_takes_the_curves_place(self):
        pilot = (pathlib.Path(__file__).resolve().parents[3] / "Data/pilots/mnist-logreg.csv").read_text()
        self.page.click("#pilot-details summary")
        self.settled(lambda: self.drop("#pilot-details", "pilot.csv", pilot))
        self.page.wait_for_selector("#pilot-charts svg")
        self.settled(lambda: self.page.fill("#baseline", "0.1"))
        self.assert_menu_is(
            accord(
                "design",
                "types",
                "--participants",
                "10",
                "--pilot",
                "pilot",
                "--baseline",
                "0.1",
                types=BIG_FIRMS,
                pilot=pilot,
            )
        )
        self.assertIn("Fitted: pow4", self.text("#pilot-answer"))
        self.settled(lambda: self.page.click("#no-pilot"))
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=BIG_FIRMS))


class Downloads(LivePage):
    def saved(self, button):
        with self.page.expect_download() as download:
            self.page.click(button)
        return download.value.suggested_filename, pathlib.Path(download.value.path()).read_text()

    def test_files(self):
        name, types = self.saved("#save-types")
        self.assertEqual((name, types), ("types.csv", BIG_FIRMS))
        name, menu = self.saved("#save-menu")
        self.assertEqual(name, "menu.csv")
        self.assertTrue(menu.startswith("type,cost,probability") and len(menu.splitlines()) == 6)
        name, report = self.saved("#save-report")
        self.assertEqual(name, "contract.html")
        self.assertIn("<html", report)
        name, proof = self.saved("#save-proof")
        self.assertEqual(name, "proof.json")
        self.assertTrue(json.loads(proof)["schema"].startswith("accord.proof/"))
        name, program = self.saved("#save-lp")
        self.assertEqual(name, "contract.lp")
        self.assertIn("Subject To", program)


if __name__ == "__main__":
    unittest.main()
