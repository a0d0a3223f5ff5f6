import Foundation

/// What is written to as it is, piece by piece: standard output, or a device or a pipe.
public final class DirectOutput {
    private let descriptor: Int32
    private let name: String
    private let isOurs: Bool

    /// Standard output, which may be closed or full like any file.
    public init() {
        descriptor = STDOUT_FILENO
        name = "standard output"
        isOurs = false
    }

    /// The device or pipe at `path`.
    /// - Throws: `OutputError` where it cannot be opened.
    public init(to path: String) throws(OutputError) {
        descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw .system(path) }
        name = path
        isOurs = true
    }

    deinit { if isOurs { close(descriptor) } }

    /// Writes bytes after those of before.
    /// - Throws: `OutputError`; some of them may have been written then.
    public func append(_ bytes: [UInt8]) throws(OutputError) {
        try ByteWriter.write(bytes, to: descriptor, named: name)
    }
}
