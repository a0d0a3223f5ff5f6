"""Charts of a collaboration, as Vega-Lite: what was promised and delivered, and the regimes side by side."""

import vl_convert


def delivered(results):
    """A point a copy: promise across, skill on fresh rows up; on or above the line the promise was kept.

    Bars: one standard error of measuring it on the fresh rows.
    """
    points = [
        {
            "type": d.type,
            "promised": d.promise,
            "delivered": d.fresh,
            "low": d.fresh - d.fresh_error,
            "high": d.fresh + d.fresh_error,
        }
        for r in results
        for d in r.deliveries
    ]
    low = min(min(p["promised"], p["low"]) for p in points)
    high = max(max(p["promised"], p["high"]) for p in points)
    scale = {"domain": [low, high], "nice": True, "zero": False}
    x = {"field": "promised", "type": "quantitative", "title": "Promised [skill]", "scale": scale}
    x["axis"] = {"tickCount": 6, "format": ".2f"}

    def up(name):
        return {"field": name, "type": "quantitative", "title": "Delivered, fresh rows [skill]", "scale": scale}

    colours = {"range": ["#0b5a8f", "#b3541e", "#3b7d4f", "#7a4b94"]}
    colour = {"field": "type", "type": "nominal", "title": "Type", "scale": colours}
    line_x, line_y = ({"field": "a", "type": "quantitative", "scale": scale} for _ in range(2))
    bar = {"x": x, "y": up("low"), "y2": {"field": "high"}, "color": colour}

    return {
        "width": 420, "height": 420, "data": {"values": points},
        "layer": [
            {"data": {"values": [{"a": low}, {"a": high}]}, "encoding": {"x": line_x, "y": line_y},
             "mark": {"type": "line", "color": "#888", "strokeDash": [4, 4]}},
            {"mark": {"type": "rule", "opacity": 0.35}, "encoding": bar},
            {"mark": {"type": "point", "filled": True, "size": 36},
             "encoding": {"x": x, "y": up("delivered"), "color": colour}},
        ],
    }  # fmt: skip


def side_by_side(rows, place, title):
    """Bars by type and regime of one column of the regimes' table."""
    values = [{"regime": row[0], "type": row[1], "value": row[place]} for row in rows]
    return {
        "width": 300, "height": 160, "data": {"values": values}, "mark": "bar",
        "encoding": {
            "y": {"field": "type", "type": "nominal", "title": None, "sort": None},
            "yOffset": {"field": "regime", "type": "nominal", "sort": None},
            "x": {"field": "value", "type": "quantitative", "title": title},
            "color": {"field": "regime", "type": "nominal", "title": "Regime", "sort": None,
                      "legend": {"labelLimit": 0, "padding": 8, "orient": "bottom"},
                      "scale": {"range": ["#b9c4cc", "#d8a657", "#0b5a8f"]}},
        },
    }  # fmt: skip


def drawn(specification):
    """The chart as SVG."""
    return vl_convert.vegalite_to_svg({"$schema": "https://vega.github.io/schema/vega-lite/v5.json", **specification})
