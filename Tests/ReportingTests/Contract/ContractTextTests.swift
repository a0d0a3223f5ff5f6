import ContractDesign
import TestSupport
import Testing

@testable import Reporting

/// What `design` prints, whole, for contracts that are known otherwise.
@Suite struct ContractTextTests {
    /// One type of cost c, N parties, a(x) = 1 - B / x and 100 value units for a perfect model. Alone it trains on
    /// M = sqrt(100 B / c) units and keeps f = 100 - 2 c M. The best contract leaves it f and promises the whole model:
    ///
    ///     100 - 100 B / (N m) - c m = f,     m = M (1 + sqrt(1 - 1 / N)).
    ///
    /// For B = 4, c = 1, N = 4: M = 20, f = 60, m = 37.3205, E[a] = 1 - 1 / m. A value unit less for the party allows
    /// 1 / (c - 100 a'(N m) N) units more of data, each worth a'(N m) N: 0.0007735; so does a cap one unit higher.
    @Test func oneTypeInClosedForm() throws {
        let contract = try contractProblem(
            costs: [1], probabilities: [1], participants: 4, accuracy: "power:1,4,1"
        ).design()
        #expect(
            ContractPresentation(contract).text.settled == """
                Participation fixed:4, accuracy power:1,4,1, valuation linear:100, greatest rewards (--prefer parties)

                Type Pool Cost [value/unit] Probability Contribution [units] Standalone [units] Reward [value] Cap [value] Share of cap Utility [value] Outside option [value] Binding
                ---- ---- ----------------- ----------- -------------------- ------------------ -------------- ----------- ------------ --------------- ---------------------- -------
                1    1                    1           1               37.321             20.000        97.3205     97.3205       100.0%         60.0000                60.0000 ir cap

                Performance  0.973205080757 <= optimum <= 0.973205080757, gap 0: certified (tolerance 1e-08)
                Model value  97.320508 value units in expectation
                Checks       worst violation, value units (0 up to rounding is clean): individual rationality 0, incentive compatibility 0, performance caps 0
                Work         ...

                What binds, and what relaxing it by one value unit would add to the performance:

                Shadow price [performance/value] Type Constraint Relaxing it
                -------------------------------- ---- ---------- --------------------------------------------------------------------------
                                       0.0007735 1    ir         the type accepts a value unit less than it has outside
                                       0.0007735 1    cap        the type may be promised a value unit more than the collective model gives

                Reward policy proportional: in every composition a type gets its part of what the collective model is worth (over the compositions with the type in them):

                Type     Part Reward [value] Mean [value] Std dev [value] 5% [value] 25% [value] 50% [value] 75% [value] 95% [value]
                ---- -------- -------------- ------------ --------------- ---------- ----------- ----------- ----------- -----------
                1    100.000%        97.3205      97.3205          0.0000     97.321      97.321      97.321      97.321      97.321

                """)
    }

    /// The same in two names: a unit from `rich` costs twice as much and counts twice.
    @Test func typesOfOneCostPerEffectiveUnit() throws {
        let types = [
            ParticipantType(name: "plain", cost: 1, probability: 0.5),
            ParticipantType(name: "rich", cost: 2, probability: 0.5, quality: 2),
        ]
        let contract = try ContractProblem(
            population: Population(types), participation: .fixed(4),
            setting: Setting(accuracy: Specification.accuracy("power:1,4,1"))
        ).design()
        #expect(
            ContractPresentation(contract).text.settled == """
                Participation fixed:4, accuracy power:1,4,1, valuation linear:100, greatest rewards (--prefer parties)

                Type  Pool Cost [value/unit] Quality [eff./unit] Probability Contribution [units] Effective [eff. units] Standalone [units] Reward [value] Cap [value] Share of cap Utility [value] Outside option [value] Binding
                ----- ---- ----------------- ------------------- ----------- -------------------- ---------------------- ------------------ -------------- ----------- ------------ --------------- ---------------------- -------
                plain 1 =                  1                   1         0.5               37.321                 37.321             20.000        97.3205     97.3205       100.0%         60.0000                60.0000 ir cap
                rich  1 =                  2                   2         0.5               18.660                 37.321             10.000        97.3205     97.3205       100.0%         60.0000                60.0000 ir cap

                = types of one pool get one and the same offer.
                Types plain, rich have equal cost per effective unit and count as one type.

                Performance  0.973205080757 <= optimum <= 0.973205080757, gap 0: certified (tolerance 1e-08)
                Model value  97.320508 value units in expectation
                Checks       worst violation, value units (0 up to rounding is clean): individual rationality 0, incentive compatibility 0, performance caps 0
                Work         ...

                What binds, and what relaxing it by one value unit would add to the performance:

                Shadow price [performance/value] Type  Constraint Relaxing it
                -------------------------------- ----- ---------- --------------------------------------------------------------------------
                                       0.0007735 plain ir         the type accepts a value unit less than it has outside
                                       0.0007735 plain cap        the type may be promised a value unit more than the collective model gives

                Reward policy proportional: in every composition a type gets its part of what the collective model is worth (over the compositions with the type in them):

                Type      Part Reward [value] Mean [value] Std dev [value] 5% [value] 25% [value] 50% [value] 75% [value] 95% [value]
                ----- -------- -------------- ------------ --------------- ---------- ----------- ----------- ----------- -----------
                plain 100.000%        97.3205      97.3205          0.0000     97.321      97.321      97.321      97.321      97.321
                rich  100.000%        97.3205      97.3205          0.0000     97.321      97.321      97.321      97.321      97.321

                """)
    }

    /// Two parties of cost 20 cannot pay for a model: 100 - 400 / (2 m) < 20 m for every m. With nobody in, a value unit more
    /// or less buys 0.05 units, far from the 4 that a group must have to learn anything: nothing has a price.
    @Test func noContractIsWorthIt() throws {
        let contract = try contractProblem(
            costs: [20], probabilities: [1], participants: 2, accuracy: "power:1,4,1"
        ).design()
        #expect(contract.isInVain)
        #expect(
            ContractPresentation(contract).text.settled == """
                Participation fixed:2, accuracy power:1,4,1, valuation linear:100, greatest rewards (--prefer parties)

                Type Pool Cost [value/unit] Probability Contribution [units] Standalone [units] Reward [value] Cap [value] Share of cap Utility [value] Outside option [value] Binding
                ---- ---- ----------------- ----------- -------------------- ------------------ -------------- ----------- ------------ --------------- ---------------------- --------------------
                1    1                   20           1                0.000              0.000         0.0000      0.0000            -          0.0000                 0.0000 ir cap nonnegativity

                No contract improves on everyone staying out.
                Performance  0.000000000000 <= optimum <= 0.000000000000, gap 0: certified (tolerance 1e-08)
                Model value  0.000000 value units in expectation
                Checks       worst violation, value units (0 up to rounding is clean): individual rationality 0, incentive compatibility 0, performance caps 0
                Work         ...

                Reward policy proportional: in every composition a type gets its part of what the collective model is worth (over the compositions with the type in them):

                Type     Part Reward [value] Mean [value] Std dev [value] 5% [value] 25% [value] 50% [value] 75% [value] 95% [value]
                ---- -------- -------------- ------------ --------------- ---------- ----------- ----------- ----------- -----------
                1    100.000%         0.0000       0.0000          0.0000      0.000       0.000       0.000       0.000       0.000

                """)
    }

    /// Costs, chances, contributions, least rewards, outside options and the performance are those of the published
    /// experiment as solved by root finding (`Data/published-experiments.csv`). Caps, own views, means and spreads are
    /// sums over the number of parties of type 5 among ten, with these contributions; the prices are central
    /// differences of that root finding's optimum, with one constraint moved by 1e-4 value units.
    @Test func thePublishedExperiment() throws {
        let contract = try contractProblem(
            costs: [0.2, 0.16, 0.12, 0.08, 0.04], probabilities: [0.2, 0.2, 0.2, 0.2, 0.2], preference: .coordinator
        ).design()
        #expect(
            ContractPresentation(contract).text.settled == """
                Participation fixed:10, accuracy bound:1,1, valuation linear:100, least rewards (--prefer coordinator)

                Type Pool Cost [value/unit] Probability Contribution [units] Standalone [units] Reward [value] Cap [value] Share of cap Utility [value] Outside option [value] Binding
                ---- ---- ----------------- ----------- -------------------- ------------------ -------------- ----------- ------------ --------------- ---------------------- -----------------------
                1    1 =                0.2         0.2              391.909            148.061        85.1520     86.4751        98.5%          6.7701                 6.7701 ir
                2    1 =               0.16         0.2              391.909            172.546        85.1520     86.4751        98.5%         22.4465                13.1516
                3    1 =               0.12         0.2              391.909            210.156        85.1520     86.4751        98.5%         38.1229                20.7451
                4    1 =               0.08         0.2              391.909            277.421        85.1520     86.4751        98.5%         53.7992                30.3443
                5    2                 0.04         0.2              425.393            445.715        86.4913     86.4913       100.0%         69.4756                44.1605 ic:1 ic:2 ic:3 ic:4 cap

                = types of one pool get one and the same offer.

                Performance  0.864782760158 <= optimum <= 0.864782760158, gap 0: certified (tolerance 1e-08)
                Model value  86.478276 value units in expectation
                Checks       worst violation, value units (0 up to rounding is clean): individual rationality 0, incentive compatibility 0, performance caps 0
                Own view     a party that knows itself to be in expects less than the promise, value units: 1 by 0.0074, 2 by 0.0074, 3 by 0.0074, 4 by 0.0074
                Work         ...

                What binds, and what relaxing it by one value unit would add to the performance:

                Shadow price [performance/value] Type Constraint Relaxing it
                -------------------------------- ---- ---------- --------------------------------------------------------------------------
                                       0.0008745 1    ir         the type accepts a value unit less than it has outside
                                       0.0008745 2    ic:1       the type resists a gain of a value unit from posing as 1
                                       0.0008745 3    ic:2       the type resists a gain of a value unit from posing as 2
                                       0.0008745 4    ic:3       the type resists a gain of a value unit from posing as 3
                                       0.0008745 5    ic:4       the type resists a gain of a value unit from posing as 4
                                       0.0008745 5    cap        the type may be promised a value unit more than the collective model gives

                Reward policy proportional: in every composition a type gets its part of what the collective model is worth (over the compositions with the type in them):

                Type     Part Reward [value] Mean [value] Std dev [value] 5% [value] 25% [value] 50% [value] 75% [value] 95% [value]
                ---- -------- -------------- ------------ --------------- ---------- ----------- ----------- ----------- -----------
                1     98.470%        85.1520      85.1520          0.0655     85.048      85.102      85.156      85.208      85.260
                2     98.470%        85.1520      85.1520          0.0655     85.048      85.102      85.156      85.208      85.260
                3     98.470%        85.1520      85.1520          0.0655     85.048      85.102      85.156      85.208      85.260
                4     98.470%        85.1520      85.1520          0.0655     85.048      85.102      85.156      85.208      85.260
                5    100.000%        86.4913      86.4913          0.0598     86.425      86.425      86.479      86.532      86.585

                """)
    }
}
