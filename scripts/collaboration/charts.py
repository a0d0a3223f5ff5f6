"""Charts of a collaboration, as Vega-Lite: what was promised and delivered, and the regimes side by side."""

import vl_convert


def delivered(results):
    """A point a copy: promise across, skill on fresh rows up; on or above the line the promise was kept. Bars: one
    standard error of measuring it."""
    points = [
        {"type": d.type, "promised": d.promise, "delivered": d.fresh, "low": d.fresh - e, "high": d.fresh + e}
        for r in results
        for d in r.deliveries
        for e in [(max(d.fresh * (1 - d.fresh), 0) / 1000) ** 0.5]
    ]
    low = min(min(p["promised"], p["low"]) for p in points)
    high = max(max(p["promised"], p["high"]) for p in points)
    scale = {"domain": [low, high], "nice": True, "zero": False}
    x = {"field": "promised", "type": "quantitative", "title": "Promised [skill]", "scale": scale}
    colour = {"field": "type", "type": "nominal", "title": "Type", "scale": {"range": ["#0b5a8f", "#b3541e", "#3b7d4f", "#7a4b94"]}}

    def up(name):
        return {"field": name, "type": "quantitative", "title": "Delivered, fresh rows [skill]", "scale": scale}

    return {
        "width": 420, "height": 420, "data": {"values": points},
        "layer": [
            {"data": {"values": [{"a": low}, {"a": high}]}, "mark": {"type": "line", "color": "#888", "strokeDash": [4, 4]},
             "encoding": {"x": {"field": "a", "type": "quantitative", "scale": scale}, "y": {"field": "a", "type": "quantitative", "scale": scale}}},
            {"mark": {"type": "rule", "opacity": 0.35}, "encoding": {"x": x, "y": up("low"), "y2": {"field": "high"}, "color": colour}},
            {"mark": {"type": "point", "filled": True, "size": 36}, "encoding": {"x": x, "y": up("delivered"), "color": colour}},
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
                      "scale": {"range": ["#b9c4cc", "#d8a657", "#0b5a8f"]}},
        },
    }  # fmt: skip


def drawn(specification):
    """The chart as SVG."""
    return vl_convert.vegalite_to_svg({"$schema": "https://vega.github.io/schema/vega-lite/v5.json", **specification})
