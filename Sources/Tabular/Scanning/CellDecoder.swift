import PlainText
import SwiftCSV

/// Decodes the cell values with SwiftCSV, and holds them against the map that the guard pass drew.
///
/// SwiftCSV reads grapheme by grapheme, so that a comma followed by a combining mark is no comma to it, and it
/// drops a no-break space at the start of a cell. It is therefore handed each UTF-8 byte as one Latin-1 character:
/// none of those combine or can start a cell as a blank, and the bytes are put together again afterwards.
struct CellDecoder {
    let bytes: [UInt8]
    let map: RecordMap
    let file: String

    /// The values of all cells in reading order, the header's first. O(n).
    ///
    /// Throws ``TableError`` if SwiftCSV refuses the text or finds other cells than the map has.
    func decode() throws(TableError) -> [String] {
        let records: [[String]]
        do {
            let csv = try EnumeratedCSV(string: oneCharacterPerByte(), delimiter: .comma, loadColumns: false)
            records = [csv.header] + csv.rows
        } catch {
            throw disagreement(line: nil, detail: "\(error)".excerpt)
        }
        guard records.count == map.recordCount else {
            throw disagreement(line: nil, detail: "\(records.count) records, not \(map.recordCount)")
        }
        var values: [String] = []
        values.reserveCapacity(map.cells.count)
        for record in records {
            let line = Int(map.cells[values.count].line)
            guard record.count == map.width else {
                throw disagreement(line: line, detail: "\(record.count) cells, not \(map.width)")
            }
            for cell in record {
                let value = try value(of: cell, at: map.cells[values.count])
                values.append(value)
            }
        }
        return values
    }

    private func value(of cell: String, at place: RecordMap.Cell) throws(TableError) -> String {
        let expected = Int(place.valueBytes)
        var value = cell.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        if value.count > expected, value[expected...].allSatisfy(\.isBlank) {
            value.removeSubrange(expected...)
        }
        guard value.count == expected else {
            throw disagreement(
                line: Int(place.line), detail: "a cell of \(value.count) bytes, not \(expected)")
        }
        return String(decoding: value, as: UTF8.self)
    }

    private func oneCharacterPerByte() -> String {
        var text = String.UnicodeScalarView()
        text.reserveCapacity(map.extent.count + 1)
        for byte in bytes[map.extent] { text.append(Unicode.Scalar(byte)) }
        text.append("\n")
        return String(text)
    }

    private func disagreement(line: Int?, detail: String) -> TableError {
        TableError(
            file: file, line: line, problem: "the cells cannot be told apart with certainty (\(detail))",
            remedy: "Put every cell in quotes, and report this file as a fault of the reader.")
    }
}
