import ContractDesign
import Foundation
import TestSupport
import Testing

@testable import Sweeps

/// Results are read without a trace, wherever they lie and in whatever state they were left.
@Suite struct StoreReadingTests {
    private let folder: ScratchFolder
    private let sweep: Sweep

    init() throws {
        folder = try ScratchFolder()
        sweep = try Sweep(
            population: Population([ParticipantType(name: "a", cost: 0.2, probability: 1)]),
            axes: [GridAxis("participants=2:9:1")],
            settings: SweepSettings(), version: "1")
    }

    /// A finished store, and one as a process leaves it that was killed after its last case.
    private func makeStores() throws -> [SweepRecord] {
        let store = try SweepStore(at: folder("plain?#%20 x.sqlite"), for: sweep.identity())
        _ = try SweepRunner(sweep, jobs: 1).run(into: store)
        let records = try store.allRecords()
        for suffix in ["", "-wal"] {
            try folder.write("killed.sqlite\(suffix)", bytes: folder.bytes("plain?#%20 x.sqlite\(suffix)"))
        }
        #expect(try folder.bytes("killed.sqlite-wal").count > 0)
        try store.close()
        return records
    }

    @Test func readingLeavesNoTrace() throws {
        let records = try makeStores()
        let names = try folder.names()
        let before = try names.map { try folder.bytes($0) }
        for name in ["plain?#%20 x.sqlite", "killed.sqlite"] {
            #expect(try SweepStore(reading: folder(name)).allRecords() == records)
            #expect(try SweepMerge([folder(name)]).store().allRecords() == records)
        }
        #expect(try folder.names() == names)
        #expect(try names.map { try folder.bytes($0) } == before)
    }

    /// A process that reads does not meet one that writes in the same results.
    @Test func readersAndWritersKeepApart() throws {
        _ = try makeStores()
        let writer = try SweepStore(at: folder("killed.sqlite"), for: sweep.identity())
        #expect(throws: StoreError.self) { try SweepStore(reading: folder("killed.sqlite")) }
        #expect(throws: StoreError.self) { try SweepStore(at: folder("killed.sqlite"), for: sweep.identity()) }
        try writer.close()
        #expect(try SweepStore(reading: folder("killed.sqlite")).allRecords().count == 8)
        #expect(try folder.names() == ["killed.sqlite", "plain?#%20 x.sqlite"])
    }
}
