import Files
import Foundation

/// The results in one file.
struct ShardResults {
    private enum Source {
        case store(SweepStore)
        case table([SweepRecord])
    }

    /// Without the shard: whatever part it is, the sweep is the same.
    let identity: SweepIdentity
    private let source: Source

    /// - Throws: `StoreError` or `TableError` where the file cannot be read.
    init(_ path: String) throws {
        if SweepStore.isStore(path) {
            let store = try SweepStore(reading: path)
            var identity = store.identity
            identity.shard = .whole
            self.identity = identity
            source = .store(store)
        } else {
            let table = try SweepRecordTable(readFrom: path)
            identity = table.identity
            source = .table(table.records)
        }
    }

    func forEachPage(_ body: ([SweepRecord]) throws -> Void) throws {
        switch source {
        case .table(let records): try body(records)
        case .store(let store): try store.forEachPage(body)
        }
    }
}

extension SweepMerge {
    /// The files that paths stand for: a folder for all results in it, by their extensions `csv`, `sqlite` and `db`, in the
    /// order of their names; anything else for itself.
    /// - Throws: `StoreError` where a folder cannot be read, or has no results.
    public static func files(_ paths: [String]) throws(StoreError) -> [String] {
        var files: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            let stands = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            if stands, isFolder.boolValue { files += try results(in: path) } else { files.append(path) }
        }
        return files
    }

    private static func results(in folder: String) throws(StoreError) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw StoreError.system(folder, "cannot be read")
        }
        let results = names.filter { name in
            !name.hasPrefix(".") && extensions.contains { name.hasSuffix("." + $0) }
        }
        guard !results.isEmpty else { throw StoreError(folder, .nothingToMerge) }
        return results.sorted().map { PathParts.path(of: $0, in: folder) }
    }

    private static let extensions = ["csv", "sqlite", "db"]
}
