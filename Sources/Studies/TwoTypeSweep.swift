import ContractDesign
import Tabular

/// The points of the published sweep over the number of parties and the probability of the costlier of two types.
public struct TwoTypeSweep: Sendable {
    /// One point with the certified optimum that was found elsewhere.
    public struct Point: Sendable {
        public var problem: ContractProblem
        /// Of the costlier and of the cheaper type, units.
        public var contributions: [Double]
        /// E[a(S)] at those contributions.
        public var performance: Double
    }

    /// One point solved anew.
    public struct Result: Sendable {
        public var point: Point
        public var contract: Contract

        /// Ours minus theirs, in performance.
        public var performanceDifference: Double { contract.performance.lower - point.performance }
        /// The larger of the two types' relative differences in contribution.
        public var contributionDifference: Double {
            zip(contract.menu.offers, point.contributions).map { abs($0.contribution / $1 - 1) }.max() ?? 0
        }
    }

    /// Unit costs of the two types in the published sweep, value units per unit.
    public static let costs = (high: 0.02, low: 0.01)

    /// In the order of the file.
    public var points: [Point]

    /// Reads the points from a CSV with the columns `participants`, `probability_high_cost`, `contribution_high`,
    /// `contribution_low` and `performance`. All have accuracy `bound:1,1` and valuation `linear:100`.
    /// - Throws: `TableError` at the cell that is wrong.
    public init(readFrom path: String) throws(TableError) {
        let table = try Table.read(path: path)
        try table.requireColumns([
            "participants", "probability_high_cost", "contribution_high", "contribution_low", "performance",
        ])
        points = []
        for row in table.rows {
            let high = try row.cell("probability_high_cost")
            let participants = try row.cell("participants").integer(in: 1...Participation.largest)
            points.append(Point(
                problem: try Self.problem(participants, highCostProbability: high),
                contributions: [try row.cell("contribution_high").number(), try row.cell("contribution_low").number()],
                performance: try row.cell("performance").number()))
        }
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
    public func solve() throws(ContractError) -> [Result] {
        var results: [Result] = []
        for point in points { results.append(Result(point: point, contract: try point.problem.design())) }
        return results
    }
}
