import ContractDesign
import Tabular
import TestSupport
import Testing

/// Contracts by either engine, and with a random number of parties.
@Suite struct EngineTests {
    private func expectSame(_ problem: (Engine) throws -> ContractProblem) throws {
        let enumerated = try problem(.enumerate).design()
        let laplace = try problem(.laplace).design()
        #expect(enumerated.solver.engine == .enumerate && laplace.solver.engine == .laplace)
        #expect(abs(enumerated.performance.lower - laplace.performance.lower) < 1e-11)
        // Each upper bound is a bound for both, up to the errors that it states.
        let error = enumerated.solver.evaluationError + laplace.solver.evaluationError
        #expect(enumerated.performance.upper >= laplace.performance.lower - error)
        #expect(laplace.performance.upper >= enumerated.performance.lower - error)
        #expect(laplace.performance.upper - enumerated.performance.upper < 1e-8)
        for contract in [enumerated, laplace] {
            #expect(contract.status == .certified)
            #expect(contract.checks.worst < 1e-9)
        }
        for (one, other) in zip(enumerated.menu.offers, laplace.menu.offers) {
            #expect(abs(one.contribution - other.contribution) <= 1e-6 * one.contribution)
            #expect(one.pool == other.pool)
        }
    }

    @Test(arguments: [[0.2, 0.16, 0.12, 0.08, 0.04], [1, 0.85, 0.7, 0.55, 0.4], [0.5, 0.4, 0.03, 0.02, 0.001]])
    func bothEnginesFindThePublishedContracts(_ costs: [Double]) throws {
        try expectSame { try contractProblem(costs: costs, probabilities: [1, 1, 1, 1, 1], engine: $0) }
    }

    @Test func bothEnginesFindTheTwoTypeContracts() throws {
        let table = try Table.read(path: RepositoryFiles.data("published-two-types.csv"))
        #expect(table.rows.count == 30)
        for row in table.rows {
            let p = try row.cell("probability_high_cost").number()
            let parties = try row.cell("participants").integer()
            try expectSame {
                try contractProblem(costs: [0.02, 0.01], probabilities: [p, 1 - p], participants: parties, engine: $0)
            }
        }
    }

    @Test(arguments: 0..<24)
    func randomNumbersOfPartiesAreThoseOfEnumeration(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 900)
        let count = Int.random(in: 1...3, using: &generator)
        let costs = (0..<count).map { _ in generator.logUniform(0.005...0.1) }
        let p = generator.simplex(count)
        let participation: Participation =
            seed % 2 == 0
            ? .poisson(mean: generator.logUniform(2...8))
            : .binomial(invited: Int.random(in: 2...12, using: &generator), rate: 0.7)
        let conditioning = Conditioning.allCases[seed / 2 % 2]
        func problem(_ engine: Engine) throws -> ContractProblem {
            try contractProblem(
                costs: costs, probabilities: p, participation: participation, conditioning: conditioning, engine: engine
            )
        }
        let enumerated = try problem(.enumerate).design()
        let laplace = try problem(.laplace).design()
        // Each menu holds, so neither may exceed the other's upper bound.
        #expect(enumerated.performance.lower <= laplace.performance.upper + 1e-12)
        #expect(laplace.performance.lower <= enumerated.performance.upper + 1e-12)
        #expect(enumerated.status == .certified)
        #expect(abs(enumerated.performance.lower - laplace.performance.lower) <= 1e-8 + laplace.performance.gap)
        #expect(enumerated.checks.worst < 1e-9 && laplace.checks.worst < 1e-9)
        if conditioning == .own {
            for view in laplace.ownView + enumerated.ownView { #expect(abs(view.shortfall) < 1e-9) }
        }
    }

    @Test func aBinomialWithRateOneIsAFixedNumber() throws {
        let fixed = try contractProblem(costs: [0.1, 0.05], probabilities: [0.4, 0.6], participants: 7).design()
        let binomial = try contractProblem(
            costs: [0.1, 0.05], probabilities: [0.4, 0.6], participation: .binomial(invited: 7, rate: 1)
        ).design()
        #expect(abs(fixed.performance.lower - binomial.performance.lower) < 1e-13)
    }

    @Test func aRareChanceOfManyIsPoisson() throws {
        // The two laws differ by at most rate * mean in total variation (Le Cam).
        let binomial = try contractProblem(
            costs: [0.1, 0.05], probabilities: [0.4, 0.6], participation: .binomial(invited: 100_000_000, rate: 1e-7)
        ).design()
        let poisson = try contractProblem(
            costs: [0.1, 0.05], probabilities: [0.4, 0.6], participation: .poisson(mean: 10)
        ).design()
        #expect(
            abs(binomial.performance.lower - poisson.performance.lower) < 1e-6 + binomial.performance.gap
                + poisson.performance.gap)
    }

    @Test func aThousandTypesAndAThousandMillionPartiesAreCertified() throws {
        var generator = SeededGenerator(seed: 12)
        let contract = try contractProblem(
            costs: (0..<1000).map { _ in generator.logUniform(0.001...0.3) }, probabilities: generator.simplex(1000),
            participants: 1_000_000_000
        ).design()
        #expect(contract.status == .certified)
        #expect(contract.solver.linearPrograms < 40)
        #expect(contract.checks.worst < 1e-9)
    }
}
