import ProviderCompetition
import Testing

/// Profiles with regrets that can be worked out by hand: a prosecutor and a defender before one judge.
@Suite struct ProfileTests {
    private let full = SignallingScheme.fullInformation(states: ["guilty", "innocent"])
    /// Kamenica and Gentzkow's scheme: three sevenths of the innocent are sent along with the guilty.
    private let mixing = SignallingScheme(signals: ["convict", "acquit"], likelihood: [[1, 0], [3.0 / 7, 4.0 / 7]])

    private func standing(_ schemes: [SignallingScheme?]) throws -> ProfileStanding {
        let game = try Cases.single([Cases.convict, Cases.acquit], prior: Cases.justice)
        return try game.standing(of: PolicyProfile(sameForAll: schemes, users: 1))
    }

    @Test func anUnansweredProsecutor() throws {
        let standing = try standing([mixing, nil])
        let judge = standing.listeners[0]
        #expect(judge.selected == 0)
        #expect(near(judge.providerValues[0], 0.6) && near(judge.providerValues[1], 0.4))
        #expect(near(judge.regret[0], 0) && near(judge.regret[1], 0.6))
        // With one user an anonymous reply can do what a personalised one can.
        for policy in AnonymousPolicy.allCases {
            #expect(near(try #require(standing.totals[0].anonymousRegret[policy]), 0))
            #expect(near(try #require(standing.totals[1].anonymousRegret[policy]), 0.6))
        }
    }

    @Test func revealingAgainstSilence() throws {
        let standing = try standing([full, nil])
        #expect(near(standing.listeners[0].regret[0], 0.3) && near(standing.listeners[0].regret[1], 0))
    }

    @Test func nobodyCanChangeWhatTwoReveal() throws {
        let standing = try standing([full, full])
        #expect(standing.listeners[0].regret.allSatisfy { near($0, 0) })
        #expect(near(standing.listeners[0].values[0], 1))
    }

    @Test func aProfileOfAnotherShapeIsRefused() throws {
        let game = try Cases.single([Cases.convict], prior: Cases.justice)
        #expect(throws: CompetitionError.self) { try game.standing(of: PolicyProfile([])) }
        let short = SignallingScheme(signals: ["x"], likelihood: [[1]])
        #expect(throws: CompetitionError.self) { try game.standing(of: PolicyProfile([[short]])) }
        let uneven = SignallingScheme(signals: ["x", "y"], likelihood: [[0.5, 0.4], [1, 0]])
        #expect(throws: CompetitionError.self) { try game.standing(of: PolicyProfile([[uneven]])) }
    }

    /// Opposed users and providers: totals are constant, so nothing is ever gained; with unequal masses the first
    /// provider breaks the silence, 1.25 to 1.5.
    @Test func opposedUsers() throws {
        for (masses, gain) in [([1.0, 1.0], 0.0), ([1.5, 1.0], 0.25)] {
            let payoffs = [[Cases.match, Cases.match], [Cases.miss, Cases.miss]]
            let game = try Cases.game([Cases.match, Cases.miss], payoffs, masses: masses)
            let silent = try game.standing(of: PolicyProfile(sameForAll: [nil, nil], users: 2))
            #expect(near(silent.totals[0].current, 0.5 * (masses[0] + masses[1])))
            for policy in AnonymousPolicy.allCases {
                #expect(near(try #require(silent.totals[0].anonymousRegret[policy]), gain), "\(policy)")
            }
            if gain == 0 {
                let scheme = SignallingScheme(signals: ["l", "r"], likelihood: [[0.8, 0.2], [0.3, 0.7]])
                let some = try game.standing(of: PolicyProfile(sameForAll: [scheme, nil], users: 2))
                for total in some.totals {
                    for policy in AnonymousPolicy.allCases {
                        #expect(near(try #require(total.anonymousRegret[policy]), 0))
                    }
                }
            }
        }
    }
}
