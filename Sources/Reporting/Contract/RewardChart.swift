import ContractDesign

extension Chart {
    /// How the value of what each type gets spreads over the compositions of the group, one ridge a type, its promise
    /// marked.
    public static func rewards(of plan: RewardPlan, title: String = "What is handed out, over all groups that may come")
        -> Chart
    {
        let all = plan.promises
        let promises = all.spread(upTo: 12)
        let least = promises.compactMap(\.delivered.values.first).min() ?? 0
        let most = promises.compactMap(\.delivered.values.last).max() ?? 1
        let width = max(most - least, 0.02 * max(1e-9, most))
        let middle = 0.5 * (least + most)
        let range = (middle - 0.52 * width)...(middle + 0.52 * width)
        let bins = 80
        let size = (range.upperBound - range.lowerBound) / Double(bins)
        var ridges: [JSONValue] = []
        var marks: [JSONValue] = []
        for (index, promise) in promises.enumerated() {
            let base = Double(promises.count - 1 - index)
            let weights = promise.delivered.histogram(over: range, intervals: bins)
            let peak = weights.max() ?? 1
            for (k, weight) in weights.enumerated() where weight > 0 {
                ridges.append([
                    "type": .text(promise.type.name), "from": .number(range.lowerBound + Double(k) * size),
                    "to": .number(range.lowerBound + Double(k + 1) * size), "base": .number(base),
                    "top": .number(base + 0.66 * weight / peak), "chance": .number(weight),
                ])
            }
            marks.append([
                "type": .text(promise.type.name), "label": .text("type \(promise.type.name.label(upTo: 32))"),
                "promise": .number(promise.reward),
                "base": .number(base), "top": .number(base + 0.72), "at": .number(range.lowerBound),
                "head": .number(base + 0.87),
                "end": .number(range.upperBound),
            ])
        }
        func x(_ field: String) -> JSONValue {
            .measure(
                field, "Value of the model handed out [value units]",
                [
                    "scale": [
                        "domain": [.number(range.lowerBound), .number(range.upperBound)], "nice": false, "zero": false,
                    ]
                ])
        }
        func y(_ field: String) -> JSONValue {
            .measure(
                field, "",
                ["axis": nil, "stack": nil, "scale": ["domain": [0, .number(Double(promises.count))], "nice": false]])
        }
        let view = plan.conditioning == .own ? "as a party of the type expects" : "given that the type occurs"
        let source = promises.first?.delivered.draws.map { ["Estimated from \($0) drawn groups"] } ?? []
        return Chart(
            name: "rewards", title: title,
            subtitle: [
                "Policy \(plan.policy.rawValue); each ridge shows the chances, \(view), scaled to its own peak",
                "Line with a dot: the promise, which is the mean",
            ] + source + (promises.count < all.count ? ["\(promises.count) of \(all.count) types, evenly spread"] : []),
            summary: """
                One ridge for each type: the distribution of the value of the model that it gets, over the \
                compositions of the group, with the promise marked as a line.
                """,
            view: [
                "height": .number(Double(max(2, promises.count)) * 78),
                "layer": [
                    [
                        "data": .rows(ridges),
                        "mark": ["type": "rect", "fill": "#7fa8c9", "stroke": ChartStyle.accent, "strokeWidth": 0.7],
                        "encoding": [
                            "x": x("from"), "x2": ["field": "to"], "y": y("base"), "y2": ["field": "top"],
                            "tooltip": [
                                ["field": "type", "title": "Type"], .measure("from", "From [value]", ["format": ".3f"]),
                                .measure("to", "To [value]", ["format": ".3f"]),
                                .measure("chance", "Chance", ["format": ".4f"]),
                            ],
                        ],
                    ],
                    [
                        "data": .rows(marks), "mark": ["type": "rule", "color": ChartStyle.faint, "strokeWidth": 0.8],
                        "encoding": ["x": x("at"), "x2": ["field": "end"], "y": y("base")],
                    ],
                    [
                        "data": .rows(marks), "mark": ["type": "rule", "color": ChartStyle.loss, "strokeWidth": 2.2],
                        "encoding": ["x": x("promise"), "y": y("base"), "y2": ["field": "top"]],
                    ],
                    [
                        "data": .rows(marks),
                        "mark": ["type": "point", "filled": true, "size": 60, "color": ChartStyle.loss, "opacity": 1],
                        "encoding": [
                            "x": x("promise"), "y": y("top"),
                            "tooltip": [
                                ["field": "type", "title": "Type"],
                                .measure("promise", "Promise [value]", ["format": ".3f"]),
                            ],
                        ],
                    ],
                    [
                        "data": .rows(marks), "mark": ["type": "text", "align": "left", "dx": 2, "limit": 280],
                        "encoding": ["x": x("at"), "y": y("head"), "text": ["field": "label"]],
                    ],
                ],
            ])
    }
}
