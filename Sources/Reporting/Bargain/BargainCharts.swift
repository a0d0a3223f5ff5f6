import FineTuningGames
import Foundation

extension BargainAnswer {
    /// The pictures of a bargain: for a common share utilities over it, the frontier, and what up to three specialists
    /// do over share and generalist's cost; for shares by domain what each rule gives whom.
    public var charts: [Chart] {
        guard let curve else { return [domainShares] }
        return [utilities(curve), frontier(curve)]
            + Array(game.specialists.indices).spread(upTo: 3).compactMap { try? regimes(of: $0) }
    }

    /// Shape and colour by bargaining rule, the same in all pictures.
    private var ruleChannels: [String: JSONValue] {
        let domain = JSONValue.list(solutions.map { .text($0.rule.title) })
        let shapes: JSONValue = [
            "circle", "square", "diamond", "cross", "triangle-up", "triangle-down", "triangle-right",
        ]
        let colours: JSONValue = ["#000000", "#b84a00", "#0b5a8f", "#7a3b8f", "#2e7d32", "#8a6d00", "#5b5b5b"]
        return [
            "shape": [
                "field": "rule", "type": "nominal", "title": "Bargain", "scale": ["domain": domain, "range": shapes],
            ],
            "color": [
                "field": "rule", "type": "nominal", "title": "Bargain", "scale": ["domain": domain, "range": colours],
            ],
        ]
    }

    private static let pointMark: JSONValue = [
        "type": "point", "filled": true, "size": 130, "opacity": 1, "stroke": "white", "strokeWidth": 1,
    ]

    private func utilities(_ curve: ShareCurve) -> Chart {
        let specialists = game.specialists.count == 1 ? "specialist" : "specialists together"
        var lines: [JSONValue] = []
        for (index, piece) in curve.pieces.enumerated() {
            for point in piece.points.spread(upTo: 300) {
                for (who, utility) in [
                    ("generalist", point.utilities[0]), (specialists, point.welfare - point.utilities[0]),
                ] {
                    lines.append([
                        "share": .number(point.share), "utility": .number(utility), "who": .text(who),
                        "piece": .number(Double(index)),
                    ])
                }
            }
        }
        let marks: [JSONValue] = solutions.map { solution in
            let equilibrium = solution.equilibrium
            return [
                "share": .number(equilibrium.shares[0]), "utility": .number(equilibrium.generalistUtility),
                "rule": .text(solution.rule.title),
            ]
        }
        let fair: [JSONValue] = (pareto?.intervals ?? []).map {
            ["from": .number($0.lowerBound), "to": .number($0.upperBound)]
        }
        func x(_ field: String) -> JSONValue {
            .measure(
                field, "The generalist's share of the revenue",
                ["scale": ["domain": [0, 1]], "axis": ["format": ".0%"]])
        }
        let y = JSONValue.measure("utility", "Utility [money]")
        return Chart(
            name: "utilities", title: "What each share leads to",
            subtitle: ["Shaded: the Pareto set, shares at which nobody can gain without another losing"],
            summary:
                "The generalist's and the specialists' utilities over the share, with the share that each bargaining rule picks.",
            view: [
                "height": 320,
                "layer": [
                    [
                        "data": .rows(fair), "mark": ["type": "rect", "color": "#e6eef5"],
                        "encoding": ["x": x("from"), "x2": ["field": "to"]],
                    ],
                    [
                        "data": .rows(lines), "mark": ["type": "line", "strokeWidth": 2.2],
                        "encoding": [
                            "x": x("share"), "y": y, "detail": ["field": "piece", "type": "nominal"],
                            "strokeDash": [
                                "field": "who", "type": "nominal", "title": "Utility of",
                                "scale": ["domain": ["generalist", .text(specialists)], "range": [[1, 0], [7, 4]]],
                                "legend": ["orient": "top"],
                            ],
                            "order": ["field": "share", "type": "quantitative"],
                        ],
                    ],
                    [
                        "data": .rows(marks), "mark": Self.pointMark,
                        "encoding": .object(
                            ruleChannels.merging([
                                "x": x("share"), "y": y,
                                "tooltip": [
                                    ["field": "rule", "title": "Bargain"],
                                    .measure("share", "Share", ["format": ".6f"]),
                                ],
                            ]) { $1 }),
                    ],
                ],
            ])
    }

