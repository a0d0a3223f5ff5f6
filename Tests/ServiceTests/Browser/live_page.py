"""A server, a browser, and a page under test that must stay silent and at home.

Install what requirements.txt lists, then run  python -m unittest discover -s Tests/ServiceTests/Browser

ACCORD_SERVER   command that starts the server; the first line that it prints holds the address
ACCORD_BINARY   command line to compare answers with
CHROMIUM        the browser, /usr/bin/chromium
"""

import contextlib
import json
import os
import pathlib
import re
import shlex
import signal
import subprocess
import tempfile
import unittest
import urllib.parse

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[3]
BIG_FIRMS = (ROOT / "Data/big-firms.csv").read_text()

# What the browser itself says of an answer with a status that is no success: the page cannot keep it from doing so.
REFUSED = re.compile(r"Failed to load resource: the server responded with a status of (400|404|409|413|422|503|504)")


@contextlib.contextmanager
def server():
    """The address of a running server."""
    command = os.environ.get("ACCORD_SERVER", "scripts/accord serve --port 0")
    process = subprocess.Popen(command, shell=True, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        line = process.stdout.readline()
        found = re.search(r"http://[^\s/]+", line)
        if not found:
            raise RuntimeError(f"{command} did not print its address but {line!r}")
        yield found[0] + "/"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        process.stdout.close()


@contextlib.contextmanager
def browser():
    """A headless browser."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        try:
            yield chromium
        finally:
            chromium.close()


def accord(*arguments, **tables):
    """What the command line answers, as JSON; tables are written to NAME.csv, and their names stand for the files."""
    binary = os.environ.get("ACCORD_BINARY", str(ROOT / "scripts/accord"))
    with tempfile.TemporaryDirectory() as folder:
        for name, text in tables.items():
            pathlib.Path(folder, f"{name}.csv").write_text(text)
        files = {name: str(pathlib.Path(folder, f"{name}.csv")) for name in tables}
        words = [files.get(word, word) for word in arguments]
        ran = subprocess.run(
            [*shlex.split(binary), *words, "--format", "json", "--quiet"], cwd=folder, capture_output=True, text=True
        )
        return json.loads(ran.stdout) if ran.stdout else ran.stderr


class LivePage(unittest.TestCase):
    """One server and browser a class, one page a test. Each test fails on a message in the console or a request elsewhere."""

    width, scheme, reduced = 1280, "light", "no-preference"

    @classmethod
    def setUpClass(cls):
        cls.address = cls.enterClassContext(server())
        cls.browser = cls.enterClassContext(browser())

    def setUp(self):
        self.messages, self.elsewhere = [], []
        context = self.browser.new_context(
            viewport={"width": self.width, "height": 900},
            color_scheme=self.scheme,
            reduced_motion=self.reduced,
            permissions=["clipboard-read", "clipboard-write"],
            accept_downloads=True,
        )
        self.addCleanup(context.close)
        self.page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("request", lambda request: self.watch(request.url))
        self.open()

    def watch(self, url):
        if not url.startswith((self.address, "data:", f"blob:{self.address}")):
            self.elsewhere.append(url)

    def tearDown(self):
        said = [message for message in self.messages if not (self.refusals and REFUSED.match(message))]
        self.assertEqual(said, [], "the console is not empty")
        self.assertEqual(self.elsewhere, [], "a request went elsewhere")

    def open(self, fragment=""):
        """Opens the page, and waits for the first menu."""
        self.refusals = False
        self.page.goto("about:blank")
        self.page.goto(self.address + fragment)
        if not fragment:
            self.page.wait_for_selector("#menu-table tbody tr")

    def refused(self):
        """From here on the server may refuse what it is asked."""
        self.refusals = True

    # Acting

    def settled(self, act):
        """Acts, and waits for the menu that follows, until no newer one comes."""
        count = "() => performance.getEntriesByName('change to menu').length"
        before = self.page.evaluate(count)
        act()
        self.page.wait_for_function(f"before => ({count})() > before", arg=before)
        while before != (before := self.page.evaluate(count)):
            self.page.wait_for_timeout(250)

    def slide(self, selector, position):
        """Moves a slider as a drag does: some positions on the way, then it is let go."""
        self.page.eval_on_selector(
            selector,
            """(slider, position) => {
            const from = Number(slider.value);
            for (let step = 1; step <= 8; step++) {
                slider.value = Math.round(from + (position - from) * step / 8);
                slider.dispatchEvent(new Event("input", { bubbles: true }));
            }
            slider.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
            position,
        )

    def paste(self, selector, text):
        """Pastes a text into a cell."""
        self.page.eval_on_selector(
            selector,
            """(cell, text) => {
            cell.focus();
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
            text,
        )

    def drop(self, selector, name, text):
        """Drops a file."""
        self.page.eval_on_selector(
            selector,
            """(place, [name, text]) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], name, { type: "text/csv" }));
            place.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
            [name, text],
        )

    # Reading

    def cells(self, grid="types"):
        """The texts in a grid, row by row."""
        return self.page.eval_on_selector_all(
            f"#{grid} .grid tbody tr",
            """rows => rows.map(row =>
            Array.from(row.querySelectorAll("input[type=text]"), input => input.value))""",
        )

    def csv(self, grid="types"):
        """A grid as CSV."""
        heading = self.page.eval_on_selector_all(
            f"#{grid} .grid tbody tr:first-child input[type=text]",
            "inputs => inputs.map(input => input.dataset.column)",
        )
        return "\n".join(",".join(row) for row in [heading, *self.cells(grid)]) + "\n"

    def numbers(self, column, table="menu-table"):
        """A column of an answer's table, with all digits."""
        return self.page.eval_on_selector_all(
            f"#{table} data[data-column='{column}']", "cells => cells.map(cell => Number(cell.value))"
        )

    def text(self, selector):
        return self.page.locator(selector).inner_text()

    def value(self, selector):
        return self.page.input_value(selector)

    def fragment(self):
        """The link's fragment, once it has been put."""
        self.page.wait_for_timeout(600)
        return "#" + urllib.parse.urlsplit(self.page.url).fragment

    # Judging

    def assert_menu_is(self, answer):
        """The menu in sight is that of the command line."""
        self.assertEqual(self.page.locator("#menu-table tbody tr").count(), len(answer["menu"]))
        for column, key in [("contribution", "contribution"), ("reward", "reward"), ("outsideOption", "outsideOption")]:
            for seen, row in zip(self.numbers(column), answer["menu"], strict=True):
                self.assertLessEqual(abs(seen - row[key]), 1e-12 * max(1, abs(row[key])), f"{column} of {row['type']}")
        for key in ["lower", "upper"]:
            self.assertLessEqual(abs(self.numbers(key, "bounds-table")[0] - answer["performance"][key]), 1e-12)

    def assert_fits(self):
        """The page does not scroll sideways."""
        self.assertLessEqual(self.page.evaluate("document.documentElement.scrollWidth"), self.width)
