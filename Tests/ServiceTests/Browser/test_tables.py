"""Tables: pasted, dropped, walked through by keys, and marked where they are wrong."""

import unittest

from live_page import BIG_FIRMS, LivePage, accord

TWO = "type,cost,probability\nuniversity,0.2,0.5\nhospital,0.05,0.5\n"


class Pasting(LivePage):
    def follows(self, text, then=TWO):
        self.settled(lambda: self.paste("#types-0-type", text))
        self.assertEqual(self.csv(), then)
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=then))

    def test_from_a_spreadsheet_with_its_heading(self):
        self.follows("Type\tCost\tProbability\nuniversity\t0.2\t0.5\nhospital\t0.05\t0.5")

    def test_without_a_heading(self):
        self.follows("university\t0.2\t0.5\nhospital\t0.05\t0.5\n")

    def test_columns_in_another_order(self):
        self.follows(
            "cost,type,probability\n0.2,university,0.5\n0.05,hospital,0.5\n",
            "cost,type,probability\n0.2,university,0.5\n0.05,hospital,0.5\n",
        )

    def test_decimal_commas(self):
        self.follows("type;cost;probability\nuniversity;0,2;0,5\nhospital;0,05;0,5\n")

    def test_names_with_commas_and_quotes(self):
        self.settled(
            lambda: self.paste("#types-0-type", 'type,cost,probability\n"north, ""old""",0.2,0.5\nhospital,0.05,0.5\n')
        )
        self.assertEqual(self.cells()[0], ['north, "old"', "0.2", "0.5"])
        self.assertEqual(self.text("#menu-table tbody tr:first-child th"), 'north, "old"')

    def test_a_range_into_the_midst(self):
        self.settled(lambda: self.paste("#types-1-cost", "0.15\n0.11\n"))
        self.assertEqual([row[1] for row in self.cells()], ["0.2", "0.15", "0.11", "0.08", "0.04"])


class Files(LivePage):
    def test_dropped(self):
        self.settled(lambda: self.drop("#types", "types.csv", TWO))
        self.assertEqual(self.csv(), TWO)
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=TWO))

    def test_opened(self):
        self.settled(
            lambda: self.page.set_input_files(
                "#types-file", {"name": "types.csv", "mimeType": "text/csv", "buffer": TWO.encode()}
            )
        )
        self.assertEqual(self.csv(), TWO)

    def test_too_large(self):
        self.drop("#types", "types.csv", "type,cost,probability\n" + "x,1,0.1\n" * 2000)
        self.page.wait_for_selector("#trouble:has-text('2001 rows')")
        self.drop("#types", "types.csv", "x" * 1_000_001)
        self.page.wait_for_selector("#trouble:has-text('1000001 bytes')")
        self.assertEqual(self.csv(), BIG_FIRMS)
        self.settled(lambda: self.page.fill("#parties", "11"))
        self.assertTrue(self.page.is_hidden("#trouble"))

    def test_a_file_dropped_elsewhere_does_not_leave_the_page(self):
        self.drop("footer", "types.csv", TWO)
        self.assertEqual(self.csv(), BIG_FIRMS)


class BadCells(LivePage):
    def words(self, types):
        """The command line's first sentence, without the place and the first letter, which may be a capital."""
        said = accord("design", "types", "--participants", "10", types=types).split(": ", 2)[2].strip()
        return said.split(". ")[0][1:]

    def test_a_bad_cell_has_the_command_lines_words(self):
        before = self.numbers("contribution")
        self.refused()
        self.page.fill("#types-2-cost", "-1")
        self.page.wait_for_selector("#types-problem")
        words = self.words(BIG_FIRMS.replace("3,0.12", "3,-1"))
        self.assertIn(words, self.text("#types-problem"))
        self.assertIn(words, self.text("#design-problem"))
        cell = self.page.locator("#types-2-cost")
        self.assertEqual(cell.get_attribute("aria-invalid"), "true")
        self.assertIn("types-problem", cell.get_attribute("aria-describedby"))
        self.assertEqual(self.page.locator("#types [aria-invalid=true]").count(), 1)
        self.page.wait_for_function(
            "words => document.getElementById('announcer').textContent.includes(words)", arg=words
        )
        self.assertEqual(self.numbers("contribution"), before, "the last right answer stays")
        self.assertEqual(self.page.get_attribute("#design", "data-state"), "stale")
        self.settled(lambda: self.page.fill("#types-2-cost", "0.13"))
        self.assertTrue(self.page.is_hidden("#types-problem") and self.page.is_hidden("#design-problem"))
        self.assertEqual(self.page.locator("[aria-invalid]").count(), 0)
        self.assertEqual(self.page.get_attribute("#design", "data-state"), "current")

    def test_back_to_the_last_right_question(self):
        self.refused()
        self.page.fill("#types-2-cost", "x")
        self.page.wait_for_selector("#types-problem")
        self.settled(lambda: self.page.keyboard.press("Control+z"))
        self.assertTrue(self.page.is_hidden("#types-problem"))

    def test_a_sum_that_is_not_1_marks_the_column(self):
        self.refused()
        self.page.fill("#types-0-probability", "0.1")
        self.page.wait_for_selector("#types-problem")
        self.assertIn(self.words(BIG_FIRMS.replace("1,0.2,0.2", "1,0.2,0.1")), self.text("#types-problem"))
        self.assertEqual(self.page.locator("#types [data-column=probability][aria-invalid=true]").count(), 5)
        self.settled(lambda: self.page.click("#types-scale"))
        self.assertEqual([row[2] for row in self.cells()], ["0.111111", "0.222223", "0.222222", "0.222222", "0.222222"])

    def test_a_bad_option_is_marked(self):
        self.refused()
        self.page.fill("#parties", "ten")
        self.page.wait_for_selector("#design-problem")
        self.assertEqual(self.page.get_attribute("#parties", "aria-invalid"), "true")
        self.assertIn("design-problem", self.page.get_attribute("#parties", "aria-describedby"))


class Keys(LivePage):
    def test_enter_and_arrows_go_from_row_to_row(self):
        focused = "document.activeElement.id"
        self.page.focus("#types-0-cost")
        for key, then in [("Enter", "types-1-cost"), ("ArrowDown", "types-2-cost"), ("ArrowUp", "types-1-cost")]:
            self.page.keyboard.press(key)
            self.assertEqual(self.page.evaluate(focused), then)
        self.settled(lambda: self.page.keyboard.press("Alt+ArrowDown"))
        self.assertEqual([row[0] for row in self.cells()], ["1", "3", "2", "4", "5"])
        self.assertEqual(self.page.evaluate(focused), "types-2-cost")

    def test_a_slider_by_keys(self):
        self.page.focus("#parties-slider")
        self.settled(lambda: self.page.keyboard.press("ArrowRight"))
        self.assertEqual(self.value("#parties"), "11")
        self.assertEqual(self.page.get_attribute("#parties-slider", "aria-valuetext"), "11 parties")
        self.assert_menu_is(accord("design", "types", "--participants", "11", types=BIG_FIRMS))


if __name__ == "__main__":
    unittest.main()
