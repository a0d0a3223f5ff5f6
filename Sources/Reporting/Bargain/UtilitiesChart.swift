import FineTuningGames

extension Chart {
    /// What the generalist and the specialists together get over all common shares, with the share that each bargaining
    /// rule picks.
    static func utilities(of answer: BargainAnswer, over curve: ShareCurve) -> Chart {
        let specialists = answer.game.specialists.count == 1 ? "specialist" : "specialists together"
        return Chart(
            name: "utilities", title: "What each share leads to",
            subtitle: ["Shaded: the Pareto set, shares at which nobody can gain without another losing"]
                + sharedMarks(answer),
            summary:
                "The generalist's and the specialists' utilities over the share, with the share that each bargaining rule picks.",
            view: [
                "height": 320,
                "layer": [
                    fairShares(answer.pareto), utilityLines(curve, specialists: specialists), pickedShares(answer),
                ],
            ])
    }

    private static let utility = JSONValue.measure("utility", "Utility [money]")

    private static func fairShares(_ pareto: ParetoSet?) -> JSONValue {
        // For a common share the set was always looked for.
        let rows: [JSONValue] = (pareto?.intervals ?? []).map {
            ["from": .number($0.lowerBound), "to": .number($0.upperBound)]
        }
        return [
            "data": .rows(rows), "mark": ["type": "rect", "color": ChartStyle.region],
            "encoding": ["x": .share("from"), "x2": ["field": "to"]],
        ]
    }

    private static func utilityLines(_ curve: ShareCurve, specialists: String) -> JSONValue {
        let rows = curve.shown.flatMap { piece, point in
            [("generalist", point.utilities[0]), (specialists, point.welfare - point.utilities[0])].map {
                who, utility -> JSONValue in
                ["share": .number(point.share), "utility": .number(utility), "who": .text(who), "piece": piece]
            }
        }
        return [
            "data": .rows(rows), "mark": ["type": "line", "strokeWidth": 2.2],
            "encoding": [
                "x": .share("share"), "y": utility, "detail": ["field": "piece", "type": "nominal"],
                "strokeDash": [
                    "field": "who", "type": "nominal", "title": "Utility of",
                    "scale": ["domain": ["generalist", .text(specialists)], "range": [[1, 0], [7, 4]]],
                    "legend": ["orient": "top"],
                ],
                "order": ["field": "share", "type": "quantitative"],
            ],
        ]
    }

    private static func picked(_ answer: BargainAnswer) -> [JSONValue] {
        answer.solutions.map { solution in
            [
                "share": .number(solution.equilibrium.shares[0]),
                "utility": .number(solution.equilibrium.generalistUtility), "rule": .text(solution.rule.title),
            ]
        }
    }

    /// Which rules' marks cover each other.
    private static func sharedMarks(_ answer: BargainAnswer) -> [String] {
        let lists = picked(answer).coinciding(in: ["share", "utility"]).map { group in
            group.compactMap { $0["rule"]?.text }.joined(separator: ", ")
        }
        return lists.isEmpty ? [] : ["At one place: \(lists.joined(separator: "; "))"]
    }

    private static func pickedShares(_ answer: BargainAnswer) -> JSONValue {
        answer.ruleMarks(
            picked(answer),
            at: [
                "x": .share("share"), "y": utility,
                "tooltip": [["field": "rule", "title": "Solution"], .measure("share", "Share", ["format": ".6f"])],
            ], isNamed: false)
    }
}
