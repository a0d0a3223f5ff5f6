import FineTuningGames
import TestSupport
import Testing

/// Tables with answers that were found elsewhere.
@Suite struct TableCaseTests {
    private static let names: [String: BargainingRule] = [
        "utilitarian": .verticalMonopoly, "egalitarian": .egalitarian, "nash": .nash,
        "kalaiSmorodinsky": .kalaiSmorodinsky,
    ]

    private func check(_ table: UtilityTable, _ expected: BargainingCases.Table.Expected) throws {
        let answer = try TableBargain(table)
        #expect(answer.pareto.map(\.low) == expected.paretoRows && answer.pareto.allSatisfy { $0.low == $0.high })
        #expect(answer.acceptable.map(\.low) == expected.rational)
        #expect(answer.mostGained == expected.ideal)
        for (name, rule) in Self.names {
            let right = try #require(expected.rules[name])
            let solution = try #require(answer.solutions.first { $0.rule == rule })
            #expect(solution.ties.map(\.lowerBound) == right.shares, "\(name)")
            #expect(abs(solution.value - right.value) < 1e-8, "\(name)")
        }
        let nash = try #require(answer.lotteries.first { $0.rule == .nash })
        #expect(abs(nash.value - expected.nashLottery.value) < 1e-8)
        #expect(nash.bound >= nash.value && nash.bound - nash.value < 1e-9)
        #expect(nash.tickets.count == expected.nashLottery.tickets.count)
        for (ticket, right) in zip(nash.tickets, expected.nashLottery.tickets) {
            #expect(ticket.share == right[0] && abs(ticket.probability - right[1]) < 1e-8)
        }
        let path = try TableBargain(table, reading: .polyline)
        #expect(path.pareto.count == expected.paretoPolyline.count)
        for (found, right) in zip(path.pareto, expected.paretoPolyline) {
            #expect(abs(found.low - right.low) < 1e-8 && abs(found.high - right.high) < 1e-8)
            #expect(found.lowClosed == right.lowClosed && found.highClosed == right.highClosed)
        }
    }

    @Test func aZigzagOfTwo() throws {
        try check(BargainingCases.table("table-zigzag.csv"), BargainingCases.load().zigzag.expected)
    }

    @Test func threePlayers() throws {
        try check(BargainingCases.table("table-three-players.csv"), BargainingCases.load().threePlayers.expected)
    }

    /// The second player has 1e-17 at most, which is nothing.
    @Test func drawsOverACurveWithTwoFixedCosts() throws {
        let expected = try BargainingCases.load().lotteryTri.expected
        let answer = try TableBargain(BargainingCases.table("lottery-tri.csv"))
        #expect(answer.leftOut == ["u1"])
        for (rule, value) in [
            (BargainingRule.egalitarian, expected.egalitarian), (.kalaiSmorodinsky, expected.kalaiSmorodinsky),
            (.nash, expected.nashLogProduct / 4),
        ] {
            let lottery = try #require(answer.lotteries.first { $0.rule == rule })
            #expect(abs(lottery.value - value) < 1e-8)
            #expect(lottery.bound >= lottery.value && lottery.bound - lottery.value < 1e-12)
            #expect(lottery.tickets.count <= expected.ticketsAtMost)
        }
    }
}
