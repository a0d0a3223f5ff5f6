"""How the page asks: one request at a time, the newest question, again where the server was busy."""

import unittest

from live_page import BIG_FIRMS, LivePage, accord


class Requests(LivePage):
    def test_one_at_a_time_and_the_newest_wins(self):
        flying, most, marks = set(), 0, set()

        def sent(request):
            nonlocal most
            if request.url.endswith("/api/design"):
                flying.add(request)
                most = max(most, len(flying))
                marks.add(request.headers["accord-page"])

        self.page.on("request", sent)
        for event in ["requestfinished", "requestfailed"]:
            self.page.on(event, lambda request: flying.discard(request))
        self.settled(lambda: [self.slide("#types-0-cost-slider", position) for position in range(200, 260, 3)])
        self.assertEqual((most, len(marks)), (1, 1))
        self.assert_menu_is(accord("design", "types", "--participants", "10", types=self.csv()))

    def test_a_busy_server_is_asked_again(self):
        self.refused()
        times = iter([True, True])

        def busy(route):
            if next(times, False):
                route.fulfill(
                    status=503,
                    content_type="application/problem+json",
                    body='{"title": "Busy", "status": 503, "detail": "busy"}',
                )
            else:
                route.continue_()

        self.page.route("**/api/design", busy)
        self.settled(lambda: self.page.fill("#parties", "11"))
        self.assert_menu_is(accord("design", "types", "--participants", "11", types=BIG_FIRMS))

    def test_a_slow_answer_leaves_the_last_one_in_sight(self):
        self.page.route("**/api/design", lambda route: (self.page.wait_for_timeout(600), route.continue_()))
        before = self.numbers("contribution")
        self.page.fill("#parties", "11")
        self.page.wait_for_selector("#design[data-state=computing]")
        self.assertEqual(self.text("#design-state"), "computing …")
        self.assertEqual(self.numbers("contribution"), before)
        self.page.wait_for_selector("#design[data-state=current]")

    def test_a_server_that_is_gone(self):
        self.refused()
        self.page.route("**/api/design", lambda route: route.abort())
        self.page.fill("#parties", "11")
        self.page.wait_for_selector("#design-problem:has-text('accord serve')")
        self.page.unroute("**/api/design")
        self.settled(lambda: self.page.fill("#parties", "12"))
        self.assertTrue(self.page.is_hidden("#design-problem"))
        self.messages = [message for message in self.messages if "ERR_FAILED" not in message]


if __name__ == "__main__":
    unittest.main()
