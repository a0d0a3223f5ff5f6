import ContractDesign
import TestSupport
import Testing

@testable import Reporting

/// What `verify` prints, whole, for menus whose slacks are sums of a few numbers.
@Suite struct AuditTextTests {
    /// a(x) = 1 - 4 / x, so that four parties with 30 units each reach 1 - 4 / 120 of 100 value units, and the party
    /// keeps 95 - 30. The optimum in closed form is that of `ContractTextTests`.
    @Test func aMenuThatHolds() throws {
        let problem = try contractProblem(
            costs: [1], probabilities: [1], participants: 4, accuracy: "power:1,4,1")
        let audit = try problem.audit([ProposedOffer(contribution: 30, reward: 95)])
        #expect(
            AuditPresentation(audit).text.settled == """
                Type Contribution [units] Reward [value] Cap [value] Utility [value] Outside option [value] Slack: accepts [value] Slack: honest [value] Tempted by Slack: cap [value]
                ---- -------------------- -------------- ----------- --------------- ---------------------- ---------------------- --------------------- ---------- ------------------
                1                  30.000        95.0000     96.6667         65.0000                60.0000                 5.0000                     - -                      1.6667

                The menu holds: every type accepts, none gains by posing as another, and no promise exceeds its cap.

                Performance  0.966666666667 if everybody takes its own offer; the optimum lies between 0.973205080757 and 0.973205080757
                Gives away   0.00653841 in performance against the best menu known
                Rounding     a constraint counts as broken from 1e-07 value units on
                Own view     the promise is worth this to a party that knows itself to be in, value units: 1 95.0000

                """)
    }

    /// The best menu gives nothing away, up to rounding.
    @Test func theBestMenu() throws {
        let problem = try contractProblem(
            costs: [1], probabilities: [1], participants: 4, accuracy: "power:1,4,1")
        let best = try problem.design().menu.offers[0]
        let audit = try problem.audit([ProposedOffer(contribution: best.contribution, reward: best.reward)])
        #expect(
            AuditText(audit).summary.settled == """
                Performance  0.973205080757 if everybody takes its own offer; the optimum lies between 0.973205080757 and 0.973205080757
                Gives away   nothing: no menu is better by more than 0
                Rounding     a constraint counts as broken from 1e-07 value units on
                Own view     the promise is worth this to a party that knows itself to be in, value units: 1 97.3205
                """)
    }

    /// All ten bring 390 units, so every group has 3900 and its model is worth 100 (1 - (sqrt(2 (2 + ln 3900)) + 4) /
    /// sqrt(3900)) = 86.3381 value units. Outside options and the optimum are those of `Data/published-experiments.csv`;
    /// who looks at another's offer gains the difference of the rewards.
    @Test func aMenuThatBreaksItsPromises() throws {
        let problem = try contractProblem(
            costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [0.2, 0.2, 0.2, 0.2, 0.2])
        let audit = try problem.audit([80, 86, 86, 86, 87].map { ProposedOffer(contribution: 390, reward: $0) })
        #expect(
            AuditPresentation(audit).text.settled == """
                Type Contribution [units] Reward [value] Cap [value] Utility [value] Outside option [value] Slack: accepts [value] Slack: honest [value] Tempted by Slack: cap [value]
                ---- -------------------- -------------- ----------- --------------- ---------------------- ---------------------- --------------------- ---------- ------------------
                1                 390.000        80.0000     86.3381          2.0000                 6.7701                -4.7701               -7.0000 5                      6.3381
                2                 390.000        86.0000     86.3381         23.6000                13.1516                10.4484               -1.0000 5                      0.3381
                3                 390.000        86.0000     86.3381         39.2000                20.7451                18.4549               -1.0000 5                      0.3381
                4                 390.000        86.0000     86.3381         54.8000                30.3443                24.4557               -1.0000 5                      0.3381
                5                 390.000        87.0000     86.3381         71.4000                44.1605                27.2395                1.0000 2                     -0.6619

                The menu does not hold: 6 constraints are broken.
                  Type 1 poses as 5: that gains it 7 value units over its own offer.
                  Type 1 stays away: its offer leaves it 4.7701 value units less than it has alone.
                  Type 2 poses as 5: that gains it 1 value units over its own offer.
                  Type 3 poses as 5: that gains it 1 value units over its own offer.
                  Type 4 poses as 5: that gains it 1 value units over its own offer.
                  Type 5 is promised too much: the reward exceeds its cap, what the collective model gives it, by 0.661858 value units.

                Performance  0.863381415776 if everybody takes its own offer; the optimum lies between 0.864782760158 and 0.864782760158
                Rounding     a constraint counts as broken from 1e-07 value units on
                Own view     the promise is worth this to a party that knows itself to be in, value units: 1 80.0000, 2 86.0000, 3 86.0000, 4 86.0000, 5 87.0000

                """)
    }
}
