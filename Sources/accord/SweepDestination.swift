import Files
import Foundation
import Reporting
import Studies

/// Where the answers of a sweep go, and where they stand until all are there.
enum SweepDestination {
    /// Standard output, or a device or pipe: nothing is kept in between.
    case stream(OutputOptions)
    /// A file, with a store beside it until all is there.
    case file(OutputOptions, path: String)
    /// An SQLite file, which is the store.
    case database(path: String)

    init(_ output: OutputOptions) {
        guard let path = output.output else {
            self = .stream(output)
            return
        }
        if Self.isDatabase(path) {
            // Through a link to the file itself, since SQLite keeps others beside it.
            let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
            self = .database(path: isLink ? URL(fileURLWithPath: path).resolvingSymlinksInPath().path : path)
        } else {
            self = OutputFile.isStream(path) ? .stream(output) : .file(output, path: path)
        }
    }

    /// Whether the path says by its extension that SQLite is wanted.
    static func isDatabase(_ path: String) -> Bool {
        FileExtension(of: path).isDatabase
    }

    /// The store to fill, with what an earlier run left in it.
    func store(for identity: SweepIdentity, restarting: Bool) throws -> SweepStore {
        switch self {
        case .stream: try SweepStore(for: identity)
        case .file(_, let path): try SweepStore(at: path + ".unfinished", for: identity, restarting: restarting)
        case .database(let path): try SweepStore(at: path, for: identity, restarting: restarting)
        }
    }

    /// Writes the result, and leaves nothing else behind.
    func publish(_ store: SweepStore, at places: OutputPlaces) throws {
        switch self {
        case .stream(let output), .file(let output, _):
            if let path = output.output {
                try OutputFile.write(to: path, at: places) { append in
                    try output.chosenFormat.write(store, in: .unlimited, to: append)
                }
            } else {
                try output.chosenFormat.write(store, in: output.room) { bytes throws(OutputError) in
                    try OutputFile.writeToStandardOutput(bytes)
                }
            }
            try store.remove()
        case .database:
            try store.close()
        }
    }

    /// Writes what shards have together, whole or not at all.
    func write(_ merge: SweepMerge, at places: OutputPlaces) throws -> SweepTally {
        if case .database(let path) = self { return try merge.write(to: path) }
        let store = try merge.store()
        let tally = try store.tally()
        try publish(store, at: places)
        return tally
    }
}

extension OutputOptions.Format {
    fileprivate func write(
        _ store: SweepStore, in room: TextRoom, to append: ([UInt8]) throws(OutputError) -> Void
    ) throws {
        switch self {
        case .table: try append(Array(SweepText.table(store, in: room).utf8))
        case .csv: try SweepCSV.write(store, to: append)
        case .json: try append(SweepDocument(store).json())
        }
    }
}
