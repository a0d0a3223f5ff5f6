import ContractDesign
import Simulation
import TestSupport
import Testing

@testable import Reporting

/// What `simulate` prints, whole, where chance has no part: one type, a fixed number of parties, all of whom do the
/// same. a(x) = 1 - 4 / x, and a perfect model is worth 100 value units.
@Suite struct SimulationTextTests {
    private let problem: ContractProblem

    init() throws {
        problem = try contractProblem(costs: [1], probabilities: [1], participants: 4, accuracy: "power:1,4,1")
    }

    private func played(_ offer: ProposedOffer, _ behaviour: Behaviour) throws -> Simulation {
        let menu = problem.menu(of: [offer], caps: try problem.expectations(atContributions: [offer.contribution]).caps)
        let plan = problem.rewardPlan(for: menu, policy: .proportional)
        return Simulation(problem, menu: menu, plan: plan, behaviour: behaviour, draws: 10_000, seed: 1)
    }

    /// Four times 30 units make a model worth 100 - 400 / 120; promised are 95, and 95 - 30 is kept.
    @Test func aPromiseThatIsKept() throws {
        let simulation = try played(ProposedOffer(contribution: 30, reward: 95), Behaviour(honestTypes: 1))
        let text = SimulationPresentation(simulation, expectedPerformance: 1 - 4.0 / 120).text
        #expect(
            text.settled == """
                10000 groups drawn with seed 1, policy proportional, intervals of 99% confidence
                Per composition, per party: the mean of what was delivered, with one vote each

                Type Does      Fraction of type Effective [eff. units] Reward [value] Per composition [value] +- Per party [value] +- Utility [value] Gain over honesty [value]
                ---- --------- ---------------- ---------------------- -------------- ----------------------- -- ----------------- -- --------------- -------------------------
                1    is honest             100%                 30.000        95.0000                 95.0000  0           95.0000  0         65.0000                         -

                Performance  0.966666667 +- 0, expected 0.966666667 if everybody is honest
                Promises     kept, as far as these draws can tell: no honest type got less than promised beyond what chance explains

                """)
    }

    /// Four times 40 units make a model worth 97.5 value units, and 99 are promised.
    @Test func aPromiseThatIsMissed() throws {
        let simulation = try played(ProposedOffer(contribution: 40, reward: 99), Behaviour(honestTypes: 1))
        #expect(simulation.missedPromises.map(\.type.name) == ["1"])
        let text = SimulationPresentation(simulation, expectedPerformance: 0.975).text
        #expect(
            text.settled == """
                10000 groups drawn with seed 1, policy proportional, intervals of 99% confidence
                Per composition, per party: the mean of what was delivered, with one vote each

                Type Does      Fraction of type Effective [eff. units] Reward [value] Per composition [value] +- Per party [value] +- Utility [value] Gain over honesty [value]
                ---- --------- ---------------- ---------------------- -------------- ----------------------- -- ----------------- -- --------------- -------------------------
                1    is honest             100%                 40.000        99.0000                 97.5000  0           97.5000  0         57.5000                         -

                Performance  0.975000000 +- 0, expected 0.975000000 if everybody is honest
                Promises     missed for 1: less than promised, beyond what chance explains

                """)
    }

    /// Who stays away trains on 20 units alone and keeps 60 value units, 5 less than the offer would leave.
    @Test func nobodyComes() throws {
        let offer = ProposedOffer(contribution: 30, reward: 95)
        var absence = Behaviour(honestTypes: 1)
        let isDiverted = absence.divert(1, ofType: 0, to: nil)
        #expect(isDiverted)
        let honest = try played(offer, Behaviour(honestTypes: 1))
        let text = SimulationPresentation(
            try played(offer, absence), expectedPerformance: 1 - 4.0 / 120, honest: honest
        ).text
        #expect(
            text.settled == """
                10000 groups drawn with seed 1, policy proportional, intervals of 99% confidence
                Per composition, per party: the mean of what was delivered, with one vote each

                Type Does       Fraction of type Effective [eff. units] Reward [value] Per composition [value] +- Per party [value] +- Utility [value] Gain over honesty [value]
                ---- ---------- ---------------- ---------------------- -------------- ----------------------- -- ----------------- -- --------------- -------------------------
                1    stays away             100%                  0.000        60.0000                 60.0000  0           60.0000  0         60.0000                   -5.0000

                Performance  0.000000000 +- 0, expected 0.966666667 if everybody is honest
                Deviations   move the performance by -0.9667 on the same groups
                Promises     kept, as far as these draws can tell: no honest type got less than promised beyond what chance explains

                """)
    }
}
