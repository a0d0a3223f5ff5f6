import LinearProgramming
import ProviderCompetition
import TestSupport
import Testing

@Suite struct DepartureTests {
    /// A judge's view, one matrix a provider, and what she is sure of without and against sets of 0, 1, 2, ...: found
    /// by another solver, each set a program of its own.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var prior: [Double]
        var user: [[Double]]
        var providers: [[[Double]]]
        var leave, collude: [Double]
    }

    static let cases = [
        Case(
            testDescription: "one-sided only", prior: [0.5, 0.5], user: [[1, 0.6, 0], [0, 0.6, 1]],
            providers: [[[1, 0.1, 0], [0.2, 0.3, 1]], [[0.9, 0, 0.3], [0, 0, 1]]],
            leave: [1, 1, 0.6], collude: [1, 1, 1]),
        Case(
            testDescription: "trial", prior: [0.3, 0.7], user: [[1, 0], [0, 1]],
            providers: [[[1, 0], [1, 0]], [[0, 1], [0, 1]]],
            leave: [0.7, 0.7, 0.7], collude: [0.7, 0.7, 0.7]),
        Case(
            testDescription: "random", prior: [0.787, 0.177, 0.036],
            user: [[0.129, 0.499, 0.601], [0.029, 0.148, 0.928], [0.07, 0.13, 0.948]],
            providers: [
                [[0.416, 0.875, 1.091], [0.247, 0.248, 1.496], [0.602, 0.531, 1.538]],
                [[0.891, 0.575, 0.938], [0.411, 0.405, 1.238], [0.246, 0.749, 1.475]],
                [[0.399, 0.318, 0.183], [0.722, 0.373, 0.297], [0.552, 0.187, 0.904]],
                [[0.068, 0.323, 0.472], [0.385, 0.773, 0.86], [0.294, 0.056, 0.437]],
            ], leave: Array(repeating: 0.671371, count: 5), collude: Array(repeating: 0.671371, count: 5)),
    ]

    @Test(arguments: cases) func casesOfAnotherSolver(_ example: Case) throws {
        let game = try Cases.single(
            example.providers.map(PayoffMatrix.init), utility: PayoffMatrix(example.user), prior: example.prior)
        let steps = try game.departures(upTo: 10, for: 0).steps
        #expect(steps.map(\.count) == Array(0...example.providers.count))
        for (step, (leave, collude)) in zip(steps, zip(example.leave, example.collude)) {
            #expect(near(step.value, leave, 1e-8) && near(step.valueOfCoalition, collude, 1e-8))
            #expect(step.without.count <= step.count)
        }
    }

    /// Two pairs of advisers with opposite biases: she is safe as long as one of each pair stays.
    @Test func oneOfEachPairMustStay() throws {
        func biased(_ bias: Double) -> PayoffMatrix { Cases.match.map { y, a, value in value + (a == 0 ? bias : 0) } }
        let game = try Cases.single([2, 2, -5, -5].map(biased), prior: Cases.justice)
        let departures = try game.departures(upTo: 4, for: 0)
        #expect(departures.steps[1].without.isEmpty && departures.steps[1].coalition.isEmpty)
        #expect(departures.steps[0].value > 1 - 1e-9 && departures.steps[1].value > 1 - 1e-9)
        #expect(departures.firstFall?.count == 2)
        #expect([[0, 1], [2, 3]].contains(departures.firstFall?.without))
        #expect(near(departures.steps[4].value, 0.7) && departures.steps[4].value >= 0.7 - 1e-12)
        // Whichever two are one, the other two are one of each pair, or the two want the same.
        #expect(departures.steps[2].valueOfCoalition > 1 - 1e-9)
    }

    /// Each set's program with every row and column written down.
    @Test(arguments: 0..<12) func randomGamesAgreeWithEachSetsWholeProgram(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let game = try random.game(states: 2...3, actions: 2...3, users: 1...1, providers: 2...4)
        let steps = try game.departures(upTo: game.providers.count, for: 0).steps
        let loss = game.users[0].utility.map { _, _, value in -value }
        let best = game.bestActions(0)
        func full(_ provider: Int) -> Double {
            game.states.indices.reduce(0) { $0 + game.prior[$1] * game.providers[provider].payoffs[0][$1, best[$1]] }
        }
        for step in steps {
            var (left, joined) = (Double.infinity, Double.infinity)
            for set in 0..<(1 << game.providers.count) where set.nonzeroBitCount == step.count {
                let members = game.providers.indices.filter { set & (1 << $0) != 0 }
                let others = game.providers.indices.filter { set & (1 << $0) == 0 }
                let rows = others.map { (weights: game.providers[$0].payoffs[0], least: full($0)) }
                let whole = WholeProgram(game: game)
                left = min(left, -(try #require(try whole.maximum(of: loss, where: rows))))
                let sum = PayoffMatrix(states: game.states.count, actions: game.users[0].actions.count) { y, a in
                    members.reduce(0) { $0 + game.providers[$1].payoffs[0][y, a] }
                }
                let total = members.isEmpty ? [] : [(weights: sum, least: members.map(full).reduce(0, +))]
                joined = min(joined, -(try #require(try whole.maximum(of: loss, where: rows + total))))
            }
            #expect(near(step.value, max(left, game.noInformation(0)), 1e-7))
            #expect(near(step.valueOfCoalition, max(joined, game.noInformation(0)), 1e-7))
        }
        for (step, next) in zip(steps, steps.dropFirst()) {
            #expect(next.value <= step.value && step.value <= step.valueOfCoalition)
        }
    }

    @Test func tooManySetsAreRefused() throws {
        let game = try Cases.single(Array(repeating: Cases.match, count: 40))
        #expect(throws: CompetitionError.self) { try game.departures(upTo: 4, for: 0) }
        #expect(try game.departures(upTo: 1, for: 0).steps.count == 2)
    }
}
