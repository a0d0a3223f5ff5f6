"""Draws what each specialist does at every share: worked out here as bars, where Accord says that it turns as marks.

Usage:  regimes.py ACCORD SPECIALISTS.csv OUTPUT.png        (linear revenue, costs fixed + linear x + cost x^2; generalist's cost 1)
"""
import csv
import json
import pathlib
import subprocess
import sys

import vl_convert

STEPS = 4096
DOES = {"contributor": "contributes", "freeRider": "free-rides", "abstainer": "abstains"}
LOOKS = {"contributes": "#0b5a8f", "free-rides": "#c9dcea", "abstains": "#e8e8e8"}


def regimes(specialists, share):
    """What they do, and utilities with the generalist's first, at the level that it likes best of those where something
    changes (a specialist joins from its threshold on) and the stationary ones between."""
    rest = 1 - share
    adds = [max(0, rest * s["revenue"] - s["linear_cost"]) / (2 * s["cost"]) for s in specialists]
    short = [max(0, s["fixed_cost"] - s["cost"] * add**2) for s, add in zip(specialists, adds)]
    joins = [0 if gap == 0 else gap / (rest * s["revenue"]) if rest > 0 else float("inf") for s, gap in zip(specialists, short)]

    def utility(level):
        return share * sum(s["revenue"] * (level + add) for s, add, at in zip(specialists, adds, joins) if level >= at) - level**2

    served = sorted(zip(joins, [s["revenue"] for s in specialists]))
    levels = [0, *(at for at in joins if at < float("inf")),
              *(share * sum(revenue for _, revenue in served[:k + 1]) / 2 for k in range(len(served)))]
    level = max(sorted(levels), key=utility)
    return ["abstains" if level < at else "contributes" if add > 0 else "free-rides" for add, at in zip(adds, joins)]


def turns(specialists, index):
    """Where a specialist turns from one to another, by bisection between the steps of a grid."""
    def does(share):
        return regimes(specialists, share)[index]

    found = []
    for k in range(STEPS):
        low, high = (k + 0.5) / (STEPS + 1), (k + 1.5) / (STEPS + 1)
        before, after = does(low), does(high)
        if before != after:
            for _ in range(60):
                middle = (low + high) / 2
                low, high = (middle, high) if does(middle) == before else (low, middle)
            found.append((low, before, after))
    return found


def data(accord, path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    specialists = [{key: float(value) for key, value in row.items() if key != "specialist"} for row in rows]
    answer = json.loads(subprocess.run([accord, "bargain", path, "--generalist-cost", "1", "--format", "json", "--quiet"],
                                       capture_output=True, check=True).stdout)
    values, worst = [], 0
    for index, name in enumerate(row["specialist"] for row in rows):
        own = turns(specialists, index)
        computed = [change for change in answer["verdict"]["thresholds"]["changes"] if change["specialist"] == name]
        assert [(a, b) for _, a, b in own] == [(DOES[c["before"]], DOES[c["after"]]) for c in computed]
        worst = max([worst, *(abs(at - c["share"]) for (at, _, _), c in zip(own, computed))])
        ends = [0, *(at for at, _, _ in own), 1]
        does = [before for _, before, _ in own] + [own[-1][2] if own else regimes(specialists, 0.5)[index]]
        values += [{"kind": "bar", "who": name, "from": low, "to": high, "does": what, "middle": (low + high) / 2}
                   for low, high, what in zip(ends, ends[1:], does)]
        values += [{"kind": "turn", "who": name, "from": change["share"]} for change in computed]
    print(f"shares at which specialists turn differ from those worked out here by at most {worst:.1e}")
    values += [{"kind": "pareto", "who": "Pareto set", "from": low, "to": high} for low, high in answer["pareto"]]
    nash = answer["solutions"]["nash"]["share"]
    return values + [{"kind": "nash", "who": "Pareto set", "from": nash, "does": "Nash"}], [row["specialist"] for row in rows]


def specification(values, names):
    y = {"field": "who", "type": "nominal", "title": None, "sort": [*names, "Pareto set"], "axis": {"ticks": False, "domain": False}}
    x = {"field": "from", "type": "quantitative", "title": "The generalist's share of the revenue",
         "scale": {"domain": [0, 1]}, "axis": {"format": ".0%", "tickCount": 6}}

    def layer(kind, mark, encoding):
        return {"transform": [{"filter": f"datum.kind == '{kind}'"}], "mark": mark, "encoding": {"x": x, "y": y, **encoding}}

    colour = {"field": "does", "type": "nominal", "title": None, "scale": {"domain": list(LOOKS), "range": list(LOOKS.values())}}
    point = {"type": "point", "filled": True, "opacity": 1, "size": 70}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json", "background": "white", "width": 520, "height": 200,
        "data": {"values": values}, "padding": 8,
        "layer": [layer("bar", {"type": "bar", "height": 26, "stroke": "white"}, {"x2": {"field": "to"}, "color": colour}),
                  layer("pareto", {"type": "bar", "height": 10, "color": "#1f1f1f"}, {"x2": {"field": "to"}}),
                  layer("turn", {**point, "color": "#b84a00", "shape": "diamond"}, {}),
                  layer("nash", {**point, "color": "#ffffff", "stroke": "#b84a00"}, {}),
                  layer("nash", {"type": "text", "dy": 17, "fontSize": 13, "color": "#1f1f1f"}, {"text": {"field": "does"}}),
                  {"transform": [{"filter": "datum.kind == 'bar' && datum.to - datum.from > 0.15"}],
                   "mark": {"type": "text", "fontSize": 13},
                   "encoding": {"x": {**x, "field": "middle"}, "y": y, "text": {"field": "does"},
                                "color": {"condition": {"test": "datum.does == 'contributes'", "value": "white"}, "value": "#1f1f1f"}}}],
        "config": {"font": "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif", "view": {"stroke": None},
                   "axis": {"labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": 500, "gridColor": "#e4e4e4"},
                   "legend": {"labelFontSize": 14, "orient": "bottom", "symbolType": "square", "symbolSize": 160}},
    }


if __name__ == "__main__":
    program, table, output = sys.argv[1:]
    pathlib.Path(output).write_bytes(vl_convert.vegalite_to_png(specification(*data(program, table)), vl_version="6.4"))
    print(output)
