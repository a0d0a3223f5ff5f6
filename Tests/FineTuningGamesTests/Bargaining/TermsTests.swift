import FineTuningGames
import Foundation
import TestSupport
import Testing

/// What the sides have without a deal, and weights in the Nash product: quadratic games, whose answers are roots of
/// known functions.
@Suite struct TermsTests {
    private func bargain(_ terms: (weight: Double, generalist: Double, specialist: Double)) throws -> Bargain {
        let game = try polynomialGame(1, 2)
        return try Bargain(
            game,
            terms: BargainingTerms(
                players: ["generalist", "d"], disagreement: ["generalist": terms.generalist, "d": terms.specialist],
                weights: ["generalist": terms.weight, "d": 1 - terms.weight]))
    }

    @Test func theWeightOfTheGeneralist() throws {
        let asymmetric = try BargainingCases.load().asymmetricNash
        for (weight, share) in zip(asymmetric.input.weightsOfGeneralist, asymmetric.expected.shares) {
            let found = try bargain((weight, 0, 0))[.nash]
            #expect(abs(found.equilibrium.shares[0] - share) < 1e-8)
        }
        #expect(abs(try bargain((0.5, 0, 0))[.nash].equilibrium.shares[0] - (2 + 13.0.squareRoot()) / 9) < 1e-10)
    }

    @Test func whatBothHaveWithoutADeal() throws {
        let found = try bargain((0.5, 0.05, 0.05))
        let interval = try #require(found.pareto?.intervals)
        #expect(interval.count == 1)
        #expect(abs(interval[0].lowerBound - 1.0 / 3) < 1e-9)
        #expect(abs(interval[0].upperBound - 0.891106684356) < 1e-10)
        for (rule, share) in [
            (BargainingRule.nash, 0.613971974185), (.kalaiSmorodinsky, 0.657570283464),
            (.egalitarian, 0.577350269190),
        ] {
            #expect(abs(found[rule].equilibrium.shares[0] - share) < 1e-10, "\(rule)")
        }
        // The sides in power go as far as the other accepts.
        #expect(abs(found[.powerfulGeneralist].equilibrium.shares[0] - 0.891106684356) < 1e-10)
        #expect(abs(found[.powerfulSpecialist].equilibrium.shares[0] - 1.0 / 3) < 1e-9)
    }

    @Test func nobodyAcceptsWhatIsWorseThanNoDeal() throws {
        #expect(throws: GameError.noDeal) { try bargain((0.5, 0.2, 0.2)) }
        let most = QuadraticGame(generalistCost: 1, specialistCost: 2)
            .generalistUtility(at: 1 / 3.0.squareRoot())
        // A stretch narrower than a cell of the grid.
        let narrow = try bargain((0.5, most - 1e-7, most - 1e-7))
        #expect(abs(narrow[.egalitarian].equilibrium.shares[0] - 0.57735026919) < 1e-8)
        #expect(narrow.acceptable.pieces.allSatisfy { abs($0.low - 0.57735026919) < 1e-5 })
    }

    /// The generalist would have more where the specialist has less than 0.05; that a weight of 0 keeps the Nash product
    /// from seeing it does not make the specialist agree to a draw of such shares.
    @Test func noDrawCostsWhomTheRuleDoesNotWeigh() throws {
        let found = try Bargain(
            polynomialGame(1, 2), seekingLotteries: true,
            terms: BargainingTerms(players: ["g", "d"], disagreement: ["d": 0.05], weights: ["g": 1, "d": 0]))
        let draw = try #require(found.lotteries.first { $0.rule == .nash })
        #expect(draw.utilities[1] >= 0.05 - 1e-12)
        #expect(abs(draw.value - draw.singleValue) < 1e-9 && draw.bound - draw.value < 1e-9)
        #expect(abs(found[.nash].equilibrium.shares[0] - 0.891106684356) < 1e-10)
    }

    @Test func termsThatNameNobody() {
        #expect(throws: GameError.unknownPlayer("x", among: ["generalist", "d"])) {
            try BargainingTerms(players: ["generalist", "d"], disagreement: ["x": 1])
        }
        #expect(throws: GameError.weights([-1, 1])) {
            try BargainingTerms(players: ["a", "b"], weights: ["a": -1])
        }
        #expect(throws: GameError.weights([0, 0])) {
            try BargainingTerms(players: ["a", "b"], weights: ["a": 0, "b": 0])
        }
    }

    /// A draw is measured against the same terms, and its tickets may each be worse for somebody than no deal.
    @Test func drawsAboveDisagreement() throws {
        let terms = try BargainingTerms(players: ["generalist", "d"], disagreement: ["generalist": 0.05, "d": 0.05])
        let bargain = try Bargain(polynomialGame(1, 1, family: .level), seekingLotteries: true, terms: terms)
        let lottery = try #require(bargain.lotteries.first { $0.rule == .egalitarian })
        #expect(abs(lottery.value - 0.075) < 1e-9 && abs(lottery.singleValue - (1.0 / 9 - 0.05)) < 1e-9)
        #expect(lottery.bound >= lottery.value && lottery.bound < lottery.value + 1e-12)
        #expect(lottery.tickets.map(\.share) == [0, 1])
    }
}
