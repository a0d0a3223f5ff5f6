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
                "height": 260, "data": .rows(regimeRows(map)), "mark": "rect",
                "encoding": [
                    "x": .share("from"), "x2": ["field": "to"],
                    "y": .measure(
                        "low", isByCost ? "Generalist's cost coefficient [money]" : "Generalist's performance",
                        ["scale": ["type": "log", "nice": false], "axis": ["format": "~g", "tickCount": 6]]),
                    "y2": ["field": "high"], "color": colour,
                ],
            ])
    }

    private static let colour: JSONValue = [
        "field": "regime", "type": "nominal", "title": nil,
        "scale": [
            "domain": .list(Regime.allCases.map { .text($0.title) }),
            "range": .list(Regime.allCases.map(\.colour)),
        ],
    ]

    /// A row for each run of shares, at one level, at which the specialist does the same.
    private static func regimeRows(_ map: RegimeMap) -> [JSONValue] {
        let step = BargainAnswer.shareStep
        return zip(map.levels, map.regimes).flatMap { level, regimes in
            var rows: [JSONValue] = []
            var start = 0
            for k in regimes.indices where k + 1 == regimes.count || regimes[k + 1] != regimes[k] {
                rows.append([
                    "share": .number(map.shares[start]), "level": .number(level), "regime": .text(regimes[k].title),
                    "from": .number(map.shares[start] - 0.5 * step), "to": .number(map.shares[k] + 0.5 * step),
                    "low": .number(level / BargainAnswer.levelStep.squareRoot()),
                    // A little into the next row: else hairlines show between them.
                    "high": .number(level * pow(BargainAnswer.levelStep, 0.54)),
                ])
                start = k + 1
            }
            return rows
        }
    }
}

extension BargainAnswer {
    /// Games of more specialists are not solved at each point of a map.
    private static let mostToSolve = 20

    /// Between the shares of a map, and from one level to the next.
    fileprivate static let (shareStep, levelStep) = (1.0 / 50, pow(100, 1.0 / 24))

    /// 50 shares over 25 levels from a tenth of what the game has to ten times that.
    fileprivate func regimeMap(of index: Int) throws(GameError) -> RegimeMap {
        let shares = (0..<50).map { (Double($0) + 0.5) * Self.shareStep }
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
