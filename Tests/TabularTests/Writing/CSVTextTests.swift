import Testing

@testable import Tabular

/// A small generator with a seed (SplitMix64), so that a failing table can be made again.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct CSVTextTests {
    static let written: [(header: [String], row: [String], text: String)] = [
        (["a", "b"], ["1", ""], "a,b\n1,\n"),
        (["a", "b"], ["x,y", "say \"hi\""], "a,b\n\"x,y\",\"say \"\"hi\"\"\"\n"),
        (["a", "b"], ["1\n2", "3\r4"], "a,b\n\"1\n2\",\"3\r4\"\n"),
        (["a", "b"], [" 1", "2\t"], "a,b\n\" 1\",\"2\t\"\n"),
        (["a b", "c;d"], ["x y", "é🙂'"], "a b,c;d\nx y,é🙂'\n"),
        (["a"], [""], "a\n\"\"\n"),
        (["\u{FEFF}a"], ["1"], "\"\u{FEFF}a\"\n1\n"),
        (["a"], ["1\r\n2"], "a\n\"1\r\n2\"\n"),
        (["a"], [",\u{301}"], "a\n\",\u{301}\"\n"),
    ]

    @Test(arguments: written) func quotesOnlyWhereNeeded(header: [String], row: [String], text: String) throws {
        let csv = CSVText(header: header, rows: [row])
        #expect(csv.bytes == Array(text.utf8))
        #expect(csv.description == text)
        let table = try Table(bytes: csv.bytes, file: "t.csv")
        #expect(table.header == header)
        #expect(table.rows.map { $0.cells.map(\.text) } == [row])
    }

    @Test func appendsRows() {
        var csv = CSVText(header: ["a", "b"])
        #expect(csv.description == "a,b\n")
        csv.append(["1", "2"])
        #expect(csv == CSVText(header: ["a", "b"], rows: [["1", "2"]]))
    }

    static let alphabet: [String] = [
        "\"", "\"\"", ",", "\n", "\r", "\r\n", " ", "\t", ";", "a", "Z", "0.5", "é", "e\u{301}", "\u{301}", "\u{600}",
        "日本", "🙂", "👩‍🔬", "\u{200D}", "\u{FE0F}", "\u{A0}", "\u{85}", "\u{2028}", "\u{3000}", "\u{FEFF}", "\u{E022}",
        "\u{10FFFF}", "अ", "\u{94D}", "\u{1F1E6}",
    ]

    @Test(arguments: UInt64(1)...200) func roundTrips(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let width = Int.random(in: 1...4, using: &generator)
        let header = (1...width).map { "column \($0)" }
        var rows: [[String]] = []
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            rows.append(
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...6, using: &generator))
                        .map { _ in Self.alphabet.randomElement(using: &generator) ?? "" }.joined()
                })
        }
        let table = try Table(bytes: CSVText(header: header, rows: rows).bytes, file: "t.csv")
        let read = table.rows.map { $0.cells.map { Array($0.text.utf8) } }
        #expect(read == rows.map { $0.map { Array($0.utf8) } })
    }
}
