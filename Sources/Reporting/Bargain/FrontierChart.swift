import FineTuningGames

extension Chart {
    /// What the generalist can get for what the specialists get, share by share, with the bargaining solutions and what
    /// lotteries add to them.
    static func frontier(of answer: BargainAnswer, over curve: ShareCurve) -> Chart {
        let draws = answer.lotteries.filter { $0.tickets.count > 1 }
        let layers = [
            sharePoints(curve, inside: answer.pareto, isEfficient: false),
            sharePoints(curve, inside: answer.pareto, isEfficient: true), rings(draws), solutions(of: answer),
        ]
        return Chart(
            name: "frontier", title: "What can be agreed on",
            subtitle: ["Thick: shares in the Pareto set. Thin: another share is better for all"]
                + (draws.isEmpty ? [] : ["Ring: what drawing the share by lot gives, beyond any single share"]),
            summary:
                "The generalist's utility over the specialists', share by share, with the bargaining solutions marked.",
            view: [
                "height": 340,
                "layer": .list(layers.filter { $0["data"]?["values"]?.elements.isEmpty == false }),
            ])
    }

    private static let others = JSONValue.measure("specialists", "Specialists' utility, sum [money]")
    private static let generalist = JSONValue.measure("generalist", "Generalist's utility [money]")

    /// The shares in the Pareto set, or those that are not.
    private static func sharePoints(_ curve: ShareCurve, inside pareto: ParetoSet?, isEfficient: Bool) -> JSONValue {
        let rows = curve.shown.compactMap { piece, point -> JSONValue? in
            guard (pareto?.contains(point.share) == true) == isEfficient else { return nil }
            return [
                "generalist": .number(point.utilities[0]), "specialists": .number(point.welfare - point.utilities[0]),
                "share": .number(point.share), "piece": piece, "efficient": .truth(isEfficient),
            ]
        }
        return [
            "data": .rows(rows),
            "mark": [
                "type": "circle", "opacity": 1, "size": isEfficient ? 26 : 6,
                "color": isEfficient ? ChartStyle.accent : ChartStyle.faint,
            ],
            "encoding": [
                "x": others, "y": generalist,
                "tooltip": [.measure("share", "Share", ["format": ".4f"]), others, generalist],
            ],
        ]
    }

    private static func rings(_ draws: [Lottery]) -> JSONValue {
        let rows: [JSONValue] = draws.map { lottery in
            [
                "generalist": .number(lottery.utilities[0]),
                "specialists": .number(lottery.utilities.dropFirst().reduce(0, +)),
                "label": .text("lottery: \(lottery.rule.title)"),
            ]
        }
        return [
            "data": .rows(rows),
            "mark": ["type": "point", "filled": false, "size": 220, "color": ChartStyle.loss, "strokeWidth": 2.5],
            "encoding": [
                "x": others, "y": generalist, "tooltip": [["field": "label", "title": "What"], others, generalist],
            ],
        ]
    }

    private static func solutions(of answer: BargainAnswer) -> JSONValue {
        let rows: [JSONValue] = answer.solutions.map { solution in
            let equilibrium = solution.equilibrium
            return [
                "generalist": .number(equilibrium.generalistUtility),
                "specialists": .number(equilibrium.welfare - equilibrium.generalistUtility),
                "rule": .text(solution.rule.title),
            ]
        }
        return answer.ruleMarks(rows, at: ["x": others, "y": generalist])
    }
}
