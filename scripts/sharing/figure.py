"""Draws the shares agreed upon over the ratio of the two sides' costs: closed forms as lines, what Accord computes as marks.

Usage:  figure.py ACCORD SPECIALIST.csv OUTPUT.png        (one specialist with quadratic costs, named hospital)
"""
import json
import math
import pathlib
import subprocess
import sys

import vl_convert

RULES = {
    "powerfulGeneralist": "Powerful generalist", "kalaiSmorodinsky": "Kalai-Smorodinsky",
    "verticalMonopoly": "Vertical monopoly", "nash": "Nash", "egalitarian": "Egalitarian",
    "powerfulSpecialist": "Powerful specialist",
}
COLOURS = ["#000000", "#8a6d00", "#0b5a8f", "#2e7d32", "#7a3b8f", "#b84a00"]


def nash(t):
    """The root of the derivative of ln U_G + ln U_D, which falls."""
    low, high = 0.0, 1.0
    for _ in range(200):
        d = (low + high) / 2
        slope = 1 / d + (t - 2) / (2 + (t - 2) * d) - 1 / (1 - d) + (2 * t - 1) / (1 + (2 * t - 1) * d)
        low, high = (d, high) if slope > 0 else (low, d)
    return low


def closed(t):
    """The shares at the ratio t of the specialist's cost to the generalist's."""
    m = 1 / (2 - t) if t <= 1 else (2 * t - 1) / t
    b = 1 + m * (1 - t)
    return {
        "powerfulGeneralist": 1 if t >= 1 else 1 / (2 - t), "powerfulSpecialist": 0 if t <= 1 else (t - 1) / (2 * t - 1),
        "verticalMonopoly": t / (1 + t), "egalitarian": 1 / (2 - t + math.sqrt(1 - t + t * t)), "nash": nash(t),
        "kalaiSmorodinsky": m / (b + math.sqrt(b * b + m * (t - 2 + m * (2 * t - 1)))),
    }


def rows(kind, t, shares):
    return [{"kind": kind, "ratio": t, "share": shares[rule], "rule": title} for rule, title in RULES.items()]


def data(accord, table):
    lines = [row for k in range(241) for t in [10 ** (k / 40 - 3)] for row in rows("closed", t, closed(t))]
    ratios = [10 ** (k / 4 - 3) for k in range(25)]
    answer = json.loads(subprocess.run(
        [accord, "bargain", table, "--generalist-cost", "1", "--grid", "cost.hospital=" + ",".join(map(repr, ratios)),
         "--format", "json", "--quiet"], capture_output=True, check=True).stdout)
    marks, worst = [], 0
    for case in answer["cases"]:
        t = case["point"]["cost.hospital"]
        shares = {rule: case["solutions"][rule]["share"] for rule in RULES}
        worst = max(worst, *(abs(shares[rule] - share) for rule, share in closed(t).items()))
        marks += rows("computed", t, shares)
    print(f"computed shares differ from the closed forms by at most {worst:.1e}")
    return lines + marks


def specification(values):
    encoding = {
        "x": {"field": "ratio", "type": "quantitative", "title": "Specialist's cost as a multiple of the generalist's",
              "scale": {"type": "log"}, "axis": {"format": "~g", "tickCount": 7}},
        "y": {"field": "share", "type": "quantitative", "title": "The generalist's share of the revenue",
              "axis": {"format": ".0%"}},
        "color": {"field": "rule", "type": "nominal", "title": None,
                  "scale": {"domain": list(RULES.values()), "range": COLOURS}},
    }

    def layer(kind, mark):
        return {"transform": [{"filter": f"datum.kind == '{kind}'"}], "mark": mark, "encoding": encoding}

    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json", "background": "white", "width": 640, "height": 380,
        "data": {"values": values}, "padding": 8,
        "layer": [layer("closed", {"type": "line", "strokeWidth": 2}),
                  layer("computed", {"type": "point", "size": 34, "filled": True, "opacity": 1})],
        "config": {"font": "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif", "view": {"stroke": None},
                   "axis": {"labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": 500, "gridColor": "#e4e4e4"},
                   "legend": {"labelFontSize": 14, "orient": "bottom", "columns": 3, "symbolSize": 140, "labelLimit": 250}},
    }


if __name__ == "__main__":
    program, specialist, output = sys.argv[1:]
    pathlib.Path(output).write_bytes(vl_convert.vegalite_to_png(specification(data(program, specialist)), vl_version="6.4"))
    print(output)
