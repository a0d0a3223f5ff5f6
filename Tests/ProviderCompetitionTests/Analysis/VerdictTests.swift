import ProviderCompetition
import Testing

/// How safe a user is, in games whose answers are known.
@Suite struct VerdictTests {
    private func verdict(_ game: CompetitionGame) throws -> UserVerdict {
        try #require(try game.analyse().verdicts.first)
    }

    /// She takes action 0 whatever the state.
    @Test func nothingToLearn() throws {
        #expect(try verdict(Cases.single([Cases.match], utility: Cases.convict)) == .nothingToLearn)
    }

    /// Biases of 0.4 one way and the other cancel with equal weights; a third provider, who wants her to be wrong, does
    /// not count.
    @Test func weightsThatReproduceHerAims() throws {
        let one = Cases.match.map { y, a, value in value + 0.4 * Cases.convict[y, a] }
        let other = Cases.match.map { y, a, value in value - 0.4 * Cases.convict[y, a] }
        guard case .safe(let alignment) = try verdict(Cases.single([one, other, Cases.miss])) else {
            Issue.record("These weights reproduce her aims exactly.")
            return
        }
        #expect(alignment.version == .constant && alignment.weights.supporters == [0, 1])
        #expect(near(alignment.weights[0], 0.5) && near(alignment.weights[1], 0.5))
    }

    /// A bonus by state cancels in all that anybody decides, and no one offset takes it away.
    @Test func weightsUpToABonusByState() throws {
        let paid = Cases.match.map { y, _, value in value + (y == 0 ? 0.5 : 0) }
        guard case .safe(let alignment) = try verdict(Cases.single([paid])) else {
            Issue.record("The provider wants what she wants.")
            return
        }
        #expect(alignment.version == .state)
    }

    /// A prosecutor and a defender (`WorkedCaseTests`): no weights on them come closer than 0.3 on average, and yet
    /// each would rather tell her all than leave her to the other.
    @Test func rivalry() throws {
        let game = try Cases.single([Cases.convict, Cases.acquit], prior: Cases.justice)
        #expect(try verdict(game) == .safeByRivalry)
    }

    /// A lone provider with a bonus of 0.4 for conviction. Weight 5/3 on it makes every wrong action cost as much as it
    /// costs her: guilty 5/3 1.4 >= 1, innocent 5/3 (1 - 0.4) = 1. No weight reproduces her aims, and there is no rival.
    @Test func oneSidedWeights() throws {
        let biased = Cases.match.map { y, a, value in value + 0.4 * Cases.convict[y, a] }
        let game = try Cases.single([biased], prior: Cases.justice)
        guard case .safeOneSidedly(let alignment) = try verdict(game) else {
            Issue.record("\(try verdict(game))")
            return
        }
        #expect(near(alignment.weights[0], 5.0 / 3) && alignment.offsets.isEmpty)
        let closest = try game.alignment(.constant, of: 0).error
        #expect(closest > 0.1)
    }

    /// Full information is one action in each state, and a third action that is best in none hurts the provider where
    /// she would not follow it anyway: weights serve only where she follows advice that is worth following.
    @Test func weightsWithObedience() throws {
        // In each state the wrong action costs both the same; the middle one costs her 0.4 and gains the provider 0.2.
        let own = PayoffMatrix([[1, 0.4, 0], [0, 0.4, 1]])
        let theirs = PayoffMatrix([[1, 1.2, 0], [0, 1.2, 1]])
        let game = try Cases.single([theirs], utility: own)
        guard case .safeByObedience(let certificate) = try verdict(game) else {
            Issue.record("\(try verdict(game))")
            return
        }
        #expect(certificate.value >= 1 - 1e-9 && certificate.prices.allSatisfy { $0.recommended == 1 })
        #expect(try game.alignment(.oneSided, of: 0).error > 0.1)
    }

    /// One provider wants what she wants in two of three states, and in the third what she wants in the first. It gets
    /// all of that by not telling these two apart, and she is right in the first two, 0.8 of the time. Its own payoffs
    /// miss hers by 1 in the third state, 0.2 on average, so that 1 - 2 0.2 is certain; alone she has 0.4.
    @Test func safeInPart() throws {
        let own = PayoffMatrix([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
        let theirs = PayoffMatrix([[1, 0, 0], [0, 1, 0], [1, 0, 0]])
        let analysis = try Cases.single([theirs], utility: own, prior: [0.4, 0.4, 0.2]).analyse()
        #expect(analysis.users[0].certain > 0.6 - 1e-9)
        guard case .safeInPart(let worst) = analysis.verdicts[0] else {
            Issue.record("\(analysis.verdicts[0])")
            return
        }
        #expect(near(worst, 0.8))
    }

    /// Kamenica and Gentzkow's judge has what she would have without the prosecutor.
    @Test func exposed() throws {
        guard case .exposed(let worst) = try verdict(Cases.single([Cases.convict], prior: Cases.justice)) else {
            Issue.record("Nothing beyond 0.7 is certain.")
            return
        }
        #expect(near(worst, 0.7))
    }
}
