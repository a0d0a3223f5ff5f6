import Sweeps

/// What a sweep has to solve, wherever its answers go.
struct SweepWork {
    let runner: SweepRunner
    let identity: SweepIdentity
    /// Whether what an earlier run left is thrown away.
    let isRestarting: Bool
    /// Whether the answers are wanted once more when they are written.
    let keepsRecords: Bool
    /// Whether progress goes into a log.
    let saysProgress: Bool
    let talk: Talk

    /// Opens the store at `path`, with what an earlier run left in it.
    /// - Throws: `StoreError`.
    func store(at path: String) throws -> SweepStore {
        let store = try SweepStore(at: path, for: identity, restarting: isRestarting)
        if store.damagedCases > 0 {
            talk.note("\(path): \(store.damagedCases) stored rows were damaged; their cases are solved again.")
        }
        return store
    }

    /// Solves what a store lacks.
    func fill(_ store: SweepStore) throws -> (report: SweepRunner.Report, records: [SweepRecord]) {
        defer { talk.endProgress() }
        let report = try runner.run(into: store, progress: talk.counter(inLines: saysProgress))
        return (report, keepsRecords ? try store.allRecords() : [])
    }

    /// Solves all, and hands the answers on in case order.
    func stream(
        to body: ([SweepRecord]) throws -> Void
    ) throws -> (report: SweepRunner.Report, records: [SweepRecord]) {
        var kept: [SweepRecord] = []
        defer { talk.endProgress() }
        let report = try runner.run(identity.shard, progress: talk.counter(inLines: saysProgress)) { records in
            if keepsRecords { kept += records }
            try body(records)
        }
        return (report, kept)
    }
}
