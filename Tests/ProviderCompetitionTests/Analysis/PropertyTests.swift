import ProviderCompetition
import TestSupport
import Testing

/// What holds in every game, on seeded random ones.
@Suite struct PropertyTests {
    /// V >= lowest equilibrium value >= G >= G without obedience >= V - 2 average >= state >= constant >= hull.
    @Test func theChainOfCertificatesHolds() throws {
        var generator = SeededGenerator(seed: 20_260_213)
        var (worst, gap) = (0.0, 0.0)
        for _ in 0..<500 {
            let game = try generator.game(states: 2...4, actions: 2...4, users: 1...1, providers: 2...3)
            let analysis = try game.analyse()
            let user = analysis.users[0]
            let chain = [
                user.fullInformation, try #require(user.equilibrium.lowest), user.certificates.certificate,
                user.certificates.certificateWithoutObedience, user.guarantee(.average), user.guarantee(.state),
                user.guarantee(.constant), user.guarantee(.hull),
            ]
            for (better, worse) in zip(chain, chain.dropFirst()) { #expect(better >= worse - 1e-8, "\(chain)") }
            #expect(user.equilibrium.contains(user.fullInformation))
            #expect(try #require(user.equilibrium.lowest) >= user.noInformation - 1e-9)
            worst = max(worst, analysis.audit.checks.worst)
            gap = max(gap, analysis.audit.checks.gap, analysis.audit.checks.alignment)
        }
        #expect(worst <= 1e-9)
        #expect(gap <= 1e-9)
    }

    /// The intervals against a program with every constraint in it, at random values and beside the ends.
    @Test func theIntervalsAreThoseThatAreFeasible() throws {
        var generator = SeededGenerator(seed: 4_307)
        var (inside, outside) = (0, 0)
        for _ in 0..<500 {
            let game = try generator.game(states: 2...3, actions: 2...4, users: 1...1, providers: 2...3)
            let (values, _) = try game.equilibriumValues(for: 0)
            let whole = WholeProgram(game: game)
            let (none, full) = (game.noInformation(0), game.fullInformation(0))
            var samples = (0..<4).map { _ in Double.random(in: none...full, using: &generator) }
            for interval in values.intervals where interval.upperBound > interval.lowerBound {
                samples.append((interval.lowerBound + interval.upperBound) / 2)
            }
            for v in samples {
                let temptation = try whole.temptation(at: v)
                if values.contains(v) {
                    inside += 1
                    #expect(temptation <= 1e-7, "\(v) in \(values.intervals)")
                } else if !values.contains(v, within: 1e-5) {
                    outside += 1
                    #expect(temptation > 1e-9, "\(v) outside \(values.intervals)")
                }
            }
        }
        #expect(inside > 50 && outside > 50)
    }

    /// M_i against a program with every constraint in it; concave, and not increasing.
    @Test func frontiersAreConcaveAndExact() throws {
        var generator = SeededGenerator(seed: 99)
        for _ in 0..<60 {
            let game = try generator.game(states: 2...4, actions: 2...4, users: 1...1, providers: 1...1)
            let frontier = try game.frontier(of: 0, towards: 0)
            let points = frontier.breakpoints
            var slope = 0.0
            for (low, high) in zip(points, points.dropFirst()) {
                let next = (high.providerValue - low.providerValue) / (high.userValue - low.userValue)
                #expect(high.userValue > low.userValue && next <= slope + 1e-7)
                slope = next
            }
            let whole = WholeProgram(game: game)
            for share in [0.0, 0.3, 0.7, 0.99] {
                let level = game.noInformation(0) + share * (game.fullInformation(0) - game.noInformation(0))
                let most = try #require(
                    try whole.maximum(
                        of: game.providers[0].payoffs[0], where: [(game.users[0].utility, level)]))
                #expect(near(try #require(frontier.value(leaving: level)), most, 1e-7))
                #expect(near(try game.persuasion(by: 0, of: 0, leaving: level).providerValue, most, 1e-7))
            }
            // Best actions are unique here, so that full information leaves no choice.
            let full = game.fullInformation(of: 0, from: 0)
            #expect(near(try #require(frontier.value(leaving: game.fullInformation(0))), full))
            #expect(near(try game.persuasion(by: 0, of: 0, leaving: game.fullInformation(0)).providerValue, full, 1e-7))
            #expect(frontier.value(leaving: game.fullInformation(0) + 0.1) == nil)
        }
    }

