import ContractDesign
import Foundation
import TestSupport
import Testing

/// Menus that hold under several laws of who comes.
@Suite struct ScenarioTests {
    private func problem(
        _ costs: [Double], _ laws: [[Double]], stated: [Double]? = nil, parties: Int = 4,
        conditioning: Conditioning = .atLeastOne, accuracy: String = "exponential:1,0.002",
        capacities: [Double?] = []
    ) throws -> ContractProblem {
        let types = costs.enumerated().map {
            ParticipantType(
                name: "t\($0.offset)", cost: $0.element, probability: 1,
                capacity: capacities.isEmpty ? nil : capacities[$0.offset])
        }
        let scenarios = laws.enumerated().map { Scenario(name: "s\($0.offset)", probabilities: $0.element) }
        return try ContractProblem(
            population: Population(types, under: scenarios, stated: stated), participation: .fixed(parties),
            setting: Setting(accuracy: Specification.accuracy(accuracy), conditioning: conditioning))
    }

    private static let costs = [0.2, 0.08, 0.03]
    private static let laws = [[0.2, 0.3, 0.5], [0.5, 0.1, 0.4], [0.3, 0.6, 0.1]]

    @Test(arguments: Conditioning.allCases) func oneScenarioIsTheProblemWithItsProbabilities(
        _ conditioning: Conditioning
    ) throws {
        let one = try problem(Self.costs, [Self.laws[0]], conditioning: conditioning).design()
        let types = zip(Self.costs, Self.laws[0]).enumerated().map {
            ParticipantType(name: "t\($0.offset)", cost: $0.element.0, probability: $0.element.1)
        }
        let known = try ContractProblem(
            population: Population(types), participation: .fixed(4), setting: one.problem.setting
        ).design()
        #expect(one.performance == known.performance)
        #expect(one.menu.offers.map(\.reward) == known.menu.offers.map(\.reward))
    }

    /// The order of scenarios does not matter, nor a scenario that stands twice; one more can only cost.
    @Test(arguments: Conditioning.allCases) func scenariosAreASet(_ conditioning: Conditioning) throws {
        func best(_ laws: [[Double]]) throws -> Double {
            let contract = try problem(Self.costs, laws, conditioning: conditioning).design()
            #expect(contract.status == .certified)
            return contract.performance.lower
        }
        let all = try best(Self.laws)
        #expect(abs(try best(Self.laws.reversed()) - all) < 2e-8)
        #expect(abs(try best(Self.laws + [Self.laws[1]]) - all) < 2e-8)
        for dropped in Self.laws.indices {
            #expect(try best(Self.laws.indices.filter { $0 != dropped }.map { Self.laws[$0] }) >= all - 1e-8)
        }
    }

    /// With caps by a party's own view a law that is least in first-order dominance is all that counts.
    @Test func aLeastScenarioIsAllThatCounts() throws {
        let laws = [[0.2, 0.3, 0.5], [0.5, 0.3, 0.2], [0.4, 0.4, 0.2]]
        let all = try problem(Self.costs, laws, conditioning: .own).design()
        let least = try problem(Self.costs, [laws[1]], conditioning: .own).design()
        #expect(all.performance == least.performance)
        #expect(all.robustness?.leastPerformance == 1)
        #expect(all.robustness?.leastCaps == [1, 1, 1])
    }

    /// Types own only so much, the cheapest least: contributions need not rise, and dominance says nothing.
    @Test(arguments: Conditioning.allCases) func scenariosGoWithCapacities(_ conditioning: Conditioning) throws {
        let capacities: [Double?] = [nil, 700, 150]
        func contract(_ laws: [[Double]]) throws -> Contract {
            try problem(Self.costs, laws, conditioning: conditioning, capacities: capacities).design()
        }
        let laws = [[0.2, 0.3, 0.5], [0.5, 0.3, 0.2]]
        let both = try contract(laws)
        let each = try laws.map { try contract([$0]).performance }
        #expect(each.allSatisfy { both.performance.lower <= $0.upper + 1e-8 })
        let contributions = both.menu.offers.map(\.contribution)
        for (amount, capacity) in zip(contributions, capacities) { #expect(amount <= capacity ?? .infinity) }
        for law in laws {
            let known = try problem(Self.costs, [law], conditioning: conditioning, capacities: capacities)
            let audit = try known.audit(
                both.menu.offers.map { ProposedOffer(contribution: $0.contribution, reward: $0.reward) })
            #expect(audit.holds)
            #expect(audit.performance >= both.performance.lower - 1e-12)
        }
    }

    @Test func whatBindsIsSaid() throws {
        let contract = try problem(Self.costs, Self.laws, stated: [0.3, 0.3, 0.4]).design()
        let robustness = try #require(contract.robustness)
        #expect(robustness.kind == .scenarios)
        #expect(robustness.views.map(\.scenario.name) == ["s0", "s1", "s2"])
        #expect(!robustness.capsAreMeasured && robustness.isSettled)
        let performances = robustness.views.map(\.performance)
        #expect(abs(performances.min()! - contract.performance.lower) < 1e-12)
        #expect(performances[robustness.leastPerformance] <= performances.min()! + 1e-12)
        for (i, offer) in contract.menu.offers.enumerated() {
            let caps = robustness.views.map { $0.caps[i] }
            #expect(abs(caps.min()! - offer.cap) < 1e-9)
            #expect(caps[robustness.leastCaps[i]] <= caps.min()! + 1e-9)
            #expect(offer.reward <= caps.min()! + 1e-9)
        }
        let comparison = try #require(robustness.comparison)
        let known = try ContractProblem(
            population: Population(
                zip(Self.costs, [0.3, 0.3, 0.4]).enumerated().map {
                    ParticipantType(name: "t\($0.offset)", cost: $0.element.0, probability: $0.element.1)
                }), participation: .fixed(4), setting: contract.problem.setting)
        #expect(comparison.best == (try known.design()).performance)
        let contributions = contract.menu.offers.map(\.contribution)
        #expect(
            abs(comparison.view.performance - (try known.expectedPerformance(ofContributions: contributions))) < 1e-12)
    }

