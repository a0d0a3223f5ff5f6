"""The page as a whole: its link, its tabs, its widths, its colours, and a reader without a mouse."""

import base64
import json
import unittest

from live_page import BIG_FIRMS, LivePage, accord

TABS = ["design", "verify", "bargain", "compete"]


class Links(LivePage):
    def test_a_link_holds_the_whole_problem(self):
        self.settled(lambda: self.page.fill("#types-0-cost", "0.25"))
        self.settled(lambda: self.page.select_option("#types select", "quality"))
        self.settled(lambda: self.page.fill("#types-1-quality", "0.5"))
        self.settled(lambda: self.page.select_option("#participation-kind", "poisson"))
        self.page.click("#tab-bargain")
        self.page.fill("#generalist-cost", "2.5")
        self.page.click("#tab-design")
        table, contributions, link = self.csv(), self.numbers("contribution"), self.fragment()
        self.assertTrue(link.startswith("#1."))
        self.open(link)
        self.page.wait_for_selector("#menu-table tbody tr")
        self.assertEqual(self.csv(), table)
        self.assertEqual(self.value("#participation-kind"), "poisson")
        self.assertEqual(self.numbers("contribution"), contributions)
        self.page.click("#tab-bargain")
        self.assertEqual(self.value("#generalist-cost"), "2.5")

    def test_a_link_opens_on_its_tab(self):
        self.page.click("#tab-compete")
        self.open(self.fragment())
        self.page.wait_for_selector("#chain-table tbody tr")
        self.assertEqual(self.page.get_attribute("#tab-compete", "aria-selected"), "true")

    def test_the_link_is_copied(self):
        self.settled(lambda: self.page.fill("#parties", "11"))
        self.page.click("#copy-link")
        self.page.wait_for_function("() => document.getElementById('copy-link').textContent === 'Copied'")
        self.assertEqual(self.page.evaluate("navigator.clipboard.readText()"), self.page.url)

    def test_links_that_cannot_be_read_say_so(self):
        odd = (
            base64.urlsafe_b64encode(
                json.dumps({"design": {"types": {"heading": ["type"], "rows": [[{"x": 1}]]}}}).encode()
            )
            .decode()
            .rstrip("=")
        )
        for link in ["#2.e30", "#1.@@@", "#1." + odd, "#nonsense"]:
            self.open(link)
            self.page.wait_for_selector("#menu-table tbody tr")
            self.page.wait_for_selector("#trouble:has-text('link')")
            self.assertEqual(self.csv(), BIG_FIRMS)

    def test_a_link_pasted_over_another(self):
        self.settled(lambda: self.page.fill("#parties", "11"))
        link = self.fragment()
        self.settled(lambda: self.page.fill("#parties", "12"))
        self.fragment()
        self.settled(lambda: self.page.evaluate("link => { location.hash = link; }", link))
        self.assertEqual(self.value("#parties"), "11")


class TabKeys(LivePage):
    def test_tabs_by_the_aria_pattern(self):
        self.page.focus("#tab-design")
        for key, then in [
            ("ArrowRight", "verify"),
            ("End", "compete"),
            ("ArrowRight", "design"),
            ("ArrowLeft", "compete"),
            ("Home", "design"),
        ]:
            self.page.keyboard.press(key)
            self.assertEqual(self.page.evaluate("document.activeElement.id"), f"tab-{then}")
            for name in TABS:
                self.assertEqual(self.page.get_attribute(f"#tab-{name}", "aria-selected"), str(name == then).lower())
                self.assertEqual(self.page.get_attribute(f"#tab-{name}", "tabindex"), "0" if name == then else "-1")
                self.assertEqual(self.page.is_visible(f"#{name}"), name == then)


