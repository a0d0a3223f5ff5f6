import ContractDesign
import Foundation

extension Chart {
    /// The menu in the plane of contribution and value: offers, caps, what training alone is worth, and for each type
    /// the line along which it is as well off as with its own offer.
    static func menuPlane(of contract: Contract, title: String = "The menu, and who prefers what") -> Chart {
        let all = contract.menu.offers
        let plane = MenuPlane(all.spread(upTo: 8), of: contract.problem)
        return Chart(
            name: "menu", title: title,
            subtitle: [
                "Line: a type is as well off anywhere on it as with its own offer, better above, worse below",
                "Dot: an offer. Bar: its cap, what the group's model is worth. Dashed: what training alone gives by this curve",
            ]
                + (plane.offers.count < all.count
                    ? ["\(plane.offers.count) of \(all.count) types, evenly spread"] : []),
            summary: """
                Each offer as a point at its contribution and the value promised, with every type's line of equal \
                utility, the value of training alone, and the caps.
                """,
            view: ["height": 380, "layer": .list(plane.layers)])
    }
}

/// The plane of contribution and value that holds some offers, with what is drawn in it.
private struct MenuPlane {
    let offers: [Offer]
    private let problem: ContractProblem
    /// The range of contributions, effective units, and the largest value.
    private let low: Double
    private let high: Double
    private let ceiling: Double
    /// Whether contributions differ so much that only a logarithmic axis shows them all.
    private let isWide: Bool

    init(_ offers: [Offer], of problem: ContractProblem) {
        self.offers = offers
        self.problem = problem
        let amounts = offers.flatMap { [$0.effectiveContribution, $0.type.quality * $0.standaloneContribution] }.filter
        { $0 > 0 }
        high = 1.1 * (amounts.max() ?? 1)
        isWide = high > 14 * (amounts.min() ?? high)
        low = isWide ? 0.5 * (amounts.min() ?? 1) : 0
        ceiling = 1.08 * max(offers.map(\.cap).max() ?? 0, offers.map(\.reward).max() ?? 0, 1e-9)
    }

    var layers: [JSONValue] {
        let rows = labelledOffers
        return [alone, indifference, caps, points(rows)]
            + ["left", "right"].flatMap { side in (0..<3).compactMap { labels(rows, side: side, level: $0) } }
    }

    // MARK: - Axes

    private var x: JSONValue {
        .measure(
            "x", "Contribution of one party [effective units]",
            [
                "scale": ["type": isWide ? "log" : "linear", "domain": [.number(low), .number(high)], "nice": false],
                "axis": ["format": ",.0f"],
            ])
    }

    private func y(_ field: String) -> JSONValue {
        .measure(
            field, "Value of the model [value units]", ["scale": ["domain": [0, .number(ceiling)], "nice": false]])
    }

    /// Contributions at even distances along the axis.
    private var grid: [Double] {
        (0...80).map { k in isWide ? low * pow(high / low, Double(k) / 80) : high * Double(k) / 80 }
    }

    /// Where along the axis a contribution stands, in [0, 1].
    private func place(_ x: Double) -> Double {
        guard x > 0 else { return 0 }
        return isWide ? log(x / low) / log(high / low) : x / high
    }

    // MARK: - Curves

    /// What training alone is worth.
    private var alone: JSONValue {
        let rows = grid.compactMap { x -> JSONValue? in
            let value = problem.valuation.value(of: problem.accuracy.performance(at: x))
            return value <= ceiling ? ["x": .number(x), "value": .number(value), "curve": "alone"] : nil
        }
        return [
            "data": .rows(rows),
            "mark": ["type": "line", "color": ChartStyle.faint, "strokeDash": [6, 4], "strokeWidth": 2],
            "encoding": ["x": x, "y": y("value")],
        ]
    }

