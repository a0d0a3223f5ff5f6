import Foundation

/// Why a result could not be written.
public struct OutputError: Error, Equatable, Sendable, CustomStringConvertible {
    /// As it was given.
    public var path: String
    /// What the system said, in a few words.
    public var reason: String

    /// What failed, why, and what to do, in two sentences.
    public var description: String {
        "Cannot write \(path.isEmpty ? "\"\"" : path): \(reason). Choose another place, or make room and permission."
    }

    /// A refusal that the system did not word.
    /// - Parameters:
    ///   - path: as it was given.
    ///   - reason: what stands in the way, in a few words.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// The error that the last system call left in `errno`.
    public static func system(_ path: String, code: Int32 = errno) -> OutputError {
        OutputError(path: path, reason: code == ENOENT ? "no such folder" : String(cString: strerror(code)))
    }
}
