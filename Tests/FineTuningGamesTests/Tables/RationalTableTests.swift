import FineTuningGames
import Foundation
import TestSupport
import Testing

/// 200 tables, with whole numbers that tie, scales over ten orders of magnitude, disagreement and weights, against
/// another program's answers in rationals (Peers/whole-games).
@Suite(.slow) struct RationalTableTests {
    private static let names: [String: BargainingRule] = [
        "utilitarian": .verticalMonopoly, "egalitarian": .egalitarian, "nash": .nash,
        "kalaiSmorodinsky": .kalaiSmorodinsky,
    ]

    @Test func answersAreThoseInRationals() throws {
        let tables = try WrittenTable.List.fixture("tables.json").tables
        let answers = try TableAnswer.List.fixture("tables-answers.json").answers
        #expect(tables.count == 200 && answers.map(\.id) == tables.map(\.id))
        for (written, right) in zip(tables, answers) {
            let (table, terms) = (try written.table(), try written.terms())
            if right.noDeal == true {
                #expect(throws: GameError.noDeal) { try TableBargain(table, terms: terms) }
                continue
            }
            let (answer, name) = (try TableBargain(table, terms: terms), Comment("table \(written.id)"))
            let ideal = try #require(right.ideal)
            #expect(answer.acceptable.map(\.low) == right.rational, name)
            #expect(answer.pareto.map(\.low) == right.paretoRows.filter(right.rational.contains), name)
            #expect(zip(answer.mostGained, ideal).allSatisfy { abs($0 - $1) <= 1e-12 * $1 }, name)
            #expect(answer.leftOut == ideal.indices.filter { ideal[$0] == 0 }.map { "p\($0)" }, name)
            try checkRules(answer, written, right, name)
            try checkLotteries(answer, written, right, name)
            try checkPolyline(TableBargain(table, reading: .polyline, terms: terms), written, right, name)
        }
    }

    /// The part of the weights that those who are compared have.
    private func weighed(_ written: WrittenTable, _ right: TableAnswer) -> Double {
        guard let active = right.active else { return 1 }
        let weights = written.weights ?? written.players.map { _ in 1 }
        return active.players.reduce(0) { $0 + weights[$1] } / weights.reduce(0, +)
    }

    private func checkRules(
        _ answer: TableBargain, _ written: WrittenTable, _ right: TableAnswer, _ name: Comment
    ) throws {
        let rules = try #require(right.active?.rules ?? right.rules)
        for (key, rule) in Self.names {
            let solution = try #require(answer.solutions.first { $0.rule == rule })
            guard let theirs = rules[key] else {
                #expect(rule == .nash && solution.value == -.infinity, name)
                continue
            }
            let value = theirs.value * (rule == .nash ? weighed(written, right) : 1)
            #expect(abs(solution.value - value) <= 1e-12 * abs(value) + 1e-14, "\(name) \(key)")
            #expect(solution.ties.map(\.lowerBound) == broken(theirs.shares, rule, written, right), "\(name) \(key)")
        }
    }

    /// Shares that tie in a smallest gain are told apart here, which the other program leaves open but for the
    /// egalitarian rule: for two players by the Pareto set, for more by the second smallest gain.
    private func broken(
        _ shares: [Double], _ rule: BargainingRule, _ written: WrittenTable, _ right: TableAnswer
    ) -> [Double] {
        guard rule == .egalitarian || rule == .kalaiSmorodinsky, shares.count > 1 else { return shares }
        if written.players.count == 2 {
            let efficient = shares.filter(right.paretoRows.contains)
            return efficient.isEmpty ? shares : efficient
        }
        if rule == .egalitarian, right.active == nil { return right.rules?["egalitarian"]?.leximin ?? [] }
        let ideal = right.ideal ?? []
        let ranked = shares.map { share in
            let gains = written.gains[written.shares.firstIndex(of: share) ?? 0]
            return ideal.indices.filter { ideal[$0] > 0 }
                .map { rule == .egalitarian ? gains[$0] : gains[$0] / ideal[$0] }.sorted()
        }
        var left = Array(shares.indices)
        for place in ranked[0].indices {
            let best = left.map { ranked[$0][place] }.max() ?? 0
            left = left.filter { ranked[$0][place] >= best - 1e-12 }
        }
        return left.map { shares[$0] }
    }

