import Foundation

/// Writes all bytes or says why not.
enum ByteWriter {
    /// - Parameter path: what the descriptor is called in an error.
    /// - Throws: `OutputError`; some bytes may have been written then.
    static func write(_ bytes: [UInt8], to descriptor: Int32, named path: String) throws(OutputError) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .system(path) }
            written += count
        }
    }
}
