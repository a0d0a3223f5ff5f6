import Foundation

/// The bytes of one output before anything shows them: in a temporary file beside the place that they are for, or in
/// memory where that is a device or a pipe.
struct OutputDraft {
    private let path: String
    private let target: String
    private var data: Data
    /// Nil where the target is written to directly.
    private let temporary: String?

    /// - Parameter isSoleWriter: that no other process writes the same output. The temporary file then has one name, and
    ///   what a killed process left of it is overwritten.
    /// - Throws: `OutputError` where there is no room, no folder or no permission, or where a directory stands.
    init(of data: Data, for path: String, isSoleWriter: Bool = false) throws(OutputError) {
        self.path = path
        self.data = data
        if path.hasSuffix("/") { throw OutputError(path: path, reason: "it names a directory") }
        target = Self.target(of: path)
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        switch attributes?[.type] as? FileAttributeType {
        case .typeDirectory:
            throw OutputError(path: path, reason: "it is a directory")
        case nil, .typeRegular:
            let name = isSoleWriter ? (target as NSString).lastPathComponent : UUID().uuidString
            let temporary = Self.folder(of: target).appendingPathComponent(".accord-\(name).tmp")
            self.temporary = temporary
            do {
                try data.write(to: URL(fileURLWithPath: temporary))
                if let mode = attributes?[.posixPermissions] {
                    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: temporary)
                }
            } catch {
                discard()
                throw OutputError(path: path, error)
            }
        default:
            temporary = nil
        }
    }

    /// Finds out, and touches nothing, whether there could be a draft.
    /// - Throws: `OutputError` where there is no folder or no permission, or where a directory stands.
    static func requireRoom(for path: String) throws(OutputError) {
        if path.hasSuffix("/") { throw OutputError(path: path, reason: "it names a directory") }
        let target = target(of: path)
        let type = (try? FileManager.default.attributesOfItem(atPath: target))?[.type] as? FileAttributeType
        if type == .typeDirectory { throw OutputError(path: path, reason: "it is a directory") }
        let folder = folder(of: target) as String
        guard !path.isEmpty, access(folder.isEmpty ? "." : folder, W_OK | X_OK) == 0 else {
            let reason = path.isEmpty || errno == ENOENT ? "no such folder" : String(cString: strerror(errno))
            throw OutputError(path: path, reason: reason)
        }
    }

    /// Adds bytes to those of before.
    mutating func append(_ bytes: [UInt8]) throws(OutputError) {
        guard let temporary else {
            data += bytes
            return
        }
        do {
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: temporary))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(bytes))
            try handle.close()
        } catch {
            throw OutputError(path: path, error)
        }
    }

    /// Puts the bytes in their place.
    func publish() throws(OutputError) {
        if let temporary {
            guard rename(temporary, target) == 0 else {
                throw OutputError(path: path, reason: String(cString: strerror(errno)))
            }
            return
        }
        do {
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: target))
            try handle.write(contentsOf: data)
            try handle.close()
        } catch {
            throw OutputError(path: path, error)
        }
    }

    /// Removes the temporary file, if it is still there.
    func discard() {
        if let temporary { try? FileManager.default.removeItem(atPath: temporary) }
    }

    /// The place that `path` leads to through symbolic links.
    private static func target(of path: String) -> String {
        if path.isEmpty { return path }
        var target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        // Links to a file that is yet to be made are left as they are above.
        for _ in 0..<longestChain where !FileManager.default.fileExists(atPath: target) {
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: target) else { break }
            target = next.hasPrefix("/") ? next : folder(of: target).appendingPathComponent(next)
        }
        return target
    }

    /// As many links as Linux follows before it suspects a loop.
    private static let longestChain = 40

    private static func folder(of path: String) -> NSString { (path as NSString).deletingLastPathComponent as NSString }
}
