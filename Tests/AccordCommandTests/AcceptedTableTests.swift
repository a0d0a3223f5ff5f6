import TestSupport
import Testing

/// Tables that say the same in different ways have the same menu.
@Suite struct AcceptedTableTests {
    private let folder: ScratchFolder
    private static let plain = "type,cost,probability\na,0.1,0.25\nb,0.05,0.75\n"

    init() throws { folder = try ScratchFolder() }

    @Test(arguments: [
        "\u{FEFF}type,cost,probability\na,0.1,0.25\nb,0.05,0.75\n",
        "type,cost,probability\r\na,0.1,0.25\r\nb,0.05,0.75\r\n",
        "type,cost,probability\na,0.1,0.25\nb,0.05,0.75",
        "type,cost,probability\na,0.1,0.25\nb,0.05,0.75\n\n\n",
        "\"type\",\"cost\",\"probability\"\n\"a\",\"0.1\",\"0.25\"\n\"b\",\"0.05\",\"0.75\"\n",
        "type , cost , probability\na , 1e-1 , 2.5e-1\nb , 5e-2 , .75\n",
        "probability,type,cost\n0.25,a,0.1\n0.75,b,0.05\n",
        "quality,cost,type,probability\n1,0.1,a,0.25\n1,0.05,b,0.75\n",
    ])
    func layoutDoesNotMatter(_ text: String) async throws {
        let expected = try await accord(
            "design", try folder.write("plain.csv", Self.plain), "--participants", "4", "--quiet")
        let run = try await accord("design", try folder.write("t.csv", text), "--participants", "4", "--quiet")
        #expect(run.status == 0, "\(run.talk)")
        #expect(run.output == expected.output)
        #expect(run.lines.count == 3)
    }

    @Test func rowsComeBackInTheirOrder() async throws {
        let rows = ["a": "0.12,0.2", "b": "0.04,0.2", "c": "0.2,0.2", "d": "0.08,0.2", "e": "0.16,0.2"]
        var contributions: [String: Double] = [:]
        for order in ["abcde", "edcba", "cebda"] {
            let names = order.map(String.init)
            let text = "type,cost,probability\n" + names.map { "\($0),\(rows[$0]!)\n" }.joined()
            let result = try await DesignResult(try folder.write("t.csv", text), participants: "10")
            #expect(result.menu.map(\.type) == names)
            for row in result.menu {
                let first = contributions[row.type, default: row.contribution]
                #expect(isNear(row.contribution, first), "\(row.type)")
                contributions[row.type] = first
            }
        }
        #expect(contributions.count == 5)
    }

    /// Accuracy 1 - 1/x worth 100: alone, cost c pays 10 / sqrt(c) units. Two effective units a unit at cost 2 are one
    /// at cost 1, so that the type brings half as many raw ones.
    @Test func qualityTurnsUnitsIntoEffectiveUnits() async throws {
        let table = try folder.write("t.csv", "type,cost,probability,quality\na,2,1,2\n")
        let row = try await DesignResult(table, participants: "1", "--accuracy", "power:1,1,1")["a"]
        #expect(isNear(row.effectiveContribution, 10))
        #expect(isNear(row.contribution, 5))
        #expect(isNear(row.standaloneContribution, 5))
        #expect(isNear(row.outsideOption, 80))
        #expect(row.quality == 2)
    }

    @Test func aSumWithinRoundingOfOneIsAccepted() async throws {
        let table = try folder.write("t.csv", "type,cost,probability\na,0.1,0.5\nb,0.2,0.4999999999\n")
        #expect(try await DesignResult(table).menu.map(\.probability) == [0.5, 0.4999999999])
    }

    @Test func weightsAreNormalizedOnRequest() async throws {
        let weights = try folder.write("w.csv", "type,cost,probability\na,0.1,2\nb,0.05,6\n")
        let result = try await DesignResult(weights, "--normalize")
        #expect(result.menu.map(\.probability) == [0.25, 0.75])
        let plain = try await DesignResult(try folder.write("plain.csv", Self.plain))
        #expect(result.performance.lower == plain.performance.lower)
        #expect(result.menu.map(\.contribution) == plain.menu.map(\.contribution))
        try await accord("design", weights, "--participants", "3").expectRefusal(65, "w.csv:2:7: ")
    }
}
