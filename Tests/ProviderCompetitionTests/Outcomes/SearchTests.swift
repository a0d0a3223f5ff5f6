import LinearProgramming
import ProviderCompetition
import TestSupport
import Testing

/// The programs that are written down in part against the same ones in full, and what is too large for either.
@Suite struct SearchTests {
    /// The common experiment as a program over x[state, action of each user] with all its obedience rows.
    private func whole(_ game: CompetitionGame) throws -> Double {
        var profiles: [[Int]] = [[]]
        for user in game.users {
            profiles = profiles.flatMap { profile in user.actions.indices.map { profile + [$0] } }
        }
        return try LinearProgram.scoped(.maximize) { program in
            var x: [[Column]] = []
            for y in game.states.indices {
                x.append(
                    try profiles.map { profile in
                        let payoff = game.users.indices.reduce(0) { total, j in
                            total + game.users[j].mass * game.providers[0].payoffs[j][y, profile[j]]
                        }
                        return try program.addColumn(.nonnegative, cost: payoff)
                    })
                try program.addRow(.exactly(game.prior[y]), x[y].map { Term(1, $0) })
            }
            for (p, profile) in profiles.enumerated() {
                for (j, user) in game.users.enumerated() {
                    for b in user.actions.indices where b != profile[j] {
                        try program.addRow(
                            .nonnegative,
                            game.states.indices.map { y in
                                Term(user.utility[y, profile[j]] - user.utility[y, b], x[y][p])
                            })
                    }
                }
            }
            return try program.solve().objective
        }
    }

    @Test func theCommonExperimentIsTheBestOfAll() throws {
        var generator = SeededGenerator(seed: 1_907)
        for _ in 0..<40 {
            let game = try generator.game(states: 2...4, actions: 2...3, users: 2...4, providers: 1...1)
            let total = try #require(try game.anonymousTotal(of: 0, .common))
            #expect(near(total.value, try whole(game), 1e-8))
            #expect(near(total.bound, total.value))
        }
    }

    /// 200 states and 50 actions: 2,650 rows and 10,000 columns, of which a few matter.
    @Test func aLargeProgramIsWrittenDownInPart() throws {
        var generator = SeededGenerator(seed: 7)
        let game = try generator.game(states: 200...200, actions: 50...50, users: 1...1, providers: 1...1)
        let level = (game.noInformation(0) + game.fullInformation(0)) / 2
        let best = try game.persuasion(by: 0, of: 0, leaving: level)
        #expect(best.bound - best.providerValue <= 1e-9)
        #expect(best.audit.checks.worst <= 1e-9)
        let size = best.audit.work.largest
        #expect(size.rowsInFull >= 2650 && Double(size.rows) < 0.5 * size.rowsInFull)
        #expect(size.columnsInFull >= 10_000 && Double(size.columns) < 0.5 * size.columnsInFull)
        // The answer from its own numbers, by other code.
        let (utility, x) = (game.users[0].utility, best.outcome)
        for y in game.states.indices {
            #expect(near((0..<50).reduce(0) { $0 + x[y, $1] }, game.prior[y]))
        }
        for a in 0..<50 {
            for b in 0..<50 {
                #expect(game.states.indices.reduce(0) { $0 + x[$1, a] * (utility[$1, a] - utility[$1, b]) } >= -1e-9)
            }
        }
        #expect(best.userValue >= level - 1e-9)
    }

    /// Rivals who give each of many users something: all sets of them would have to be compared.
    @Test func tooManyContestedUsersAreRefused() throws {
        let users = Array(repeating: Cases.match, count: 9)
        let game = try Cases.game(users, [Array(repeating: Cases.convict, count: 9)], prior: Cases.justice)
        let rich = Elsewhere(
            userValues: Array(repeating: 0.9, count: 9), providerValues: Array(repeating: 0.3, count: 9))
        #expect(throws: CompetitionError.self) { try game.anonymousReply(of: 0, .common, against: rich) }
        // Those who have nothing elsewhere need no comparing.
        let poor = Elsewhere(userValues: Array(repeating: 0.7, count: 9), providerValues: Array(repeating: 0, count: 9))
        #expect(near(try game.anonymousReply(of: 0, .common, against: poor).value, 9 * 0.6))
    }

    /// Two judges who are alike, and one of them learns everything from a rival, of which the provider gets 0.5. Best
    /// is to win the other alone, at 0.6: to win both it would have to reveal everything, for 0.3 from each.
    @Test func aUserMayBeLeftToARival() throws {
        let game = try Cases.game([Cases.match, Cases.match], [[Cases.convict, Cases.convict]], prior: Cases.justice)
        for policy in AnonymousPolicy.allCases {
            let reply = try game.anonymousReply(
                of: 0, policy, against: Elsewhere(userValues: [0.7, 1], providerValues: [0, 0.5]))
            #expect(near(reply.value, 0.6 + 0.5), "\(policy)")
        }
    }

    @Test func levelsOutOfReachAreRefused() throws {
        let game = try Cases.single([Cases.convict], prior: Cases.justice)
        #expect(throws: CompetitionError.self) { try game.persuasion(by: 0, of: 0, leaving: 1.01) }
        #expect(throws: CompetitionError.self) { try game.persuasion(by: 0, of: 0, leaving: .nan) }
        #expect(try game.anonymousTotal(of: 0, .menu, leaving: [1.01]) == nil)
    }

    /// What no action changes is no part of the programs, and is part of what the user is told.
    @Test func levelsOutOfReachAreSaidInTheUsersUnits() throws {
        let game = try Cases.single([Cases.convict], utility: Cases.match.map { $2 + 5 }, prior: Cases.justice)
        #expect(throws: CompetitionError.levelOutOfReach(6.5, user: game.users[0].name, most: 6)) {
            try game.persuasion(by: 0, of: 0, leaving: 6.5)
        }
    }

    /// Payoffs that differ in scale by 1e20, are constant, or are all the same.
    @Test func oddPayoffsAreNoTrouble() throws {
        for unit in [1e-20, 1, 1e20] {
            let game = try Cases.single(
                [Cases.convict.map { $2 * unit }, Cases.acquit], utility: Cases.match.map { $2 / unit },
                prior: Cases.justice)
            let user = try game.analyse().users[0]
            #expect(near(user.certificates.certificate * unit, 0.7))
            #expect(near(try #require(user.equilibrium.lowest) * unit, 1))
        }
        let flat = PayoffMatrix([[5, 5], [5, 5]])
        let user = try Cases.single([flat, flat], utility: flat).analyse().users[0]
        #expect(near(user.certain, 5))
        #expect(near(try #require(user.equilibrium.lowest), 5))
    }
}
