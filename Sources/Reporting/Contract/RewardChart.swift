import ContractDesign

extension Chart {
    /// How the value of what each type gets spreads over the compositions of the group, one ridge a type, its promise
    /// marked.
    static func rewards(of plan: RewardPlan, title: String = "What is handed out, over all groups that may come")
        -> Chart
    {
        let all = plan.promises
        let ridges = RewardRidges(all.spread(upTo: 12))
        let count = ridges.promises.count
        let view = plan.conditioning == .own ? "as a party of the type expects" : "given that the type occurs"
        let source = ridges.promises.first?.delivered.draws.map { "Estimated from \($0) drawn groups" }
        let rest = count < all.count ? "\(count) of \(all.count) types, evenly spread" : nil
        return Chart(
            name: "rewards", title: title,
            subtitle: [
                "Policy \(plan.policy.rawValue); each ridge shows the probabilities, \(view), scaled to its own peak",
                "Line with a dot: the reward promised, which is the mean",
            ] + [source, rest].compactMap(\.self),
            summary: """
                One ridge for each type: the distribution of the value of the model that it gets, over the \
                compositions of the group, with the promise marked as a line.
                """,
            view: ["height": .number(Double(max(2, count)) * 78), "layer": .list(ridges.layers)])
    }
}

/// A ridge for each promise, the first at the top: a histogram that stands on a line of its own, one unit above the
/// next.
private struct RewardRidges {
    let promises: [RewardPlan.Promise]
    /// The values that the axis shows.
    private let range: ClosedRange<Double>

    private static let bins = 80
    /// How high above its line each thing of a ridge stands.
    private static let (peak, promiseTop, labelHeight) = (0.66, 0.72, 0.87)

    init(_ promises: [RewardPlan.Promise]) {
        self.promises = promises
        let least = promises.compactMap(\.delivered.values.first).min() ?? 0
        let most = promises.compactMap(\.delivered.values.last).max() ?? 1
        let width = max(most - least, 0.02 * max(1e-9, most))
        let middle = 0.5 * (least + most)
        range = (middle - 0.52 * width)...(middle + 0.52 * width)
    }

    var layers: [JSONValue] {
        let marks = marks
        return [histograms, groundLines(marks), promiseLines(marks), promiseDots(marks), labels(marks)]
    }

    // MARK: - Axes

    private func x(_ field: String) -> JSONValue {
        .measure(
            field, "Value of the model handed out [value units]",
            [
                "scale": [
                    "domain": [.number(range.lowerBound), .number(range.upperBound)], "nice": false, "zero": false,
                ]
            ])
    }

    private func y(_ field: String) -> JSONValue {
        .measure(
            field, "",
            ["axis": nil, "stack": nil, "scale": ["domain": [0, .number(Double(promises.count))], "nice": false]])
    }

    private func base(_ index: Int) -> Double { Double(promises.count - 1 - index) }

    // MARK: - Probabilities

    /// A row for each interval of a ridge that has a probability.
    private var intervals: [JSONValue] {
        let size = (range.upperBound - range.lowerBound) / Double(Self.bins)
        return promises.enumerated().flatMap { index, promise in
            let weights = promise.delivered.histogram(over: range, intervals: Self.bins)
            let most = weights.max() ?? 1
            return weights.enumerated().filter { $0.element > 0 }.map { k, weight -> JSONValue in
                [
                    "type": .text(promise.type.name), "from": .number(range.lowerBound + Double(k) * size),
                    "to": .number(range.lowerBound + Double(k + 1) * size), "base": .number(base(index)),
                    "top": .number(base(index) + Self.peak * weight / most), "probability": .number(weight),
                ]
            }
        }
    }

    private var histograms: JSONValue {
        [
            "data": .rows(intervals),
            "mark": ["type": "rect", "fill": ChartStyle.spread, "stroke": ChartStyle.accent, "strokeWidth": 0.7],
            "encoding": [
                "x": x("from"), "x2": ["field": "to"], "y": y("base"), "y2": ["field": "top"],
                "tooltip": [
                    ["field": "type", "title": "Type"], .measure("from", "From [value]", ["format": ".3f"]),
                    .measure("to", "To [value]", ["format": ".3f"]),
                    .measure("probability", "Probability", ["format": ".4f"]),
                ],
            ],
        ]
    }

    // MARK: - Promises

    /// A row for each ridge.
    private var marks: [JSONValue] {
        promises.enumerated().map { index, promise in
            [
                "type": .text(promise.type.name), "label": .text("type \(promise.type.name.label(upTo: 32))"),
                "reward": .number(promise.reward), "base": .number(base(index)),
                "top": .number(base(index) + Self.promiseTop), "head": .number(base(index) + Self.labelHeight),
                "at": .number(range.lowerBound), "end": .number(range.upperBound),
            ]
        }
    }

    private func groundLines(_ marks: [JSONValue]) -> JSONValue {
        [
            "data": .rows(marks), "mark": ["type": "rule", "color": ChartStyle.faint, "strokeWidth": 0.8],
            "encoding": ["x": x("at"), "x2": ["field": "end"], "y": y("base")],
        ]
    }

    private func promiseLines(_ marks: [JSONValue]) -> JSONValue {
        [
            "data": .rows(marks), "mark": ["type": "rule", "color": ChartStyle.loss, "strokeWidth": 2.2],
            "encoding": ["x": x("reward"), "y": y("base"), "y2": ["field": "top"]],
        ]
    }

    private func promiseDots(_ marks: [JSONValue]) -> JSONValue {
        [
            "data": .rows(marks),
            "mark": ["type": "point", "filled": true, "size": 60, "color": ChartStyle.loss, "opacity": 1],
            "encoding": [
                "x": x("reward"), "y": y("top"),
                "tooltip": [
                    ["field": "type", "title": "Type"], .measure("reward", "Reward [value]", ["format": ".3f"]),
                ],
            ],
        ]
    }

    private func labels(_ marks: [JSONValue]) -> JSONValue {
        [
            "data": .rows(marks), "mark": ["type": "text", "align": "left", "dx": 2, "limit": 280],
            "encoding": ["x": x("at"), "y": y("head"), "text": ["field": "label"]],
        ]
    }
}
