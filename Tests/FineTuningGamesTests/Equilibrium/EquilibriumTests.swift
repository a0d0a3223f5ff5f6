import FineTuningGames
import Testing

/// Equilibria at a given share, against numbers derived by root finding and brute force elsewhere.
@Suite struct EquilibriumTests {
    /// c0, c1, k0, k1, revenue, share; then a0, a1, U_G, U_D.
    struct Case: Sendable {
        var game: [Double]
        var share: Double
        var expected: [String]
    }

    static let polynomial = [
        Case(game: [1, 1, 2, 2, 1], share: 0.25, expected: ["0.125", "0.5", "0.109375", "0.234375"]),
        Case(game: [2, 0.5, 2, 2, 1], share: 0.3, expected: ["0.075", "0.775", "0.22125", "0.2975"]),
        Case(
            game: [1, 0.5, 3, 2, 1], share: 0.4,
            expected: ["0.36514837167", "0.96514837167", "0.337372899112", "0.399089023002"]),
        Case(
            game: [0.5, 2, 2.5, 3, 1.5], share: 0.6,
            expected: ["0.803319540099", "1.11954730612", "0.718397541068", "0.608482830466"]),
        Case(game: [1, 2, 2, 2, 3], share: 2.0 / 3, expected: ["1.0", "1.25", "1.5", "1.125"]),
    ]

    @Test(arguments: polynomial) func polynomialCosts(_ test: Case) throws {
        let numbers = test.game
        let game = try polynomialGame(
            numbers[0], numbers[1], numbers[2], numbers[3], revenue: Revenue(scale: numbers[4]))
        let equilibrium = try game.equilibrium(at: test.share)
        let performance = try #require(equilibrium.outcomes[0].performance)
        let general = [
            equilibrium.generalistPerformance, performance, equilibrium.generalistUtility,
            equilibrium.outcomes[0].utility,
        ]
        let oracle = polynomialOracle(numbers[0], numbers[1], numbers[2], numbers[3], revenue: numbers[4])
        let closed = [
            oracle.generalistPerformance(at: test.share), oracle.performance(at: test.share),
            oracle.generalistUtility(at: test.share), oracle.specialistUtility(at: test.share),
        ]
        for (k, written) in test.expected.enumerated() {
            #expect(matches(general[k], written), "\(general[k])")
            #expect(matches(closed[k], written), "\(closed[k])")
        }
        #expect(equilibrium.outcomes[0].regime == .contributor)
    }

