import Testing

@testable import Tabular

/// SwiftCSV against maps that do not describe the text: each disagreement must be refused.
@Suite struct CellDecoderTests {
    struct Mismatch: Sendable {
        let text: String
        let width: Int
        /// Line and count of value bytes for each cell that the map claims.
        let cells: [(line: Int, bytes: Int)]
        let line: Int?
        let detail: String
    }

    static let mismatches = [
        Mismatch(
            text: "a\n1\n2", width: 1, cells: [(1, 1), (2, 1)], line: nil, detail: "3 records, not 2"),
        Mismatch(
            text: "a\n1", width: 1, cells: [(1, 1), (2, 1), (3, 1)], line: nil, detail: "2 records, not 3"),
        Mismatch(
            text: "a,b\n1,2", width: 1, cells: [(1, 1), (2, 1)], line: 1, detail: "2 cells, not 1"),
        Mismatch(
            text: "a,b\n1,23", width: 2, cells: [(1, 1), (1, 1), (2, 1), (2, 1)], line: 2,
            detail: "a cell of 2 bytes, not 1"),
        Mismatch(
            text: "a\n1", width: 1, cells: [(1, 1), (2, 2)], line: 2, detail: "a cell of 1 bytes, not 2"),
    ]

    @Test(arguments: mismatches) func refusesDisagreement(_ mismatch: Mismatch) throws {
        let bytes = Array(mismatch.text.utf8)
        let map = RecordMap(
            width: mismatch.width,
            cells: mismatch.cells.map {
                RecordMap.Cell(at: TextPosition(line: $0.line, column: 1), valueBytes: $0.bytes)
            },
            extent: bytes.indices)
        let error = try #require(throws: TableError.self) {
            _ = try CellDecoder(bytes: bytes, map: map, file: "t.csv").decode()
        }
        #expect(error.kind == .malformed)
        #expect(error.line == mismatch.line)
        #expect(error.problem == "the cells cannot be told apart with certainty (\(mismatch.detail))")
    }

    @Test func refusesWhatSwiftCSVRefuses() throws {
        let bytes = Array("a\n\"1\"x".utf8)
        let cell = RecordMap.Cell(at: TextPosition(), valueBytes: 1)
        let map = RecordMap(width: 1, cells: [cell, cell], extent: bytes.indices)
        let error = try #require(throws: TableError.self) {
            _ = try CellDecoder(bytes: bytes, map: map, file: "t.csv").decode()
        }
        #expect(error.problem.contains("quotation"))
    }

    /// A guard against quadratic behaviour; the release figure is far lower.
    @Test func readsTenThousandRowsInLinearTime() throws {
        let rows = (0..<10_000).map { ["worker \($0)", "\(Double($0) / 7)", "a, \"b\"", "résumé"] }
        let bytes = CSVText(header: ["name", "cost", "note", "file"], rows: rows).bytes
        var table: Table?
        let elapsed = try ContinuousClock().measure { table = try Table(bytes: bytes, file: "t.csv") }
        #expect(table?.rows.count == 10_000)
        #expect(table?.rows.last?.cells.map(\.text) == rows.last)
        #expect(elapsed < .seconds(20))
    }
}
