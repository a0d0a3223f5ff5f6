import ContractDesign
import TestSupport
import Testing

@testable import Simulation

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
                behaviour: behaviour ?? Behaviour(bestResponsesTo: contract.menu, rounding: 1e-7), draws: draws,
                seed: seed)
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
            #expect(
                delivered.interval.contains(offer.reward),
                "type \(offer.type.name): \(delivered) against \(offer.reward)")
        }
        if policy == .proportional {
            for (group, own) in zip(simulation.groups, contract.ownView) {
                #expect(try #require(group.perParty).interval.contains(own.reward))
            }
        }
    }

    /// Groups of nobody are drawn, too, and have what is performed without data.
    @Test(arguments: ["pow4:0.95,0.7,5,0.4", "mmf:0.95,0.6,100,0.5", "weibull:0.9,0.4,80,0.7"], RewardPolicy.allCases)
    func curvesThatStartAboveZeroAgree(_ accuracy: String, _ policy: RewardPolicy) throws {
        for participation in [Participation.poisson(mean: 1.5), .binomial(invited: 4, rate: 0.4)] {
            let problem = try contractProblem(
                costs: [0.5, 0.1], probabilities: [0.4, 0.6], participation: participation, accuracy: accuracy)
            let (contract, simulation) = try played(problem, policy, draws: 100_000, seed: 12)
            #expect(contract.status == .certified && simulation.missedPromises.isEmpty)
            let errors = { (estimate: Estimate, truth: Double) in abs(estimate.mean - truth) / estimate.standardError }
            #expect(errors(simulation.performance, contract.performance.lower) < 4)
            for (group, (offer, own)) in zip(simulation.groups, zip(contract.menu.offers, contract.ownView)) {
                #expect(errors(try #require(group.perComposition), offer.reward) < 4)
                if policy == .proportional { #expect(errors(try #require(group.perParty), own.reward) < 4) }
            }
        }
    }

    /// Types of equal cost count as one: their promise is a mean over the compositions in which either occurs, which
    /// with a random number of parties are not those in which the one occurs.
    @Test func typesThatCountAsOneShareTheirVotes() throws {
        let problem = try contractProblem(
            costs: [0.05, 0.05, 0.2], probabilities: [0.2, 0.2, 0.6], participation: .poisson(mean: 1))
        let (contract, simulation) = try played(problem, .proportional, draws: 200_000, seed: 5)
        for (group, offer) in zip(simulation.groups, contract.menu.offers) {
            #expect(try #require(group.perComposition).interval.contains(offer.reward), "type \(offer.type.name)")
        }
        #expect(simulation.groups[0].perComposition == simulation.groups[1].perComposition)
        #expect(simulation.groups[0].perParty != simulation.groups[1].perParty)
    }

    /// Also where a menu from elsewhere offers them different contributions.
    @Test(arguments: RewardPolicy.allCases, [Conditioning.atLeastOne, .own])
    func typesThatCountAsOneShareTheirVotesWhateverTheyAreOffered(
        _ policy: RewardPolicy, _ conditioning: Conditioning
    ) throws {
        let problem = try contractProblem(
            costs: [0.05, 0.05, 0.02], probabilities: [0.2, 0.2, 0.6], participation: .poisson(mean: 1.5),
            conditioning: conditioning)
        let contributions: [Double] = [200, 400, 900]
        let caps = try problem.expectations(atContributions: contributions).caps
        let offers = zip(contributions, [40.0, 50, 55]).map { ProposedOffer(contribution: $0, reward: $1) }
        let menu = problem.menu(of: offers, caps: caps)
        #expect(zip(caps, offers).allSatisfy { $0 > $1.reward })
        let simulation = Simulation(
            problem, menu: menu, plan: problem.rewardPlan(for: menu, policy: policy),
            behaviour: Behaviour(honestTypes: 3), draws: 200_000, seed: 6)
        for (group, offer) in zip(simulation.groups, menu.offers) {
            let delivered = try #require(simulation.delivered(group))
            #expect(delivered.interval.contains(offer.reward), "type \(offer.type.name): \(delivered)")
            #expect(delivered.standardError < 0.2)
        }
        #expect(simulation.missedPromises.isEmpty)
    }

    /// With one party in a hundred drawn groups, and a second one rarer still, all groups that were drawn are alike:
    /// their spread is 0, and yet they fall short of a mean to which the larger groups contribute.
    @Test func fewAlikeGroupsBreakNoPromise() throws {
        let problem = try contractProblem(
            costs: [1, 0.9], probabilities: [0.5, 0.5], participation: .poisson(mean: 0.01),
            accuracy: "exponential:0.8,0.1",
            conditioning: .own)
        for seed in 0..<20 {
            let (contract, simulation) = try played(problem, .proportional, draws: 5000, seed: UInt64(seed))
            for (group, offer) in zip(simulation.groups, contract.menu.offers) {
                let delivered = try #require(simulation.delivered(group))
                #expect(!delivered.isBelow(offer.reward, range: 80, claims: 2), "\(delivered) against \(offer.reward)")
            }
        }
    }

    /// Ten zeros and ten twos: mean 1, standard deviation of the sample sqrt(20 / 19), of the mean sqrt(1 / 19).
    @Test func whatFewValuesSay() throws {
        var sums = EstimateSums(reference: 0.7)
        sums.add(0)
        let one = try #require(sums.estimate)
        #expect(one.mean == 0 && one.standardError == 0)
        #expect(!one.isBelow(100, range: 100, claims: 1))
        for k in 1..<20 { sums.add(k % 2 == 0 ? 0 : 2) }
        let many = try #require(sums.estimate)
        #expect(abs(many.mean - 1) < 1e-12)
        #expect(abs(many.standardError - 0.22941573387056174) < 1e-12)
        // ln 200 = 5.298317...: 1 + 3.255247 * 0.229416 + 7 * 5.298317 * 2 / 57 = 3.048149.
        #expect(many.isBelow(3.0482, range: 2, claims: 1) && !many.isBelow(3.0481, range: 2, claims: 1))
    }

    /// A party that was sent away cannot be sent elsewhere.
    @Test func nobodyIsDivertedTwice() {
        var behaviour = Behaviour(honestTypes: 3)
        let all = [behaviour.divert(1, ofType: 0, to: 1), behaviour.divert(0.5, ofType: 0, to: 2)]
        #expect(all == [true, false])
        #expect(behaviour.choices[0] == [Behaviour.Choice(offer: 1, fraction: 1)])
        let parts = [
            behaviour.divert(0.25, ofType: 2, to: nil), behaviour.divert(0.75, ofType: 2, to: 0),
            behaviour.divert(0.1, ofType: 2, to: 1),
        ]
        #expect(parts == [true, true, false])
        #expect(behaviour.choices[2].map(\.fraction) == [0.25, 0.75])
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
        #expect(liars.type.name == "2" && liars.offer?.name == "1" && liars.fraction == 0.5)
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
        let exact = profiles.expectation([0, contract.menu.offers[1].contribution]) {
            problem.accuracy.performance(at: $0)
        }
        #expect(simulation.performance.interval.contains(exact))
        #expect(simulation.groups[0].offer == nil)
        #expect(abs(try #require(simulation.groups[0].utility) - contract.menu.offers[0].outsideOption) < 1e-9)
    }

    /// Parties choose for themselves: a reward that is too low sends its type to another's offer, one that is too low
    /// for everybody sends it away.
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
