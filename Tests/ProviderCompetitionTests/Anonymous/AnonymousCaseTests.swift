import ProviderCompetition
import Testing

/// Cases with several users, with values derived by hand or computed elsewhere with HiGHS.
@Suite struct AnonymousCaseTests {
    /// Two judges with different thresholds before one prosecutor: concavification gives 2 * 0.3 / 0.8 for a policy
    /// that is the same for both.
    @Test func twoJudges() throws {
        let strict = PayoffMatrix([[0.2, 0], [-0.8, 0]])
        let game = try Cases.game([Cases.match, strict], [[Cases.convict, Cases.convict]], prior: Cases.justice)
        #expect(near(try game.personalisedTotal(of: 0), 0.975))
        for policy in AnonymousPolicy.allCases {
            let total = try #require(try game.anonymousTotal(of: 0, policy))
            #expect(near(total.value, 0.75) && near(total.bound, 0.75), "\(policy)")
        }
        let levels = [0.85, 0.05]
        #expect(near(try game.personalisedTotal(of: 0, leaving: levels), 0.45 + 0.3125))
        for policy in AnonymousPolicy.allCases {
            let total = try #require(try game.anonymousTotal(of: 0, policy, leaving: levels))
            #expect(near(total.value, 0.625) && near(total.bound, 0.625), "\(policy)")
        }
    }

    /// Each user has a provider with her own aims, and yet, if policies are anonymous, nobody says anything.
    static func silentProviders() throws -> CompetitionGame {
        let first = PayoffMatrix([[3, 2, 0, 2], [2, 3, 2, 0]]).map { $2 / 3 }
        let second = PayoffMatrix([[0, 2, 3, 2], [2, 0, 2, 3]]).map { $2 / 3 }
        return try Cases.game([first, second], [[first, first], [second, second]])
    }

    @Test func silenceIsAnEquilibrium() throws {
        let game = try Self.silentProviders()
        for user in game.users.indices {
            #expect(near(try game.alignment(.constant, of: user).error, 0))
            #expect(near(game.fullInformation(user), 1) && near(game.noInformation(user), 5.0 / 6))
            #expect(near(try game.anonymousCertificate(for: user), 5.0 / 6))
            #expect(try game.equilibriumValues(for: user).values.intervals.map(\.lowerBound).allSatisfy { near($0, 1) })
        }
        for provider in game.providers.indices {
            #expect(near(game.silentTotal(of: provider), 7.0 / 6))
            let full = game.users.indices.reduce(0) { $0 + game.fullInformation(of: provider, from: $1) }
            #expect(near(full, 1))
            for policy in AnonymousPolicy.allCases {
                let total = try #require(try game.anonymousTotal(of: provider, policy))
                #expect(near(total.value, 7.0 / 6) && near(total.bound, 7.0 / 6), "\(policy)")
            }
        }
        #expect(near(try game.personalisedTotal(of: 0), 4.0 / 3))
        // A signal that is right with chance 3/4, from one provider to all: 13/12 for each, less than silence.
        let signal = SignallingScheme(signals: ["l", "r"], likelihood: [[0.75, 0.25], [0.25, 0.75]])
        let standing = try game.standing(of: PolicyProfile(sameForAll: [signal, nil], users: 2))
        #expect(standing.totals.allSatisfy { near($0.current, 13.0 / 12) })
        #expect(near(try #require(standing.totals[0].anonymousRegret[.common]), 1.0 / 12))
        for isByState in [true, false] {
            #expect(near(try game.commonAlignment(for: nil, isByState: isByState).error, 1))
            for user in game.users.indices {
                #expect(near(try game.commonAlignment(for: user, isByState: isByState).error, 0.5))
            }
        }
    }

    /// Providers whose payoffs depend on whose action it is: each is hurt by the other's user being right.
    @Test func hurtByTheOthersUser() throws {
        let hurt = Cases.match.map { -2 * $2 }
        let game = try Cases.game([Cases.match, Cases.match], [[Cases.match, hurt], [hurt, Cases.match]])
        let anonymous = try #require(try game.analyse().anonymous)
        for user in game.users.indices {
            #expect(near(try game.alignment(.constant, of: user).error, 0))
            #expect(near(anonymous.certificates[user].value, 0.5))
            #expect(try game.equilibriumValues(for: user).values.intervals.map(\.lowerBound).allSatisfy { near($0, 1) })
        }
        #expect(anonymous.silent.allSatisfy { near($0, -0.5) })
        for i in game.providers.indices {
            #expect(near(game.users.indices.reduce(0) { $0 + game.fullInformation(of: i, from: $1) }, -1))
        }
        for policy in AnonymousPolicy.allCases { #expect(anonymous.isSilenceEquilibrium[policy] == true) }
    }
}
