import ContractDesign
import TestSupport
import Testing

@Suite struct ShadowPriceTests {
    /// The prices are Lagrange multipliers: with them, no small change of contributions and utilities improves the
    /// Lagrangian. Slopes of expectations are finite differences over ordered profiles.
    @Test(arguments: 0..<25)
    func pricesMakeTheLagrangianStationary(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed) + 70)
        let problem = try generator.contractProblem(
            types: 1...4, participants: 2...4, costs: 0.01...0.2, accuracy: ["bound:1,1", "arctan:0.01"][seed % 2],
            preference: .coordinator)
        try requireStationary(problem)
    }

    /// The same where boxes had to be searched, so that the bound comes from elsewhere than the menu.
    @Test(arguments: HingedProblemTests.instances.filter { ["fixed:2", "fixed:3", "fixed:4"].contains($0.law) })
    func pricesAreThoseAtTheMenuAfterASearch(_ instance: HingedProblemTests.Instance) throws {
        try requireStationary(
            contractProblem(
                costs: instance.costs, probabilities: instance.probabilities,
                participation: Specification.participation(instance.law), preference: .coordinator))
    }

    /// The same where types own only so much: some all that they are asked for, and too little to pose as others.
    @Test(arguments: [[10, nil], [127, 110], [nil, 60, 40], [30, nil, 25]] as [[Double?]])
    func pricesAreThoseOfCapacitiesToo(_ capacities: [Double?]) throws {
        try requireStationary(
            contractProblem(
                costs: capacities.count == 2 ? [0.11, 0.1] : [0.2, 0.15, 0.06],
                probabilities: capacities.count == 2 ? [0.95, 0.05] : [0.4, 0.35, 0.25], capacities: capacities,
                participants: 4, accuracy: "exponential:1,0.01", preference: .coordinator))
    }

    private func requireStationary(_ problem: ContractProblem) throws {
        let contract = try problem.design()
        try #require(contract.status == .certified)
        let offers = contract.menu.offers
        let names = offers.map(\.type.name)
        let costs = offers.map(\.type.cost)
        let m = offers.map(\.contribution)
        let profiles = OrderedProfiles(
            participants: problem.participation.certainCount!, probabilities: offers.map(\.type.probability))
        func slope(_ k: Int, _ f: ([Double]) -> Double) -> Double {
            let h = 1e-4 * max(m[k], 1)
            func shifted(_ h: Double) -> [Double] { m.indices.map { $0 == k ? m[$0] + h : m[$0] } }
            return (f(shifted(h)) - f(shifted(-h))) / (2 * h)
        }

        var ofContribution = m.indices.map { k in
            slope(k) { m in profiles.expectation(m) { problem.accuracy.performance(at: $0) } }
        }
        let scale = ofContribution.map(abs).max()!
        var ofUtility = [Double](repeating: 0, count: m.count)
        for price in try #require(contract.prices) {
            let i = try #require(names.firstIndex(of: price.type))
            #expect(price.price > 0)
            switch price.constraint {
            case .individualRationality:
                ofUtility[i] += price.price
            case .incentive(let other):
                let j = try #require(names.firstIndex(of: other))
                ofUtility[i] += price.price
                ofUtility[j] -= price.price
                ofContribution[j] -= price.price * (costs[j] - costs[i])
            case .performanceCap:
                ofUtility[i] -= price.price
                ofContribution[i] -= price.price * costs[i]
                for k in m.indices {
                    ofContribution[k] +=
                        price.price
                        * slope(k) { m in
                            profiles.expectation(m, given: i) { 100 * problem.accuracy.performance(at: $0) }
                        }
                }
            case .capacity:
                ofContribution[i] -= price.price
            case .multiple:
                Issue.record("Whole multiples have no price.")
            case .nonnegativity:
                ofContribution[i] += price.price * costs[i]
            }
        }
        let largest = try #require(contract.prices).map(\.price).max() ?? 0
        for k in m.indices {
            #expect(abs(ofContribution[k]) < 1e-4 * scale)
            #expect(abs(ofUtility[k]) < 1e-6 * largest)
        }
    }

    @Test func aPricedConstraintIsABindingOne() throws {
        let contract = try contractProblem(
            costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [1, 1, 1, 1, 1], participants: 10
        ).design()
        for price in try #require(contract.prices) where price.price > 1e-9 {
            let offer = try #require(contract.menu.offers.first { $0.type.name == price.type })
            #expect(offer.binding.contains(price.constraint))
        }
        #expect(contract.prices?.isEmpty == false)
    }
}
