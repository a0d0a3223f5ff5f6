import ContractDesign
import Foundation

extension Chart {
    /// The menu in the plane of contribution and value: offers, caps, what training alone is worth, and for each type
    /// the line along which it is as well off as with its own offer.
    public static func menuPlane(of contract: Contract, title: String = "The menu, and who prefers what") -> Chart {
        let problem = contract.problem
        let all = contract.menu.offers
        let offers = all.spread(upTo: 8)
        let amounts = offers.flatMap { [$0.effectiveContribution, $0.type.quality * $0.standaloneContribution] }.filter
        { $0 > 0 }
        let high = 1.1 * (amounts.max() ?? 1)
        let isWide = high > 14 * (amounts.min() ?? high)
        let low = isWide ? 0.5 * (amounts.min() ?? 1) : 0
        let ceiling = 1.08 * max(offers.map(\.cap).max() ?? 0, offers.map(\.reward).max() ?? 0, 1e-9)
        let grid = (0...80).map { k in
            isWide ? low * pow(high / low, Double(k) / 80) : high * Double(k) / 80
        }

        let alone: [JSONValue] = grid.map { x in
            let value = problem.valuation.value(of: problem.accuracy.performance(at: x))
            return ["x": .number(x), "value": .number(value), "curve": "alone"]
        }.filter { ($0["value"]?.number ?? 0) <= ceiling }
        var lines: [JSONValue] = []
        var ends: [JSONValue] = []
        for offer in offers {
            let points = grid.map { x in (x: x, value: offer.utility + offer.type.effectiveCost * x) }
                .filter { $0.value <= ceiling && $0.value >= 0 }
            lines += points.map { ["x": .number($0.x), "value": .number($0.value), "type": .text(offer.type.name)] }
            if let end = points.last {
                ends.append(["x": .number(end.x), "value": .number(end.value), "type": .text(offer.type.name)])
            }
        }
        let order = JSONValue.list(offers.map { .text($0.type.name) })
        let points = labelledOffers(offers) { x in isWide ? log(x / low) / log(high / low) : x / high }
        let caps: [JSONValue] = offers.map {
            ["x": .number($0.effectiveContribution), "cap": .number($0.cap), "type": .text($0.type.name)]
        }
        let x = JSONValue.measure(
            "x", "Contribution of one party [effective units]",
            [
                "scale": ["type": isWide ? "log" : "linear", "domain": [.number(low), .number(high)], "nice": false],
                "axis": ["format": ",.0f"],
            ])
        func y(_ field: String) -> JSONValue {
            .measure(
                field, "Value of the model [value units]", ["scale": ["domain": [0, .number(ceiling)], "nice": false]])
        }
        let labels: [JSONValue] = ["left", "right"].flatMap { side in
            (0..<3).compactMap { level in
                let rows = points.filter { $0["side"]?.text == side && $0["level"]?.number == Double(level) }
                if rows.isEmpty { return nil }
                let mark: JSONValue = [
                    "type": "text", "align": .text(side), "dx": side == "left" ? 10 : -10,
                    "dy": .number(Double(14 + 20 * level)),
                    "fontWeight": 600,
                ]
                let halo = mark.setting("stroke", to: "white").setting("strokeWidth", to: 4)
                return [
                    "data": .rows(rows), "layer": [["mark": halo], ["mark": mark]],
                    "encoding": ["x": x, "y": y("reward"), "text": ["field": "label"]],
                ]
            }
        }
        return Chart(
            name: "menu", title: title,
            subtitle: [
                "Line: a type is as well off anywhere on it as with its own offer, better above, worse below",
                "Dot: an offer. Bar: its cap, what the group's model is worth. Dashed: what training alone is worth",
            ] + (offers.count < all.count ? ["\(offers.count) of \(all.count) types, evenly spread"] : []),
            summary: """
                Each offer as a point at its contribution and the value promised, with every type's line of equal \
                utility, the value of training alone, and the caps.
                """,
            view: [
                "height": 380,
                "layer": .list(
                    [
                        [
                            "data": .rows(alone),
                            "mark": [
                                "type": "line", "color": ChartStyle.faint, "strokeDash": [6, 4], "strokeWidth": 2,
                            ],
                            "encoding": ["x": x, "y": y("value")],
                        ],
                        [
                            "data": .rows(lines), "mark": ["type": "line", "strokeWidth": 1.8, "clip": true],
                            "encoding": [
                                "x": x, "y": y("value"),
                                "color": [
                                    "field": "type", "type": "nominal", "sort": order, "title": "Type",
                                    "scale": ["scheme": ChartStyle.scale, "domain": order],
                                    "legend": ["symbolType": "stroke"],
                                ],
                                "strokeDash": ["field": "type", "type": "nominal", "sort": order, "legend": nil],
                            ],
                        ],
                        [
                            "data": .rows(caps),
                            "mark": [
                                "type": "tick", "color": ChartStyle.loss, "thickness": 3, "orient": "horizontal",
                                "width": 26,
                            ],
                            "encoding": [
                                "x": x, "y": y("cap"),
                                "tooltip": [
                                    ["field": "type", "title": "Type"],
                                    .measure("cap", "Cap [value]", ["format": ".3f"]),
                                ],
                            ],
                        ],
                        [
                            "data": .rows(points),
                            "mark": [
                                "type": "point", "filled": true, "size": 110, "color": ChartStyle.ink, "opacity": 1,
                            ],
                            "encoding": [
                                "x": x, "y": y("reward"),
                                "tooltip": [
                                    ["field": "label", "title": "Types"],
                                    .measure("x", "Contribution [eff. units]", ["format": ",.2f"]),
                                    .measure("reward", "Reward [value]", ["format": ".3f"]),
                                ],
                            ],
                        ],
                    ] + labels),
            ])
    }

    /// A row for each different offer, with its label on the side where there is room, lower where another is near.
    private static func labelledOffers(_ offers: [Offer], at place: (Double) -> Double) -> [JSONValue] {
        let pools = Dictionary(grouping: offers, by: \.pool).map(\.value).sorted {
            $0[0].effectiveContribution < $1[0].effectiveContribution
        }
        var last = -1.0
        var level = 0
        return pools.map { pool in
            let offer = pool[0]
            let place = offer.effectiveContribution > 0 ? place(offer.effectiveContribution) : 0
            level = place - last < 0.3 ? (level + 1) % 3 : 0
            last = place
            return [
                "x": .number(offer.effectiveContribution), "reward": .number(offer.reward),
                "label": .text(label(pool.map(\.type.name))), "side": place < 0.4 ? "left" : "right",
                "level": .number(Double(level)),
            ]
        }
    }

    private static func label(_ names: [String]) -> String {
        let short = names.map { $0.label() }
        let list = short.joined(separator: ", ")
        return "to " + (list.count > 24 && short.count > 2 ? "\(short[0]) ... \(short[short.count - 1])" : list)
    }
}
