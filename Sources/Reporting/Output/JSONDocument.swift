/// A result as JSON: keys sorted, UTF-8, numbers to full precision, null for "none".
public protocol JSONDocument: Encodable {
    /// Changes where a reader of the document would have to.
    static var schema: String { get }
}

extension JSONDocument {
    /// The document as UTF-8 text that ends with a line break.
    /// - Throws: `EncodingError` where it holds a number that JSON has no word for.
    public func json() throws -> [UInt8] { try JSONText.bytes(of: self) }
}

/// A value that is written as null where there is none, not left out.
struct OrNull<Value: Encodable>: Encodable {
    private let value: Value?

    init(_ value: Value?) { self.value = value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}
