import Foundation

/// The bytes of one output before anything shows them: in a temporary file beside the place that they are for, or in
/// memory where that is a device or a pipe.
struct OutputDraft {
    let place: OutputPlace
    /// Nil where the place is written to directly.
    private var temporary: TemporaryFile?
    private var held: [UInt8] = []

    /// - Throws: `OutputError` where there is no folder or no permission, or where a directory stands.
    init(for path: String) throws(OutputError) {
        place = try OutputPlace(path)
        switch place.kind {
        case .stream:
            temporary = nil
        case .absent:
            temporary = try TemporaryFile(beside: place)
        case .file(let mode):
            let temporary = try TemporaryFile(beside: place)
            guard fchmod(temporary.descriptor, mode) == 0 else {
                let error = OutputError.system(path)
                temporary.discard()
                throw error
            }
            self.temporary = temporary
        }
    }

    /// Whether the place is a device or a pipe.
    var isStream: Bool { if case .stream = place.kind { true } else { false } }

    /// Adds bytes to those of before.
    /// - Throws: `OutputError` where there is no room.
    mutating func append(_ bytes: [UInt8]) throws(OutputError) {
        guard let temporary else {
            held += bytes
            return
        }
        try ByteWriter.write(bytes, to: temporary.descriptor, named: place.path)
    }

    /// Puts the bytes in their place.
    /// - Throws: `OutputError`; what stood there before stands there still, if it was a file.
    mutating func publish() throws(OutputError) {
        if temporary != nil {
            guard temporary?.move(to: place.target) == true else { throw .system(place.path) }
            return
        }
        let descriptor = open(place.path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw .system(place.path) }
        defer { close(descriptor) }
        try ByteWriter.write(held, to: descriptor, named: place.path)
    }

    /// Frees what the draft holds, and removes the temporary file unless it was published.
    func discard() { temporary?.discard() }
}
