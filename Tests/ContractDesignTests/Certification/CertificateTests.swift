import ContractDesign
import TestSupport
import Testing

private let settings = [
    ("bound:1,1", "linear:100"), ("bound:1,1", "power:100,0.5"), ("power:0.95,2,0.5", "linear:100"),
    ("arctan:0.01", "linear:100"),
    ("exponential:0.9,0.001", "power:100,0.7"),
]

@Suite struct CertificateTests {
    @Test(arguments: 0..<60)
    func boundsAndChecksHoldOnRandomProblems(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let (accuracy, valuation) = settings[seed % settings.count]
        let problem = try generator.contractProblem(
            types: 1...5, participants: 1...7, accuracy: accuracy, valuation: valuation)
        let contract = try problem.design()
        #expect(contract.performance.lower <= contract.performance.upper)
        #expect((contract.status == .certified) == (contract.performance.gap <= 1e-8))
        let worst = contract.checks
        #expect(
            worst.individualRationality <= 1e-9 && worst.incentiveCompatibility <= 1e-9 && worst.performanceCap <= 1e-9)
        try expectMenuHolds(contract)
    }

    /// The menu's promises, from their definitions and ordered profiles: nothing here comes from the solver.
    private func expectMenuHolds(_ contract: Contract) throws {
        let problem = contract.problem
        let offers = contract.menu.offers
        let profiles = OrderedProfiles(
            participants: problem.participation.certainCount!, probabilities: offers.map(\.type.probability))
        let contributions = offers.map(\.contribution)
        func value(_ x: Double) -> Double { problem.valuation.value(of: problem.accuracy.performance(at: x)) }
        let performance = profiles.expectation(contributions) { problem.accuracy.performance(at: $0) }
        #expect(abs(performance - contract.performance.lower) < 1e-12)
        #expect(abs(profiles.expectation(contributions, value) - contract.modelValue) < 1e-10)
        for i in offers.indices {
            let own = offers[i].reward - offers[i].type.cost * contributions[i]
            #expect(own >= -1e-9)
            for x in [0.5, 0.9, 1, 1.1, 2].map({ $0 * offers[i].standaloneContribution }) {
                #expect(own >= value(x) - offers[i].type.cost * x - 1e-9)
            }
            for j in offers.indices { #expect(own >= offers[j].reward - offers[i].type.cost * contributions[j] - 1e-9) }
            #expect(offers[i].reward <= profiles.expectation(contributions, given: i, value) + 1e-9)
        }
    }

    /// Any menu that is feasible bounds the optimum from below, so none may beat the upper bound.
    @Test(arguments: 0..<40)
    func noFeasibleMenuBeatsTheUpperBound(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 500)
        let problem = try generator.contractProblem(types: 2...4, participants: 2...5)
        let contract = try problem.design()
        let costs = problem.population.types.map(\.cost)
        let options = contract.menu.offers.map(\.outsideOption)
        let profiles = OrderedProfiles(
            participants: problem.participation.certainCount!,
            probabilities: problem.population.types.map(\.probability))
        func value(_ x: Double) -> Double { 100 * problem.accuracy.performance(at: x) }
        var tried = 0
        for _ in 0..<400 {
            let factor = generator.logUniform(0.3...1.2)
            let m = contract.menu.offers.map {
                max($0.contribution, $0.standaloneContribution) * factor * generator.logUniform(0.8...1.25)
            }
            guard let t = leastRewards(costs, options, m) else { continue }
            let isFeasible = costs.indices.allSatisfy { t[$0] <= profiles.expectation(m, given: $0, value) }
            guard isFeasible else { continue }
            tried += 1
            #expect(
                profiles.expectation(m) { problem.accuracy.performance(at: $0) } <= contract.performance.upper + 1e-13)
        }
        #expect(tried > 0 || contract.performance.upper < 0.5 || options.allSatisfy { $0 == 0 })
    }

    /// The least rewards that meet IR and all incentive constraints, by relaxation as in a shortest-path search; nil
    /// where the contributions are not monotone and none exist.
    private func leastRewards(_ costs: [Double], _ options: [Double], _ m: [Double]) -> [Double]? {
        var t = costs.indices.map { options[$0] + costs[$0] * m[$0] }
        for _ in 0...costs.count {
            for i in costs.indices {
                for j in costs.indices { t[i] = max(t[i], t[j] + costs[i] * (m[i] - m[j])) }
            }
        }
        for i in costs.indices {
            for j in costs.indices where t[i] < t[j] + costs[i] * (m[i] - m[j]) - 1e-9 { return nil }
        }
        return t
    }

    @Test func theSameProblemGivesTheSameAnswerOnEveryThread() async throws {
        let problem = try contractProblem(
            costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [1, 1, 1, 1, 1], participants: 6)
        let reference = try problem.design()
        try await withThrowingTaskGroup(of: Contract.self) { group in
            for _ in 0..<16 { group.addTask { try problem.design() } }
            for try await contract in group {
                #expect(contract.menu == reference.menu)
                #expect(contract.performance == reference.performance)
                #expect(contract.prices == reference.prices)
            }
        }
    }
}
