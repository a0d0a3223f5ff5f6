import Testing

@testable import Tabular

/// A faulty input, and the whole message that must refuse it.
struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let message: String

    init(_ name: String, _ text: String, _ message: String) {
        self.init(name, bytes: Array(text.utf8), message)
    }

    init(_ name: String, bytes: [UInt8], _ message: String) {
        self.name = name
        self.bytes = bytes
        self.message = message
    }

    var testDescription: String { name }
}

func table(_ text: String) throws(TableError) -> Table {
    try Table(bytes: Array(text.utf8), file: "t.csv")
}

/// Expects a malformed table and the exact message, place included.
func expectRefusal(_ fault: Fault, limits: ReadLimits = .standard) throws {
    let error = try #require(throws: TableError.self) {
        _ = try Table(bytes: fault.bytes, file: "t.csv", limits: limits)
    }
    #expect(error.kind == .malformed)
    #expect(error.description == fault.message)
}
