import ContractDesign
import Foundation
import TestSupport
import Testing

/// How promises are kept, against sums over every ordered profile of the group.
@Suite struct RewardPlanTests {
    private static let problems: [@Sendable () throws -> ContractProblem] = [
        {
            try contractProblem(costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [1, 1, 1, 1, 1], participants: 6)
        },
        {
            try contractProblem(
                costs: [0.5, 0.4, 0.03, 0.001], probabilities: [4, 2, 1, 1], participants: 7, preference: .coordinator)
        },
        {
            try contractProblem(
                costs: [0.3, 0.01], probabilities: [0.9, 0.1], participants: 8, accuracy: "power:0.95,2,0.5",
                valuation: "power:80,0.5")
        },
        { try contractProblem(costs: [1, 0.4], probabilities: [0.5, 0.5], participants: 10) },
    ]

    /// A group of one costly party learns nothing here, and exponential sums alone would understate that type's cap by
    /// more than 1e-3.
    @Test(arguments: RewardPolicy.allCases) func theCapIsWhatTheTypeExpectsWhereSumsUnderstateIt(_ policy: RewardPolicy)
        throws
    {
        let problem = try contractProblem(
            costs: [0.0022781380485901066, 0.0005081765870173856, 0.00014453525308972599],
            probabilities: [0.125, 0.16, 0.715],
            participation: .poisson(mean: 4), accuracy: "bound:1,0.745687", valuation: "linear:1", engine: .laplace)
        let menu = try problem.design().menu
        let plan = problem.rewardPlan(for: menu, policy: policy)
        #expect(abs(plan.promises[0].collective.mean - menu.offers[0].cap) < 1e-9)
        for promise in plan.promises { #expect(abs(promise.delivered.mean - promise.reward) < 1e-9) }
    }

    /// Where compositions are drawn, a promise just below the cap may exceed the mean of the draws. Then nothing is
    /// cut, also nothing from a composition that is better than all that were drawn.
    @Test func aThresholdBeyondTheDrawnMeanCutsNothing() throws {
        let problem = try contractProblem(
            costs: [0.2, 0.15, 0.1, 0.08, 0.05, 0.02], probabilities: [1, 1, 1, 1, 1, 1], participants: 1000)
        var menu = try problem.design().menu
        for i in menu.offers.indices { menu.offers[i].reward = menu.offers[i].cap * (1 - 1e-15) }
        var beyond = 0
        for seed in UInt64(1)...4 {
            for promise in problem.rewardPlan(for: menu, policy: .threshold, seed: seed).promises {
                #expect(promise.collective.draws != nil)
                if promise.collective.mean > promise.reward { continue }
                beyond += 1
                #expect(promise.rule.parameter == 100)
            }
        }
        #expect(beyond > 0)
    }

    /// The mean given that the type occurs is the promise; no composition gives more than the collective model; and
    /// `threshold` spreads no wider than `proportional`.
    @Test(arguments: problems) func promisesAreKept(_ make: @Sendable () throws -> ContractProblem) throws {
        let problem = try make()
        let contract = try problem.design()
        let profiles = OrderedProfiles(
            participants: try #require(problem.participation.certainCount),
            probabilities: problem.population.types.map(\.probability))
        let contributions = contract.menu.offers.map(\.effectiveContribution)
        var deviations: [RewardPolicy: [Double]] = [:]
        for policy in RewardPolicy.allCases {
            let plan = contract.rewardPlan(policy)
            for (i, promise) in plan.promises.enumerated() {
                #expect(promise.delivered.draws == nil)
                func value(_ total: Double) -> Double {
                    problem.valuation.value(of: problem.accuracy.performance(at: total))
                }
                func given(_ total: Double) -> Double { promise.rule.reward(fromCollectiveValue: value(total)) }
                let mean = profiles.expectation(contributions, given: i, given)
                #expect(abs(mean - contract.menu.offers[i].reward) < 1e-9)
                #expect(abs(promise.delivered.mean - mean) < 1e-9)
                let square = profiles.expectation(contributions, given: i) { (given($0) - mean) * (given($0) - mean) }
                #expect(abs(promise.delivered.standardDeviation - square.squareRoot()) < 1e-6)
                let excess = profiles.expectation(contributions, given: i) { max(0, given($0) - value($0)) }
                #expect(excess == 0)
                #expect(zip(promise.delivered.values, promise.collective.values).allSatisfy { $0 <= $1 })
                deviations[policy, default: []].append(promise.delivered.standardDeviation)
            }
        }
        for (cut, part) in zip(deviations[.threshold]!, deviations[.proportional]!) { #expect(cut <= part + 1e-9) }
    }

    /// Among rules that keep the promise and stay below the collective model, drawn at random, none varies less.
    @Test func noRuleVariesLessThanTheThreshold() throws {
        let problem = try contractProblem(
            costs: [0.5, 0.4, 0.03, 0.001], probabilities: [1, 1, 1, 1], participants: 6)
        let contract = try problem.design()
        var random = SeededGenerator(seed: 20)
        for promise in contract.rewardPlan(.threshold).promises {
            let collective = promise.collective
            for _ in 0..<50 {
                // Mixtures of the two rules with a cut of their own, shifted towards the mean by a factor.
                let parts = collective.values.map { $0 * Double.random(in: 0...1, using: &random) }
                let mean = zip(parts, collective.weights).reduce(0) { $0 + $1.0 * $1.1 }
                let gap = zip(collective.values, parts).map { $0 - $1 }
                let room = zip(gap, collective.weights).reduce(0) { $0 + $1.0 * $1.1 }
                guard mean <= promise.reward, room > 0 else { continue }
                let rule = zip(parts, gap).map { $0 + $1 * (promise.reward - mean) / room }
                let variance = zip(rule, collective.weights).reduce(0) {
                    $0 + ($1.0 - promise.reward) * ($1.0 - promise.reward) * $1.1
                }
                #expect(promise.delivered.standardDeviation <= variance.squareRoot() + 1e-9)
            }
        }
    }

    @Test func aPartysOwnViewWeighsCompositionsByHowOftenItIsThere() throws {
        let problem = try contractProblem(
            costs: [0.2, 0.05], probabilities: [0.3, 0.7], participants: 5, conditioning: .own)
        let contract = try problem.design()
        for promise in contract.rewardPlan(.proportional).promises {
            #expect(abs(promise.delivered.mean - promise.reward) < 1e-9)
        }
    }

    /// Many types that hardly differ from two: drawn compositions against enumerated ones.
    @Test(arguments: [Conditioning.atLeastOne, .own]) func drawnDistributionsAgree(_ conditioning: Conditioning) throws
    {
        let probabilities = [0.02] + (0..<11).map { _ in 0.98 / 11 }
        let few = try contractProblem(
            costs: [0.1, 0.02], probabilities: [0.02, 0.98], participants: 12, conditioning: conditioning)
        let many = try contractProblem(
            costs: [0.1] + (0..<11).map { 0.02 * (1 - 1e-10 * Double($0)) }, probabilities: probabilities,
            participants: 12,
            conditioning: conditioning)
        let menu = try few.design().menu
        // No two alike, so that the types are told apart.
        let copies = [menu.offers[0]] + [Offer](repeating: menu.offers[1], count: 11)
        let offers = copies.enumerated().map { k, offer in
            ProposedOffer(contribution: offer.contribution * (1 + 1e-9 * Double(k)), reward: offer.reward)
        }
        let spread = many.menu(of: offers, caps: copies.map(\.cap))
        for policy in RewardPolicy.allCases {
            let exact = few.rewardPlan(for: menu, policy: policy).promises[0].delivered
            let drawn = many.rewardPlan(for: spread, policy: policy).promises[0].delivered
            let error = try #require(drawn.standardError)
            #expect(exact.draws == nil)
            #expect(abs(drawn.mean - exact.mean) < 4 * error + 1e-6)
            #expect(abs(drawn.standardDeviation - exact.standardDeviation) < 0.05 * exact.standardDeviation + 1e-6)
        }
    }

    @Test func theDayOfDelivery() throws {
        let problem = try contractProblem(
            costs: [4, 1], probabilities: [0.5, 0.5], participants: 3, accuracy: "power:1,1,1")
        let contract = try problem.design()
        let delivery = problem.delivery(toGroup: [1, 2], of: contract.menu, by: contract.rewardPlan(.proportional))
        let offers = contract.menu.offers
        let total = offers[0].contribution + 2 * offers[1].contribution
        #expect(abs(delivery.total - total) < 1e-12)
        #expect(abs(delivery.performance - (1 - 1 / total)) < 1e-12)
        for (share, offer) in zip(delivery.shares, offers) {
            let reward = offer.reward / offer.cap * 100 * (1 - 1 / total)
            #expect(abs(share.reward - reward) < 1e-9)
            #expect(abs(share.performance - reward / 100) < 1e-12)
            // a(x) = 1 - 1/x, so a model that performs r was trained on 1 / (1 - r).
            #expect(abs(share.data - 1 / (1 - reward / 100)) < 1e-9 * total)
        }
    }

    @Test(arguments: ["bound:1,1", "bound:100,0.9", "power:0.95,2,0.5", "arctan:0.01", "exponential:0.9,0.001"])
    func dataReachingAPerformance(_ text: String) throws {
        let accuracy = try Specification.accuracy(text)
        #expect(accuracy.data(reaching: 0) == 0)
        #expect(accuracy.data(reaching: accuracy.limit) == .infinity)
        for share in [1e-6, 0.1, 0.5, 0.9, 0.99] {
            let performance = share * accuracy.limit
            let data = accuracy.data(reaching: performance)
            #expect(abs(accuracy.performance(at: data) - performance) < 1e-12)
        }
    }
}
