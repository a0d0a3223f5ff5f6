import FineTuningGames
import Testing

/// Games that are none, and bargains that nobody accepts.
@Suite struct BadGameTests {
    @Test(arguments: [0, -1, Double.nan, .infinity, 1e101, 1e-101]) func aCostOutOfRange(_ cost: Double) {
        #expect(throws: GameError.self) { try polynomialGame(1, cost) }
        #expect(throws: GameError.self) { try polynomialGame(cost, 1) }
        #expect(throws: GameError.self) { try polynomialGame(1, 1, revenue: Revenue(scale: cost)) }
    }

    @Test(arguments: [1, 0.5, -2, Double.nan, .infinity, 1001]) func anExponentOutOfRange(_ exponent: Double) {
        #expect(throws: GameError.self) { try polynomialGame(1, 1, exponent) }
        #expect(throws: GameError.self) { try polynomialGame(1, 1, 2, exponent) }
    }

    @Test(arguments: [-0.1, Double.nan, .infinity]) func aFixedCostOutOfRange(_ fixed: Double) {
        #expect(throws: GameError.self) { try polynomialGame(1, 1, fixed: fixed) }
    }

    @Test func namesAndNumbers() {
        #expect(throws: GameError.noSpecialists) { try quadraticGame(1, []) }
        let twin = Specialist(name: "a", cost: SpecialistCost(coefficient: 1))
        #expect(throws: GameError.duplicateName("a", index: 1)) {
            try FineTuningGame(generalist: GeneralistCost(coefficient: 1), specialists: [twin, twin])
        }
    }

    @Test func nobodyAcceptsWhatCostsTooMuch() throws {
        #expect(throws: GameError.nobodyAccepts) { try Bargain(polynomialGame(1, 1, fixed: 10)) }
        #expect(throws: GameError.nobodyAccepts) { try DomainBargain(polynomialGame(1, 1, fixed: 10)) }
    }

    /// Whatever the numbers, an answer or an error, no crash and no nonsense.
    @Test(arguments: [1.0000001, 2, 1000], [1e-100, 1, 1e100])
    func extremeNumbers(exponent: Double, cost: Double) throws {
        for revenue in Revenue.Family.allCases {
            for family in SpecialistCost.Family.allCases {
                let game = try polynomialGame(
                    cost, 1, exponent, 2, revenue: Revenue(revenue), fixed: 0.01, family: family)
                do {
                    let bargain = try Bargain(game, resolution: 8)
                    for solution in bargain.solutions {
                        #expect(solution.equilibrium.utilities.allSatisfy { $0.isFinite && $0 >= 0 })
                        #expect(!solution.ties.isEmpty)
                    }
                    #expect(bargain.pareto?.intervals.isEmpty == false)
                } catch {
                    #expect([.outOfScale, .nobodyAccepts].contains(error))
                }
            }
        }
    }

    @Test func matricesThatAreNoCosts() {
        for matrix in [
            [[1, 2], [3, 1]], [[1, -2], [-2, 1]], [[1.0, 0]], [[0, 0], [0, 1]], [[Double.nan, 0], [0, 1]],
        ] {
            #expect(throws: GameError.self) { try MatrixQuadratic(matrix, prices: [1, 1]) }
        }
        #expect(throws: GameError.self) { try MatrixQuadratic([[1]], prices: [-1]) }
    }

    /// A level so high that a further improvement underflows: the search for a reply must still end.
    @Test func anImprovementThatUnderflows() throws {
        let game = try polynomialGame(1, 0.5, 3, 1.54, revenue: Revenue(.log, scale: 0.44), fixed: 0.53)
        for step in 990...1000 {
            let equilibrium = try game.equilibrium(at: Double(step) / 1000)
            #expect(equilibrium.utilities.allSatisfy { $0 >= 0 })
        }
        #expect(game.thresholds(at: 1)[0].entry == .infinity)
    }
}
