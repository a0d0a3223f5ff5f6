import Foundation

/// Why a result could not be written.
public struct OutputError: Error, Equatable, Sendable, CustomStringConvertible {
    public var path: String
    /// What the system said, in a few words.
    public var reason: String

    public var description: String {
        "Cannot write \(path.isEmpty ? "\"\"" : path): \(reason). Choose another place, or make room and permission."
    }

    init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    init(path: String, _ error: any Error) {
        self = error as? OutputError ?? OutputError(path: path, reason: Self.reason(error))
    }

    private static func reason(_ error: any Error) -> String {
        let error = error as NSError
        if let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError, underlying.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(underlying.code)))
        }
        switch CocoaError.Code(rawValue: error.code) {
        case .fileNoSuchFile: return "no such folder"
        case .fileWriteNoPermission: return "permission denied"
        case .fileWriteOutOfSpace: return "no space left"
        case .fileWriteFileExists: return "a file of that name is in the way"
        default: return error.localizedDescription
        }
    }
}

/// Writes results so that a reader sees the old file or the whole new one, never a part.
public enum OutputFile {
    /// Writes `bytes` to a temporary file beside `path` and renames it. What is there and no regular file (a device, a
    /// pipe) is written to directly, since renaming would put a file in its place; a symbolic link is followed.
    /// - Throws: `OutputError`; the previous content is then untouched, and no temporary file stays behind.
    public static func write(_ bytes: some Sequence<UInt8>, to path: String) throws(OutputError) {
        try write([(path: path, bytes: Array(bytes))])
    }

    /// Writes several files, and touches none of them before all their bytes have found room.
    /// - Throws: `OutputError`, and no temporary file stays behind.
    public static func write(_ files: [(path: String, bytes: [UInt8])]) throws(OutputError) {
        var drafts: [OutputDraft] = []
        defer { for draft in drafts { draft.discard() } }
        for file in files { drafts.append(try OutputDraft(of: Data(file.bytes), for: file.path)) }
        for draft in drafts { try draft.publish() }
    }

    /// Writes a file piece by piece, as `fill` appends them.
    /// - Parameter isSoleWriter: that no other process writes the same file; what one that was killed left is then cleared up.
    /// - Throws: `OutputError`, or what `fill` throws, and no temporary file stays behind.
    public static func write(
        to path: String, isSoleWriter: Bool = false, _ fill: (_ append: ([UInt8]) throws(OutputError) -> Void) throws -> Void
    ) throws {
        var draft = try OutputDraft(of: Data(), for: path, isSoleWriter: isSoleWriter)
        defer { draft.discard() }
        try fill { bytes throws(OutputError) in try draft.append(bytes) }
        try draft.publish()
    }

    /// Whether at `path` stands a device or a pipe, which is written to as it is.
    public static func isStream(_ path: String) -> Bool {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let type = try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
        return ![nil, .typeRegular, .typeDirectory].contains(type)
    }

    /// Finds out before long work whether a file could be written.
    /// - Throws: `OutputError` where it could not.
    public static func requireRoom(for path: String) throws(OutputError) {
        try OutputDraft.requireRoom(for: path)
    }

    /// Writes to standard output, which may be closed or full like any file.
    public static func writeToStandardOutput(_ bytes: some Sequence<UInt8>) throws(OutputError) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw OutputError(path: "standard output", error)
        }
    }

    /// Makes a folder, and those above it, where there is none.
    public static func makeFolder(_ path: String) throws(OutputError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw OutputError(path: path, error)
        }
    }
}
