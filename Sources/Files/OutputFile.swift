import Foundation

/// Writes results so that a reader sees the old file or the whole new one, never a part.
public enum OutputFile {
    /// Writes `bytes` to a temporary file beside `path` and renames it. What is there and no regular file (a device, a
    /// pipe) is written to directly, since renaming would put a file in its place; a symbolic link is followed.
    /// - Throws: `OutputError`; the previous content is then untouched, and no temporary file stays behind.
    public static func write(_ bytes: some Sequence<UInt8>, to path: String) throws(OutputError) {
        var draft = try OutputDraft(for: path)
        defer { draft.discard() }
        try draft.append(Array(bytes))
        try draft.publish()
    }

    /// Writes several files, and touches none of them before all their bytes have found room.
    ///
    /// What cannot be taken back is written first: standard output, devices and pipes.
    /// - Parameters:
    ///   - files: the bytes for each path; no path twice.
    ///   - standardOutput: what goes there as well; nil for nothing.
    ///   - places: which files these may not replace; asked once more right before.
    /// - Throws: `OutputError` or `PlaceClash`, and no temporary file stays behind.
    public static func write(
        _ files: [(path: String, bytes: [UInt8])], standardOutput: [UInt8]? = nil,
        at places: OutputPlaces = OutputPlaces()
    ) throws {
        var drafts: [OutputDraft] = []
        defer { for draft in drafts { draft.discard() } }
        for file in files {
            drafts.append(try OutputDraft(for: file.path))
            try drafts[drafts.count - 1].append(file.bytes)
        }
        try places.recheck(writing: files.map(\.path))
        if let standardOutput { try writeToStandardOutput(standardOutput) }
        for k in drafts.indices where drafts[k].isStream { try drafts[k].publish() }
        for k in drafts.indices where !drafts[k].isStream { try drafts[k].publish() }
    }

    /// Writes a file piece by piece, as `fill` appends them.
    /// - Parameters:
    ///   - path: as in ``write(_:to:)``.
    ///   - places: which files this may not replace; asked once more right before.
    ///   - fill: calls its argument with one piece after the other.
    /// - Throws: `OutputError`, `PlaceClash`, or what `fill` throws, and no temporary file stays behind.
    public static func write(
        to path: String, at places: OutputPlaces = OutputPlaces(),
        _ fill: (_ append: ([UInt8]) throws(OutputError) -> Void) throws -> Void
    ) throws {
        var draft = try OutputDraft(for: path)
        defer { draft.discard() }
        try fill { bytes throws(OutputError) in try draft.append(bytes) }
        try places.recheck(writing: [path])
        try draft.publish()
    }

    /// Whether at `path` stands a device or a pipe, which is written to as it is.
    public static func isStream(_ path: String) -> Bool {
        [.pipe, .other].contains(FileStatus(of: path)?.kind)
    }

    /// Finds out before long work whether a file could be written.
    /// - Throws: `OutputError` where it could not.
    public static func requireRoom(for path: String) throws(OutputError) {
        try OutputPlace(path).requireRoom()
    }

    /// Writes to standard output, which may be closed or full like any file.
    /// - Throws: `OutputError`; a part may have been written.
    public static func writeToStandardOutput(_ bytes: some Sequence<UInt8>) throws(OutputError) {
        try ByteWriter.write(Array(bytes), to: STDOUT_FILENO, named: "standard output")
    }
}
