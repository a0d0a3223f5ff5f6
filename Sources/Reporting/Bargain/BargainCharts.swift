import FineTuningGames

extension BargainAnswer {
    /// The pictures of a bargain: for a common share utilities over it, the frontier, and what up to three specialists
    /// do over share and generalist's cost; for shares by domain what each rule gives whom.
    /// - Throws: `GameError.outOfScale` where utilities at another cost of the generalist's leave the range of numbers.
    var charts: [Chart] {
        get throws(GameError) {
            guard let curve else { return [.domainShares(of: self)] }
            var charts: [Chart] = [.utilities(of: self, over: curve), .frontier(of: self, over: curve)]
            for index in Array(game.specialists.indices).spread(upTo: 3) {
                charts.append(try .regimes(of: self, specialist: index))
            }
            return charts
        }
    }

    /// A layer of points, one a bargaining rule, in the shapes and colours that it has in all pictures.
    /// - Parameter rows: with the title of the rule as `rule`.
    func ruleMarks(_ rows: [JSONValue], at channels: [String: JSONValue]) -> JSONValue {
        .ruleMarks(solutions.map(\.rule.title), rows, at: channels)
    }
}

extension JSONValue {
    /// A layer of points, one a bargaining rule.
    /// - Parameter rows: with the title of the rule as `rule`, one of `titles`.
    static func ruleMarks(
        _ titles: [String], _ rows: [JSONValue], at channels: [String: JSONValue]
    ) -> JSONValue {
        func channel(_ range: JSONValue) -> JSONValue {
            [
                "field": "rule", "type": "nominal", "title": "Solution",
                "scale": ["domain": .list(titles.map { .text($0) }), "range": range],
            ]
        }
        let kinds: [String: JSONValue] = ["shape": channel(ChartStyle.kindShapes), "color": channel(ChartStyle.kinds)]
        return [
            "data": .rows(rows),
            "mark": [
                "type": "point", "filled": true, "size": 130, "opacity": 1, "stroke": ChartStyle.paper,
                "strokeWidth": 1,
            ],
            "encoding": .object(kinds.merging(channels) { $1 }),
        ]
    }
}

extension ShareCurve {
    /// The points of a curve that pictures show, each with the number of its piece.
    var shown: [(piece: JSONValue, point: SharePoint)] {
        pieces.enumerated().flatMap { index, piece in
            piece.points.spread(upTo: 300).map { (.number(Double(index)), $0) }
        }
    }
}

extension JSONValue {
    /// The generalist's share as a horizontal channel over all of [0, 1].
    static func share(_ field: String) -> JSONValue {
        .measure(
            field, "The generalist's share of the revenue",
            ["scale": ["domain": [0, 1]], "axis": ["format": ".0%"]])
    }
}
