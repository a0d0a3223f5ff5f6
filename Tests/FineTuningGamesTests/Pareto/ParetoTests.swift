import FineTuningGames
import Testing

/// Pareto sets, connected or not, against ends found by root finding elsewhere.
@Suite struct ParetoTests {
    private func check(_ game: FineTuningGame, _ expected: [(String, String)]) throws {
        let intervals = try ShareCurve(game).paretoSet().intervals
        try #require(intervals.count == expected.count, "\(intervals)")
        for (interval, ends) in zip(intervals, expected) {
            #expect(near(interval.lowerBound, ends.0) && near(interval.upperBound, ends.1), "\(interval)")
        }
    }

    private func near(_ value: Double, _ written: String) -> Bool {
        Double(written).map { abs($0 - value) < 1e-9 } ?? false
    }

    @Test(arguments: [(1.0, 1.0), (1, 2), (1, 4), (3, 1), (5, 4.9), (1, 1000)])
    func quadraticCostsGiveAnInterval(c0: Double, c1: Double) throws {
        let expected = QuadraticGame(generalistCost: c0, specialistCost: c1).paretoSet
        let found = try ShareCurve(polynomialGame(c0, c1)).paretoSet().intervals
        try #require(found.count == 1, "\(found)")
        #expect(abs(found[0].lowerBound - expected.lowerBound) < 1e-9)
        #expect(abs(found[0].upperBound - expected.upperBound) < 1e-9)
    }

    @Test func onALadderOfCosts() throws {
        let game = try polynomialGame(1, 1, family: .level)
        try check(game, [("0", "0.333333333333"), ("0.666666666667", "1")])
        let egalitarian = try Bargain(game)[.egalitarian]
        try #require(egalitarian.ties.count == 2)
        for (tie, share) in zip(egalitarian.ties, [1.0 / 3, 2.0 / 3]) {
            #expect(abs(tie.lowerBound - share) < 1e-12 && abs(tie.upperBound - share) < 1e-12)
        }
        #expect(egalitarian.equilibrium.utilities.allSatisfy { abs($0 - 1.0 / 9) < 1e-12 })
        let costlier = try ShareCurve(polynomialGame(2, 1, family: .level)).pieces
        #expect(costlier.contains { abs($0.high - 0.8) < 1e-12 })
    }

    @Test func nearlyLinearCosts() throws {
        let game = try polynomialGame(1, 1, 1.4, 1.4)
        try check(game, [("0", "0.260189222989"), ("0.739810777011", "1")])
        try check(polynomialGame(1, 1.2, 1.4, 1.4), [("0", "0.105919937839"), ("0.698857061165", "1")])
        try check(polynomialGame(1, 1, 1.5, 1.5), [("0", "1")])
        let bargain = try Bargain(game)
        #expect(bargain[.egalitarian].ties.count == 2)
        #expect(matches(bargain[.egalitarian].value, "0.0539235905225"))
    }

    @Test func aSingleShareWhereOneIsBoughtIn() throws {
        let game = try quadraticGame(1, [(1, 0, 1, 0), (1, 0, 1, 0.6)])
        try check(game, [("0.423669327737", "0.423669327737"), ("0.551180819302", "1")])
        let ends = try ShareCurve(game).pieces.map(\.low)
        #expect(ends.contains { near($0, "0.227730851305") } && ends.contains { near($0, "0.482101135948") })
        let inside = try game.equilibrium(at: 0.423669327737)
        #expect(matches(inside.generalistPerformance, "0.896986337761"))
        #expect(matches(inside.generalistUtility, "0.199640335759"))
        #expect(abs(inside.outcomes[0].utility - 0.6) < 1e-14 && inside.outcomes[1].utility == 0)
    }

    @Test func theWindowInWhichTheThirdIsServed() throws {
        try check(threeRegimes(fixed: 0.5), [("0.156699168831", "0.753880186842")])
    }

    @Test func regimesOverShares() throws {
        let curve = try ShareCurve(threeRegimes(fixed: 0.5))
        let changes = [
            ("CCA", "0.0097504706802"), ("CCC", "0.156699168831"), ("CFC", "0.2"), ("CFA", "0.753880186842"),
            ("FFA", "0.9"),
            ("FAA", "0.97244584955"),
        ]
        #expect(try curve.game.equilibrium(at: 0.001).letters == "CAA")
        for (letters, share) in changes {
            let start = try #require(curve.pieces.first { near($0.low, share) }, "\(letters)")
            #expect(try curve.game.equilibrium(at: start.low).letters == letters)
        }
        let middle = try curve.game.equilibrium(at: 0.5)
        #expect(matches(middle.generalistPerformance, "0.9375") && matches(middle.generalistUtility, "0.78984375"))
        let bargain = try Bargain(curve.game)
        let monopoly = bargain[.verticalMonopoly]
        #expect(matches(monopoly.equilibrium.shares[0], "0.654800240403") && matches(monopoly.value, "1.95305229938"))
    }
}
