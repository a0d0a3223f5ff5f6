/// Which of several equally good levels a generalist chooses.
public enum TieRule: String, Hashable, Sendable, Codable, CaseIterable {
    /// The smaller investment.
    case lesser
    /// The larger investment.
    case greater
}

/// The generalist's problem (the second stage): the a0 >= 0 with the largest gain(a0) - phi_0(a0), where the gain is a
/// sum over specialists, smooth between the levels at which one of them enters or begins to free-ride, and jumps up
/// where one enters. So the best level is 0, an entry, or a stationary point between two such levels; all are compared,
/// but for those from which the payoff still rises.
struct Investment {
    let cost: GeneralistCost
    let responses: [Response]

    /// A level, and whose entry it is; nil where it is no entry.
    struct Choice {
        var level: Double
        var payoff: Double
        var entrant: Int?
        /// What finding it took: responses looked at, comparisons of the sort, events of the sweep and payoffs.
        var work = 0
    }

    /// Two payoffs at different levels that differ by less than this, relative to their size, are equal: the generalist
    /// is indifferent.
    static let indifference = 1e-14

    /// The generalist's best level.
    ///
    /// - Complexity: O(n log n) where all revenues are linear, and O(n) where nearly all take part; else O(n^2) times
    ///   some dozens of evaluations, less whatever pieces are ruled out by a bound.
    func best(_ rule: TieRule = .lesser) -> Choice {
        responses.allSatisfy { $0.revenue.family == .linear }
            ? amongLines(rule)
            : amongCurves(rule, of: Self.income) { Self.income($0, at: $1).value }
    }

    /// d r(a(a0)) and its derivative, given that the specialist takes part.
    private static func income(_ response: Response, at start: Double) -> (value: Double, slope: Double) {
        let end = response.performance(from: start)
        let slope = response.revenue.slope(at: end) * response.performanceSlope(from: start, to: end)
        return (response.share * response.revenue.value(at: end), response.share == 0 ? 0 : response.share * slope)
    }

    /// The best level where the gain of each specialist that takes part is given with its derivative, increasing with
    /// a0.
    ///
    /// The search ends where the cost passes the sum of the ceilings: each must be no less than its gain, and ceiling /
    /// a0 must not increase.
    func amongCurves(
        _ rule: TieRule, of gain: @escaping GainCurve,
        ceiling: (_ response: Response, _ start: Double) -> Double
    ) -> Choice {
        func isProfitable(_ level: Double) -> Bool {
            cost.value(at: level) <= responses.reduce(0) { $0 + ceiling($1, level) }
        }
        var reach = 1.0
        while reach > 1e-300, !isProfitable(reach) { reach /= 2 }
        while reach < 1e300, isProfitable(reach) { reach *= 2 }
        var scan = PieceScan(self, rule, of: gain)
        return scan.best(upTo: reach)
    }
}

/// Candidates in ascending order, the best of them kept.
struct Race {
    let rule: TieRule
    var winner = Investment.Choice(level: 0, payoff: -.infinity, entrant: nil)

    init(_ rule: TieRule) { self.rule = rule }

    mutating func enter(_ choice: Investment.Choice) {
        let isElsewhere = abs(choice.level - winner.level) > 1e-6 * abs(choice.level)
        let slack = isElsewhere ? Investment.indifference * abs(winner.payoff) : 0
        if winner.payoff == -.infinity || choice.payoff > winner.payoff + (rule == .lesser ? slack : -slack) {
            winner = choice
        }
    }
}
