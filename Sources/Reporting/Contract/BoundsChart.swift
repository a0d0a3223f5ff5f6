import ContractDesign

extension Chart {
    /// How the two bounds on the best performance closed in, linear program by linear program.
    static func bounds(of contract: Contract, title: String = "The two bounds closing in") -> Chart {
        let steps = contract.trace.spread(upTo: 60)
        func row(_ step: BoundsStep, _ bound: String, _ value: Double) -> JSONValue {
            ["programs": .number(Double(step.linearPrograms)), "bound": .text(bound), "performance": .number(value)]
        }
        // A bound that says nothing yet is left out: it would flatten the rest.
        let limit = contract.problem.accuracy.limit
        let lower = steps.filter { $0.lower > 0 }.map { row($0, Bound.lower, $0.lower) }
        let upper = steps.filter { $0.upper < limit }.map { row($0, Bound.upper, $0.upper) }
        let x = JSONValue.measure(
            "programs", "Linear programs solved",
            [
                "axis": [
                    "values": .list(
                        Set(steps.map(\.linearPrograms)).sorted().spread(upTo: 12).map { .number(Double($0)) }),
                    "format": "d",
                ],
                "scale": ["nice": false, "padding": 14],
            ])
        return Chart(
            name: "bounds", title: title,
            subtitle: [
                "Gap at the end: \(contract.performance.gap.significant(2)) in performance (\(contract.status.rawValue))"
            ],
            summary:
                "Two lines over the linear programs solved: what the best menu found achieves, and what no menu can exceed.",
            view: [
                "height": 240,
                "data": .rows(upper + lower),
                "mark": [
                    "type": "line", "point": ["size": 90, "filled": true], "interpolate": "step-after",
                    "strokeWidth": 2,
                ],
                "encoding": [
                    "x": x,
                    "y": .measure("performance", "Expected performance", ["scale": ["zero": false, "padding": 12]]),
                    "color": [
                        "field": "bound", "type": "nominal", "title": nil,
                        "scale": [
                            "domain": .list(Bound.all.map(JSONValue.text)),
                            "range": [ChartStyle.loss, ChartStyle.accent],
                        ],
                    ],
                    "strokeDash": [
                        "field": "bound", "type": "nominal", "title": nil,
                        "scale": ["domain": .list(Bound.all.map(JSONValue.text)), "range": [[6, 4], [1, 0]]],
                    ],
                    "shape": [
                        "field": "bound", "type": "nominal", "title": nil,
                        "scale": [
                            "domain": .list(Bound.all.map(JSONValue.text)), "range": ["triangle-down", "triangle-up"],
                        ],
                    ],
                    "tooltip": [
                        ["field": "bound", "title": "Bound"], .measure("programs", "Linear programs"),
                        .measure("performance", "Performance", ["format": ".10f"]),
                    ],
                ],
            ])
    }

    private enum Bound {
        static let upper = "no menu exceeds this"
        static let lower = "the best menu found"
        static let all = [upper, lower]
    }
}

extension Contract {
    /// Bounds that start closer than this, in performance, leave a picture nothing to show.
    private static let narrowestDrawn = 1e-6

    /// The pictures of a contract, in the order of a report.
    func charts(rewards: RewardPlan) -> [Chart] {
        let wasOpen = trace.first.map { $0.upper - $0.lower > Self.narrowestDrawn } ?? false
        return [.contributions(of: self), .menuPlane(of: self), .rewards(of: rewards)]
            + (wasOpen ? [.bounds(of: self)] : [])
    }
}
