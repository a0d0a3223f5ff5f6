import ContractDesign
import Studies
import TestSupport
import Testing

/// Simulated groups against exact expectations.
@Suite struct SimulationTests {
    private func played(
        _ problem: ContractProblem, _ policy: RewardPolicy, draws: Int, seed: UInt64, behaviour: Behaviour? = nil
    ) throws -> (Contract, Simulation) {
        let contract = try problem.design()
        return (
            contract,
            Simulation(
                problem, menu: contract.menu, plan: contract.rewardPlan(policy),
                behaviour: behaviour ?? Behaviour(bestResponsesTo: contract.menu, rounding: 1e-7), draws: draws, seed: seed)
        )
    }

    @Test(arguments: RewardPolicy.allCases) func aMillionDrawsAgree(_ policy: RewardPolicy) throws {
        let problem = try contractProblem(costs: [0.5, 0.4, 0.03, 0.02, 0.001], probabilities: [1, 1, 1, 1, 1])
        let (contract, simulation) = try played(problem, policy, draws: 1_000_000, seed: 41)
        #expect(simulation.performance.interval.contains(contract.performance.lower))
        #expect(simulation.performance.standardError < 1e-4)
        #expect(simulation.groups.count == 5)
        for (group, offer) in zip(simulation.groups, contract.menu.offers) {
            #expect(group.offer?.name == offer.type.name)
            let delivered = try #require(simulation.delivered(group))
            #expect(delivered.interval.contains(offer.reward), "type \(offer.type.name): \(delivered) against \(offer.reward)")
        }
        if policy == .proportional {
            for (group, own) in zip(simulation.groups, contract.ownView) {
                #expect(try #require(group.perParty).interval.contains(own.reward))
            }
        }
    }

    /// Out of a hundred simulations about one misses.
    @Test func intervalsCoverAsOftenAsTheySay() throws {
        let problem = try contractProblem(costs: [0.2, 0.05], probabilities: [0.3, 0.7], participants: 4)
        var missed = 0
        for seed in 0..<200 {
            let (contract, simulation) = try played(problem, .proportional, draws: 2000, seed: UInt64(seed))
            if !simulation.performance.interval.contains(contract.performance.lower) { missed += 1 }
        }
        #expect(missed <= 9)
    }

    @Test func theSeedIsAllThatCounts() throws {
        let problem = try contractProblem(costs: [0.2, 0.05], probabilities: [0.3, 0.7], participants: 4)
        let one = try played(problem, .threshold, draws: 20_000, seed: 3).1
        let again = try played(problem, .threshold, draws: 20_000, seed: 3).1
        let other = try played(problem, .threshold, draws: 20_000, seed: 4).1
        #expect(one.performance == again.performance)
        #expect(one.groups.map(\.perParty) == again.groups.map(\.perParty))
        #expect(one.performance != other.performance)
    }

    /// Half of type 2 poses as type 1: what then comes in, from sums over ordered profiles of three kinds of parties.
    @Test func liarsMoveTheMeanAsTheyMust() throws {
        let problem = try contractProblem(costs: [0.2, 0.02], probabilities: [0.4, 0.6], participants: 5)
        let contract = try problem.design()
        var behaviour = Behaviour(honestTypes: 2)
        let isPossible = behaviour.divert(0.5, ofType: 1, to: 0)
        let isTooMuch = behaviour.divert(0.6, ofType: 1, to: nil)
        #expect(isPossible && !isTooMuch)
        let simulation = try played(problem, .proportional, draws: 400_000, seed: 9, behaviour: behaviour).1
        let offers = contract.menu.offers.map(\.contribution)
        let profiles = OrderedProfiles(participants: 5, probabilities: [0.4, 0.3, 0.3])
        let amounts = [offers[0], offers[1], offers[0]]
        let exact = profiles.expectation(amounts) { problem.accuracy.performance(at: $0) }
        #expect(simulation.performance.interval.contains(exact))
        let liars = try #require(simulation.groups.last)
        #expect(liars.type.name == "2" && liars.offer?.name == "1" && liars.share == 0.5)
        let part = contract.menu.offers[0].reward / contract.menu.offers[0].cap
        let delivered = profiles.expectation(amounts, given: 2) { part * 100 * problem.accuracy.performance(at: $0) }
        #expect(try #require(liars.perComposition).interval.contains(delivered))
    }

    @Test func absenteesBringNothingAndKeepWhatTheyHaveOutside() throws {
        let problem = try contractProblem(costs: [0.2, 0.02], probabilities: [0.4, 0.6], participants: 5)
        var behaviour = Behaviour(honestTypes: 2)
        let isPossible = behaviour.divert(1, ofType: 0, to: nil)
        #expect(isPossible)
        let (contract, simulation) = try played(problem, .proportional, draws: 200_000, seed: 10, behaviour: behaviour)
        let profiles = OrderedProfiles(participants: 5, probabilities: [0.4, 0.6])
        let exact = profiles.expectation([0, contract.menu.offers[1].contribution]) { problem.accuracy.performance(at: $0) }
        #expect(simulation.performance.interval.contains(exact))
        #expect(simulation.groups[0].offer == nil)
        #expect(abs(try #require(simulation.groups[0].utility) - contract.menu.offers[0].outsideOption) < 1e-9)
    }

    /// Parties choose for themselves: a reward that is too low sends its type to another's offer, one that is too low for
    /// everybody sends it away.
    @Test func partiesTakeWhatIsBestForThem() throws {
        let problem = try contractProblem(costs: [0.2, 0.02], probabilities: [0.4, 0.6], participants: 5)
        let contract = try problem.design()
        var menu = contract.menu
        menu.offers[1].reward = 1
        let behaviour = Behaviour(bestResponsesTo: menu, rounding: 1e-7)
        #expect(behaviour.choices[0].map(\.offer) == [0])
        #expect(behaviour.choices[1].map(\.offer) == [0])
        menu.offers[0].reward = 1
        #expect(Behaviour(bestResponsesTo: menu, rounding: 1e-7).choices.map { $0.map(\.offer) } == [[nil], [nil]])
    }
}
