import Files
import Foundation
import Reporting
import Sweeps

/// Where the answers of a sweep go, and where they stand until all are there.
enum SweepDestination {
    /// Standard output, or a device or pipe: nothing is kept on disk in between.
    case stream(OutputOptions)
    /// A file, with a store beside it until all is there.
    case file(OutputOptions, path: String)
    /// An SQLite file, which is the store.
    case database(path: String)

    init(_ output: OutputOptions) {
        guard let path = output.output, !OutputFile.isStream(path) else {
            self = .stream(output)
            return
        }
        // Through links to the file itself, so that whoever names it otherwise meets the same lock and the same store.
        let target = LinkedPath.target(of: path)
        self = Self.isDatabase(path) ? .database(path: target) : .file(output, path: target)
    }

    /// Whether the path says by its extension that SQLite is wanted.
    static func isDatabase(_ path: String) -> Bool {
        FileExtension(of: path).isDatabase
    }

    /// Solves a sweep and writes its answers, to a file whole or not at all.
    /// - Returns: what was done, and the answers where they are wanted.
    func write(
        _ work: SweepWork, at places: OutputPlaces
    ) throws -> (report: SweepRunner.Report, records: [SweepRecord]) {
        switch self {
        case .stream(let output):
            if var text = output.chosenFormat.growingText {
                let stream = try output.stream()
                try stream.append(text.opening())
                let answer = try work.stream { records in try stream.append(text.bytes(of: records)) }
                try stream.append(text.closing())
                return answer
            }
            let store = try SweepStore(for: work.identity)
            let answer = try work.fill(store)
            try publish(store, at: places)
            return answer
        case .file(_, let path):
            let store = try work.store(at: Self.unfinished(path))
            let answer = try work.fill(store)
            try publish(store, at: places)
            return answer
        case .database(let path):
            let store = try work.store(at: path)
            let answer = try work.fill(store)
            try store.close()
            return answer
        }
    }

    /// Writes what shards have together, whole or not at all.
    func write(_ merge: SweepMerge, at places: OutputPlaces) throws -> SweepTally {
        var lock: StoreLock?
        defer { withExtendedLifetime(lock) {} }
        switch self {
        case .database(let path): return try merge.write(to: path)
        case .file(_, let path): lock = try StoreLock(forStoreAt: Self.unfinished(path))
        case .stream: break
        }
        let store = try merge.store()
        let tally = try store.tally()
        try publish(store, at: places)
        return tally
    }

    /// Where the answers for a file stand until all are there.
    private static func unfinished(_ path: String) -> String { path + ".unfinished" }

    /// Writes the result, and leaves nothing else behind. A store on disk is locked until then, and its output with it.
    private func publish(_ store: SweepStore, at places: OutputPlaces) throws {
        switch self {
        case .stream(let output):
            let stream = try output.stream()
            try output.chosenFormat.write(store, in: output.room) { bytes throws(OutputError) in
                try stream.append(bytes)
            }
        case .file(let output, let path):
            try OutputFile.write(to: path, at: places) { append in
                try output.chosenFormat.write(store, in: output.room, to: append)
            }
        case .database: break
        }
        try store.remove()
    }
}

extension OutputOptions {
    /// Standard output, or the device or pipe that was named.
    fileprivate func stream() throws(OutputError) -> DirectOutput {
        if let output { try DirectOutput(to: output) } else { DirectOutput() }
    }
}

extension OutputOptions.Format {
    /// Nil for the table, whose columns are as wide as the widest of all answers.
    fileprivate var growingText: (any GrowingText)? {
        switch self {
        case .table: nil
        case .csv: SweepCSV()
        case .json: SweepDocument()
        }
    }

    fileprivate func write(
        _ store: SweepStore, in room: TextRoom, to append: ([UInt8]) throws(OutputError) -> Void
    ) throws {
        if var text = growingText {
            try text.write(store, to: append)
        } else {
            try append(Array(SweepText.table(store, in: room).utf8))
        }
    }
}
