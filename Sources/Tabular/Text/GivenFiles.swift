/// Files that are at hand as bytes, for those who read tables by path.
public enum GivenFiles {
    @TaskLocal static var bytes: [String: [UInt8]]?

    /// Runs what reads tables by path; these files, and no others of the machine, can be read meanwhile.
    /// - Parameters:
    ///   - files: their bytes by path.
    ///   - body: what reads.
    /// - Throws: what `body` throws; reading any other path is a ``TableError`` of kind `.missing`.
    public static func reading<R>(_ files: [String: [UInt8]], _ body: () throws -> R) rethrows -> R {
        try $bytes.withValue(files, operation: body)
    }
}
