import ContractDesign
import TestSupport
import Testing

/// Audits against constraints written out anew, on menus that hold and on menus that were spoiled.
@Suite struct MenuAuditTests {
    private func proposals(_ contract: Contract) -> [ProposedOffer] {
        contract.menu.offers.map { ProposedOffer(contribution: $0.contribution, reward: $0.reward) }
    }

    private func firms() throws -> ContractProblem {
        try contractProblem(costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [1, 1, 1, 1, 1])
    }

    @Test func eachDesignedMenuHolds() throws {
        var random = SeededGenerator(seed: 31)
        let settings = [
            ("bound:1,1", "linear:100"), ("power:0.95,2,0.5", "linear:100"), ("arctan:0.05", "power:40,0.5"),
        ]
        for round in 0..<60 {
            let (accuracy, valuation) = settings[round % settings.count]
            let problem = try random.contractProblem(
                types: 1...5, participants: 1...8, accuracy: accuracy, valuation: valuation,
                preference: round % 2 == 0 ? .parties : .coordinator)
            let contract = try problem.design()
            let audit = try problem.audit(proposals(contract))
            #expect(audit.holds, "\(audit.violations) in round \(round)")
            #expect(abs(audit.performance - contract.performance.lower) < 1e-9)
            #expect(abs(try #require(audit.forgone)) < 1e-9)
        }
    }

    /// Every constraint from its definition, with the group's expectations over ordered profiles.
    @Test func slacksFromTheDefinition() throws {
        var random = SeededGenerator(seed: 32)
        for _ in 0..<20 {
            let problem = try random.contractProblem(types: 2...4, participants: 2...5)
            let types = problem.population.types
            let offers = types.map { _ in
                ProposedOffer(
                    contribution: random.logUniform(1...2000), reward: Double.random(in: 0...95, using: &random))
            }
            let audit = try problem.audit(offers)
            let profiles = OrderedProfiles(
                participants: try #require(problem.participation.certainCount), probabilities: types.map(\.probability))
            let alone = ReservationProblem(accuracy: BoundAccuracy.standard, valuation: LinearValuation.standard)
            func value(_ total: Double) -> Double { 100 * problem.accuracy.performance(at: total) }
            func utility(_ i: Int, _ j: Int) -> Double { offers[j].reward - types[i].cost * offers[j].contribution }
            for i in types.indices {
                #expect(
                    abs(
                        audit.individualRationality[i].slack
                            - (utility(i, i) - alone.utility(atCost: types[i].cost).utility)) < 1e-9)
                let cap = profiles.expectation(offers.map(\.contribution), given: i, value)
                #expect(abs(audit.performanceCaps[i].slack - (cap - offers[i].reward)) < 1e-9)
                let tightest = types.indices.filter { $0 != i }.map { utility(i, i) - utility(i, $0) }.min()!
                #expect(abs(audit.incentiveCompatibility[i].slack - tightest) < 1e-9)
            }
            #expect(audit.allIncentiveConstraints.count == types.count * (types.count - 1))
            #expect(
                abs(
                    audit.performance
                        - profiles.expectation(offers.map(\.contribution)) { problem.accuracy.performance(at: $0) })
                    < 1e-12)
            let worst = (audit.individualRationality + audit.allIncentiveConstraints + audit.performanceCaps).map(
                \.slack
            ).min()!
            #expect(audit.holds == (worst >= -1e-7))
        }
    }

    /// The costliest type only just accepts, so it is the one that walks out.
    @Test func contributionUpByOnePercent() throws {
        let problem = try firms()
        var offers = proposals(try problem.design())
        offers[0].contribution *= 1.01
        let worst = try #require(try problem.audit(offers).violations.first)
        #expect(worst.type == "1")
        #expect([.individualRationality, .incentive(posingAs: "2")].contains(worst.constraint))
        #expect(abs(worst.slack + 0.2 * 0.01 * offers[0].contribution / 1.01) < 1e-3)
    }

    @Test func rewardsSwapped() throws {
        let problem = try firms()
        var offers = proposals(try problem.design())
        (offers[0].reward, offers[4].reward) = (offers[4].reward, offers[0].reward)
        let broken = try problem.audit(offers).violations
        // Type 5 would rather have what type 1 has now, for less data and more reward; type 1's cap is passed.
        #expect(broken.contains { $0.type == "5" && $0.constraint == .incentive(posingAs: "1") })
        #expect(broken.contains { $0.type == "1" && $0.constraint == .performanceCap })
    }

    @Test func rewardAboveTheCap() throws {
        let problem = try firms()
        let contract = try problem.design()
        var offers = proposals(contract)
        offers[2].reward = contract.menu.offers[2].cap + 0.5
        let broken = try problem.audit(offers).violations
        let cap = try #require(broken.first { $0.constraint == .performanceCap })
        #expect(cap.type == "3")
        #expect(abs(cap.slack + 0.5) < 1e-9)
    }

    /// A menu that holds and is not the best: everyone trains alone.
    @Test func whatAMenuGivesAway() throws {
        let problem = try firms()
        let contract = try problem.design()
        let offers = contract.menu.offers.map { offer in
            ProposedOffer(
                contribution: offer.standaloneContribution,
                reward: offer.outsideOption + offer.type.cost * offer.standaloneContribution)
        }
        let audit = try problem.audit(offers)
        #expect(audit.holds)
        #expect(abs(try #require(audit.forgone) - (contract.performance.lower - audit.performance)) < 1e-12)
        #expect(try #require(audit.forgone) > 0.01)
    }

    /// Two types of one cost may be offered different contributions at equal utility. They are one type all the same:
    /// here everybody is of it, so that its cap is the mean over all groups.
    @Test func equalCostsWithDifferentOffers() throws {
        let problem = try contractProblem(costs: [0.01, 0.01], probabilities: [0.5, 0.5], participants: 3)
        let audit = try problem.audit([
            ProposedOffer(contribution: 1200, reward: 78), ProposedOffer(contribution: 1300, reward: 79),
        ])
        #expect(audit.holds)
        let profiles = OrderedProfiles(participants: 3, probabilities: [0.5, 0.5])
        let cap = profiles.expectation([1200, 1300]) { 100 * problem.accuracy.performance(at: $0) }
        for offer in audit.menu.offers { #expect(abs(offer.cap - cap) < 1e-9) }
    }

    @Test func aThousandMillionParties() throws {
        let problem = try contractProblem(
            costs: [0.2, 0.16, 0.04], probabilities: [1, 1, 1], participants: 1_000_000_000)
        let contract = try problem.design()
        let audit = try problem.audit(proposals(contract))
        #expect(audit.holds)
        #expect(audit.engine == .laplace)
        #expect(audit.capUncertainty < 1e-7)
    }
}
