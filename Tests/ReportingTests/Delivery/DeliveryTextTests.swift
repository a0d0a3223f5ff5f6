import ContractDesign
import TestSupport
import Testing

@testable import Reporting

/// What `deliver` prints, whole, for two parties with 10 and 20 units and a(x) = 1 - 1 / x.
///
/// A model on 20, 30 and 40 units is worth V = 95, 96.6667 and 97.5 value units. Type 1 meets its like in one of three
/// of the compositions with it, type 2 likewise, so their caps are (V(20) + 2 V(30)) / 3 = 96.1111 and (2 V(30) +
/// V(40)) / 3 = 96.9444. A model worth t value units is one trained on 1 / (1 - t / 100) units.
@Suite struct DeliveryTextTests {
    private func text(_ policy: RewardPolicy) throws -> String {
        let problem = try contractProblem(
            costs: [1, 0.25], probabilities: [0.5, 0.5], participants: 2, accuracy: "power:1,1,1")
        let offers = [ProposedOffer(contribution: 10, reward: 92), ProposedOffer(contribution: 20, reward: 96)]
        let menu = problem.menu(
            of: offers, caps: try problem.expectations(atContributions: offers.map(\.contribution)).caps)
        let plan = problem.rewardPlan(for: menu, policy: policy)
        return DeliveryPresentation(problem.delivery(toGroup: [1, 1], of: menu, by: plan)).text
    }

    /// Each gets the part of 96.6667 that its promise is of its cap: 92 / 96.1111 and 96 / 96.9444.
    @Test func proportional() throws {
        #expect(
            try text(.proportional) == """
                The group brings 30.000 effective units of data; its model performs 0.966666667, worth 96.6667 value units. Policy proportional:

                Type Count Contribution [units] Reward [value] Performance Data [eff. units] Of the group's data
                ---- ----- -------------------- -------------- ----------- ----------------- -------------------
                1        1               10.000        92.5318    0.925318              13.4               44.6%
                2        1               20.000        95.7249    0.957249              23.4               78.0%

                Performance is that of the model to hand out, data what a model that good would be trained on.
                Types absent from the group are listed too: what they would get in such a group.

                """)
    }

    /// No model is worth less than either promise in any composition, so the thresholds are the promises.
    @Test func threshold() throws {
        #expect(
            try text(.threshold) == """
                The group brings 30.000 effective units of data; its model performs 0.966666667, worth 96.6667 value units. Policy threshold:

                Type Count Contribution [units] Reward [value] Performance Data [eff. units] Of the group's data
                ---- ----- -------------------- -------------- ----------- ----------------- -------------------
                1        1               10.000        92.0000    0.920000              12.5               41.7%
                2        1               20.000        96.0000    0.960000              25.0               83.3%

                Performance is that of the model to hand out, data what a model that good would be trained on.
                Types absent from the group are listed too: what they would get in such a group.

                """)
    }
}
