import ContractDesign

/// The laws of who comes that pictures show: as many as there are colours, those that bind among them.
private struct ShownScenarios {
    let views: [Robustness.View]
    let isAll: Bool
    private static let most = 7

    init(_ robustness: Robustness) {
        let all = robustness.views + [robustness.comparison?.view].compactMap(\.self)
        var binding: [Int] = []
        for index in [robustness.leastPerformance] + robustness.leastCaps where !binding.contains(index) {
            binding.append(index)
        }
        let rest = all.indices.filter { !binding.contains($0) }
        views = (binding + rest).prefix(Self.most).sorted().map { all[$0] }
        isAll = views.count == all.count
    }

    var remarks: [String] { isAll ? [] : ["\(views.count) of the scenarios, those that bind among them"] }

    var order: JSONValue { .list(views.map { .text($0.scenario.name) }) }

    /// A colour or a shape a scenario.
    func channel(_ range: JSONValue) -> JSONValue {
        [
            "field": "scenario", "type": "nominal", "title": "Scenario",
            "scale": ["domain": order, "range": range],
        ]
    }

    static let mark: JSONValue = [
        "type": "point", "filled": true, "size": 130, "opacity": 0.85, "stroke": ChartStyle.paper, "strokeWidth": 1,
    ]
}

extension Chart {
    /// How well the menu performs under each law of who comes.
    static func performances(of robustness: Robustness) -> Chart {
        let shown = ShownScenarios(robustness)
        let rows: [JSONValue] = shown.views.map {
            ["scenario": .text($0.scenario.name), "performance": .number($0.performance)]
        }
        return Chart(
            name: "scenario-performance", title: "Scenarios side by side: performance",
            subtitle: ["The performance that counts is the least of the scenarios'"] + shown.remarks,
            summary: "A point for each scenario: the expected performance of the menu in it.",
            view: [
                "height": ["step": 32], "data": .rows(rows), "mark": ShownScenarios.mark,
                "encoding": [
                    "x": .measure(
                        "performance", "Expected performance", ["scale": ["zero": false, "padding": 24]]),
                    "y": ["field": "scenario", "type": "nominal", "sort": shown.order, "title": "Scenario"],
                    "color": shown.channel(ChartStyle.kinds).setting("legend", to: nil),
                    "shape": shown.channel(ChartStyle.kindShapes).setting("legend", to: nil),
                    "tooltip": [
                        ["field": "scenario", "title": "Scenario"],
                        .measure("performance", "Performance", ["format": ".10f"]),
                    ],
                ],
            ])
    }

    /// Each type's cap under each law of who comes, by how far it is above the least, which binds.
    static func caps(of robustness: Robustness, _ menu: Menu) -> Chart {
        let shown = ShownScenarios(robustness)
        let places = Array(menu.offers.indices.spread(upTo: 24))
        let types: JSONValue = [
            "field": "type", "type": "nominal", "title": "Type",
            "sort": .list(places.map { .text(menu.offers[$0].type.name) }),
        ]
        let rows: [JSONValue] = shown.views.flatMap { view in
            places.map { i -> JSONValue in
                let least = robustness.views[robustness.leastCaps[i]].caps[i]
                return [
                    "type": .text(menu.offers[i].type.name), "scenario": .text(view.scenario.name),
                    "cap": .number(view.caps[i]), "above": .number(view.caps[i] - least),
                ]
            }
        }
        let (drawn, all) = (places.count, menu.offers.count)
        let rest = drawn < all ? ["\(drawn) of \(all) types, evenly spread"] : []
        return Chart(
            name: "scenario-caps", title: "Scenarios side by side: caps",
            subtitle: [
                "How much more the group's model is worth to a type in a scenario",
                "than in the one that caps its promise",
            ] + shown.remarks + rest,
            summary: "For each type a point for its cap in each scenario, by how far it is above the least.",
            view: [
                "height": .number(40 * Double(places.count)), "data": .rows(rows), "mark": ShownScenarios.mark,
                "encoding": [
                    "x": .measure("above", "Cap beyond the least [value units]", ["scale": ["padding": 24]]),
                    "y": types,
                    "color": shown.channel(ChartStyle.kinds), "shape": shown.channel(ChartStyle.kindShapes),
                    "tooltip": [
                        ["field": "type", "title": "Type"], ["field": "scenario", "title": "Scenario"],
                        .measure("cap", "Cap [value]", ["format": ".5f"]),
                        .measure("above", "Beyond the least [value]", ["format": ".5f"]),
                    ],
                ],
            ])
    }
}

extension Contract {
    /// Pictures of the laws of who comes, where several stand side by side.
    var scenarioCharts: [Chart] {
        guard let robustness, robustness.views.count > 1 || robustness.comparison != nil else { return [] }
        return [.performances(of: robustness), .caps(of: robustness, menu)]
    }
}
