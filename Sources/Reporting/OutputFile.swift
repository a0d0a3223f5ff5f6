import Foundation

/// Why a result could not be written.
public struct OutputError: Error, Equatable, Sendable, CustomStringConvertible {
    public var path: String
    public var reason: String

    public var description: String {
        "Cannot write \(path): \(reason). Nothing was written there. Choose another place, or make room and permission."
    }
}

/// Writes results so that a reader sees the old file or the whole new one, never a part.
public enum OutputFile {
    /// Writes `bytes` to a temporary file beside `path` and renames it. What is there and no regular file (a device, a
    /// pipe) is written to directly, since renaming would put a file in its place; a symbolic link is followed.
    /// - Throws: `OutputError`; the previous content is then untouched, and no temporary file stays behind.
    public static func write(_ bytes: some Sequence<UInt8>, to path: String) throws(OutputError) {
        let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let data = Data(bytes)
        let temporary = ((target as NSString).deletingLastPathComponent as NSString)
            .appendingPathComponent(".accord-\(UUID().uuidString).tmp")
        do {
            switch try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType {
            case .typeDirectory:
                throw OutputError(path: path, reason: "it is a directory")
            case nil, .typeRegular:
                let mode = try? FileManager.default.attributesOfItem(atPath: target)[.posixPermissions]
                try data.write(to: URL(fileURLWithPath: temporary))
                if let mode { try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: temporary) }
                guard rename(temporary, target) == 0 else { throw OutputError(path: path, reason: String(cString: strerror(errno))) }
            default:
                let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: target))
                try handle.write(contentsOf: data)
                try handle.close()
            }
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw (error as? OutputError) ?? OutputError(path: path, reason: Self.reason(error))
        }
    }

    /// Makes a folder, and those above it, where there is none.
    public static func makeFolder(_ path: String) throws(OutputError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw OutputError(path: path, reason: reason(error))
        }
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
        default: return error.localizedDescription
        }
    }
}
