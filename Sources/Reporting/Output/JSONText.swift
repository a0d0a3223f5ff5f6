import Foundation

/// JSON as all documents write it: keys sorted, indented, numbers to full precision.
package enum JSONText {
    /// UTF-8 text that ends with a line break.
    package static func bytes(of document: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try Array(encoder.encode(document)) + [UInt8(ascii: "\n")]
    }

    /// The same on one line, without its end.
    static func line(of document: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(document))
    }
}
