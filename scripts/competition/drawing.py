"""What the figures of competing providers share: running Accord, writing its tables, and charts of lines and marks.

A series is drawn as a line, worked out here, and as marks, computed by Accord. Colour, dash and shape say which it is.
"""
import csv
import json
import pathlib
import subprocess

import vl_convert

INK, BLUE, RUST, GREEN, PURPLE = "#1f1f1f", "#0b5a8f", "#b84a00", "#2e7d32", "#7a3b8f"
SOLID, DASHED, DOTTED, MIXED = [1, 0], [7, 4], [2, 3], [9, 3, 2, 3]


def run(accord, *arguments):
    """The JSON document of a command."""
    answer = subprocess.run([accord, *map(str, arguments), "--format", "json", "--quiet"], capture_output=True, check=True)
    return json.loads(answer.stdout)


def table(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def payoffs(path, players):
    """A table of payoffs; players are (role, name, user, {(state, action): payoff})."""
    return table(path, ["role", "player", "user", "state", "action", "payoff"],
                 [[role, name, user, *cell, repr(value)] for role, name, user, cells in players for cell, value in cells.items()])


def points(kind, name, xs, value):
    return [{"kind": kind, "name": name, "x": x, "y": value(x)} for x in xs]


def compare(figure, pairs):
    """Prints the largest difference between what Accord computes and what was worked out here."""
    print(f"{figure}: computed values differ from those worked out here by at most {max(abs(a - b) for a, b in pairs):.1e}")


def chart(values, series, x, y):
    """A specification; series are (name, colour, dash, shape), x and y (title, domain, format)."""
    def axis(field, title, domain, form):
        return {"field": field, "type": "quantitative", "title": title, "scale": {"domain": domain, "nice": False},
                "axis": {"format": form, "tickCount": 7}}

    def look(column):
        return {"field": "name", "type": "nominal", "title": None,
                "scale": {"domain": [row[0] for row in series], "range": [row[column] for row in series]}}

    def layer(filter_, mark, encoding):
        return {"transform": [{"filter": filter_}], "mark": {**mark, "clip": mark["type"] == "line"},
                "encoding": {"x": axis("x", *x), "y": axis("y", *y), **encoding}}

    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json", "background": "white", "width": 560, "height": 320,
        "data": {"values": values}, "padding": 8,
        "layer": [layer("datum.kind == 'line'", {"type": "line", "strokeWidth": 2}, {"color": look(1), "strokeDash": look(2)})]
        + [layer(f"datum.kind == 'mark' && datum.name == '{name}'",
                 {"type": "point", "size": 50, "filled": True, "opacity": 1, "color": colour, "shape": shape}, {})
           for name, colour, _, shape in series],
        "config": {"font": "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif", "view": {"stroke": None},
                   "axis": {"labelFontSize": 14, "titleFontSize": 14, "titleFontWeight": 500, "gridColor": "#e4e4e4"},
                   "legend": {"labelFontSize": 14, "orient": "bottom", "columns": 2, "labelLimit": 300, "symbolSize": 900,
                              "symbolStrokeWidth": 2.5}},
    }


def write(specification, folder, name):
    path = pathlib.Path(folder) / f"{name}.png"
    path.write_bytes(vl_convert.vegalite_to_png(specification, vl_version="6.4"))
    print(path)
