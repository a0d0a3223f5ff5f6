import Foundation

/// What a path leads to, however it is spelled: equal for `in.csv`, `./in.csv`, `dir/../in.csv`, and for symbolic and
/// hard links to one file.
package enum FileIdentity: Hashable, Sendable {
    /// A file, folder or pipe that stands there.
    case standing(device: UInt64, number: UInt64)
    /// A file that is yet to be made, by the folder that is to hold it.
    case planned(device: UInt64, folder: UInt64, name: String)

    /// Nil for what several can read or write at once (devices, sockets), and where even the folder is missing.
    ///
    /// Links are followed, also to a file that is yet to be made. A few system calls.
    package init?(of path: String) {
        if let status = FileStatus(of: path) {
            self.init(status)
            return
        }
        let target = LinkedPath.target(of: path)
        guard let folder = FileStatus(of: PathParts.folder(of: target)) else { return nil }
        self = .planned(device: folder.device, folder: folder.number, name: PathParts.name(of: target))
    }

    /// Of what is open under that number; nil for devices and sockets, and where nothing is.
    package init?(ofDescriptor descriptor: Int32) {
        guard let status = FileStatus(ofDescriptor: descriptor) else { return nil }
        self.init(status)
    }

    private init?(_ status: FileStatus) {
        if status.kind == .other { return nil }
        self = .standing(device: status.device, number: status.number)
    }
}
