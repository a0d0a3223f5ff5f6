import Files
import Foundation

/// A file in the folder of a store, under a name drawn at random, that is to become the store.
///
/// It is made new, and never what stands there already or where a link leads. SQLite is given it without a journal, so
/// that it is one file whenever the process ends.
final class StoreDraft {
    let path: String
    private let place: String
    private var file: TemporaryFile

    /// - Throws: `StoreError` where it cannot be made.
    init(of place: String) throws(StoreError) {
        self.place = place
        path = Self.path(of: place, Self.randomName())
        let mode = FileStatus(unfollowed: place).map { $0.mode & 0o777 }
        guard let file = TemporaryFile(named: path, mode: mode) else {
            throw StoreError.system(place, "cannot be written")
        }
        self.file = file
    }

    /// Removes the draft, unless it was published.
    deinit { file.discard() }

    /// Another one, for the same place.
    /// - Throws: `StoreError` where it cannot be made.
    func sibling() throws(StoreError) -> StoreDraft { try StoreDraft(of: place) }

    /// Puts the draft in its place, once SQLite has closed it: what stands there is the old store or the whole new one.
    /// - Throws: `StoreError`.
    func publish() throws(StoreError) {
        guard file.isThere, file.synchronize(), file.move(to: place) else {
            throw StoreError.system(place, "cannot be written")
        }
    }

    /// Removes the drafts of killed processes; nobody else may be at work at that place.
    ///
    /// They are known by their names and by the mark of stores, or by being empty. Whatever else has such a name stays.
    static func removeLeftovers(of place: String) throws(StoreError) {
        let entries: [String]
        do {
            entries = try FileManager.default.contentsOfDirectory(atPath: PathParts.folder(of: place))
        } catch {
            // A folder may be open for writing and closed for reading; drafts in it are in nobody's way.
            return
        }
        let (start, end) = ends(of: place)
        for name in entries where name.hasPrefix(start) && name.hasSuffix(end) {
            let middle = name.dropFirst(start.count).dropLast(end.count)
            guard middle.count == randomDigits, middle.allSatisfy(\.isHexDigit) else { continue }
            let path = path(of: place, String(middle))
            if try StoreFile(at: path) != .foreign { unlink(path) }
        }
    }

    private static func path(of place: String, _ middle: String) -> String {
        let (start, end) = ends(of: place)
        return PathParts.path(of: start + middle + end, in: PathParts.folder(of: place))
    }

    /// How the names of drafts begin and end.
    private static func ends(of place: String) -> (String, String) {
        (".accord-\(PathParts.name(of: place)).", ".tmp")
    }

    private static func randomName() -> String {
        let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        return String(repeating: "0", count: randomDigits - digits.count) + digits
    }

    private static let randomDigits = 16
}
