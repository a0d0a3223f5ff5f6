import ContractDesign
import TestSupport
import Testing

@testable import Reporting

/// What `welfare` prints, whole, for contracts that are known otherwise.
@Suite struct WelfareTextTests {
    private func text(_ contract: Contract) -> String {
        WelfarePresentation(contract.welfare(), of: contract.problem).text.settled
    }

    /// Where there is one type there is nothing to hide: the contract of `ContractTextTests`, in closed form. Alone the
    /// party trains on 20 units, for a performance of 1 - 4 / 20, and keeps 60 value units; there are four.
    @Test func oneTypeHasNothingToHide() throws {
        let contract = try contractProblem(
            costs: [1], probabilities: [1], participants: 4, accuracy: "power:1,4,1"
        ).design()
        #expect(
            text(contract) == """
                Type Utility [value] Outside option [value] Information rent [value] Contribution [units] Complete [units] Standalone [units]
                ---- --------------- ---------------------- ------------------------ -------------------- ---------------- ------------------
                1            60.0000                60.0000                   0.0000               37.321           37.321             20.000

                Performance       0.973205081 under complete information (to within 0), 0.973205081 under the contract, 0.800000000 alone (mean over parties)
                Information cost  0.000000000 in performance
                Surplus           240.0000 value units kept by all parties together, 240.0000 alone or under complete information: 0.0000 of information rent

                """)
    }

    /// Contributions, least rewards and performances, also where the types are known, are those of
    /// `Data/published-two-types.csv`, found by root finding. Outside options and what is trained on alone solve
    /// 100 a'(m) = c; rents and surplus are sums of these.
    @Test func thePublishedTwoTypes() throws {
        let high = 0.6182758621
        let contract = try contractProblem(
            costs: [0.02, 0.01], probabilities: [high, 1 - high], participants: 2, preference: .coordinator
        ).design()
        #expect(
            text(contract) == """
                Type Utility [value] Outside option [value] Information rent [value] Contribution [units] Complete [units] Standalone [units]
                ---- --------------- ---------------------- ------------------------ -------------------- ---------------- ------------------
                1            55.2559                55.2559                   0.0000             1451.559         1515.935            715.644
                2            69.7715                64.1608                   5.6107             1451.559         2141.377           1148.389

                Performance       0.855745821 under complete information (to within 0), 0.842870790 under the contract, 0.718880959 alone (mean over parties)
                Information cost  0.012875032 in performance
                Surplus           121.5937 value units kept by all parties together, 117.3102 alone or under complete information: 4.2835 of information rent

                """)
    }

    /// Nothing is said of complete information where it was left out.
    @Test func withoutCompleteInformation() throws {
        let contract = try contractProblem(
            costs: [1], probabilities: [1], participants: 4, accuracy: "power:1,4,1"
        ).design()
        let shown = WelfarePresentation(try contract.welfare(knownTypes: .skip), of: contract.problem)
        #expect(
            shown.text.settled == """
                Type Utility [value] Outside option [value] Information rent [value] Contribution [units] Standalone [units]
                ---- --------------- ---------------------- ------------------------ -------------------- ------------------
                1            60.0000                60.0000                   0.0000               37.321             20.000

                Performance  0.973205081 under the contract, 0.800000000 alone (mean over parties)
                Surplus      240.0000 value units kept by all parties together, 240.0000 alone: 0.0000 of information rent

                """)
    }
}
