import ContractDesign
import Tabular

/// The points of the published sweep over the number of parties and the probability of the costlier of two types.
package struct TwoTypeSweep: Sendable {
    /// One point with the certified optimum that was found elsewhere.
    package struct Point: Sendable {
        package var problem: ContractProblem
        /// Of the costlier and of the cheaper type, units.
        package var contributions: [Double]
        /// E[a(S)] at those contributions.
        package var performance: Double
        /// The same where the types are known, a mean over all compositions; nil where that was not published.
        package var informed: Informed?
    }

    /// What was found elsewhere for a coordinator who knows the types.
    package struct Informed: Sendable {
        /// Of the costlier and of the cheaper type, units.
        package var contributions: [Double]
        package var performance: Double
    }

    /// One point solved anew.
    package struct Result: Sendable {
        package var point: Point
        package var contract: Contract
        /// Where the types are known, ours; nil where that was left out.
        package var informed: CompleteInformation?

        /// Ours minus theirs, in performance.
        package var performanceDifference: Double { contract.performance.lower - point.performance }
        /// The larger of the two types' relative differences in contribution.
        package var contributionDifference: Double {
            zip(contract.menu.offers, point.contributions).map { abs($0.contribution / $1 - 1) }.max() ?? 0
        }
        /// Ours minus theirs where the types are known, in performance; nil where that was not published.
        package var informedDifference: Double? {
            guard let published = point.informed, let informed else { return nil }
            return informed.performance - published.performance
        }
        /// The larger of the two types' relative differences in contribution where the types are known.
        package var informedContributionDifference: Double? {
            guard let published = point.informed, let informed else { return nil }
            return zip(informed.contributions, published.contributions).map { abs($0 / $1 - 1) }.max() ?? 0
        }
    }

    /// Unit costs of the two types in the published sweep, value units per unit.
    package static let costs = (high: 0.02, low: 0.01)

    /// In the order of the file.
    package var points: [Point]

    /// Reads the points from a CSV with the columns `participants`, `probability_high_cost`, `contribution_high`,
    /// `contribution_low` and `performance`, and `complete_contribution_high`, `complete_contribution_low` and
    /// `complete_performance`, which may be empty. All have accuracy `bound:1,1` and valuation `linear:100`.
    /// - Throws: `TableError` at the cell that is wrong.
    package init(readFrom path: String) throws(TableError) {
        let table = try Table.read(path: path)
        try table.requireColumns([
            "participants", "probability_high_cost", "contribution_high", "contribution_low", "performance",
        ])
        points = []
        for row in table.rows {
            let high = try row.cell("probability_high_cost")
            let participants = try row.cell("participants").integer(in: 1...Participation.largest)
            points.append(
                Point(
                    problem: try Self.problem(participants, highCostProbability: high),
                    contributions: [
                        try row.cell("contribution_high").number(), try row.cell("contribution_low").number(),
                    ],
                    performance: try row.cell("performance").number(), informed: try Self.informed(row)))
        }
    }

    private static func informed(_ row: TableRow) throws(TableError) -> Informed? {
        guard let performance = row["complete_performance"], !performance.text.isEmpty else { return nil }
        return Informed(
            contributions: [
                try row.cell("complete_contribution_high").number(), try row.cell("complete_contribution_low").number(),
            ], performance: try performance.number())
    }

    private static func problem(
        _ participants: Int, highCostProbability cell: Cell
    ) throws(TableError) -> ContractProblem {
        let high = try cell.number()
        do {
            let types = [
                ParticipantType(name: "high", cost: costs.high, probability: high),
                ParticipantType(name: "low", cost: costs.low, probability: 1 - high),
            ]
            return try ContractProblem(
                population: Population(types), participation: .fixed(participants), accuracy: BoundAccuracy(),
                valuation: LinearValuation())
        } catch {
            throw cell.fail(
                "with this probability there is no contract problem (\(error))", remedy: "Write one between 0 and 1.")
        }
    }

    /// Solves all points.
    /// - Parameters:
    ///   - knownTypes: how complete information is computed.
    ///   - observer: makes who watches the search of one of them, and may end it.
    package func solve(
        knownTypes: KnownTypes = .fast, observer: () -> SolveObserver = { SolveObserver() }
    ) throws(ContractError) -> [Result] {
        for point in points { try point.problem.requireKnownTypes(knownTypes) }
        var results: [Result] = []
        for point in points {
            results.append(
                Result(
                    point: point, contract: try point.problem.design(observer: observer()),
                    informed: try point.problem.completeInformation(by: knownTypes)))
        }
        return results
    }
}
