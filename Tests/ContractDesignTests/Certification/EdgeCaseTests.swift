import ContractDesign
import TestSupport
import Testing

@Suite struct EdgeCaseTests {
    @Test(arguments: [2, 7, 1_000_000_000])
    func oneTypeContributesUntilNothingIsGained(_ participants: Int) throws {
        let contract = try contractProblem(costs: [0.1], probabilities: [1], participants: participants).design()
        #expect(contract.status == .certified)
        // The total is N m for sure, so m is the largest root of 100 a(N m) - 0.1 m = f.
        let offer = contract.menu.offers[0]
        func surplus(_ m: Double) -> Double {
            100 * BoundAccuracy.standard.performance(at: Double(participants) * m) - 0.1 * m - offer.outsideOption
        }
        #expect(abs(surplus(offer.contribution)) < 1e-9)
        #expect(surplus(offer.contribution * 1.0001) < 0)
        #expect(
            abs(
                contract.performance.lower
                    - BoundAccuracy.standard.performance(at: Double(participants) * offer.contribution)) < 1e-13)
    }

    @Test func loneParticipantGetsWhatItCanHaveAlone() throws {
        let contract = try contractProblem(costs: [0.5, 0.1, 0.02], probabilities: [0.3, 0.3, 0.4], participants: 1)
            .design()
        #expect(contract.status == .certified)
        #expect(contract.solver.linearPrograms == 0)
        for offer in contract.menu.offers {
            #expect(offer.contribution == offer.standaloneContribution)
            #expect(abs(offer.utility - offer.outsideOption) < 1e-12)
        }
        let expected = zip([0.3, 0.3, 0.4], contract.menu.offers).reduce(0) {
            $0 + $1.0 * BoundAccuracy.standard.performance(at: $1.1.standaloneContribution)
        }
        #expect(abs(contract.performance.lower - expected) < 1e-14)
        #expect(contract.menu.offers[0].isExcluded)
    }

    @Test func onePartyThatMayNotComeIsAloneAllTheSame() throws {
        let sure = try contractProblem(costs: [0.1, 0.02], probabilities: [0.4, 0.6], participants: 1).design()
        let maybe = try contractProblem(
            costs: [0.1, 0.02], probabilities: [0.4, 0.6], participation: .binomial(invited: 1, rate: 0.25)
        ).design()
        #expect(maybe.status == .certified)
        #expect(maybe.solver.linearPrograms == 0)
        #expect(abs(maybe.performance.lower - 0.25 * sure.performance.lower) < 1e-14)
        #expect(maybe.menu.offers.map(\.contribution) == sure.menu.offers.map(\.contribution))
    }

    @Test func equalCostsAreOneType() throws {
        let split = try contractProblem(costs: [0.1, 0.05, 0.1], probabilities: [0.25, 0.5, 0.25], participants: 5)
            .design()
        let merged = try contractProblem(costs: [0.1, 0.05], probabilities: [0.5, 0.5], participants: 5).design()
        #expect(split.performance == merged.performance)
        #expect(split.mergedTypes == [["1", "3"]])
        #expect(split.menu.offers[0].contribution == split.menu.offers[2].contribution)
        #expect(split.menu.offers[0].reward == split.menu.offers[2].reward)
        #expect(split.menu.offers[0].contribution == merged.menu.offers[0].contribution)
        #expect(split.menu.offers[0].cap == merged.menu.offers[0].cap)
        #expect(split.checks.worst <= 1e-12)
    }

    @Test func aTypeThatHardlyOccursHardlyMatters() throws {
        let with = try contractProblem(costs: [0.1, 0.05], probabilities: [1e-12, 1], participants: 7).design()
        let without = try contractProblem(costs: [0.05], probabilities: [1], participants: 7).design()
        #expect(with.status == .certified)
        #expect(with.checks.worst <= 1e-9)
        #expect(abs(with.performance.lower - without.performance.lower) < 1e-10)
    }

    @Test func qualityOnlyChangesTheUnits() throws {
        // Costs and qualities whose quotients are exact, so that both problems are the same to the last bit.
        let types = [("a", 0.5, 2.0, 0.25), ("b", 0.125, 4.0, 0.75)]
        func design(_ types: [ParticipantType]) throws -> Contract {
            try ContractProblem(
                population: Population(types), participation: .fixed(6), accuracy: BoundAccuracy.standard,
                valuation: LinearValuation.standard
            ).design()
        }
        let weighed = try design(
            types.map { ParticipantType(name: $0.0, cost: $0.1, probability: $0.3, quality: $0.2) })
        let plain = try design(types.map { ParticipantType(name: $0.0, cost: $0.1 / $0.2, probability: $0.3) })
        #expect(weighed.performance == plain.performance)
        for (one, other) in zip(weighed.menu.offers, plain.menu.offers) {
            #expect(one.effectiveContribution == other.contribution)
            #expect(one.contribution * one.type.quality == other.contribution)
            #expect(one.standaloneContribution * one.type.quality == other.standaloneContribution)
            #expect(one.reward == other.reward)
        }
        #expect(weighed.checks.worst <= 1e-12)
    }

    @Test(arguments: [2, 4])
    func whereNothingPaysTheOptimumIsZeroAndCertified(_ participants: Int) throws {
        let contract = try contractProblem(
            costs: [1, 0.85, 0.7, 0.55, 0.4], probabilities: [1, 1, 1, 1, 1], participants: participants
        ).design()
        #expect(contract.status == .certified)
        #expect(contract.performance.lower == 0)
        #expect(contract.performance.upper < 1e-8)
        #expect(contract.menu.offers.allSatisfy { $0.contribution == 0 && $0.reward == 0 })
    }

    @Test func withoutAPoolingContractAMenuIsFoundAllTheSame() throws {
        let contract = try contractProblem(
            costs: [1.3211722898089564, 0.16534457897514127, 0.036982385659080415, 0.026081501120343232],
            probabilities: [0.04489456966177176, 0.19947239912398795, 0.5244555022253821, 0.23117752898885832],
            participants: 3
        ).design()
        // The optimum, found elsewhere, is 0.824707497 with these contributions.
        #expect(contract.status == .certified)
        #expect(abs(contract.performance.lower - 0.824707497) < 1e-9)
        for (offer, contribution) in zip(contract.menu.offers, [10.58963, 259.43736, 1010.41153, 1021.33856]) {
            #expect(abs(offer.contribution / contribution - 1) < 1e-4)
        }
        #expect(contract.checks.worst <= 1e-9)
    }

    @Test func theRelaxationAloneIsBoundedWhereConcavityMisleads() throws {
        let types = [
            ParticipantType(name: "a", cost: 1, probability: 0.5),
            ParticipantType(name: "b", cost: 0.4, probability: 0.5),
        ]
        let contract = try ContractProblem(
            population: Population(types), participation: .fixed(10), setting: Setting(isRelaxed: true)
        ).design()
        // The optimum, found elsewhere, is 0.712963947688.
        #expect(contract.status == .bounded)
        #expect(contract.performance.lower <= 0.712963947688 + 1e-11)
        #expect(contract.performance.upper >= 0.712963947688 - 1e-11)
        #expect(contract.performance.gap < 1e-4)
        #expect(contract.checks.worst <= 1e-9)
    }

    @Test func leavingOutTheCostliestTypeIsFoundWhereItIsBest() throws {
        let contract = try contractProblem(
            costs: [0.5158, 0.3039, 0.0181, 0.0106], probabilities: [0.074, 0.459, 0.038, 0.429], participants: 3
        ).design()
        #expect(contract.performance.lower >= 0.8153299848 - 1e-10)
        let expected = [0, 198.2583, 909.7604, 2040.2734]
        for (offer, contribution) in zip(contract.menu.offers, expected) {
            #expect(abs(offer.contribution - contribution) < 1e-3)
        }
        #expect(contract.menu.offers[0].isExcluded)
    }

    @Test func cancellingLeavesAFeasibleMenuWithItsBounds() throws {
        let problem = try contractProblem(costs: [0.2, 0.1, 0.05], probabilities: [1, 1, 1], participants: 5)
        let contract = try problem.design(observer: SolveObserver(isCancelled: { true }))
        #expect(contract.status == .bounded)
        #expect(contract.checks.worst <= 1e-9)
        #expect(contract.performance.lower > 0)
        #expect(contract.performance.upper >= (try problem.design()).performance.lower)
    }
}

