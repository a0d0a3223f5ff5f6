/// Puts the shards of one sweep together.
///
/// One shard is open at a time, so that there may be any number of them.
public struct SweepMerge {
    private let paths: [String]
    private let identity: SweepIdentity

    /// Looks at the first of the results, each a CSV or a store, in any mixture.
    /// - Throws: `StoreError` or `TableError` where that cannot be read, or there is none.
    public init(_ paths: [String]) throws {
        guard let first = paths.first else { throw StoreError("", .nothingToMerge) }
        self.paths = paths
        identity = try ShardResults(first).identity
    }

    /// All cases in a store without a name.
    /// - Throws: `StoreError` or `TableError` where a shard cannot be read, is damaged or is of another sweep than the
    ///   first, where two disagree on a case, times aside, and for cases that are in none.
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

    /// - Throws: `StoreError` for a shard of another sweep, for two shards that disagree on a case, times aside, and for
    ///   cases that are in none.
    private func fill(_ store: SweepStore) throws {
        // By case, 1 + the index of the shard that it came from; 0 where it came from none.
        var owners = [UInt32](repeating: 0, count: identity.caseCount + 1)
        for (k, path) in paths.enumerated() {
            let shard = try ShardResults(path)
            guard shard.identity == identity else { throw StoreError(path, .stranger(to: paths[0])) }
            try shard.forEachPage { page in
                var fresh: [SweepRecord] = []
                for record in page {
                    guard (1...identity.caseCount).contains(record.number) else {
                        throw StoreError(path, .damaged("there is no case \(record.number)"))
                    }
                    let owner = Int(owners[record.number])
                    guard owner > 0 else {
                        owners[record.number] = UInt32(k + 1)
                        fresh.append(record)
                        continue
                    }
                    // The other one may be in this very page.
                    try store.insert(fresh)
                    fresh = []
                    guard try store.record(record.number)?.withoutTime == record.withoutTime else {
                        throw StoreError(path, .contradiction(case: record.number, with: paths[owner - 1]))
                    }
                }
                try store.insert(fresh)
            }
        }
        let missing = owners.indices.lazy.dropFirst().filter { owners[$0] == 0 }
        guard missing.isEmpty else {
            throw StoreError(named, .missingCases(Self.ranges(missing), of: identity.caseCount))
        }
    }

    /// The shards as part of a sentence, the first few by name.
    private var named: String {
        let shown = paths.prefix(Self.mostNamed).joined(separator: ", ")
        return paths.count > Self.mostNamed ? "\(shown) and \(paths.count - Self.mostNamed) others" : shown
    }

    private static let mostNamed = 20

    /// Numbers in ascending order, those that follow each other together.
    private static func ranges(_ numbers: some Sequence<Int>) -> [ClosedRange<Int>] {
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