    @Test(arguments: [
        (1.0, ["0.162993476948", "0.348398594552", "0.122891957507", "0.115083773401"]),
        (2.0, ["0.181556636469", "0.279268711266", "0.0901814854254", "0.104048998549"]),
    ])
    func logarithmicRevenue(cost: Double, expected: [String]) throws {
        let equilibrium = try polynomialGame(1, cost, revenue: Revenue(.log)).equilibrium(at: 0.5)
        let values = [
            equilibrium.generalistPerformance, try #require(equilibrium.outcomes[0].performance),
            equilibrium.generalistUtility, equilibrium.outcomes[0].utility,
        ]
        for (value, written) in zip(values, expected) { #expect(matches(value, written), "\(value)") }
    }

    /// The authors' game with two equal attributes: twice the scalar game, by the reduction of matrices.
    @Test(arguments: [
        (0.25, 0.125, 0.21875, 0.46875), (0.5, 0.25, 0.375, 0.375), (0.75, 0.375, 0.46875, 0.21875),
        (0.01, 0.005, 0.00995, 0.49995),
    ])
    func twoAttributes(share: Double, level: Double, generalist: Double, specialist: Double) throws {
        let side = try MatrixQuadratic([[1, 0], [0, 1]], prices: [1, 1])
        let game = try MatrixQuadratic.game(generalist: side, specialist: side)
        #expect(side.effort.allSatisfy { abs(share * $0 - level) < 1e-15 })
        #expect(abs(game.generalistUtility(at: share) - generalist) < 1e-15)
        #expect(abs(game.specialistUtility(at: share) - specialist) < 1e-15)
        let general = try polynomialGame(game.generalistCost, game.specialistCost).equilibrium(at: share)
        #expect(abs(general.generalistUtility - generalist) < 1e-15)
        #expect(abs(general.outcomes[0].utility - specialist) < 1e-15)
    }

    @Test(arguments: [
        (-0.25, "0.33333333", "0.5"), (-0.1, "0.27777778", "0.41666667"), (0.1, "0.22727273", "0.34090909"),
        (0.25, "0.2", "0.3"), (0.75, "0.14285714", "0.21428571"),
    ])
    func correlatedAttributes(correlation: Double, level: String, utility: String) throws {
        let side = try MatrixQuadratic([[1, correlation], [correlation, 1]], prices: [1, 1])
        let game = try MatrixQuadratic.game(generalist: side, specialist: side)
        #expect(matches(0.5 * side.effort[0], level) && matches(0.5 * side.effort[1], level))
        #expect(matches(game.generalistUtility(at: 0.5), utility))
        #expect(matches(game.specialistUtility(at: 0.5), utility))
    }

    /// With a cost matrix that is not convex each side works on one attribute only.
    @Test func cornerOfANonconvexCost() throws {
        let side = try MatrixQuadratic([[1, 1.25], [1.25, 1]], prices: [1, 1])
        #expect(side.effort.sorted() == [0, 0.5])
        let game = try MatrixQuadratic.game(generalist: side, specialist: side)
        #expect(0.5 * (side.effort.max() ?? 0) == 0.25)
        #expect(abs(game.generalistUtility(at: 0.5) - 0.1875) < 1e-15)
    }

    @Test func aFixedCostBindsThenBreaksTheDeal() throws {
        let game = try polynomialGame(1, 1, fixed: 0.2)
        let slack = try game.equilibrium(at: 0.3)
        #expect(abs(slack.generalistPerformance - 0.15) < 1e-15)
        #expect(abs(slack.generalistUtility - 0.1275) < 1e-15 && abs(slack.outcomes[0].utility - 0.0275) < 1e-15)
        #expect(slack.boughtIn == nil)
        let binding = try game.equilibrium(at: 0.5)
        #expect(abs(binding.generalistPerformance - 0.275) < 1e-15)
        #expect(abs(binding.generalistUtility - 0.186875) < 1e-15 && binding.outcomes[0].utility == 0)
        #expect(binding.boughtIn == 0)
        #expect(try game.equilibrium(at: 0.8).isNoDeal)
        let ends = try ShareCurve(game).pieces.map(\.high)
        #expect(ends.count == 3 && matches(ends[0], "0.4472135955") && matches(ends[1], "0.78608415005"))
    }

    @Test func threeSpecialistsInThreeRegimes() throws {
        func check(_ fixed: Double, _ letters: String, _ level: String, _ generalist: String, _ others: [Double]?)
            throws
        {
            let equilibrium = try threeRegimes(fixed: fixed).equilibrium(at: 0.4)
            #expect(equilibrium.letters == letters)
            #expect(matches(equilibrium.generalistPerformance, level), "\(equilibrium.generalistPerformance)")
            #expect(matches(equilibrium.generalistUtility, generalist), "\(equilibrium.generalistUtility)")
            for (outcome, utility) in zip(equilibrium.outcomes, others ?? []) {
                #expect(abs(outcome.utility - utility) < 1e-14)
            }
        }
        try check(1, "CFA", "0.4", "0.36", [0.365, 0.19, 0])
        try check(0.5, "CFC", "0.7583333333", "0.5949305556", [0.58, 0.405, 0])
        try check(0.6, "CFC", "0.925", "0.514375", nil)
        #expect(try threeRegimes(fixed: 0.75).equilibrium(at: 0.4).letters == "CFA")
        let entries = try threeRegimes(fixed: 1).thresholds(at: 0.4).map(\.entry)
        #expect(matches(entries[0], "0") && matches(entries[1], "0.0833333333") && matches(entries[2], "1.5916666667"))
    }

    /// An indifferent generalist: the two rules give the two limits.
    @Test func aTieIsBrokenByTheRule() throws {
        let game = try polynomialGame(1, 1, family: .level)
        let low = try game.equilibrium(at: 2.0 / 3, tie: .lesser)
        let high = try game.equilibrium(at: 2.0 / 3, tie: .greater)
        #expect(low.generalistPerformance == 0 && low.letters == "C")
        #expect(abs(high.generalistPerformance - 1.0 / 3) < 1e-15 && high.letters == "F")
        #expect(abs(low.generalistUtility - high.generalistUtility) < 1e-15)
        #expect(abs(low.outcomes[0].utility - 1.0 / 36) < 1e-15 && abs(high.outcomes[0].utility - 1.0 / 9) < 1e-15)
    }
}
