#!/usr/bin/env python3
"""Measures how long the page takes from a slider's move to the menu in the document: 200 moves, 5 types, 100 parties.

Usage:  latency.py [MOVES]        (ACCORD_SERVER and CHROMIUM as in live_page.py)

Twice: with a move after each answer, and with a move every 16 ms, as a hand drags; then moves that are overtaken by newer
ones before they were asked count with the newer one's answer. Ends with 1 where the median is 50 ms or more, or 95 in a
hundred are not below 100 ms.
"""

import statistics
import sys

from live_page import browser, server

MOVES = """async ([moves, pause]) => {
    const slider = document.getElementById("types-0-cost-slider");
    const frame = (wait) => new Promise(resolve => setTimeout(resolve, wait));
    const ends = () => performance.getEntriesByName("change to menu").map(({ startTime, duration }) => [startTime, startTime + duration]);
    performance.clearMeasures();
    const starts = [];
    for (let move = 0; move < moves; move++) {
        slider.value = 150 + (move * 7) % 100;
        const answered = ends().length;
        starts.push(performance.now());
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        if (pause) await frame(pause);
        else while (ends().length === answered) await frame(0);
    }
    slider.dispatchEvent(new Event("change", { bubbles: true }));
    await frame(1500);
    const all = ends();
    return starts.map(start => { const end = all.find(([asked]) => asked >= start); return end ? end[1] - start : Infinity; });
}"""


def main():
    moves = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    slow = False
    with server() as address, browser() as chromium:
        page = chromium.new_page(viewport={"width": 1280, "height": 1800})  # charts in sight
        page.goto(address)
        page.wait_for_selector("#design-charts figure:nth-child(4) svg")
        page.fill("#parties", "100")
        page.wait_for_timeout(1000)
        for words, pause in [("one by one", 0), ("a drag, a move each 16 ms", 16)]:
            times = sorted(page.evaluate(MOVES, [moves, pause]))
            median, high = statistics.median(times), times[int(0.95 * len(times))]
            print(f"{words}: median {median:.1f} ms, 95% {high:.1f} ms, longest {times[-1]:.1f} ms, {moves} moves")
            slow = slow or median >= 50 or high >= 100
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
