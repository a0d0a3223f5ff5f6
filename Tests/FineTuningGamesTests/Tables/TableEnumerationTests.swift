import FineTuningGames
import Foundation
import TestSupport
import Testing

/// Random tables beside what comparing all their shares one by one says.
@Suite struct TableEnumerationTests {
    private func randomTable(_ random: inout SeededGenerator, players: Int, rows: Int) throws -> UtilityTable {
        try UtilityTable(
            players: (1...players).map { "p\($0)" },
            rows: (0..<rows).map { k in
                UtilityTable.Row(
                    share: Double(k) / Double(rows - 1),
                    utilities: (0..<players).map { _ in Double(Int.random(in: 0...6, using: &random)) })
            })
    }

    private func dominates(_ a: [Double], _ b: [Double], by least: Double = 0) -> Bool {
        zip(a, b).allSatisfy { $0 >= $1 } && zip(a, b).contains { $0 > $1 + least }
    }

    @Test func rows() throws {
        var random = SeededGenerator(seed: 7)
        var deals = 0
        for _ in 0..<300 {
            let players = Int.random(in: 2...4, using: &random)
            let table = try randomTable(&random, players: players, rows: Int.random(in: 2...9, using: &random))
            let names = table.players
            let origin = names.map { _ in Double(Int.random(in: 0...2, using: &random)) }
            let weights = names.map { _ in Double(Int.random(in: 1...4, using: &random)) }
            let terms = try BargainingTerms(
                players: names, disagreement: Dictionary(uniqueKeysWithValues: zip(names, origin)),
                weights: Dictionary(uniqueKeysWithValues: zip(names, weights)))
            let gains = table.rows.map { row in zip(row.utilities, origin).map { $0 - $1 } }
            let rational = gains.indices.filter { gains[$0].allSatisfy { $0 >= 0 } }
            let most = names.indices.map { j in rational.map { gains[$0][j] }.max() ?? 0 }
            guard most.contains(where: { $0 > 0 }) else {
                #expect(throws: GameError.noDeal) { try TableBargain(table, terms: terms) }
                continue
            }
            deals += 1
            let answer = try TableBargain(table, terms: terms)
            let undominated = rational.filter { k in !rational.contains { dominates(gains[$0], gains[k]) } }
            #expect(answer.pareto.map(\.low) == undominated.map { table.rows[$0].share })
            let counted = names.indices.filter { most[$0] > 0 }
            func shares(_ key: (Int) -> [Double]) -> [Double] {
                let keys = rational.map(key)
                let best = keys.max { $0.lexicographicallyPrecedes($1) } ?? []
                return zip(rational, keys).filter { zip($1, best).allSatisfy { abs($0 - $1) < 1e-12 || $0 == $1 } }
                    .map { table.rows[$0.0].share }
            }
            func least(_ numbers: [Double], _ k: Int) -> [Double] {
                if players > 2 { return numbers.sorted() }
                return [numbers.min() ?? 0]
            }
            let total = weights.reduce(0, +)
            let right: [(BargainingRule, [Double])] = [
                (.verticalMonopoly, shares { [gains[$0].reduce(0, +)] }),
                (.egalitarian, shares { k in least(counted.map { gains[k][$0] }, k) }),
                (.kalaiSmorodinsky, shares { k in least(counted.map { gains[k][$0] / most[$0] }, k) }),
                (.nash, shares { k in [counted.reduce(0) { $0 + weights[$1] / total * log(gains[k][$1]) }] }),
            ]
            for (rule, expected) in right {
                let solution = try #require(answer.solutions.first { $0.rule == rule })
                var expected = expected
                if players == 2, rule != .verticalMonopoly, rule != .nash {
                    let efficient = expected.filter { share in answer.pareto.contains { $0.contains(share) } }
                    if !efficient.isEmpty { expected = efficient }
                }
                #expect(solution.ties.map(\.lowerBound) == expected, "\(rule) \(table.rows) \(origin)")
            }
        }
        #expect(deals > 100)
    }

    /// Sampled at 1,201 shares, each compared with all others; what changes within a sample of an end is left open.
    @Test func polylines() throws {
        var random = SeededGenerator(seed: 8)
        for _ in 0..<60 {
            let table = try randomTable(
                &random, players: Int.random(in: 2...3, using: &random), rows: Int.random(in: 2...7, using: &random))
            let answer = try TableBargain(table, reading: .polyline)
            let samples = (0...1200).map { k in (share: Double(k) / 1200, utilities: at(Double(k) / 1200, table)) }
            let ends = answer.pareto.flatMap { [$0.low, $0.high] }
            for sample in samples where !ends.contains(where: { abs($0 - sample.share) < 2.0 / 1200 }) {
                let isIn = answer.pareto.contains { $0.contains(sample.share) }
                let isOut = samples.contains { dominates($0.utilities, sample.utilities, by: 1e-9) }
                #expect(isIn != isOut || (!isIn && !isOut && isNearlyDominated(sample.utilities, samples)))
            }
            for solution in answer.solutions {
                #expect(solution.value >= sampled(solution.rule, samples, answer) - 1e-9, "\(solution.rule) \(table)")
                #expect(answer.acceptable.contains { $0.contains(solution.share) })
                let utilities = at(solution.share, table)
                #expect(zip(utilities, solution.utilities).allSatisfy { abs($0 - $1) < 1e-9 })
            }
        }
    }

    private func at(_ share: Double, _ table: UtilityTable) -> [Double] {
        let above = table.rows.firstIndex { $0.share >= share } ?? table.rows.count - 1
        let (low, high) = (table.rows[max(0, above - 1)], table.rows[above])
        let part = high.share == low.share ? 0 : (share - low.share) / (high.share - low.share)
        return zip(low.utilities, high.utilities).map { $0 + part * ($1 - $0) }
    }

    /// The share that improves on it lies between two samples.
    private func isNearlyDominated(
        _ here: [Double], _ samples: [(share: Double, utilities: [Double])]
    ) -> Bool {
        samples.contains { sample in zip(sample.utilities, here).allSatisfy { $0 > $1 - 0.05 } }
    }

    private func sampled(
        _ rule: BargainingRule, _ samples: [(share: Double, utilities: [Double])], _ answer: TableBargain
    ) -> Double {
        let players = answer.mostGained.indices.filter { answer.mostGained[$0] > 0 }
        return samples.map { sample -> Double in
            let gains = players.map { sample.utilities[$0] }
            return switch rule {
            case .egalitarian: gains.min() ?? 0
            case .nash: gains.reduce(0) { $0 + log($1) } / Double(answer.mostGained.count)
            case .kalaiSmorodinsky: zip(gains, players).map { $0 / answer.mostGained[$1] }.min() ?? 0
            default: sample.utilities.reduce(0, +)
            }
        }.max() ?? 0
    }
}