    /// personalised >= menu >= one experiment; the anonymous certificates against both versions of common weights.
    @Test func anonymousPoliciesGiveLess() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<60 {
            let game = try generator.game(states: 2...3, actions: 2...3, users: 2...3, providers: 2...2)
            let personalised = try game.personalisedTotal(of: 0)
            let menu = try #require(try game.anonymousTotal(of: 0, .menu))
            let common = try #require(try game.anonymousTotal(of: 0, .common))
            #expect(personalised >= menu.value - 1e-9 && menu.value >= common.value - 1e-9)
            #expect(near(menu.value, menu.bound) && near(common.value, common.bound))
            for t in game.users.indices {
                let full = game.fullInformation(t)
                let certificate = try game.anonymousCertificate(for: t)
                let free = full - 2 / game.users[t].mass * (try game.commonAlignment(for: t).error)
                let equal = full - 2 / game.users[t].mass * (try game.commonAlignment(for: nil, isByState: false).error)
                #expect(full >= certificate - 1e-9 && certificate >= free - 1e-9 && free >= equal - 1e-9)
            }
        }
    }

    /// What must not matter: the scale of a provider's payoffs, a term in the state alone, the order of everything. And
    /// one more provider never hurts the bounds.
    @Test func whatDoesNotMatterChangesNothing() throws {
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<40 {
            let game = try generator.game(states: 2...3, actions: 2...3, users: 1...1, providers: 3...3)
            func changed(_ transform: (Int, PayoffMatrix) -> PayoffMatrix) throws -> CompetitionGame {
                try CompetitionGame(
                    states: game.states, prior: game.prior, users: game.users,
                    providers: game.providers.enumerated().map { i, provider in
                        Provider(name: provider.name, payoffs: provider.payoffs.map { transform(i, $0) })
                    })
            }
            let base = try game.analyse().users[0]
            let scaled = try changed { i, matrix in matrix.map { $2 * [1e-3, 1, 7e4][i] } }.analyse().users[0]
            let shifted = try changed { i, matrix in matrix.map { y, _, value in value + Double(5 * i * y) - 3 } }
                .analyse().users[0]
            let reversed = try CompetitionGame(
                states: game.states.reversed(), prior: game.prior.reversed(),
                users: game.users.map {
                    User(name: $0.name, actions: $0.actions.reversed(), utility: flipped($0.utility))
                },
                providers: game.providers.reversed().map { Provider(name: $0.name, payoffs: $0.payoffs.map(flipped)) }
            ).analyse().users[0]
            for other in [scaled, shifted, reversed] {
                #expect(near(other.alignments[.state]!.error, base.alignments[.state]!.error, 1e-8))
                #expect(near(other.certificates.certificate, base.certificates.certificate, 1e-7))
                #expect(near(try #require(other.equilibrium.lowest), try #require(base.equilibrium.lowest), 1e-6))
            }
            #expect(near(scaled.alignments[.constant]!.error, base.alignments[.constant]!.error, 1e-8))
            let fewer = try game.keeping(providers: [0, 1]).analyse().users[0]
            for version in [Alignment.Version.constant, .state, .average, .hull] {
                #expect(base.alignments[version]!.error <= fewer.alignments[version]!.error + 1e-9)
            }
            #expect(base.certificates.certificate >= fewer.certificates.certificate - 1e-9)
        }
    }

    private func flipped(_ matrix: PayoffMatrix) -> PayoffMatrix {
        PayoffMatrix(states: matrix.stateCount, actions: matrix.actionCount) {
            matrix[matrix.stateCount - 1 - $0, matrix.actionCount - 1 - $1]
        }
    }
}
