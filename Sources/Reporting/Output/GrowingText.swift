import Files
import Sweeps

/// The answers of a sweep as a text that grows with them, from the first case to the last.
public protocol GrowingText {
    /// What stands before the first case.
    /// - Throws: what a form cannot write.
    func opening() throws -> [UInt8]
    /// The next cases, in case order.
    /// - Throws: what a form cannot write, such as `EncodingError`.
    mutating func bytes(of records: [SweepRecord]) throws -> [UInt8]
    /// What stands after the last case.
    /// - Throws: what a form cannot write.
    func closing() throws -> [UInt8]
}

extension GrowingText {
    /// Writes all that is stored, in case order, piece by piece.
    /// - Throws: `StoreError` where the answers cannot be read, and what `append` throws.
    public mutating func write(_ store: SweepStore, to append: ([UInt8]) throws(OutputError) -> Void) throws {
        try append(opening())
        try store.forEachPage { records in try append(bytes(of: records)) }
        try append(closing())
    }
}
