import LinearProgramming
import TestSupport
import Testing

@testable import ContractDesign

@Suite struct RewardLatticeTests {
    /// A menu problem with contributions in pools, for which rewards exist.
    struct Case {
        var costs: [Double]
        var options: [Double]
        var contributions: [Double]
        var caps: [Double]

        init(seed: Int) {
            var generator = SeededGenerator(seed: UInt64(seed))
            let count = Int.random(in: 1...6, using: &generator)
            costs = (0..<count).map { _ in generator.logUniform(0.01...1) }.sorted(by: >)
            var level = generator.logUniform(5...50)
            contributions = costs.map { _ in
                if Bool.random(using: &generator) { level += generator.logUniform(1...50) }
                return level
            }
            options = costs.map { _ in Double.random(in: 0...10, using: &generator) }.sorted()
            let all = RewardChain(
                costs: costs, outsideOptions: options, contributions: contributions, caps: costs.map { _ in .infinity })
            caps = all.least.map { $0 + Double.random(in: 0...3, using: &generator) }
        }
    }

    /// The best sum of rewards under all I^2 incentive constraints, by a linear program written from the definition.
    private func sumByProgram(_ c: Case, _ sense: Sense) throws -> Double {
        try LinearProgram.scoped(sense) { program throws(LinearProgramError) in
            var columns: [Column] = []
            for i in c.costs.indices {
                let least = c.options[i] + c.costs[i] * c.contributions[i]
                columns.append(try program.addColumn(.between(least, c.caps[i]), cost: 1))
            }
            for i in c.costs.indices {
                for j in c.costs.indices where j != i {
                    try program.addRow(
                        .atLeast(c.costs[i] * (c.contributions[i] - c.contributions[j])),
                        [Term(1, columns[i]), Term(-1, columns[j])])
                }
            }
            return try program.solve().objective
        }
    }

    @Test(arguments: 0..<60)
    func extremesAreThoseOfTheLinearProgram(_ seed: Int) throws {
        let c = Case(seed: seed)
        let lattice = RewardChain(
            costs: c.costs, outsideOptions: c.options, contributions: c.contributions, caps: c.caps)
        #expect(abs(lattice.least.reduce(0, +) - (try sumByProgram(c, .minimize))) < 1e-6)
        #expect(abs(lattice.greatest.reduce(0, +) - (try sumByProgram(c, .maximize))) < 1e-6)
        for (low, high) in zip(lattice.least, lattice.greatest) { #expect(low <= high + 1e-12) }
    }

    @Test func poolsGetOneOfferToTheLastDigit() {
        let lattice = RewardChain(
            costs: [0.3, 0.2, 0.1], outsideOptions: [0, 1, 2], contributions: [10, 10, 25], caps: [50, 40, 60])
        #expect(lattice.poolOfClass == [1, 1, 2])
        #expect(lattice.least[0] == lattice.least[1])
        #expect(lattice.greatest[0] == lattice.greatest[1])
        // By hand: the pool needs max(0 + 3, 1 + 2) = 3; class 3 needs 3 + 0.1 * 15 = 4.5 and at least 2 + 2.5.
        #expect(lattice.least == [3, 3, 4.5])
        // The pool's cap is 40; class 3 may get at most 40 + 0.2 * 15 before class 2 would pose as it.
        #expect(lattice.greatest == [40, 40, 43])
    }
}