/// Concave problems whose caps fall steeply where a class is asked for nothing, so that tangents far from there say little
/// about them. The numbers are feasible menus found by other means.
@Suite struct SteepCapTests {
    @Test func aRareTypeWithASteepCap() throws {
        let types = [
            (0.09385893867033238, 5.564700767631532e-12, 0.6735116303584318),
            (0.09385893967033238, 0.34637623040593246, 1.4219049003408684),
            (0.08204279110721141, 0.6536237695885028, 1.2287412494644059),
        ].enumerated().map { index, type in
            ParticipantType(name: "\(index)", cost: type.0, probability: type.1, quality: type.2)
        }
        let contract = try ContractProblem(
            population: Population(types, normalizing: true), participation: .poisson(mean: 0.576),
            accuracy: Specification.accuracy("arctan:0.17"), valuation: Specification.valuation("power:100,0.3")
        ).design()
        #expect(contract.status == .certified)
        #expect(contract.performance.lower > 0.4142855)
        #expect(contract.solver.linearPrograms < 50)
    }

    @Test func aPriceThatHardlyAnybodyPays() throws {
        let contract = try contractProblem(
            costs: [2.461689581300849, 0.32273297201765105], probabilities: [0.8507336260094429, 0.14926637399055706],
            participation: .binomial(invited: 42, rate: 0.597), accuracy: "arctan:0.0002736",
            valuation: "power:100,0.9",
            conditioning: .own
        ).design()
        #expect(contract.status == .certified)
        #expect(contract.performance.lower > 7.4e-7)
        #expect(contract.performance.upper < 7.6e-7)
        #expect(contract.solver.linearPrograms < 50)
    }

    /// Compositions that are left out for being unlikely count by the chance of the rarest class; the references are
    /// sums over all compositions.
    @Test func rareTypesDoNotWidenTheBounds() throws {
        func contract(_ engine: Engine) throws -> Contract {
            try contractProblem(
                costs: [0.242, 0.126, 0.0603, 0.0203, 0.00222], probabilities: [0.93, 0.022, 0.041, 0.0079, 1.8e-10],
                participation: .binomial(invited: 51, rate: 0.01497), accuracy: "arctan:0.01368",
                valuation: "power:40.66,0.961", conditioning: .own, engine: engine
            ).design()
        }
        let likely = try contract(.auto)
        #expect(likely.status == .certified)
        #expect(likely.solver.evaluationError < 1e-12)
        #expect(abs(likely.performance.lower - (try contract(.enumerate).performance.lower)) < 1e-10)
    }
}
