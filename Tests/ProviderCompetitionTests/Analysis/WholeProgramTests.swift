import Foundation
import ProviderCompetition
import TestSupport
import Testing

/// 500 games, with payoffs, chances and masses over ten orders of magnitude, against whole programs that another
/// program solved in rationals (Peers/whole-programs). Values are compared as parts of what each player can win or lose.
@Suite(.slow) struct WholeProgramTests {
    private struct Games: Decodable {
        var games: [Game]
        struct Game: Decodable {
            var id: Int
        }
    }

    private struct Answers: Decodable {
        var answers: [Answer]
    }

    private struct Answer: Decodable {
        var id: Int
        var users: [User]
        var menu: [Double]?
        var `public`: [Double]?
        var knifeEdgeMenus: [Int]?

        struct User: Decodable {
            var full, alone, certificate, withoutObedience, slack, constant, state, average, hull: Double
            var range: [Double]
            var monopoly: [Monopoly]
            var equilibria: [[Double]]?
            var lowestLoose: Double?
            var certificateLoose: Double?
            var anonymous: Double?
            var anonymousLoose: Double?
        }

        struct Monopoly: Decodable {
            var payoff: Double
            var payoffLoose: Double?
            var range: [Double]
        }
    }

    private struct Written: Decodable {
        var games: [WrittenGame]
    }

    /// Each argument stands for the games whose number leaves that rest.
    @Test(arguments: 0..<10) func answersAreThoseOfWholePrograms(rest: Int) throws {
        let decoder = JSONDecoder()
        let data = try WrittenGame.fixture("competitions.json")
        let ids = try decoder.decode(Games.self, from: data).games.map(\.id)
        let written = try decoder.decode(Written.self, from: data).games
        let answers = try decoder.decode(Answers.self, from: WrittenGame.fixture("competitions-answers.json")).answers
        #expect(written.count == 500 && answers.map(\.id) == ids)
        let count = TestEffort.current >= .all ? written.count : TestEffort.cases(of: written.count, usually: 60)
        for k in written.indices.prefix(count) where k % 10 == rest {
            let game = try written[k].game()
            let analysis = try game.analyse()
            #expect(analysis.failed.isEmpty && analysis.users.count == game.users.count, "game \(ids[k])")
            for (j, right) in answers[k].users.enumerated() { check(analysis, j, right, "game \(ids[k]), user \(j)") }
            check(analysis, answers[k], "game \(ids[k])")
        }
    }

    private func check(_ analysis: CompetitionAnalysis, _ j: Int, _ right: Answer.User, _ name: Comment) {
        let standing = analysis.users[j]
        let (widest, stakes) = (max(right.range[0], 1e-300), max(right.range[1], 1e-300))
        func same(_ a: Double, _ b: Double, _ unit: Double, loose: Double? = nil) {
            let slack = 1e-7 * unit + 4e-15 * abs(b)
            let (low, high) = (min(b, loose ?? b), max(b, loose ?? b))
            #expect(a >= low - slack && a <= high + slack, name)
        }
        same(standing.fullInformation, right.full, stakes)
        same(standing.noInformation, right.alone, stakes)
        same(standing.certificates.certificate, right.certificate, stakes, loose: right.certificateLoose)
        same(standing.certificates.certificateWithoutObedience, right.withoutObedience, stakes)
        // What is called proved never exceeds what is so, were it by one digit.
        #expect(standing.certificates.obedient.value <= right.certificate.nextUp, name)
        #expect(standing.certificates.oneSided.value <= right.withoutObedience.nextUp, name)
        let theirs = right.monopoly.map { $0.range[0] }.max() ?? 0
        for (version, error, unit) in [
            (Alignment.Version.constant, right.constant, widest), (.state, right.state, widest),
            (.average, right.average, stakes), (.hull, right.hull, widest + theirs), (.oneSided, right.slack, stakes),
        ] {
            same(standing.alignments[version]!.error, error, unit)
        }
        let monopolies = analysis.monopolies.filter { $0.user == standing.user }
        for (monopoly, right) in zip(monopolies, right.monopoly) {
            same(monopoly.providerValue.value, right.payoff, max(right.range[1], 1e-300), loose: right.payoffLoose)
            #expect(monopoly.providerValue.bound >= right.payoff - 1e-9 * right.range[1] - 4e-15 * abs(right.payoff))
        }
        if let intervals = right.equilibria {
            let found = standing.equilibrium.intervals
            if let lowest = right.lowestLoose {
                same(found.first?.lowerBound ?? .nan, intervals[0][0], stakes, loose: lowest)
            } else {
                #expect(found.count == intervals.count, name)
                for (mine, right) in zip(found, intervals) {
                    same(mine.lowerBound, right[0], 10 * stakes)
                    same(mine.upperBound, right[right.count - 1], 10 * stakes)
                }
            }
        }
        if let anonymous = right.anonymous, let certificate = analysis.anonymous?.certificates[j].value {
            same(certificate, anonymous, stakes, loose: right.anonymousLoose)
            #expect(certificate <= anonymous.nextUp, name)
        }
    }

    private func check(_ analysis: CompetitionAnalysis, _ right: Answer, _ name: Comment) {
        guard let anonymous = analysis.anonymous, let menu = right.menu, let common = right.public else { return }
        for i in menu.indices {
            let stakes = zip(analysis.game.users, right.users).reduce(0) { $0 + $1.0.mass * $1.1.monopoly[i].range[1] }
            func same(_ value: Double, _ right: Double) {
                #expect(abs(value - right) <= 1e-7 * stakes + 4e-15 * abs(right), name)
            }
            same(anonymous.totals[.common]![i].value, common[i])
            if right.knifeEdgeMenus?.contains(i) != true { same(anonymous.totals[.menu]![i].value, menu[i]) }
        }
    }
}
