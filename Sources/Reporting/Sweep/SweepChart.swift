import Sweeps

/// A result of a sweep that a picture shows.
private enum SweepMeasure {
    case whole(CaseColumn, title: String, unit: String)
    case part(OfferColumn, type: String, title: String, unit: String)

    func value(in record: SweepRecord) -> Double? {
        switch self {
        case .whole(let column, _, _): record[column].number
        case .part(let column, let type, _, _): record.offer(of: type)?[column].number
        }
    }

    var heading: String {
        switch self {
        case .whole(_, let title, _): title
        case .part(_, let type, let title, _): "\(title): type \(type.label(upTo: 32))"
        }
    }

    var unit: String {
        switch self {
        case .whole(_, _, let unit), .part(_, _, _, let unit): unit
        }
    }
}

extension Chart {
    /// The pictures of a sweep, over the one or two quantities that it varies: what hiding the types costs, and for up
    /// to three types contribution, reward and information rent. None where nothing varies.
    static func sweep(_ records: [SweepRecord]) -> [Chart] {
        guard let plane = SweepPlane(records),
            let names = records.first(where: { $0[.performance].number != nil })?.typeNames
        else {
            return []
        }
        let shown = Array(names.enumerated()).spread(upTo: 3)
        let wholes: [(String, SweepMeasure)] = [
            ("performance", .whole(.performance, title: "Performance of the best contract", unit: "performance")),
            ("information-cost", .whole(.informationCost, title: "What hiding the types costs", unit: "performance")),
        ]
        let parts = shown.flatMap { index, type -> [(String, SweepMeasure)] in
            [
                ("contribution-\(index + 1)", .part(.contribution, type: type, title: "Contribution", unit: "units")),
                (
                    "complete-contribution-\(index + 1)",
                    .part(
                        .completeContribution, type: type, title: "Contribution under complete information",
                        unit: "units")
                ),
                ("reward-\(index + 1)", .part(.reward, type: type, title: "Reward", unit: "value units")),
                (
                    "rent-\(index + 1)",
                    .part(.informationRent, type: type, title: "Information rent", unit: "value units")
                ),
            ]
        }
        let remarks =
            plane.hidden > 0 ? ["\(plane.hidden) more cases stand behind these: more than two quantities vary"] : []
        return (wholes + parts).filter { _, measure in
            let values = plane.cells.compactMap { measure.value(in: $0.record) }
            // What is the same everywhere, up to rounding, makes no picture.
            return (values.max() ?? 0) - (values.min() ?? 0) > 1e-9 * max(1, values.map(abs).max() ?? 0)
        }.map { name, measure in
            plane.y.map { heatMap(name, measure, plane, over: $0, remarks) } ?? line(name, measure, plane, remarks)
        }
    }

    private static func line(_ name: String, _ measure: SweepMeasure, _ plane: SweepPlane, _ remarks: [String]) -> Chart
    {
        let rows = plane.cells.compactMap { cell in
            measure.value(in: cell.record).map { value -> JSONValue in ["x": .number(cell.x), "value": .number(value)] }
        }
        return Chart(
            name: name, title: measure.heading, subtitle: remarks,
            summary: "\(measure.heading) [\(measure.unit)] over \(plane.x.title), as a line.",
            view: [
                "height": 260, "data": .rows(rows),
                "mark": [
                    "type": "line", "color": ChartStyle.accent, "strokeWidth": 2,
                    "point": ["size": 36, "filled": true],
                ],
                "encoding": [
                    "x": .measure("x", plane.x.title, ["scale": ["zero": false, "padding": 8]]),
                    "y": .measure("value", "[\(measure.unit)]", ["scale": ["zero": false, "padding": 8]]),
                    "tooltip": [.measure("x", plane.x.title), .measure("value", measure.unit)],
                ],
            ])
    }

    private static func heatMap(
        _ name: String, _ measure: SweepMeasure, _ plane: SweepPlane, over y: SweepAxis, _ remarks: [String]
    ) -> Chart {
        let cells = plane.cells.spread(upTo: 10_000)
        let rows = cells.compactMap { cell in
            measure.value(in: cell.record).map { value -> JSONValue in
                ["x": .number(cell.x), "y": .number(cell.y), "value": .number(value)]
            }
        }
        let values = rows.compactMap { $0["value"]?.number }
        let worst = values.min() ?? 0
        let extremes =
            values.isEmpty
            ? [] : ["From \(worst.significant(4)) to \((values.max() ?? 0).significant(4)) \(measure.unit)"]
        let colour = JSONValue.measure(
            "value", "[\(measure.unit)]",
            [
                "scale": ["scheme": ChartStyle.scale, "zero": false],
                "legend": [
                    "orient": "bottom", "direction": "horizontal", "gradientLength": 220, "tickCount": 4,
                    "labelOverlap": "greedy",
                ],
            ])
        func axis(_ field: String, _ axis: SweepAxis, _ more: [String: JSONValue] = [:]) -> JSONValue {
            .object(
                [
                    "field": .text(field), "type": "ordinal", "title": .text(axis.title),
                    "axis": [
                        "labelAngle": 0, "labelExpr": "format(datum.value, '.3~r')", "labelOverlap": true,
                        "ticks": false,
                    ],
                ].merging(more) { $1 })
        }
        return Chart(
            name: name, title: measure.heading, subtitle: extremes + remarks,
            summary:
                "\(measure.heading) [\(measure.unit)] over \(plane.x.title) and \(y.title), dark where it is low, light where it is high.",
            view: [
                "height": 300, "data": .rows(rows),
                // A little larger than their places, so that no seam shows between cells.
                "mark": ["type": "rect", "width": ["band": 1.08], "height": ["band": 1.08]],
                "encoding": [
                    "x": axis("x", plane.x), "y": axis("y", y, ["sort": "descending"]),
                    "color": colour,
                    "tooltip": [.measure("x", plane.x.title), .measure("y", y.title), .measure("value", measure.unit)],
                ],
            ])
    }
}

extension SweepAxis {
    /// For an axis, with its unit.
    var title: String {
        switch self {
        case .participants: "Participants (expected number)"
        case .offer(.probability, let type): "Probability of type \(type.label())"
        case .offer(.cost, let type): "Cost of type \(type.label()) [value/unit]"
        case .offer(let column, let type): "\(column.rawValue) of type \(type.label())"
        }
    }
}
