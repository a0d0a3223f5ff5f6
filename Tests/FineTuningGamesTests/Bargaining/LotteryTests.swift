import FineTuningGames
import TestSupport
import Testing

/// Draws of the share: recomputed from their tickets, beside their bounds, and beside values known without a program.
@Suite struct LotteryTests {
    private func check(_ lottery: Lottery, _ curve: ShareCurve) throws {
        #expect(abs(lottery.tickets.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
        #expect(lottery.tickets.allSatisfy { $0.probability > 0 })
        for ticket in lottery.tickets {
            let lesser = try curve.game.equilibrium(at: ticket.share).utilities
            let greater = try curve.game.equilibrium(at: ticket.share, tie: .greater).utilities
            #expect(ticket.utilities == lesser || ticket.utilities == greater)
        }
        for j in lottery.utilities.indices {
            let expected = lottery.tickets.reduce(0) { $0 + $1.probability * $1.utilities[j] }
            #expect(abs(lottery.utilities[j] - expected) < 1e-15 * (1 + expected))
        }
        #expect(lottery.value >= lottery.singleValue)
        #expect(lottery.bound >= lottery.value)
        #expect(lottery.bound <= lottery.value + 1e-7 * abs(lottery.value))
    }

    /// On the ladder, shares 0 and 1 give all of the surplus to one side each: tossing a coin beats every single share.
    @Test func aCoinBeatsEveryShareOnALadder() throws {
        let curve = try ShareCurve(polynomialGame(1, 1, family: .level))
        let expected: [(BargainingRule, Double, Double)] = [
            (.egalitarian, 0.125, 1.0 / 9), (.kalaiSmorodinsky, 0.5, 4.0 / 9),
        ]
        for (rule, value, single) in expected {
            let lottery = try curve.lottery(rule)
            try check(lottery, curve)
            #expect(abs(lottery.value - value) < 1e-9 && abs(lottery.singleValue - single) < 1e-11)
            #expect(lottery.tickets.map(\.share) == [0, 1])
        }
        let nash = try curve.lottery(.nash)
        try check(nash, curve)
        #expect(nash.utilities.allSatisfy { abs($0 - 0.125) < 1e-4 })
    }

    /// The frontier of quadratic games is strictly concave: no draw gains.
    @Test func nothingToDrawOnAConcaveFrontier() throws {
        var random = SeededGenerator(seed: 61)
        for _ in 0..<6 {
            let game = try polynomialGame(random.logUniform(0.1...10), random.logUniform(0.1...10))
            let curve = try ShareCurve(game, resolution: 64)
            for rule in [BargainingRule.egalitarian, .nash, .kalaiSmorodinsky] {
                let lottery = try curve.lottery(rule)
                try check(lottery, curve)
                #expect(lottery.tickets.count == 1)
            }
        }
    }

    /// With two players, the best draw lies on a chord of the frontier: beside the best over all pairs of points.
    @Test func theBestDrawOfTwoPlayersByEnumeration() throws {
        for game in [try polynomialGame(1, 1.2, 1.4, 1.4), try polynomialGame(1, 1, fixed: 0.2)] {
            let curve = try ShareCurve(game, resolution: 64)
            let lottery = try curve.lottery(.kalaiSmorodinsky)
            try check(lottery, curve)
            let most = curve.largestUtilities
            let points = curve.points.map { ($0.utilities[0] / most[0], $0.utilities[1] / most[1]) }
            var best = 0.0
            for a in points {
                for b in points {
                    // the weight of a at which both ratios are equal, else an end
                    let (d, e) = (a.0 - a.1, b.0 - b.1)
                    let weight = d == e ? 1 : min(1, max(0, -e / (d - e)))
                    best = max(best, min(weight * a.0 + (1 - weight) * b.0, weight * a.1 + (1 - weight) * b.1))
                }
            }
            #expect(lottery.value >= best - 1e-9)
            #expect(lottery.value <= best + 1e-3)
        }
        let commitment = try ShareCurve(polynomialGame(1, 1, fixed: 0.2)).lottery(.kalaiSmorodinsky)
        #expect(commitment.tickets.count == 2 && commitment.value > commitment.singleValue)
    }

    /// Where each player's best share leaves the others nothing, no single share is fair, and the egalitarian draw
    /// gives each 1 / sum_j (1 / U_j*); by Kalai-Smorodinsky each gets its best with the same chance.
    @Test func onlyADrawIsFair() throws {
        let curve = try ShareCurve(quadraticGame(1, [(1, 0, 0.05, 4), (1, 0, 9, 1.2)]))
        let most = curve.largestUtilities
        let egalitarian = try curve.lottery(.egalitarian)
        try check(egalitarian, curve)
        #expect(egalitarian.singleValue == 0)
        #expect(abs(egalitarian.value - 1 / most.reduce(0) { $0 + 1 / $1 }) < 1e-8)
        let kalaiSmorodinsky = try curve.lottery(.kalaiSmorodinsky)
        #expect(abs(kalaiSmorodinsky.value - 1.0 / 3) < 1e-8)
        let nash = try curve.lottery(.nash)
        #expect(nash.singleValue == -.infinity && nash.value.isFinite)
        #expect(nash.tickets.allSatisfy { abs($0.probability - 1.0 / 3) < 1e-3 })
    }
}
