/// Puts the shards of one sweep together.
public struct SweepMerge {
    private let shards: [ShardResults]
    private let identity: SweepIdentity

    /// Opens results, each a CSV or a store, in any mixture.
    /// - Throws: `StoreError` or `TableError` for a file that cannot be read, or is of another sweep than the first.
    public init(_ paths: [String]) throws {
        let shards = try paths.map(ShardResults.init)
        guard let first = shards.first else {
            throw StoreError("", .nothingToMerge)
        }
        for shard in shards where shard.identity != first.identity {
            throw StoreError(shard.path, .stranger(to: first.path))
        }
        self.shards = shards
        identity = first.identity
    }

    /// All cases in memory.
    /// - Throws: `StoreError` or `TableError` where a shard cannot be read or is damaged, where two disagree on a case,
    ///   times aside, and for cases that are in none.
    public func store() throws -> SweepStore {
        let store = try SweepStore(for: identity)
        try fill(store)
        return store
    }

    /// All cases as a store at `path`, whole or not at all. What stands there already must be results of the same
    /// sweep.
    /// - Throws: as ``store()``, and `StoreError` where something else stands there.
    public func write(to path: String) throws -> SweepTally {
        let lock = try StoreLock(forStoreAt: path)
        defer { withExtendedLifetime(lock) {} }
        switch try StoreFile(at: path) {
        case .absent: try StoreNeighbours(of: path).requireNone()
        case .store: try SweepStore(at: path, for: identity, under: lock).close()
        case .foreign: throw StoreError(path, .foreign)
        }
        try StoreDraft.removeLeftovers(of: path)
        let store = try SweepStore(draftFor: path, identity)
        try fill(store)
        let tally = try store.tally()
        try store.publish()
        return tally
    }

    /// - Throws: `StoreError` for two shards that disagree on a case, times aside, and for cases that are in none.
    private func fill(_ store: SweepStore) throws {
        var owners = [Int?](repeating: nil, count: identity.caseCount + 1)
        for (k, shard) in shards.enumerated() {
            try shard.forEachPage { page in
                var fresh: [SweepRecord] = []
                for record in page {
                    guard (1...identity.caseCount).contains(record.number) else {
                        throw StoreError(shard.path, .damaged("there is no case \(record.number)"))
                    }
                    guard let owner = owners[record.number] else {
                        owners[record.number] = k
                        fresh.append(record)
                        continue
                    }
                    // The other one may be in this very page.
                    try store.insert(fresh)
                    fresh = []
                    guard try store.record(record.number)?.withoutTime == record.withoutTime else {
                        throw StoreError(shard.path, .contradiction(case: record.number, with: shards[owner].path))
                    }
                }
                try store.insert(fresh)
            }
        }
        let missing = owners.indices.dropFirst().filter { owners[$0] == nil }
        if !missing.isEmpty {
            throw StoreError(
                shards.map(\.path).joined(separator: ", "),
                .missingCases(Self.ranges(missing), of: identity.caseCount))
        }
    }

    /// Numbers in ascending order, those that follow each other together.
    private static func ranges(_ numbers: [Int]) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = ranges.last, last.upperBound + 1 == number {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges
    }
}

/// The results in one file.
private struct ShardResults {
    private enum Source {
        case store(SweepStore)
        case table([SweepRecord])
    }

    let path: String
    /// Without the shard: whatever part it is, the sweep is the same.
    let identity: SweepIdentity
    private let source: Source

    init(_ path: String) throws {
        self.path = path
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
