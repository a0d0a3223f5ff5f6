import FineTuningGames
import Foundation
import TestSupport
import Testing

/// Lotteries over random clouds of points, with utilities of ten orders of magnitude too: value and bound recomputed by
/// the formulas that any reader of the weights has.
@Suite struct TableLotteryTests {
    @Test(arguments: [1.0, 1e10]) func valuesReachTheirBounds(range: Double) throws {
        var random = SeededGenerator(seed: 21)
        var draws = 0
        for trial in 0..<30 {
            let players = Int.random(in: 2...8, using: &random)
            let scales = (0..<players).map { j in
                range == 1 ? 1 : j == 0 ? 1 : j == 1 ? range : random.logUniform(1...range)
            }
            let hasLosses = trial % 3 == 0
            let rows = (0..<200).map { k in
                UtilityTable.Row(
                    share: Double(k) / 199,
                    utilities: scales.map { $0 * Double.random(in: hasLosses ? -1...1 : 0...1, using: &random) })
            }
            let table = try UtilityTable(players: scales.indices.map { "p\($0)" }, rows: rows)
            guard let answer = try? TableBargain(table) else { continue }
            let powers = scales.map { _ in 1 / Double(players) }
            for lottery in answer.lotteries {
                #expect(lottery.tickets.count <= players)
                #expect(abs(lottery.tickets.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
                let expected = scales.indices.map { j in
                    lottery.tickets.reduce(0) { $0 + $1.probability * $1.utilities[j] }
                }
                for j in scales.indices { #expect(abs(lottery.utilities[j] - expected[j]) < 1e-14 * scales[j]) }
                let value: Double
                var bound = -Double.infinity
                switch lottery.rule {
                case .egalitarian: value = expected.min() ?? 0
                case .nash: value = zip(powers, expected).reduce(0) { $0 + $1.0 * log($1.1) }
                default: value = zip(expected, answer.mostGained).map { $0 / $1 }.min() ?? 0
                }
                for row in rows {
                    let terms = scales.indices.map { j in
                        lottery.weights[j] * row.utilities[j]
                            / (lottery.rule == .kalaiSmorodinsky ? answer.mostGained[j] : 1)
                    }
                    bound = max(bound, terms.reduce(0, +))
                }
                if lottery.rule == .nash {
                    bound = zip(powers, lottery.weights).reduce(log(bound)) { $0 + $1.0 * log($1.0 / $1.1) }
                } else {
                    #expect(abs(lottery.weights.reduce(0, +) - 1) < 1e-12)
                }
                // Where large losses cancel large gains, their range counts and not what is left.
                let largest = lottery.rule == .egalitarian ? range : 1
                let size = lottery.rule == .nash ? 1 : max(abs(value), hasLosses ? largest : 0)
                #expect(abs(lottery.value - value) <= 1e-12 * size)
                #expect(bound >= value - 1e-12 * size && bound <= value + 1e-9 * size, "\(lottery.rule) \(trial)")
                #expect(abs(lottery.bound - bound) <= 1e-9 * size)
                #expect(lottery.value >= lottery.singleValue)
                if lottery.isDraw { draws += 1 }
            }
        }
        #expect(draws > 20)
    }
}
