import Foundation

/// A file, pipe or device that is read in chunks, no further than the limits allow.
struct InputFile {
    let path: String
    let limits: ReadLimits

    private static let chunkBytes = 256 << 10

    /// The bytes of the file. A file with an overlong line is cut inside that line, for ``TextGuard`` to refuse.
    ///
    /// O(n) in the bytes read. Throws ``TableError``: the file is missing, a directory, unreadable or too large.
    func read() throws(TableError) -> [UInt8] {
        if let given = GivenFiles.bytes {
            guard let bytes = given[path] else { throw missing("is not among the tables that were given") }
            guard bytes.count <= limits.fileBytes else { throw limits.fileTooLarge(path) }
            return bytes
        }
        if Self.isStandardInput(path) { return try Self.standardInput.get() }
        guard !path.utf8.contains(0) else { throw missing("cannot be opened: the path holds a NUL") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw missing("cannot be opened: \(Self.systemReason())") }
        defer { close(descriptor) }
        return try read(from: descriptor)
    }

    /// Whether a path stands for standard input; a file of that name is `./-`.
    static func isStandardInput(_ path: String) -> Bool { path == "-" }

    /// Read to its end at the first call, by whichever thread, and kept, since it cannot be read again.
    private static let standardInput = Result { () throws(TableError) in
        try InputFile(path: "-", limits: .document).read(from: STDIN_FILENO)
    }

    private func read(from descriptor: Int32) throws(TableError) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw missing("cannot be examined: \(Self.systemReason())")
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw missing("is a directory, not a CSV file")
        case S_IFREG where Int(status.st_size) > limits.fileBytes: throw limits.fileTooLarge(path)
        default: return try readChunks(from: descriptor, expecting: Int(status.st_size))
        }
    }

    private func readChunks(from descriptor: Int32, expecting size: Int) throws(TableError) -> [UInt8] {
        var contents: [UInt8] = []
        contents.reserveCapacity(min(max(size, 0), limits.fileBytes))
        var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
        var lineBytes = 0
        while true {
            let count = Foundation.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw missing("cannot be read: \(Self.systemReason())") }
            if count == 0 { return contents }
            contents += chunk[..<count]
            guard contents.count <= limits.fileBytes else { throw limits.fileTooLarge(path) }
            if exceedsLineLimit(chunk[..<count], lineBytes: &lineBytes) { return contents }
        }
    }

    private func exceedsLineLimit(_ chunk: ArraySlice<UInt8>, lineBytes: inout Int) -> Bool {
        for byte in chunk {
            lineBytes = byte.isLineEnd ? 0 : lineBytes + 1
            if lineBytes > limits.lineBytes { return true }
        }
        return false
    }

    private func missing(_ problem: String) -> TableError {
        TableError(
            kind: .missing, file: path, problem: problem,
            remedy: "Give the path of a CSV file that can be read.")
    }

    private static func systemReason() -> String { String(cString: strerror(errno)) }
}

/// The largest input that is read, so that a wrong path costs neither memory nor patience.
struct ReadLimits: Sendable {
    let fileBytes: Int
    let lineBytes: Int
    var cells = 10_000_000
    /// Of one cell, which quotes may spread over many lines.
    var cellBytes = 1 << 16

    static let standard = ReadLimits(fileBytes: 64 << 20, lineBytes: 1 << 20)
    /// Of a document that is no table, which may stand on one line.
    static let document = ReadLimits(fileBytes: 64 << 20, lineBytes: 64 << 20)

    func fileTooLarge(_ file: String) -> TableError {
        TableError(
            file: file, problem: "the file is larger than \(Self.size(fileBytes))",
            remedy: "Keep only the rows and columns that are needed, or check that the path is right.")
    }

    func lineTooLong(_ file: String, line: Int) -> TableError {
        TableError(
            file: file, line: line, problem: "the line is longer than \(Self.size(lineBytes))",
            remedy: "Write one row on each line, or check that the file is CSV text.")
    }

    func cellTooLong(_ file: String, at position: TextPosition) -> TableError {
        TableError(
            file: file, line: position.line, column: position.column,
            problem: "the cell is longer than \(Self.size(cellBytes))",
            remedy: "Shorten it, or close the quotes where it should end.")
    }

    func tooManyCells(_ file: String, line: Int) -> TableError {
        TableError(
            file: file, line: line, problem: "the table has more than \(cells) cells",
            remedy: "Keep only the rows and columns that are needed.")
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) bytes"
    }
}