class KeysOnly(LivePage):
    def test_a_contract_without_a_mouse(self):
        focused = "document.activeElement.id"
        self.page.keyboard.press("Tab")
        self.assertEqual(self.page.evaluate(focused), "skip")
        for _ in range(40):
            self.page.keyboard.press("Tab")
            outline = self.page.evaluate(
                "getComputedStyle(document.activeElement.closest('label') ?? document.activeElement).outlineStyle"
            )
            self.assertEqual(outline, "solid", self.page.evaluate("document.activeElement.outerHTML"))
            if self.page.evaluate(focused) == "types-1-cost":
                break
        self.assertEqual(self.page.evaluate(focused), "types-1-cost")
        self.page.keyboard.press("Control+a")
        self.refused()
        self.settled(lambda: self.page.keyboard.type("0.17"))
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=BIG_FIRMS.replace("0.16", "0.17")))
        self.page.keyboard.press("Tab")
        self.settled(lambda: self.page.keyboard.press("ArrowLeft"))
        self.assertEqual(self.cells()[1][1], "0.166")
        self.settled(lambda: self.page.keyboard.press("Control+z"))
        self.assertEqual(self.cells()[1][1], "0.17")

    def test_all_that_acts_has_a_name(self):
        for tab in TABS:
            self.page.click(f"#tab-{tab}")
            nameless = self.page.evaluate("""() => Array.from(document.querySelectorAll("button, input, select, a"))
                .filter(each => each.checkVisibility() && !(each.getAttribute("aria-label") || each.textContent.trim() || each.labels?.length))
                .map(each => each.outerHTML)""")
            self.assertEqual(nameless, [])

    def test_headers_of_tables_are_scoped(self):
        self.assertEqual(self.page.locator("th:not([scope])").count(), 0)
        self.assertEqual(self.page.locator("table:not(:has(caption))").count(), 0)


class Narrow(LivePage):
    width = 390

    def test_no_tab_scrolls_sideways(self):
        for tab in TABS:
            self.page.click(f"#tab-{tab}")
            self.page.wait_for_selector(f"#{tab} .live tbody tr")
            self.page.wait_for_timeout(1500)
            self.assert_fits()

    def test_the_answer_is_in_sight(self):
        self.assertIn("Performance 0.8648", self.text("#glance"))


class Wide(Narrow):
    width = 2560

    def test_the_answer_is_in_sight(self):
        self.assertTrue(self.page.is_hidden("#glance"))


CONTRASTS = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
    const light = colour => {
        const [r, g, b] = Array.from(rgb(colour)).map(part => { const x = part / 255; return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4; });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = element => {
        for (let each = element; each; each = each.parentElement) {
            const colour = getComputedStyle(each).backgroundColor;
            if (rgb(colour)[3] > 250) return colour;
        }
        return getComputedStyle(document.body).backgroundColor;
    };
    const poor = [];
    for (const element of document.querySelectorAll("body *")) {
        if (!element.checkVisibility() || element.matches("svg *, option, .unseen, .unseen *, :disabled")) continue;
        if (!Array.from(element.childNodes).some(node => node.nodeType === 3 && node.textContent.trim()) && !element.matches("input[type=text]")) continue;
        const [one, other] = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
        const ratio = (one + 0.05) / (other + 0.05);
        if (ratio < 4.5) poor.push([element.tagName, element.className, element.textContent.slice(0, 40), ratio]);
    }
    return poor;
}"""


class Light(LivePage):
    def test_text_has_contrast(self):
        self.page.click("#pin")
        self.settled(lambda: self.page.fill("#types-4-cost", "0.03"))
        self.refused()
        self.page.fill("#types-4-cost", "x")
        self.page.wait_for_selector("#types-problem")
        for tab in TABS:
            self.page.click(f"#tab-{tab}")
            self.page.wait_for_timeout(500)
            self.assertEqual(self.page.evaluate(CONTRASTS), [])


class Dark(Light):
    scheme = "dark"

    def test_paper_is_dark(self):
        self.assertEqual(
            self.page.evaluate("getComputedStyle(document.querySelector('.answers')).backgroundColor"),
            "rgb(23, 27, 31)",
        )
        self.page.wait_for_selector("#design-charts svg")
        self.assertIn("rgb(23, 27, 31)", self.page.get_attribute("#design-charts svg", "style"))


class Still(LivePage):
    reduced = "reduce"

    def test_nothing_moves_by_itself(self):
        self.assertEqual(self.page.evaluate("document.getAnimations().length"), 0)


class WithoutCharts(LivePage):
    def test_tables_stay_and_the_page_says_how_to_get_charts(self):
        self.page.route("**/vega.js", lambda route: route.fulfill(status=404, body=""))
        self.open()
        self.refused()
        self.page.wait_for_selector("#design-charts .hint")
        self.assertIn("scripts/accord serve", self.text("#design-charts .hint"))
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=BIG_FIRMS))


if __name__ == "__main__":
    unittest.main()
