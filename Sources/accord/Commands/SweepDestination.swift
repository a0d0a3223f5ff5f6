import Files
import Foundation
import Reporting
import Sweeps

/// Where the answers of a sweep go, and where they stand until all are there.
enum SweepDestination {
    /// Standard output, or a device or pipe: nothing is kept on disk in between.
    case stream(OutputOptions, SweepColumns)
    /// A file, with a store beside it until all is there.
    case file(OutputOptions, SweepColumns, path: String)
    /// An SQLite file, which is the store.
    case database(path: String)

    init(_ output: OutputOptions, _ columns: SweepColumns) {
        guard let path = output.output, !OutputFile.isStream(path) else {
            self = .stream(output, columns)
            return
        }
        // Through links to the file itself, so that whoever names it otherwise meets the same lock and the same store.
        let target = LinkedPath.target(of: path)
        self = Self.isDatabase(path) ? .database(path: target) : .file(output, columns, path: target)
    }

    /// Whether the path says by its extension that SQLite is wanted.
    static func isDatabase(_ path: String) -> Bool {
        FileExtension(of: path).isDatabase
    }

    /// What stands beside the answers until all are there, and means nothing afterwards.
    var workingFiles: [String] {
        switch self {
        case .stream: []
        case .file(_, _, let path): [Self.unfinished(path)] + SweepStore.companions(of: Self.unfinished(path))
        case .database(let path): SweepStore.companions(of: path)
        }
    }

    /// Solves a sweep and writes its answers, to a file whole or not at all.
    /// - Parameter pictures: makes the files that go with the answers; they and the answers are written only where none
    ///   takes the place of another.
    /// - Returns: what was done.
    func write(
        _ work: SweepWork, at places: OutputPlaces,
        pictures: (SweepRunner.Report, [SweepRecord]) throws -> [(path: String, bytes: [UInt8])]
    ) throws -> SweepRunner.Report {
        if case .stream(let output, let columns) = self, var text = output.chosenFormat.growingText(columns) {
            let stream = try output.stream()
            try stream.append(text.opening())
            let (report, records) = try work.stream { records in try stream.append(text.bytes(of: records)) }
            try stream.append(text.closing())
            try OutputFile.write(pictures(report, records), at: places)
            return report
        }
        let store = try store(for: work)
        let (report, records) = try work.fill(store)
        let files = try pictures(report, records)
        try places.recheck(writing: files.map(\.path) + [path].compactMap(\.self))
        if case .database = self { try store.close() } else { try publish(store, at: places) }
        try OutputFile.write(files, at: places)
        return report
    }

    /// Where solved cases are kept before all are there; nil for a stream.
    var keptIn: String? {
        switch self {
        case .stream: nil
        case .file(_, _, let path): Self.unfinished(path)
        case .database(let path): path
        }
    }

    /// Where the answers go; nil for a stream.
    private var path: String? {
        switch self {
        case .stream: nil
        case .file(_, _, let path), .database(let path): path
        }
    }

    /// Where the answers stand until all are there.
    private func store(for work: SweepWork) throws -> SweepStore {
        switch self {
        case .stream: try SweepStore(for: work.identity)
        case .file(_, _, let path): try work.store(at: Self.unfinished(path))
        case .database(let path): try work.store(at: path)
        }
    }

    /// Writes what shards have together, whole or not at all.
    func write(_ merge: SweepMerge, at places: OutputPlaces) throws -> SweepTally {
        var lock: StoreLock?
        defer { withExtendedLifetime(lock) {} }
        switch self {
        case .database(let path): return try merge.write(to: path)
        case .file(_, _, let path): lock = try StoreLock(forStoreAt: Self.unfinished(path))
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
        case .stream(let output, let columns):
            let stream = try output.stream()
            try output.chosenFormat.write(store, columns, in: output.room) { bytes throws(OutputError) in
                try stream.append(bytes)
            }
        case .file(let output, let columns, let path):
            try OutputFile.write(to: path, at: places) { append in
                try output.chosenFormat.write(store, columns, in: output.room, to: append)
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
    fileprivate func growingText(_ columns: SweepColumns) -> (any GrowingText)? {
        switch self {
        case .table: nil
        case .csv: SweepCSV(columns)
        case .json: SweepDocument()
        }
    }

    fileprivate func write(
        _ store: SweepStore, _ columns: SweepColumns, in room: TextRoom,
        to append: ([UInt8]) throws(OutputError) -> Void
    ) throws {
        if var text = growingText(columns) {
            try text.write(store, to: append)
        } else {
            let answer = SweepPresentation(try store.allRecords(), tally: try store.tally())
            try append(Array(answer.text(in: room).utf8))
        }
    }
}