    /// A type that some scenario does not know keeps its offer, and each promise is kept on average in every scenario.
    @Test func promisesAreKeptInEveryScenario() throws {
        let laws = [[0.2, 0, 0.8], [0.5, 0.1, 0.4], [0.3, 0.6, 0.1]]
        let contract = try problem(Self.costs, laws).design()
        #expect(contract.status == .certified)
        let plan = contract.rewardPlan(.proportional)
        let robustness = try #require(contract.robustness)
        for (i, promise) in plan.promises.enumerated() {
            #expect(abs(promise.delivered.mean - promise.reward) < 1e-9)
            for view in robustness.views {
                #expect(promise.rule.parameter * view.caps[i] >= promise.reward - 1e-9)
            }
        }
    }

    @Test func auditsAreAboutAllScenarios() throws {
        let contract = try problem(Self.costs, Self.laws).design()
        func audit(_ problem: ContractProblem) throws -> MenuAudit {
            try problem.audit(
                contract.menu.offers.map { ProposedOffer(contribution: $0.contribution, reward: $0.reward) })
        }
        #expect(try audit(contract.problem).holds)
        // One more that is worse for all: caps that bound before are now exceeded.
        let worse = try problem(Self.costs, Self.laws + [[0.9, 0.05, 0.05]])
        let found = try audit(worse)
        #expect(!found.holds)
        #expect(found.violations.allSatisfy { $0.constraint == .performanceCap })
        #expect(found.performance < contract.performance.lower)
    }

    @Test func whatNeedsOneLawIsRefused() throws {
        let several = try problem(Self.costs, Self.laws)
        #expect(throws: ContractError.uncertainProbabilities) { try several.requireOneLaw() }
        var setting = several.setting
        setting.multiples = try WholeMultiples(ofContribution: 10)
        #expect(throws: ContractError.uncertainProbabilities) {
            try ContractProblem(population: several.population, participation: .fixed(4), setting: setting)
        }
        #expect(throws: PopulationError.self) { try problem(Self.costs, [[0.2, 0.3, 0.4]]) }
        #expect(throws: PopulationError.self) { try problem(Self.costs, [[0.2, -0.3, 1.1]]) }
    }

    /// Ended before anything was found, the answer is everybody training alone, under the worst scenario.
    @Test func endedAtOnce() throws {
        let problem = try problem(Self.costs, Self.laws)
        let contract = try problem.design(observer: SolveObserver(isCancelled: { true }))
        #expect(contract.status == .bounded)
        let alone = contract.menu.offers.map(\.contribution)
        let least = try problem.expectations(atContributions: alone).performance
        #expect(contract.performance.lower <= least + 1e-12)
        #expect(contract.performance.lower > least - 1e-6)
    }

    /// A party that knows itself to be in gets what it is promised in one scenario, and no less in the others: means by
    /// enumeration of the two others of three, which shares no code with the solver.
    @Test(arguments: [RewardPolicy.proportional, .threshold]) func promisesAreKeptInEachScenario(
        _ policy: RewardPolicy
    ) throws {
        let laws = [[0.71, 0.28, 0.01], [0.008, 0.524, 0.468]]
        let contract = try problem([0.0923, 0.0193, 3.4294], laws, parties: 3, conditioning: .own).design()
        let plan = contract.rewardPlan(policy)
        let brought = contract.menu.offers.map(\.contribution)
        for (i, offer) in contract.menu.offers.enumerated() {
            let parameter = plan.promises[i].rule.parameter
            let means = laws.map { law in
                var mean = 0.0
                for j in 0..<3 {
                    for k in 0..<3 {
                        let worth = 100 * (1 - exp(-0.002 * (brought[i] + brought[j] + brought[k])))
                        mean += law[j] * law[k] * (policy == .threshold ? min(worth, parameter) : parameter * worth)
                    }
                }
                return mean
            }
            #expect(abs(means.min()! - offer.reward) < 1e-6, "\(means) for \(offer.reward)")
        }
    }
}