    private func frontier(_ curve: ShareCurve) -> Chart {
        var points: [JSONValue] = []
        for (index, piece) in curve.pieces.enumerated() {
            for point in piece.points.spread(upTo: 300) {
                points.append([
                    "generalist": .number(point.utilities[0]),
                    "specialists": .number(point.welfare - point.utilities[0]),
                    "share": .number(point.share), "piece": .number(Double(index)),
                    "efficient": .truth(pareto?.contains(point.share) == true),
                ])
            }
        }
        let marks: [JSONValue] = solutions.map { solution in
            let equilibrium = solution.equilibrium
            return [
                "generalist": .number(equilibrium.generalistUtility),
                "specialists": .number(equilibrium.welfare - equilibrium.generalistUtility),
                "rule": .text(solution.rule.title),
            ]
        }
        let draws: [JSONValue] = lotteries.filter { $0.tickets.count > 1 }.map { lottery in
            [
                "generalist": .number(lottery.utilities[0]),
                "specialists": .number(lottery.utilities.dropFirst().reduce(0, +)),
                "label": .text("lottery: \(lottery.rule.title)"),
            ]
        }
        let x = JSONValue.measure("specialists", "Specialists' utility, sum [money]")
        let y = JSONValue.measure("generalist", "Generalist's utility [money]")
        func layer(isEfficient: Bool, size: JSONValue, _ colour: JSONValue) -> JSONValue {
            [
                "data": .rows(points.filter { $0["efficient"] == .truth(isEfficient) }),
                "mark": ["type": "circle", "opacity": 1, "size": size, "color": colour],
                "encoding": ["x": x, "y": y, "tooltip": [.measure("share", "Share", ["format": ".4f"]), x, y]],
            ]
        }
        return Chart(
            name: "frontier", title: "What can be agreed on",
            subtitle: ["Thick: shares in the Pareto set. Thin: another share is better for all"]
                + (draws.isEmpty ? [] : ["Ring: what drawing the share by lot gives, beyond any single share"]),
            summary:
                "The generalist's utility over the specialists', share by share, with the bargaining solutions marked.",
            view: [
                "height": 340,
                "layer": .list(
                    [
                        layer(isEfficient: false, size: 6, ChartStyle.faint),
                        layer(isEfficient: true, size: 26, ChartStyle.accent),
                        [
                            "data": .rows(draws),
                            "mark": [
                                "type": "point", "filled": false, "size": 220, "color": ChartStyle.loss,
                                "strokeWidth": 2.5,
                            ],
                            "encoding": ["x": x, "y": y, "tooltip": [["field": "label", "title": "What"], x, y]],
                        ],
                        [
                            "data": .rows(marks), "mark": Self.pointMark,
                            "encoding": .object(ruleChannels.merging(["x": x, "y": y]) { $1 }),
                        ],
                    ].filter { $0["data"]?["values"]?.elements.isEmpty == false }),
            ])
    }

    /// What one specialist does, by share and generalist's cost, or by what the generalist reaches where there are too
    /// many specialists to solve the game so often.
    private func regimes(of index: Int) throws -> Chart {
        let shares = (0..<50).map { (Double($0) + 0.5) / 50 }
        let levels = (0..<25).map { pow(100, Double($0) / 24) / 10 }
        let isSmall = game.specialists.count <= 20
        let reached = solutions.map(\.equilibrium.generalistPerformance).max() ?? 1
        let map =
            isSmall
            ? try game.regimeMap(
                of: index, shares: shares, generalistCosts: levels.map { $0 * game.generalist.coefficient })
            : game.regimeMap(of: index, shares: shares, performances: levels.map { $0 * max(reached, 1e-9) / 10 })
        var rows: [JSONValue] = []
        for (level, regimes) in zip(map.levels, map.regimes) {
            for (share, regime) in zip(map.shares, regimes) {
                rows.append(["share": .number(share), "level": .number(level), "regime": .text(regime.title)])
            }
        }
        let domain = JSONValue.list(Regime.allCases.map { .text($0.title) })
        func axis(_ field: String, _ title: String, _ format: JSONValue, _ more: [String: JSONValue] = [:]) -> JSONValue
        {
            .object(
                [
                    "field": .text(field), "type": "ordinal", "title": .text(title),
                    "axis": ["labelExpr": format, "labelAngle": 0, "labelOverlap": true, "ticks": false],
                ].merging(more) { $1 })
        }
        let colour: JSONValue = [
            "field": "regime", "type": "nominal", "title": nil,
            "scale": ["domain": domain, "range": ["#0b5a8f", "#e8a35c", "#eeeeee"]],
        ]
        return Chart(
            name: "regimes-\(index + 1)", title: "What \(game.specialists[index].name.label(upTo: 32)) does",
            subtitle: [
                isSmall ? "In the equilibrium of each share and cost" : "In answer to what the generalist has reached"
            ],
            summary: "A map of what the specialist does: contribute, free-ride or abstain.",
            view: [
                "height": 260, "data": .rows(rows),
                "mark": ["type": "rect", "width": ["band": 1.08], "height": ["band": 1.08]],
                "encoding": [
                    "x": axis("share", "The generalist's share of the revenue", "format(datum.value, '.0%')"),
                    "y": axis(
                        "level", isSmall ? "Generalist's cost coefficient [money]" : "Generalist's performance",
                        "format(datum.value, '.2~r')", ["sort": "descending"]),
                    "color": colour,
                ],
            ])
    }

    /// The share of each domain's revenue that goes to the generalist, by rule.
    private var domainShares: Chart {
        let order = JSONValue.list(game.specialists.map { .text($0.name) })
        let rows: [JSONValue] = solutions.flatMap { solution in
            zip(game.specialists, solution.equilibrium.shares).map { specialist, share in
                ["domain": .text(specialist.name), "share": .number(share), "rule": .text(solution.rule.title)]
            }
        }
        return Chart(
            name: "domain-shares", title: "Which share of each domain's revenue goes to the generalist",
            summary: "A row for each domain with a mark for each bargaining rule at the generalist's share.",
            view: [
                "height": .number(Double(game.specialists.count) * 34 + 20), "data": .rows(rows),
                "mark": Self.pointMark,
                "encoding": .object(
                    ruleChannels.merging([
                        "x": .measure(
                            "share", "The generalist's share of the revenue",
                            ["scale": ["domain": [0, 1]], "axis": ["format": ".0%"]]),
                        "y": [
                            "field": "domain", "type": "nominal", "sort": order, "title": "Domain of",
                            "axis": ["grid": true],
                        ],
                    ]) { $1 }),
            ])
    }
}

extension Regime {
    /// As pictures name it.
    fileprivate var title: String {
        switch self {
        case .contributor: "contributes"
        case .freeRider: "free-rides"
        case .abstainer: "abstains"
        }
    }
}
