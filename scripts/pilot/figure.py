"""Draws all pilots of Data/pilots with their fits, bands and larger sizes, which no fit has seen.

Usage:  figure.py ACCORD FOLDER OUTPUT.png
"""
import csv
import json
import pathlib
import subprocess
import sys

import vl_convert

ACCENT, REGION, LOSS, INK = "#0b5a8f", "#c9dcea", "#b84a00", "#1f1f1f"


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def data(accord, folder):
    """All marks of all panels: points of the pilot, larger ones, and the band."""
    marks = []
    for pilot in rows(folder / "pilots.csv"):
        name, baseline = pilot["pilot"], float(pilot["baseline"])
        sizes = [float(row["samples"]) for row in rows(folder / f"{name}.csv")]
        first, last = sizes[0], 8 * sizes[-1]
        grid = [first * (last / first) ** (k / 39) for k in range(40)]
        answer = json.loads(subprocess.run(
            [accord, "fit", folder / f"{name}.csv", "--baseline", pilot["baseline"], "--format", "json", "--quiet",
             "--at", ",".join(map(str, grid))], capture_output=True, check=True).stdout)
        for point in answer["band"]:
            marks.append({"pilot": name, "kind": "band", **{key: point[key] for key in ("samples", "low", "fit", "high")}})
        for kind, path in [("pilot", folder / f"{name}.csv"), ("larger", folder / "larger" / f"{name}.csv")]:
            for row in rows(path):
                skill = (float(row["score"]) - baseline) / (1 - baseline)
                marks.append({"pilot": name, "kind": kind, "samples": float(row["samples"]), "skill": skill})
    return marks


def specification(marks):
    x = {"field": "samples", "type": "quantitative", "title": None, "scale": {"type": "log", "nice": False},
         "axis": {"format": "~s", "grid": False, "tickCount": 3}}

    def y(field):
        return {"field": field, "type": "quantitative", "title": None, "scale": {"zero": False}}

    def layer(kind, mark, encoding):
        return {"transform": [{"filter": f"datum.kind == '{kind}'"}], "mark": mark, "encoding": {"x": x, **encoding}}

    def points(kind, colour, filled):
        return layer(kind, {"type": "point", "size": 28, "filled": filled, "color": colour, "opacity": 1}, {"y": y("skill")})

    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "white", "data": {"values": marks}, "columns": 4,
        "facet": {"field": "pilot", "type": "nominal", "title": None,
                  "sort": list(dict.fromkeys(mark["pilot"] for mark in marks)),
                  "header": {"labelFontSize": 13}},
        "spec": {"width": 160, "height": 110, "layer": [
            layer("band", {"type": "area", "color": REGION}, {"y": y("low"), "y2": {"field": "high"}}),
            layer("band", {"type": "line", "color": ACCENT, "strokeWidth": 1.8}, {"y": y("fit")}),
            points("pilot", INK, True), points("larger", LOSS, False)]},
        "resolve": {"scale": {"x": "independent", "y": "independent"}},
        "config": {"font": "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif", "view": {"stroke": None},
                   "axis": {"labelFontSize": 11, "gridColor": "#e4e4e4", "tickCount": 4}},
    }


if __name__ == "__main__":
    program, pilots, output = sys.argv[1:]
    figure = specification(data(program, pathlib.Path(pilots)))
    pathlib.Path(output).write_bytes(vl_convert.vegalite_to_png(figure, vl_version="6.4"))
    print(output)
