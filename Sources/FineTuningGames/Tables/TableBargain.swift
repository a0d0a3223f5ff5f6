import Stopping

/// Everything about a table of utilities: the acceptable shares, those that no other improves on, what each rule
/// selects, and the best draws of a share.
public struct TableBargain: Sendable {
    /// The question.
    public let table: UtilityTable
    /// What may be agreed on.
    public let reading: TableReading
    /// What everybody has without a deal, and weighs.
    public let terms: BargainingTerms
    /// The shares at which nobody gets less than it has without a deal, but for rounding (1e-12 of the largest gain).
    public let acceptable: [ShareInterval]
    /// The acceptable shares of which no other gives everybody at least as much and somebody more.
    public let pareto: [ShareInterval]
    /// By player: the most that it gains at any acceptable share, money.
    public let mostGained: [Double]
    /// The utilitarian rule, then those that compare players.
    public let solutions: [TableSolution]
    /// The best draws of a share of the table, in the order of the rules; under both readings the same, since a draw
    /// of a share between two rows is as good as one of the two. Drawn of the rows at which nobody who is not compared
    /// loses.
    public let lotteries: [Lottery]

    /// The players that gain at no acceptable share, who are left out of the comparisons, by name.
    public let leftOut: [String]

    /// The rules that make sense without a game.
    public static let rules: [BargainingRule] = [.verticalMonopoly, .egalitarian, .nash, .kalaiSmorodinsky]

    /// Finds the acceptable shares, the Pareto set, what each rule selects, and the lotteries.
    /// - Throws: `GameError.noDeal` where no share gives everybody what it has without a deal and somebody more,
    ///   `linearProgram`, `stopped`.
    /// - Complexity: O(N^2 n) for N rows and n players.
    public init(
        _ table: UtilityTable, reading: TableReading = .rows, terms: BargainingTerms? = nil, stop: StopQuestion? = nil
    ) throws(GameError) {
        self = try Interruptible.under(stop) {
            Result { () throws(GameError) in
                try TableBargain(
                    searching: table, reading, terms ?? BargainingTerms(players: table.players.count))
            }
        }.get()
    }

    private init(
        searching table: UtilityTable, _ reading: TableReading, _ terms: BargainingTerms
    ) throws(GameError) {
        self.table = table
        self.reading = reading
        self.terms = terms
        let path = UtilityPath(table, reading, terms)
        guard let stakes = path.stakes else { throw .noDeal }
        mostGained = stakes.most
        leftOut = table.players.indices.filter { !stakes.players.contains($0) }.map { table.players[$0] }
        acceptable = path.acceptable
        let pareto = try path.pareto()
        self.pareto = pareto
        let solutions = Self.rules.map { path.solution($0, stakes, pareto) }
        self.solutions = solutions
        var lotteries: [Lottery] = []
        for rule in Self.rules where rule.comparesPlayers {
            try ShareCurve.requirePatience()
            let goal = LotteryGoal(rule, stakes)
            let single = solutions.first { $0.rule == rule }.map { ($0.share, $0.utilities) }
            guard let single, !goal.players.isEmpty else { continue }
            var rows = table.rows.filter { goal.spares($0.utilities) }
            if rows.isEmpty { rows = [UtilityTable.Row(share: single.0, utilities: single.1)] }
            let cloud = goal.cloud(rows.map(\.utilities))
            let draw = try goal.draw(over: cloud)
            lotteries.append(
                goal.lottery(draw, over: cloud, shares: rows.map(\.share), single: single)
                    .dividingLogarithm(by: rule == .nash ? Double(table.players.count) : 1))
        }
        self.lotteries = lotteries
    }
}

extension Lottery {
    /// The Nash value with weights that sum to 1.
    fileprivate func dividingLogarithm(by count: Double) -> Lottery {
        var result = self
        result.value /= count
        result.bound = max(bound / count, result.value)
        result.singleValue /= count
        result.weights = weights.map { $0 / count }
        return result
    }
}