    private func checkLotteries(
        _ answer: TableBargain, _ written: WrittenTable, _ right: TableAnswer, _ name: Comment
    ) throws {
        let theirs = right.active?.lotteries ?? right.lotteries
        #expect(Set(answer.lotteries.map(\.rule.rawValue)) == Set(theirs.keys), name)
        for lottery in answer.lotteries {
            let draw = try #require(theirs[lottery.rule.rawValue])
            let part = lottery.rule == .nash ? weighed(written, right) : 1
            let size = lottery.rule == .egalitarian ? max(abs(draw.value), 1e-12) : 1
            let (value, bound) = (draw.value * part, (draw.bound ?? draw.value) * part)
            #expect(
                abs(lottery.value - value) <= 1e-9 * size, "\(name) \(lottery.rule): \(lottery.value), not \(value)")
            #expect(lottery.bound >= value - 1e-13 * size && lottery.bound <= bound + 1e-9 * size, name)
            for j in written.players.indices {
                let gains = written.gains.map { $0[j] }
                let expected = lottery.tickets.reduce(0) {
                    $0 + $1.probability * gains[written.shares.firstIndex(of: $1.share) ?? 0]
                }
                // Whoever expects less than without a deal, compared or not, would refuse the draw.
                #expect(expected >= -1e-12 * (gains.map(abs).max() ?? 0), "\(name) \(lottery.rule) player \(j)")
            }
        }
    }

    /// The other program knows no disagreement along the line: what improves on an acceptable share is acceptable, so
    /// that its set's acceptable part is ours.
    private func checkPolyline(
        _ answer: TableBargain, _ written: WrittenTable, _ right: TableAnswer, _ name: Comment
    ) {
        let acceptable = acceptableLine(written)
        let expected = right.paretoPolyline.flatMap { part in
            acceptable.compactMap { room -> ShareInterval? in
                let (low, high) = (max(part[0], room.lowerBound), min(part[2], room.upperBound))
                let lowClosed = part[0] < room.lowerBound || part[1] == 1
                let highClosed = part[2] > room.upperBound || part[3] == 1
                if low > high || (low == high && !(lowClosed && highClosed)) { return nil }
                return ShareInterval(low, high, lowClosed: lowClosed, highClosed: highClosed)
            }
        }
        let agrees =
            answer.pareto.count == expected.count
            && zip(answer.pareto, expected).allSatisfy {
                abs($0.low - $1.low) < 1e-9 && abs($0.high - $1.high) < 1e-9 && $0.lowClosed == $1.lowClosed
                    && $0.highClosed == $1.highClosed
            }
        #expect(agrees, "\(name): \(answer.pareto), not \(expected)")
    }

    /// Where along the line through the rows nobody loses.
    private func acceptableLine(_ written: WrittenTable) -> [ClosedRange<Double>] {
        var result: [ClosedRange<Double>] = []
        for k in written.shares.indices.dropLast() {
            var (low, high) = (0.0, 1.0)
            for (start, end) in zip(written.gains[k], written.gains[k + 1]) {
                if start < 0, end < 0 { low = 2 }
                if start < 0, end >= 0 { low = max(low, start / (start - end)) }
                if start >= 0, end < 0 { high = min(high, start / (start - end)) }
            }
            guard low <= high else { continue }
            let (from, width) = (written.shares[k], written.shares[k + 1] - written.shares[k])
            let (first, last) = (from + low * width, high == 1 ? written.shares[k + 1] : from + high * width)
            if let before = result.last, before.upperBound == first {
                result[result.count - 1] = before.lowerBound...last
            } else {
                result.append(first...last)
            }
        }
        return result
    }
}
