import ContractDesign
import Foundation
import TestSupport
import Testing

@testable import Sweeps

/// A store takes little room, and gives back what it was given.
@Suite struct StoreRoomTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func sweep(_ axes: String...) throws -> Sweep {
        let population = try Population([
            ParticipantType(name: "university", cost: 0.2, probability: 0.4),
            ParticipantType(name: "hospital", cost: 0.02, probability: 0.6),
        ])
        return try Sweep(
            population: population, axes: axes.map { axis throws(GridError) in try GridAxis(axis) },
            settings: SweepSettings(), version: "1")
    }

    private func record(_ number: Int, of sweep: Sweep) throws -> SweepRecord {
        SweptCase(number, try sweep.problem(number), of: sweep.identity(), within: 1e-9).record
    }

    /// A row of the answers is one of a case and one of its types.
    @Test func atMost200BytesARow() throws {
        let sweep = try sweep("participants=2:51:1", "cost.university=0.1:0.3/40")
        let store = try SweepStore(at: folder("a.sqlite"), for: sweep.identity())
        let report = try SweepRunner(sweep, jobs: 2).run(into: store)
        try store.close()
        #expect(report.solved == 2000)
        let bytes = try folder.bytes("a.sqlite").count
        #expect(bytes <= 200 * 2 * 2000, "\(Double(bytes) / 4000) bytes a row")
        // Merged from parts, whose cases do not come in order.
        var parts: [String] = []
        for k in 1...7 {
            let shard = try #require(Shard("\(k)/7"))
            let part = try SweepStore(at: folder("\(k).sqlite"), for: sweep.identity(shard))
            _ = try SweepRunner(sweep, jobs: 2).run(into: part)
            try part.close()
            parts.append(folder("\(k).sqlite"))
        }
        _ = try SweepMerge(parts).write(to: folder("b.sqlite"))
        let merged = try folder.bytes("b.sqlite").count
        #expect(merged <= 200 * 2 * 2000, "\(Double(merged) / 4000) bytes a row")
        let (whole, together) = try (SweepStore(reading: folder("a.sqlite")), SweepStore(reading: folder("b.sqlite")))
        #expect(try whole.allRecords().map(\.withoutTime) == together.allRecords().map(\.withoutTime))
    }

    /// More texts than are kept by number, in two runs, and one that only the first of them knew.
    @Test func anyNumberOfTexts() throws {
        let sweep = try sweep("participants=1:4500:1")
        let records = try (1...4500).map { try record($0, of: sweep) }
        #expect(Set(records.map { $0[.participation] }).count == 4500)
        for part in [records[..<4000], records[4000...]] {
            let store = try SweepStore(at: folder("a.sqlite"), for: sweep.identity())
            for start in stride(from: part.startIndex, to: part.endIndex, by: 300) {
                try store.insert(Array(part[start..<min(start + 300, part.endIndex)].reversed()))
            }
            try store.close()
        }
        #expect(try SweepStore(reading: folder("a.sqlite")).allRecords() == records)
        let store = try SweepStore(at: folder("a.sqlite"), for: sweep.identity())
        #expect(try store.damagedCases == 0 && store.tally().total == 4500)
        for number in [1, 4100, 4500] { #expect(try store.record(number) == records[number - 1]) }
    }

    /// What a failed transaction would have stored is not taken for stored.
    @Test func textsOfATransactionThatFailed() throws {
        let sweep = try sweep("participants=1:9:1")
        let store = try SweepStore(for: sweep.identity())
        var broken = try record(9, of: sweep)
        broken.offers[1][.typeNumber] = .none
        try store.insert([record(2, of: sweep)])
        #expect(throws: StoreError.self) { try store.insert([record(3, of: sweep), broken]) }
        #expect(try store.record(3) == nil)
        try store.insert([record(3, of: sweep), record(4, of: sweep)])
        #expect(try store.record(3) == record(3, of: sweep).with(store.record(3)))
        #expect(try store.record(4)?[.participation] == .text("fixed:4"))
    }
}

extension SweepRecord {
    /// With the time that another one took.
    fileprivate func with(_ other: SweepRecord?) -> SweepRecord {
        var record = self
        record.summary[.seconds] = other?[.seconds] ?? .none
        return record
    }
}
