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
    /// - Parameters:
    ///   - rows: with the title of the rule as `rule`.
    ///   - isNamed: whether names stand beside points that several rules pick.
    func ruleMarks(_ rows: [JSONValue], at channels: [String: JSONValue], isNamed: Bool = true) -> JSONValue {
        .ruleMarks(solutions.map(\.rule.title), rows, at: channels, isNamed: isNamed)
    }
}

extension JSONValue {
    /// A layer of points, one a bargaining rule.
    /// - Parameter rows: with the title of the rule as `rule`, one of `titles`.
    static func ruleMarks(
        _ titles: [String], _ rows: [JSONValue], at channels: [String: JSONValue], isNamed: Bool = true
    ) -> JSONValue {
        func channel(_ range: JSONValue) -> JSONValue {
            [
                "field": "rule", "type": "nominal", "title": "Solution",
                "scale": ["domain": .list(titles.map { .text($0) }), "range": range],
            ]
        }
        let kinds: [String: JSONValue] = ["shape": channel(ChartStyle.kindShapes), "color": channel(ChartStyle.kinds)]
        let points: JSONValue = [
            "mark": [
                "type": "point", "filled": true, "size": 130, "opacity": 1, "stroke": ChartStyle.paper,
                "strokeWidth": 1,
            ],
            "encoding": .object(kinds.merging(channels) { $1 }),
        ]
        let lists = !isNamed ? [] : ["left", "right"].flatMap { coincidences(rows, at: channels, side: $0) }
        return ["data": .rows(rows), "layer": .list([points] + lists)]
    }

    /// Beside each point that several rules pick, their names, a line each; those on one side, on a halo.
    private static func coincidences(
        _ rows: [JSONValue], at channels: [String: JSONValue], side: String
    ) -> [JSONValue] {
        guard let x = channels["x"]?["field"]?.text, let y = channels["y"]?["field"]?.text else { return [] }
        let most = rows.compactMap { $0[x]?.number }.map(abs).max() ?? 0
        let groups = rows.coinciding(in: [x, y])
        let labels: [JSONValue] = groups.compactMap { group in
            guard let place = group[0][x], let height = group[0][y], let number = place.number,
                (number > 0.5 * most) == (side == "right")
            else { return nil }
            let names = group.compactMap { $0["rule"]?.text }.joined(separator: "\n")
            return .object([x: place, y: height, "rules": .text(names)])
        }
        if labels.isEmpty { return [] }
        let mark: JSONValue = [
            "type": "text", "align": .text(side), "baseline": "middle", "dx": side == "left" ? 12 : -12,
            "lineBreak": "\n",
            "fontSize": 12,
        ]
        let halo = mark.setting("stroke", to: ChartStyle.paper).setting("strokeWidth", to: 4)
        let places = channels.filter { ["x", "y"].contains($0.key) }
        return [
            [
                "data": .rows(labels), "layer": [["mark": halo], ["mark": mark]],
                "encoding": .object(places.merging(["text": ["field": "rules"]]) { $1 }),
            ]
        ]
    }
}

extension [JSONValue] {
    /// The rows whose marks cover each other, those at one place together: their numbers are no further apart than a small
    /// part of the largest.
    func coinciding(in fields: [String]) -> [[JSONValue]] {
        let reach = fields.map { field in (field, 0.012 * (compactMap { $0[field]?.number }.map(abs).max() ?? 0)) }
        var groups: [[JSONValue]] = []
        for row in self {
            let near = groups.firstIndex { group in
                reach.allSatisfy { abs((group[0][$0]?.number ?? .nan) - (row[$0]?.number ?? .nan)) <= $1 }
            }
            if let near { groups[near].append(row) } else { groups.append([row]) }
        }
        return groups.filter { $0.count > 1 }
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
