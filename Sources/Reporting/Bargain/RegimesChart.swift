import FineTuningGames
import Foundation

extension Chart {
    /// What one specialist does, by share and generalist's cost, or by what the generalist reaches where there are too
    /// many specialists to solve the game so often.
    /// - Throws: `GameError.outOfScale` where utilities at another cost leave the range of numbers.
    static func regimes(of answer: BargainAnswer, specialist index: Int) throws(GameError) -> Chart {
        let map = try answer.regimeMap(of: index)
        let isByCost = map.axis == .generalistCost
        let name = answer.game.specialists[index].name.label(upTo: 32)
        return Chart(
            name: "regimes-\(index + 1)", title: "What \(name) does",
            subtitle: [
                isByCost ? "In the equilibrium of each share and cost" : "In answer to what the generalist has reached"
            ],
            summary: "A map of what the specialist does: contribute, free-ride or abstain.",
            view: [
                "height": 260, "data": .rows(regimeRows(map)),
                "mark": ["type": "rect", "width": ["band": 1.08], "height": ["band": 1.08]],
                "encoding": [
                    "x": cells("share", "The generalist's share of the revenue", "format(datum.value, '.0%')"),
                    "y": cells(
                        "level", isByCost ? "Generalist's cost coefficient [money]" : "Generalist's performance",
                        "format(datum.value, '.2~r')", ["sort": "descending"]),
                    "color": [
                        "field": "regime", "type": "nominal", "title": nil,
                        "scale": [
                            "domain": .list(Regime.allCases.map { .text($0.title) }),
                            "range": .list(Regime.allCases.map(\.colour)),
                        ],
                    ],
                ],
            ])
    }

    private static func regimeRows(_ map: RegimeMap) -> [JSONValue] {
        zip(map.levels, map.regimes).flatMap { level, regimes in
            zip(map.shares, regimes).map { share, regime -> JSONValue in
                ["share": .number(share), "level": .number(level), "regime": .text(regime.title)]
            }
        }
    }

    private static func cells(
        _ field: String, _ title: String, _ format: JSONValue, _ more: [String: JSONValue] = [:]
    ) -> JSONValue {
        .object(
            [
                "field": .text(field), "type": "ordinal", "title": .text(title),
                "axis": ["labelExpr": format, "labelAngle": 0, "labelOverlap": true, "ticks": false],
            ].merging(more) { $1 })
    }
}

extension BargainAnswer {
    /// Games of more specialists are not solved at each point of a map.
    private static let mostToSolve = 20

    /// 50 shares over 25 levels from a tenth of what the game has to ten times that.
    fileprivate func regimeMap(of index: Int) throws(GameError) -> RegimeMap {
        let shares = (0..<50).map { (Double($0) + 0.5) / 50 }
        let levels = (0..<25).map { pow(100, Double($0) / 24) / 10 }
        guard game.specialists.count > Self.mostToSolve else {
            let costs = levels.map { $0 * game.generalist.coefficient }
            return try game.regimeMap(
                of: index, shares: shares, generalistCosts: costs.filter(GameError.Quantity.generalistCost.holds))
        }
        let reached = solutions.map(\.equilibrium.generalistPerformance).max() ?? 1
        return game.regimeMap(
            of: index, shares: shares, performances: levels.map { $0 * max(reached, 1e-9) / 10 })
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

    fileprivate var colour: JSONValue {
        switch self {
        case .contributor: ChartStyle.accent
        case .freeRider: ChartStyle.idle
        case .abstainer: ChartStyle.absent
        }
    }
}
