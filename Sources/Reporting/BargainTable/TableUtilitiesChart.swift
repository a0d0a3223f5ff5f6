import FineTuningGames

extension Chart {
    /// What the table gives each player over the share, with the share that each rule picks.
    static func tableUtilities(of answer: TableBargain) -> Chart {
        let players = Array(answer.table.players.indices).spread(upTo: 8)
        return Chart(
            name: "utilities", title: "What each share leads to",
            subtitle: ["Shaded: the Pareto set, shares at which nobody can gain without another losing"],
            summary: "Each player's utility over the share, with the share that each bargaining rule picks.",
            view: [
                "height": 320,
                "layer": [pareto(answer), lines(answer, players), picked(answer, players)],
            ])
    }

    private static let share = JSONValue.measure(
        "share", "Share", ["scale": ["domain": [0, 1]], "axis": ["format": ".0%"]])
    private static let utility = JSONValue.measure("utility", "Utility [money]")

    /// A single share is a line.
    private static func pareto(_ answer: TableBargain) -> JSONValue {
        let rows: [JSONValue] = answer.pareto.map { ["share": .number($0.low), "to": .number($0.high)] }
        return [
            "data": .rows(rows),
            "mark": ["type": "rect", "color": ChartStyle.region, "stroke": ChartStyle.region, "strokeWidth": 3],
            "encoding": ["x": share, "x2": ["field": "to"]],
        ]
    }

    private static func lines(_ answer: TableBargain, _ players: [Int]) -> JSONValue {
        let rows = players.flatMap { j in
            answer.table.rows.map { row -> JSONValue in
                [
                    "share": .number(row.share), "utility": .number(row.utilities[j]),
                    "who": .text(answer.table.players[j].label(upTo: 24)),
                ]
            }
        }
        let isLine = answer.reading == .polyline
        return [
            "data": .rows(rows),
            "mark": ["type": "line", "strokeWidth": isLine ? 2.2 : 0.8, "point": ["size": isLine ? 0 : 40]],
            "encoding": [
                "x": share, "y": utility,
                "strokeDash": ["field": "who", "type": "nominal", "title": "Utility of", "legend": ["orient": "top"]],
                "detail": ["field": "who", "type": "nominal"],
                "order": ["field": "share", "type": "quantitative"],
            ],
        ]
    }

    private static func picked(_ answer: TableBargain, _ players: [Int]) -> JSONValue {
        let rows = answer.solutions.flatMap { solution in
            players.map { j -> JSONValue in
                [
                    "share": .number(solution.share), "utility": .number(solution.utilities[j]),
                    "rule": .text(solution.rule.tableTitle),
                ]
            }
        }
        return .ruleMarks(answer.solutions.map(\.rule.tableTitle), rows, at: ["x": share, "y": utility])
    }
}