    /// For each type the line along which it is as well off as with its own offer.
    private var indifference: JSONValue {
        let order = JSONValue.list(offers.map { .text($0.type.name) })
        let rows = offers.flatMap { offer in
            grid.map { x in (x: x, value: offer.relativeUtility + offer.type.effectiveCost * x) }
                .filter { $0.value <= ceiling && $0.value >= 0 }
                .map { point -> JSONValue in
                    ["x": .number(point.x), "value": .number(point.value), "type": .text(offer.type.name)]
                }
        }
        return [
            "data": .rows(rows), "mark": ["type": "line", "strokeWidth": 1.8, "clip": true],
            "encoding": [
                "x": x, "y": y("value"),
                "color": [
                    "field": "type", "type": "nominal", "sort": order, "title": "Type",
                    "scale": ["scheme": ChartStyle.scale, "domain": order], "legend": ["symbolType": "stroke"],
                ],
                "strokeDash": ["field": "type", "type": "nominal", "sort": order, "legend": nil],
            ],
        ]
    }

    // MARK: - Offers

    private var caps: JSONValue {
        let rows: [JSONValue] = offers.map {
            ["x": .number($0.effectiveContribution), "cap": .number($0.cap), "type": .text($0.type.name)]
        }
        return [
            "data": .rows(rows),
            "mark": [
                "type": "tick", "color": ChartStyle.loss, "thickness": 3, "orient": "horizontal", "width": 26,
            ],
            "encoding": [
                "x": x, "y": y("cap"),
                "tooltip": [["field": "type", "title": "Type"], .measure("cap", "Cap [value]", ["format": ".3f"])],
            ],
        ]
    }

    private func points(_ rows: [JSONValue]) -> JSONValue {
        [
            "data": .rows(rows),
            "mark": ["type": "point", "filled": true, "size": 110, "color": ChartStyle.ink, "opacity": 1],
            "encoding": [
                "x": x, "y": y("reward"),
                "tooltip": [
                    ["field": "label", "title": "Types"],
                    .measure("x", "Contribution [eff. units]", ["format": ",.2f"]),
                    .measure("reward", "Reward [value]", ["format": ".3f"]),
                ],
            ],
        ]
    }

    /// The labels of one side and level, on a halo; nil where there are none. The lines through an offer rise to the right, so
    /// that what stands to its right goes below it, and what stands to its left above.
    private func labels(_ rows: [JSONValue], side: String, level: Int) -> JSONValue? {
        let rows = rows.filter { $0["side"]?.text == side && $0["level"]?.number == Double(level) }
        if rows.isEmpty { return nil }
        let mark: JSONValue = [
            "type": "text", "align": .text(side), "dx": side == "left" ? 10 : -16,
            "dy": .number(Double(14 + 20 * level) * (side == "left" ? 1 : -0.8)), "fontWeight": 600,
        ]
        let halo = mark.setting("stroke", to: ChartStyle.paper).setting("strokeWidth", to: 4)
        return [
            "data": .rows(rows), "layer": [["mark": halo], ["mark": mark]],
            "encoding": ["x": x, "y": y("reward"), "text": ["field": "label"]],
        ]
    }

    /// A row for each different offer, with its label on the side where there is room, lower where another is near.
    private var labelledOffers: [JSONValue] {
        let pools = Dictionary(grouping: offers, by: \.pool).map(\.value).sorted {
            $0[0].effectiveContribution < $1[0].effectiveContribution
        }
        var last = -1.0
        var level = 0
        return pools.map { pool in
            let offer = pool[0]
            let (place, label) = (place(offer.effectiveContribution), label(pool.map(\.type.name)))
            let isNear = place - last < 0.3
            level = isNear ? (level + 1) % 3 : 0
            last = place
            let hasRoom = (1 - place) * Self.width > Self.letterWidth * Double(label.count) + 12
            return [
                "x": .number(offer.effectiveContribution), "reward": .number(offer.reward), "label": .text(label),
                "side": place < 0.4 || isNear && hasRoom ? "left" : "right", "level": .number(Double(level)),
            ]
        }
    }

    /// Of the plane and of a letter, pixels, where a picture stands by itself.
    private static let (width, letterWidth) = (640.0, 9.0)

    private func label(_ names: [String]) -> String {
        let short = names.map { $0.label() }
        let list = short.joined(separator: ", ")
        return "to " + (list.count > 24 && short.count > 2 ? "\(short[0]) ... \(short[short.count - 1])" : list)
    }
}
