import LinearProgramming
import TestSupport
import Testing

@testable import ContractDesign

/// Rewards where some classes cannot pose as some others, against linear programs written from the definition.
@Suite struct RewardGraphTests {
    struct Case {
        var costs: [Double]
        var floors: [Double]
        var contributions: [Double]
        var caps: [Double]
        var pairs: [IncentivePair]

        /// Contributions in any order, some equal, and about half of the pairs.
        init(seed: Int) {
            var generator = SeededGenerator(seed: UInt64(seed))
            let count = Int.random(in: 2...5, using: &generator)
            costs = (0..<count).map { _ in generator.logUniform(0.01...1) }.sorted(by: >)
            contributions = costs.map { _ in Double(Int.random(in: 0...6, using: &generator)) * 10 }
            let options = costs.map { _ in Double.random(in: 0...10, using: &generator) }
            floors = zip(options, zip(costs, contributions)).map { $0 + $1.0 * $1.1 }
            caps = floors.map { $0 + Double.random(in: 0...15, using: &generator) }
            pairs = (0..<count * count).map { IncentivePair(of: $0 / count, posingAs: $0 % count) }
                .filter { _ in Bool.random(using: &generator) }.filter { $0.of != $0.posingAs }
        }

        var options: [Double] { costs.indices.map { floors[$0] - costs[$0] * contributions[$0] } }

        var graph: RewardGraph {
            RewardGraph(
                pairs, costs: costs, outsideOptions: options, contributions: contributions, caps: caps, rounding: 1e-11)
        }

        /// The best sum of rewards; nil where there are none.
        func sum(_ sense: Sense) throws -> Double? {
            try LinearProgram.scoped(sense) { program throws(LinearProgramError) in
                var columns: [Column] = []
                for i in costs.indices { columns.append(try program.addColumn(.between(floors[i], caps[i]), cost: 1)) }
                for pair in pairs {
                    try program.addRow(
                        .atLeast(costs[pair.of] * (contributions[pair.of] - contributions[pair.posingAs])),
                        [Term(1, columns[pair.of]), Term(-1, columns[pair.posingAs])])
                }
                let solution = try program.solve()
                return solution.isOptimal ? solution.objective : nil
            }
        }
    }

    @Test(arguments: 0..<200)
    func extremesAreThoseOfTheLinearProgram(_ seed: Int) throws {
        let c = Case(seed: seed)
        let graph = c.graph
        let exists = graph.hasDifferences && zip(graph.least, c.caps).allSatisfy { $0 <= $1 + 1e-9 }
        guard let least = try c.sum(.minimize), let most = try c.sum(.maximize) else {
            #expect(!exists)
            return
        }
        #expect(exists)
        #expect(abs(graph.least.reduce(0, +) - least) < 1e-6)
        #expect(abs(graph.greatest.reduce(0, +) - most) < 1e-6)
    }

    /// So that both answers above are tried.
    @Test func someCasesHaveRewardsAndSomeHaveNone() throws {
        let exists = try (0..<200).map { try Case(seed: $0).sum(.minimize) != nil }
        #expect(exists.count { $0 } > 40 && exists.count { !$0 } > 40)
    }
}
