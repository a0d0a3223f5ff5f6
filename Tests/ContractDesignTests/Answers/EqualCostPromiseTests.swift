import ContractDesign
import TestSupport
import Testing

/// How promises are kept that a menu gives to types of one cost for different contributions.
@Suite struct EqualCostPromiseTests {
    /// Types 1 and 2 are of one cost and as content with either offer.
    private let contributions: [Double] = [120, 500, 1500]
    private let probabilities = [0.25, 0.35, 0.4]

    private func offers(_ rewards: [Double]) -> [ProposedOffer] {
        zip(contributions, rewards).map { ProposedOffer(contribution: $0, reward: $1) }
    }

    private func played(_ conditioning: Conditioning, participants: Int = 4, rewards: [Double] = [40, 51.4, 60]) throws
        -> (ContractProblem, Menu)
    {
        let problem = try contractProblem(
            costs: [0.03, 0.03, 0.01], probabilities: probabilities, participants: participants,
            conditioning: conditioning)
        let caps = try problem.expectations(atContributions: contributions).caps
        return (problem, problem.menu(of: offers(rewards), caps: caps))
    }

    /// What is handed out on each day on which a party of the cost is there, over every ordered profile.
    @Test(arguments: RewardPolicy.allCases) func theMeanOfDeliveriesIsThePromise(_ policy: RewardPolicy) throws {
        let (problem, menu) = try played(.atLeastOne)
        let plan = problem.rewardPlan(for: menu, policy: policy)
        for (i, alike) in [[0, 1], [0, 1], [2]].enumerated() {
            var (sum, chance) = (0.0, 0.0)
            func visit(_ left: Int, _ weight: Double, _ counts: [Int]) {
                if left == 0 {
                    guard alike.contains(where: { counts[$0] > 0 }) else { return }
                    sum += weight * problem.delivery(toGroup: counts, of: menu, by: plan).shares[i].reward
                    chance += weight
                    return
                }
                for j in counts.indices {
                    var counts = counts
                    counts[j] += 1
                    visit(left - 1, weight * probabilities[j], counts)
                }
            }
            visit(4, 1, [0, 0, 0])
            #expect(abs(sum / chance - menu.offers[i].reward) < 1e-9)
            #expect(abs(plan.promises[i].delivered.mean - menu.offers[i].reward) < 1e-9)
            #expect(plan.promises[i].collective.draws == nil)
            #expect(abs(plan.promises[i].collective.mean - menu.offers[i].cap) < 1e-9)
        }
        #expect(plan.classOfType == [0, 0, 1])
        #expect(menu.offers[0].cap == menu.offers[1].cap)
    }

    /// A party that is in sees what its own offer brings: here the caps of the two differ.
    @Test func aPartysOwnViewIsThatOfItsOffer() throws {
        let (problem, menu) = try played(.own)
        let others = OrderedProfiles(participants: 3, probabilities: probabilities)
        for (i, promise) in problem.rewardPlan(for: menu, policy: .proportional).promises.enumerated() {
            let cap = others.expectation(contributions) {
                100 * problem.accuracy.performance(at: contributions[i] + $0)
            }
            #expect(abs(menu.offers[i].cap - cap) < 1e-9)
            #expect(abs(promise.collective.mean - cap) < 1e-9)
        }
        #expect(menu.offers[1].cap - menu.offers[0].cap > 0.5)
    }

    /// Compositions of eight types that are drawn rather than listed, the rarest class one in three groups.
    @Test(arguments: [1, 2, 3] as [UInt64]) func drawnViewsMeanTheCap(_ seed: UInt64) throws {
        let problem = try contractProblem(
            costs: [0.2, 0.2, 0.1, 0.1, 0.05, 0.05, 0.05, 0.01],
            probabilities: [0.01, 0.03, 0.1, 0.16, 0.1, 0.1, 0.2, 0.3], participation: .poisson(mean: 12))
        let contributions: [Double] = [0, 900, 20, 60, 40, 40, 150, 30]
        let found = try problem.expectations(atContributions: contributions)
        let menu = problem.menu(
            of: contributions.map { ProposedOffer(contribution: $0, reward: 10) }, caps: found.caps)
        for (i, promise) in problem.rewardPlan(for: menu, policy: .threshold, seed: seed).promises.enumerated() {
            #expect(promise.collective.draws != nil)
            let error = try #require(promise.collective.standardError)
            #expect(abs(promise.collective.mean - found.caps[i]) < 4.5 * error + found.capUncertainty)
            #expect(error < 0.2)
            #expect(abs(promise.delivered.mean - 10) < 1e-9)
        }
    }
}
